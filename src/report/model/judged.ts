// Judges evidence, and converts the result to the content of report.json and back.

import type { Evidence } from "../../model/evidence.ts";
import { type Identity, unknownIdentity } from "../../model/identity.ts";
import type { Thresholds, Verdict } from "../../model/verdict.ts";
import { growthOf } from "../../verdict/growth.ts";
import { heldBytesOf } from "../../verdict/held-memory.ts";
import { judge } from "../../verdict/judge.ts";
import { suggestionFor } from "../../verdict/limit-suggestion.ts";
import { reportSchemaUrl, schemaVersion } from "./format-version.ts";
import { verdictMessage } from "./messages.ts";
import type { Report } from "./schema.ts";

/** A run with its verdict: the input of every rendering. */
export interface Judged {
  readonly evidence: Evidence;
  readonly thresholds: Thresholds;
  readonly identity: Identity;
  readonly verdict: Verdict;
  /** The verdict in one sentence. */
  readonly message: string;
}

export function judged(evidence: Evidence, thresholds: Thresholds, identity: Identity = unknownIdentity): Judged {
  const verdict = judge(evidence, thresholds);
  return { evidence, thresholds, identity, verdict, message: verdictMessage(verdict, evidence, thresholds) };
}

export function reportOf({ evidence, thresholds, identity, verdict, message }: Judged): Report {
  const suggestion = suggestionFor(evidence, thresholds.maxRatio, verdict.kind);
  return {
    $schema: reportSchemaUrl,
    schemaVersion,
    identity,
    verdict: {
      kind: verdict.kind,
      reason: verdict.kind === "inconclusive" ? verdict.reason : null,
      code: verdict.kind === "inconclusive" ? verdict.code : null,
      data: verdict.kind === "inconclusive" ? verdict.data : null,
      proof: verdict.kind === "pass" ? verdict.proof : null,
      message,
    },
    maxRatio: thresholds.maxRatio,
    maxErrorRate: thresholds.maxErrorRate,
    suggestedLimitBytes: suggestion.kind === "limit" ? suggestion.bytes : null,
    noSuggestion: suggestion.kind === "none" ? suggestion.reason : null,
    heldBytes: heldBytesOf(evidence),
    growth: growthOf(evidence),
    ...evidence,
  };
}

/** The part of a report that memgate judges again: all fields but the verdict. */
export function evidenceIn(report: Report): Pick<Judged, "evidence" | "thresholds" | "identity"> {
  const {
    $schema: _schema,
    schemaVersion: _version,
    identity,
    verdict: _verdict,
    suggestedLimitBytes: _suggested,
    noSuggestion: _noSuggestion,
    heldBytes: _held,
    growth: _growth,
    maxRatio,
    maxErrorRate,
    ...evidence
  } = report;
  return { evidence, thresholds: { maxRatio, maxErrorRate }, identity };
}

/** The report with the verdict of this version of memgate, by the report's own thresholds. */
export function judgedAgain(report: Report): Judged {
  const { evidence, thresholds, identity } = evidenceIn(report);
  return judged(evidence, thresholds, identity);
}
