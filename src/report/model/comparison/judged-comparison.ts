// Judges a comparison by its pairs of runs, and converts it to the section `comparison` of report.json and back. Pure.

import type { ComparedBase, ComparedPair, ComparedRun, Comparison } from "../../../model/comparison.ts";
import type { Verdict } from "../../../model/verdict.ts";
import { type Decision, decisionAfter, differenceOf } from "../../../verdict/compare.ts";
import { phaseCpuOf } from "../../../verdict/cpu-use.ts";
import { gravityOf } from "../../../verdict/gravity.ts";
import { heldBytesOf } from "../../../verdict/held-memory.ts";
import { endsSet, kindOfRun } from "../../../verdict/judge-set.ts";
import { isMeasuredToEnd } from "../../../verdict/measured-to-end.ts";
import { type Judged, noChange, type ThresholdChange } from "../judged.ts";
import { noticesOf } from "../messages.ts";
import type { Report } from "../schema.ts";
import { judgedAgain, judgedSet } from "../set/judged-set.ts";
import { runsText } from "../set/set-notices.ts";
import { setMessage, setViewOf } from "../set/set-text.ts";
import { measuredRuns } from "./comparison-tables.ts";
import { comparisonView, withComparison } from "./comparison-text.ts";
import { cpuCostNotice } from "./load-figures.ts";
import { bytesOf, isMeasured, type Resulting, resultOf, unclearSentence } from "./result.ts";

/** A pair of runs. `isRepeated` is true if it ran twice, because a run of the first attempt was inconclusive. */
export interface RunPair {
  readonly first: "base" | "head";
  readonly isRepeated: boolean;
  readonly base: Judged;
  readonly head: Judged;
}

export interface ComparisonFacts {
  readonly base: ComparedBase;
  readonly maxIncrease: number;
  /** As in the section of the report. */
  readonly requests: number | null;
  /** The number of pairs that were planned when the comparison ended. */
  readonly planned: number;
}

/** Judges a comparison by its pairs, of which there is at least one. The result has the evidence of the worst head run. */
export function judgedComparison(pairs: readonly RunPair[], facts: ComparisonFacts): Judged {
  const { base, maxIncrease, requests, planned } = facts;
  const last = pairs.at(-1);
  if (last === undefined) throw new Error("a comparison needs at least one pair");
  // Runs are missing only if a run of the head did not pass.
  const isCut = nextOf(pairs, maxIncrease) === "ended" && last.head.verdict.kind !== "pass";
  const runs = isCut ? Math.max(planned, pairs.length) : pairs.length;
  const set = judgedSet(
    pairs.map(({ head }) => head),
    { repeat: runs, planned: runs },
  );
  const records = pairs.map((pair, index) => ({
    pair: index + 1,
    first: pair.first,
    isRepeated: pair.isRepeated,
    base: recordOf(pair.base),
    head: recordOf(pair.head),
  }));
  const notices = [...set.evidence.notices, ...noticesOfBase(pairs), ...cpuCostOf(records, base)];
  return compared(
    { ...set, evidence: { ...set.evidence, notices } },
    { base, maxIncrease, requests, pairs: records },
    "interrupted",
  );
}

/** A notice if the head certainly holds less than the base, for much more CPU time. Empty otherwise. */
function cpuCostOf(pairs: readonly ComparedPair[], { name }: ComparedBase): readonly string[] {
  const { base, head } = measuredRuns(pairs);
  const held = differenceOf(bytesOf(pairs.filter(isMeasured)));
  return held !== null && held.upper < 0 ? cpuCostNotice(base, head, name) : [];
}

/**
 * The decision after these pairs. Null if another pair has to run. "ended" if no further pair may run or would help: a run
 * was killed, was not measured to its end, or was interrupted. If `hasToRepeat` returns true, repeat the last pair first.
 */
export function nextOf(pairs: readonly RunPair[], maxIncrease: number): Decision | "ended" | null {
  const last = pairs.at(-1);
  if (last === undefined) return null;
  if (!isComplete(last.base) || !isComplete(last.head)) return "ended";
  return decisionAfter(
    bytesOf(pairs.map(({ base, head }) => ({ base: recordOf(base), head: recordOf(head) }))),
    maxIncrease,
  );
}

/**
 * True if a run of the pair is inconclusive, and the pair may run a second time. False after an interrupt, after a reason
 * that would end the next run too, and after a breach of the head: a second attempt would hide the breach.
 */
export function hasToRepeat({ isRepeated, base, head }: RunPair): boolean {
  const runs = [base, head];
  const isBreach = head.verdict.kind === "over-ratio";
  const isOver = isBreach || runs.some((run) => isKilled(run.verdict) || hasEndedAll(run));
  return !isRepeated && !isOver && runs.some(({ verdict }) => verdict.kind === "inconclusive");
}

function isKilled({ kind }: Verdict): boolean {
  return kind === "oom-killed" || kind === "out-of-memory";
}

function hasEndedAll({ verdict, evidence: { outcome } }: Judged): boolean {
  return endsSet(verdict, outcome.kind === "stopped" ? outcome.reason : null);
}

/** True if the run was measured to its end. A peak above the threshold does not matter. */
export function isComplete({ verdict, evidence, thresholds }: Judged): boolean {
  return isMeasuredToEnd(evidence, thresholds, verdict.kind);
}

function recordOf(run: Judged): ComparedRun {
  const { verdict, message, evidence } = run;
  const { peak, load, workload, outcome, cpu } = evidence;
  const stoppedBy = outcome.kind === "stopped" ? outcome.reason : null;
  return {
    verdict: kindOfRun(verdict),
    reason: verdict.kind === "inconclusive" ? verdict.reason : stoppedBy,
    isMeasured: isComplete(run),
    message,
    heldBytes: heldBytesOf(evidence),
    peakBytes: peak?.workingSetBytes ?? null,
    requests: load?.requests ?? null,
    requestsPerSecond: load === null || load.requests === 0 ? null : load.requestsPerSecond,
    p50Ms: load?.latencyMs?.p50 ?? null,
    p99Ms: load?.latencyMs?.p99 ?? null,
    cpuMs: cpu?.loadMs ?? (workload?.kind === "command" ? (workload.app?.cpuMs ?? null) : null),
    throttledRatio: phaseCpuOf(evidence)?.throttledRatio ?? null,
    composition: peak?.composition ?? null,
  };
}

/** The notices of the base's runs that the head does not have, each with its runs. */
function noticesOfBase(pairs: readonly RunPair[]): readonly string[] {
  const known = new Set(pairs.flatMap(({ head }) => noticesOf(head.evidence)));
  const numbers = new Map<string, number[]>();
  for (const [index, { base }] of pairs.entries()) {
    for (const notice of new Set(noticesOf(base.evidence))) {
      if (!known.has(notice)) numbers.set(notice, [...(numbers.get(notice) ?? []), index + 1]);
    }
  }
  return [...numbers].map(([notice, of]) => `base, ${runsText(of)}: ${notice}`);
}

/**
 * A set of head runs with its comparison.
 * @param ifEarly why the result is unclear if the last pair is complete and does not decide
 */
function compared(set: Judged, facts: Resulting, ifEarly: "interrupted" | "noise"): Judged {
  const { base, maxIncrease, requests, pairs } = facts;
  const { result, unclear } = resultOf(pairs, maxIncrease, ifEarly);
  const measured = pairs.filter(isMeasured);
  const section: Comparison = {
    base,
    maxIncrease,
    result,
    unclear,
    unclearMessage: unclear === null ? null : unclearSentence(unclear, facts),
    requests,
    pairs: [...pairs],
    held: differenceOf(bytesOf(measured)),
    workingSet: differenceOf(
      measured.map((pair) => ({ base: pair.base.peakBytes ?? 0, head: pair.head.peakBytes ?? 0 })),
    ),
  };
  const isIncreased = result === "increased" && gravityOf(set.verdict.kind) < gravityOf("increased");
  const verdict: Verdict = isIncreased ? { kind: "increased" } : set.verdict;
  const comparison = comparisonView(section);
  const message = withComparison(shortMessage(set), verdict, comparison);
  const ofHead = set.set === null ? null : setViewOf(set.set.facts, set.verdict, set.thresholds, "head run");
  return { ...set, verdict, comparison, message, set: ofHead };
}

/** The message of the set without its statistics, which the table of figures has. */
function shortMessage({ set, thresholds, message }: Judged): string {
  return set === null ? message : setMessage({ ...set.facts, medianBytes: null }, thresholds, "head run");
}

/**
 * Adds a saved comparison to the set of its head runs, which was judged again. The figures come from the section.
 * @param maxIncrease replaces max-increase of the section; null keeps it
 */
export function comparedAgain(set: Judged, section: Comparison, maxIncrease: number | null = null): Judged {
  const records = set.set?.facts.runs ?? [];
  const pairs = section.pairs.map((pair, index) => {
    const record = records[index];
    if (record === undefined) return pair;
    const { verdict, message } = record;
    const hasFigures = (pair.head.heldBytes ?? 0) > 0 && (pair.head.peakBytes ?? 0) > 0;
    // Another max-error-rate may have changed the verdict of the run.
    const isMeasured = (verdict === "pass" && hasFigures) || (verdict === "over-ratio" && pair.head.isMeasured);
    const reason = record.stop?.reason ?? (pair.head.verdict === "inconclusive" ? null : pair.head.reason);
    return { ...pair, head: { ...pair.head, verdict, message, reason, isMeasured } };
  });
  return compared(
    set,
    { ...section, pairs, maxIncrease: maxIncrease ?? section.maxIncrease },
    section.unclear === "interrupted" ? "interrupted" : "noise",
  );
}

/** As `judgedAgain`, for a report that may have a comparison. */
export function judgedReportAgain(
  report: Report,
  changed: ThresholdChange = noChange,
  maxIncrease: number | null = null,
): Judged {
  const again = judgedAgain(report, changed);
  // A program may pass the report of an earlier version, which has no comparison.
  return report.comparison == null ? again : comparedAgain(again, report.comparison, maxIncrease);
}
