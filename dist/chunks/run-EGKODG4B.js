import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  exec
} from "./chunk-TL3HWLVK.js";
import {
  definedOf,
  forwardTo,
  watchSpawns
} from "./chunk-VZ3H2DMP.js";
import "./chunk-LY5XYMCG.js";
import "./chunk-LAKQRFLF.js";
import {
  loadVariable,
  signalLoad
} from "./chunk-L7ITZI44.js";
import "./chunk-ZSGAROUA.js";
import {
  GateError
} from "./chunk-NJR6DWFV.js";
import "./chunk-5U4SGI4T.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-NQGW7FTA.js";
import "./chunk-Q3G4CNF7.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-NGW5RHMD.js";
import "./chunk-HWK6PRBH.js";
import {
  messageOf
} from "./chunk-TGGWKTGO.js";
import "./chunk-WUMGRFA7.js";

// src/targets/docker/load-command/no-proxy.ts
var proxyVariables = ["http_proxy", "https_proxy", "all_proxy"];
var names = ["NO_PROXY", "no_proxy"];
function withoutProxyTo(host, env) {
  const hasProxy = Object.entries(env).some(
    ([name, value]) => proxyVariables.includes(name.toLowerCase()) && value !== void 0 && value !== ""
  );
  if (!hasProxy) return {};
  const known = env["no_proxy"] || env["NO_PROXY"] || "";
  if (known.trim() === "*") return {};
  const list = [...known.split(/[\s,]+/), host].filter((entry) => entry !== "");
  return Object.fromEntries(names.map((name) => [name, [...new Set(list)].join(",")]));
}

// src/targets/docker/load-command/run.ts
function variablesOf(reach, service) {
  if (reach === null) return {};
  const { host } = new URL(reach.address.origin);
  const appHost = service !== null && reach.port !== null ? `${service}:${reach.port}` : host;
  return {
    MEMGATE_URL: `${reach.scheme}://${appHost}${reach.path}`,
    MEMGATE_HOST: appHost,
    ...reach.socketPath === null ? {} : { MEMGATE_SOCKET: reach.socketPath }
  };
}
function variablesHere(reach) {
  const direct = reach === null ? {} : withoutProxyTo(new URL(reach.address.origin).hostname, process.env);
  return { ...direct, ...variablesOf(reach, null) };
}
var graceMs = { run: 1e3, load: 9e3 };
var outputDelayMs = 1e3;
async function runCommandHere({ command: [program = "", ...args], variables, id }, log, signal, isRunOver) {
  const { out, end } = log.group(log.message([program, ...args].join(" ")));
  const beganMs = performance.now();
  let child = null;
  let endedMs = null;
  const release = watchSpawns((spawned) => {
    child ??= spawned;
    if (child === spawned) child.once("exit", () => endedMs = performance.now());
  });
  const terminate = () => {
    if (signalLoad(id, "SIGTERM") === 0) child?.kill("SIGTERM");
    setTimeout(() => signalLoad(id, "SIGKILL"), isRunOver() ? graceMs.run : graceMs.load).unref();
  };
  signal.addEventListener("abort", terminate);
  const ended = (exitCode, leftBehind) => ({
    exitCode,
    signal: exitCode === null && !signal.aborted ? child?.signalCode ?? null : null,
    durationMs: (endedMs ?? performance.now()) - beganMs,
    leftBehind
  });
  try {
    const code = await exec(quoted(program), [...args], {
      env: { ...definedOf(process.env), ...variables, [loadVariable]: id },
      silent: true,
      delay: outputDelayMs,
      ignoreReturnCode: true,
      listeners: forwardTo(out)
    });
    if (signal.aborted) return ended(null, 0);
    const isSignalled = child?.signalCode != null;
    return ended(isSignalled ? null : code, signalLoad(id, "SIGTERM"));
  } catch (cause) {
    if (signal.aborted) return ended(null, 0);
    const error = messageOf(cause);
    const fault = { code: "load-failed/command-not-run", data: { program, error } };
    const why = `the load command could not be run: ${error}; is ${program} installed in an earlier step?`;
    throw new GateError(fault, why, { cause });
  } finally {
    signal.removeEventListener("abort", terminate);
    release();
    end();
  }
}
function quoted(program) {
  return /[\s"]/.test(program) ? `"${program.replaceAll('"', '\\"')}"` : program;
}
export {
  runCommandHere,
  variablesHere,
  variablesOf
};
