import { increaseOf, type Judged, reportOf } from "../report/model/judged.ts";
import { limitToSet } from "../report/model/messages.ts";
import { type GateResult, type RunResult, shownOf } from "../report/model/run-result.ts";

/**
 * The outputs of the Action by name, as text. An output is empty if the run has no value for it. With several gates,
 * the values come from the worst gate, and `gates` has the values of every gate. A test compares the names with
 * action.yml.
 */
export function outputsOf(run: RunResult, reportPath: string): Readonly<Record<string, string>> {
  const judged = shownOf(run);
  const report = judged === null ? null : reportOf(judged);
  const peak = report?.peak ?? null;
  const increase = judged === null ? null : increaseOf(judged);
  const held = increase?.held ?? null;
  const suggested = report?.suggestedLimitBytes ?? null;
  return {
    verdict: report?.verdict.kind ?? "inconclusive",
    "peak-bytes": peak === null ? "" : String(peak.workingSetBytes),
    "peak-ratio": peak === null ? "" : peak.ratio.toFixed(4),
    "limit-bytes": report === null ? "" : String(report.limitBytes),
    "oom-killed": String(report?.oom.killed ?? false),
    "suggested-limit": suggested === null ? "" : limitToSet(suggested),
    "confirmed-limit": "",
    "suggested-request": "",
    runs: judged === null ? "" : String(peaksOf(judged).length),
    peaks: judged === null ? "" : JSON.stringify(peaksOf(judged)),
    spread: report?.set?.spread == null ? "" : report.set.spread.toFixed(4),
    comparison: increase?.result ?? "",
    increase: held === null ? "" : held.difference.toFixed(4),
    "increase-lower": held === null ? "" : held.lower.toFixed(4),
    "increase-upper": held === null ? "" : held.upper.toFixed(4),
    gates: run.kind === "one" ? "" : JSON.stringify(run.gates.map(gateOutput)),
    report: reportPath,
  };
}

function gateOutput(gate: GateResult): unknown {
  const report = gate.kind === "judged" ? reportOf(gate.judged) : null;
  const increase = gate.kind === "judged" ? increaseOf(gate.judged) : null;
  return {
    name: gate.name,
    verdict: report?.verdict.kind ?? "inconclusive",
    peakBytes: report?.peak?.workingSetBytes ?? null,
    peakRatio: report?.peak?.ratio ?? null,
    limitBytes: report?.limitBytes ?? null,
    oomKilled: report?.oom.killed ?? null,
    isEnforced: report?.isEnforced ?? null,
    runs: gate.kind === "judged" ? peaksOf(gate.judged).length : 0,
    peaks: gate.kind === "judged" ? peaksOf(gate.judged) : [],
    spread: report?.set?.spread ?? null,
    comparison: increase?.result ?? null,
    increase: increase?.held?.difference ?? null,
    increaseLower: increase?.held?.lower ?? null,
    increaseUpper: increase?.held?.upper ?? null,
  };
}

/** The peak of each run in bytes. Null for a run without a sample. */
function peaksOf({ evidence, set }: Judged): readonly (number | null)[] {
  return set === null ? [evidence.peak?.workingSetBytes ?? null] : set.facts.runs.map(({ peakBytes }) => peakBytes);
}
