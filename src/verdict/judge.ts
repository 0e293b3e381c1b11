// Judges evidence. Pure, so that saved evidence can be judged again.

import { unreachable } from "../lib/errors.ts";
import { unlimitedBytes } from "../memory/working-set.ts";
import type { ContainerInfo, Evidence } from "../model/evidence.ts";
import type { RunCause, StopReason } from "../model/stop-reason.ts";
import type { Proof, Thresholds, Verdict, VerdictKind } from "../model/verdict.ts";
import { stopReasonOf } from "./stop-sentences.ts";
import { checkWorkload } from "./workload-checks.ts";

/** With fewer samples in the load phase, the highest sample says nothing about the peak. */
export const minLoadSamples = 5;
/** A longer gap between samples may hide a peak. A stream of one sample per second may lose one of them. */
const maxGapMs = 2_500;
/** The kernel rounds a limit down to whole pages. Page sizes of Linux go up to 64 KiB. */
const largestPageBytes = 65_536;

/**
 * Judges evidence. A breach comes first, because it is real even if the run failed later. A pass requires a completed
 * run, the planned load and enough samples.
 */
export function judge(evidence: Evidence, thresholds: Thresholds): Verdict {
  if (evidence.oom.killed) return { kind: "oom-killed" };
  if ((evidence.outOfMemory ?? []).length > 0) return { kind: "out-of-memory" };
  const { peak, limitBytes } = evidence;
  if (peak !== null && peak.workingSetBytes / limitBytes > thresholds.maxRatio) return { kind: "over-ratio" };
  const proof: Proof = isProven(evidence, thresholds.maxRatio) ? "proven" : "sampled";
  const stopReason = stopReasonIn(evidence) ?? measurementFault(evidence, thresholds, proof);
  return stopReason === null ? { kind: "pass", proof } : { kind: "inconclusive", ...stopReason };
}

/** The exit code of the command line: 0 pass, 1 gate failed, 3 inconclusive. Bad input, exit code 2, has no verdict. */
export function exitCodeOf(kind: VerdictKind): 0 | 1 | 3 {
  switch (kind) {
    case "pass":
      return 0;
    case "over-ratio":
    case "increased":
    case "leaks":
    case "oom-killed":
    case "out-of-memory":
      return 1;
    case "inconclusive":
      return 3;
    default:
      return unreachable(kind);
  }
}

/**
 * The limit as read back after container start: two values of the engine, one of the kernel. A value that was not
 * reported is null.
 */
export type LimitReadBack = Pick<ContainerInfo, "memoryBytes" | "memorySwapBytes" | "cgroupLimitBytes">;

/**
 * Compares the limit that was read back with the requested limit. Swap counts too: with swap, the working set shrinks
 * instead of reaching the limit.
 * @returns null if the limit is the requested one
 */
export function limitMismatch(readBack: LimitReadBack, expectedBytes: number): RunCause | null {
  const { memoryBytes, memorySwapBytes: swapBytes, cgroupLimitBytes } = readBack;
  if (memoryBytes !== expectedBytes) {
    return { code: "limit-not-applied/engine", data: { reportedBytes: memoryBytes, expectedBytes } };
  }
  if (swapBytes !== expectedBytes) return { code: "limit-not-applied/swap", data: { swapBytes, expectedBytes } };
  if (cgroupLimitBytes !== null && !isRoundedDown(cgroupLimitBytes, expectedBytes)) {
    const appliedBytes = cgroupLimitBytes === unlimitedBytes ? null : cgroupLimitBytes;
    return { code: "limit-not-applied/kernel", data: { appliedBytes, expectedBytes } };
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

function stopReasonIn({ outcome }: Evidence): StopReason | null {
  if (outcome.kind === "completed") return null;
  const { kind: _kind, ...stopReason } = outcome;
  return stopReason;
}

/** Why the measurement of a completed run does not count. Null if it counts. */
function measurementFault(evidence: Evidence, thresholds: Thresholds, proof: Proof): StopReason | null {
  const cause = checkLimit(evidence) ?? checkWorkload(evidence, thresholds) ?? checkSampling(evidence, proof);
  return cause === null ? null : stopReasonOf(cause);
}

function checkLimit({ container, requestedLimitBytes }: Evidence): RunCause | null {
  return container === null
    ? { code: "limit-not-applied/unknown", data: {} }
    : limitMismatch(container, requestedLimitBytes);
}

function checkSampling({ phases, peak, sampling }: Evidence, proof: Proof): RunCause | null {
  const isFromFiles = sampling.sources.some(({ name }) => name === "cgroup-v1" || name === "cgroup-v2");
  const load = phases.find(({ name }) => name === "load" || name === "run");
  if (load === undefined || peak === null || load.samples === 0) {
    return { code: "too-few-samples/none", data: { phase: load?.name ?? "load", isFromFiles } };
  }
  // The kernel's peak usage covers the moments between samples, so gaps do not matter.
  if (proof === "proven") return null;
  if (load.samples < minLoadSamples) {
    const data = { phase: load.name, samples: load.samples, minSamples: minLoadSamples, isFromFiles };
    return { code: "too-few-samples/few", data };
  }
  // Memory counts in every phase, so a gap in any phase may hide the peak.
  const gap = phases.find((one) => one.maxGapMs > maxGapMs);
  if (gap !== undefined) {
    return { code: "too-few-samples/gap", data: { phase: gap.name, gapMs: gap.maxGapMs, maxGapMs, isFromFiles } };
  }
  const afterMs = (sampling.firstSampleMs ?? 0) - (sampling.startedMs ?? 0);
  return afterMs <= maxGapMs ? null : { code: "too-few-samples/late", data: { afterMs, maxGapMs, isFromFiles } };
}
