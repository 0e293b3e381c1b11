import type { Report } from "../report/schema.ts";
import { limitToSet } from "../report/wording.ts";

/** The Action's outputs by name, as text; empty where there is nothing to tell. action.yml agrees with the names, by test. */
export function outputsOf(report: Report, reportPath: string): Readonly<Record<string, string>> {
  return {
    verdict: report.verdict.kind,
    "peak-bytes": report.peak === null ? "" : String(report.peak.workingSetBytes),
    "peak-ratio": report.peak === null ? "" : report.peak.ratio.toFixed(4),
    "limit-bytes": String(report.limitBytes),
    "oom-killed": String(report.oom.killed),
    "suggested-limit": report.suggestedLimitBytes === null ? "" : limitToSet(report.suggestedLimitBytes),
    report: reportPath,
  };
}
