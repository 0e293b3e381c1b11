// Finds a Docker Engine that responds, in the same order as the docker CLI.
import { homedir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { askEngine, endpoint } from "./api.mjs";
import { findProgram, run } from "./command.mjs";

/**
 * @typedef {{ kind: "ready", host: string, how: "responding" | "started" | "installed", version: string, apiVersion: string }} Ready
 * @typedef {{ kind: "none", why: string, advice: string }} None
 * @typedef {{ kind: "absent" }} Absent no engine exists, and one may be started
 *
 * @typedef {{ state: "ready", version: string, apiVersion: string }
 *   | { state: "denied", detail: string }
 *   | { state: "absent" | "silent" | "unexpected", detail: string }} Probe
 */

export const defaultHost = "unix:///var/run/docker.sock";

/** How long to wait for a response: systemd may start the engine only on a connection (docker.socket). */
const activationMs = 60_000;

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Ready | None | Absent>}
 */
export async function findEngine(env) {
  const named = env["DOCKER_HOST"];
  if (named) return probeChosen(named, `DOCKER_HOST is ${named}`, "start that engine, or unset DOCKER_HOST", env);

  const context = await currentContext(env);
  if (context && context.name !== "default") {
    const choice = `the current docker context, ${context.name}, is ${context.host}`;
    return probeChosen(context.host, choice, "start that engine, or run `docker context use default`", env);
  }

  const hosts = new Set([context?.host ?? defaultHost, ...defaultHosts(env)]);
  /** @type {None | Absent} */
  let outcome = { kind: "absent" };
  for (const host of hosts) {
    const probe = await probeEngine(host, env);
    if (probe.state === "ready") return ready(host, probe);
    // Something listens there, so a second daemon must not be started. Another socket may still respond.
    if (probe.state !== "absent" && outcome.kind === "absent") outcome = refusal(host, probe);
  }
  return outcome;
}

/**
 * @param {string} host
 * @param {Extract<Probe, { state: "ready" }>} probe
 * @param {Ready["how"]} [how]
 * @returns {Ready}
 */
export function ready(host, { version, apiVersion }, how = "responding") {
  return { kind: "ready", host, how, version, apiVersion };
}

/**
 * Probes the engine that the user chose. No other engine replaces it if it does not respond.
 * @param {string} host
 * @param {string} choice names the engine in messages
 * @param {string} advice
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Ready | None>}
 */
async function probeChosen(host, choice, advice, env) {
  if (!endpoint(host, env)) {
    return { kind: "none", why: `${choice}; expected unix://, tcp:// or http://`, advice };
  }
  const probe = await probeEngine(host, env);
  if (probe.state === "ready") return ready(host, probe);
  if (probe.state === "denied") return refusal(host, probe);
  return { kind: "none", why: `${choice}, but no engine responds there: ${probe.detail}`, advice };
}

/**
 * @param {string} host
 * @param {Exclude<Probe, { state: "ready" }>} probe
 * @returns {None}
 */
export function refusal(host, probe) {
  if (probe.state !== "denied") {
    return {
      kind: "none",
      why: `something listens at ${host} but is not usable as a Docker Engine: ${probe.detail}`,
      advice: "restart the program that listens there, or set DOCKER_HOST to another engine",
    };
  }
  const user = userInfo().username;
  return {
    kind: "none",
    why: `permission denied: user ${user} has no access to the engine's socket ${host.replace("unix://", "")}`,
    advice: `run \`sudo usermod -aG docker ${user}\` and log in again (or \`newgrp docker\` in this shell), or run this with sudo`,
  };
}

/**
 * @param {string} host
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Probe>}
 */
export async function probeEngine(host, env) {
  const giveUpAt = Date.now() + activationMs;
  for (;;) {
    const probe = await probeOnce(host, env);
    if (probe.state !== "silent" || Date.now() > giveUpAt) return probe;
    await sleep(200);
  }
}

/**
 * @param {string} host
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Probe>}
 */
export async function probeOnce(host, env) {
  try {
    const ping = await askEngine(host, "/_ping", { env });
    if (ping.status !== 200)
      return { state: "unexpected", detail: `/_ping returned ${ping.status} ${ping.text.trim()}` };
    const about = JSON.parse((await askEngine(host, "/version", { env })).text);
    return { state: "ready", version: String(about.Version), apiVersion: String(about.ApiVersion) };
  } catch (cause) {
    const error = /** @type {NodeJS.ErrnoException} */ (cause);
    const detail = error.message || String(error.code);
    if (error.code === "EACCES" || error.code === "EPERM") return { state: "denied", detail };
    // Only a local socket is worth waiting for. On a network, a timeout means lost packets, not a daemon that starts.
    if (error.code === "ETIMEDOUT") return { state: host.startsWith("unix:") ? "silent" : "absent", detail };
    const absentCodes = ["ENOENT", "ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "ENOTSOCK"];
    return { state: absentCodes.includes(error.code ?? "") ? "absent" : "unexpected", detail };
  }
}

/**
 * The current context of the docker CLI; undefined without a CLI, or if the CLI has no contexts (Podman's).
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ name: string, host: string } | undefined>}
 */
async function currentContext(env) {
  const docker = findProgram("docker", env);
  if (!docker) return undefined;
  const format = "{{.Name}} {{.Endpoints.docker.Host}}";
  const { ok, output } = await run([docker, "context", "inspect", "--format", format], { env, timeoutMs: 10_000 });
  const [, name, host] = /^(\S+) (\S+:\/\/\S+)$/m.exec(output) ?? [];
  return ok && name && host ? { name, host } : undefined;
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
function defaultHosts(env) {
  if (process.platform === "win32") return ["npipe:////./pipe/docker_engine"];
  const runtime = env["XDG_RUNTIME_DIR"];
  return [
    defaultHost,
    ...(runtime ? [`unix://${join(runtime, "docker.sock")}`] : []),
    `unix://${join(homedir(), ".docker/run/docker.sock")}`,
  ];
}
