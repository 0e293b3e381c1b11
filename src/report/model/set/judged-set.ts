// Judges a set of runs, and converts it to the section `set` of report.json and back. Pure.

import type { RunRecord, RunSet } from "../../../model/run-set.ts";
import type { Verdict } from "../../../model/verdict.ts";
import { growthOf } from "../../../verdict/growth.ts";
import { kindOfRun, peakStatistics, worstRun } from "../../../verdict/judge-set.ts";
import { changedThresholds, evidenceIn, type Judged, judged, noChange, type ThresholdChange } from "../judged.ts";
import { withLeak } from "../leak/with-leak.ts";
import type { Report } from "../schema.ts";
import { noticesOfSet } from "./set-notices.ts";
import { setMessage, setViewOf } from "./set-text.ts";

type SetPlan = Pick<RunSet, "repeat" | "planned">;

/** Judges a set by its runs, of which there is at least one. The result has the evidence of the worst run, with the notices of all runs. */
export function judgedSet(runs: readonly Judged[], plan: SetPlan): Judged {
  const records = runs.map((run, index) => recordOf(run, index + 1));
  const index = worstRun(records);
  const worst = runs[index];
  if (worst === undefined) throw new Error("a set needs at least one run");
  const notices = noticesOfSet(runs, index);
  return withSet({ ...worst, evidence: { ...worst.evidence, notices: [...notices] } }, records, plan, index + 1);
}

/**
 * The report with the verdict of this version of memgate, by the report's own thresholds. For a set it judges the run
 * whose evidence the report has, and takes the verdicts of the other runs from the report. Its notices are those of all
 * runs already.
 * @param changed must keep the ratios that decide the verdict of a set: the other runs are not judged again
 */
export function judgedAgain(report: Report, changed: ThresholdChange = noChange): Judged {
  const { evidence, thresholds, identity } = evidenceIn(report);
  const run = withLeak(judged(evidence, changedThresholds(thresholds, changed), identity));
  const { set } = report;
  // A program may pass the report of an earlier version, which has no set.
  if (set == null) return run;
  const records = set.runs.map((record) => (record.run === set.shown ? recordOf(run, record.run) : record));
  return withSet(run, records, set, set.shown);
}

/**
 * Judges a saved set by the reports of all its runs.
 * @param changed replaces thresholds of the reports
 */
export function judgedRunsAgain(runs: readonly Report[], plan: SetPlan, changed: ThresholdChange = noChange): Judged {
  const again = runs.map((report) => {
    const { evidence, thresholds, identity } = evidenceIn(report);
    return judged(evidence, changedThresholds(thresholds, changed), identity);
  });
  return judgedSet(again, plan);
}

/** @param shown the number of the run that has the evidence of `run` */
function withSet(run: Judged, runs: readonly RunRecord[], { repeat, planned }: SetPlan, shown: number): Judged {
  const set = { repeat, planned, shown, runs: [...runs], ...peakStatistics(runs) };
  const worst = runs[worstRun(runs)];
  const verdict = verdictOfSet(worst === undefined || worst.run === shown ? run.verdict : verdictIn(worst), runs);
  return { ...run, verdict, set: setViewOf(set, verdict, run.thresholds), message: setMessage(set, run.thresholds) };
}

/** A pass is proven only if all runs are proven. */
function verdictOfSet(worst: Verdict, runs: readonly RunRecord[]): Verdict {
  if (worst.kind !== "pass") return worst;
  return { kind: "pass", proof: runs.every(({ proof }) => proof === "proven") ? "proven" : "sampled" };
}

function recordOf({ verdict, message, evidence }: Judged, run: number): RunRecord {
  const { peak, limitBytes, durationMs, createdAt, outcome } = evidence;
  const stoppedBy = outcome.kind === "stopped" ? outcome.reason : null;
  const hasJudgedPeak = verdict.kind === "pass" || verdict.kind === "over-ratio";
  return {
    run,
    verdict: kindOfRun(verdict),
    proof: verdict.kind === "pass" ? verdict.proof : null,
    stop: verdict.kind === "inconclusive" ? { ...verdict, kind: "stopped" } : null,
    message,
    peakBytes: peak?.workingSetBytes ?? null,
    limitBytes,
    durationMs,
    createdAt,
    isInterrupted: (verdict.kind === "inconclusive" ? verdict.reason : stoppedBy) === "interrupted",
    isRising: hasJudgedPeak && growthOf(evidence)?.isRising === true,
  };
}

/** An edited report may lack the reason of an inconclusive run: `inconsistenciesOf` refuses it. */
function verdictIn({ verdict, proof, stop }: RunRecord): Verdict {
  if (verdict === "pass") return { kind: verdict, proof: proof ?? "sampled" };
  if (verdict !== "inconclusive") return { kind: verdict };
  if (stop === null) throw new Error("an inconclusive run needs a reason");
  return { ...stop, kind: verdict };
}
