// Connects to a Docker Engine.
import { release } from "node:os";
import Docker from "dockerode";
import { errorCodeOf, messageOf } from "../../../lib/errors.ts";
import type { EngineInfo } from "../../../model/evidence.ts";
import { GateError } from "../../../model/gate-error.ts";
import type { EngineHost } from "./host.ts";

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

/** @throws GateError `engine` if the engine does not respond */
export async function connectEngine(host: EngineHost): Promise<Engine> {
  try {
    const docker = new Docker(connectionOptions(host));
    const [version, info] = await withTimeout(Promise.all([docker.version(), docker.info()]));
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
    throw noEngine(host, cause);
  }
}

function noEngine({ url, from }: EngineHost, cause: unknown): GateError {
  const data = { host: url, error: messageOf(cause) };
  const why = `no Docker Engine responds at ${url} (${from}): ${data.error}`;
  if (["EACCES", "EPERM"].includes(errorCodeOf(cause) ?? "")) {
    const advice = "this user has no access: add the user to the docker group, or run as root";
    return new GateError({ code: "engine-unavailable/no-access", data }, `${why}; ${advice}`, { cause });
  }
  const advice = "start it (sudo systemctl start docker, or Docker Desktop), or set DOCKER_HOST to another engine";
  return new GateError({ code: "engine-unavailable/no-response", data }, `${why}; ${advice}`, { cause });
}

/** Undefined for DOCKER_HOST of this process: dockerode reads that itself, with its TLS and SSH settings. */
function connectionOptions({ url, from }: EngineHost): Docker.DockerOptions | undefined {
  const own = process.env["DOCKER_HOST"];
  if (from === "DOCKER_HOST" && own && (url === own || url === `tcp://${own}`)) return undefined;
  const socket = /^(?:unix|npipe):\/\/(.+)$/.exec(url);
  if (socket?.[1] !== undefined) return { socketPath: socket[1] };
  const { protocol, hostname, port, username } = new URL(url);
  if (protocol === "ssh:") return { protocol: "ssh", host: hostname, port: port || 22, username };
  return { protocol: "http", host: hostname, port: port || 2375 };
}

function withTimeout<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`no response within ${connectTimeoutMs / 1000} s`)),
      connectTimeoutMs,
    );
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
