import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  exitCodeText,
  stopReasonOf
} from "./chunk-YSMH25AF.js";
import {
  bytes,
  errorRateOf,
  integer,
  isRedirect,
  isSuccessStatus,
  peakAgainst,
  percent,
  printable,
  time,
  unreachable
} from "./chunk-H6BKDPII.js";

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
  if (requests === 0) return { code: "load-failed/unanswered", data: { url, errors, lastError, ...lateIn(load) } };
  if ((errorRateOf(load) ?? 1) > maxErrorRate) return tooManyFailed(load, maxErrorRate);
  return checkSteps(load, maxErrorRate) ?? checkRedirects(load) ?? checkResponseGaps(load) ?? checkStalled(load, maxErrorRate) ?? checkRate(load);
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
var maxRedirectRate = 0.49;
function checkRedirects({ acceptsRedirects, redirect, requests, statusCodes, url, steps }) {
  if (acceptsRedirects || steps !== null) return null;
  const counts = Object.entries(statusCodes).map(([status2, count]) => ({ status: Number(status2), count })).filter(({ status: status2 }) => isRedirect(status2));
  const redirects = counts.reduce((sum, { count }) => sum + count, 0);
  if (redirects === 0 || redirects < requests * maxRedirectRate) return null;
  const [most] = counts.toSorted((a, b) => b.count - a.count);
  const status = redirect?.status ?? most?.status ?? 0;
  return {
    code: "load-failed/redirects",
    data: { url, redirects, requests, status, location: redirect?.location ?? null }
  };
}
var minSilentEndMs = 2e3;
var silentEndRatio = 0.1;
function checkResponseGaps(load) {
  const { url, longestResponseGapMs: gapMs, responseGapsMs: gapsMs, finalResponseGapMs: finalMs } = load;
  const sendingMs = load.durationMs - load.pausedMs;
  const hasPauses = load.pausedMs > 0;
  if (gapMs > sendingMs / 2) return { code: "load-failed/response-gap", data: { url, gapMs, sendingMs, hasPauses } };
  if (gapsMs > sendingMs / 2) return { code: "load-failed/response-gaps", data: { url, gapsMs, sendingMs, hasPauses } };
  const maxGapMs2 = Math.max(minSilentEndMs, sendingMs * silentEndRatio, 2 * (load.latencyMs?.p99 ?? 0));
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
  const stopReason = stopReasonIn(evidence) ?? doubtAbout(evidence, thresholds, proof);
  return stopReason === null ? { kind: "pass", proof } : { kind: "inconclusive", ...stopReason };
}
function exitCodeOf(kind) {
  switch (kind) {
    case "pass":
      return 0;
    case "over-ratio":
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

// src/model/identity.ts
var unknownIdentity = {
  gate: null,
  repository: null,
  commit: null,
  branch: null,
  pullRequest: null,
  runUrl: null
};

// src/verdict/growth.ts
var minLoadMs2 = 1e4;
var minPoints = 5;
var minDistanceMs = 2e3;
var quantile = 0.05;
var noiseBytes = 2 ** 20;
var noiseRatio = 0.02;
var known = /* @__PURE__ */ new WeakMap();
function growthOf(evidence) {
  const before = known.get(evidence);
  if (before !== void 0) return before;
  const growth = measureGrowth(evidence);
  known.set(evidence, growth);
  return growth;
}
function measureGrowth({ phases, compositions, load, limitBytes }) {
  const phase = phases.find(({ name }) => name === "load");
  if (phase === void 0 || phase.endMs - phase.startMs < minLoadMs2) return null;
  const startMs = (phase.startMs + phase.endMs) / 2;
  const windowMs = phase.endMs - startMs;
  const points = compositions.filter(({ atMs }) => atMs >= startMs && atMs <= phase.endMs);
  const slopes = slopesBetween(points);
  const [last] = points.slice(-1);
  if (last === void 0 || points.length < minPoints || slopes.length === 0) return null;
  const bytesPerSecond = slopes[Math.floor(slopes.length * quantile)] ?? 0;
  const grownBytes = bytesPerSecond * windowMs / 1e3;
  const isRising = grownBytes >= Math.max(noiseBytes, noiseRatio * (last.anonymous ?? 0));
  if (!isRising) return { isRising, bytesPerSecond, bytesPerRequest: null, msToLimit: null, windowMs };
  const perSecond = responsesPerSecond(load?.timeline ?? [], startMs);
  const leftBytes = Math.max(0, limitBytes - totalOf(last));
  return {
    isRising,
    bytesPerSecond,
    bytesPerRequest: perSecond > 0 ? bytesPerSecond / perSecond : null,
    msToLimit: leftBytes / bytesPerSecond * 1e3,
    windowMs
  };
}
function slopesBetween(points) {
  const slopes = [];
  for (const [index, from] of points.entries()) {
    for (const to of points.slice(index + 1)) {
      const distanceMs = to.atMs - from.atMs;
      if (distanceMs < minDistanceMs || from.anonymous === null || to.anonymous === null) continue;
      slopes.push((to.anonymous - from.anonymous) / distanceMs * 1e3);
    }
  }
  return Float64Array.from(slopes).sort();
}
function responsesPerSecond(timeline, startMs) {
  const rates = timeline.filter(({ atMs }) => atMs > startMs).map(({ requestsPerSecond }) => requestsPerSecond);
  return rates.reduce((sum, rate) => sum + rate, 0) / Math.max(1, rates.length);
}
function totalOf({ anonymous, shared, activeFile, kernel, sockets, other }) {
  return [anonymous, shared, activeFile, kernel, sockets, other].reduce((sum, part) => sum + (part ?? 0), 0);
}

// src/verdict/held-memory.ts
function reclaimableBytes({ activeFile, kernelReclaimable }) {
  return (activeFile ?? 0) + (kernelReclaimable ?? 0);
}
function unknownKernelBytes({ kernel, kernelReclaimable, other }) {
  return kernelReclaimable === null ? kernel ?? other : 0;
}
function heldBytesOf({ peak, compositions }) {
  if (peak === null) return null;
  const highest = compositions.reduce((most, point) => Math.max(most, heldIn(point)), heldAt(peak));
  return Math.min(highest, peak.workingSetBytes);
}
function heldAt({ workingSetBytes: workingSetBytes2, composition }) {
  return Math.max(0, workingSetBytes2 - reclaimableBytes(composition));
}
function heldIn({ anonymous, shared, kernel, kernelReclaimable, sockets, other }) {
  const parts = [anonymous, shared, kernel, sockets, other];
  return Math.max(0, parts.reduce((sum, part) => sum + (part ?? 0), 0) - (kernelReclaimable ?? 0));
}
function isOverByReclaimable(evidence, maxRatio) {
  const { peak, limitBytes } = evidence;
  if (peak === null || peak.workingSetBytes / limitBytes <= maxRatio) return false;
  return (heldBytesOf(evidence) ?? 0) / limitBytes <= maxRatio;
}

// src/memory/large-part.ts
var largeBytes = 4 * 2 ** 20;
var largeRatio = 0.1;
function isLarge(partBytes, peakBytes) {
  return partBytes >= largeBytes && partBytes >= largeRatio * peakBytes;
}

// src/verdict/kill-limits.ts
function killCount({
  processKills,
  processes,
  cgroups
}) {
  return Math.max(processKills ?? 0, processes?.length ?? 0, sumOf(cgroups));
}
function elsewhere({ cgroups }) {
  return cgroups.filter(({ limitPath }) => limitPath !== "");
}
function isAtContainerLimit({ oom }) {
  return Math.max(1, killCount(oom)) > sumOf(elsewhere(oom));
}
function sumOf(cgroups) {
  return cgroups.reduce((sum, { processKills }) => sum + processKills, 0);
}

// src/verdict/limit-suggestion.ts
var mebibyte = 2 ** 20;
var minLimitBytes = 6 * mebibyte;
var pageBytes = 4096;
var minRefaultBytes = 4 * mebibyte;
var minRefaultRatio = 0.05;
var atLimitBytes = mebibyte;
function suggestionFor(evidence, maxRatio, kind) {
  const { peak, oom, limitBytes } = evidence;
  if (peak === null) return { kind: "none", reason: "no-peak" };
  if (kind === "inconclusive") return { kind: "none", reason: "inconclusive" };
  if (oom.killed && !isAtContainerLimit(evidence)) return { kind: "none", reason: "cgroup-limit" };
  if (oom.killed) return { kind: "limit", bytes: lowestLimit(Math.max(peak.workingSetBytes, limitBytes), maxRatio) };
  const bytes2 = lowestLimit(peak.workingSetBytes, maxRatio);
  const reason = doubtAbout2(evidence, maxRatio, bytes2);
  return reason === null ? { kind: "limit", bytes: bytes2 } : { kind: "none", reason };
}
function wasAtLimit({ reclaim, kernelPeakBytes, limitBytes, container, series }) {
  if ((reclaim?.limitHits ?? 0) > 0) return true;
  const fromBytes = limitBytes - atLimitBytes;
  if (container?.wasRunning) return series.some(({ usageBytes }) => usageBytes > fromBytes);
  return kernelPeakBytes !== null && kernelPeakBytes > fromBytes;
}
function rereadBytesOf({ reclaim, limitBytes }) {
  if (reclaim === null) return 0;
  const readBytes = (reclaim.fileRefaults ?? reclaim.majorFaults ?? 0) * pageBytes;
  return readBytes >= Math.max(minRefaultBytes, minRefaultRatio * limitBytes) ? readBytes : 0;
}
function lowestLimit(peakBytes, maxRatio) {
  const passes = (limitBytes) => peakBytes / limitBytes <= maxRatio;
  const nearBytes = Math.floor(peakBytes / maxRatio / mebibyte) * mebibyte;
  const candidates = [nearBytes, nearBytes + mebibyte];
  const lowest = candidates.find((limitBytes) => limitBytes > 0 && passes(limitBytes)) ?? nearBytes + 2 * mebibyte;
  return Math.max(minLimitBytes, lowest);
}
function doubtAbout2(evidence, maxRatio, suggestedBytes) {
  const { peak, outcome, limitBytes, reclaim } = evidence;
  if (peak === null) return "no-peak";
  if ((evidence.outOfMemory ?? []).length > 0) return "out-of-memory";
  if (outcome.kind === "stopped") return "ended-early";
  const { workingSetBytes: workingSetBytes2, composition } = peak;
  const follows = (partBytes) => isLarge(partBytes, workingSetBytes2) && (partBytes >= workingSetBytes2 / 2 || isOverOnlyBy(partBytes, workingSetBytes2, maxRatio * limitBytes));
  if (isOverByReclaimable(evidence, maxRatio)) return "reclaimable";
  if ((reclaim?.mappedFileBytes ?? 0) > suggestedBytes) return "file-cache";
  const reclaimable = reclaimableBytes(composition);
  const unknown = unknownKernelBytes(composition);
  if (isLarge(unknown, workingSetBytes2) && follows(reclaimable + unknown)) return "kernel-memory";
  if (wasAtLimit(evidence) && rereadBytesOf(evidence) > 0) return "file-cache";
  if (follows(reclaimable)) return "reclaimable";
  return growthOf(evidence)?.isRising ? "rising" : null;
}
function isOverOnlyBy(partBytes, peakBytes, thresholdBytes) {
  return peakBytes > thresholdBytes && peakBytes - partBytes <= thresholdBytes;
}

// src/report/model/format-version.ts
var schemaVersion = 1;
var dist = "https://raw.githubusercontent.com/memgate/memgate/main/dist";
var reportSchemaUrl = `${dist}/report.schema.json`;
var gatesSchemaUrl = `${dist}/gates.schema.json`;
var runSchemaUrl = `${dist}/run.schema.json`;
function schemaVersionIn(file) {
  const version = typeof file === "object" && file !== null && "schemaVersion" in file ? file.schemaVersion : null;
  return typeof version === "number" ? version : null;
}
var setFile = "gates.json";

// src/report/model/oom-text.ts
var maxNamed = 3;
function killedWhere({ oom, limitBytes }) {
  const others = elsewhere(oom);
  if (others.length === 0) return ` at the ${bytes(limitBytes)} limit`;
  const atOwn = Math.max(1, killCount(oom)) - sumOf(others);
  const [only] = others;
  if (atOwn === 0 && others.length === 1 && only !== void 0) return `, ${inCgroup(only)} ${atLimit(only)}`;
  const named = others.slice(0, maxNamed);
  const rest = sumOf(others.slice(maxNamed));
  const parts = [
    ...named.map((cgroup) => `${integer(cgroup.processKills)} ${inCgroup(cgroup)} ${atLimit(cgroup)}`),
    ...rest === 0 ? [] : [`${integer(rest)} in other cgroups`],
    ...atOwn === 0 ? [] : [`${integer(atOwn)} at the container's ${bytes(limitBytes)} limit`]
  ];
  return `: ${parts.join(", ")}`;
}
function oomCgroupRow({ cgroups }) {
  if (cgroups.length === 0) return [];
  const kills = (count) => `${integer(count)} ${count === 1 ? "kill" : "kills"}`;
  const texts = cgroups.map((cgroup) => `${kills(cgroup.processKills)} ${inCgroup(cgroup)} ${atLimit(cgroup)}`);
  return [{ label: "OOM kills by cgroup", value: texts.join("; ") }];
}
function adviceOnCgroups({ oom }) {
  const paths = [...new Set(elsewhere(oom).flatMap(({ limitPath }) => limitPath ?? []))];
  if (paths.length === 0) {
    return "Reduce the memory of the killed processes, or raise the limit that they reached: the limit of a cgroup inside the container, or the container's limit.";
  }
  const named = paths.slice(0, maxNamed).map(printable).join(", ");
  const limits2 = paths.length === 1 ? `the limit of the cgroup ${named}` : `the limits of the cgroups ${named}`;
  return `Reduce the memory of the killed processes, or raise ${limits2}, inside the container. A higher limit of the container alone changes nothing.`;
}
function inCgroup({ path }) {
  return path === null ? "in a cgroup that no longer exists" : `in the cgroup ${printable(path)}`;
}
function atLimit({ path, limitPath, limitBytes }) {
  if (limitPath === null) return "(which limit was reached is unknown)";
  const limit = limitBytes === null ? "" : bytes(limitBytes);
  if (limitPath === "") return limit === "" ? "at the container's limit" : `at the container's ${limit} limit`;
  if (limitPath === path) return limit === "" ? "at its own limit" : `at its own limit of ${limit}`;
  return `at the ${limit === "" ? "" : `${limit} `}limit of the cgroup ${printable(limitPath)}`;
}

// src/report/model/time-origin.ts
function timeOriginOf({ container }) {
  return container?.wasRunning ? "the beginning of the run" : "container start";
}

// src/report/model/out-of-memory.ts
var mebibyte2 = 2 ** 20;
var changesNothing = "Raising the container's limit alone changes nothing.";
function refused(name, ownLimit) {
  return {
    name,
    happened: `the system refused ${name} more memory`,
    raise: "raise the limit that refused it: usually ulimit -v or ulimit -d in the container, or a limit that the app sets itself (setrlimit). A single huge request for memory can be refused without a limit",
    container: `${ownLimit} ${changesNothing}`
  };
}
var limits = {
  "v8/heap": {
    name: "V8 (Node.js)",
    happened: "V8 (Node.js) reached its own heap limit",
    raise: "raise V8's heap limit with --max-old-space-size, a flag of node that also works in NODE_OPTIONS",
    container: ""
  },
  "v8/worker": {
    name: "Node.js",
    happened: "a worker thread of Node.js reached its own heap limit",
    raise: "raise resourceLimits.maxOldGenerationSizeMb, which the app sets when it creates the Worker",
    container: changesNothing
  },
  "jvm/heap": {
    name: "the JVM",
    happened: "the JVM reached its own heap limit",
    raise: "raise the JVM's heap limit with -Xmx or -XX:MaxRAMPercentage, for example in JAVA_TOOL_OPTIONS",
    container: "With -Xmx, raising the container's limit alone changes nothing. Without it, the heap limit is a share of the container's limit: a quarter by default, and a half in a small container."
  },
  "jvm/metaspace": {
    name: "the JVM",
    happened: "the JVM reached its own limit for class metadata",
    raise: "raise it with -XX:MaxMetaspaceSize",
    container: changesNothing
  },
  "jvm/class-space": {
    name: "the JVM",
    happened: "the JVM reached its own limit for compressed class pointers",
    raise: "raise it with -XX:CompressedClassSpaceSize",
    container: changesNothing
  },
  "jvm/direct-buffers": {
    name: "the JVM",
    happened: "the JVM reached its own limit for direct buffers",
    raise: "raise it with -XX:MaxDirectMemorySize, which by default is as large as the heap limit (-Xmx)",
    container: "With either flag, raising the container's limit alone changes nothing."
  },
  "jvm/system": refused("the JVM", "-Xmx does not help here."),
  "dotnet/heap": {
    name: ".NET",
    happened: ".NET reached its own heap limit",
    raise: "raise .NET's heap limit with DOTNET_GCHeapHardLimit or DOTNET_GCHeapHardLimitPercent",
    container: "With DOTNET_GCHeapHardLimit, raising the container's limit alone changes nothing. Without it, the heap limit is a share of the container's limit, 75% by default."
  },
  "php/memory-limit": {
    name: "PHP",
    happened: "PHP reached its own memory_limit",
    raise: "raise memory_limit in php.ini, in the pool's configuration or with php -d memory_limit",
    container: `memory_limit holds for each request. ${changesNothing}`
  },
  "php/system": refused("PHP", "memory_limit is not the cause here."),
  "go/system": refused("Go", "GOMEMLIMIT is no hard limit: Go never ends a program because of it."),
  "python/system": refused("Python", "Python has no memory limit of its own."),
  "ruby/system": refused("Ruby", "Ruby has no memory limit of its own."),
  "rust/system": refused("a Rust program", "Rust has no memory limit of its own."),
  "cpp/system": refused("a C++ program", "C++ has no memory limit of its own.")
};
function firstOf({ outOfMemory }) {
  return outOfMemory?.toSorted((a, b) => a.atMs - b.atMs)[0] ?? null;
}
function outOfMemorySentence(evidence) {
  const first = firstOf(evidence);
  if (first === null) return "a process ran out of memory";
  const { code, phase, workingSetBytes: workingSetBytes2, statedBytes } = first;
  const stated = code === "php/memory-limit" && statedBytes !== null ? ` of ${bytes(statedBytes)}` : "";
  const at = workingSetBytes2 === null ? "" : `, while the container used ${bytes(workingSetBytes2)}, ${percent(workingSetBytes2 / evidence.limitBytes)} of its ${bytes(evidence.limitBytes)} limit`;
  return `${limits[code].happened}${stated} in the ${phase} phase${at}${aftermath(evidence)}`;
}
function aftermath({ container, outcome }) {
  if (container?.exitedByItself) {
    return container.exitCode === null ? "; the container ended" : `; the container ended with exit code ${exitCodeText(container.exitCode)}`;
  }
  return outcome.kind === "stopped" ? "" : "; the container kept running";
}
function outOfMemoryAdvice(evidence) {
  const first = firstOf(evidence);
  if (first === null) return "Reduce the memory that the app needs.";
  const { raise, container } = limits[first.code];
  const effect = first.code === "v8/heap" ? v8Effect(first, evidence) : container;
  return `Reduce the memory that the app holds, or ${raise}. ${effect} The kernel killed no process: the container's limit was not the cause.`;
}
var surelyBelow = 0.8;
var v8Default = "V8's default limit follows the container's limit only in part: it is 256 MiB up to a container limit of 512 MiB, then half of the container's limit, at most 2 GiB (4 GiB from 15 GiB on).";
function v8Effect({ statedBytes }, { runtimeLimit }) {
  if (runtimeLimit?.isDefault === false) return `It is set to ${bytes(runtimeLimit.bytes)}. ${changesNothing}`;
  if (runtimeLimit !== null) return v8Default;
  const isBelowDefault = statedBytes !== null && statedBytes < 256 * mebibyte2 * surelyBelow;
  if (isBelowDefault) return `It is set to less than V8's default. ${changesNothing}`;
  return `With this flag, raising the container's limit alone changes nothing. Without it, ${v8Default}`;
}
function outOfMemoryRows(evidence) {
  const { outOfMemory, runtimeLimit } = evidence;
  return [
    ...(outOfMemory ?? []).map((one) => ({ label: "Out of memory", value: foundText(one, evidence) })),
    ...runtimeLimit === null ? [] : [{ label: "Node.js heap limit", value: runtimeLimitText(runtimeLimit, evidence) }]
  ];
}
function foundText({ code, line, count, atMs, statedBytes }, evidence) {
  const more = count === 1 ? "" : `; ${count} such lines`;
  const heap = code === "v8/heap" && statedBytes !== null ? `, heap ${bytes(statedBytes)}` : "";
  return `${limits[code].name}, ${time(atMs)} after ${timeOriginOf(evidence)}${heap}: "${line}"${more}`;
}
function runtimeLimitText({ bytes: limitBytes, isDefault }, { limitBytes: containerBytes }) {
  const source = isDefault ? `V8's default in a container of ${bytes(containerBytes)} (Node.js 12 and later)` : "set with --max-old-space-size";
  const isHigher = limitBytes >= containerBytes ? "; the container's limit is reached first" : "";
  return `${bytes(limitBytes)}, ${source}${isHigher}`;
}

// src/report/model/messages.ts
var headings = {
  pass: "Pass",
  "over-ratio": "Over the threshold",
  "oom-killed": "OOM-killed",
  "out-of-memory": "Out of memory",
  inconclusive: "Inconclusive"
};
var hasHeading = {
  pass: false,
  "over-ratio": false,
  "oom-killed": true,
  "out-of-memory": true,
  inconclusive: true
};
function verdictMessage(verdict, evidence, { maxRatio }) {
  const { peak, limitBytes } = evidence;
  switch (verdict.kind) {
    case "oom-killed":
      return `${headings[verdict.kind]}: ${oomSentence(evidence)}`;
    case "out-of-memory":
      return `${headings[verdict.kind]}: ${outOfMemorySentence(evidence)}`;
    case "inconclusive":
      return `${headings[verdict.kind]}: ${printable(verdict.message)}`;
    default:
      return peak === null ? "memgate took no sample" : `Memory peaked at ${peakAgainst(peak.workingSetBytes, limitBytes, maxRatio)}${stillRising(evidence)}${onlyReclaimable(evidence, maxRatio)}`;
  }
}
function stillRising(evidence) {
  const growth = growthOf(evidence);
  return growth?.isRising ? `, and was still rising by ${bytes(growth.bytesPerSecond)} per second` : "";
}
function onlyReclaimable(evidence, maxRatio) {
  return isOverByReclaimable(evidence, maxRatio) ? `, but only because of memory that the kernel can take back: the app held at most ${bytes(heldBytesOf(evidence) ?? 0)}` : "";
}
function verdictCode(verdict) {
  switch (verdict.kind) {
    case "pass":
      return `${verdict.kind} (${verdict.proof})`;
    case "inconclusive":
      return `${verdict.kind} (${verdict.reason})`;
    default:
      return verdict.kind;
  }
}
function oomSentence(evidence) {
  const { oom, container, outcome } = evidence;
  const phase = killPhaseOf(oom);
  const when = phase === null ? "" : ` in the ${phase} phase`;
  return `the kernel killed ${victims(oom)}${when}${killedWhere(evidence)}${aftermath2(outcome, container)}`;
}
function killPhaseOf({ witnesses }) {
  return witnesses.find(({ phase }) => phase !== null)?.phase ?? null;
}
function aftermath2(outcome, container) {
  if (container?.exitedByItself)
    return container.restarts > 0 ? "; the container ended and was started again" : "; the container ended";
  return outcome.kind === "stopped" && outcome.reason === "engine-lost" ? "" : "; PID 1 kept running";
}
function victims(oom) {
  const { processes } = oom;
  const count = killCount(oom);
  const [only, ...others] = processes ?? [];
  if (only !== void 0 && others.length === 0 && count === 1) {
    return `${printable(only.name)} (PID ${only.pid})`;
  }
  const names = [...new Set(processes?.map((killed) => printable(killed.name)))];
  const named = names.length === 0 || names.length > 3 ? "" : ` (${names.join(", ")})`;
  return count > 1 ? `${count} processes${named}` : "a process in the container";
}
var mebibyte3 = 2 ** 20;
var meaning = "Working set: memory usage without inactive file cache, and without file cache that was active for less than 2 s (transient file cache). File cache that stays active counts, although the kernel can reclaim it. Peak: the highest working set. Anonymous memory: heap and stacks. Kernel's peak usage: the highest memory usage that the kernel recorded, file cache included; if it is within the threshold, no spike was missed. Container start: the moment at which memgate asked the engine to start the container.";
function phasesMeaning({ phases, warmup }) {
  const has = (name) => phases.some((phase) => phase.name === name);
  return [
    ...has("start") ? ["Phase start: until the app is ready."] : [],
    ...has("settle") ? ["Phase settle: a short time after the load."] : [],
    ...has("run") ? ["Phase run: the whole life of the batch job."] : [],
    ...warmup === null ? [] : ["Failed requests of the warmup do not affect the verdict."]
  ].join(" ");
}
function limitToSet(limitBytes) {
  return `${limitBytes / mebibyte3}Mi`;
}
function limitBesideSizes(limitBytes) {
  return `${integer(limitBytes / mebibyte3)} MiB (${limitToSet(limitBytes)})`;
}
function limitNameOf({ container }, verdict) {
  const isReadBack = container !== null && (container.memoryBytes !== null || container.cgroupLimitBytes !== null);
  const isOther = verdict.kind === "inconclusive" && verdict.reason === "limit-not-applied";
  return isReadBack && !isOther ? "limit" : "requested limit";
}
function notesOf({ notices, sampling }) {
  return [...notices, ...sampling.notice === null ? [] : [apiOnlyNote(sampling.notice)]];
}
function apiOnlyNote(why) {
  return `memgate sampled through the Docker stats API only, and may have missed spikes between two samples. The reason: ${printable(why)}. Run memgate doctor for details.`;
}
function lastLines(count) {
  return `Last ${count === 1 ? "log line" : `${count} log lines`} of the container`;
}
function samplingText(evidence) {
  const { sampling, peak } = evidence;
  const finest = sampling.sources.toSorted((a, b) => a.intervalMs - b.intervalMs)[0];
  if (finest === void 0 || peak === null) return "memgate took no sample";
  const { startedMs, firstSampleMs } = sampling;
  const since = startedMs === null || evidence.container?.wasRunning ? timeOriginOf(evidence) : "the engine started the container";
  const first = firstSampleMs === null ? null : `${time(firstSampleDelayMs(evidence))} after ${since}`;
  const samples = sampling.sources.reduce((sum, source) => sum + source.samples, 0);
  if (samples === 1) return `only one sample${first === null ? "" : `, ${first}`}`;
  const firstSample = first === null ? "" : `; first sample ${first}`;
  const longest = time(longestGapMs(evidence));
  return `every ${time(finest.intervalMs)}${firstSample}; longest gap between samples ${longest}`;
}
function longestGapMs({ phases }) {
  return Math.max(0, ...phases.map((phase) => phase.maxGapMs));
}
function firstSampleDelayMs({ sampling: { startedMs, firstSampleMs } }) {
  return Math.max(0, (firstSampleMs ?? 0) - (startedMs ?? 0));
}
function certaintyText({ proof }, evidence, { maxRatio }) {
  const { kernelPeakBytes, limitBytes } = evidence;
  const hiddenMs = Math.max(longestGapMs(evidence), firstSampleDelayMs(evidence));
  const missing = `memgate may have missed a spike shorter than ${time(hiddenMs)}.`;
  if (kernelPeakBytes === null) return `${proof}: the kernel's peak usage is not available. ${missing}`;
  const kernelPeak = bytes(kernelPeakBytes);
  return proof === "proven" ? `${proof}: the kernel's peak usage, ${kernelPeak}, is within the threshold, so no spike was missed` : `${proof}: the kernel recorded a peak usage of ${kernelPeak}, file cache included, above the ${bytes(maxRatio * limitBytes)} threshold. This alone does not fail the check. ${missing}`;
}

// src/report/model/judged.ts
function judged(evidence, thresholds, identity = unknownIdentity) {
  const verdict = judge(evidence, thresholds);
  return { evidence, thresholds, identity, verdict, message: verdictMessage(verdict, evidence, thresholds) };
}
function reportOf({ evidence, thresholds, identity, verdict, message }) {
  const suggestion = suggestionFor(evidence, thresholds.maxRatio, verdict.kind);
  return {
    $schema: reportSchemaUrl,
    schemaVersion,
    identity,
    verdict: {
      kind: verdict.kind,
      reason: verdict.kind === "inconclusive" ? verdict.reason : null,
      code: verdict.kind === "inconclusive" ? verdict.code : null,
      data: verdict.kind === "inconclusive" ? verdict.data : null,
      proof: verdict.kind === "pass" ? verdict.proof : null,
      message
    },
    maxRatio: thresholds.maxRatio,
    maxErrorRate: thresholds.maxErrorRate,
    suggestedLimitBytes: suggestion.kind === "limit" ? suggestion.bytes : null,
    noSuggestion: suggestion.kind === "none" ? suggestion.reason : null,
    heldBytes: heldBytesOf(evidence),
    growth: growthOf(evidence),
    ...evidence
  };
}
function evidenceIn(report) {
  const {
    $schema: _schema,
    schemaVersion: _version,
    identity,
    verdict: _verdict,
    suggestedLimitBytes: _suggested,
    noSuggestion: _noSuggestion,
    heldBytes: _held,
    growth: _growth,
    maxRatio,
    maxErrorRate,
    ...evidence
  } = report;
  return { evidence, thresholds: { maxRatio, maxErrorRate }, identity };
}
function judgedAgain(report) {
  const { evidence, thresholds, identity } = evidenceIn(report);
  return judged(evidence, thresholds, identity);
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
function placeText({ file, line }) {
  return line === null ? file : `${file}:${line}`;
}

export {
  growthOf,
  isAtContainerLimit,
  isLarge,
  reclaimableBytes,
  unknownKernelBytes,
  heldBytesOf,
  isOverByReclaimable,
  suggestionFor,
  wasAtLimit,
  rereadBytesOf,
  oomCgroupRow,
  adviceOnCgroups,
  timeOriginOf,
  outOfMemoryAdvice,
  outOfMemoryRows,
  headings,
  hasHeading,
  verdictCode,
  killPhaseOf,
  meaning,
  phasesMeaning,
  limitToSet,
  limitBesideSizes,
  limitNameOf,
  notesOf,
  lastLines,
  samplingText,
  certaintyText,
  unlimitedBytes,
  workingSetBytes,
  inactiveFileKey,
  activeFileKey,
  compositionOf,
  withKernel,
  byteCount,
  exitCodeOf,
  limitMismatch,
  isRoundedDown,
  schemaVersion,
  gatesSchemaUrl,
  runSchemaUrl,
  schemaVersionIn,
  setFile,
  judged,
  reportOf,
  evidenceIn,
  judgedAgain,
  createDiagnostics,
  diagnosticText,
  placeText
};
