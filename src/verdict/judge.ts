// Evidence and thresholds in, verdict and exit code out. Pure, so that saved evidence can be judged again.

import { unreachable } from "../lib/errors.ts";
import { bytes as bytesOf, integer, time } from "../lib/format.ts";
import { unlimitedBytes } from "../memory/working-set.ts";
import type { ContainerInfo, Evidence } from "../model/evidence.ts";
import type { Proof, StopReason, Thresholds, Verdict, VerdictKind } from "../model/verdict.ts";
import { checkWorkload } from "./workload-checks.ts";
/** Fewer samples than this in the load phase say nothing about a peak. */
export const minLoadSamples = 5;
/** A hole in the samples longer than this leaves the peak open. A stream of one a second may lose one of them. */
const toleratedGapMs = 2_500;
/** Page sizes of Linux go up to 64 KiB: the kernel rounds a limit down to whole pages. */
const largestPageBytes = 65_536;
const mebibyte = 2 ** 20;

/**
 * Judges evidence. A breach that was seen stands before everything else, for it is real even where the run went wrong
 * later; a pass needs a whole run, real load and enough samples.
 */
export function judge(evidence: Evidence, thresholds: Thresholds): Verdict {
  if (evidence.oom.killed) return { kind: "oom-killed" };
  const { peak, limitBytes } = evidence;
  if (peak !== null && peak.workingSetBytes / limitBytes > thresholds.maxRatio) return { kind: "over-ratio" };
  const proof: Proof = isProven(evidence, thresholds.maxRatio) ? "proven" : "sampled";
  const stopReason =
    checkOutcome(evidence) ??
    checkLimit(evidence) ??
    checkWorkload(evidence, thresholds) ??
    checkSampling(evidence, proof);
  return stopReason === null ? { kind: "pass", proof } : { kind: "inconclusive", ...stopReason };
}

/** The exit code of the command line: 0 pass, 1 gate failed, 3 not measured. (2, bad input, never has a verdict.) */
export function exitCodeOf(kind: VerdictKind): 0 | 1 | 3 {
  switch (kind) {
    case "pass":
      return 0;
    case "over-ratio":
    case "oom-killed":
      return 1;
    case "inconclusive":
      return 3;
    default:
      return unreachable(kind);
  }
}

/** The limit as the engine (its first two) and the kernel tell it after the start; null where one does not. */
export type LimitReadBack = Pick<ContainerInfo, "memoryBytes" | "memorySwapBytes" | "cgroupLimitBytes">;

/**
 * What is wrong with the limit that was read back, as a sentence; null where it is the one asked for. Swap counts:
 * with room to swap, the working set shrinks instead of reaching the limit.
 */
export function limitMismatch(readBack: LimitReadBack, requestedBytes: number): string | null {
  const { memoryBytes, memorySwapBytes, cgroupLimitBytes } = readBack;
  if (memoryBytes !== requestedBytes) {
    return `the engine holds a memory limit of ${bytesOrNone(memoryBytes)}, and ${amount(requestedBytes)} was asked for`;
  }
  if (memorySwapBytes !== requestedBytes) {
    const seen = memorySwapBytes === -1 ? "unlimited swap" : `memory and swap of ${bytesOrNone(memorySwapBytes)}`;
    return `the engine allows ${seen}, and ${amount(requestedBytes)} for both (no swap) was asked for`;
  }
  if (cgroupLimitBytes !== null && !isRoundedDown(cgroupLimitBytes, requestedBytes)) {
    const seen = cgroupLimitBytes === unlimitedBytes ? "no limit" : `a limit of ${amount(cgroupLimitBytes)}`;
    return `the kernel has ${seen} in force for the container, and ${amount(requestedBytes)} was asked for`;
  }
  return null;
}

/** True where `inForceBytes` is `requestedBytes` rounded down to whole pages, as the kernel does. */
export function isRoundedDown(inForceBytes: number, requestedBytes: number): boolean {
  return inForceBytes <= requestedBytes && requestedBytes - inForceBytes < largestPageBytes;
}

function isProven({ kernelPeakBytes, limitBytes }: Evidence, maxRatio: number): boolean {
  return kernelPeakBytes !== null && kernelPeakBytes / limitBytes <= maxRatio;
}

function checkOutcome({ outcome }: Evidence): StopReason | null {
  return outcome.kind === "completed" ? null : { reason: outcome.reason, message: outcome.message };
}

function checkLimit({ container, requestedLimitBytes }: Evidence): StopReason | null {
  const mismatch = container === null ? "no container was read back" : limitMismatch(container, requestedLimitBytes);
  return mismatch === null ? null : { reason: "limit-not-applied", message: mismatch };
}

function checkSampling({ phases, peak, sampling }: Evidence, proof: Proof): StopReason | null {
  const load = phases.find(({ name }) => name === "load" || name === "run");
  if (load === undefined || peak === null || load.samples === 0) {
    return { reason: "too-few-samples", message: `the ${load?.name ?? "load"} phase has no sample` };
  }
  // The ceiling covers the moments between samples, so that holes in them no longer matter.
  if (proof === "proven") return null;
  if (load.samples < minLoadSamples) {
    return {
      reason: "too-few-samples",
      message: `the ${load.name} phase has ${load.samples} samples, ${minLoadSamples} are needed`,
    };
  }
  // The peak counts in every phase, so a hole in any may hide it.
  const hole = phases.find(({ maxGapMs }) => maxGapMs > toleratedGapMs);
  if (hole !== undefined) {
    return {
      reason: "too-few-samples",
      message: `no sample was taken for ${againstTolerated(hole.maxGapMs, `in the ${hole.name} phase`)}`,
    };
  }
  const lateMs = (sampling.firstSampleMs ?? 0) - (sampling.startedMs ?? 0);
  if (lateMs <= toleratedGapMs) return null;
  return {
    reason: "too-few-samples",
    message: `the first sample came ${againstTolerated(lateMs, "after the container's start")}`,
  };
}

/** Exactly, where both would be rounded to the same. */
function againstTolerated(ms: number, where: string): string {
  const isAlike = time(ms) === time(toleratedGapMs);
  const text = (value: number) => (isAlike ? `${integer(value)} ms` : time(value));
  return `${text(ms)} ${where}; up to ${text(toleratedGapMs)} is allowed`;
}

/** Whole units where it is some, else exactly. */
function amount(value: number): string {
  return value % mebibyte === 0 ? bytesOf(value) : `${integer(value)} B`;
}

function bytesOrNone(bytes: number | null): string {
  return bytes === null ? "unknown size" : bytes === 0 ? "none" : amount(bytes);
}
