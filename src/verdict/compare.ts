// Compares the runs of head with the runs of base. Pure.

import type { Difference } from "../model/fields/difference.ts";
import { looks, maxPairs } from "../options/pairs.ts";

/** A figure of one pair of runs, in bytes. Each value is above 0. */
export interface PairOfBytes {
  readonly base: number;
  readonly head: number;
}

export type Decision = "increased" | "not-increased" | "unclear";

/** An increase below this share of `maxIncrease` never fails before the last pair, even if it is certain. */
const leastShare = 0.5;
/** After the last pair a weaker proof suffices, but the estimate must be higher. */
const leastShareAtEnd = 0.6;

/**
 * The quantiles of Student's t distribution for the degrees of freedom 2(n − 1) of n pairs. p005 is exceeded with a probability of 0.005.
 * Source: R's qt(1 − p, df).
 */
const quantiles: Readonly<
  Record<number, { readonly p005: number; readonly p01: number; readonly p025: number; readonly p05: number }>
> = {
  2: { p005: 9.925, p01: 6.965, p025: 4.303, p05: 2.92 },
  4: { p005: 4.604, p01: 3.747, p025: 2.776, p05: 2.132 },
  6: { p005: 3.707, p01: 3.143, p025: 2.447, p05: 1.943 },
  8: { p005: 3.355, p01: 2.896, p025: 2.306, p05: 1.86 },
  10: { p005: 3.169, p01: 2.764, p025: 2.228, p05: 1.812 },
  12: { p005: 3.055, p01: 2.681, p025: 2.179, p05: 1.782 },
  14: { p005: 2.977, p01: 2.624, p025: 2.145, p05: 1.761 },
  16: { p005: 2.921, p01: 2.583, p025: 2.12, p05: 1.746 },
  18: { p005: 2.878, p01: 2.552, p025: 2.101, p05: 1.734 },
};

interface Estimate {
  readonly base: number;
  readonly head: number;
  /** Mean difference of the logarithms. */
  readonly mean: number;
  readonly standardError: number;
  readonly t: (typeof quantiles)[number];
}

/** Null with fewer than two pairs: they have no spread. */
function estimateOf(pairs: readonly PairOfBytes[]): Estimate | null {
  const t = quantiles[2 * (pairs.length - 1)];
  if (t === undefined) return null;
  const base = meanAndVariance(pairs.map((pair) => Math.log(pair.base)));
  const head = meanAndVariance(pairs.map((pair) => Math.log(pair.head)));
  const standardError = Math.sqrt((base.variance + head.variance) / pairs.length);
  return { base: base.mean, head: head.mean, mean: head.mean - base.mean, standardError, t };
}

/** The variance is not a number for one value. */
export function meanAndVariance(values: readonly number[]): { readonly mean: number; readonly variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, variance: squares / (values.length - 1) };
}

/** The difference with its 95% confidence interval. Null with fewer than two pairs. */
export function differenceOf(pairs: readonly PairOfBytes[]): Difference | null {
  const estimate = estimateOf(pairs);
  if (estimate === null) return null;
  const { base, head, mean, standardError, t } = estimate;
  const half = t.p025 * standardError;
  return {
    baseBytes: Math.round(Math.exp(base)),
    headBytes: Math.round(Math.exp(head)),
    difference: Math.expm1(mean),
    lower: Math.expm1(mean - half),
    upper: Math.expm1(mean + half),
  };
}

/**
 * Decides after a number of pairs. Null if more pairs have to run.
 * - not-increased: an increase above `maxIncrease` is ruled out (95%, one-sided).
 * - increased: an increase above `maxIncrease` is possible, an increase is certain (99.5%, one-sided), and the estimate
 *   is at least half of `maxIncrease`. After the last pair: 99%, and at least 60% of `maxIncrease`.
 * - unclear: neither after the last pair.
 *
 * docs/comparison.md has the error rates of this rule.
 */
export function decisionAfter(pairs: readonly PairOfBytes[], maxIncrease: number): Decision | null {
  const isLast = pairs.length >= maxPairs;
  if (!isLast && !looks.some((look) => look === pairs.length)) return null;
  const estimate = estimateOf(pairs);
  if (estimate === null) return null;
  const { mean, standardError, t } = estimate;
  const allowed = Math.log1p(maxIncrease);
  if (mean + t.p05 * standardError < allowed) return "not-increased";
  const isCertain = mean - (isLast ? t.p01 : t.p005) * standardError > 0;
  const least = Math.log1p(maxIncrease * (isLast ? leastShareAtEnd : leastShare));
  if (isCertain && mean >= least) return "increased";
  return isLast ? "unclear" : null;
}
