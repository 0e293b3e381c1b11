// Suggests a limit from the peak, unless the peak does not show what the app needs. Pure.
import { isLarge } from "../memory/large-part.ts";
import type { Evidence } from "../model/evidence.ts";
import type { NoSuggestion } from "../model/fields/reclaim.ts";
import type { VerdictKind } from "../model/verdict.ts";
import { growthOf } from "./growth.ts";
import { isOverByReclaimable, reclaimableBytes, unknownKernelBytes } from "./held-memory.ts";
import { isAtContainerLimit } from "./kill-limits.ts";

const mebibyte = 2 ** 20;
/** Docker refuses a lower limit. */
const minLimitBytes = 6 * mebibyte;
/** The smallest page size of Linux. memory.stat counts events in pages. */
const pageBytes = 4_096;
/** An app re-reads this much only if file cache had no room. A start from a cold disk stays below. */
const minRefaultBytes = 4 * mebibyte;
const minRefaultRatio = 0.05;
/** A wait for less than this share of the run does not matter. Any container that reaches its limit waits for some milliseconds. */
export const minStallRatio = 0.1;
/** Near the limit the kernel charges in batches of 64 pages, so usage may stay this far below the limit. */
const atLimitBytes = mebibyte;

export type Suggestion =
  | { readonly kind: "limit"; readonly bytes: number }
  | { readonly kind: "none"; readonly reason: NoSuggestion };

/**
 * The lowest limit in whole MiB with which this peak passes: peak ÷ maxRatio, rounded up, at least Docker's minimum. After
 * an OOM kill it starts from the higher of limit and peak; the real need is above the result.
 */
export function suggestionFor(evidence: Evidence, maxRatio: number, kind: VerdictKind): Suggestion {
  const { peak, oom, limitBytes } = evidence;
  if (peak === null) return { kind: "none", reason: "no-peak" };
  if (kind === "inconclusive") return { kind: "none", reason: "inconclusive" };
  if (oom.killed && !isAtContainerLimit(evidence)) return { kind: "none", reason: "cgroup-limit" };
  if (evidence.liveMemory != null && !oom.killed) return { kind: "none", reason: "leak-check" };
  if (oom.killed) return { kind: "limit", bytes: lowestLimit(Math.max(peak.workingSetBytes, limitBytes), maxRatio) };
  const bytes = lowestLimit(peak.workingSetBytes, maxRatio);
  const reason = whyNoSuggestion(evidence, maxRatio, bytes);
  return reason === null ? { kind: "limit", bytes } : { kind: "none", reason };
}

/** True if memory usage reached the limit, so that the kernel had to take memory back. */
export function wasAtLimit({ reclaim, kernelPeakBytes, limitBytes, container, series }: Evidence): boolean {
  if ((reclaim?.limitHits ?? 0) > 0) return true;
  const fromBytes = limitBytes - atLimitBytes;
  // The kernel's peak usage of a container that ran before the run may be older than the run.
  if (container?.wasRunning) return series.some(({ usageBytes }) => usageBytes > fromBytes);
  return kernelPeakBytes !== null && kernelPeakBytes > fromBytes;
}

/** The file cache that had to be read again, in bytes. 0 if it is too little to matter, or if it is unknown. */
export function rereadBytesOf({ reclaim, limitBytes }: Evidence): number {
  const readBytes = allRereadBytes(reclaim) ?? 0;
  return readBytes >= Math.max(minRefaultBytes, minRefaultRatio * limitBytes) ? readBytes : 0;
}

/** All file cache that had to be read again, in bytes. Null if unknown. */
export function allRereadBytes(reclaim: Evidence["reclaim"]): number | null {
  // Before 5.9 the kernel counts no file refaults. A major fault then shows that a mapped page was read again.
  const pages = reclaim?.fileRefaults ?? reclaim?.majorFaults ?? null;
  return pages === null ? null : pages * pageBytes;
}

/** How long processes waited for memory, in milliseconds. 0 if it is too short to matter, or if it is unknown. */
export function stalledMsOf({ pressure, durationMs }: Evidence): number {
  const stalledMs = pressure?.someMs ?? 0;
  return stalledMs >= minStallRatio * durationMs ? stalledMs : 0;
}

/** The lowest limit in whole MiB with which a peak passes. */
export function lowestLimit(peakBytes: number, maxRatio: number): number {
  const passes = (limitBytes: number) => peakBytes / limitBytes <= maxRatio;
  // The last digit of peak ÷ maxRatio may be wrong, so use the same comparison as the verdict.
  const nearBytes = Math.floor(peakBytes / maxRatio / mebibyte) * mebibyte;
  const candidates = [nearBytes, nearBytes + mebibyte];
  const lowest = candidates.find((limitBytes) => limitBytes > 0 && passes(limitBytes)) ?? nearBytes + 2 * mebibyte;
  return Math.max(minLimitBytes, lowest);
}

/** Why a limit cannot be derived from the peak, without the check for mapped files. Null if it can. */
export function noSuggestionOf(evidence: Evidence, maxRatio: number): NoSuggestion | null {
  return whyNoSuggestion(evidence, maxRatio, Number.POSITIVE_INFINITY);
}

/** Why a limit cannot be derived from the peak. Null if it can. */
function whyNoSuggestion(evidence: Evidence, maxRatio: number, suggestedBytes: number): NoSuggestion | null {
  const { peak, outcome, limitBytes, reclaim } = evidence;
  if (peak === null) return "no-peak";
  if ((evidence.outOfMemory ?? []).length > 0) return "out-of-memory";
  if (outcome.kind === "stopped") return "ended-early";
  const { workingSetBytes, composition } = peak;
  // Memory that grows with the limit says nothing about another limit, on a pass too.
  const follows = (partBytes: number) =>
    isLarge(partBytes, workingSetBytes) &&
    (partBytes >= workingSetBytes / 2 || isOverOnlyBy(partBytes, workingSetBytes, maxRatio * limitBytes));
  if (isOverByReclaimable(evidence, maxRatio)) return "reclaimable";
  if ((reclaim?.mappedFileBytes ?? 0) > suggestedBytes) return "file-cache";
  const reclaimable = reclaimableBytes(composition);
  const unknown = unknownKernelBytes(composition);
  if (isLarge(unknown, workingSetBytes) && follows(reclaimable + unknown)) return "kernel-memory";
  if (wasAtLimit(evidence) && (rereadBytesOf(evidence) > 0 || stalledMsOf(evidence) > 0)) return "file-cache";
  if (follows(reclaimable)) return "reclaimable";
  return growthOf(evidence)?.isRising ? "rising" : null;
}

function isOverOnlyBy(partBytes: number, peakBytes: number, thresholdBytes: number): boolean {
  return peakBytes > thresholdBytes && peakBytes - partBytes <= thresholdBytes;
}
