// What the conductor (gate.ts) needs from the outside world: all IO is behind these.

import type { Clock } from "../lib/clock.ts";
import type { EngineInfo, KilledProcess, LoadStats, PhaseName, SourceName } from "./evidence.ts";
import type { LoadPlan, ReadinessPlan, SamplingPlan, TargetPlan } from "./plan.ts";
import type { Missed, Reading, SampleSink } from "./reading.ts";
import type { WorkloadPlan } from "./workload.ts";

/** An image that the engine has, or a container that was made of one. */
export interface PreparedImage {
  /** What a container is created from. */
  readonly reference: string;
  /** For people: the reference that was asked for, or where it was built from; the service, or the container. */
  readonly name: string;
  readonly id: string;
  /** As in the image's config: `3000/tcp`. */
  readonly exposedPorts: readonly string[];
  /** The command of its HEALTHCHECK; null where it has none. */
  readonly healthcheck: readonly string[] | null;
}

export type ContainerEvent =
  | { readonly kind: "oom" }
  | { readonly kind: "die" }
  /** The engine's event stream ended without being asked to. */
  | { readonly kind: "lost"; readonly why: string };

/** A container's state as the engine tells it. */
export interface ContainerState {
  readonly running: boolean;
  /** In the engine's PID namespace; null while it does not run. */
  readonly pid: number | null;
  readonly exitCode: number;
  readonly oomKilled: boolean;
  /** ISO 8601; null for never. */
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly memoryBytes: number | null;
  readonly memorySwapBytes: number | null;
}

/** Where the app's port can be reached. */
export interface Address {
  /** `http://172.17.0.2:3000`, whatever is spoken there. */
  readonly origin: string;
  readonly via: LoadStats["via"];
}

export interface Addresses {
  /** Best first. */
  readonly reachable: readonly Address[];
  /**
   * The container's own addresses that are in no network of this machine, and so are not tried. Empty where the engine is
   * not local: no such address is reached there.
   */
  readonly outside: readonly string[];
}

export interface TargetContainer {
  readonly id: string;
  readonly name: string;
  /** It ran before memgate came, and is left running. */
  readonly isAttached: boolean;
  /** Where the app listens in it; null where it does not, or on a socket. */
  readonly port: number | null;
  /** Does nothing to one that runs already. */
  readonly start: () => Promise<void>;
  readonly state: () => Promise<ContainerState>;
  /** @param port of the container; null for the one that load goes to */
  readonly addresses: (port: number | null) => Promise<Addresses>;
  /** Calls back for each event until it is ended. Resolves once events are being received. */
  readonly watch: (onEvent: (event: ContainerEvent) => void) => Promise<{ readonly end: () => void }>;
  /** One answer of the stats API, unread. Rejects where the engine can't be asked. */
  readonly statsOnce: (signal: AbortSignal) => Promise<unknown>;
  readonly statsStream: (signal: AbortSignal) => AsyncIterable<unknown>;
  readonly logTail: (lines: number) => Promise<readonly string[]>;
  /** Its log from the beginning, line by line, as it comes. */
  readonly logLines: (signal: AbortSignal) => AsyncIterable<string>;
  /** Runs a command in it to its end. `output` is the end of what it printed. Rejects where it could not be run. */
  readonly exec: (command: readonly string[]) => Promise<{ readonly exitCode: number; readonly output: string }>;
  /** Ends it at once, if it runs; one that ran before memgate came goes on running. */
  readonly kill: () => Promise<void>;
}

/** How the user's own load ended. */
export interface CommandEnd {
  /** Null where it was ended because the signal aborted, or a signal ended it. */
  readonly exitCode: number | null;
  /** That ended it without being asked to, such as SIGKILL of an OOM kill; null where none did, or it is not known. */
  readonly signal: string | null;
  readonly durationMs: number;
  /** Processes that it had started and that still ran; they were ended. */
  readonly leftBehind: number;
}

export interface TargetAdapter {
  /** @throws GateError `engine` */
  readonly connect: () => Promise<EngineInfo>;
  /**
   * Builds or pulls the image; of a Compose project brings up all but the service itself.
   * @throws GateError `image`, or `container` where a service that it depends on does not come up
   */
  readonly prepareImage: (plan: TargetPlan, signal: AbortSignal) => Promise<PreparedImage>;
  /** @throws GateError `container` */
  readonly createContainer: (plan: TargetPlan, image: PreparedImage, port: number | null) => Promise<TargetContainer>;
  /**
   * Runs the user's own load to its end, on this machine or in the Compose project. What it prints goes to the log.
   * @param reach where the app is; null where it has no port
   * @param isRunOver whether all of the run ends where the signal aborts: else the load may take its time to end
   * @throws GateError `load` where it could not be run
   */
  readonly runLoadCommand: (
    plan: CommandWorkloadPlan,
    target: TargetPlan,
    reach: Reach | null,
    signal: AbortSignal,
    isRunOver: () => boolean,
  ) => Promise<CommandEnd>;
  /** What else the app needs has ended during the run, as clauses that name it; empty for none. */
  readonly exitedDependencies: () => Promise<readonly string[]>;
  /**
   * Takes back all that this run has at the engine: at any time, also of a creation whose answer never came. A container
   * that ran before gets its limit back.
   */
  readonly tearDown: () => Promise<void>;
  /** For people: what is left where that fails, and the command that takes it back; null for nothing. */
  readonly leftBehind: () => { readonly what: string; readonly command: string } | null;
  /** Resolves with the address to send load to. `lastObservation` is what the probe last saw, as a clause. */
  readonly awaitReady: (
    container: Pick<TargetContainer, "port" | "addresses" | "exec" | "logLines">,
    healthcheck: PreparedImage["healthcheck"],
    plan: ReadinessPlan,
    signal: AbortSignal,
  ) => Promise<Readiness>;
}

export type CommandWorkloadPlan = Extract<WorkloadPlan, { readonly kind: "command" }>;

/** How the user's own load reaches the app. */
export interface Reach {
  readonly address: Address;
  /** The port in the container; null on a socket. */
  readonly port: number | null;
  readonly scheme: "http" | "https";
  readonly path: string;
  /** A path of this machine; null for none. */
  readonly socketPath: string | null;
}

export type Readiness =
  /** Without an address where the app has no port. */
  | { readonly ready: true; readonly address: Address | null }
  | { readonly ready: false; readonly lastObservation: string };

export interface LoadProgress {
  readonly requestsPerSecond: number;
}

export interface LoadAdapter {
  /** Starts the load process and waits until it is warm. @throws GateError `load` */
  readonly open: () => Promise<LoadProcess>;
}

export interface LoadProcess {
  /** Sends load for a time. Ends early, with what there is, when the signal aborts. @throws GateError `load` */
  readonly run: (
    plan: LoadPlan,
    address: Address,
    durationMs: number,
    onProgress: (progress: LoadProgress) => void,
    signal: AbortSignal,
  ) => Promise<LoadStats>;
  /** Resolves when the process is gone. */
  readonly close: () => Promise<void>;
}

export type OnReading = (source: SourceName, look: Reading | Missed) => void;

export interface MemoryAdapter {
  /** Starts sampling a running container. `onReading` is called for each look of each source. */
  readonly open: (
    container: TargetContainer,
    pid: number | null,
    plan: SamplingPlan,
    onReading: OnReading,
  ) => Promise<Sampling>;
  /** The container's processes that the kernel's log says were OOM-killed; null where it can't be read from here. */
  readonly killedProcesses: (containerId: string) => readonly KilledProcess[] | null;
}

export interface Sampling {
  readonly sources: () => readonly { readonly name: SourceName; readonly intervalMs: number }[];
  /** Why the cgroup's own files are not read; null where they are. */
  readonly notice: string | null;
  /** The limit that the kernel has in force; null where no source tells it. */
  readonly limitBytes: number | null;
  /** One more look by each source, so that what the counters hold now is known. */
  readonly finalReading: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Is told what goes on. Must not throw. */
export interface Observer {
  readonly phase: (phase: PhaseName) => void;
  readonly note: (text: string) => void;
  readonly sample: (workingSetBytes: number, limitBytes: number) => void;
  readonly load: (progress: LoadProgress) => void;
}

export interface Adapters {
  readonly target: TargetAdapter;
  readonly load: LoadAdapter;
  readonly memory: MemoryAdapter;
  readonly clock: Clock;
  readonly observer: Observer;
  /** Where every sample goes as it is taken. */
  readonly samples: SampleSink;
}
