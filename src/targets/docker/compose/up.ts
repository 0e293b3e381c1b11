// A service of a Compose project, with what it depends on, as a project of the run's own: one that is up stays as it is.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { at, closureOf, scalarText, servicesOf } from "../../../compose/model.ts";
import { linkedSignal } from "../../../lib/abort-signals.ts";
import { GateError, messageOf } from "../../../lib/errors.ts";
import type { RedactedLog } from "../../../lib/log.ts";
import type { PreparedImage } from "../../../model/adapters.ts";
import type { ResolvedCompose } from "../../../model/resolved-compose.ts";
import type { Engine } from "../engine/connect.ts";
import {
  awaitCondition,
  blameOf,
  containersOf,
  dependenciesOf,
  exitedDependencies,
  longestMs,
  wanted,
} from "./dependencies.ts";
import { buildImages, pullImages, testedImage } from "./images.ts";
import { mountedTexts, putTexts } from "./injected-files.ts";
import { createProject, type Project, projectName } from "./project.ts";
import { removeProject } from "./teardown.ts";

export interface BroughtUp extends PreparedImage {
  /** Created, and not started. */
  readonly containerId: string;
  readonly isOnHostNetwork: boolean;
}

/** What of a project is in hand; a taking down waits for what is under way. */
interface Work {
  readonly end: AbortController;
  readonly settled: Promise<void>;
  isWhole: boolean;
}

const works = new Map<string, Work>();

/** How long docker compose may take to end once it was asked to. */
const endingMs = 2_000;

/**
 * Builds and pulls images, creates the service's container and starts what it depends on, until it could be started.
 * To be followed by `tearDown`, whatever comes of it.
 * @param port the app's; null where it is not known yet: those that the file or the image names
 * @throws GateError `image` or `container`; the log of builds and pulls has gone to `log` by then
 */
export async function bringUp(
  engine: Engine,
  resolved: ResolvedCompose,
  limitBytes: number,
  runId: string,
  log: RedactedLog,
  signal: AbortSignal,
  port: number | null = null,
): Promise<BroughtUp> {
  const end = new AbortController();
  const linked = linkedSignal([signal, end.signal]);
  const folder = mkdtempSync(join(tmpdir(), "memgate-compose-"));
  const project = createProject(engine, resolved, limitBytes, runId, folder, log, linked.signal);
  const working = broughtUp(project, port)
    .catch((cause: unknown) => {
      if (cause instanceof GateError || linked.signal.aborted) throw cause;
      throw new GateError("container", `${resolved.name} could not be brought up: ${messageOf(cause)}`, { cause });
    })
    .finally(() => {
      rmSync(folder, { recursive: true, force: true });
      linked.release();
    });
  const work: Work = { end, settled: working.then(noop, noop), isWhole: false };
  works.set(runId, work);
  const up = await working;
  work.isWhole = true;
  return up;
}

/**
 * Removes all that the run's project has at the engine. At any time, and as often as one likes: what is under way is ended.
 * @throws with the commands that remove what is left
 */
export async function tearDown({ docker }: Pick<Engine, "docker">, runId: string): Promise<void> {
  const work = works.get(runId);
  work?.end.abort();
  await Promise.race([work?.settled, sleep(endingMs, undefined, { ref: false })]);
  await removeProject(docker, projectName(runId), work?.isWhole === false);
  works.delete(runId);
}

/** What of that which the app depends on ended during the run, as a clause each. */
export async function exitedServices(
  { docker }: Pick<Engine, "docker">,
  { service, model }: ResolvedCompose,
  runId: string,
  { hide }: Pick<RedactedLog, "hide">,
) {
  const services = servicesOf(model);
  return exitedDependencies(docker, projectName(runId), dependenciesOf(at(services, service), services), hide);
}

function noop(): void {}

async function broughtUp(project: Project, port: number | null): Promise<BroughtUp> {
  const { engine, resolved } = project;
  project.override({});
  await buildImages(project);
  await pullImages(project);
  const image = await testedImage(project);
  const isOnHostNetwork = scalarText(at(servicesOf(resolved.model), resolved.service, "network_mode")) === "host";
  if (!engine.isLocal && !isOnHostNetwork) {
    project.override({ publish: port === null ? tcpPorts(image.exposedPorts) : [port] });
  }
  const containerId = await createContainers(project);
  await putMounted(project, containerId);
  await startDependencies(project);
  return { ...image, containerId, isOnHostNetwork };
}

function tcpPorts(exposed: readonly string[]): readonly number[] {
  return exposed.filter((port) => !/\/(udp|sctp)$/.test(port)).map((port) => Number.parseInt(port, 10));
}

/** Images are there by now: nothing is pulled or built on the way. */
const fromHere = ["--pull", "never", "--no-build"];

async function createContainers(project: Project): Promise<string> {
  const { engine, resolved, name } = project;
  const { code, stderr } = await project.compose(["up", "--no-start", ...fromHere, resolved.service], null);
  if (code !== 0) {
    throw new GateError("container", `docker compose could not create the containers: ${resolved.refusal(stderr)}`);
  }
  const [container] = await containersOf(engine.docker, name, resolved.service);
  if (container === undefined) {
    throw new GateError(
      "container",
      `docker compose created no container of the service ${resolved.service} at ${engine.host.url}`,
    );
  }
  return container.Id;
}

async function putMounted(project: Project, containerId: string): Promise<void> {
  const { resolved, engine } = project;
  const files = mountedTexts(resolved.model, resolved.service);
  if (files.length === 0) return;
  const variables = files.flatMap(({ written }) => ("variable" in written ? written.variable : []));
  project.override({ shownVariables: variables });
  const { code, stdout, stderr } = await project.compose(["config", "--format", "json", resolved.service], null);
  if (code !== 0) throw new GateError("container", `compose-file ${resolved.refusal(stderr)}`);
  try {
    const values = at(parsed(stdout), "x-memgate");
    const written = files.map(({ written, ...file }) => ({
      ...file,
      text: "text" in written ? written.text : (scalarText(at(values, written.variable)) ?? "").replaceAll("$$", "$"),
    }));
    await putTexts(engine.docker.getContainer(containerId), written);
  } catch (cause) {
    throw new GateError(
      "container",
      `the secrets and configs of the service ${resolved.service} could not be put into its container: ${messageOf(cause)}`,
      { cause },
    );
  }
}

/** Of what is no JSON nothing is repeated: it holds secrets. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error("docker compose config printed no JSON");
  }
}

async function startDependencies(project: Project): Promise<void> {
  const { engine, resolved, log, signal, name } = project;
  const others = closureOf(resolved.model, resolved.service).filter((service) => service !== resolved.service);
  if (others.length === 0) return;
  log.line(`starting ${others.join(", ")}`);
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), longestMs);
  const up = ["up", "--detach", "--no-recreate", ...fromHere, ...others];
  const { code, stderr } = await project.compose(up, null, deadline.signal).finally(() => clearTimeout(timer));
  if (code !== 0 || deadline.signal.aborted) {
    const blame = await blameOf(engine.docker, name, resolved.service, log.hide);
    const why = blame ?? `docker compose could not start ${others.join(", ")}: ${resolved.refusal(stderr)}`;
    throw new GateError("container", why);
  }
  const services = servicesOf(resolved.model);
  for (const dependency of dependenciesOf(at(services, resolved.service), services)) {
    log.line(`waiting for ${dependency.service} to be ${wanted[dependency.condition]}`);
    await awaitCondition(engine.docker, name, dependency, signal, log.hide).catch((error: unknown) => {
      if (dependency.isRequired || !(error instanceof GateError)) throw error;
      log.line(`going on without it: ${error.message}`);
    });
  }
}
