import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  stopReasonOf
} from "./chunk-HWK6PRBH.js";
import {
  errorRateOf,
  isRedirect,
  isSuccessStatus,
  longestNormalGapMs,
  maxRedirectRate,
  placeText,
  unreachable
} from "./chunk-TGGWKTGO.js";

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
  const slab = version === "2" ? stat("slab_reclaimable") : null;
  const kernelReclaimable = slab === null || parts.kernel === null ? null : Math.min(slab, parts.kernel);
  return { ...parts, kernelReclaimable, other: Math.max(0, totalBytes - named) };
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

// src/verdict/command-checks.ts
var minLoadMs = 1e3;
var minBytesPerSecond = 1024;
var idleCpuRatio = 0.01;
var loadCpuRatio = 0.02;
var loadCpuFactor = 1.5;
function checkCommand({
  command,
  exitCode,
  signal,
  durationMs,
  wasToEnd,
  app
}) {
  const data = { command, exitCode, signal, durationMs };
  if (exitCode !== 0 && !wasToEnd) return { code: "load-failed/command-failed", data };
  if (durationMs < minLoadMs) return { code: "load-failed/command-too-short", data: { ...data, minMs: minLoadMs } };
  if (app === null || isLoaded(app, durationMs)) return null;
  return { code: "load-failed/command-unnoticed", data: { ...data, ...app } };
}
function isLoaded({ receivedBytes, cpuMs, idleCpuMs }, durationMs) {
  if (receivedBytes !== null) return receivedBytes >= minBytesPerSecond * durationMs / 1e3;
  if (cpuMs === null) return true;
  if (idleCpuMs === null) return cpuMs >= idleCpuRatio * durationMs;
  return cpuMs >= loadCpuFactor * idleCpuMs && cpuMs - idleCpuMs >= loadCpuRatio * durationMs;
}

// src/verdict/load-checks.ts
function checkLoad({ load }, { maxErrorRate }) {
  if (load === null) return { code: "load-failed/none-sent", data: {} };
  const { url, requests, errors, lastError } = load;
  if (requests === 0) return { code: "load-failed/no-response", data: { url, errors, lastError, ...lateIn(load) } };
  if ((errorRateOf(load) ?? 1) > maxErrorRate) return tooManyFailed(load, maxErrorRate);
  return checkSteps(load, maxErrorRate) ?? checkRedirects(load) ?? checkResponseGaps(load) ?? checkStalled(load, maxErrorRate) ?? checkRate(load) ?? checkPlanned(load);
}
function lateIn({ timeouts, unfinished, streams, requestTimeoutMs }) {
  return { timeouts, unfinished, streams, timeoutMs: requestTimeoutMs };
}
function tooManyFailed(load, maxErrorRate) {
  const { errors, lastError, non2xx, requests, statusCodes, steps } = load;
  const total = { failed: errors + non2xx, requests: errors + requests, maxErrorRate };
  if (steps !== null) {
    const failing = steps.filter(({ failed }) => failed > 0);
    const data2 = { ...total, steps: failing.map(({ name, failed, firstFailure }) => ({ name, failed, firstFailure })) };
    return { code: "load-failed/scenario-errors", data: data2 };
  }
  const failures = Object.entries(statusCodes).filter(([status]) => !isSuccessStatus(Number(status)));
  const data = { ...total, statusCodes: Object.fromEntries(failures), errors, lastError, ...lateIn(load) };
  return { code: "load-failed/errors", data };
}
function checkRedirects({ acceptsRedirects, redirect, requests, statusCodes, url, steps }) {
  if (acceptsRedirects || steps !== null && redirect === null) return null;
  const counts = Object.entries(statusCodes).map(([status2, count]) => ({ status: Number(status2), count })).filter(({ status: status2 }) => isRedirect(status2));
  const redirects = counts.reduce((sum, { count }) => sum + count, 0);
  if (redirects === 0 || redirects < requests * maxRedirectRate) return null;
  const [most] = counts.toSorted((a, b) => b.count - a.count);
  const status = redirect?.status ?? most?.status ?? 0;
  return {
    code: "load-failed/redirects",
    data: {
      url,
      redirects,
      requests,
      status,
      location: redirect?.location ?? null,
      request: redirect?.request ?? null
    }
  };
}
var minFinalGapMs = 2e3;
var finalGapRatio = 0.1;
function checkResponseGaps(load) {
  const { url, longestResponseGapMs: gapMs, responseGapsMs: gapsMs, finalResponseGapMs: finalMs } = load;
  const sendingMs = load.durationMs - load.pausedMs;
  const hasPauses = load.pausedMs > 0;
  const longestMs = longestNormalGapMs(sendingMs / 2, load.planned !== null, load.latencyMs);
  if (gapMs > longestMs) return { code: "load-failed/response-gap", data: { url, gapMs, sendingMs, hasPauses } };
  if (gapsMs > longestMs) return { code: "load-failed/response-gaps", data: { url, gapsMs, sendingMs, hasPauses } };
  const maxGapMs2 = Math.max(minFinalGapMs, sendingMs * finalGapRatio, 2 * (load.latencyMs?.p99 ?? 0));
  return finalMs > maxGapMs2 ? { code: "load-failed/silent-end", data: { url, gapMs: finalMs, maxGapMs: maxGapMs2 } } : null;
}
function checkStalled({ url, stalledConnections: stalled, connections }, maxErrorRate) {
  if (stalled / connections <= maxErrorRate) return null;
  return { code: "load-failed/stalled", data: { url, stalled, connections } };
}
function checkRate({ paced, minRate, connections }) {
  if (paced === null || minRate === null || paced.sent >= Math.min(paced.due * minRate, paced.due - 1)) return null;
  return { code: "load-failed/rate-missed", data: { ...paced, minRate, connections } };
}
function checkPlanned({ planned, durationMs }) {
  if (planned === null || planned.endedLoad) return null;
  const { requests, unit, sent, open } = planned;
  return { code: "load-failed/requests-missed", data: { requests, unit, sent, open, durationMs } };
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
  if (open.length > 0) return { code: "load-failed/step-no-response", data: missedData(open, steps) };
  return missed.length === 0 ? null : { code: "load-failed/step-unsent", data: missedData(missed, steps) };
}
function missedData(missed, steps) {
  return { steps: missed.map(({ name, line }) => ({ name, line })), total: steps.length };
}

// src/verdict/workload-checks.ts
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
function checkJob({ exitCodes }, exitCode) {
  if (exitCode !== null && exitCodes.includes(exitCode)) return null;
  return { code: "job-failed/exit-code", data: { exitCode, expected: exitCodes } };
}

// src/verdict/judge.ts
var minLoadSamples = 5;
var maxGapMs = 2500;
var largestPageBytes = 65536;
function judge(evidence, thresholds) {
  if (evidence.oom.killed) return { kind: "oom-killed" };
  if ((evidence.outOfMemory ?? []).length > 0) return { kind: "out-of-memory" };
  const { peak, limitBytes } = evidence;
  if (peak !== null && peak.workingSetBytes / limitBytes > thresholds.maxRatio) return { kind: "over-ratio" };
  const proof = isProven(evidence, thresholds.maxRatio) ? "proven" : "sampled";
  const stopReason = stopReasonIn(evidence) ?? measurementFault(evidence, thresholds, proof);
  return stopReason === null ? { kind: "pass", proof } : { kind: "inconclusive", ...stopReason };
}
function exitCodeOf(kind) {
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
function measurementFault(evidence, thresholds, proof) {
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

// src/report/model/format-version.ts
var schemaVersion = 1;
var dist = "https://raw.githubusercontent.com/memgate/memgate/main/dist";
var reportSchemaUrl = `${dist}/report.schema.json`;
var gatesSchemaUrl = `${dist}/gates.schema.json`;
var runSchemaUrl = `${dist}/run.schema.json`;
var sizeSchemaUrl = `${dist}/size.schema.json`;
function schemaVersionIn(file) {
  const version = typeof file === "object" && file !== null && "schemaVersion" in file ? file.schemaVersion : null;
  return typeof version === "number" ? version : null;
}
var setFile = "gates.json";
var sizeFile = "size.json";
function runFolder(run) {
  return `run-${run}`;
}
function baseFolder(pair) {
  return `base-${pair}`;
}

// src/yaml/diagnostics.ts
var maxLength = 1e3;
var maxShown = 100;
function createDiagnostics() {
  const all = /* @__PURE__ */ new Map();
  const add = (kind, { place, path }, message) => {
    all.set(`${kind} ${diagnosticText({ place, path }, message)}`, { kind, place, path, message });
  };
  const textsOf = (isWanted) => inOrder([...all.values()].filter(({ kind }) => isWanted(kind)));
  return {
    errors: () => textsOf((kind) => kind === "error"),
    notices: () => textsOf((kind) => kind !== "error"),
    error: (location, message) => add("error", location, message),
    warning: (location, message) => add("warning", location, message),
    unsupported: (location, instead) => add("unsupported", location, `is not applied: ${instead}`)
  };
}
function inOrder(diagnostics) {
  const sorted = diagnostics.toSorted(
    ({ place: a }, { place: b }) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column
  );
  const shown = sorted.slice(0, maxShown).map((one) => diagnosticText(one, one.message));
  const [next] = sorted.slice(maxShown);
  if (next === void 0) return shown;
  return [...shown, diagnosticText({ ...next, path: "" }, `${sorted.length - maxShown} more of these follow`)];
}
function diagnosticText({ place, path }, message) {
  const text = `${placeText(place)}: ${path === "" ? "" : `${path} `}${message}`;
  const shown = text.length > maxLength ? `${text.slice(0, maxLength)}\u2026` : text;
  return shown.replace(new RegExp("\\p{Cc}+", "gu"), " ");
}

// src/model/fields/throttled-share.ts
function throttledShare({ throttledMs, throttledPeriods, periods }, elapsedMs) {
  return periods === 0 ? 0 : Math.min(1, throttledMs / elapsedMs, throttledPeriods / periods);
}

// src/memory/large-part.ts
var largeBytes = 4 * 2 ** 20;
var largeRatio = 0.1;
function isLarge(partBytes, peakBytes) {
  return partBytes >= largeBytes && partBytes >= largeRatio * peakBytes;
}

export {
  throttledShare,
  isLarge,
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
  isRoundedDown,
  schemaVersion,
  reportSchemaUrl,
  gatesSchemaUrl,
  runSchemaUrl,
  sizeSchemaUrl,
  schemaVersionIn,
  setFile,
  sizeFile,
  runFolder,
  baseFolder,
  createDiagnostics,
  diagnosticText
};
