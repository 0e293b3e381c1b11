// Connects to a Docker Engine.
import { Agent, type AgentOptions } from "node:http";
import { release } from "node:os";
import Docker from "dockerode";
import { errorCodeOf, messageOf } from "../../../lib/errors.ts";
import type { EngineInfo } from "../../../model/evidence.ts";
import { GateError } from "../../../model/gate-error.ts";
import type { EngineHost } from "./host.ts";
import { noSshCode, sshTimeoutSeconds } from "./ssh-address.ts";

export interface Engine {
  readonly docker: Docker;
  readonly host: EngineHost;
  readonly facts: EngineInfo;
  /** As `docker info` reports it: x86_64, aarch64. */
  readonly architecture: string;
  readonly cpus: number;
  /**
   * True if the engine's containers run on this machine's kernel and in its network, so that their addresses can be
   * reached. False for Docker Desktop (a VM), rootless engines (their own network) and engines reached over TCP or SSH.
   */
  readonly isLocal: boolean;
}

const connectTimeoutMs = 10_000;
/** Longer than ssh's own timeout, because ssh says what it waited for. */
const sshConnectTimeoutMs = (sshTimeoutSeconds + 10) * 1_000;

/** @throws GateError `engine` if the engine does not respond */
export async function connectEngine(host: EngineHost): Promise<Engine> {
  const agent = isSsh(host) ? (await import("./ssh.ts")).sshAgent(host.url) : null;
  try {
    const docker = new Docker(agent === null ? connectionOptions(host) : overAgent(agent));
    const [version, info] = await withTimeout(
      ask(docker, agent !== null),
      agent === null ? connectTimeoutMs : sshConnectTimeoutMs,
    );
    const securityOptions: readonly string[] = info.SecurityOptions ?? [];
    return {
      docker,
      host,
      architecture: info.Architecture,
      cpus: info.NCPU,
      isLocal:
        host.url.startsWith("unix://") &&
        info.KernelVersion === release() &&
        !securityOptions.includes("name=rootless"),
      facts: {
        host: host.url,
        version: version.Version,
        apiVersion: version.ApiVersion,
        cgroupVersion: info.CgroupVersion === "1" || info.CgroupVersion === "2" ? info.CgroupVersion : null,
        cgroupDriver: info.CgroupDriver ?? null,
        kernelVersion: info.KernelVersion ?? "unknown",
        operatingSystem: info.OperatingSystem ?? "unknown",
        memoryBytes: info.MemTotal,
      },
    };
  } catch (cause) {
    agent?.destroy();
    throw noEngine(host, cause);
  }
}

/** Over SSH, sends one request after the other: each connection is a login, which may fail or ask for a password. */
async function ask(docker: Docker, isOverSsh: boolean) {
  if (!isOverSsh) return Promise.all([docker.version(), docker.info()]);
  const version = await docker.version();
  return [version, await docker.info()] as const;
}

function isSsh({ url }: EngineHost): boolean {
  return url.startsWith("ssh://");
}

function noEngine(host: EngineHost, cause: unknown): GateError {
  const data = { host: host.url, error: messageOf(cause) };
  const why = `no Docker Engine responds at ${host.url} (${host.from}): ${data.error}`;
  if (isSsh(host)) {
    return new GateError({ code: "engine-unavailable/ssh", data }, `${why}; ${sshAdvice(cause)}`, { cause });
  }
  if (["EACCES", "EPERM"].includes(errorCodeOf(cause) ?? "")) {
    const advice = "this user has no access: add the user to the docker group, or run as root";
    return new GateError({ code: "engine-unavailable/no-access", data }, `${why}; ${advice}`, { cause });
  }
  const advice = "start it (sudo systemctl start docker, or Docker Desktop), or set DOCKER_HOST to another engine";
  return new GateError({ code: "engine-unavailable/no-response", data }, `${why}; ${advice}`, { cause });
}

/** Messages of OpenSSH, the docker CLI and shells, each with what to do. */
const sshAdvices: readonly (readonly [RegExp, string])[] = [
  [
    /IDENTIFICATION HAS CHANGED|Host key for .* has changed/,
    "the host's key differs from the one in known_hosts: find out why before you replace it",
  ],
  [
    /Host key verification failed/,
    "ssh does not know the host's key: compare it with the host's own, and add it to ~/.ssh/known_hosts (ssh-keyscan prints it)",
  ],
  [
    /Permission denied \(/,
    "the host refused the login: check the user, and give ssh a key without a prompt (ssh-agent, or IdentityFile in ~/.ssh/config)",
  ],
  [/docker: .*not found|not found: docker/, "install the docker CLI, 18.09 or later, on the host"],
  [/permission denied .*docker/i, "the user has no access to the engine: add the user to the docker group on the host"],
];

function sshAdvice(cause: unknown): string {
  if (errorCodeOf(cause) === noSshCode) return "install the OpenSSH client";
  const why = messageOf(cause);
  const known = sshAdvices.find(([pattern]) => pattern.test(why))?.[1];
  return known ?? "check that docker version works in a shell on that host, and that ssh reaches it without a prompt";
}

/**
 * Like the global agent of Node.js, but with an empty name of the TLS server. Node.js takes 5 ms to find out that a
 * connection to a socket has no such name.
 */
function socketAgent(): Agent {
  const options: AgentOptions & { readonly servername: string } = { keepAlive: true, timeout: 5_000, servername: "" };
  return new Agent(options);
}

type OptionsWithAgent = Docker.DockerOptions & { readonly agent?: Agent };

/** dockerode sends plain HTTP over the agent's connections, and looks up no host name. */
function overAgent(agent: Agent): OptionsWithAgent {
  return { protocol: "http", host: "docker.example.com", port: 80, agent };
}

/**
 * Undefined if the address is DOCKER_HOST of this process: dockerode reads this variable and its TLS settings itself.
 */
function connectionOptions({ url, from }: EngineHost): OptionsWithAgent | undefined {
  const socket = /^(?:unix|npipe):\/\/(.+)$/.exec(url);
  if (socket?.[1] !== undefined) return { socketPath: socket[1], agent: socketAgent() };
  const own = process.env["DOCKER_HOST"];
  if (from === "DOCKER_HOST" && own && (url === own || url === `tcp://${own}`)) return undefined;
  const { hostname, port } = new URL(url);
  return { protocol: "http", host: hostname, port: port || 2375 };
}

function withTimeout<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no response within ${timeoutMs / 1000} s`)), timeoutMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
