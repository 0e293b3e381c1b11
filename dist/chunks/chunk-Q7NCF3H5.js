import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  errorRateOf
} from "./chunk-E2DBEMFC.js";
import {
  bytes,
  integer,
  percent,
  time,
  unreachable
} from "./chunk-U3JDLIYU.js";

// src/memory/reading.ts
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
function bytesOf(value) {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

// src/work-doubt.ts
var minLoadMs = 1e3;
function workDoubt(evidence, thresholds) {
  const { driven, container } = evidence;
  switch (driven?.kind) {
    case void 0:
      return failedLoad(loadFaultOf(evidence, thresholds));
    case "command":
      return commandDoubt(driven);
    case "none":
      return jobDoubt(driven, container?.exitCode ?? null);
    default:
      return unreachable(driven);
  }
}
var unnoticedBytes = 1024;
var waitingCpuRatio = 0.01;
var waitingCpuMs = 100;
function commandFaultOf({ exitCode, wasToEnd, durationMs, app }) {
  if (exitCode !== 0 && !wasToEnd) return "failed";
  if (durationMs < minLoadMs) return "too-short";
  const { receivedBytes = null, cpuMs = null } = app ?? {};
  if (receivedBytes === null || cpuMs === null) return null;
  return receivedBytes < unnoticedBytes && cpuMs < Math.min(waitingCpuMs, durationMs * waitingCpuRatio) ? "unnoticed" : null;
}
function commandDoubt(driven) {
  const fault = commandFaultOf(driven);
  if (fault === null) return null;
  const why = {
    failed: "",
    "too-short": `, and a load phase has ${time(minLoadMs)} at least`,
    unnoticed: `, and the app ${appText(driven)} meanwhile`
  };
  const detail = `load-command ${commandEnd(driven)}${why[fault]}: ${driven.command}`;
  return { reason: "load-failed", detail };
}
function appText({ app }) {
  if (app === null) return null;
  const parts = [
    ...app.receivedBytes === null ? [] : [`received ${bytes(app.receivedBytes)}`],
    ...app.cpuMs === null ? [] : [`took ${time(app.cpuMs)} of CPU time`]
  ];
  return parts.length === 0 ? null : parts.join(" and ");
}
function failedLoad(fault) {
  return fault === null ? null : { reason: "load-failed", detail: fault.detail };
}
function jobDoubt({ exitCodes }, exitCode) {
  if (exitCode !== null && exitCodes.includes(exitCode)) return null;
  const seen = exitCode === null ? "no exit code that is known" : `exit code ${exitCode}`;
  return { reason: "job-failed", detail: `the job ended with ${seen}; expected ${exitCodes.join(" or ")}` };
}
function commandEnd({ exitCode, signal, durationMs }) {
  const how = signal !== null ? `was ended by ${signal}` : exitCode === null ? "was still running and was ended" : `ended with exit code ${exitCode}`;
  return `${how} after ${time(durationMs)}`;
}
function loadFaultOf({ load }, { maxErrorRate }) {
  if (load === null) return { kind: "none-sent", detail: "no load was sent" };
  if (load.requests === 0) {
    const why = load.lastError === null ? "" : `, the last: ${load.lastError}`;
    return { kind: "unanswered", detail: `not one response came from ${load.url} (${load.errors} errors${why})` };
  }
  const failed = load.errors + load.non2xx;
  if ((errorRateOf(load) ?? 1) > maxErrorRate) {
    const share = `${integer(failed)} of ${integer(load.errors + load.requests)} requests to ${load.url} failed`;
    const allowed = `allowed ${percent(maxErrorRate)} (max-error-rate)`;
    return { kind: "errors", detail: `${share} (${describeFailures(load)}); ${allowed}` };
  }
  return stepFault(load, maxErrorRate) ?? silenceFault(load, maxErrorRate);
}
function silenceFault(load, maxErrorRate) {
  const sendingMs = load.durationMs - load.pausedMs;
  if (load.longestSilenceMs > sendingMs / 2) {
    const silence = `${time(load.longestSilenceMs)} of ${time(sendingMs)}`;
    return { kind: "silent", detail: `${load.url} gave no response for ${silence}` };
  }
  if (load.unservedConnections / load.connections <= maxErrorRate) return null;
  const share = `${load.unservedConnections} of ${load.connections} connections`;
  const detail = `${load.url} left ${share} without a good answer for more than half of the load phase`;
  return { kind: "unserved", detail };
}
var mostlyFailed = 0.5;
var namesShown = 3;
function stepFault({ steps }, maxErrorRate) {
  if (steps === null) return null;
  const tried = ({ requests, errors }) => requests + errors;
  const failing = steps.find(
    (step) => tried(step) > 0 && step.failed / tried(step) > Math.max(mostlyFailed, maxErrorRate)
  );
  if (failing !== void 0) {
    const why = failing.firstFailure === null ? "" : `, the first: ${failing.firstFailure}`;
    const times = `failed ${integer(failing.failed)} of ${integer(tried(failing))} times`;
    return { kind: "step-failed", detail: `the request ${stepName(failing)} ${times}${why}` };
  }
  const missed = steps.filter((step) => tried(step) === 0 && !step.once);
  const open = missed.filter((step) => step.open > 0);
  if (open.length > 0) {
    return { kind: "step-unanswered", detail: `${namesOf(open, steps)} not answered once before the load ended` };
  }
  return missed.length === 0 ? null : { kind: "step-unsent", detail: `${namesOf(missed, steps)} never sent` };
}
function namesOf(some, all) {
  const names = some.slice(0, namesShown).map(({ name, line }) => `${name}, line ${line}`);
  const more = some.length > namesShown ? [`${some.length - namesShown} more`] : [];
  const verb = some.length === 1 ? "was" : "were";
  return `${some.length} of the ${all.length} requests described (${[...names, ...more].join("; ")}) ${verb}`;
}
function stepName({ name, line }) {
  return `${name} (line ${line})`;
}
function describeFailures(load) {
  if (load.steps !== null) return describeSteps(load);
  const byStatus = Object.entries(load.statusCodes).filter(([status]) => Number(status) < 200 || Number(status) >= 400).map(([status, count]) => `${integer(count)} \xD7 HTTP ${status}`);
  const byError = load.errors === 0 ? [] : [`${integer(load.errors)} without an answer, ${integer(load.timeouts)} of them timed out after 10 s`];
  return [...byStatus, ...byError].join(", ");
}
function describeSteps({ steps }) {
  const failing = (steps ?? []).filter(({ failed }) => failed > 0).toSorted((a, b) => b.failed - a.failed);
  const shown = failing.slice(0, namesShown).map(({ name, failed, firstFailure }) => {
    return `${integer(failed)} \xD7 ${name}${firstFailure === null ? "" : `, the first: ${firstFailure}`}`;
  });
  const more = failing.length > namesShown ? [`${failing.length - namesShown} more requests`] : [];
  return [...shown, ...more].join("; ");
}

// src/verdict.ts
var minLoadSamples = 5;
var toleratedGapMs = 2500;
var largestPageBytes = 65536;
var mebibyte = 2 ** 20;
function judge(evidence, thresholds) {
  if (evidence.oom.killed) return { kind: "oom-killed" };
  const { peak, limitBytes } = evidence;
  if (peak !== null && peak.workingSetBytes / limitBytes > thresholds.maxRatio) return { kind: "over-ratio" };
  const proof = isProven(evidence, thresholds.maxRatio) ? "ceiling" : "sampled";
  const doubt = endDoubt(evidence) ?? limitDoubt(evidence) ?? workDoubt(evidence, thresholds) ?? samplingDoubt(evidence, proof);
  return doubt === null ? { kind: "pass", proof } : { kind: "inconclusive", ...doubt };
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
function limitMismatch(readBack, requestedBytes) {
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
function isRoundedDown(inForceBytes, requestedBytes) {
  return inForceBytes <= requestedBytes && requestedBytes - inForceBytes < largestPageBytes;
}
function isProven({ ceilingBytes, limitBytes }, maxRatio) {
  return ceilingBytes !== null && ceilingBytes / limitBytes <= maxRatio;
}
function endDoubt({ end }) {
  return end.kind === "completed" ? null : { reason: end.reason, detail: end.detail };
}
function limitDoubt({ container, requestedLimitBytes }) {
  const mismatch = container === null ? "no container was read back" : limitMismatch(container, requestedLimitBytes);
  return mismatch === null ? null : { reason: "limit-not-applied", detail: mismatch };
}
function samplingDoubt({ phases, peak, sampling }, proof) {
  const load = phases.find(({ name }) => name === "load" || name === "run");
  if (load === void 0 || peak === null || load.samples === 0) {
    return { reason: "too-few-samples", detail: `the ${load?.name ?? "load"} phase has no sample` };
  }
  if (proof === "ceiling") return null;
  if (load.samples < minLoadSamples) {
    return {
      reason: "too-few-samples",
      detail: `the ${load.name} phase has ${load.samples} samples, ${minLoadSamples} are needed`
    };
  }
  const hole = phases.find(({ maxGapMs }) => maxGapMs > toleratedGapMs);
  if (hole !== void 0) {
    return {
      reason: "too-few-samples",
      detail: `no sample was taken for ${againstTolerated(hole.maxGapMs, `in the ${hole.name} phase`)}`
    };
  }
  const lateMs = (sampling.firstSampleMs ?? 0) - (sampling.startedMs ?? 0);
  if (lateMs <= toleratedGapMs) return null;
  return {
    reason: "too-few-samples",
    detail: `the first sample came ${againstTolerated(lateMs, "after the container's start")}`
  };
}
function againstTolerated(ms, where) {
  const isAlike = time(ms) === time(toleratedGapMs);
  const text = (value) => isAlike ? `${integer(value)} ms` : time(value);
  return `${text(ms)} ${where}; up to ${text(toleratedGapMs)} is allowed`;
}
function amount(value) {
  return value % mebibyte === 0 ? bytes(value) : `${integer(value)} B`;
}
function bytesOrNone(bytes2) {
  return bytes2 === null ? "unknown size" : bytes2 === 0 ? "none" : amount(bytes2);
}

export {
  unlimitedBytes,
  workingSetBytes,
  inactiveFileKey,
  activeFileKey,
  compositionOf,
  withKernel,
  bytesOf,
  commandFaultOf,
  appText,
  commandEnd,
  loadFaultOf,
  describeFailures,
  minLoadSamples,
  judge,
  exitCodeOf,
  limitMismatch,
  isRoundedDown
};
