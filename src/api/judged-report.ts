import { type Judged, reportOf } from "../report/model/judged.ts";
import type { JudgedReport } from "./types.ts";

export function judgedReportOf(judged: Judged): JudgedReport {
  return {
    report: reportOf(judged),
    evidence: judged.evidence,
    verdict: judged.verdict,
    isEnforced: judged.thresholds.isEnforced,
  };
}
