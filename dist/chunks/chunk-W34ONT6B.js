import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  composeBytes,
  projectArgs,
  runCompose
} from "./chunk-KPUC6PG2.js";
import {
  at,
  listOf,
  mapOf,
  scalarText,
  servicesOf
} from "./chunk-BQSGV2V6.js";
import {
  GateError,
  linkedSignal,
  logLines,
  runLabel
} from "./chunk-NJR6DWFV.js";
import {
  truncationMark
} from "./chunk-ERVTT24X.js";
import {
  exitCodeText,
  serviceOutputText
} from "./chunk-HWK6PRBH.js";

// src/targets/docker/compose/dependencies.ts
import { setTimeout as sleep } from "node:timers/promises";
var projectLabel = "com.docker.compose.project";
var serviceLabel = "com.docker.compose.service";
var oneOffLabel = "com.docker.compose.oneoff";
var pollIntervalMs = 200;
var maxStartMs = 5 * 6e4;
var logTailLines = 8;
var maxHealthcheckOutputLength = 300;
function dependenciesOf(service, services) {
  return Object.entries(mapOf(at(service, "depends_on"))).flatMap(([name, how]) => {
    const condition = scalarText(at(how, "condition"));
    if (at(services, name) === void 0) return [];
    const known = condition === "service_healthy" || condition === "service_completed_successfully";
    const isRequired = at(how, "required") !== false;
    return [{ service: name, condition: known ? condition : "service_started", isRequired }];
  });
}
async function awaitCondition(docker, project, { service, condition }, signal, hide) {
  const untilMs = performance.now() + maxStartMs;
  const required = `the service ${service} must ${requirements[condition]}`;
  for (; ; ) {
    const containers = await containersOf(docker, project, service);
    signal.throwIfAborted();
    const states = await Promise.all(containers.map(({ Id }) => docker.getContainer(Id).inspect()));
    signal.throwIfAborted();
    const statuses = states.map((state) => statusOf(state, condition));
    const failed = states.find((_, index) => statuses[index]?.kind === "failed");
    const status = statuses.find(({ kind }) => kind === "failed");
    if (failed !== void 0 && status?.kind === "failed") {
      throw dependencyError([service], `${required}, but ${status.why}${await outputText(docker, failed, hide)}`);
    }
    if (statuses.length > 0 && statuses.every(({ kind }) => kind === "met")) return;
    if (statuses.length === 0) throw dependencyError([service], `the service ${service} has no container`);
    if (performance.now() > untilMs) {
      const slow = states[statuses.findIndex(({ kind }) => kind !== "met")];
      const output = slow === void 0 ? "" : await outputText(docker, slow, hide);
      throw dependencyError([service], `${required}, but did not within ${maxStartMs / 6e4} minutes${output}`);
    }
    await sleep(pollIntervalMs, void 0, { signal });
  }
}
function dependencyError(services, message) {
  return new GateError({ code: "container-failed/dependency", data: { services: [...services] } }, message);
}
var requirements = {
  service_started: "start",
  service_healthy: "become healthy",
  service_completed_successfully: "exit with code 0"
};
function statusOf({ State }, condition) {
  const hasExited = State.Status === "exited" || State.Status === "dead";
  const exited = {
    kind: "failed",
    why: `exited with exit code ${exitCodeText(State.ExitCode)}${State.OOMKilled ? ", OOM-killed" : ""}`
  };
  const metIf = (isMet) => ({ kind: isMet ? "met" : "waiting" });
  if (condition === "service_completed_successfully") {
    return hasExited && State.ExitCode !== 0 ? exited : metIf(hasExited);
  }
  if (hasExited) return exited;
  if (condition === "service_started") return metIf(State.Running && !State.Restarting);
  const health = State.Health?.Status;
  if (State.Running && (health === void 0 || health === "none"))
    return { kind: "failed", why: "has no healthcheck" };
  return health === "unhealthy" ? { kind: "failed", why: "is unhealthy" } : metIf(health === "healthy");
}
async function failedService(docker, project, tested, hide) {
  for (const { Id, Labels } of await containersOf(docker, project, null)) {
    const service = Labels[serviceLabel] ?? "";
    if (service === tested) continue;
    const info = await docker.getContainer(Id).inspect();
    const { State } = info;
    const isFailed = State.Status === "exited" && State.ExitCode !== 0;
    const problem = State.Health?.Status === "unhealthy" ? "is unhealthy" : isFailed ? `exited with exit code ${exitCodeText(State.ExitCode)}` : null;
    if (problem === null) continue;
    return { service, message: `the service ${service} ${problem}${await outputText(docker, info, hide)}` };
  }
  return null;
}
async function exitedDependencies(docker, project, dependencies, hide) {
  const lasting = dependencies.filter(({ condition }) => condition !== "service_completed_successfully");
  const exited = lasting.map(async ({ service }) => {
    const containers = await containersOf(docker, project, service);
    const infos = await Promise.all(containers.map(({ Id }) => docker.getContainer(Id).inspect()));
    const ended = infos.find(({ State: State2, RestartCount }) => !State2.Running || State2.Restarting || RestartCount > 0);
    if (ended === void 0) return [];
    const { State, RestartCount: restarts } = ended;
    const exitCode = State.Running && !State.Restarting ? null : State.ExitCode;
    return { service, exitCode, restarts, isOomKilled: State.OOMKilled, ...await outputOf(docker, ended, hide) };
  });
  return (await Promise.all(exited)).flat();
}
async function containersOf(docker, project, service) {
  const ofService = service === null ? [] : [`${serviceLabel}=${service}`, `${oneOffLabel}=False`];
  const label = [`${projectLabel}=${project}`, ...ofService];
  return docker.listContainers({ all: true, filters: { label } });
}
async function outputText(docker, info, hide) {
  return serviceOutputText(await outputOf(docker, info, hide));
}
async function outputOf(docker, { Id, State }, hide) {
  const log = await docker.getContainer(Id).logs({ stdout: true, stderr: true, tail: logTailLines, follow: false }).then((raw) => logLines(raw, logTailLines).map(hide)).catch(() => []);
  const printed = hide(State.Health?.Log?.at(-1)?.Output?.replace(/\s+/g, " ").trim() ?? "");
  const shortened = printed.length > maxHealthcheckOutputLength ? printed.slice(0, maxHealthcheckOutputLength) + truncationMark : printed;
  return { healthcheckOutput: shortened === "" ? null : shortened, log };
}

// src/targets/docker/compose/project.ts
import { writeFileSync } from "node:fs";
import { join } from "node:path";

// src/targets/docker/compose/override-file.ts
var tagKey = /* @__PURE__ */ Symbol("tag");
function tagged(tag, value) {
  return { [tagKey]: tag, value };
}
var reset = tagged("!reset", null);
function variable(name) {
  return tagged("variable", name);
}
function overrideOf(model, plan) {
  const services = Object.entries(servicesOf(model)).map(([name, service]) => {
    const ofTested = name === plan.service ? testedService(service, plan) : {};
    return [name, { ...eachService(name, service, servicesOf(model), plan), ...ofTested }];
  });
  return `${flow({
    services: Object.fromEntries(services),
    volumes: ownNames(at(model, "volumes")),
    networks: ownNames(at(model, "networks")),
    "x-memgate": Object.fromEntries(plan.exposedVariables.map((name) => [name, variable(name)]))
  })}
`;
}
function builtImage(project, service) {
  return `${project}-${service}`.toLowerCase();
}
function eachService(name, service, services, { project }) {
  const isBuilt = at(service, "build") !== void 0;
  const image = scalarText(at(service, "image"));
  const builder = Object.entries(mapOf(services)).find(
    ([, other]) => image !== null && at(other, "build") !== void 0 && scalarText(at(other, "image")) === image
  );
  const from = isBuilt ? name : builder?.[0];
  return {
    ports: reset,
    ...at(service, "container_name") === void 0 ? {} : { container_name: reset, ...aliased(service) },
    ...from === void 0 ? {} : { image: builtImage(project, from) },
    ...isBuilt && listOf(at(service, "build", "tags")).length > 0 ? { build: { tags: reset } } : {}
  };
}
function aliased(service) {
  const aliases = [at(service, "container_name")];
  const networks = Object.keys(mapOf(at(service, "networks")));
  if (networks.length === 0) return {};
  return { networks: Object.fromEntries(networks.map((network) => [network, { aliases }])) };
}
function testedService(service, { limitBytes, runId, publish, publishAt }) {
  const tooMuch = (value) => (composeBytes(scalarText(value)) ?? 0) > limitBytes;
  const deploy = at(service, "deploy");
  const resources = {
    ...at(deploy, "resources", "limits", "memory") === void 0 ? {} : { limits: { memory: String(limitBytes) } },
    ...tooMuch(at(deploy, "resources", "reservations", "memory")) ? { reservations: { memory: reset } } : {}
  };
  const deployed = {
    ...Object.keys(resources).length === 0 ? {} : { resources },
    ...at(deploy, "replicas") === void 0 ? {} : { replicas: 1 },
    ...at(deploy, "restart_policy") === void 0 ? {} : { restart_policy: { condition: "none" } }
  };
  return {
    mem_limit: limitBytes,
    // Equal to mem_limit: no swap.
    memswap_limit: limitBytes,
    ...tooMuch(at(service, "mem_reservation")) ? { mem_reservation: reset } : {},
    ...Object.keys(deployed).length === 0 ? {} : { deploy: deployed },
    ...at(service, "scale") === void 0 ? {} : { scale: 1 },
    ...at(service, "oom_kill_disable") === void 0 ? {} : { oom_kill_disable: false },
    restart: "no",
    // The memory of a healthcheck would count as the app's.
    healthcheck: { disable: true },
    logging: tagged("!override", { driver: "json-file", options: { "max-size": "10m", "max-file": "2" } }),
    labels: { [runLabel]: runId },
    ...publish.length === 0 ? {} : {
      ports: tagged(
        "!override",
        publish.map((port) => published(port, publishAt))
      )
    }
  };
}
function published(port, publishAt) {
  return publishAt === "" ? String(port) : `${publishAt}::${port}`;
}
function ownNames(section) {
  const own = Object.entries(mapOf(section)).filter(([, fields]) => at(fields, "external") !== true);
  return Object.fromEntries(own.map(([name]) => [name, { name: reset }]));
}
function flow(value) {
  if (isTagged(value)) {
    return value[tagKey] === "variable" ? `"\${${value.value}}"` : `${value[tagKey]} ${flow(value.value)}`;
  }
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (value !== null && typeof value === "object") {
    return `{${Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${flow(one)}`).join(", ")}}`;
  }
  return JSON.stringify(value).replaceAll("$", "$$$$");
}
function isTagged(value) {
  return value !== null && typeof value === "object" && tagKey in value;
}

// src/targets/docker/compose/project.ts
function projectName(runId) {
  return `memgate-${runId}`;
}
function createProject({ engine, resolved, limitBytes, runId, log }, folder, signal) {
  const name = projectName(runId);
  const file = join(folder, "override.yaml");
  const publishAt = /^(unix|npipe):/.test(engine.host.url) ? "127.0.0.1" : "";
  const fixed = { project: name, runId, service: resolved.service, limitBytes, publishAt };
  const env = { ...resolved.env, DOCKER_HOST: engine.host.url };
  return {
    name,
    engine,
    resolved,
    log,
    signal,
    override: ({ publish = [], exposedVariables = [] }) => writeFileSync(file, overrideOf(resolved.model, { ...fixed, publish, exposedVariables }), { mode: 384 }),
    compose: async (args, title, deadline) => {
      signal.throwIfAborted();
      const group = title === null ? null : log.group(title);
      const either = deadline === void 0 ? null : linkedSignal([signal, deadline]);
      const all = [...projectArgs(name, [...resolved.files, file]), ...args];
      try {
        return await runCompose(resolved.compose, all, env, either?.signal ?? signal, group?.out ?? null);
      } finally {
        either?.release();
        group?.end();
        signal.throwIfAborted();
      }
    }
  };
}

export {
  projectLabel,
  oneOffLabel,
  maxStartMs,
  dependenciesOf,
  awaitCondition,
  dependencyError,
  requirements,
  failedService,
  exitedDependencies,
  containersOf,
  builtImage,
  projectName,
  createProject
};
