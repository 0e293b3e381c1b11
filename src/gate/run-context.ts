// What a run has in hand while it goes on.

import type { Collector } from "../memory/sampling/collector.ts";
import type {
  Adapters,
  ContainerState,
  LoadProcess,
  PreparedImage,
  Sampling,
  TargetContainer,
} from "../model/adapters.ts";
import type { EngineInfo, KilledProcess, LoadStats, PhaseName, Workload } from "../model/evidence.ts";
import type { GatePlan } from "../model/plan.ts";

/** What a run has in hand and has seen so far: filled step by step, so that a stop at any step finds it. */
export interface Run {
  readonly createdAt: string;
  readonly beganMs: number;
  readonly notices: string[];
  engine: EngineInfo | null;
  image: PreparedImage | null;
  container: TargetContainer | null;
  /** Settles when the engine has answered whether it made the container; null while it was not asked. Never rejects. */
  creating: Promise<void> | null;
  watch: { readonly end: () => void } | null;
  collector: Collector | null;
  sampling: Sampling | null;
  loadProcess: LoadProcess | null;
  load: LoadStats | null;
  /** What else made the app work, once it has ended; null for nothing. */
  workload: Workload | null;
  /** Resolves when the container has ended. */
  readonly died: Promise<void>;
  readonly die: () => void;
  /** The engine's first `oom` event. */
  oomEvent: { readonly atMs: number; readonly phase: PhaseName } | null;
  /** Counted from when the start was asked for. */
  startedMs: number | null;
  startedState: ContainerState | null;
  /** The limit that the kernel has in force; null where nothing tells it. */
  cgroupLimitBytes: number | null;
  /** Before it was stopped, and after. */
  lastState: ContainerState | null;
  stoppedState: ContainerState | null;
  /** As the kernel's log names them; null where it can't be read. */
  killedProcesses: readonly KilledProcess[] | null;
  /** Those of a container that ran before, from its time before the run. */
  killedBefore: readonly KilledProcess[];
  logTail: readonly string[];
  /** Why the state after the end could not be asked for; null where it could. */
  stateFailure: string | null;
  /** Why the engine's event stream ended; null while it did not, or was ended by us. */
  lostWhy: string | null;
  /** From here on the container's end is memgate's own doing. */
  isEnding: boolean;
}

/** A run that has nothing in hand yet. */
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
    loadProcess: null,
    load: null,
    workload: null,
    died,
    die,
    oomEvent: null,
    startedMs: null,
    startedState: null,
    cgroupLimitBytes: null,
    lastState: null,
    stoppedState: null,
    killedProcesses: null,
    killedBefore: [],
    logTail: [],
    stateFailure: null,
    lostWhy: null,
    isEnding: false,
  };
}
