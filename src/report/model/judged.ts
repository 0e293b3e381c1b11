// Judges evidence, and converts the result to the content of report.json and back.

import type { Comparison } from "../../model/comparison.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { BaselineSection } from "../../model/fields/baseline.ts";
import type { Difference } from "../../model/fields/difference.ts";
import type { Leak } from "../../model/fields/leak.ts";
import { type Identity, unknownIdentity } from "../../model/identity.ts";
import type { RunSet } from "../../model/run-set.ts";
import type { Thresholds, Verdict } from "../../model/verdict.ts";
import { warnRatioBelow } from "../../options/ratio.ts";
import type { Decision } from "../../verdict/compare.ts";
import { growthOf } from "../../verdict/growth.ts";
import { headroomOf } from "../../verdict/headroom.ts";
import { heldBytesOf } from "../../verdict/held-memory.ts";
import { judge } from "../../verdict/judge.ts";
import { suggestionFor } from "../../verdict/limit-suggestion.ts";
import { reportSchemaUrl, schemaVersion } from "./format-version.ts";
import { verdictMessage } from "./messages.ts";
import type { Row } from "./row.ts";
import type { Report } from "./schema.ts";

/** A run or a set of runs with its verdict: the input of every rendering. */
export interface Judged {
  readonly evidence: Evidence;
  readonly thresholds: Thresholds;
  readonly identity: Identity;
  readonly verdict: Verdict;
  /** The verdict in one sentence. */
  readonly message: string;
  /** The runs of a set. The evidence then comes from its worst run. Null for a single run. */
  readonly set: SetView | null;
  /** The comparison with a base. The set then has the runs of the head. Null without a base. */
  readonly comparison: ComparisonView | null;
  /** The comparison with saved runs. Null without a baseline. */
  readonly baseline: BaselineView | null;
  /** The leak check. Null without the option leak. */
  readonly leak: LeakView | null;
}

/** The runs of a set, and the texts that the renderings show of them. So the renderings load no code for sets. */
export interface SetView {
  readonly facts: RunSet;
  /** `5 runs`, or `2 of 5 runs` if only some of them have the verdict of the set. */
  readonly count: string;
  /** For the table of figures. */
  readonly rows: readonly Row[];
  /** How certain the pass of a set is. Null without a pass, or if `repeat: auto` added no run. */
  readonly certainty: string | null;
  /** Null if `repeat: auto` added no run. */
  readonly detail: SetDetail | null;
}

export interface SetDetail {
  readonly head: readonly string[];
  /** A row for each run. */
  readonly table: readonly (readonly string[])[];
  /** The peaks as points on one line of at most 72 characters. Null with fewer than two judged peaks. */
  readonly strip: string | null;
  /** Sentences that explain the strip and the table. */
  readonly stripMeaning: string;
  readonly shownRun: string;
  /** `9.8%`, or `at least 38%` if the full peak of a run is unknown. Null with fewer than two judged peaks. */
  readonly spread: string | null;
}

/** A table whose first row names the columns. */
export interface TextTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A comparison, and the texts that the renderings show. With these texts, the renderings need no code for comparisons. */
export interface ComparisonView {
  readonly facts: Comparison;
  /** The result in one or two sentences, which the verdict's message contains. */
  readonly sentence: string;
  /** The advice about an increase. Names options in backticks. */
  readonly advice: string;
  /** For the table of figures. */
  readonly rows: readonly Row[];
  /** A row for each pair. */
  readonly pairs: TextTable;
  /** The held memory of base and head, as points on a line each of at most 78 characters. Null without two measured runs. */
  readonly strip: readonly string[] | null;
  /** Explains the strip and the table. */
  readonly stripMeaning: string;
  /** The medians of the parts of the peak. Null without a measured run of each. */
  readonly parts: TextTable | null;
  /** The medians of latency, responses and CPU time. Null if nothing is known. */
  readonly load: TextTable | null;
}

/** A comparison with saved runs, and the texts that the renderings show of it. */
export interface BaselineView {
  readonly facts: BaselineSection;
  /** The result in one or more sentences, which the verdict's message contains. Null if no increase is judged. */
  readonly sentence: string | null;
  /** The advice about an increase. Names options in backticks. */
  readonly advice: string;
  /** For the table of figures. */
  readonly rows: readonly Row[];
  /** The median of the saved runs, the figures of this report, and the change. Null without a run on each side. */
  readonly table: TextTable | null;
  /** A sentence that explains the columns of the table. */
  readonly tableMeaning: string;
}

/** The result of the leak check, and the texts that the renderings show of it. */
export interface LeakView {
  readonly facts: Leak;
  /** The result in one sentence, which the verdict's message contains. */
  readonly sentence: string;
  /** The advice about a leak. Names options in backticks. */
  readonly advice: string;
  /** The name of the case in junit.xml, and its type if it is no pass. */
  readonly junit: { readonly name: string; readonly type: string | null };
  /** For the table of figures. */
  readonly rows: readonly Row[];
  /** A row for each block. Null without a block. */
  readonly table: TextTable | null;
  /** A sentence that explains the table. */
  readonly tableMeaning: string;
}

/** The increase that max-increase judges, against a base or a baseline. Renderings that treat both alike use it. */
interface Increase {
  /** The name of the base, or `the baseline`. */
  readonly against: string;
  readonly maxIncrease: number;
  /** Null if the baseline has too few comparable runs. */
  readonly result: Decision | null;
  /** Null with too few runs. */
  readonly held: Difference | null;
  readonly sentence: string;
  /** Names options in backticks. */
  readonly advice: string;
}

/** Null without a base, and without a baseline whose increase is judged. */
export function increaseOf({ comparison, baseline }: Pick<Judged, "comparison" | "baseline">): Increase | null {
  if (comparison !== null) {
    const { facts, sentence, advice } = comparison;
    const { base, maxIncrease, result, held } = facts;
    return { against: base.name, maxIncrease, result, held, sentence, advice };
  }
  if (baseline === null) return null;
  const { facts, sentence, advice } = baseline;
  const { maxIncrease, result, held } = facts;
  if (maxIncrease === null || sentence === null) return null;
  return { against: "the baseline", maxIncrease, result, held, sentence, advice };
}

/** Thresholds that replace the thresholds of a report. Null keeps the value of the report. */
export type ThresholdChange = { readonly [Name in keyof Thresholds]: Thresholds[Name] | null };

export const noChange: ThresholdChange = { maxRatio: null, warnRatio: null, maxErrorRate: null, isEnforced: null };

/** A warn-ratio of the report that is not below a new max-ratio is dropped: no pass could be above it. */
export function changedThresholds(own: Thresholds, changed: ThresholdChange): Thresholds {
  const maxRatio = changed.maxRatio ?? own.maxRatio;
  return {
    maxRatio,
    warnRatio: changed.warnRatio ?? warnRatioBelow(maxRatio, own.warnRatio),
    maxErrorRate: changed.maxErrorRate ?? own.maxErrorRate,
    isEnforced: changed.isEnforced ?? own.isEnforced,
  };
}

export function judged(evidence: Evidence, thresholds: Thresholds, identity: Identity = unknownIdentity): Judged {
  const verdict = judge(evidence, thresholds);
  return {
    evidence,
    thresholds,
    identity,
    verdict,
    message: verdictMessage(verdict, evidence, thresholds),
    set: null,
    comparison: null,
    baseline: null,
    leak: null,
  };
}

export function reportOf({
  evidence,
  thresholds,
  identity,
  verdict,
  message,
  set,
  comparison,
  baseline,
  leak,
}: Judged): Report {
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
    warnRatio: thresholds.warnRatio,
    maxErrorRate: thresholds.maxErrorRate,
    isEnforced: thresholds.isEnforced,
    headroom: headroomOf({ evidence, thresholds, verdict }),
    suggestedLimitBytes: suggestion.kind === "limit" ? suggestion.bytes : null,
    noSuggestion: suggestion.kind === "none" ? suggestion.reason : null,
    heldBytes: heldBytesOf(evidence),
    growth: growthOf(evidence),
    leak: leak?.facts ?? null,
    set: set?.facts ?? null,
    comparison: comparison?.facts ?? null,
    baseline: baseline?.facts ?? null,
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
    headroom: _headroom,
    leak: _leak,
    set: _set,
    comparison: _comparison,
    baseline: _baseline,
    maxRatio,
    warnRatio,
    maxErrorRate,
    isEnforced,
    ...evidence
  } = report;
  return { evidence, thresholds: { maxRatio, warnRatio, maxErrorRate, isEnforced }, identity };
}
