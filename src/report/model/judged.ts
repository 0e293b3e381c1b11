// Evidence and thresholds to a judged result, and that to report.json's content and back.

import type { Evidence } from "../../model/evidence.ts";
import type { Thresholds, Verdict } from "../../model/verdict.ts";
import { judge } from "../../verdict/judge.ts";
import { suggestedLimitBytes, verdictMessage } from "./messages.ts";
import type { Report } from "./schema.ts";

/** A run and how it was judged: what every rendering starts from. */
export interface Judged {
  readonly evidence: Evidence;
  readonly thresholds: Thresholds;
  readonly verdict: Verdict;
  /** The verdict in one sentence. */
  readonly message: string;
}

export function judged(evidence: Evidence, thresholds: Thresholds): Judged {
  const verdict = judge(evidence, thresholds);
  return { evidence, thresholds, verdict, message: verdictMessage(verdict, evidence, thresholds) };
}

export function reportOf({ evidence, thresholds, verdict, message }: Judged): Report {
  return {
    schema: "memgate/report@1",
    verdict: {
      kind: verdict.kind,
      reason: verdict.kind === "inconclusive" ? verdict.reason : null,
      proof: verdict.kind === "pass" ? verdict.proof : null,
      message,
    },
    maxRatio: thresholds.maxRatio,
    maxErrorRate: thresholds.maxErrorRate,
    // A peak of a run that proves nothing is no peak to set a limit by.
    suggestedLimitBytes: verdict.kind === "inconclusive" ? null : suggestedLimitBytes(evidence, thresholds.maxRatio),
    ...evidence,
  };
}

/** What a report was judged from. */
export function evidenceIn(report: Report): { readonly evidence: Evidence; readonly thresholds: Thresholds } {
  const {
    schema: _schema,
    verdict: _verdict,
    suggestedLimitBytes: _suggested,
    maxRatio,
    maxErrorRate,
    ...evidence
  } = report;
  return { evidence, thresholds: { maxRatio, maxErrorRate } };
}
