import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  removeProject
} from "./chunk-VH6VVDCL.js";
import {
  awaitCondition,
  builtImage,
  containersOf,
  createProject,
  dependenciesOf,
  dependencyError,
  exitedDependencies,
  failedService,
  maxStartMs,
  projectName,
  requirements
} from "./chunk-W34ONT6B.js";
import {
  require_tar_stream
} from "./chunk-4N6RTQQF.js";
import {
  composeConfig
} from "./chunk-KPUC6PG2.js";
import {
  at,
  closureOf,
  listOf,
  mapOf,
  scalarText,
  servicesOf
} from "./chunk-BQSGV2V6.js";
import "./chunk-RBJPJ7PW.js";
import "./chunk-TL3HWLVK.js";
import "./chunk-VZ3H2DMP.js";
import "./chunk-LY5XYMCG.js";
import "./chunk-LAKQRFLF.js";
import "./chunk-L7ITZI44.js";
import "./chunk-ZSGAROUA.js";
import {
  GateError,
  containerError,
  healthcheckOf,
  inspectOrNull,
  linkedSignal
} from "./chunk-NJR6DWFV.js";
import "./chunk-5U4SGI4T.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-NQGW7FTA.js";
import "./chunk-Q3G4CNF7.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-NGW5RHMD.js";
import {
  exitCodeText
} from "./chunk-HWK6PRBH.js";
import {
  messageOf
} from "./chunk-TGGWKTGO.js";
import {
  __toESM
} from "./chunk-WUMGRFA7.js";

// src/targets/docker/compose/up.ts
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

// src/targets/docker/compose/images.ts
async function buildImages(project) {
  const built = servicesWhere(project, (service) => at(service, "build") !== void 0);
  if (built.length === 0) return;
  const title = `docker compose build ${built.join(" ")}`;
  const { code } = await project.compose(["build", ...built], title);
  if (code === 0) return;
  const fault = { code: "image-failed/build", data: { exitCode: code } };
  throw new GateError(
    fault,
    `${title} failed with exit code ${exitCodeText(code)}; its output is in the log of this run`
  );
}
async function pullImages(project) {
  const { resolved } = project;
  const services = servicesOf(resolved.model);
  const built = new Set(
    servicesWhere(project, (service) => at(service, "build") !== void 0).map(
      (name) => scalarText(at(services, name, "image"))
    )
  );
  const others = servicesWhere(project, (service) => {
    const image = scalarText(at(service, "image"));
    return at(service, "build") === void 0 && image !== null && !built.has(image);
  });
  const toPull = [];
  for (const name of others) {
    const image = scalarText(at(services, name, "image")) ?? "";
    const policy = scalarText(at(services, name, "pull_policy")) ?? "missing";
    const isRefreshed = policy === "always" || /^(daily|weekly|every_)/.test(policy);
    if (!isRefreshed && await inspectOrNull(project.engine.docker, image) !== null) continue;
    if (policy === "never") {
      throw new GateError(
        { code: "image-failed/missing", data: { image } },
        `the engine has no image ${image}, and pull_policy of the service ${name} is never`
      );
    }
    toPull.push(name);
  }
  if (toPull.length === 0) return;
  const title = `docker compose pull ${toPull.join(" ")}`;
  const { code, stderr } = await project.compose(["pull", ...toPull], title);
  if (code === 0) return;
  const why = stderr.split("\n").findLast((line) => line.trim() !== "");
  const advice = "check the image name; if the image is private, log in to its registry in an earlier step";
  const error = resolved.refusal(why ?? "");
  const fault = { code: "image-failed/pull", data: { image: toPull.join(", "), error } };
  throw new GateError(fault, `${title} failed: ${error}; ${advice}`);
}
async function testedImage(project) {
  const { resolved, name } = project;
  const service = at(servicesOf(resolved.model), resolved.service);
  const reference = imageOf(project, service) ?? builtImage(name, resolved.service);
  const info = await inspectOrNull(project.engine.docker, reference);
  if (info === null) {
    throw new GateError(
      { code: "image-failed/missing", data: { image: reference } },
      `docker compose built or pulled ${reference}, but the engine does not have it: is another builder selected?`
    );
  }
  const test = listOf(at(service, "healthcheck", "test"));
  const isOff = at(service, "healthcheck", "disable") === true;
  const shell = { Shell: listOf(at(info.Config, "Shell")).length > 0 ? at(info.Config, "Shell") : null };
  const own = test.length > 0 ? healthcheckOf({ Healthcheck: { Test: test }, ...shell }) : healthcheckOf(info.Config);
  return {
    reference,
    name: resolved.name,
    id: info.Id,
    exposedPorts: portsOf(service) ?? Object.keys(info.Config?.ExposedPorts ?? {}),
    healthcheck: isOff ? null : own
  };
}
function imageOf({ resolved, name }, service) {
  if (at(service, "build") !== void 0) return null;
  const image = scalarText(at(service, "image"));
  const builder = Object.entries(servicesOf(resolved.model)).find(
    ([, other]) => at(other, "build") !== void 0 && scalarText(at(other, "image")) === image
  );
  return builder === void 0 ? image : builtImage(name, builder[0]);
}
function portsOf(service) {
  const published = listOf(at(service, "ports")).flatMap((port) => {
    const target = scalarText(at(port, "target"));
    return target === null ? [] : `${target}/${scalarText(at(port, "protocol")) ?? "tcp"}`;
  });
  const exposed = listOf(at(service, "expose")).flatMap((port) => scalarText(port) ?? []);
  const ports = [...new Set(published.length > 0 ? published : exposed)];
  return ports.length === 0 ? null : ports;
}
function servicesWhere({ resolved }, matches) {
  const { model, service, loadService } = resolved;
  const names = /* @__PURE__ */ new Set([...closureOf(model, service), ...loadService === null ? [] : [loadService]]);
  return [...names].filter((name) => matches(at(servicesOf(model), name)));
}

// src/targets/docker/compose/injected-files.ts
var import_tar_stream = __toESM(require_tar_stream(), 1);
import { Readable } from "node:stream";
function injectedFilesOf(model, service) {
  return ["secrets", "configs"].flatMap(
    (kind) => listOf(at(model, "services", service, kind)).flatMap((mount) => {
      const source = scalarText(mount) ?? scalarText(at(mount, "source")) ?? "";
      const definition = mapOf(at(model, kind, source));
      const variable = scalarText(definition["environment"]);
      const text = scalarText(definition["content"]);
      const content = variable !== null ? { variable } : text !== null ? { text } : null;
      if (content === null) return [];
      const target = scalarText(at(mount, "target")) ?? source;
      const folder = kind === "secrets" ? "/run/secrets/" : "/";
      return [
        {
          path: target.startsWith("/") ? target : `${folder}${target}`,
          mode: modeOf(at(mount, "mode")),
          uid: Number(scalarText(at(mount, "uid")) ?? 0) || 0,
          gid: Number(scalarText(at(mount, "gid")) ?? 0) || 0,
          content
        }
      ];
    })
  );
}
function modeOf(mode) {
  if (typeof mode === "number") return mode;
  const octal = Number.parseInt(scalarText(mode) ?? "", 8);
  return Number.isNaN(octal) ? 292 : octal;
}
async function putInjectedFiles(container, files) {
  if (files.length === 0) return;
  const archive = (0, import_tar_stream.pack)();
  for (const { path, text, mode, uid, gid } of files) {
    archive.entry({ name: path.slice(1), mode, uid, gid, mtime: /* @__PURE__ */ new Date() }, text);
  }
  archive.finalize();
  await container.putArchive(Readable.from(archive), { path: "/", copyUIDGID: "1" });
}

// src/targets/docker/compose/up.ts
var bringUps = /* @__PURE__ */ new Map();
var settleTimeoutMs = 2e3;
async function bringUp(run, signal, port = null) {
  const { resolved, runId } = run;
  const abort = new AbortController();
  const linked = linkedSignal([signal, abort.signal]);
  const folder = mkdtempSync(join(tmpdir(), "memgate-compose-"));
  const project = createProject(run, folder, linked.signal);
  const running = startProject(project, port, run.isPrepared === true).catch((cause) => {
    if (cause instanceof GateError || linked.signal.aborted) throw cause;
    const error = messageOf(cause);
    throw composeError(resolved, error, `${resolved.name} could not be brought up: ${error}`, cause);
  }).finally(() => {
    rmSync(folder, { recursive: true, force: true });
    linked.release();
  });
  const state = { abort, settled: running.then(noop, noop), isComplete: false };
  bringUps.set(runId, state);
  const up = await running;
  state.isComplete = true;
  return up;
}
async function tearDown({ docker }, runId, keepsImages = false) {
  const state = bringUps.get(runId);
  state?.abort.abort();
  await Promise.race([state?.settled, sleep(settleTimeoutMs, void 0, { ref: false })]);
  await removeProject(docker, projectName(runId), state?.isComplete === false, keepsImages);
  bringUps.delete(runId);
}
async function exitedServices({ docker }, { service, model }, runId, { output }) {
  const services = servicesOf(model);
  return exitedDependencies(docker, projectName(runId), dependenciesOf(at(services, service), services), output);
}
function noop() {
}
function composeError({ service }, error, message, cause) {
  return new GateError({ code: "container-failed/compose", data: { service, error } }, message, { cause });
}
async function startProject(project, port, isPrepared) {
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
function tcpPorts(exposed) {
  return exposed.filter((port) => !/\/(udp|sctp)$/.test(port)).map((port) => Number.parseInt(port, 10));
}
var noPullNoBuild = ["--pull", "never", "--no-build"];
async function createContainers(project) {
  const { engine, resolved, name } = project;
  const { code, stderr } = await project.compose(["up", "--no-start", ...noPullNoBuild, resolved.service], null);
  if (code !== 0) {
    const error = resolved.refusal(stderr);
    const fault = { code: "container-failed/compose", data: { service: resolved.service, error } };
    throw containerError("docker compose could not create the containers", error, stderr, fault);
  }
  const [container] = await containersOf(engine.docker, name, resolved.service);
  if (container === void 0) {
    const error = `docker compose created no container of the service ${resolved.service} at ${engine.host.url}`;
    throw composeError(resolved, error, error);
  }
  return container.Id;
}
async function injectFiles(project, containerId) {
  const { resolved, engine } = project;
  const files = injectedFilesOf(resolved.model, resolved.service);
  if (files.length === 0) return;
  const exposedVariables = files.flatMap(({ content }) => "variable" in content ? content.variable : []);
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
      text: "text" in content ? content.text : scalarText(at(values, content.variable)) ?? ""
    }));
    await putInjectedFiles(engine.docker.getContainer(containerId), filled);
  } catch (cause) {
    const error = messageOf(cause);
    const message = `the secrets and configs of the service ${resolved.service} could not be copied into its container: ${error}`;
    throw composeError(resolved, error, message, cause);
  }
}
async function startDependencies(project) {
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
    const fault = { code: "container-failed/dependency", data: { services: others } };
    throw containerError(`docker compose could not start ${others.join(", ")}`, error, stderr, fault);
  }
  const services = servicesOf(resolved.model);
  for (const dependency of dependenciesOf(at(services, resolved.service), services)) {
    log.line(`waiting for ${dependency.service} to ${requirements[dependency.condition]}`);
    await awaitCondition(engine.docker, name, dependency, signal, log.output).catch((error) => {
      if (dependency.isRequired || !(error instanceof GateError)) throw error;
      log.line(`continuing without ${dependency.service}, which is optional: ${error.message}`);
    });
  }
}
export {
  bringUp,
  exitedServices,
  tearDown
};
