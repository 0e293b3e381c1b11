import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  messageOf,
  suggestedLimitBytes
} from "./chunk-DWRPFPFI.js";
import {
  judge
} from "./chunk-SK3DZRO2.js";

// src/report/report.ts
function judged(evidence, thresholds) {
  const verdict = judge(evidence, thresholds);
  return { evidence, thresholds, verdict, message: messageOf(verdict, evidence, thresholds) };
}
function reportOf({ evidence, thresholds, verdict, message }) {
  return {
    schema: "memgate/report@1",
    verdict: {
      kind: verdict.kind,
      reason: verdict.kind === "inconclusive" ? verdict.reason : null,
      proof: verdict.kind === "pass" ? verdict.proof : null,
      message
    },
    maxRatio: thresholds.maxRatio,
    maxErrorRate: thresholds.maxErrorRate,
    // A peak of a run that proves nothing is no peak to set a limit by.
    suggestedLimitBytes: verdict.kind === "inconclusive" ? null : suggestedLimitBytes(evidence, thresholds.maxRatio),
    ...evidence
  };
}
function evidenceIn(report) {
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

export {
  judged,
  reportOf,
  evidenceIn
};
