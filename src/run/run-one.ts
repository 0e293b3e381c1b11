// Runs one gate from its inputs to its written report.

import type { GateInputs } from "../inputs/gate-inputs.ts";
import type { ImageLog } from "../lib/log.ts";
import { once } from "../lib/once.ts";
import type { Observer } from "../model/adapters.ts";
import { GateError } from "../model/gate-error.ts";
import type { GatePlan } from "../model/plan.ts";
import { planOf } from "../plan/plan.ts";
import type { Judged } from "../report/model/judged.ts";
import type { GateResult } from "../report/model/run-result.ts";
import { openReportFolder } from "../report/storage/report-dir.ts";
import { resolveSource } from "../targets/docker/resolve-source.ts";
import { runPlan } from "./run-plan.ts";

/** The parts of a run that the shell provides. */
export interface RunSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborts with a `StopReason` if the user interrupts the run. */
  readonly interrupt: AbortSignal;
  /** The bundled load-worker.js. */
  readonly loadEntry: string;
  /** The bundled report-page.js. Its style sheet is in the same folder. */
  readonly pageEntry: string;
  /** Called before each gate. Returns the receivers of its progress. */
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
   * Called when the engine begins to start the app. While memgate waits for the engine, the shell can load the code
   * that it needs at the end of the run.
   */
  readonly preload: () => void;
}

/** The position of a gate in its run. */
export interface GatePosition {
  /** Null if the run has only one gate. */
  readonly name: string | null;
  /** From 1. */
  readonly number: number;
  readonly total: number;
}

/** @throws GateError "inputs" if docker compose or the engine shows that the input is wrong */
export async function planFor(inputs: GateInputs, reportDir: string, env: RunSurroundings["env"]): Promise<GatePlan> {
  return planOf(inputs, await resolveSource(inputs, env), reportDir);
}

interface GateRun {
  readonly judged: Judged;
  readonly reportPath: string;
  readonly reportProblem: string | null;
}

/** Runs a gate, judges it and writes its report. */
export async function runOne(plan: GatePlan, gate: GatePosition, surroundings: RunSurroundings): Promise<GateRun> {
  const { env, interrupt, loadEntry, pageEntry, addSecrets } = surroundings;
  addSecrets(plan.secrets);
  const folder = openReportFolder(plan.reportDir);
  const { log, observer, end } = surroundings.begin(gate);
  try {
    const samples = folder.sample;
    const shell = { env, interrupt, loadEntry, log, samples, addSecrets };
    const preloading = preloadAtStart(observer, surroundings.preload);
    const judged = await runPlan(plan, { gateName: gate.name, observer: preloading, ...shell });
    const { writeReport } = await loadWriter();
    const reportProblem = writeReport(folder, judged, gate.name, pageEntry);
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
