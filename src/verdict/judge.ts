// Judges evidence. Pure, so that saved evidence can be judged again.

import { unreachable } from "../lib/errors.ts";
import { bytes as bytesOf, integer, time } from "../lib/format.ts";
import { unlimitedBytes } from "../memory/working-set.ts";
import type { ContainerInfo, Evidence } from "../model/evidence.ts";
import type { Proof, StopReason, Thresholds, Verdict, VerdictKind } from "../model/verdict.ts";
import { checkWorkload } from "./workload-checks.ts";

/** With fewer samples in the load phase, the highest sample says nothing about the peak. */
export const minLoadSamples = 5;
/** A longer gap between samples may hide a peak. A stream of one sample per second may lose one of them. */
const maxGapMs = 2_500;
/** The kernel rounds a limit down to whole pages. Page sizes of Linux go up to 64 KiB. */
const largestPageBytes = 65_536;
const mebibyte = 2 ** 20;

/**
 * Judges evidence. A breach comes first, because it is real even if the run failed later. A pass requires a completed
 * run, the planned load and enough samples.
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

/** The exit code of the command line: 0 pass, 1 gate failed, 3 inconclusive. Bad input, exit code 2, has no verdict. */
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

/** The limit as read back after container start: two values of the engine, one of the kernel. Null if not reported. */
export type LimitReadBack = Pick<ContainerInfo, "memoryBytes" | "memorySwapBytes" | "cgroupLimitBytes">;

/**
 * Compares the limit that was read back with the requested limit. Swap counts too: with swap, the working set shrinks
 * instead of reaching the limit.
 * @returns a sentence about the difference; null if the limit is the requested one
 */
export function limitMismatch(readBack: LimitReadBack, requestedBytes: number): string | null {
  const { memoryBytes, memorySwapBytes, cgroupLimitBytes } = readBack;
  if (memoryBytes !== requestedBytes) {
    return `the engine reports ${limitText(memoryBytes)}; expected ${amount(requestedBytes)}`;
  }
  if (memorySwapBytes !== requestedBytes) {
    return `the engine ${swapText(memorySwapBytes, requestedBytes)}; expected no swap`;
  }
  if (cgroupLimitBytes !== null && !isRoundedDown(cgroupLimitBytes, requestedBytes)) {
    const limit = cgroupLimitBytes === unlimitedBytes ? "no limit" : `a limit of ${amount(cgroupLimitBytes)}`;
    return `the kernel applies ${limit} to the container; expected ${amount(requestedBytes)}`;
  }
  return null;
}

/** True if `appliedBytes` is `requestedBytes`, or `requestedBytes` rounded down to whole pages as the kernel does. */
export function isRoundedDown(appliedBytes: number, requestedBytes: number): boolean {
  return appliedBytes <= requestedBytes && requestedBytes - appliedBytes < largestPageBytes;
}

function isProven({ kernelPeakBytes, limitBytes }: Evidence, maxRatio: number): boolean {
  return kernelPeakBytes !== null && kernelPeakBytes / limitBytes <= maxRatio;
}

function checkOutcome({ outcome }: Evidence): StopReason | null {
  return outcome.kind === "completed" ? null : { reason: outcome.reason, message: outcome.message };
}

function checkLimit({ container, requestedLimitBytes }: Evidence): StopReason | null {
  const mismatch =
    container === null ? "memgate could not read the limit back" : limitMismatch(container, requestedLimitBytes);
  return mismatch === null ? null : { reason: "limit-not-applied", message: mismatch };
}

function checkSampling({ phases, peak, sampling }: Evidence, proof: Proof): StopReason | null {
  const load = phases.find(({ name }) => name === "load" || name === "run");
  if (load === undefined || peak === null || load.samples === 0) {
    return { reason: "too-few-samples", message: `memgate took no sample in the ${load?.name ?? "load"} phase` };
  }
  // The kernel's peak usage covers the moments between samples, so gaps do not matter.
  if (proof === "proven") return null;
  if (load.samples < minLoadSamples) {
    return {
      reason: "too-few-samples",
      message: `the ${load.name} phase has only ${load.samples} samples; expected at least ${minLoadSamples}`,
    };
  }
  // Memory counts in every phase, so a gap in any phase may hide the peak.
  const phase = phases.find((one) => one.maxGapMs > maxGapMs);
  if (phase !== undefined) {
    const [gap, expected] = againstMaxGap(phase.maxGapMs);
    return {
      reason: "too-few-samples",
      message: `memgate took no sample for ${gap} in the ${phase.name} phase; expected one at least every ${expected}`,
    };
  }
  const firstAfterMs = (sampling.firstSampleMs ?? 0) - (sampling.startedMs ?? 0);
  if (firstAfterMs <= maxGapMs) return null;
  const [after, expected] = againstMaxGap(firstAfterMs);
  return {
    reason: "too-few-samples",
    message: `memgate took the first sample ${after} after the engine started the container; at most ${expected} is accepted`,
  };
}

/** The time and the longest accepted gap as texts: in whole milliseconds if both would round to the same text. */
function againstMaxGap(ms: number): readonly [string, string] {
  const isSameText = time(ms) === time(maxGapMs);
  const text = (value: number) => (isSameText ? `${integer(value)} ms` : time(value));
  return [text(ms), text(maxGapMs)];
}

/** A size in MiB or a larger unit if it is a whole number of MiB, else in bytes. */
function amount(value: number): string {
  return value % mebibyte === 0 ? bytesOf(value) : `${integer(value)} B`;
}

/** The engine reports 0 for no limit. */
function limitText(bytes: number | null): string {
  if (bytes === null) return "an unknown memory limit";
  return bytes === 0 ? "no memory limit" : `a memory limit of ${amount(bytes)}`;
}

/** @param bytes memory and swap together. The engine reports -1 for unlimited swap, and 0 for no limit. */
function swapText(bytes: number | null, memoryBytes: number): string {
  const beside = `beside ${amount(memoryBytes)} of memory`;
  if (bytes === null) return `allows an unknown amount of swap ${beside}`;
  if (bytes === -1) return `allows unlimited swap ${beside}`;
  if (bytes === 0) return `sets no swap limit ${beside}`;
  return bytes > memoryBytes
    ? `allows ${amount(bytes - memoryBytes)} of swap beside the memory`
    : `limits memory and swap together to ${amount(bytes)}, less than ${amount(memoryBytes)} of memory`;
}
