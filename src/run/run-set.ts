// Runs a gate several times, each time in a fresh container, and judges the set.

import { copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { systemClock, withDeadline } from "../lib/clock.ts";
import { messageOf } from "../lib/errors.ts";
import { GateError } from "../model/gate-error.ts";
import type { GatePlan } from "../model/plan.ts";
import type { Thresholds } from "../model/verdict.ts";
import type { Repeat } from "../options/repeat.ts";
import { runFolder } from "../report/model/format-version.ts";
import type { Judged } from "../report/model/judged.ts";
import { judgedSet } from "../report/model/set/judged-set.ts";
import { openReportFolder } from "../report/storage/report-dir.ts";
import { assertRunFolders, createBegunRuns, plannedFolders, removeRuns } from "../report/storage/run-folders.ts";
import { engineHost } from "../targets/docker/engine/host.ts";
import { keptImageCommand, removeKeptImage } from "../targets/docker/kept-image.ts";
import { endsSet, plannedRuns } from "../verdict/judge-set.ts";
import {
  type GatePosition,
  type GateRun,
  positionText,
  type RunPosition,
  type RunSurroundings,
  runOne,
} from "./run-one.ts";
import { compareWith, newRunId, type PlanSurroundings, runPlan, type SharedImage } from "./run-plan.ts";
import { writeReport } from "./write-report.ts";

/**
 * Runs until the planned number is reached, or until a run ends for a reason that would end the next one too. An
 * interrupt ends the current run. If it comes between two runs, the next run begins and ends at once, so the set always
 * has an interrupted run.
 */
export async function conductSet(
  { repeat, thresholds }: { readonly repeat: Repeat; readonly thresholds: Thresholds },
  runOnce: (position: RunPosition) => Promise<Judged>,
): Promise<Judged> {
  const runs: Judged[] = [];
  let planned = repeat === "auto" ? 1 : repeat;
  while (runs.length < planned) {
    const run = await runOnce({ number: runs.length + 1, total: planned });
    runs.push(run);
    const { evidence, verdict } = run;
    const { peak, limitBytes, outcome } = evidence;
    if (runs.length === 1) {
      const first = { verdict: verdict.kind, peakBytes: peak?.workingSetBytes ?? null, limitBytes };
      planned = plannedRuns(repeat, first, thresholds);
    }
    if (endsSet(verdict, outcome.kind === "stopped" ? outcome.reason : null)) break;
  }
  return judgedSet(runs, { repeat, planned });
}

/** Conducts a set, and compares all of its runs with the baseline, if there is one. */
async function conductBesideBaseline(
  plan: GatePlan,
  runOnce: (plan: GatePlan, position: RunPosition) => Promise<Judged>,
): Promise<Judged> {
  const runs: Judged[] = [];
  const judged = await conductSet(plan, async (position) => {
    const run = await runOnce({ ...plan, baseline: null }, position);
    runs.push(run);
    return run;
  });
  return plan.baseline === null ? judged : compareWith(plan.baseline, judged, runs);
}

/** Runs a set and writes its report. Each run also has a report, in a folder of its own below the report of the set. */
export async function runSet(plan: GatePlan, gate: GatePosition, surroundings: RunSurroundings): Promise<GateRun> {
  return runInFolders(plan, gate, surroundings, (runIn) =>
    withSharedImage(plan, surroundings, (shared) =>
      conductBesideBaseline(plan, (one, run) => runIn(runFolder(run.number), one, run, shared)),
    ),
  );
}

/** Runs a plan once, and writes its report to a folder below the report of all runs. */
type RunIn = (
  folder: string,
  plan: GatePlan,
  run: NonNullable<GatePosition["run"]>,
  shared: SharedImage,
) => Promise<Judged>;

/** Conducts several runs, and writes the report of all of them. */
export async function runInFolders(
  plan: GatePlan,
  gate: GatePosition,
  surroundings: RunSurroundings,
  conduct: (runIn: RunIn) => Promise<Judged>,
): Promise<GateRun> {
  // With several gates, memgate has checked the folders of all gates before the first one.
  if (gate.name === null) assertRunFolders([{ folder: plan.reportDir, runs: plannedFolders(plan) }]);
  const folder = openReportFolder(plan.reportDir);
  const begun = createBegunRuns(plan.reportDir);
  const ended: string[] = [];
  const problems: string[] = [];
  try {
    const judged = await conduct(async (name, plannedRun, run, shared) => {
      const reportDir = join(plan.reportDir, name);
      begun.add(name);
      const one = await runOne({ ...plannedRun, reportDir }, { ...gate, run }, surroundings, shared);
      ended.push(name);
      if (one.reportProblem !== null) problems.push(`${name}: ${one.reportProblem}`);
      return one.judged;
    });
    for (const problem of [
      copySamples(plan.reportDir, judged),
      writeReport(folder, judged, gate.name === null, surroundings.pageEntry),
    ]) {
      if (problem !== null) problems.push(problem);
    }
    if (existsSync(folder.reportPath)) begun.remove();
    const reportProblem = problems.length === 0 ? null : problems.join("; ");
    return { judged, reportPath: folder.reportPath, reportProblem };
  } catch (error) {
    if (error instanceof GateError && typeof error.fault === "string") {
      removeRuns(plan.reportDir, ended);
      begun.remove();
      folder.restore();
    }
    throw error;
  } finally {
    folder.close();
  }
}

/** Runs a set without a report folder, for a program that takes the result itself. */
export async function runSetWithoutReport(plan: GatePlan, surroundings: PlanSurroundings): Promise<Judged> {
  return withSharedImage(plan, surroundings, (shared) =>
    conductBesideBaseline(plan, (one, run) => {
      surroundings.observer.note(positionText(run));
      return runPlan(one, surroundings, shared);
    }),
  );
}

/** A cancelled workflow leaves little time. */
const removalMs = 30_000;
const hurriedRemovalMs = 2_000;

/**
 * Builds or pulls the image once for all runs, and removes the name of a built image after the last one. A notice says if
 * that is not possible. If no build has begun, there is no name to remove.
 */
export async function withKeptImage<T>(
  { target }: GatePlan,
  { env, interrupt }: Pick<PlanSurroundings, "env" | "interrupt">,
  work: (shared: SharedImage) => Promise<T>,
): Promise<{ readonly value: T; readonly notice: string | null }> {
  const shared: SharedImage = { runId: newRunId(), kept: { image: null, isBegun: false } };
  const remove = async (): Promise<string | null> => {
    if (!shared.kept.isBegun) return null;
    const host = () => engineHost(env, process.platform);
    const removal = removeKeptImage(target, shared.runId, host, interrupt.aborted).then(
      () => null,
      (error: unknown) => messageOf(error),
    );
    const deadlineMs = interrupt.aborted ? hurriedRemovalMs : removalMs;
    const problem = await withDeadline(systemClock, deadlineMs, removal, () => "the engine does not respond");
    const command = keptImageCommand(target, shared.runId);
    if (problem === null || command === null) return null;
    return `the name of the built image could not be removed: ${problem}; remove it with ${command}`;
  };
  let value: T;
  try {
    value = await work(shared);
  } catch (error) {
    await remove();
    throw error;
  }
  return { value, notice: await remove() };
}

/** As `withKeptImage`, for a set of runs: the report has the notice. */
export async function withSharedImage(
  plan: GatePlan,
  surroundings: Pick<PlanSurroundings, "env" | "interrupt">,
  work: (shared: SharedImage) => Promise<Judged>,
): Promise<Judged> {
  const { value, notice } = await withKeptImage(plan, surroundings, work);
  return withNotice(value, notice);
}

/** @param notice null to add nothing */
export function withNotice(judged: Judged, notice: string | null): Judged {
  if (notice === null) return judged;
  const { evidence } = judged;
  return { ...judged, evidence: { ...evidence, notices: [...evidence.notices, notice] } };
}

/** Copies the samples of the worst run to where the report of the set is. Returns a sentence if that fails, else null. */
function copySamples(reportDir: string, { set }: Judged): string | null {
  try {
    const from = join(reportDir, runFolder(set?.facts.shown ?? 1), "samples.csv");
    copyFileSync(from, join(reportDir, "samples.csv"));
    return null;
  } catch (error) {
    return `samples.csv is incomplete: ${messageOf(error)}`;
  }
}
