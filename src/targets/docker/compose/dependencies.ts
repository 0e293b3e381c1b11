// The dependencies of the tested service: waits for their conditions, and finds failed or exited dependencies.
import { setTimeout as sleep } from "node:timers/promises";
import type Docker from "dockerode";
import { at, mapOf, scalarText } from "../../../compose/model.ts";
import { exitCodeText } from "../../../lib/exit-code.ts";
import type { ExitedDependency } from "../../../model/adapters.ts";
import { GateError } from "../../../model/gate-error.ts";
import { truncationMark } from "../../../redaction/redactor.ts";
import { serviceOutputText } from "../../../verdict/stop-sentences.ts";
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

/** Masks secrets: the function `output` of `RedactedLog`. */
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
    const failed = states.find((_, index) => statuses[index]?.kind === "failed");
    const status = statuses.find(({ kind }) => kind === "failed");
    if (failed !== undefined && status?.kind === "failed") {
      throw dependencyError([service], `${required}, but ${status.why}${await outputText(docker, failed, hide)}`);
    }
    if (statuses.length > 0 && statuses.every(({ kind }) => kind === "met")) return;
    if (statuses.length === 0) throw dependencyError([service], `the service ${service} has no container`);
    if (performance.now() > untilMs) {
      const slow = states[statuses.findIndex(({ kind }) => kind !== "met")];
      const output = slow === undefined ? "" : await outputText(docker, slow, hide);
      throw dependencyError([service], `${required}, but did not within ${maxStartMs / 60_000} minutes${output}`);
    }
    await sleep(pollIntervalMs, undefined, { signal });
  }
}

export function dependencyError(services: readonly string[], message: string): GateError {
  return new GateError({ code: "container-failed/dependency", data: { services: [...services] } }, message);
}

/** The conditions as verb phrases, for messages. */
export const requirements: Readonly<Record<Dependency["condition"], string>> = {
  service_started: "start",
  service_healthy: "become healthy",
  service_completed_successfully: "exit with code 0",
};

/** `failed`: the container can't meet the condition any more; `why` is a clause. */
type Status = { readonly kind: "met" | "waiting" } | { readonly kind: "failed"; readonly why: string };

function statusOf({ State }: Docker.ContainerInspectInfo, condition: Dependency["condition"]): Status {
  const hasExited = State.Status === "exited" || State.Status === "dead";
  const exited = {
    kind: "failed",
    why: `exited with exit code ${exitCodeText(State.ExitCode)}${State.OOMKilled ? ", OOM-killed" : ""}`,
  } as const;
  const metIf = (isMet: boolean): Status => ({ kind: isMet ? "met" : "waiting" });
  if (condition === "service_completed_successfully") {
    return hasExited && State.ExitCode !== 0 ? exited : metIf(hasExited);
  }
  // While the engine restarts a container, its status is "restarting". So an exited container stays ended.
  if (hasExited) return exited;
  if (condition === "service_started") return metIf(State.Running && !State.Restarting);
  const health = State.Health?.Status;
  if (State.Running && (health === undefined || health === "none"))
    return { kind: "failed", why: "has no healthcheck" };
  return health === "unhealthy" ? { kind: "failed", why: "is unhealthy" } : metIf(health === "healthy");
}

/**
 * Finds the service that made `docker compose up` fail, among direct and indirect dependencies.
 * @returns the service with a clause that names it; null if no service has failed or is unhealthy
 */
export async function failedService(
  docker: Docker,
  project: string,
  tested: string,
  hide: Hide,
): Promise<{ readonly service: string; readonly message: string } | null> {
  for (const { Id, Labels } of await containersOf(docker, project, null)) {
    const service = Labels[serviceLabel] ?? "";
    if (service === tested) continue;
    const info = await docker.getContainer(Id).inspect();
    const { State } = info;
    const isFailed = State.Status === "exited" && State.ExitCode !== 0;
    const problem =
      State.Health?.Status === "unhealthy"
        ? "is unhealthy"
        : isFailed
          ? `exited with exit code ${exitCodeText(State.ExitCode)}`
          : null;
    if (problem === null) continue;
    return { service, message: `the service ${service} ${problem}${await outputText(docker, info, hide)}` };
  }
  return null;
}

/** Finds dependencies that must run as long as the app, but exited or restarted. */
export async function exitedDependencies(
  docker: Docker,
  project: string,
  dependencies: readonly Dependency[],
  hide: Hide,
): Promise<readonly ExitedDependency[]> {
  const lasting = dependencies.filter(({ condition }) => condition !== "service_completed_successfully");
  const exited = lasting.map(async ({ service }) => {
    const containers = await containersOf(docker, project, service);
    const infos = await Promise.all(containers.map(({ Id }) => docker.getContainer(Id).inspect()));
    const ended = infos.find(({ State, RestartCount }) => !State.Running || State.Restarting || RestartCount > 0);
    if (ended === undefined) return [];
    const { State, RestartCount: restarts } = ended;
    // The engine keeps no exit code of a container that runs again.
    const exitCode = State.Running && !State.Restarting ? null : State.ExitCode;
    return { service, exitCode, restarts, isOomKilled: State.OOMKilled, ...(await outputOf(docker, ended, hide)) };
  });
  return (await Promise.all(exited)).flat();
}

/** @param service limits the result to this service, without containers of `docker compose run`; null for no limit */
export async function containersOf(docker: Docker, project: string, service: string | null) {
  const ofService = service === null ? [] : [`${serviceLabel}=${service}`, `${oneOffLabel}=False`];
  const label = [`${projectLabel}=${project}`, ...ofService];
  return docker.listContainers({ all: true, filters: { label } });
}

/** The output of the last healthcheck and the end of the log, as text to append to a clause. */
async function outputText(docker: Docker, info: Docker.ContainerInspectInfo, hide: Hide): Promise<string> {
  return serviceOutputText(await outputOf(docker, info, hide));
}

async function outputOf(docker: Docker, { Id, State }: Docker.ContainerInspectInfo, hide: Hide) {
  const log = await docker
    .getContainer(Id)
    .logs({ stdout: true, stderr: true, tail: logTailLines, follow: false })
    .then((raw) => logLines(raw, logTailLines).map(hide))
    .catch(() => []);
  const printed = hide(State.Health?.Log?.at(-1)?.Output?.replace(/\s+/g, " ").trim() ?? "");
  const shortened =
    printed.length > maxHealthcheckOutputLength
      ? printed.slice(0, maxHealthcheckOutputLength) + truncationMark
      : printed;
  return { healthcheckOutput: shortened === "" ? null : shortened, log };
}
