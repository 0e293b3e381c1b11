// The connection to a Docker Engine.
import { release } from "node:os";
import Docker from "dockerode";
import { GateError, messageOf } from "../../../lib/errors.ts";
import type { EngineInfo } from "../../../model/evidence.ts";
import type { EngineHost } from "./host.ts";

export interface Engine {
  readonly docker: Docker;
  readonly host: EngineHost;
  readonly facts: EngineInfo;
  /** As docker info has it: x86_64, aarch64. */
  readonly architecture: string;
  readonly cpus: number;
  /**
   * The engine's containers run on this machine's kernel and in its network: their addresses can be reached. False for
   * Docker Desktop (a VM), rootless engines (a network of their own) and engines reached over TCP or SSH.
   */
  readonly isLocal: boolean;
}

const connectTimeoutMs = 10_000;

/**
 * Connects to the engine.
 * @throws GateError `engine` where none answers
 */
export async function connectEngine(host: EngineHost): Promise<Engine> {
  try {
    const docker = new Docker(connectionOptions(host));
    const [version, info] = await deadline(Promise.all([docker.version(), docker.info()]));
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
    throw new GateError("engine", noEngine(host, messageOf(cause)), { cause });
  }
}

function noEngine(host: EngineHost, why: string): string {
  const advice = /EACCES|EPERM/.test(why)
    ? "this user may not use it: add the user to the docker group, or run as root"
    : "start it (sudo systemctl start docker, or Docker Desktop), or set DOCKER_HOST to the one to use";
  return `no Docker Engine answers at ${host.url} (${host.from}): ${why}; ${advice}`;
}

/** For DOCKER_HOST dockerode's own reading stands: it knows TLS and SSH. */
function connectionOptions({ url, from }: EngineHost): Docker.DockerOptions | undefined {
  if (from === "DOCKER_HOST") return undefined;
  const socket = /^(?:unix|npipe):\/\/(.+)$/.exec(url);
  if (socket?.[1] !== undefined) return { socketPath: socket[1] };
  const { protocol, hostname, port, username } = new URL(url);
  if (protocol === "ssh:") return { protocol: "ssh", host: hostname, port: port || 22, username };
  return { protocol: "http", host: hostname, port: port || 2375 };
}

function deadline<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`no answer within ${connectTimeoutMs / 1000} s`)),
      connectTimeoutMs,
    );
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
