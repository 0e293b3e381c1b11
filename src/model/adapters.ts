// Interfaces through which a run does all its IO. src/gate calls them.

import type { Clock } from "../lib/clock.ts";
import type {
  EngineInfo,
  KilledProcess,
  LoadStats,
  OomCgroup,
  PhaseName,
  PlannedRequests,
  SourceName,
} from "./evidence.ts";
import type { RuntimeLimit } from "./fields/out-of-memory.ts";
import type { ProcessList } from "./fields/processes.ts";
import type { Observation } from "./observation.ts";
import type { LoadPlan, ReadinessPlan, ReadyStep, SamplingPlan, TargetPlan } from "./plan.ts";
import type { Missed, Reading, SampleSink } from "./reading.ts";
import type { DataOf } from "./stop-reason.ts";
import type { WorkloadPlan } from "./workload.ts";

/** An image that the engine has, or the image of a container that already runs. */
export interface PreparedImage {
  /** The reference to create a container from. */
  readonly reference: string;
  /** For messages: the requested reference, the build folder, the Compose service, or the container's name. */
  readonly name: string;
  readonly id: string;
  /** In the form of the image's config: `3000/tcp`. */
  readonly exposedPorts: readonly string[];
  /** The command of the HEALTHCHECK. Null if the image has no HEALTHCHECK. */
  readonly healthcheck: readonly string[] | null;
}

export type ContainerEvent =
  | { readonly kind: "oom" }
  /** The container ended. `exitCode` is null if the engine does not report it. */
  | { readonly kind: "die"; readonly exitCode: number | null }
  /** Something changed the container's limits. */
  | { readonly kind: "update" }
  /** The engine's event stream failed or ended, and memgate did not close it. `error` is null if the stream ended. */
  | { readonly kind: "lost"; readonly error: string | null };

/** A container's state, as the engine reports it. */
export interface ContainerState {
  readonly running: boolean;
  /** PID in the engine's PID namespace. Null while the container does not run. */
  readonly pid: number | null;
  readonly exitCode: number;
  /** How often the restart policy started the container again. */
  readonly restarts: number;
  readonly oomKilled: boolean;
  /** ISO 8601. Null if the container never started. */
  readonly startedAt: string | null;
  /** ISO 8601. Null if the container never ended. */
  readonly finishedAt: string | null;
  readonly memoryBytes: number | null;
  readonly memorySwapBytes: number | null;
}

/** An address at which this machine can reach the app's port. */
export interface Address {
  /** Such as `http://172.17.0.2:3000`. The scheme is always http, even if the app speaks another protocol. */
  readonly origin: string;
  readonly via: LoadStats["via"];
}

export interface Addresses {
  /** The best address first. */
  readonly reachable: readonly Address[];
  /**
   * The container's own addresses outside all networks of this machine. memgate does not try them. Empty if the engine
   * is on another machine, because no address of the container is reachable then.
   */
  readonly outside: readonly string[];
}

export interface TargetContainer {
  readonly id: string;
  readonly name: string;
  /** True if the container already ran before the run. memgate leaves it running. */
  readonly isAttached: boolean;
  /** The port that the app listens on in the container. Null if it has no port, or listens on a Unix socket. */
  readonly port: number | null;
  /** Does nothing if the container already runs. */
  readonly start: () => Promise<void>;
  /** Rejects with an error whose `statusCode` is 404 if the container no longer exists. */
  readonly state: () => Promise<ContainerState>;
  /** @param port a port of the container; null for the port that receives the load */
  readonly addresses: (port: number | null) => Promise<Addresses>;
  /** Calls back for each event until `end` is called. Resolves once the engine sends its events. */
  readonly watch: (onEvent: (event: ContainerEvent) => void) => Promise<{ readonly end: () => void }>;
  /** One raw response of the stats API. Rejects if the request fails. */
  readonly statsOnce: (signal: AbortSignal) => Promise<unknown>;
  readonly statsStream: (signal: AbortSignal) => AsyncIterable<unknown>;
  /** The raw response of the engine's list of processes. @param columns as for ps. Rejects if the request fails. */
  readonly top: (columns: string, signal: AbortSignal) => Promise<unknown>;
  readonly logTail: (lines: number) => Promise<readonly string[]>;
  /**
   * The log from its beginning, line by line, as it arrives.
   * @param onlyNew true to leave out the lines from before the call
   */
  readonly logLines: (signal: AbortSignal, onlyNew?: boolean) => AsyncIterable<string>;
  /** Runs a command in the container to its end. `output` is the end of its output. Rejects if it cannot be run. */
  readonly exec: (command: readonly string[]) => Promise<{ readonly exitCode: number; readonly output: string }>;
  /** Kills the container if it runs. A container that ran before the run keeps running. */
  readonly kill: () => Promise<void>;
}

/** A process in the app's PID namespace. */
export interface SeenProcess {
  /** In the app's PID namespace. */
  readonly pid: number;
  readonly uid: number;
  readonly gid: number;
  /** The words of the command, unmasked: they may contain secrets. */
  readonly words: readonly string[];
  /** The program. Null if the helper may not read it. */
  readonly exe: string | null;
  /** True if the process handles SIGUSR1. */
  readonly catchesUsr1: boolean;
  /** True if the program has mapped libjvm.so. False also if the helper may not read it. */
  readonly isJvm: boolean;
  readonly anonymousBytes: number | null;
}

/**
 * A container beside the app that asks the app's Node.js processes and JVMs. Each method rejects with an error whose `code` is one
 * of `silentCodes`, or `not-open`, `refused`, `failed` or `helper-ended`.
 */
export interface AppHelper {
  readonly list: () => Promise<readonly SeenProcess[]>;
  /** Connects to the inspector of a process. Only one process can be open at a time, unless their ports differ. */
  readonly open: (pid: number) => Promise<void>;
  /** Calls a method of the Chrome DevTools Protocol, such as `HeapProfiler.collectGarbage`. */
  readonly call: (pid: number, method: string, params: object) => Promise<unknown>;
  /** Disconnects from the process and closes its inspector. */
  readonly close: (pid: number) => Promise<void>;
  /** Sends a command of jcmd to a JVM, such as `GC.heap_info`. Needs no `open`. Resolves with the text of the reply. */
  readonly jvm: (pid: number, command: string) => Promise<string>;
  /** Closes all inspectors and removes the container. Never rejects. */
  readonly end: () => Promise<void>;
}

/** How load-command ended. */
export interface CommandEnd {
  /** Null if a signal ended the command, or if memgate ended it because the abort signal fired. */
  readonly exitCode: number | null;
  /** The signal that ended the command, such as SIGKILL after an OOM kill. Null if memgate sent it, or if unknown. */
  readonly signal: string | null;
  readonly durationMs: number;
  /** Number of processes that the command started and that outlived it. memgate ended them. */
  readonly leftBehind: number;
}

/** A TCP port on which a process of the container listens. */
export interface ListeningSocket {
  /** 0.0.0.0 and :: stand for every address. */
  readonly address: string;
  readonly port: number;
}

export interface TargetAdapter {
  /** @throws GateError `engine` */
  readonly connect: () => Promise<EngineInfo>;
  /**
   * Builds or pulls the image. For a Compose project it also starts the dependencies of the service under test.
   * @throws GateError `image`, or `container` if a dependency does not start
   */
  readonly prepareImage: (plan: TargetPlan, signal: AbortSignal) => Promise<PreparedImage>;
  /** @throws GateError `container` */
  readonly createContainer: (plan: TargetPlan, image: PreparedImage, port: number | null) => Promise<TargetContainer>;
  /**
   * Runs load-command to its end, on this machine or in the Compose project. Its output goes to the log.
   * @param reach the app's address; null if the app has no port
   * @param isRunOver true if the whole run ends when the signal aborts; else the command has time to end by itself
   * @throws GateError `load` if the command cannot be run
   */
  readonly runLoadCommand: (
    plan: CommandWorkloadPlan,
    target: TargetPlan,
    reach: Reach | null,
    signal: AbortSignal,
    isRunOver: () => boolean,
  ) => Promise<CommandEnd>;
  /**
   * Starts a helper container beside a running container.
   * @param user UID:GID; null for the user of the container
   * @param signal ends the helper when it aborts
   */
  readonly openHelper: (containerId: string, user: string | null, signal: AbortSignal) => Promise<AppHelper>;
  /** Dependencies that ended during the run. */
  readonly exitedDependencies: () => Promise<readonly ExitedDependency[]>;
  /**
   * Removes everything that this run created at the engine. May be called at any time, even while the engine still
   * creates something. A container that ran before the run gets its old limit back.
   */
  readonly tearDown: () => Promise<void>;
  /** For messages: what remains if `tearDown` fails, and the command that removes it. Null if nothing remains. */
  readonly leftBehind: () => { readonly what: string; readonly command: string } | null;
  /**
   * The addresses on which the app listens. Null if unknown: on another machine, on the host's network, or in another namespace.
   * @param pid PID 1 of the container, in the engine's PID namespace
   */
  readonly listeners: (containerId: string, pid: number | null) => readonly ListeningSocket[] | null;
  /** Waits until the app is ready. Resolves with the address to which memgate sends the load. */
  readonly awaitReady: (
    container: Pick<TargetContainer, "port" | "addresses" | "exec" | "logLines">,
    healthcheck: PreparedImage["healthcheck"],
    plan: ReadinessPlan,
    signal: AbortSignal,
  ) => Promise<Readiness>;
}

export type CommandWorkloadPlan = Extract<WorkloadPlan, { readonly kind: "command" }>;

/** How load-command reaches the app. */
export interface Reach {
  readonly address: Address;
  /** The port in the container. Null if the app listens on a Unix socket. */
  readonly port: number | null;
  readonly scheme: "http" | "https";
  readonly path: string;
  /** The Unix socket, as a path on this machine. Null if the app listens on a port. */
  readonly socketPath: string | null;
}

/** A service that the app depends on, and that ended or restarted during the run. */
export type ExitedDependency = DataOf<"dependency-exited/exited">["services"][number];

/** The redirect that counted as ready. */
export interface ReadyRedirect {
  readonly path: string;
  readonly status: number;
  /** Null without a Location header. */
  readonly location: string | null;
}

export type Readiness =
  | {
      readonly ready: true;
      /** Null if the app has no port. */
      readonly address: Address | null;
      /** True if the app accepts connections at the address. A port that the image only exposes may be unused. */
      readonly isListening: boolean;
      readonly redirect: ReadyRedirect | null;
    }
  /**
   * `observed` is the result of the last attempt. `step` is null if all steps succeeded, but the load's port accepts no
   * connection.
   */
  | { readonly ready: false; readonly observed: Observation; readonly step: ReadyStep | null };

export interface LoadProgress {
  readonly requestsPerSecond: number;
  /** The planned number of requests and the number sent so far. Null if the load ends by time only. */
  readonly planned: Pick<PlannedRequests, "requests" | "unit" | "sent"> | null;
}

export interface LoadAdapter {
  /** Starts the load process and waits until it has loaded its code. @throws GateError `load` */
  readonly open: () => Promise<LoadProcess>;
}

export interface LoadObserver {
  readonly onProgress: (progress: LoadProgress) => void;
  /**
   * Called when `durationMs` is over and memgate sends no more requests. The last responses may still be due. Not called if
   * the load ends before.
   */
  readonly onOver?: () => void;
}

export interface LoadProcess {
  /**
   * Sends load for `durationMs`, or until the planned number of requests has ended. Resolves when all connections are
   * closed, up to 1 s after `durationMs`. If the signal aborts, it resolves early with the figures so far.
   * @throws GateError `load`
   */
  readonly run: (
    plan: LoadPlan,
    address: Address,
    durationMs: number,
    observer: LoadObserver,
    signal: AbortSignal,
  ) => Promise<LoadStats>;
  /** Resolves when the process has ended. */
  readonly close: () => Promise<void>;
}

export type OnReading = (source: SourceName, reading: Reading | Missed) => void;

/** A process that the kernel's log names as OOM-killed. */
export interface LoggedKill extends KilledProcess {
  /**
   * The cgroup of the process, below the container's cgroup, and the cgroup whose limit was reached. Null if the process
   * was in the container's own cgroup.
   */
  readonly place: Omit<OomCgroup, "processKills"> | null;
}

export interface MemoryAdapter {
  /** Starts sampling a running container. Calls `onReading` for each reading of each source. */
  readonly open: (
    container: TargetContainer,
    pid: number | null,
    plan: SamplingPlan,
    onReading: OnReading,
  ) => Promise<Sampling>;
  /**
   * The container's OOM-killed processes, from the kernel's log as it is when `until` resolves. Null if memgate cannot
   * read that log. Never rejects.
   */
  readonly killedProcesses: (containerId: string, until: Promise<unknown>) => Promise<readonly LoggedKill[] | null>;
  /**
   * The memory limit of the app's runtime. Null if it is not certain.
   * @param pid PID 1 of the container, on this machine
   */
  readonly runtimeLimit: (pid: number, containerLimitBytes: number) => RuntimeLimit | null;
}

export interface Sampling {
  readonly sources: () => readonly { readonly name: SourceName; readonly intervalMs: number }[];
  /** Why memgate does not read the container's cgroup files. Null if it reads them. */
  readonly notice: string | null;
  /** The limit that the kernel applies. Null if no source reports it. */
  readonly limitBytes: number | null;
  /**
   * Takes one more reading from the cgroup files at once, so that the CPU counters have a value at this moment. Does
   * nothing without these files.
   */
  readonly readNow: () => void;
  /**
   * The container's processes now. Null if memgate cannot read them. Never rejects.
   * @param known masks the secrets that the plan knows
   */
  readonly readProcesses: (known: (text: string) => string) => Promise<ProcessList | null>;
  /** Takes one more reading from each source, so that the counters' last values are known. */
  readonly finalReading: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Receives the progress of a run. Must not throw. */
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
  /** Receives every sample when it is taken. */
  readonly samples: SampleSink;
}
