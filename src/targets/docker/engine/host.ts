// Which engine the docker CLI on this machine would talk to. The same one is used for everything.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { GateError } from "../../../lib/errors.ts";

export interface EngineHost {
  /** As in DOCKER_HOST: unix://, npipe://, tcp://, ssh://. */
  readonly url: string;
  /** What named it, for messages. */
  readonly from: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * DOCKER_HOST, else the docker CLI's context (DOCKER_CONTEXT, or the current one of its config.json), else the usual
 * sockets. Docker Desktop, Colima and rootless engines are found by their context.
 * @throws GateError `engine` where the context is not there or can't be used: another engine must not pass for it
 */
export function engineHost(env: Env, platform: NodeJS.Platform): EngineHost {
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

/** The CLI keeps a context's metadata, and its certificates, in folders named by the SHA-256 of its name. */
function contextHost(configDir: string, context: string): string {
  const folder = createHash("sha256").update(context).digest("hex");
  const url = textAt(readJson(join(configDir, "contexts/meta", folder, "meta.json")), ["Endpoints", "docker", "Host"]);
  if (url === null) {
    const advice = "see docker context ls, or set DOCKER_HOST to the engine to use";
    throw new GateError("engine", `the docker context ${context} is not there, or names no engine; ${advice}`);
  }
  if (existsSync(join(configDir, "contexts/tls", folder))) {
    const advice = `set DOCKER_HOST=${url}, DOCKER_TLS_VERIFY=1 and DOCKER_CERT_PATH to the folder of its certificates`;
    throw new GateError(
      "engine",
      `the docker context ${context} uses TLS, which memgate takes no context for; ${advice}`,
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
    // No CLI configuration is the usual case.
    return null;
  }
}
