import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  median
} from "./chunk-DJ3I6BSQ.js";
import {
  gravityOf
} from "./chunk-LY5XYMCG.js";

// src/verdict/judge-set.ts
function worstRun(runs) {
  const interrupted = ({ stop }) => Number(stop?.reason === "interrupted");
  const ratio = ({ peakBytes, limitBytes }) => (peakBytes ?? 0) / limitBytes;
  const order = [...runs.entries()].toSorted(
    ([, a], [, b]) => gravityOf(b.verdict) - gravityOf(a.verdict) || interrupted(b) - interrupted(a) || ratio(b) - ratio(a)
  );
  return order[0]?.[0] ?? 0;
}
function peakStatistics(runs) {
  const peaks = runs.flatMap(({ verdict, peakBytes }) => verdict === "inconclusive" || peakBytes === null ? [] : [peakBytes]).sort((a, b) => a - b);
  const [lowestBytes = null] = peaks;
  const highestBytes = peaks.at(-1) ?? null;
  if (lowestBytes === null || highestBytes === null)
    return { medianBytes: null, lowestBytes: null, highestBytes: null, spread: null };
  const medianBytes = Math.round(median(peaks) ?? 0);
  const spread = peaks.length < 2 || medianBytes === 0 ? null : (highestBytes - lowestBytes) / medianBytes;
  return { medianBytes, lowestBytes, highestBytes, spread };
}
var nearThreshold = 0.1;
var autoRuns = 5;
function plannedRuns(repeat, first, { maxRatio }) {
  if (repeat !== "auto") return repeat;
  const { verdict, peakBytes, limitBytes } = first;
  if (peakBytes === null || verdict !== "pass" && verdict !== "over-ratio") return 1;
  const thresholdBytes = maxRatio * limitBytes;
  return Math.abs(peakBytes - thresholdBytes) <= nearThreshold * thresholdBytes ? autoRuns : 1;
}
var endingReasons = [
  "interrupted",
  "engine-unavailable",
  "engine-lost",
  "image-failed",
  "internal-error"
];
function endsSet(verdict, outcomeReason) {
  const reason = verdict.kind === "inconclusive" ? verdict.reason : outcomeReason;
  return reason !== null && endingReasons.includes(reason);
}
function kindOfRun({ kind }) {
  if (kind === "increased" || kind === "leaks") throw new Error(`no run of a set has the verdict ${kind}`);
  return kind;
}

export {
  worstRun,
  peakStatistics,
  autoRuns,
  plannedRuns,
  endsSet,
  kindOfRun
};
