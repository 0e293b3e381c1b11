// What a service waits for before it is started: its dependencies' conditions, asked of the engine.
import { setTimeout as sleep } from "node:timers/promises";
import type Docker from "dockerode";
import { at, mapOf, scalarText } from "../../../compose/model.ts";
import { GateError } from "../../../lib/errors.ts";
import { cut } from "../../../redaction/redactor.ts";
import { logLines } from "../container/log-stream.ts";

export const projectLabel = "com.docker.compose.project";
const serviceLabel = "com.docker.compose.service";
/** `True` of what docker compose run makes, else `False`. */
export const oneOffLabel = "com.docker.compose.oneoff";

const lookEveryMs = 200;
/** A database that never comes up must not have a job wait for hours. */
export const longestMs = 5 * 60_000;
const shownLines = 8;

export interface Dependency {
  readonly service: string;
  readonly condition: "service_started" | "service_healthy" | "service_completed_successfully";
  /** Without it the run goes on. */
  readonly isRequired: boolean;
}

/** See `RedactedLog`. */
type Hide = (printed: string) => string;

/** @param service as docker compose resolved it */
export function dependenciesOf(service: unknown, services: unknown): readonly Dependency[] {
  return Object.entries(mapOf(at(service, "depends_on"))).flatMap(([name, how]) => {
    const condition = scalarText(at(how, "condition"));
    // One that is not required may not be there at all: its profile is not on.
    if (at(services, name) === undefined) return [];
    const known = condition === "service_healthy" || condition === "service_completed_successfully";
    const isRequired = at(how, "required") !== false;
    return [{ service: name, condition: known ? condition : ("service_started" as const), isRequired }];
  });
}

/**
 * Waits until each of the dependency's containers meets its condition.
 * @throws GateError `container` where one can't any more
 */
export async function awaitCondition(
  docker: Docker,
  project: string,
  { service, condition }: Dependency,
  signal: AbortSignal,
  hide: Hide,
): Promise<void> {
  const untilMs = performance.now() + longestMs;
  for (;;) {
    const containers = await containersOf(docker, project, service);
    signal.throwIfAborted();
    const states = await Promise.all(containers.map(({ Id }) => docker.getContainer(Id).inspect()));
    signal.throwIfAborted();
    const looks = states.map((state) => pathKindAt(state, condition));
    const failed = looks.findIndex((look) => look !== "met" && look !== "waiting");
    if (failed >= 0) {
      const why = await described(docker, states[failed], String(looks[failed]), hide);
      throw new GateError("container", `the service ${service}, which has to be ${wanted[condition]}, ${why}`);
    }
    if (looks.length > 0 && looks.every((look) => look === "met")) return;
    if (looks.length === 0) throw new GateError("container", `the service ${service} has no container`);
    if (performance.now() > untilMs) {
      const slow = states[looks.findIndex((look) => look !== "met")];
      const why = await described(docker, slow, `was not so within ${longestMs / 60_000} minutes`, hide);
      throw new GateError("container", `the service ${service}, which has to be ${wanted[condition]}, ${why}`);
    }
    await sleep(lookEveryMs, undefined, { signal });
  }
}

export const wanted: Readonly<Record<Dependency["condition"], string>> = {
  service_started: "started",
  service_healthy: "healthy",
  service_completed_successfully: "run to its end",
};

/** Met, or still waited for, or why it can't be any more. */
function pathKindAt({ State }: Docker.ContainerInspectInfo, condition: Dependency["condition"]): string {
  const isOver = State.Status === "exited" || State.Status === "dead";
  const exited = `exited with ${State.ExitCode}${State.OOMKilled ? ", OOM-killed" : ""}`;
  if (condition === "service_completed_successfully") {
    if (!isOver) return "waiting";
    return State.ExitCode === 0 ? "met" : exited;
  }
  // One that comes up again is "restarting" between its ends.
  if (isOver) return exited;
  if (condition === "service_started") return State.Running && !State.Restarting ? "met" : "waiting";
  const health = State.Health?.Status;
  if (State.Running && (health === undefined || health === "none")) return "has no healthcheck";
  if (health === "unhealthy") return "is unhealthy";
  return health === "healthy" ? "met" : "waiting";
}

/**
 * Where docker compose gave up on what the dependencies themselves depend on: the one that is to blame.
 * @returns a clause that names the service; null where all of them seem well
 */
export async function blameOf(docker: Docker, project: string, tested: string, hide: Hide): Promise<string | null> {
  for (const { Id, Labels } of await containersOf(docker, project, null)) {
    const service = Labels[serviceLabel] ?? "";
    if (service === tested) continue;
    const info = await docker.getContainer(Id).inspect();
    const { State } = info;
    const isFailed = State.Status === "exited" && State.ExitCode !== 0;
    const look =
      State.Health?.Status === "unhealthy" ? "is unhealthy" : isFailed ? `exited with ${State.ExitCode}` : null;
    if (look !== null) return `the service ${service} ${await described(docker, info, look, hide)}`;
  }
  return null;
}

/**
 * Dependencies that were to run as long as the app, and don't any more.
 * @returns a clause each, that names the service
 */
export async function exitedDependencies(
  docker: Docker,
  project: string,
  dependencies: readonly Dependency[],
  hide: Hide,
) {
  const lasting = dependencies.filter(({ condition }) => condition !== "service_completed_successfully");
  const looks = lasting.map(async ({ service }) => {
    const containers = await containersOf(docker, project, service);
    const infos = await Promise.all(containers.map(({ Id }) => docker.getContainer(Id).inspect()));
    const ended = infos.find(({ State, RestartCount }) => !State.Running || State.Restarting || RestartCount > 0);
    if (ended === undefined) return [];
    return await described(docker, ended, `the service ${service} ${fall(ended)}`, hide);
  });
  return (await Promise.all(looks)).flat();
}

/** One that runs again has no exit code any more. */
function fall({ State, RestartCount }: Docker.ContainerInspectInfo): string {
  const oom = State.OOMKilled ? ", OOM-killed" : "";
  if (State.Running && !State.Restarting)
    return `was restarted ${RestartCount === 1 ? "once" : `${RestartCount} times`}${oom}`;
  return `exited with code ${State.ExitCode}${oom}`;
}

/** @param service without what was made to run a command in; null for all containers of the project */
export async function containersOf(docker: Docker, project: string, service: string | null) {
  const ofService = service === null ? [] : [`${serviceLabel}=${service}`, `${oneOffLabel}=False`];
  const label = [`${projectLabel}=${project}`, ...ofService];
  return docker.listContainers({ all: true, filters: { label } });
}

async function described(
  docker: Docker,
  info: Docker.ContainerInspectInfo | undefined,
  what: string,
  hide: Hide,
): Promise<string> {
  if (info === undefined) return what;
  const log = await docker
    .getContainer(info.Id)
    .logs({ stdout: true, stderr: true, tail: shownLines, follow: false })
    .then((raw) => logLines(raw, shownLines).map(hide))
    .catch(() => []);
  const printed = hide(info.State.Health?.Log?.at(-1)?.Output?.replace(/\s+/g, " ").trim() ?? "");
  const check =
    printed === "" ? "" : `; its healthcheck printed: ${printed.length > 300 ? printed.slice(0, 300) + cut : printed}`;
  return `${what}${check}; ${log.length === 0 ? "its log is empty" : `its log ends with: ${log.join(" | ")}`}`;
}
