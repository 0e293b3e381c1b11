import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  stopReasonOf
} from "./chunk-FBGNEREP.js";
import {
  errorRateOf
} from "./chunk-JY4U22WL.js";
import {
  unreachable
} from "./chunk-V5LMJEUY.js";

// src/memory/working-set.ts
var unlimitedBytes = Number.MAX_SAFE_INTEGER;
function workingSetBytes(usageBytes, inactiveFileBytes) {
  return Math.max(0, usageBytes - inactiveFileBytes);
}
function inactiveFileKey(version) {
  return version === "2" ? "inactive_file" : "total_inactive_file";
}
function activeFileKey(version) {
  return version === "2" ? "active_file" : "total_active_file";
}
function compositionOf(version, stat, totalBytes, kernelBytes) {
  const parts = version === "2" ? {
    anonymous: stat("anon"),
    shared: stat("shmem"),
    activeFile: stat("active_file"),
    kernel: stat("kernel") ?? kernelBefore518(stat),
    sockets: stat("sock")
  } : {
    anonymous: stat("total_rss"),
    shared: stat("total_shmem") ?? sharedOnV1(stat),
    activeFile: stat("total_active_file"),
    kernel: kernelBytes,
    sockets: null
  };
  const named = Object.values(parts).reduce((sum, part) => sum + (part ?? 0), 0);
  return { ...parts, other: Math.max(0, totalBytes - named) };
}
function withKernel(reading, kernelBytes) {
  return {
    ...reading,
    composition: () => {
      const composition = reading.composition();
      if (composition.kernel !== null) return composition;
      const kernel = kernelBytes();
      return { ...composition, kernel, other: Math.max(0, composition.other - (kernel ?? 0)) };
    }
  };
}
function kernelBefore518(stat) {
  const parts = ["slab", "kernel_stack", "pagetables", "percpu"].flatMap((key) => stat(key) ?? []);
  return parts.length === 0 ? null : parts.reduce((sum, part) => sum + part, 0);
}
function sharedOnV1(stat) {
  const [cache, active, inactive] = [stat("total_cache"), stat("total_active_file"), stat("total_inactive_file")];
  if (cache === null || active === null || inactive === null) return null;
  return Math.max(0, cache - active - inactive - (stat("total_unevictable") ?? 0));
}
function byteCount(value) {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

// src/verdict/workload-checks.ts
var minLoadMs = 1e3;
function checkWorkload(evidence, thresholds) {
  const { workload, container } = evidence;
  switch (workload?.kind) {
    case void 0:
      return checkLoad(evidence, thresholds);
    case "command":
      return checkCommand(workload);
    case "none":
      return checkJob(workload, container?.exitCode ?? null);
    default:
      return unreachable(workload);
  }
}
var unnoticedBytes = 1024;
var idleCpuRatio = 0.01;
var idleCpuMs = 100;
function checkCommand({ command, exitCode, signal, durationMs, wasToEnd, app }) {
  const data = { command, exitCode, signal, durationMs };
  if (exitCode !== 0 && !wasToEnd) return { code: "load-failed/command-failed", data };
  if (durationMs < minLoadMs) return { code: "load-failed/command-too-short", data: { ...data, minMs: minLoadMs } };
  const { receivedBytes = null, cpuMs = null } = app ?? {};
  if (receivedBytes === null || cpuMs === null) return null;
  return receivedBytes < unnoticedBytes && cpuMs < Math.min(idleCpuMs, durationMs * idleCpuRatio) ? { code: "load-failed/command-unnoticed", data: { ...data, receivedBytes, cpuMs } } : null;
}
function checkJob({ exitCodes }, exitCode) {
  if (exitCode !== null && exitCodes.includes(exitCode)) return null;
  return { code: "job-failed/exit-code", data: { exitCode, expected: exitCodes } };
}
function checkLoad({ load }, { maxErrorRate }) {
  if (load === null) return { code: "load-failed/none-sent", data: {} };
  const { url, requests, errors, lastError } = load;
  if (requests === 0) return { code: "load-failed/unanswered", data: { url, errors, lastError } };
  if ((errorRateOf(load) ?? 1) > maxErrorRate) return tooManyFailed(load, maxErrorRate);
  return checkSteps(load, maxErrorRate) ?? checkResponseGap(load, maxErrorRate);
}
function tooManyFailed({ errors, timeouts, non2xx, requests, statusCodes, steps }, maxErrorRate) {
  const total = { failed: errors + non2xx, requests: errors + requests, maxErrorRate };
  if (steps !== null) {
    const failing = steps.filter(({ failed }) => failed > 0);
    const data2 = { ...total, steps: failing.map(({ name, failed, firstFailure }) => ({ name, failed, firstFailure })) };
    return { code: "load-failed/scenario-errors", data: data2 };
  }
  const failures = Object.entries(statusCodes).filter(([status]) => Number(status) < 200 || Number(status) >= 400);
  const data = { ...total, statusCodes: Object.fromEntries(failures), errors, timeouts };
  return { code: "load-failed/errors", data };
}
function checkResponseGap(load, maxErrorRate) {
  const { url, longestResponseGapMs: gapMs, stalledConnections: stalled, connections } = load;
  const sendingMs = load.durationMs - load.pausedMs;
  if (gapMs > sendingMs / 2) {
    return { code: "load-failed/response-gap", data: { url, gapMs, sendingMs, hasPauses: load.pausedMs > 0 } };
  }
  if (stalled / connections <= maxErrorRate) return null;
  return { code: "load-failed/stalled", data: { url, stalled, connections } };
}
var maxStepErrorRate = 0.5;
function checkSteps({ steps }, maxErrorRate) {
  if (steps === null) return null;
  const ended = ({ requests, errors }) => requests + errors;
  const maxRate = Math.max(maxStepErrorRate, maxErrorRate);
  const failing = steps.find((step) => ended(step) > 0 && step.failed / ended(step) > maxRate);
  if (failing !== void 0) {
    const { name, line, failed, firstFailure } = failing;
    const data = { name, line, failed, firstFailure, requests: ended(failing), maxErrorRate: maxRate };
    return { code: "load-failed/step-failed", data };
  }
  const missed = steps.filter((step) => ended(step) === 0 && !step.once);
  const open = missed.filter((step) => step.open > 0);
  if (open.length > 0) return { code: "load-failed/step-unanswered", data: missedData(open, steps) };
  return missed.length === 0 ? null : { code: "load-failed/step-unsent", data: missedData(missed, steps) };
}
function missedData(missed, steps) {
  return { steps: missed.map(({ name, line }) => ({ name, line })), total: steps.length };
}

// src/verdict/judge.ts
var minLoadSamples = 5;
var maxGapMs = 2500;
var largestPageBytes = 65536;
function judge(evidence, thresholds) {
  if (evidence.oom.killed) return { kind: "oom-killed" };
  const { peak, limitBytes } = evidence;
  if (peak !== null && peak.workingSetBytes / limitBytes > thresholds.maxRatio) return { kind: "over-ratio" };
  const proof = isProven(evidence, thresholds.maxRatio) ? "proven" : "sampled";
  const stopReason = stopReasonIn(evidence) ?? doubtAbout(evidence, thresholds, proof);
  return stopReason === null ? { kind: "pass", proof } : { kind: "inconclusive", ...stopReason };
}
function exitCodeOf(kind) {
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
function limitMismatch(readBack, expectedBytes) {
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
function isRoundedDown(appliedBytes, requestedBytes) {
  return appliedBytes <= requestedBytes && requestedBytes - appliedBytes < largestPageBytes;
}
function isProven({ kernelPeakBytes, limitBytes }, maxRatio) {
  return kernelPeakBytes !== null && kernelPeakBytes / limitBytes <= maxRatio;
}
function stopReasonIn({ outcome }) {
  if (outcome.kind === "completed") return null;
  const { kind: _kind, ...stopReason } = outcome;
  return stopReason;
}
function doubtAbout(evidence, thresholds, proof) {
  const cause = checkLimit(evidence) ?? checkWorkload(evidence, thresholds) ?? checkSampling(evidence, proof);
  return cause === null ? null : stopReasonOf(cause);
}
function checkLimit({ container, requestedLimitBytes }) {
  return container === null ? { code: "limit-not-applied/unknown", data: {} } : limitMismatch(container, requestedLimitBytes);
}
function checkSampling({ phases, peak, sampling }, proof) {
  const isFromFiles = sampling.sources.some(({ name }) => name === "cgroup-v1" || name === "cgroup-v2");
  const load = phases.find(({ name }) => name === "load" || name === "run");
  if (load === void 0 || peak === null || load.samples === 0) {
    return { code: "too-few-samples/none", data: { phase: load?.name ?? "load", isFromFiles } };
  }
  if (proof === "proven") return null;
  if (load.samples < minLoadSamples) {
    const data = { phase: load.name, samples: load.samples, minSamples: minLoadSamples, isFromFiles };
    return { code: "too-few-samples/few", data };
  }
  const gap = phases.find((one) => one.maxGapMs > maxGapMs);
  if (gap !== void 0) {
    return { code: "too-few-samples/gap", data: { phase: gap.name, gapMs: gap.maxGapMs, maxGapMs, isFromFiles } };
  }
  const afterMs = (sampling.firstSampleMs ?? 0) - (sampling.startedMs ?? 0);
  return afterMs <= maxGapMs ? null : { code: "too-few-samples/late", data: { afterMs, maxGapMs, isFromFiles } };
}

export {
  unlimitedBytes,
  workingSetBytes,
  inactiveFileKey,
  activeFileKey,
  compositionOf,
  withKernel,
  byteCount,
  judge,
  exitCodeOf,
  limitMismatch,
  isRoundedDown
};
