// Brings up a Compose service and its dependencies as a separate project. Does not affect running projects of the user.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { at, closureOf, scalarText, servicesOf } from "../../../compose/model.ts";
import { linkedSignal } from "../../../lib/abort-signals.ts";
import { messageOf } from "../../../lib/errors.ts";
import type { RedactedLog } from "../../../lib/log.ts";
import type { PreparedImage } from "../../../model/adapters.ts";
import { GateError } from "../../../model/gate-error.ts";
import type { ResolvedCompose } from "../../../model/resolved-compose.ts";
import { containerError } from "../container/known-mistakes.ts";
import type { Engine } from "../engine/connect.ts";
import { composeConfig } from "./config.ts";
import {
  awaitCondition,
  containersOf,
  dependenciesOf,
  dependencyError,
  exitedDependencies,
  failedService,
  maxStartMs,
  requirements,
} from "./dependencies.ts";
import { buildImages, pullImages, testedImage } from "./images.ts";
import { injectedFilesOf, putInjectedFiles } from "./injected-files.ts";
import { createProject, type Project, type ProjectRun, projectName } from "./project.ts";
import { removeProject } from "./teardown.ts";

export interface StartedProject extends PreparedImage {
  /** Created, and not started. */
  readonly containerId: string;
  readonly isOnHostNetwork: boolean;
}

/** A call of `bringUp`: `tearDown` aborts it and waits for it. */
interface BringUp {
  readonly abort: AbortController;
  readonly settled: Promise<void>;
  isComplete: boolean;
}

const bringUps = new Map<string, BringUp>();

/** How long `tearDown` waits for docker compose to end after SIGTERM. */
const settleTimeoutMs = 2_000;

/**
 * Builds and pulls images, creates the service's container and starts the dependencies, so that the container can be
 * started. Call `tearDown` afterwards in any case.
 * @param port the app's port; null to use the ports that the Compose file or the image names
 * @throws GateError `image` or `container`; `log` already has the output of builds and pulls
 */
export async function bringUp(
  run: ProjectRun,
  signal: AbortSignal,
  port: number | null = null,
): Promise<StartedProject> {
  const { resolved, runId } = run;
  const abort = new AbortController();
  const linked = linkedSignal([signal, abort.signal]);
  const folder = mkdtempSync(join(tmpdir(), "memgate-compose-"));
  const project = createProject(run, folder, linked.signal);
  const running = startProject(project, port, run.isPrepared === true)
    .catch((cause: unknown) => {
      if (cause instanceof GateError || linked.signal.aborted) throw cause;
      const error = messageOf(cause);
      throw composeError(resolved, error, `${resolved.name} could not be brought up: ${error}`, cause);
    })
    .finally(() => {
      rmSync(folder, { recursive: true, force: true });
      linked.release();
    });
  const state: BringUp = { abort, settled: running.then(noop, noop), isComplete: false };
  bringUps.set(runId, state);
  const up = await running;
  state.isComplete = true;
  return up;
}

/**
 * Removes everything that the run's project has at the engine. Can be called at any time and repeatedly: it aborts a
 * `bringUp` that still runs.
 * @param keepsImages true if another run of the set needs the images
 * @throws Error with the commands that remove the remaining resources
 */
export async function tearDown({ docker }: Pick<Engine, "docker">, runId: string, keepsImages = false): Promise<void> {
  const state = bringUps.get(runId);
  state?.abort.abort();
  await Promise.race([state?.settled, sleep(settleTimeoutMs, undefined, { ref: false })]);
  await removeProject(docker, projectName(runId), state?.isComplete === false, keepsImages);
  bringUps.delete(runId);
}

/** The dependencies that exited or restarted during the run. */
export async function exitedServices(
  { docker }: Pick<Engine, "docker">,
  { service, model }: ResolvedCompose,
  runId: string,
  { output }: Pick<RedactedLog, "output">,
) {
  const services = servicesOf(model);
  return exitedDependencies(docker, projectName(runId), dependenciesOf(at(services, service), services), output);
}

function noop(): void {}

function composeError({ service }: ResolvedCompose, error: string, message: string, cause?: unknown): GateError {
  return new GateError({ code: "container-failed/compose", data: { service, error } }, message, { cause });
}

async function startProject(project: Project, port: number | null, isPrepared: boolean): Promise<StartedProject> {
  const { engine, resolved } = project;
  project.override({});
  if (!isPrepared) {
    await buildImages(project);
    await pullImages(project);
  }
  const image = await testedImage(project);
  const isOnHostNetwork = scalarText(at(servicesOf(resolved.model), resolved.service, "network_mode")) === "host";
  if (!engine.isLocal && !isOnHostNetwork) {
    project.override({ publish: port === null ? tcpPorts(image.exposedPorts) : [port] });
  }
  const containerId = await createContainers(project);
  await injectFiles(project, containerId);
  await startDependencies(project);
  return { ...image, containerId, isOnHostNetwork };
}

function tcpPorts(exposed: readonly string[]): readonly number[] {
  return exposed.filter((port) => !/\/(udp|sctp)$/.test(port)).map((port) => Number.parseInt(port, 10));
}

/** The images exist by now, so docker compose must neither pull nor build. */
const noPullNoBuild = ["--pull", "never", "--no-build"];

async function createContainers(project: Project): Promise<string> {
  const { engine, resolved, name } = project;
  const { code, stderr } = await project.compose(["up", "--no-start", ...noPullNoBuild, resolved.service], null);
  if (code !== 0) {
    const error = resolved.refusal(stderr);
    const fault = { code: "container-failed/compose", data: { service: resolved.service, error } } as const;
    throw containerError("docker compose could not create the containers", error, stderr, fault);
  }
  const [container] = await containersOf(engine.docker, name, resolved.service);
  if (container === undefined) {
    const error = `docker compose created no container of the service ${resolved.service} at ${engine.host.url}`;
    throw composeError(resolved, error, error);
  }
  return container.Id;
}

async function injectFiles(project: Project, containerId: string): Promise<void> {
  const { resolved, engine } = project;
  const files = injectedFilesOf(resolved.model, resolved.service);
  if (files.length === 0) return;
  const exposedVariables = files.flatMap(({ content }) => ("variable" in content ? content.variable : []));
  project.override({ exposedVariables });
  const { model, stderr } = await composeConfig((args) => project.compose(args, null), [resolved.service]);
  if (model === null) {
    const error = resolved.refusal(stderr);
    throw composeError(resolved, error, `compose-file ${error}`);
  }
  try {
    const values = at(model, "x-memgate");
    const filled = files.map(({ content, ...file }) => ({
      ...file,
      text: "text" in content ? content.text : (scalarText(at(values, content.variable)) ?? ""),
    }));
    await putInjectedFiles(engine.docker.getContainer(containerId), filled);
  } catch (cause) {
    const error = messageOf(cause);
    const message = `the secrets and configs of the service ${resolved.service} could not be copied into its container: ${error}`;
    throw composeError(resolved, error, message, cause);
  }
}

async function startDependencies(project: Project): Promise<void> {
  const { engine, resolved, log, signal, name } = project;
  const others = closureOf(resolved.model, resolved.service).filter((service) => service !== resolved.service);
  if (others.length === 0) return;
  log.line(`starting ${others.join(", ")}`);
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), maxStartMs);
  const up = ["up", "--detach", "--no-recreate", ...noPullNoBuild, ...others];
  const { code, stderr } = await project.compose(up, null, deadline.signal).finally(() => clearTimeout(timer));
  if (code !== 0 || deadline.signal.aborted) {
    const failed = await failedService(engine.docker, name, resolved.service, log.output);
    if (failed !== null) throw dependencyError([failed.service], failed.message);
    const error = resolved.refusal(stderr);
    const fault = { code: "container-failed/dependency", data: { services: others } } as const;
    throw containerError(`docker compose could not start ${others.join(", ")}`, error, stderr, fault);
  }
  const services = servicesOf(resolved.model);
  for (const dependency of dependenciesOf(at(services, resolved.service), services)) {
    log.line(`waiting for ${dependency.service} to ${requirements[dependency.condition]}`);
    await awaitCondition(engine.docker, name, dependency, signal, log.output).catch((error: unknown) => {
      if (dependency.isRequired || !(error instanceof GateError)) throw error;
      log.line(`continuing without ${dependency.service}, which is optional: ${error.message}`);
    });
  }
}
