// Judges a set of runs of one gate. Pure, so that a saved set can be judged again.

import { median } from "../lib/median.ts";
import type { RunVerdictKind, Thresholds, Verdict, VerdictKind } from "../model/verdict.ts";
import type { Repeat } from "../options/repeat.ts";
import { gravityOf } from "./gravity.ts";

/** A run of a set: the values that decide the verdict of the set. */
export interface RunOfSet {
  readonly verdict: VerdictKind;
  /** Null without a sample. */
  readonly peakBytes: number | null;
  readonly limitBytes: number;
  /** Why the run is inconclusive. */
  readonly stop?: { readonly reason: string } | null;
}

/**
 * The index of the run that decides the verdict of the set: the worst verdict, then an interrupted run, then the
 * highest peak ÷ limit, then the first. A breach in any run fails the set. Without a breach, one inconclusive run makes the set inconclusive.
 */
export function worstRun(runs: readonly RunOfSet[]): number {
  const interrupted = ({ stop }: RunOfSet) => Number(stop?.reason === "interrupted");
  const ratio = ({ peakBytes, limitBytes }: RunOfSet) => (peakBytes ?? 0) / limitBytes;
  const order = [...runs.entries()].toSorted(
    ([, a], [, b]) =>
      gravityOf(b.verdict) - gravityOf(a.verdict) || interrupted(b) - interrupted(a) || ratio(b) - ratio(a),
  );
  return order[0]?.[0] ?? 0;
}

export interface PeakStatistics {
  readonly medianBytes: number | null;
  readonly lowestBytes: number | null;
  readonly highestBytes: number | null;
  /** (highest − lowest) ÷ median. Null with fewer than two peaks. */
  readonly spread: number | null;
}

/** The statistics of the peaks of all runs but the inconclusive ones, whose peak must not be judged. */
export function peakStatistics(runs: readonly RunOfSet[]): PeakStatistics {
  const peaks = runs
    .flatMap(({ verdict, peakBytes }) => (verdict === "inconclusive" || peakBytes === null ? [] : [peakBytes]))
    .sort((a, b) => a - b);
  const [lowestBytes = null] = peaks;
  const highestBytes = peaks.at(-1) ?? null;
  if (lowestBytes === null || highestBytes === null)
    return { medianBytes: null, lowestBytes: null, highestBytes: null, spread: null };
  const medianBytes = Math.round(median(peaks) ?? 0);
  const spread = peaks.length < 2 || medianBytes === 0 ? null : (highestBytes - lowestBytes) / medianBytes;
  return { medianBytes, lowestBytes, highestBytes, spread };
}

/** How close to the threshold a first peak must be, as a share of the threshold, so that `auto` adds runs. */
const nearThreshold = 0.1;
/** The number of runs of `auto` if the first peak is near the threshold. */
export const autoRuns = 5;

/** The number of runs that a set has, once its first run is known. */
export function plannedRuns(repeat: Repeat, first: RunOfSet, { maxRatio }: Thresholds): number {
  if (repeat !== "auto") return repeat;
  const { verdict, peakBytes, limitBytes } = first;
  // The full peak of a killed run is unknown, and the peak of an inconclusive run must not be judged.
  if (peakBytes === null || (verdict !== "pass" && verdict !== "over-ratio")) return 1;
  const thresholdBytes = maxRatio * limitBytes;
  return Math.abs(peakBytes - thresholdBytes) <= nearThreshold * thresholdBytes ? autoRuns : 1;
}

/** Reasons for which the next run would end in the same way, or must not begin. */
const endingReasons: readonly string[] = [
  "interrupted",
  "engine-unavailable",
  "engine-lost",
  "image-failed",
  "internal-error",
];

/** True if no further run of the set may begin. A run may have a breach and an early end. */
export function endsSet(verdict: Verdict, outcomeReason: string | null): boolean {
  const reason = verdict.kind === "inconclusive" ? verdict.reason : outcomeReason;
  return reason !== null && endingReasons.includes(reason);
}

/** @throws Error for the verdict of a comparison or of the leak check, which no run of a set has */
export function kindOfRun({ kind }: Verdict): RunVerdictKind {
  if (kind === "increased" || kind === "leaks") throw new Error(`no run of a set has the verdict ${kind}`);
  return kind;
}
