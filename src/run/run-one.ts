// Runs one gate from its inputs to its written report.

import type { GateInputs } from "../inputs/gate-inputs.ts";
import type { ImageLog } from "../lib/log.ts";
import { once } from "../lib/once.ts";
import type { Observer } from "../model/adapters.ts";
import type { SavedRuns } from "../model/fields/baseline.ts";
import { GateError } from "../model/gate-error.ts";
import type { GatePlan } from "../model/plan.ts";
import type { StopReason } from "../model/stop-reason.ts";
import { planOf } from "../plan/plan.ts";
import type { Judged } from "../report/model/judged.ts";
import type { GateResult } from "../report/model/run-result.ts";
import { openReportFolder } from "../report/storage/report-dir.ts";
import { resolveSource } from "../targets/docker/resolve-source.ts";

import { loadJudge, runPlan, type SharedImage } from "./run-plan.ts";

/** The parts of a run that the entry point (Action, CLI or API) provides. */
export interface RunSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborts with a `StopReason` if the user interrupts the run. */
  readonly interrupt: AbortSignal;
  /** The bundled load-worker.js. */
  readonly loadEntry: string;
  /** The bundled report-page.js. Its style sheet is in the same folder. */
  readonly pageEntry: string;
  /** Called before each run of each gate. Returns the receivers of its progress. */
  readonly begin: (gate: GatePosition) => {
    readonly log: ImageLog;
    readonly observer: Observer;
    readonly end: () => void;
  };
  /**
   * Receives the secrets of the gates before memgate writes anything that could contain them. May receive the same
   * secret repeatedly.
   */
  readonly addSecrets: (secrets: readonly string[]) => void;
  /** Called after each gate of several. */
  readonly show: (gate: GateResult) => Promise<void>;
  /**
   * Called when the engine begins to start the app. While memgate waits for the engine, the entry point can
   * load the code that it needs at the end of the run.
   */
  readonly preload: () => void;
}

/** The position of a gate in its run. */
export interface GatePosition {
  /** Null without a config file. */
  readonly name: string | null;
  /** From 1. */
  readonly number: number;
  readonly total: number;
  /** Null for a gate with one run. */
  readonly run: RunPosition | PairPosition | ImagePosition | null;
}

/** The position of a run in its set. */
export interface RunPosition {
  /** From 1. */
  readonly number: number;
  /** Until the first run of `repeat: auto` has ended, this is 1. */
  readonly total: number;
  /** In a search for the right limit, what the run tries. The total is then the highest number of runs. */
  readonly tries?: string;
}

/** The app, or the base that it is compared with. */
export type Side = "base" | "head";

/** The position of a run in a comparison. */
export interface PairPosition {
  /** From 1. */
  readonly pair: number;
  readonly side: Side;
  /** True if the pair runs a second time. */
  readonly isRepeated: boolean;
}

/** The build or the pull of an image before the runs of a comparison. */
export interface ImagePosition {
  readonly image: Side;
}

/** `run 3 of 5`, `pair 2, base` or `image of base`. With a total of 1 only `run 1`, because `repeat: auto` may add runs. */
export function positionText(run: RunPosition | PairPosition | ImagePosition): string {
  if ("image" in run) return `image of ${run.image}`;
  if ("pair" in run) return `pair ${run.pair}, ${run.side}${run.isRepeated ? ", second attempt" : ""}`;
  if (run.tries !== undefined) return `run ${run.number} of at most ${run.total}: ${run.tries}`;
  return `run ${run.number}${run.total === 1 ? "" : ` of ${run.total}`}`;
}

/** The heading in a log: `== api (gate 1 of 2), run 3 of 5`. Null for one run of one gate. */
export function headingOf({ name, number, total, run }: GatePosition): string | null {
  const gate = name === null ? [] : [`${name} (gate ${number} of ${total})`];
  const parts = [...gate, ...(run === null ? [] : [positionText(run)])];
  return parts.length === 0 ? null : `== ${parts.join(", ")}`;
}

/** An interrupt before there was a plan. Ctrl+C ends docker compose too, so its failure is not bad input. */
export class PlanInterrupted extends Error {
  readonly reason: StopReason;

  constructor(reason: StopReason, cause: unknown) {
    super(`${reason.message} while memgate planned it`, { cause });
    this.name = "PlanInterrupted";
    this.reason = reason;
  }
}

/** The saved runs of baselines, by their path. */
export type ReadBaselines = ReadonlyMap<string, Promise<SavedRuns>>;

/**
 * Reads the baselines of several gates. A baseline may be in the report folder, whose earlier reports are removed before
 * the first gate. The promise of a baseline that cannot be read rejects.
 */
export async function readBaselines(all: readonly Pick<GateInputs, "baseline">[]): Promise<ReadBaselines> {
  const paths = new Set(all.flatMap(({ baseline }) => (baseline === null ? [] : [baseline.path])));
  const read = new Map([...paths].map((path) => [path, savedRuns(path)] as const));
  await Promise.allSettled(read.values());
  return read;
}

/** What planning needs. An interrupt ends git early, and the run then starts nothing. */
type PlanNeeds = Pick<RunSurroundings, "env"> & Partial<Pick<RunSurroundings, "interrupt" | "addSecrets">>;

/**
 * @param baselines from `readBaselines`; empty to read the baseline of these inputs now
 * @throws GateError "inputs" if docker compose, git, the engine or a saved report shows that the input is wrong
 * @throws PlanInterrupted if the source could not be resolved because of the interrupt
 */
export async function planFor(
  inputs: GateInputs,
  reportDir: string,
  { env, interrupt, addSecrets }: PlanNeeds,
  baselines: ReadBaselines = new Map(),
): Promise<GatePlan> {
  const baseline = inputs.baseline === null ? null : await baselineOf(inputs.baseline, baselines);
  const resolved = await resolveSource(inputs, env).catch((error: unknown) => {
    throw interrupt?.aborted ? new PlanInterrupted(interrupt.reason as StopReason, error) : error;
  });
  addSecrets?.(resolved.secrets);
  if (inputs.comparison === null) return { ...planOf(inputs, resolved, reportDir), baseline };
  const { planBase } = await import("./plan-base.ts");
  const base = await planBase(inputs, inputs.comparison.base, resolved.source, { env, interrupt: interrupt ?? null });
  return planOf(inputs, resolved, reportDir, base);
}

async function baselineOf({ path, maxIncrease }: NonNullable<GateInputs["baseline"]>, baselines: ReadBaselines) {
  return { ...(await (baselines.get(path) ?? savedRuns(path))), maxIncrease };
}

async function savedRuns(path: string): Promise<SavedRuns> {
  const { readBaseline } = await import("../report/storage/read-baseline.ts");
  const read = readBaseline(path);
  if (!read.ok) throw new GateError("bad-input/baseline", `\`baseline\`: ${read.problems.join("; ")}`);
  return read.baseline;
}

export interface GateRun {
  readonly judged: Judged;
  readonly reportPath: string;
  readonly reportProblem: string | null;
}

/**
 * Runs a gate once, judges it and writes its report.
 * @param shared null for a run that is not part of a set
 */
export async function runOne(
  plan: GatePlan,
  gate: GatePosition,
  surroundings: RunSurroundings,
  shared: SharedImage | null = null,
): Promise<GateRun> {
  const { env, interrupt, loadEntry, pageEntry, addSecrets } = surroundings;
  addSecrets(plan.secrets);
  const folder = openReportFolder(plan.reportDir);
  const { log, observer, end } = surroundings.begin(gate);
  try {
    const samples = folder.sample;
    const shell = { env, interrupt, loadEntry, log, samples, addSecrets };
    const preloading = preloadAtStart(observer, surroundings.preload);
    const judged = await runPlan(plan, { gateName: gate.name, observer: preloading, ...shell }, shared);
    const { writeReport } = await loadWriter();
    const reportProblem = writeReport(folder, judged, gate.name === null && gate.run === null, pageEntry);
    return { judged, reportPath: folder.reportPath, reportProblem };
  } catch (error) {
    // The input turned out to be wrong, so there is no new report.
    if (error instanceof GateError && typeof error.fault === "string") folder.restore();
    throw error;
  } finally {
    end();
    folder.close();
  }
}

/** The code that writes a report is not needed before the app runs. */
const loadWriter = once(() => import("./write-report.ts"));

/**
 * Loads the code for the end of the run when the engine begins to start the container. The start takes longer than the
 * loading, and memgate takes no samples yet.
 */
function preloadAtStart(observer: Observer, preload: () => void): Observer {
  const load = once(() => {
    void loadJudge();
    void loadWriter();
    preload();
  });
  return {
    ...observer,
    phase: (name) => {
      observer.phase(name);
      load();
    },
  };
}
