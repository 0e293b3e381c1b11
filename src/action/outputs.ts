import { reportOf } from "../report/model/judged.ts";
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
  const suggested = report?.suggestedLimitBytes ?? null;
  return {
    verdict: report?.verdict.kind ?? "inconclusive",
    "peak-bytes": peak === null ? "" : String(peak.workingSetBytes),
    "peak-ratio": peak === null ? "" : peak.ratio.toFixed(4),
    "limit-bytes": report === null ? "" : String(report.limitBytes),
    "oom-killed": String(report?.oom.killed ?? false),
    "suggested-limit": suggested === null ? "" : limitToSet(suggested),
    gates: run.kind === "one" ? "" : JSON.stringify(run.gates.map(gateOutput)),
    report: reportPath,
  };
}

function gateOutput(gate: GateResult): unknown {
  const report = gate.kind === "judged" ? reportOf(gate.judged) : null;
  return {
    name: gate.name,
    verdict: report?.verdict.kind ?? "inconclusive",
    peakBytes: report?.peak?.workingSetBytes ?? null,
    peakRatio: report?.peak?.ratio ?? null,
    limitBytes: report?.limitBytes ?? null,
    oomKilled: report?.oom.killed ?? null,
  };
}
