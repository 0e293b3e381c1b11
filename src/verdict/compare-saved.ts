// Compares what the app holds with what saved runs of it held. Pure.

import type { Difference } from "../model/fields/difference.ts";
import { type Decision, meanAndVariance } from "./compare.ts";
import { studentQuantile } from "./student-t.ts";

/** Fewer saved runs say little about how much the runs vary. */
export const minSavedRuns = 4;
/**
 * memgate never assumes that the logarithms have a smaller standard deviation. A few runs of one day may agree by chance,
 * and a run on another machine would differ from them.
 */
const leastSpread = 0.01;

interface SavedResult {
  readonly result: Decision;
  readonly held: Difference;
}

/**
 * Null without a run of the app, or with fewer than `minSavedRuns` saved runs.
 * - not-increased: an increase above `maxIncrease` is ruled out (95%, one-sided).
 * - increased: an increase is certain (99.5%, one-sided), and the estimate is above `maxIncrease`.
 * - unclear: neither.
 *
 * docs/baseline.md has the error rates of this rule.
 * @param savedBytes what each saved run held; a run that held nothing does not count
 * @param headBytes what each run of the app held; a run that held nothing does not count
 */
export function comparedWithSaved(
  savedBytes: readonly number[],
  headBytes: readonly number[],
  maxIncrease: number,
): SavedResult | null {
  const saved = logarithmsOf(savedBytes);
  const heads = logarithmsOf(headBytes);
  if (saved.length < minSavedRuns || heads.length === 0) return null;
  const base = meanAndVariance(saved);
  const head = meanAndVariance(heads);
  const mean = head.mean - base.mean;
  const variance = Math.max(base.variance, leastSpread ** 2);
  // The runs of a set share a machine and a day, so several runs say no more about the next set than one run.
  const headVariance = heads.length === 1 ? variance : Math.max(variance, head.variance / heads.length);
  const standardError = Math.sqrt(variance / saved.length + headVariance);
  const half = (tail: number) => studentQuantile(tail, saved.length - 1) * standardError;
  const allowed = Math.log1p(maxIncrease);
  const isCertain = mean - half(0.005) > 0;
  return {
    result: mean + half(0.05) < allowed ? "not-increased" : isCertain && mean > allowed ? "increased" : "unclear",
    held: {
      baseBytes: Math.round(Math.exp(base.mean)),
      headBytes: Math.round(Math.exp(head.mean)),
      difference: Math.expm1(mean),
      lower: Math.expm1(mean - half(0.025)),
      upper: Math.expm1(mean + half(0.025)),
    },
  };
}

function logarithmsOf(values: readonly number[]): readonly number[] {
  return values.filter((value) => value > 0).map(Math.log);
}
