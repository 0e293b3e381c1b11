// Finds the engine that the docker CLI on this machine would use. memgate uses the same engine for everything.

import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { createHash } from "../../../lib/crypto.ts";
import { GateError } from "../../../model/gate-error.ts";
import { sshAddressProblem } from "./ssh-address.ts";

export interface EngineHost {
  /** In the form of DOCKER_HOST: unix://, npipe://, tcp://, ssh://. */
  readonly url: string;
  /** The source of the URL, for messages: `DOCKER_HOST`, `the docker context colima`, `the default socket`. */
  readonly from: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * DOCKER_HOST, else the docker CLI's context (DOCKER_CONTEXT, or the current context in config.json), else the default
 * sockets. Docker Desktop, Colima and rootless engines are found by their context.
 * @throws GateError `engine` if the context does not exist, or the context or the address can't be used: memgate must
 *   not use another engine instead
 */
export function engineHost(env: Env, platform: NodeJS.Platform): EngineHost {
  const host = findHost(env, platform);
  const problem = host.url.startsWith("ssh://") ? sshAddressProblem(host.url) : null;
  if (problem === null) return host;
  // The address may contain a password, so only its source is reported.
  const data = { host: host.from, error: problem };
  throw new GateError({ code: "engine-unavailable/ssh", data }, `the ssh:// address of ${host.from} ${problem}`);
}

function findHost(env: Env, platform: NodeJS.Platform): EngineHost {
  const host = env["DOCKER_HOST"];
  if (host) return { url: host.includes("://") ? host : `tcp://${host}`, from: "DOCKER_HOST" };
  const configDir = env["DOCKER_CONFIG"] || join(homedir(), ".docker");
  const context = env["DOCKER_CONTEXT"] || currentContext(configDir);
  if (context !== null && context !== "default") {
    return { url: contextHost(configDir, context), from: `the docker context ${context}` };
  }
  if (platform === "win32") return { url: "npipe:////./pipe/docker_engine", from: "the default pipe" };
  const sockets = [
    "/var/run/docker.sock",
    join(homedir(), ".docker/run/docker.sock"),
    `${env["XDG_RUNTIME_DIR"] ?? ""}/docker.sock`,
  ];
  const socket = sockets.find((path) => existsSync(path)) ?? "/var/run/docker.sock";
  return { url: `unix://${socket}`, from: "the default socket" };
}

function currentContext(configDir: string): string | null {
  return textAt(readJson(join(configDir, "config.json")), ["currentContext"]);
}

/** The CLI keeps a context's metadata and certificates in folders named after the SHA-256 of the context's name. */
function contextHost(configDir: string, context: string): string {
  const folder = createHash("sha256").update(context).digest("hex");
  const url = textAt(readJson(join(configDir, "contexts/meta", folder, "meta.json")), ["Endpoints", "docker", "Host"]);
  if (url === null) {
    const advice = "run docker context ls to see the contexts, or set DOCKER_HOST to the engine to use";
    throw new GateError(
      { code: "engine-unavailable/context", data: { context } },
      `the docker context ${context} does not exist or has no engine address; ${advice}`,
    );
  }
  if (existsSync(join(configDir, "contexts/tls", folder))) {
    const advice = `set DOCKER_HOST=${url}, DOCKER_TLS_VERIFY=1 and DOCKER_CERT_PATH to the folder of its certificates`;
    throw new GateError(
      { code: "engine-unavailable/context", data: { context } },
      `the docker context ${context} uses TLS, which memgate supports only with DOCKER_HOST; ${advice}`,
    );
  }
  return url;
}

function textAt(value: unknown, path: readonly string[]): string | null {
  const found = path.reduce<unknown>((at, key) => (at as Readonly<Record<string, unknown>> | null)?.[key], value);
  return typeof found === "string" && found !== "" ? found : null;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    // Most machines have no configuration of the CLI.
    return null;
  }
}
