// The dependencies of the tested service: waits for their conditions, and finds failed or exited dependencies.
import { setTimeout as sleep } from "node:timers/promises";
import type Docker from "dockerode";
import { at, mapOf, scalarText } from "../../../compose/model.ts";
import { GateError } from "../../../lib/errors.ts";
import { truncationMark } from "../../../redaction/redactor.ts";
import { logLines } from "../container/log-stream.ts";

export const projectLabel = "com.docker.compose.project";
const serviceLabel = "com.docker.compose.service";
/** `True` for a container of `docker compose run`, else `False`. */
export const oneOffLabel = "com.docker.compose.oneoff";

const pollIntervalMs = 200;
/** Bounds the start of the dependencies: a database that never starts must not block a job for hours. */
export const maxStartMs = 5 * 60_000;
const logTailLines = 8;
const maxHealthcheckOutputLength = 300;

export interface Dependency {
  readonly service: string;
  readonly condition: "service_started" | "service_healthy" | "service_completed_successfully";
  /** If false, the run continues without it. */
  readonly isRequired: boolean;
}

/** `hide` of `RedactedLog`. */
type Hide = (printed: string) => string;

/**
 * Reads `depends_on`.
 * @param service in the form that docker compose resolved
 */
export function dependenciesOf(service: unknown, services: unknown): readonly Dependency[] {
  return Object.entries(mapOf(at(service, "depends_on"))).flatMap(([name, how]) => {
    const condition = scalarText(at(how, "condition"));
    // An optional dependency is missing if its profile is not active.
    if (at(services, name) === undefined) return [];
    const known = condition === "service_healthy" || condition === "service_completed_successfully";
    const isRequired = at(how, "required") !== false;
    return [{ service: name, condition: known ? condition : ("service_started" as const), isRequired }];
  });
}

/**
 * Waits until all containers of the dependency meet its condition.
 * @throws GateError `container` if a container can't meet it any more, or after `maxStartMs`
 */
export async function awaitCondition(
  docker: Docker,
  project: string,
  { service, condition }: Dependency,
  signal: AbortSignal,
  hide: Hide,
): Promise<void> {
  const untilMs = performance.now() + maxStartMs;
  const required = `the service ${service} must ${requirements[condition]}`;
  for (;;) {
    const containers = await containersOf(docker, project, service);
    signal.throwIfAborted();
    const states = await Promise.all(containers.map(({ Id }) => docker.getContainer(Id).inspect()));
    signal.throwIfAborted();
    const statuses = states.map((state) => statusOf(state, condition));
    const failed = statuses.findIndex((status) => status !== "met" && status !== "waiting");
    if (failed >= 0) {
      const why = await withDetails(docker, states[failed], String(statuses[failed]), hide);
      throw new GateError("container", `${required}, but ${why}`);
    }
    if (statuses.length > 0 && statuses.every((status) => status === "met")) return;
    if (statuses.length === 0) throw new GateError("container", `the service ${service} has no container`);
    if (performance.now() > untilMs) {
      const slow = states[statuses.findIndex((status) => status !== "met")];
      const why = await withDetails(docker, slow, `did not within ${maxStartMs / 60_000} minutes`, hide);
      throw new GateError("container", `${required}, but ${why}`);
    }
    await sleep(pollIntervalMs, undefined, { signal });
  }
}

/** The conditions as verb phrases, for messages. */
export const requirements: Readonly<Record<Dependency["condition"], string>> = {
  service_started: "start",
  service_healthy: "become healthy",
  service_completed_successfully: "exit with code 0",
};

/** "met", "waiting", or a clause that says why the container can't meet the condition any more. */
function statusOf({ State }: Docker.ContainerInspectInfo, condition: Dependency["condition"]): string {
  const hasExited = State.Status === "exited" || State.Status === "dead";
  const exited = `exited with code ${State.ExitCode}${State.OOMKilled ? ", OOM-killed" : ""}`;
  if (condition === "service_completed_successfully") {
    if (!hasExited) return "waiting";
    return State.ExitCode === 0 ? "met" : exited;
  }
  // A container that the engine restarts has the status "restarting" in between.
  if (hasExited) return exited;
  if (condition === "service_started") return State.Running && !State.Restarting ? "met" : "waiting";
  const health = State.Health?.Status;
  if (State.Running && (health === undefined || health === "none")) return "has no healthcheck";
  if (health === "unhealthy") return "is unhealthy";
  return health === "healthy" ? "met" : "waiting";
}

/**
 * Finds the service that made `docker compose up` fail, also among the dependencies of dependencies.
 * @returns a clause that names the service; null if no service has failed or is unhealthy
 */
export async function failedService(
  docker: Docker,
  project: string,
  tested: string,
  hide: Hide,
): Promise<string | null> {
  for (const { Id, Labels } of await containersOf(docker, project, null)) {
    const service = Labels[serviceLabel] ?? "";
    if (service === tested) continue;
    const info = await docker.getContainer(Id).inspect();
    const { State } = info;
    const isFailed = State.Status === "exited" && State.ExitCode !== 0;
    const problem =
      State.Health?.Status === "unhealthy" ? "is unhealthy" : isFailed ? `exited with code ${State.ExitCode}` : null;
    if (problem !== null) return `the service ${service} ${await withDetails(docker, info, problem, hide)}`;
  }
  return null;
}

/**
 * Finds dependencies that must run as long as the app, but exited or restarted.
 * @returns one clause per service, such as `the service db exited with code 1; its log is empty`
 */
export async function exitedDependencies(
  docker: Docker,
  project: string,
  dependencies: readonly Dependency[],
  hide: Hide,
) {
  const lasting = dependencies.filter(({ condition }) => condition !== "service_completed_successfully");
  const clauses = lasting.map(async ({ service }) => {
    const containers = await containersOf(docker, project, service);
    const infos = await Promise.all(containers.map(({ Id }) => docker.getContainer(Id).inspect()));
    const ended = infos.find(({ State, RestartCount }) => !State.Running || State.Restarting || RestartCount > 0);
    if (ended === undefined) return [];
    return await withDetails(docker, ended, `the service ${service} ${endingOf(ended)}`, hide);
  });
  return (await Promise.all(clauses)).flat();
}

/** The engine keeps no exit code of a container that runs again. */
function endingOf({ State, RestartCount }: Docker.ContainerInspectInfo): string {
  const oom = State.OOMKilled ? ", OOM-killed" : "";
  if (State.Running && !State.Restarting)
    return `was restarted ${RestartCount === 1 ? "once" : `${RestartCount} times`}${oom}`;
  return `exited with code ${State.ExitCode}${oom}`;
}

/** @param service excludes containers of `docker compose run`; null for all containers of the project */
export async function containersOf(docker: Docker, project: string, service: string | null) {
  const ofService = service === null ? [] : [`${serviceLabel}=${service}`, `${oneOffLabel}=False`];
  const label = [`${projectLabel}=${project}`, ...ofService];
  return docker.listContainers({ all: true, filters: { label } });
}

/** Appends the output of the last healthcheck and the end of the log. */
async function withDetails(
  docker: Docker,
  info: Docker.ContainerInspectInfo | undefined,
  clause: string,
  hide: Hide,
): Promise<string> {
  if (info === undefined) return clause;
  const log = await docker
    .getContainer(info.Id)
    .logs({ stdout: true, stderr: true, tail: logTailLines, follow: false })
    .then((raw) => logLines(raw, logTailLines).map(hide))
    .catch(() => []);
  const printed = hide(info.State.Health?.Log?.at(-1)?.Output?.replace(/\s+/g, " ").trim() ?? "");
  const shortened =
    printed.length > maxHealthcheckOutputLength
      ? printed.slice(0, maxHealthcheckOutputLength) + truncationMark
      : printed;
  const check = printed === "" ? "" : `; its healthcheck printed: ${shortened}`;
  return `${clause}${check}; ${log.length === 0 ? "its log is empty" : `its log ends with: ${log.join(" | ")}`}`;
}
