import type { Collector } from "../memory/sampling/collector.ts";
import type { ProcessWatch } from "../memory/sampling/process-watch.ts";
import type {
  Adapters,
  ContainerState,
  LoadProcess,
  LoggedKill,
  PreparedImage,
  Sampling,
  TargetContainer,
} from "../model/adapters.ts";
import type { EngineInfo, LoadStats, PhaseName, WarmupStats, Workload } from "../model/evidence.ts";
import type { LiveMemory } from "../model/fields/leak.ts";
import type { RuntimeLimit } from "../model/fields/out-of-memory.ts";
import type { Why } from "../model/fields/why.ts";
import type { GatePlan } from "../model/plan.ts";
import type { RunCause } from "../model/stop-reason.ts";
import type * as AskWhy from "./ask-why.ts";
import type { LogWatch } from "./watch-log.ts";

/** Mutable state of a run. Each step stores its result at once, so that a stop at any step finds it. */
export interface Run {
  readonly createdAt: string;
  readonly beganMs: number;
  readonly notices: string[];
  engine: EngineInfo | null;
  image: PreparedImage | null;
  container: TargetContainer | null;
  /** Settles when the creation of the container has succeeded or failed. Null before the request. Never rejects. */
  creating: Promise<void> | null;
  watch: { readonly end: () => void } | null;
  collector: Collector | null;
  sampling: Sampling | null;
  processWatch: ProcessWatch | null;
  /** Settles when the load process is ready or has failed to start. Null before its start. Never rejects. */
  openingLoad: Promise<void> | null;
  loadProcess: LoadProcess | null;
  load: LoadStats | null;
  warmup: WarmupStats | null;
  /** The leak check, from the beginning of the run. Null without it. */
  liveMemory: LiveMemory | null;
  /** The load command or batch job, once it has ended; else null. */
  workload: Workload | null;
  /** Resolves when the container has ended. */
  readonly died: Promise<void>;
  readonly die: () => void;
  /** The engine's first `oom` event. */
  oomEvent: { readonly atMs: number; readonly phase: PhaseName } | null;
  /** The engine's first `die` event of the run. Null if the container did not end by itself. */
  ending: { readonly exitCode: number | null } | null;
  /** The first state whose limits differ from the limits of `startedState`. Null if the limits stayed the same. */
  changedLimits: ContainerState | null;
  /** When the engine reported that the container was started, in ms after `timeOrigin`. */
  startedMs: number | null;
  /** The state after the container start. Null until memgate has read it. */
  startedState: ContainerState | null;
  /** The limit that the kernel applies. Null if no source reports it. */
  cgroupLimitBytes: number | null;
  /** The state before memgate stops the container. */
  lastState: ContainerState | null;
  /** The state after memgate has stopped the container. */
  stoppedState: ContainerState | null;
  /** The OOM-killed processes in the kernel's log. Null if memgate cannot read that log. */
  killedProcesses: readonly LoggedKill[] | null;
  /** Processes of a running container that were OOM-killed before the run. */
  killedBefore: readonly LoggedKill[];
  logTail: readonly string[];
  logWatch: LogWatch | null;
  /** The memory limit of the app's runtime. Null if memgate does not know it. */
  runtimeLimit: RuntimeLimit | null;
  /** True if the engine responds, but the container no longer exists. */
  isContainerGone: boolean;
  /** Why the engine's event stream ended. Null if it did not end, or if memgate closed it. */
  lost: RunCause | null;
  /** The code that asks the app. Null until it is loaded, and with `why: off` except in a leak check. */
  whyCode: typeof AskWhy | null;
  /** What the runtime says about its memory. Null if memgate did not ask. */
  why: Why | null;
  /** True once memgate ends the container itself. */
  isEnding: boolean;
}

function newLiveMemory({ load }: GatePlan): LiveMemory {
  return { requestsPerBlock: null, unit: load.scenario === null ? "request" : "turn", blocks: [], problem: null };
}

/** The state at the beginning of a run. */
export function newRun(plan: GatePlan, { clock }: Adapters): Run {
  let die = () => {};
  const died = new Promise<void>((resolve) => {
    die = resolve;
  });
  return {
    createdAt: clock.isoNow(),
    beganMs: clock.nowMs(),
    notices: [...plan.notices],
    engine: null,
    image: null,
    container: null,
    creating: null,
    watch: null,
    collector: null,
    sampling: null,
    processWatch: null,
    openingLoad: null,
    loadProcess: null,
    load: null,
    warmup: null,
    liveMemory: plan.checksLeak ? newLiveMemory(plan) : null,
    workload: null,
    died,
    die,
    oomEvent: null,
    ending: null,
    changedLimits: null,
    startedMs: null,
    startedState: null,
    cgroupLimitBytes: null,
    lastState: null,
    stoppedState: null,
    killedProcesses: null,
    killedBefore: [],
    logTail: [],
    logWatch: null,
    runtimeLimit: null,
    isContainerGone: false,
    lost: null,
    whyCode: null,
    why: null,
    isEnding: false,
  };
}
