// A container under a limit. Maps the engine's responses to memgate's types, so that no other folder depends on
// dockerode.

import type Docker from "dockerode";
import { messageOf } from "../../../lib/errors.ts";
import type {
  Addresses,
  ContainerEvent,
  ContainerState,
  PreparedImage,
  TargetContainer,
} from "../../../model/adapters.ts";
import type { Rights } from "../../../model/app-spec.ts";
import type { TargetPlan } from "../../../model/plan.ts";
import { targetWithAddress, withAddress } from "../../../model/pod-address.ts";
import type { Engine } from "../engine/connect.ts";
import { jsonLines } from "../engine/ndjson.ts";
import { isNotFound } from "../image/prepare.ts";
import { addressesOf } from "./address.ts";
import { makeVolumes, mountsOf, putFiles } from "./ephemeral-volumes.ts";
import { followLog } from "./follow-log.ts";
import { ownSubnets } from "./host-subnets.ts";
import { containerError } from "./known-mistakes.ts";
import { followedLines, logLines } from "./log-stream.ts";
import { createOwnNetwork, type OwnNetwork } from "./own-network.ts";

/** The label of every container of a run; its value is the run's id. */
export const runLabel = "memgate.run";

/**
 * Creates the container with its volumes, its files and a network of its own if planned, and does not start it.
 * @throws GateError `container`
 */
export async function createContainer(
  engine: Engine,
  plan: TargetPlan,
  image: PreparedImage,
  port: number | null,
  runId: string,
): Promise<TargetContainer> {
  const { docker } = engine;
  const name = containerName(runId);
  await makeVolumes(docker, image.reference, plan.ephemeralVolumes, runId, labelsOf(runId));
  const network = plan.isOnOwnNetwork ? await createOwnNetwork(docker, runId, labelsOf(runId)) : null;
  const addressed = network === null ? plan : targetWithAddress(plan, network.address);
  try {
    const options = createOptions(engine, addressed, image, { port, runId, name, network });
    const container = await docker.createContainer(options);
    await putFiles(container, plan.files);
    const wrapped = wrapContainer(engine, container, name, port, false);
    if (network === null) return wrapped;
    const withNetwork = (command: readonly string[]) => command.map((word) => withAddress(word, network.address));
    return { ...wrapped, exec: (command) => wrapped.exec(withNetwork(command)) };
  } catch (cause) {
    const error = messageOf(cause);
    const fault = { code: "container-failed/create", data: { error } } as const;
    throw containerError("the container could not be created", error, error, fault, cause);
  }
}

export function containerName(runId: string): string {
  return `memgate-${runId}`;
}

export function labelsOf(runId: string): Readonly<Record<string, string>> {
  return { [runLabel]: runId };
}

/** Removes a container and its anonymous volumes, even if it runs. Does nothing if it does not exist. */
export async function removeContainer(container: Docker.Container): Promise<void> {
  await container.remove({ force: true, v: true }).catch((error: unknown) => {
    if (!isNotFound(error)) throw error;
  });
}

interface Created {
  readonly port: number | null;
  readonly runId: string;
  readonly name: string;
  readonly network: OwnNetwork | null;
}

function createOptions(
  engine: Engine,
  plan: TargetPlan,
  image: PreparedImage,
  { port, runId, name, network }: Created,
): Docker.ContainerCreateOptions {
  const ports = [...new Set([...(port === null ? [] : [port]), ...plan.probePorts])].map((one) => `${one}/tcp`);
  const perPort = <T>(value: T) => Object.fromEntries(ports.map((key) => [key, value]));
  // A port of a local engine is open to this machine only; a port of a remote engine must be open to the network.
  const HostIp = /^(unix|npipe):/.test(engine.host.url) ? "127.0.0.1" : "";
  const { source, rights } = plan;
  const platform = source.kind === "image" || source.kind === "build" ? source.platform : null;
  const body = {
    Image: image.reference,
    Labels: { ...labelsOf(runId) },
    Env: plan.env.map(([variable, value]) => `${variable}=${value}`),
    ...(plan.command === null ? {} : { Cmd: [...plan.command] }),
    ...(plan.entrypoint === null ? {} : { Entrypoint: [...plan.entrypoint] }),
    ...(plan.user === null ? {} : { User: plan.user }),
    ...(plan.workingDir === null ? {} : { WorkingDir: plan.workingDir }),
    ExposedPorts: perPort({}),
    ...(network === null
      ? {}
      : {
          NetworkingConfig: { EndpointsConfig: { [network.name]: { IPAMConfig: { IPv4Address: network.address } } } },
        }),
    // Kubernetes does not run the HEALTHCHECK of an image, and the memory of a HEALTHCHECK would count as the app's.
    Healthcheck: { Test: ["NONE"] },
    HostConfig: {
      Memory: plan.limitBytes,
      // Equal to Memory, so there is no swap. Without this field the engine would allow as much swap as memory.
      MemorySwap: plan.limitBytes,
      Mounts: [...bindMounts(plan), ...mountsOf(plan.ephemeralVolumes, runId, labelsOf(runId))] as Docker.MountConfig,
      Tmpfs: Object.fromEntries(plan.tmpfs.map(({ target, options }) => [target, options])),
      // The engine refuses more CPUs than it has. Without NanoCpus the container can use all of them.
      ...(plan.cpus === null || plan.cpus >= engine.cpus ? {} : { NanoCpus: Math.round(plan.cpus * 1e9) }),
      ...networkMode(plan, network),
      ...(plan.network === "host" ? {} : { PortBindings: perPort([{ HostIp, HostPort: "" }]) }),
      ...(plan.extraHosts.length === 0 ? {} : { ExtraHosts: [...plan.extraHosts] }),
      ...(rights === null ? {} : rightsOf(rights)),
      // memgate can read this driver's logs whatever the engine's default driver is; the size is bounded.
      LogConfig: { Type: "json-file", Config: { "max-size": "10m", "max-file": "2" } },
    },
  };
  // With plain options dockerode would repeat the body, including the environment, in the URL.
  const options = { _query: { name, ...(platform === null ? {} : { platform }) }, _body: body };
  return options as Docker.ContainerCreateOptions;
}

function networkMode(plan: TargetPlan, own: OwnNetwork | null): Pick<Docker.HostConfig, "NetworkMode"> {
  const name = own?.name ?? plan.network;
  return name === null ? {} : { NetworkMode: name };
}

function bindMounts({ volumes }: TargetPlan) {
  // With Mounts the engine refuses a missing source; with Binds it would create an empty folder owned by root.
  return volumes.map(({ source, target, readOnly }) => ({
    Type: "bind" as const,
    Source: source,
    Target: target,
    ReadOnly: readOnly,
  }));
}

function rightsOf({ readOnlyRoot, noNewPrivileges, capAdd, capDrop, groups }: Rights): Docker.HostConfig {
  return {
    ReadonlyRootfs: readOnlyRoot,
    ...(noNewPrivileges ? { SecurityOpt: ["no-new-privileges"] } : {}),
    CapAdd: [...capAdd],
    CapDrop: [...capDrop],
    GroupAdd: groups.map(String),
  };
}

/**
 * Wraps a container in the conductor's interface.
 * @param isAttached the container already ran before the run, so `kill` does nothing
 */
export function wrapContainer(
  engine: Engine,
  container: Docker.Container,
  name: string,
  port: number | null,
  isAttached: boolean,
): TargetContainer {
  return {
    id: container.id,
    name,
    isAttached,
    port,
    start: async () => {
      try {
        await container.start();
      } catch (cause) {
        const error = messageOf(cause);
        const fault = { code: "container-failed/start", data: { error } } as const;
        throw containerError("the container could not be started", error, error, fault, cause);
      }
    },
    state: async () => stateOf(await container.inspect()),
    addresses: async (probePort) => {
      const appPort = probePort ?? port;
      return appPort === null ? { reachable: [], outside: [] } : addresses(engine, await container.inspect(), appPort);
    },
    watch: (onEvent) => watch(engine.docker, container.id, onEvent),
    statsOnce: (signal) => statsOnce(container, signal),
    statsStream: (signal) => statsStream(container, signal),
    top: (columns, abortSignal) => container.top({ ps_args: columns, abortSignal }),
    logTail: async (lines) => {
      const read = (tail: number) => container.logs({ stdout: true, stderr: true, tail, follow: false });
      const raw = await read(lines);
      const found = logLines(raw, lines);
      // The engine counts each 16 KiB of a long line as a line of its own, so it may have returned too few lines.
      return found.length < lines && raw.length > 16_384 ? logLines(await read(lines * 20), lines) : found;
    },
    logLines: (signal, onlyNew = false) => followLog(container, signal, onlyNew),
    exec: (command) => exec(container, command),
    kill: async () => {
      if (isAttached) return;
      const killed = container.kill().catch((error: unknown) => {
        // 409: the container does not run any more.
        if (!(error instanceof Error && "statusCode" in error && error.statusCode === 409) && !isNotFound(error))
          throw error;
      });
      await Promise.all([killed, container.wait({ condition: "not-running" })]);
    },
  };
}

function stateOf({ State, HostConfig, RestartCount }: Docker.ContainerInspectInfo): ContainerState {
  const time = (text: string | undefined) => (text === undefined || text.startsWith("0001-") ? null : text);
  return {
    running: State.Running,
    pid: State.Pid > 0 ? State.Pid : null,
    exitCode: State.ExitCode,
    restarts: RestartCount ?? 0,
    oomKilled: State.OOMKilled,
    startedAt: time(State.StartedAt),
    finishedAt: time(State.FinishedAt),
    memoryBytes: HostConfig.Memory ?? null,
    memorySwapBytes: HostConfig.MemorySwap ?? null,
  };
}

function addresses(engine: Engine, info: Docker.ContainerInspectInfo, port: number): Addresses {
  const { Networks, Ports } = info.NetworkSettings;
  const published = Number(Ports?.[`${port}/tcp`]?.[0]?.HostPort);
  const network = {
    hostNetwork: info.HostConfig.NetworkMode === "host",
    containerAddresses: Object.values(Networks ?? {}).flatMap(({ IPAddress }) => IPAddress || []),
    publishedPort: published > 0 ? published : null,
  };
  const place = { url: engine.host.url, isLocal: engine.isLocal, ownSubnets: ownSubnets() };
  return addressesOf(network, port, place);
}

async function watch(
  docker: Docker,
  id: string,
  onEvent: (event: ContainerEvent) => void,
): Promise<{ end: () => void }> {
  const end = new AbortController();
  // A variable, because dockerode's types lack abortSignal and would reject it in a literal.
  const options = { filters: { container: [id], event: ["oom", "die", "update"] }, abortSignal: end.signal };
  const stream = await docker.getEvents(options);
  const lost = (error: string | null) => {
    if (!end.signal.aborted) onEvent({ kind: "lost", error });
  };
  void (async () => {
    try {
      for await (const event of jsonLines(stream)) {
        const read = eventOf(event as EngineEvent);
        if (!end.signal.aborted && read !== null) onEvent(read);
      }
      lost(null);
    } catch (error) {
      lost(messageOf(error));
    }
  })();
  return { end: () => end.abort() };
}

interface EngineEvent {
  readonly Action?: string;
  readonly status?: string;
  readonly Actor?: { readonly Attributes?: Readonly<Record<string, string>> };
}

function eventOf({ Action, status, Actor }: EngineEvent): ContainerEvent | null {
  const kind = Action ?? status;
  if (kind === "oom" || kind === "update") return { kind };
  if (kind !== "die") return null;
  const exitCode = Number.parseInt(Actor?.Attributes?.["exitCode"] ?? "", 10);
  return { kind, exitCode: Number.isInteger(exitCode) ? exitCode : null };
}

async function* statsStream(container: Docker.Container, abortSignal: AbortSignal): AsyncGenerator<unknown> {
  const options = { stream: true, abortSignal } as const;
  const stream: NodeJS.ReadableStream = await container.stats(options);
  yield* jsonLines(stream);
}

function statsOnce(container: Docker.Container, abortSignal: AbortSignal): Promise<unknown> {
  const options = { stream: false, "one-shot": true, abortSignal } as const;
  return container.stats(options);
}

/** How many of the last lines of a command's output are kept. */
const outputLines = 3;

async function exec(container: Docker.Container, command: readonly string[]) {
  const created = await container.exec({ Cmd: [...command], AttachStdout: true, AttachStderr: true });
  const stream = await created.start({ hijack: false, stdin: false });
  const lines: string[] = [];
  for await (const line of followedLines(stream as unknown as AsyncIterable<Buffer>)) {
    lines.push(line);
    if (lines.length > outputLines) lines.shift();
  }
  const { ExitCode } = await created.inspect();
  return { exitCode: ExitCode ?? -1, output: lines.join(" ") };
}
