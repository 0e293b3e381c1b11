import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  createDiagnostics,
  gatesSchemaUrl,
  isLarge,
  isRoundedDown,
  judge,
  reportSchemaUrl,
  runFolder,
  schemaVersion,
  schemaVersionIn,
  setFile,
  sizeFile,
  throttledShare
} from "./chunk-NQGW7FTA.js";
import {
  warnRatioBelow
} from "./chunk-Q3G4CNF7.js";
import {
  exitCodeText,
  mark,
  version
} from "./chunk-HWK6PRBH.js";
import {
  bytes,
  coresText,
  decodeUtf8,
  integer,
  isMissingFile,
  isSuccessStatus,
  peakAgainst,
  percent,
  printable,
  time,
  whyUnreadable
} from "./chunk-TGGWKTGO.js";

// src/verdict/growth.ts
var minGrowthLoadMs = 1e4;
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
function isTooShortForGrowth({ phases }) {
  const phase = phases.find(({ name }) => name === "load");
  return phase !== void 0 && phase.endMs - phase.startMs < minGrowthLoadMs;
}
function measureGrowth({ phases, compositions, load, limitBytes }) {
  const phase = phases.find(({ name }) => name === "load");
  if (phase === void 0 || phase.endMs - phase.startMs < minGrowthLoadMs) return null;
  const startMs = (phase.startMs + phase.endMs) / 2;
  const windowMs = phase.endMs - startMs;
  const points = compositions.filter(({ atMs }) => atMs >= startMs && atMs <= phase.endMs);
  const slopes = slopesBetween(points);
  const [last] = points.slice(-1);
  if (last === void 0 || points.length < minPoints || slopes.length === 0) return null;
  const bytesPerSecond = slopes[Math.floor(slopes.length * quantile)] ?? 0;
  const grownBytes = bytesPerSecond * windowMs / 1e3;
  const isRising = grownBytes >= Math.max(noiseBytes, noiseRatio * (keptIn(last) ?? 0));
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
function keptIn({ anonymous, shared }) {
  return anonymous === null ? null : anonymous + (shared ?? 0);
}
function slopesBetween(points) {
  const values = points.map((point) => ({ atMs: point.atMs, bytes: keptIn(point) }));
  const slopes = [];
  for (const [index, from] of values.entries()) {
    for (const to of values.slice(index + 1)) {
      const distanceMs = to.atMs - from.atMs;
      if (distanceMs < minDistanceMs || from.bytes === null || to.bytes === null) continue;
      slopes.push((to.bytes - from.bytes) / distanceMs * 1e3);
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
function heldAt({ workingSetBytes, composition }) {
  return Math.max(0, workingSetBytes - reclaimableBytes(composition));
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

// src/verdict/cpu-use.ts
var strongThrottling = 0.25;
function phaseCpuOf({ cpu, phases, load }) {
  const phase = phases.find(({ name }) => name === "load" || name === "run");
  if (cpu === null || cpu.loadMs === null || phase === void 0) return null;
  const durationMs = phase.endMs - phase.startMs;
  if (durationMs <= 0) return null;
  const { loadMs: usedMs, throttledMs, throttledPeriods, periods, limitCores } = cpu;
  const throttledRatio = throttledMs === null || throttledPeriods === null || periods === null ? null : throttledShare({ throttledMs, throttledPeriods, periods }, durationMs);
  const requests = load?.requests ?? 0;
  return {
    phase: phase.name,
    usedMs,
    cores: usedMs / durationMs,
    perRequestMs: requests === 0 ? null : usedMs / requests,
    throttledRatio,
    limitCores
  };
}
function isThrottled(series) {
  return series.some(({ throttledRatio }) => (throttledRatio ?? 0) > 0);
}

// src/verdict/headroom.ts
function headroomOf({ evidence, thresholds, verdict }) {
  const { peak, limitBytes } = evidence;
  if (verdict.kind !== "pass" || peak === null) return null;
  const toThresholdBytes = Math.max(0, Math.floor(thresholds.maxRatio * limitBytes - peak.workingSetBytes));
  const toLimitBytes = limitBytes - peak.workingSetBytes;
  return {
    toThresholdBytes,
    toThresholdRatio: toThresholdBytes / limitBytes,
    toLimitBytes,
    toLimitRatio: toLimitBytes / limitBytes
  };
}
function isAboveWarnRatio({ evidence, thresholds: { warnRatio }, verdict }) {
  const { peak, limitBytes } = evidence;
  return verdict.kind === "pass" && peak !== null && warnRatio !== null && peak.workingSetBytes / limitBytes > warnRatio;
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

// src/report/model/cpu-text.ts
function cpuRow(evidence) {
  const cpu = phaseCpuOf(evidence);
  if (cpu === null) return [];
  const { phase, usedMs, cores, perRequestMs, throttledRatio } = cpu;
  const perResponse = perRequestMs === null ? "" : `, ${smallTime(perRequestMs)} per response`;
  const throttled = throttledRatio === null || throttledRatio === 0 ? "" : `; throttled ${percent(throttledRatio)} of the time by ${limitText(cpu)}`;
  const value = `${coresText(cores)} on average, ${time(usedMs)} of CPU time${perResponse}${throttled}`;
  return [{ label: `CPU (${phase} phase)`, value }];
}
function throttlingNotice(evidence) {
  const cpu = phaseCpuOf(evidence);
  if (cpu === null || (cpu.throttledRatio ?? 0) <= strongThrottling) return [];
  const advice = cpu.limitCores === null ? "Set the CPU limit of the container" : `Set the CPU limit (${mark("cpus")} or the manifest)`;
  return [
    `The CPU limit of the container stopped the app for more than ${percent(strongThrottling)} of the ${cpu.phase} phase. Its latency and its memory may differ from those in production. ${advice} to that of production.`
  ];
}
function limitText({ limitCores }) {
  return limitCores === null ? "the container's CPU limit" : `its CPU limit of ${coresText(limitCores)}`;
}
function smallTime(ms) {
  return ms < 10 ? `${Number(ms.toPrecision(2))} ms` : time(ms);
}

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
  const limits2 = paths.length === 1 ? `the limit of the cgroup ${named} inside the container` : `the limits of these cgroups inside the container: ${named}`;
  return `Reduce the memory of the killed processes, or raise ${limits2}. A higher limit of the container alone changes nothing.`;
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
var mebibyte = 2 ** 20;
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
    container: "With -Xmx, raising the container's limit alone changes nothing. Without it, the heap limit is a share of the container's limit: a quarter by default, up to a half in a container below about 500 MiB."
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
    container: `memory_limit applies to each request separately. ${changesNothing}`
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
  const { code, phase, workingSetBytes, statedBytes } = first;
  const stated = code === "php/memory-limit" && statedBytes !== null ? ` of ${bytes(statedBytes)}` : "";
  const at = workingSetBytes === null ? "" : `, while the container used ${bytes(workingSetBytes)}, ${percent(workingSetBytes / evidence.limitBytes)} of its ${bytes(evidence.limitBytes)} limit`;
  return `${limits[code].happened}${stated} in the ${phase} phase${at}${aftermath(evidence)}`;
}
function aftermath({ container, outcome }) {
  if (container?.exitedByItself) {
    const code = container.exitCode === null ? "" : ` with exit code ${exitCodeText(container.exitCode)}`;
    return `; the container ended${code}${container.restarts > 0 ? ", and was started again" : ""}`;
  }
  return outcome.kind === "stopped" ? "" : "; the container kept running";
}
function outOfMemoryAdvice(evidence) {
  const first = firstOf(evidence);
  if (first === null) return "Reduce the memory that the app needs.";
  const { raise, container } = limits[first.code];
  const effect = first.code === "v8/heap" ? v8Effect(first, evidence) : container;
  return `Reduce the memory that the app holds, or ${raise}. ${effect} The kernel killed no process.`;
}
var surelyBelow = 0.8;
var v8Default = "V8's default limit follows the container's limit only in part: it is 256 MiB up to a container limit of 512 MiB, then half of the container's limit, at most 2 GiB (4 GiB in a container of 15 GiB or more).";
var withFlag = `With this flag, raising the container's limit alone changes nothing. Without it, ${v8Default}`;
function v8Effect({ statedBytes }, { runtimeLimit }) {
  if (runtimeLimit?.isDefault === false)
    return `The flag is now set to ${bytes(runtimeLimit.bytes)}. ${changesNothing}`;
  const isBelow = (defaultBytes) => statedBytes !== null && statedBytes < defaultBytes * surelyBelow;
  if (runtimeLimit !== null) return isBelow(runtimeLimit.bytes) ? withFlag : v8Default;
  if (isBelow(256 * mebibyte)) return `The flag is now set to less than V8's default. ${changesNothing}`;
  return withFlag;
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
  increased: "Memory increased",
  leaks: "Memory leak",
  "oom-killed": "OOM-killed",
  "out-of-memory": "Out of memory",
  inconclusive: "Inconclusive"
};
var hasHeading = {
  pass: false,
  "over-ratio": false,
  increased: false,
  leaks: false,
  "oom-killed": true,
  "out-of-memory": true,
  inconclusive: true
};
function verdictMessage(verdict, evidence, thresholds) {
  const { peak, limitBytes } = evidence;
  const { maxRatio, warnRatio } = thresholds;
  switch (verdict.kind) {
    case "oom-killed":
      return `${headings[verdict.kind]}: ${oomSentence(evidence)}`;
    case "out-of-memory":
      return `${headings[verdict.kind]}: ${outOfMemorySentence(evidence)}`;
    case "inconclusive":
      return `${headings[verdict.kind]}: ${printable(verdict.message)}`;
    default:
      if (peak === null) return "memgate took no sample";
      return `Memory peaked at ${peakAgainst(peak.workingSetBytes, limitBytes, maxRatio, warnRatio)}${additions(evidence, maxRatio)}`;
  }
}
function additions(evidence, maxRatio) {
  const growth = growthOf(evidence);
  const reason = onlyReclaimable(evidence, maxRatio);
  if (!growth?.isRising) return reason;
  const rising = `was still rising by ${bytes(growth.bytesPerSecond)} per second`;
  return reason === "" ? `, and ${rising}` : `${reason}; memory ${rising}`;
}
function onlyReclaimable(evidence, maxRatio) {
  return isOverByReclaimable(evidence, maxRatio) ? `, but only because of memory that the kernel can take back: the app held at most ${bytes(heldBytesOf(evidence) ?? 0)}` : "";
}
function notEnforced({ kind }, { isEnforced }) {
  return isEnforced || kind === "pass" ? null : `Not enforced: this verdict does not fail the check (${mark("enforce", "false")}).`;
}
function headroomText(run) {
  const headroom = headroomOf(run);
  if (headroom === null) return null;
  const { toThresholdBytes, toThresholdRatio, toLimitBytes, toLimitRatio } = headroom;
  return `${bytes(toThresholdBytes)} to the threshold (${percent(toThresholdRatio)} of the limit), ${bytes(toLimitBytes)} to the limit (${percent(toLimitRatio)})`;
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
  const inPhase = killCount(oom) > 1 ? `(the first in the ${phase} phase)` : `in the ${phase} phase`;
  const when = phase === null ? "" : ` ${inPhase}`;
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
var mebibyte2 = 2 ** 20;
var meaning = "Working set: memory usage without inactive file cache, and without file cache that was active for less than 2 s (transient file cache). File cache that stays active counts, although the kernel can reclaim it. Peak: the highest working set. Anonymous memory: heap and stacks. Kernel's peak usage: the highest memory usage that the kernel recorded, file cache included; if it is within the threshold, no spike was missed. Container start: the moment at which memgate asked the engine to start the container.";
function phasesMeaning({ phases, warmup }) {
  const has = (name) => phases.some((phase) => phase.name === name);
  return [
    ...has("start") ? ["Phase start: until the app is ready."] : [],
    ...has("settle") ? ["Phase settle: a short time after the load."] : [],
    ...has("run") ? ["Phase run: the whole life of the batch job."] : [],
    ...warmup === null ? [] : ["Failed requests of the warmup do not affect the verdict."]
  ];
}
function limitToSet(limitBytes) {
  return `${limitBytes / mebibyte2}Mi`;
}
function limitBesideSizes(limitBytes) {
  return `${integer(limitBytes / mebibyte2)} MiB (${limitToSet(limitBytes)})`;
}
function limitNameOf({ container }, verdict) {
  const isReadBack = container !== null && (container.memoryBytes !== null || container.cgroupLimitBytes !== null);
  const isOther = verdict.kind === "inconclusive" && verdict.reason === "limit-not-applied";
  return isReadBack && !isOther ? "limit" : "requested limit";
}
function noticesOf(evidence) {
  const { notices, sampling } = evidence;
  const apiOnly = sampling.notice === null ? [] : [apiOnlyNotice(sampling.notice)];
  return [...notices, ...throttlingNotice(evidence), ...apiOnly];
}
function apiOnlyNotice(why) {
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
  const since = startedMs === null || evidence.container?.wasRunning ? timeOriginOf(evidence) : "the engine reported the start";
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

// src/verdict/limit-suggestion.ts
var mebibyte3 = 2 ** 20;
var minLimitBytes = 6 * mebibyte3;
var pageBytes = 4096;
var minRefaultBytes = 4 * mebibyte3;
var minRefaultRatio = 0.05;
var minStallRatio = 0.1;
var atLimitBytes = mebibyte3;
function suggestionFor(evidence, maxRatio, kind) {
  const { peak, oom, limitBytes } = evidence;
  if (peak === null) return { kind: "none", reason: "no-peak" };
  if (kind === "inconclusive") return { kind: "none", reason: "inconclusive" };
  if (oom.killed && !isAtContainerLimit(evidence)) return { kind: "none", reason: "cgroup-limit" };
  if (evidence.liveMemory != null && !oom.killed) return { kind: "none", reason: "leak-check" };
  if (oom.killed) return { kind: "limit", bytes: lowestLimit(Math.max(peak.workingSetBytes, limitBytes), maxRatio) };
  const bytes2 = lowestLimit(peak.workingSetBytes, maxRatio);
  const reason = whyNoSuggestion(evidence, maxRatio, bytes2);
  return reason === null ? { kind: "limit", bytes: bytes2 } : { kind: "none", reason };
}
function wasAtLimit({ reclaim, kernelPeakBytes, limitBytes, container, series }) {
  if ((reclaim?.limitHits ?? 0) > 0) return true;
  const fromBytes = limitBytes - atLimitBytes;
  if (container?.wasRunning) return series.some(({ usageBytes }) => usageBytes > fromBytes);
  return kernelPeakBytes !== null && kernelPeakBytes > fromBytes;
}
function rereadBytesOf({ reclaim, limitBytes }) {
  const readBytes = allRereadBytes(reclaim) ?? 0;
  return readBytes >= Math.max(minRefaultBytes, minRefaultRatio * limitBytes) ? readBytes : 0;
}
function allRereadBytes(reclaim) {
  const pages = reclaim?.fileRefaults ?? reclaim?.majorFaults ?? null;
  return pages === null ? null : pages * pageBytes;
}
function stalledMsOf({ pressure, durationMs }) {
  const stalledMs = pressure?.someMs ?? 0;
  return stalledMs >= minStallRatio * durationMs ? stalledMs : 0;
}
function lowestLimit(peakBytes, maxRatio) {
  const passes = (limitBytes) => peakBytes / limitBytes <= maxRatio;
  const nearBytes = Math.floor(peakBytes / maxRatio / mebibyte3) * mebibyte3;
  const candidates = [nearBytes, nearBytes + mebibyte3];
  const lowest = candidates.find((limitBytes) => limitBytes > 0 && passes(limitBytes)) ?? nearBytes + 2 * mebibyte3;
  return Math.max(minLimitBytes, lowest);
}
function noSuggestionOf(evidence, maxRatio) {
  return whyNoSuggestion(evidence, maxRatio, Number.POSITIVE_INFINITY);
}
function whyNoSuggestion(evidence, maxRatio, suggestedBytes) {
  const { peak, outcome, limitBytes, reclaim } = evidence;
  if (peak === null) return "no-peak";
  if ((evidence.outOfMemory ?? []).length > 0) return "out-of-memory";
  if (outcome.kind === "stopped") return "ended-early";
  const { workingSetBytes, composition } = peak;
  const follows = (partBytes) => isLarge(partBytes, workingSetBytes) && (partBytes >= workingSetBytes / 2 || isOverOnlyBy(partBytes, workingSetBytes, maxRatio * limitBytes));
  if (isOverByReclaimable(evidence, maxRatio)) return "reclaimable";
  if ((reclaim?.mappedFileBytes ?? 0) > suggestedBytes) return "file-cache";
  const reclaimable = reclaimableBytes(composition);
  const unknown = unknownKernelBytes(composition);
  if (isLarge(unknown, workingSetBytes) && follows(reclaimable + unknown)) return "kernel-memory";
  if (wasAtLimit(evidence) && (rereadBytesOf(evidence) > 0 || stalledMsOf(evidence) > 0)) return "file-cache";
  if (follows(reclaimable)) return "reclaimable";
  return growthOf(evidence)?.isRising ? "rising" : null;
}
function isOverOnlyBy(partBytes, peakBytes, thresholdBytes) {
  return peakBytes > thresholdBytes && peakBytes - partBytes <= thresholdBytes;
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

// src/report/model/judged.ts
function increaseOf({ comparison, baseline }) {
  if (comparison !== null) {
    const { facts: facts2, sentence: sentence2, advice: advice2 } = comparison;
    const { base, maxIncrease: maxIncrease2, result: result2, held: held2 } = facts2;
    return { against: base.name, maxIncrease: maxIncrease2, result: result2, held: held2, sentence: sentence2, advice: advice2 };
  }
  if (baseline === null) return null;
  const { facts, sentence, advice } = baseline;
  const { maxIncrease, result, held } = facts;
  if (maxIncrease === null || sentence === null) return null;
  return { against: "the baseline", maxIncrease, result, held, sentence, advice };
}
var noChange = { maxRatio: null, warnRatio: null, maxErrorRate: null, isEnforced: null };
function changedThresholds(own, changed) {
  const maxRatio = changed.maxRatio ?? own.maxRatio;
  return {
    maxRatio,
    warnRatio: changed.warnRatio ?? warnRatioBelow(maxRatio, own.warnRatio),
    maxErrorRate: changed.maxErrorRate ?? own.maxErrorRate,
    isEnforced: changed.isEnforced ?? own.isEnforced
  };
}
function judged(evidence, thresholds, identity = unknownIdentity) {
  const verdict = judge(evidence, thresholds);
  return {
    evidence,
    thresholds,
    identity,
    verdict,
    message: verdictMessage(verdict, evidence, thresholds),
    set: null,
    comparison: null,
    baseline: null,
    leak: null
  };
}
function reportOf({
  evidence,
  thresholds,
  identity,
  verdict,
  message,
  set,
  comparison,
  baseline,
  leak
}) {
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
    warnRatio: thresholds.warnRatio,
    maxErrorRate: thresholds.maxErrorRate,
    isEnforced: thresholds.isEnforced,
    headroom: headroomOf({ evidence, thresholds, verdict }),
    suggestedLimitBytes: suggestion.kind === "limit" ? suggestion.bytes : null,
    noSuggestion: suggestion.kind === "none" ? suggestion.reason : null,
    heldBytes: heldBytesOf(evidence),
    growth: growthOf(evidence),
    leak: leak?.facts ?? null,
    set: set?.facts ?? null,
    comparison: comparison?.facts ?? null,
    baseline: baseline?.facts ?? null,
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
    headroom: _headroom,
    leak: _leak,
    set: _set,
    comparison: _comparison,
    baseline: _baseline,
    maxRatio,
    warnRatio,
    maxErrorRate,
    isEnforced,
    ...evidence
  } = report;
  return { evidence, thresholds: { maxRatio, warnRatio, maxErrorRate, isEnforced }, identity };
}

// src/lib/json-schema.ts
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function constantsOf(schema) {
  return schema.const === void 0 ? schema.enum ?? null : [schema.const];
}
function hasType({ type = [] }, value) {
  const types = [type].flat();
  return types.length === 0 || types.some((one) => isOfType(one, value));
}
function isOfType(type, value) {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return isObject(value);
    case "integer":
      return Number.isSafeInteger(value);
    case "number":
      return Number.isFinite(value);
    default:
      return typeof value === type;
  }
}
function withTypeOf(value, schemas, resolve) {
  return schemas.filter((given) => {
    const schema = resolve(given);
    const inner = schema.anyOf ?? schema.oneOf;
    return inner === void 0 ? hasType(schema, value) : withTypeOf(value, inner, resolve).length > 0;
  });
}
function distinctField(schemas, resolve) {
  const [first] = schemas;
  for (const name of first === void 0 ? [] : fieldNames(first, resolve)) {
    const constants = schemas.map((schema) => fieldConstants(schema, name, resolve));
    const all = constants.flatMap((values) => [...new Set(values)]);
    if (constants.every((values) => values.length > 0) && new Set(all).size === all.length) return { name, constants };
  }
  return null;
}
function fieldNames(given, resolve) {
  const { properties = {}, anyOf, oneOf } = resolve(given);
  const [first] = anyOf ?? oneOf ?? [];
  return first === void 0 ? Object.keys(properties) : fieldNames(first, resolve);
}
function fieldConstants(given, name, resolve) {
  const { properties, anyOf, oneOf } = resolve(given);
  const alternatives = anyOf ?? oneOf;
  if (alternatives !== void 0) {
    const inner = alternatives.map((schema) => fieldConstants(schema, name, resolve));
    return inner.some((values) => values.length === 0) ? [] : inner.flat();
  }
  const field = properties?.[name];
  return field === void 0 ? [] : constantsOf(resolve(field)) ?? [];
}
var maxShownConstants = 8;
var maxShownLength = 40;
function unexpectedConstant(name, constants, value) {
  const all = new Set(constants);
  if (value === void 0) return `is missing; expected ${constantsText(all)}`;
  return all.size > maxShownConstants && typeof value === "string" ? `unknown ${name}` : `expected ${constantsText(all)}, found ${foundText2(value)}`;
}
function constantsText(constants) {
  if (constants.size > maxShownConstants) return "a known value";
  return [...constants].map((each) => JSON.stringify(each)).join(" or ");
}
function expectedText(given, resolve) {
  const schema = resolve(given);
  const constants = constantsOf(schema);
  if (constants !== null) return constantsText(new Set(constants));
  const alternatives = schema.anyOf ?? schema.oneOf ?? [];
  if (alternatives.length === 0) {
    return [schema.type ?? "value"].flat().map(withArticle).join(" or ");
  }
  return [...new Set(alternatives.map((each) => expectedText(each, resolve)))].join(" or ");
}
function foundText2(value) {
  if (typeof value === "number") return String(value);
  if (typeof value === "string" && value.length <= maxShownLength) return JSON.stringify(value);
  return withArticle(value === null ? "null" : Array.isArray(value) ? "array" : typeof value);
}
function withArticle(type) {
  return type === "null" ? type : `${/^[aio]/.test(type) ? "an" : "a"} ${type}`;
}

// src/lib/read-by-schema.ts
function readBySchema({ schema, definitions }, value) {
  const reader = {
    resolve: resolver(definitions),
    path: [],
    problems: [],
    isTrial: false,
    hasProblem: false
  };
  const content = read(reader, schema, value);
  return reader.hasProblem ? { ok: false, problems: reader.problems } : { ok: true, content };
}
function resolver(definitions) {
  const parsed = /* @__PURE__ */ new Map();
  return (schema) => {
    if (schema.$ref === void 0) return schema;
    const known2 = parsed.get(schema.$ref) ?? JSON.parse(definitions[schema.$ref.replace("#/$defs/", "")] ?? "");
    parsed.set(schema.$ref, known2);
    return known2;
  };
}
function read(reader, given, value) {
  const schema = reader.resolve(given);
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives !== void 0) return readAlternative(reader, alternatives, value);
  if (schema.const !== void 0 || schema.enum !== void 0) {
    const constants = constantsOf(schema) ?? [];
    if (!constants.some((constant) => constant === value))
      refuse(reader, () => unexpectedConstant(String(reader.path.at(-1)), constants, value));
    return value;
  }
  if (!hasType(schema, value)) {
    refuse(reader, () => `expected ${expectedText(schema, reader.resolve)}, found ${foundText2(value)}`);
    return value;
  }
  if (Array.isArray(value)) return readList(reader, schema, value);
  if (isObject(value))
    return schema.properties === void 0 ? readRecord(reader, schema, value) : readFields(reader, schema, value);
  const problem2 = typeof value === "string" ? textProblem(schema, value) : numberProblem(schema, value);
  if (problem2 !== null) refuse(reader, () => problem2);
  return value;
}
function readInside(reader, name, schema, value) {
  reader.path.push(name);
  const inner = read(reader, schema, value);
  reader.path.pop();
  return inner;
}
function readList(reader, schema, list) {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, items = {} } = schema;
  if (list.length >= minItems && list.length <= maxItems)
    return list.map((item, index) => readInside(reader, index, items, item));
  const expected = list.length < minItems ? `at least ${minItems}` : `at most ${maxItems}`;
  refuse(reader, () => `has ${list.length} items; expected ${expected}`);
  return list;
}
function readFields(reader, schema, object) {
  const fields = {};
  const { properties = {} } = schema;
  for (const name in properties) {
    const field = properties[name] ?? {};
    const own = Object.hasOwn(object, name) ? object[name] : void 0;
    const value = own === void 0 ? field.default : own;
    if (value !== void 0) fields[name] = readInside(reader, name, field, value);
    else if (schema.required?.includes(name))
      refuse(reader, () => `is missing; expected ${expectedText(field, reader.resolve)}`, name);
    if (reader.isTrial && reader.hasProblem) break;
  }
  return fields;
}
function readRecord(reader, schema, object) {
  const { propertyNames = {}, additionalProperties = {} } = schema;
  const entries = Object.entries(object).map(([name, value]) => {
    const problem2 = textProblem(propertyNames, name);
    if (problem2 !== null) refuse(reader, () => `has a name that ${problem2}`);
    return [name, readInside(reader, name, additionalProperties, value)];
  });
  return Object.fromEntries(entries);
}
function textProblem({ maxLength, pattern }, text) {
  if (maxLength !== void 0 && text.length > maxLength)
    return `has ${text.length} characters; expected at most ${maxLength}`;
  return pattern === void 0 || new RegExp(pattern, "u").test(text) ? null : `does not match ${pattern}`;
}
function numberProblem(schema, value) {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  if (typeof value !== "number") return null;
  if (minimum !== void 0 && value < minimum) return `is ${value}; expected at least ${minimum}`;
  if (maximum !== void 0 && value > maximum) return `is ${value}; expected at most ${maximum}`;
  if (exclusiveMinimum !== void 0 && value <= exclusiveMinimum)
    return `is ${value}; expected more than ${exclusiveMinimum}`;
  if (exclusiveMaximum !== void 0 && value >= exclusiveMaximum)
    return `is ${value}; expected less than ${exclusiveMaximum}`;
  return null;
}
function readAlternative(reader, alternatives, value) {
  const { resolve } = reader;
  const withoutReference = alternatives.filter(({ $ref }) => $ref === void 0);
  if (withoutReference.length < alternatives.length) {
    const accepted = attempts(reader, withTypeOf(value, withoutReference, resolve), value);
    if (accepted.length > 0) return fullest(accepted);
  }
  const similar = withTypeOf(value, alternatives, resolve);
  const [first] = similar;
  if (first === void 0) {
    refuse(reader, () => `expected ${expectedText({ anyOf: alternatives }, resolve)}, found ${foundText2(value)}`);
    return value;
  }
  if (similar.length === 1) return read(reader, first, value);
  return readSimilar(reader, similar, value);
}
function readSimilar(reader, schemas, value) {
  const distinct = isObject(value) ? distinctField(schemas, reader.resolve) : null;
  if (distinct === null || !isObject(value)) {
    const accepted = attempts(reader, schemas, value);
    if (accepted.length === 0) refuse(reader, () => "has none of the expected forms");
    return fullest(accepted);
  }
  const { name, constants } = distinct;
  const seen = value[name];
  const meant = schemas.find((_, index) => constants[index]?.some((constant) => constant === seen));
  if (meant !== void 0) return read(reader, meant, value);
  refuse(reader, () => unexpectedConstant(name, constants.flat(), seen), name);
  return value;
}
function attempts(reader, schemas, value) {
  return schemas.flatMap((schema) => {
    const trial = { ...reader, isTrial: true, hasProblem: false };
    const inner = read(trial, schema, value);
    return trial.hasProblem ? [] : [inner];
  });
}
function fullest(values) {
  const sizeOf = (value) => isObject(value) ? Object.keys(value).length : 0;
  return values.toSorted((a, b) => sizeOf(b) - sizeOf(a))[0];
}
function refuse(reader, message, name = null) {
  reader.hasProblem = true;
  if (reader.isTrial) return;
  const path = name === null ? reader.path : [...reader.path, name];
  const text = path.map((step) => typeof step === "number" ? `[${step}]` : `.${step}`).join("");
  reader.problems.push({ path: text.replace(/^\./, ""), message: message() });
}

// src/report/model/file-schemas.ts
function reportFileSchema() {
  return { "schema": { "type": "object", "properties": { "$schema": JSON.parse('{"default":"https://raw.githubusercontent.com/memgate/memgate/main/dist/report.schema.json","type":"string","maxLength":131072}'), "schemaVersion": JSON.parse('{"type":"number","const":1}'), "identity": JSON.parse('{"default":{"gate":null,"repository":null,"commit":null,"branch":null,"pullRequest":null,"runUrl":null},"type":"object","properties":{"gate":{"type":["string","null"],"maxLength":131072},"repository":{"type":["string","null"],"maxLength":131072},"commit":{"type":["string","null"],"maxLength":131072},"branch":{"type":["string","null"],"maxLength":131072},"pullRequest":{"type":["integer","null"],"exclusiveMinimum":0},"runUrl":{"type":["string","null"],"maxLength":131072}},"required":["gate","repository","commit","branch","pullRequest","runUrl"]}'), "verdict": JSON.parse('{"type":"object","properties":{"kind":{"type":"string","enum":["pass","over-ratio","increased","leaks","out-of-memory","oom-killed","inconclusive"]},"reason":{"anyOf":[{"type":"string","enum":["engine-unavailable","engine-lost","image-failed","container-failed","limit-not-applied","not-ready","app-exited","dependency-exited","load-failed","job-failed","job-unfinished","too-few-samples","interrupted","internal-error"]},{"type":"null"}]},"code":{"anyOf":[{"type":"string","enum":["engine-unavailable/no-response","engine-unavailable/ssh","engine-unavailable/no-access","engine-unavailable/context","image-failed/build","image-failed/build-not-run","image-failed/pull","image-failed/missing","image-failed/platform","image-failed/inspect","image-failed/credentials","container-failed/create","container-failed/start","container-failed/no-command","container-failed/program-not-found","container-failed/unknown-user","container-failed/volumes","container-failed/port-in-use","container-failed/socket-in-use","container-failed/inspect","container-failed/set-limit","container-failed/usage-above-limit","container-failed/compose","container-failed/dependency","load-failed/command-not-run","load-failed/machine-too-slow","load-failed/load-process","engine-lost/stopped","engine-lost/connection","engine-lost/no-state","limit-not-applied/unknown","limit-not-applied/engine","limit-not-applied/swap","limit-not-applied/kernel","limit-not-applied/changed","limit-not-applied/swap-allowed","not-ready/http-4xx","not-ready/http-status","not-ready/no-response","not-ready/refused","not-ready/loopback-only","not-ready/ipv6-only","not-ready/closed","not-ready/certificate","not-ready/http2","not-ready/protocol","not-ready/unreachable","not-ready/no-socket","not-ready/other-network","not-ready/no-address","not-ready/not-tried","not-ready/no-log-line","not-ready/pattern-too-slow","not-ready/log-unreadable","not-ready/command-failed","not-ready/command-not-run","not-ready/command-running","app-exited/exit","app-exited/sigkill","app-exited/removed","dependency-exited/exited","load-failed/none-sent","load-failed/no-response","load-failed/errors","load-failed/redirects","load-failed/rate-missed","load-failed/requests-missed","load-failed/scenario-errors","load-failed/step-failed","load-failed/step-no-response","load-failed/step-unsent","load-failed/response-gap","load-failed/response-gaps","load-failed/silent-end","load-failed/silent-after-load","load-failed/stalled","load-failed/command-failed","load-failed/command-too-short","load-failed/command-unnoticed","job-failed/exit-code","job-unfinished/time-up","too-few-samples/none","too-few-samples/few","too-few-samples/gap","too-few-samples/late","interrupted/sigint","interrupted/sigterm","interrupted/sighup","interrupted/caller-aborted","interrupted/caller-failed","internal-error/unexpected"]},{"type":"null"}]},"data":{"anyOf":[{"$ref":"#/$defs/stop-data"},{"type":"null"}]},"proof":{"anyOf":[{"type":"string","enum":["proven","sampled"]},{"type":"null"}]},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","proof","message"]}'), "maxRatio": JSON.parse('{"type":"number","exclusiveMinimum":0,"maximum":1}'), "warnRatio": JSON.parse('{"default":null,"type":["number","null"],"exclusiveMinimum":0,"exclusiveMaximum":1}'), "maxErrorRate": JSON.parse('{"type":"number","minimum":0,"exclusiveMaximum":1}'), "isEnforced": JSON.parse('{"default":true,"type":"boolean"}'), "headroom": JSON.parse('{"default":null,"type":["object","null"],"properties":{"toThresholdBytes":{"type":"integer","minimum":0},"toThresholdRatio":{"type":"number","minimum":0,"maximum":1},"toLimitBytes":{"type":"integer","minimum":0},"toLimitRatio":{"type":"number","minimum":0,"maximum":1}},"required":["toThresholdBytes","toThresholdRatio","toLimitBytes","toLimitRatio"]}'), "suggestedLimitBytes": JSON.parse('{"type":["integer","null"],"minimum":0}'), "noSuggestion": JSON.parse('{"default":null,"anyOf":[{"type":"string","enum":["no-peak","inconclusive","ended-early","reclaimable","kernel-memory","file-cache","rising","out-of-memory","cgroup-limit","leak-check"]},{"type":"null"}]}'), "heldBytes": JSON.parse('{"default":null,"type":["integer","null"],"minimum":0}'), "growth": JSON.parse('{"default":null,"type":["object","null"],"properties":{"isRising":{"type":"boolean"},"bytesPerSecond":{"type":"number"},"bytesPerRequest":{"type":["number","null"]},"msToLimit":{"type":["number","null"],"minimum":0},"windowMs":{"type":"number","minimum":0}},"required":["isRising","bytesPerSecond","bytesPerRequest","msToLimit","windowMs"]}'), "leak": JSON.parse('{"default":null,"type":["object","null"],"properties":{"result":{"type":"string","enum":["leaks","suspected","levelled-off","steady","varies","unknown"]},"liveBytes":{"type":["integer","null"],"minimum":0},"grownBytes":{"type":["integer","null"]},"overRequests":{"type":["integer","null"],"minimum":0},"bytesPerRequest":{"type":["number","null"],"minimum":0},"requestsToLimit":{"type":["integer","null"],"minimum":0}},"required":["result","liveBytes","grownBytes","overRequests","bytesPerRequest","requestsToLimit"]}'), "set": JSON.parse('{"default":null,"type":["object","null"],"properties":{"repeat":{"anyOf":[{"type":"string","const":"auto"},{"type":"integer","minimum":1,"maximum":20}]},"planned":{"type":"integer","minimum":1,"maximum":20},"shown":{"type":"integer","minimum":1,"maximum":20},"runs":{"minItems":1,"maxItems":20,"type":"array","items":{"type":"object","properties":{"run":{"type":"integer","minimum":1,"maximum":20},"verdict":{"type":"string","enum":["pass","over-ratio","out-of-memory","oom-killed","inconclusive"]},"proof":{"anyOf":[{"type":"string","enum":["proven","sampled"]},{"type":"null"}]},"stop":{"anyOf":[{"$ref":"#/$defs/stopped"},{"type":"null"}]},"message":{"type":"string","maxLength":131072},"peakBytes":{"type":["integer","null"],"minimum":0},"limitBytes":{"type":"integer","minimum":0},"durationMs":{"type":"number","minimum":0},"createdAt":{"default":null,"type":["string","null"],"maxLength":131072},"isInterrupted":{"default":false,"type":"boolean"},"isRising":{"default":false,"type":"boolean"}},"required":["run","verdict","proof","stop","message","peakBytes","limitBytes","durationMs"]}},"medianBytes":{"type":["integer","null"],"minimum":0},"lowestBytes":{"type":["integer","null"],"minimum":0},"highestBytes":{"type":["integer","null"],"minimum":0},"spread":{"type":["number","null"],"minimum":0}},"required":["repeat","planned","shown","runs","medianBytes","lowestBytes","highestBytes","spread"]}'), "comparison": JSON.parse('{"default":null,"type":["object","null"],"properties":{"base":{"type":"object","properties":{"kind":{"type":"string","enum":["image","build","ref"]},"name":{"type":"string","maxLength":131072},"commit":{"type":["string","null"],"maxLength":131072}},"required":["kind","name","commit"]},"maxIncrease":{"type":"number","exclusiveMinimum":0,"maximum":10},"result":{"type":"string","enum":["increased","not-increased","unclear"]},"unclear":{"anyOf":[{"type":"string","enum":["noise","interrupted","base-run","head-run","killed"]},{"type":"null"}]},"unclearMessage":{"type":["string","null"],"maxLength":131072},"requests":{"type":["integer","null"],"minimum":1},"pairs":{"minItems":1,"maxItems":10,"type":"array","items":{"type":"object","properties":{"pair":{"type":"integer","minimum":1,"maximum":10},"first":{"type":"string","enum":["base","head"]},"isRepeated":{"type":"boolean"},"base":{"$ref":"#/$defs/compared-run"},"head":{"$ref":"#/$defs/compared-run"}},"required":["pair","first","isRepeated","base","head"]}},"held":{"anyOf":[{"$ref":"#/$defs/difference"},{"type":"null"}]},"workingSet":{"anyOf":[{"$ref":"#/$defs/difference"},{"type":"null"}]}},"required":["base","maxIncrease","result","unclear","unclearMessage","requests","pairs","held","workingSet"]}'), "baseline": JSON.parse('{"default":null,"type":["object","null"],"properties":{"path":{"type":"string","maxLength":131072},"runs":{"maxItems":100,"type":"array","items":{"type":"object","properties":{"createdAt":{"type":"string","maxLength":131072},"commit":{"type":["string","null"],"maxLength":131072},"isComparable":{"type":"boolean"},"peakBytes":{"type":"integer","minimum":0},"heldBytes":{"type":"integer","minimum":0},"p99Ms":{"type":["number","null"],"minimum":0},"requests":{"default":null,"type":["integer","null"],"minimum":0},"requestsPerSecond":{"type":["number","null"],"minimum":0},"cpuMs":{"type":["number","null"],"minimum":0},"throttledRatio":{"default":null,"type":["number","null"],"minimum":0,"maximum":1}},"required":["createdAt","commit","isComparable","peakBytes","heldBytes","p99Ms","requestsPerSecond","cpuMs"]}},"leftOut":{"type":"integer","minimum":0},"head":{"maxItems":10000,"type":"array","items":{"type":"object","properties":{"createdAt":{"type":"string","maxLength":131072},"commit":{"type":["string","null"],"maxLength":131072},"peakBytes":{"type":"integer","minimum":0},"heldBytes":{"type":"integer","minimum":0},"p99Ms":{"type":["number","null"],"minimum":0},"requests":{"default":null,"type":["integer","null"],"minimum":0},"requestsPerSecond":{"type":["number","null"],"minimum":0},"cpuMs":{"type":["number","null"],"minimum":0},"throttledRatio":{"default":null,"type":["number","null"],"minimum":0,"maximum":1}},"required":["createdAt","commit","peakBytes","heldBytes","p99Ms","requestsPerSecond","cpuMs"]}},"differences":{"maxItems":10000,"type":"array","items":{"type":"object","properties":{"name":{"type":"string","enum":["limit","CPU limit","workload","connections","rate","requests","kernel","engine"]},"baseline":{"type":"string","maxLength":131072},"head":{"type":"string","maxLength":131072},"runs":{"type":"integer","minimum":0}},"required":["name","baseline","head","runs"]}},"maxIncrease":{"default":null,"type":["number","null"],"exclusiveMinimum":0,"maximum":10},"result":{"default":null,"anyOf":[{"type":"string","enum":["increased","not-increased","unclear"]},{"type":"null"}]},"held":{"default":null,"anyOf":[{"$ref":"#/$defs/difference"},{"type":"null"}]}},"required":["path","runs","leftOut","head","differences"]}'), "memgateVersion": JSON.parse('{"type":"string","maxLength":131072}'), "createdAt": JSON.parse('{"type":"string","maxLength":131072}'), "durationMs": JSON.parse('{"type":"number","minimum":0}'), "timeOrigin": JSON.parse('{"type":["string","null"],"maxLength":131072}'), "requestedLimitBytes": JSON.parse('{"type":"integer","minimum":0}'), "limitBytes": JSON.parse('{"type":"integer","minimum":0}'), "outcome": JSON.parse('{"oneOf":[{"type":"object","properties":{"kind":{"type":"string","const":"completed"}},"required":["kind"]},{"$ref":"#/$defs/stopped"}]}'), "liveMemory": JSON.parse('{"default":null,"type":["object","null"],"properties":{"requestsPerBlock":{"type":["integer","null"],"minimum":0},"unit":{"type":"string","enum":["request","turn"]},"blocks":{"maxItems":13,"type":"array","items":{"type":"object","properties":{"block":{"type":"integer","minimum":0},"atMs":{"type":"number","minimum":0},"requests":{"type":"integer","minimum":0},"liveBytes":{"type":"integer","minimum":0},"processes":{"type":"integer","minimum":0}},"required":["block","atMs","requests","liveBytes","processes"]}},"problem":{"anyOf":[{"type":"string","enum":["no-node","processes-changed","app-ended","own-handler","sigusr1-disabled","permission-model","signal-not-caught","other-user","no-response","helper-refused","helper-ended","failed"]},{"type":"null"}]}},"required":["requestsPerBlock","unit","blocks","problem"]}'), "peak": JSON.parse('{"type":["object","null"],"properties":{"workingSetBytes":{"type":"integer","minimum":0},"ratio":{"type":"number","minimum":0},"phase":{"type":"string","enum":["start","warmup","load","settle","run"]},"atMs":{"type":"number","minimum":0},"source":{"type":"string","maxLength":131072},"usageBytes":{"type":"integer","minimum":0},"inactiveFileBytes":{"type":"integer","minimum":0},"transientFileBytes":{"type":"integer","minimum":0},"composition":{"$ref":"#/$defs/composition"}},"required":["workingSetBytes","ratio","phase","atMs","source","usageBytes","inactiveFileBytes","transientFileBytes","composition"]}'), "instantPeakBytes": JSON.parse('{"type":["integer","null"],"minimum":0}'), "kernelPeakBytes": JSON.parse('{"type":["integer","null"],"minimum":0}'), "oom": JSON.parse('{"type":"object","properties":{"killed":{"type":"boolean"},"processKills":{"type":["integer","null"],"minimum":0},"groupKills":{"type":["integer","null"],"minimum":0},"processes":{"maxItems":10000,"type":["array","null"],"items":{"type":"object","properties":{"pid":{"type":"integer","minimum":0},"name":{"type":"string","maxLength":131072},"anonymousBytes":{"type":"integer","minimum":0}},"required":["pid","name","anonymousBytes"]}},"cgroups":{"default":[],"maxItems":10000,"type":"array","items":{"type":"object","properties":{"path":{"type":["string","null"],"maxLength":131072},"processKills":{"type":"integer","minimum":0},"limitPath":{"type":["string","null"],"maxLength":131072},"limitBytes":{"type":["integer","null"],"minimum":0}},"required":["path","processKills","limitPath","limitBytes"]}},"witnesses":{"maxItems":10000,"type":"array","items":{"type":"object","properties":{"name":{"type":"string","enum":["event","inspect","cgroup","kernel-log"]},"atMs":{"type":["number","null"],"minimum":0},"phase":{"anyOf":[{"type":"string","enum":["start","warmup","load","settle","run"]},{"type":"null"}]}},"required":["name","atMs","phase"]}}},"required":["killed","processKills","groupKills","processes","witnesses"]}'), "outOfMemory": JSON.parse('{"default":null,"maxItems":10000,"type":["array","null"],"items":{"type":"object","properties":{"code":{"type":"string","enum":["v8/heap","v8/worker","jvm/heap","jvm/metaspace","jvm/class-space","jvm/direct-buffers","jvm/system","dotnet/heap","php/memory-limit","php/system","go/system","python/system","ruby/system","rust/system","cpp/system"]},"line":{"type":"string","maxLength":131072},"count":{"type":"integer","exclusiveMinimum":0},"atMs":{"type":"number","minimum":0},"phase":{"type":"string","enum":["start","warmup","load","settle","run"]},"workingSetBytes":{"type":["integer","null"],"minimum":0},"statedBytes":{"type":["integer","null"],"minimum":0}},"required":["code","line","count","atMs","phase","workingSetBytes","statedBytes"]}}'), "runtimeLimit": JSON.parse('{"default":null,"type":["object","null"],"properties":{"runtime":{"type":"string","const":"v8"},"bytes":{"type":"integer","minimum":0},"isDefault":{"type":"boolean"}},"required":["runtime","bytes","isDefault"]}'), "pressure": JSON.parse('{"type":["object","null"],"properties":{"someMs":{"type":"number","minimum":0},"fullMs":{"type":"number","minimum":0}},"required":["someMs","fullMs"]}'), "reclaim": JSON.parse('{"default":null,"type":["object","null"],"properties":{"limitHits":{"type":["integer","null"],"minimum":0},"fileRefaults":{"type":["integer","null"],"minimum":0},"majorFaults":{"type":["integer","null"],"minimum":0},"mappedFileBytes":{"type":["integer","null"],"minimum":0}},"required":["limitHits","fileRefaults","majorFaults","mappedFileBytes"]}'), "processes": JSON.parse('{"default":null,"type":["object","null"],"properties":{"source":{"type":"string","enum":["proc","top"]},"atMs":{"type":"number","minimum":0},"durationMs":{"type":"number","minimum":0},"workingSetBytes":{"type":"integer","minimum":0},"list":{"maxItems":50,"type":"array","items":{"type":"object","properties":{"pid":{"type":"integer","minimum":0},"command":{"type":"string","maxLength":131072},"rssBytes":{"type":"integer","minimum":0},"anonymousBytes":{"type":["integer","null"],"minimum":0},"fileBytes":{"type":["integer","null"],"minimum":0},"sharedBytes":{"type":["integer","null"],"minimum":0}},"required":["pid","command","rssBytes","anonymousBytes","fileBytes","sharedBytes"]}},"leftOut":{"type":"integer","minimum":0},"unread":{"type":"integer","minimum":0}},"required":["source","atMs","durationMs","workingSetBytes","list","leftOut","unread"]}'), "why": JSON.parse('{"default":null,"type":["object","null"],"properties":{"atMs":{"type":"number","minimum":0},"durationMs":{"type":"number","minimum":0},"processes":{"maxItems":50,"type":"array","items":{"type":"object","properties":{"pid":{"type":["integer","null"],"minimum":0},"command":{"type":"string","maxLength":131072},"anonymousBytes":{"type":["integer","null"],"minimum":0},"node":{"type":["object","null"],"properties":{"liveHeapBytes":{"type":"integer","minimum":0},"buffersBytes":{"type":"integer","minimum":0},"garbageBytes":{"type":"integer","minimum":0},"otherBytes":{"type":"integer","minimum":0},"meaning":{"type":"string","enum":["little","garbage","live-heap","buffers","external","other"]},"heapUsedBytes":{"type":"integer","minimum":0},"heapTotalBytes":{"type":"integer","minimum":0},"externalBytes":{"type":"integer","minimum":0},"arrayBuffersBytes":{"type":"integer","minimum":0},"arrayBuffersAfterBytes":{"type":"integer","minimum":0},"rssBytes":{"type":"integer","minimum":0},"heapLimitBytes":{"type":"integer","minimum":0}},"required":["liveHeapBytes","buffersBytes","garbageBytes","otherBytes","meaning","heapUsedBytes","heapTotalBytes","externalBytes","arrayBuffersBytes","arrayBuffersAfterBytes","rssBytes","heapLimitBytes"]},"jvm":{"default":null,"type":["object","null"],"properties":{"liveHeapBytes":{"type":"integer","minimum":0},"garbageBytes":{"type":"integer","minimum":0},"metaspaceBytes":{"type":"integer","minimum":0},"otherBytes":{"type":"integer","minimum":0},"meaning":{"type":"string","enum":["little","garbage","live-heap","metaspace","free-heap","other"]},"heapUsedBytes":{"type":"integer","minimum":0},"heapUsedAfterBytes":{"type":"integer","minimum":0},"heapCommittedBytes":{"type":"integer","minimum":0},"heapLimitBytes":{"type":["integer","null"],"minimum":0},"classes":{"maxItems":10,"type":"array","items":{"type":"object","properties":{"name":{"type":"string","maxLength":131072},"instances":{"type":"integer","minimum":0},"bytes":{"type":"integer","minimum":0}},"required":["name","instances","bytes"]}},"nativeMemory":{"maxItems":10000,"type":["array","null"],"items":{"type":"object","properties":{"name":{"type":"string","maxLength":131072},"committedBytes":{"type":"integer","minimum":0}},"required":["name","committedBytes"]}}},"required":["liveHeapBytes","garbageBytes","metaspaceBytes","otherBytes","meaning","heapUsedBytes","heapUsedAfterBytes","heapCommittedBytes","heapLimitBytes","classes","nativeMemory"]},"text":{"type":"string","maxLength":131072},"reason":{"anyOf":[{"type":"string","enum":["not-node","other-user","signal-not-caught","sigusr1-disabled","permission-model","own-handler","node-missing","java-too-old","attach-disabled","attach-not-writable","sigquit-not-caught","not-hotspot","shared-heap","shell-missing","helper-refused","no-response","app-ended","not-asked"]},{"type":"null"}]}},"required":["pid","command","anonymousBytes","node","text","reason"]}},"leftOut":{"type":"integer","minimum":0},"detail":{"type":["string","null"],"maxLength":131072}},"required":["atMs","durationMs","processes","leftOut","detail"]}'), "cpu": JSON.parse('{"default":null,"type":["object","null"],"properties":{"loadMs":{"type":["number","null"],"minimum":0},"totalMs":{"type":"number","minimum":0},"limitCores":{"type":["number","null"],"exclusiveMinimum":0},"throttledMs":{"type":["number","null"],"minimum":0},"throttledPeriods":{"type":["integer","null"],"minimum":0},"periods":{"type":["integer","null"],"minimum":0}},"required":["loadMs","totalMs","limitCores","throttledMs","throttledPeriods","periods"]}'), "phases": JSON.parse('{"maxItems":10000,"type":"array","items":{"type":"object","properties":{"name":{"type":"string","enum":["start","warmup","load","settle","run"]},"startMs":{"type":"number","minimum":0},"endMs":{"type":"number","minimum":0},"samples":{"type":"integer","minimum":0},"maxGapMs":{"type":"number","minimum":0},"peakBytes":{"type":["integer","null"],"minimum":0}},"required":["name","startMs","endMs","samples","maxGapMs","peakBytes"]}}'), "load": { "type": ["object", "null"], "properties": { "url": JSON.parse('{"type":"string","maxLength":131072}'), "method": JSON.parse('{"type":"string","maxLength":131072}'), "via": JSON.parse('{"type":"string","enum":["container-address","published-port","host-network","unix-socket"]}'), "connections": JSON.parse('{"type":"integer","exclusiveMinimum":0}'), "rate": JSON.parse('{"type":["number","null"],"exclusiveMinimum":0}'), "planned": JSON.parse('{"default":null,"type":["object","null"],"properties":{"requests":{"type":"integer","minimum":0},"unit":{"type":"string","enum":["request","turn"]},"sent":{"type":"integer","minimum":0},"open":{"type":"integer","minimum":0},"endedLoad":{"type":"boolean"}},"required":["requests","unit","sent","open","endedLoad"]}'), "durationMs": JSON.parse('{"type":"number","minimum":0}'), "pausedMs": JSON.parse('{"type":"number","minimum":0}'), "requests": JSON.parse('{"type":"integer","minimum":0}'), "errors": JSON.parse('{"type":"integer","minimum":0}'), "timeouts": JSON.parse('{"type":"integer","minimum":0}'), "requestTimeoutMs": JSON.parse('{"default":10000,"type":"number","minimum":0}'), "unfinished": JSON.parse('{"default":0,"type":"integer","minimum":0}'), "streams": JSON.parse('{"default":0,"type":"integer","minimum":0}'), "non2xx": JSON.parse('{"type":"integer","minimum":0}'), "errorRate": JSON.parse('{"type":["number","null"],"minimum":0,"maximum":1}'), "requestsPerSecond": JSON.parse('{"type":"number","minimum":0}'), "paced": JSON.parse('{"type":["object","null"],"properties":{"due":{"type":"integer","minimum":0},"sent":{"type":"integer","minimum":0}},"required":["due","sent"]}'), "statusCodes": { "type": "object", "propertyNames": { "type": "string", "pattern": "^[1-9]\\d{2}$" }, "additionalProperties": JSON.parse('{"type":"integer","minimum":0}') }, "minRate": JSON.parse('{"default":null,"type":["number","null"],"minimum":0,"maximum":1}'), "redirect": JSON.parse('{"default":null,"type":["object","null"],"properties":{"status":{"type":"integer"},"location":{"type":["string","null"],"maxLength":131072},"request":{"default":null,"type":["string","null"],"maxLength":131072}},"required":["status","location"]}'), "acceptsRedirects": JSON.parse('{"default":false,"type":"boolean"}'), "stalledConnections": JSON.parse('{"type":"integer","minimum":0}'), "longestResponseGapMs": JSON.parse('{"type":"number","minimum":0}'), "responseGapsMs": JSON.parse('{"default":0,"type":"number","minimum":0}'), "finalResponseGapMs": JSON.parse('{"default":0,"type":"number","minimum":0}'), "latencyMs": JSON.parse('{"anyOf":[{"$ref":"#/$defs/latency"},{"type":"null"}]}'), "lastError": JSON.parse('{"type":["string","null"],"maxLength":131072}'), "timeline": JSON.parse('{"maxItems":600,"type":"array","items":{"type":"object","properties":{"atMs":{"type":"number","minimum":0},"requestsPerSecond":{"type":"number","minimum":0},"p99Ms":{"type":["number","null"],"minimum":0},"failed":{"type":"integer","minimum":0},"connections":{"type":"integer","exclusiveMinimum":0}},"required":["atMs","requestsPerSecond","p99Ms","failed"]}}'), "steps": JSON.parse('{"maxItems":500,"type":["array","null"],"items":{"type":"object","properties":{"once":{"type":"boolean"},"name":{"type":"string","maxLength":131072},"line":{"type":"integer","exclusiveMinimum":0},"method":{"type":"string","maxLength":131072},"path":{"type":"string","maxLength":131072},"requests":{"type":"integer","minimum":0},"failed":{"type":"integer","minimum":0},"errors":{"type":"integer","minimum":0},"open":{"type":"integer","minimum":0},"captureFailures":{"type":"integer","minimum":0},"latencyMs":{"anyOf":[{"$ref":"#/$defs/latency"},{"type":"null"}]},"firstFailure":{"type":["string","null"],"maxLength":131072}},"required":["once","name","line","method","path","requests","failed","errors","open","captureFailures","latencyMs","firstFailure"]}}'), "stages": JSON.parse('{"maxItems":10000,"type":["array","null"],"items":{"type":"object","properties":{"atMs":{"type":"number","minimum":0},"connections":{"type":"number","exclusiveMinimum":0},"rate":{"type":["number","null"],"minimum":0}},"required":["atMs","connections","rate"]}}') }, "required": ["url", "method", "via", "connections", "rate", "durationMs", "pausedMs", "requests", "errors", "timeouts", "non2xx", "errorRate", "requestsPerSecond", "paced", "statusCodes", "stalledConnections", "longestResponseGapMs", "latencyMs", "lastError", "timeline", "steps", "stages"] }, "warmup": JSON.parse('{"default":null,"type":["object","null"],"properties":{"requests":{"type":"integer","minimum":0},"failed":{"type":"integer","minimum":0},"requestsPerSecond":{"type":"number","minimum":0},"latencyMs":{"anyOf":[{"$ref":"#/$defs/latency"},{"type":"null"}]}},"required":["requests","failed","requestsPerSecond","latencyMs"]}'), "workload": JSON.parse('{"anyOf":[{"oneOf":[{"type":"object","properties":{"kind":{"type":"string","const":"command"},"command":{"type":"string","maxLength":131072},"exitCode":{"type":["integer","null"]},"signal":{"type":["string","null"],"maxLength":131072},"durationMs":{"type":"number","minimum":0},"wasToEnd":{"type":"boolean"},"app":{"type":["object","null"],"properties":{"receivedBytes":{"type":["integer","null"],"minimum":0},"cpuMs":{"type":["number","null"],"minimum":0},"idleCpuMs":{"default":null,"type":["number","null"],"minimum":0}},"required":["receivedBytes","cpuMs"]}},"required":["kind","command","exitCode","signal","durationMs","wasToEnd","app"]},{"type":"object","properties":{"kind":{"type":"string","const":"none"},"durationMs":{"type":"number","minimum":0},"exitCodes":{"maxItems":10000,"type":"array","items":{"type":"integer"}}},"required":["kind","durationMs","exitCodes"]}]},{"type":"null"}]}'), "sampling": JSON.parse('{"type":"object","properties":{"sources":{"maxItems":10000,"type":"array","items":{"type":"object","properties":{"name":{"type":"string","enum":["stats-oneshot","stats-stream","cgroup-v1","cgroup-v2"]},"intervalMs":{"type":"number","minimum":0},"samples":{"type":"integer","minimum":0},"missed":{"type":"integer","minimum":0},"maxGapMs":{"type":["number","null"],"minimum":0}},"required":["name","intervalMs","samples","missed","maxGapMs"]}},"startedMs":{"type":["number","null"],"minimum":0},"firstSampleMs":{"type":["number","null"],"minimum":0},"notice":{"type":["string","null"],"maxLength":131072}},"required":["sources","startedMs","firstSampleMs","notice"]}'), "engine": JSON.parse('{"type":["object","null"],"properties":{"host":{"type":"string","maxLength":131072},"version":{"type":"string","maxLength":131072},"apiVersion":{"type":"string","maxLength":131072},"cgroupVersion":{"anyOf":[{"type":"string","enum":["1","2"]},{"type":"null"}]},"cgroupDriver":{"type":["string","null"],"maxLength":131072},"kernelVersion":{"type":"string","maxLength":131072},"operatingSystem":{"type":"string","maxLength":131072},"memoryBytes":{"type":"integer","minimum":0}},"required":["host","version","apiVersion","cgroupVersion","cgroupDriver","kernelVersion","operatingSystem","memoryBytes"]}'), "container": JSON.parse('{"type":["object","null"],"properties":{"id":{"type":"string","maxLength":131072},"name":{"type":"string","maxLength":131072},"image":{"type":"string","maxLength":131072},"imageId":{"type":["string","null"],"maxLength":131072},"startedAt":{"type":["string","null"],"maxLength":131072},"finishedAt":{"type":["string","null"],"maxLength":131072},"wasRunning":{"type":"boolean"},"exitedByItself":{"type":"boolean"},"exitCode":{"type":["integer","null"]},"restarts":{"default":0,"type":"integer","minimum":0},"memoryBytes":{"type":["integer","null"],"minimum":0},"memorySwapBytes":{"type":["integer","null"]},"cgroupLimitBytes":{"type":["integer","null"],"minimum":0},"logTail":{"maxItems":10000,"type":"array","items":{"type":"string","maxLength":131072}}},"required":["id","name","image","imageId","startedAt","finishedAt","wasRunning","exitedByItself","exitCode","memoryBytes","memorySwapBytes","cgroupLimitBytes","logTail"]}'), "notices": JSON.parse('{"maxItems":10000,"type":"array","items":{"type":"string","maxLength":131072}}'), "compositions": JSON.parse('{"maxItems":1000,"type":"array","items":{"type":"object","properties":{"atMs":{"type":"number","minimum":0},"anonymous":{"type":["integer","null"],"minimum":0},"shared":{"type":["integer","null"],"minimum":0},"activeFile":{"type":["integer","null"],"minimum":0},"kernel":{"type":["integer","null"],"minimum":0},"kernelReclaimable":{"default":null,"type":["integer","null"],"minimum":0},"sockets":{"type":["integer","null"],"minimum":0},"other":{"type":"integer","minimum":0}},"required":["atMs","anonymous","shared","activeFile","kernel","sockets","other"]}}'), "cpuSeries": JSON.parse('{"default":[],"maxItems":1000,"type":"array","items":{"type":"object","properties":{"atMs":{"type":"number","minimum":0},"cores":{"type":"number","minimum":0},"throttledRatio":{"type":["number","null"],"minimum":0,"maximum":1}},"required":["atMs","cores","throttledRatio"]}}'), "series": JSON.parse('{"maxItems":2000,"type":"array","items":{"type":"object","properties":{"atMs":{"type":"number","minimum":0},"workingSetBytes":{"type":"integer","minimum":0},"usageBytes":{"type":"integer","minimum":0}},"required":["atMs","workingSetBytes","usageBytes"]}}') }, "required": ["schemaVersion", "verdict", "maxRatio", "maxErrorRate", "suggestedLimitBytes", "memgateVersion", "createdAt", "durationMs", "timeOrigin", "requestedLimitBytes", "limitBytes", "outcome", "peak", "instantPeakBytes", "kernelPeakBytes", "oom", "pressure", "phases", "load", "workload", "sampling", "engine", "container", "notices", "compositions", "series"] }, "definitions": { "stop-data": '{"anyOf":[{"$ref":"#/$defs/engine-unavailable-no-response"},{"$ref":"#/$defs/engine-unavailable-context"},{"$ref":"#/$defs/image-failed-build"},{"$ref":"#/$defs/image-failed-build-not-run"},{"$ref":"#/$defs/image-failed-pull"},{"$ref":"#/$defs/image-failed-missing"},{"$ref":"#/$defs/image-failed-platform"},{"$ref":"#/$defs/image-failed-credentials"},{"$ref":"#/$defs/container-failed-port-in-use"},{"$ref":"#/$defs/container-failed-socket-in-use"},{"$ref":"#/$defs/container-failed-inspect"},{"$ref":"#/$defs/container-failed-usage-above-limit"},{"$ref":"#/$defs/container-failed-compose"},{"$ref":"#/$defs/container-failed-dependency"},{"$ref":"#/$defs/load-failed-command-not-run"},{"$ref":"#/$defs/load-failed-machine-too-slow"},{"$ref":"#/$defs/no-data"},{"$ref":"#/$defs/limit-not-applied-engine"},{"$ref":"#/$defs/limit-not-applied-swap"},{"$ref":"#/$defs/limit-not-applied-kernel"},{"$ref":"#/$defs/limit-not-applied-changed"},{"$ref":"#/$defs/limit-not-applied-swap-allowed"},{"$ref":"#/$defs/not-ready-status"},{"$ref":"#/$defs/not-ready"},{"$ref":"#/$defs/app-exited-exit"},{"$ref":"#/$defs/app-exited-sigkill"},{"$ref":"#/$defs/dependency-exited-exited"},{"$ref":"#/$defs/load-failed-no-response"},{"$ref":"#/$defs/load-failed-errors"},{"$ref":"#/$defs/load-failed-redirects"},{"$ref":"#/$defs/load-failed-rate-missed"},{"$ref":"#/$defs/load-failed-requests-missed"},{"$ref":"#/$defs/load-failed-scenario-errors"},{"$ref":"#/$defs/load-failed-step-failed"},{"$ref":"#/$defs/missed-requests"},{"$ref":"#/$defs/load-failed-response-gap"},{"$ref":"#/$defs/load-failed-response-gaps"},{"$ref":"#/$defs/load-failed-silent-end"},{"$ref":"#/$defs/load-failed-silent-after-load"},{"$ref":"#/$defs/load-failed-stalled"},{"$ref":"#/$defs/load-failed-command-failed"},{"$ref":"#/$defs/load-failed-command-too-short"},{"$ref":"#/$defs/load-failed-command-unnoticed"},{"$ref":"#/$defs/job-failed-exit-code"},{"$ref":"#/$defs/job-unfinished-time-up"},{"$ref":"#/$defs/too-few-samples-none"},{"$ref":"#/$defs/too-few-samples-few"},{"$ref":"#/$defs/too-few-samples-gap"},{"$ref":"#/$defs/too-few-samples-late"},{"$ref":"#/$defs/interrupted-caller-aborted"}]}', "engine-unavailable-no-response": '{"type":"object","properties":{"host":{"type":"string","maxLength":131072},"error":{"type":"string","maxLength":131072}},"required":["host","error"]}', "engine-unavailable-context": '{"type":"object","properties":{"context":{"type":"string","maxLength":131072}},"required":["context"]}', "image-failed-build": '{"type":"object","properties":{"exitCode":{"type":"integer"}},"required":["exitCode"]}', "image-failed-build-not-run": '{"type":"object","properties":{"error":{"type":"string","maxLength":131072}},"required":["error"]}', "image-failed-pull": '{"type":"object","properties":{"image":{"type":"string","maxLength":131072},"error":{"type":"string","maxLength":131072}},"required":["image","error"]}', "image-failed-missing": '{"type":"object","properties":{"image":{"type":"string","maxLength":131072}},"required":["image"]}', "image-failed-platform": '{"type":"object","properties":{"image":{"type":"string","maxLength":131072},"platform":{"type":"string","maxLength":131072}},"required":["image","platform"]}', "image-failed-credentials": '{"type":"object","properties":{"place":{"type":"string","maxLength":131072}},"required":["place"]}', "container-failed-port-in-use": '{"type":"object","properties":{"port":{"type":"integer"}},"required":["port"]}', "container-failed-socket-in-use": '{"type":"object","properties":{"socketPath":{"type":"string","maxLength":131072}},"required":["socketPath"]}', "container-failed-inspect": '{"type":"object","properties":{"container":{"type":"string","maxLength":131072},"error":{"type":"string","maxLength":131072}},"required":["container","error"]}', "container-failed-usage-above-limit": '{"type":"object","properties":{"container":{"type":"string","maxLength":131072},"workingSetBytes":{"type":"integer","minimum":0},"limitBytes":{"type":"integer","minimum":0}},"required":["container","workingSetBytes","limitBytes"]}', "container-failed-compose": '{"type":"object","properties":{"service":{"type":"string","maxLength":131072},"error":{"type":"string","maxLength":131072}},"required":["service","error"]}', "container-failed-dependency": '{"type":"object","properties":{"services":{"maxItems":10000,"type":"array","items":{"type":"string","maxLength":131072}}},"required":["services"]}', "load-failed-command-not-run": '{"type":"object","properties":{"program":{"type":"string","maxLength":131072},"error":{"type":"string","maxLength":131072}},"required":["program","error"]}', "load-failed-machine-too-slow": '{"type":"object","properties":{"plannedMs":{"type":"number","minimum":0},"waitedMs":{"type":"number","minimum":0}},"required":["plannedMs","waitedMs"]}', "no-data": '{"type":"object","properties":{}}', "limit-not-applied-engine": '{"type":"object","properties":{"reportedBytes":{"type":["integer","null"],"minimum":0},"expectedBytes":{"type":"integer","minimum":0}},"required":["reportedBytes","expectedBytes"]}', "limit-not-applied-swap": '{"type":"object","properties":{"swapBytes":{"type":["integer","null"]},"expectedBytes":{"type":"integer","minimum":0}},"required":["swapBytes","expectedBytes"]}', "limit-not-applied-kernel": '{"type":"object","properties":{"appliedBytes":{"type":["integer","null"],"minimum":0},"expectedBytes":{"type":"integer","minimum":0}},"required":["appliedBytes","expectedBytes"]}', "limit-not-applied-changed": '{"type":"object","properties":{"fromBytes":{"type":"integer","minimum":0},"toBytes":{"type":"integer","minimum":0}},"required":["fromBytes","toBytes"]}', "limit-not-applied-swap-allowed": '{"type":"object","properties":{"swapBytes":{"type":"integer"},"isTakenBack":{"default":false,"type":"boolean"}},"required":["swapBytes"]}', "not-ready-status": '{"type":"object","properties":{"status":{"type":"integer"},"url":{"type":"string","maxLength":131072},"afterMs":{"type":"number","minimum":0},"observed":{"$ref":"#/$defs/observation"},"otherPorts":{"type":["object","null"],"properties":{"port":{"type":"integer"},"exposed":{"maxItems":10000,"type":"array","items":{"type":"integer"}}},"required":["port","exposed"]},"place":{"default":null,"type":["object","null"],"properties":{"file":{"type":"string","maxLength":131072},"line":{"type":["integer","null"],"exclusiveMinimum":0},"column":{"default":null,"type":["integer","null"],"exclusiveMinimum":0}},"required":["file","line"]},"listeners":{"default":null,"maxItems":10000,"type":["array","null"],"items":{"type":"object","properties":{"address":{"type":"string","maxLength":131072},"port":{"type":"integer"}},"required":["address","port"]}}},"required":["status","url","afterMs","observed","otherPorts"]}', "failed-attempts": '{"maxItems":10000,"type":"array","items":{"type":"object","properties":{"places":{"maxItems":10000,"type":"array","items":{"type":"string","maxLength":131072}},"attempt":{"oneOf":[{"type":"object","properties":{"kind":{"type":"string","const":"http-status"},"status":{"type":"integer"}},"required":["kind","status"]},{"type":"object","properties":{"kind":{"type":"string","enum":["http-timeout","tcp-timeout"]},"afterMs":{"type":"number","minimum":0}},"required":["kind","afterMs"]},{"type":"object","properties":{"kind":{"type":"string","enum":["http-error","tcp-error"]},"error":{"type":"string","maxLength":131072},"errorCode":{"type":["string","null"],"maxLength":131072}},"required":["kind","error","errorCode"]},{"type":"object","properties":{"kind":{"type":"string","const":"tcp-closed"}},"required":["kind"]}]}},"required":["places","attempt"]}}', "observation": '{"oneOf":[{"type":"object","properties":{"kind":{"type":"string","const":"http"},"path":{"type":"string","maxLength":131072},"serverName":{"type":["string","null"],"maxLength":131072},"socketPath":{"type":["string","null"],"maxLength":131072},"isTried":{"type":"boolean"},"failures":{"$ref":"#/$defs/failed-attempts"},"outside":{"maxItems":10000,"type":"array","items":{"type":"string","maxLength":131072}}},"required":["kind","path","serverName","socketPath","isTried","failures","outside"]},{"type":"object","properties":{"kind":{"type":"string","const":"tcp"},"port":{"type":["integer","null"]},"socketPath":{"type":["string","null"],"maxLength":131072},"isTried":{"type":"boolean"},"failures":{"$ref":"#/$defs/failed-attempts"},"outside":{"maxItems":10000,"type":"array","items":{"type":"string","maxLength":131072}}},"required":["kind","port","socketPath","isTried","failures","outside"]},{"type":"object","properties":{"kind":{"type":"string","enum":["log","log-too-slow"]},"pattern":{"type":"string","maxLength":131072},"lastLine":{"type":["string","null"],"maxLength":131072}},"required":["kind","pattern","lastLine"]},{"type":"object","properties":{"kind":{"type":"string","const":"log-unreadable"},"error":{"type":"string","maxLength":131072}},"required":["kind","error"]},{"type":"object","properties":{"kind":{"type":"string","const":"command-exit"},"command":{"type":["string","null"],"maxLength":131072},"exitCode":{"type":"integer"},"output":{"type":"string","maxLength":131072}},"required":["kind","command","exitCode","output"]},{"type":"object","properties":{"kind":{"type":"string","const":"command-error"},"command":{"type":["string","null"],"maxLength":131072},"error":{"type":"string","maxLength":131072}},"required":["kind","command","error"]},{"type":"object","properties":{"kind":{"type":"string","const":"command-running"},"command":{"type":["string","null"],"maxLength":131072},"afterMs":{"type":"number","minimum":0}},"required":["kind","command","afterMs"]},{"type":"object","properties":{"kind":{"type":"string","const":"command-untried"},"command":{"type":["string","null"],"maxLength":131072}},"required":["kind","command"]}]}', "not-ready": '{"type":"object","properties":{"afterMs":{"type":"number","minimum":0},"observed":{"$ref":"#/$defs/observation"},"otherPorts":{"type":["object","null"],"properties":{"port":{"type":"integer"},"exposed":{"maxItems":10000,"type":"array","items":{"type":"integer"}}},"required":["port","exposed"]},"place":{"default":null,"type":["object","null"],"properties":{"file":{"type":"string","maxLength":131072},"line":{"type":["integer","null"],"exclusiveMinimum":0},"column":{"default":null,"type":["integer","null"],"exclusiveMinimum":0}},"required":["file","line"]},"listeners":{"default":null,"maxItems":10000,"type":["array","null"],"items":{"type":"object","properties":{"address":{"type":"string","maxLength":131072},"port":{"type":"integer"}},"required":["address","port"]}}},"required":["afterMs","observed","otherPorts"]}', "app-exited-exit": '{"type":"object","properties":{"exitCode":{"type":["integer","null"]},"phase":{"type":"string","enum":["start","warmup","load","settle","run"]}},"required":["exitCode","phase"]}', "app-exited-sigkill": '{"type":"object","properties":{"phase":{"type":"string","enum":["start","warmup","load","settle","run"]},"isOomKilled":{"type":"boolean"}},"required":["phase","isOomKilled"]}', "dependency-exited-exited": '{"type":"object","properties":{"services":{"maxItems":10000,"type":"array","items":{"type":"object","properties":{"service":{"type":"string","maxLength":131072},"exitCode":{"type":["integer","null"]},"restarts":{"type":"integer","minimum":0},"isOomKilled":{"type":"boolean"},"healthcheckOutput":{"type":["string","null"],"maxLength":131072},"log":{"maxItems":10000,"type":"array","items":{"type":"string","maxLength":131072}}},"required":["service","exitCode","restarts","isOomKilled","healthcheckOutput","log"]}}},"required":["services"]}', "load-failed-no-response": '{"type":"object","properties":{"url":{"type":"string","maxLength":131072},"errors":{"type":"integer","minimum":0},"lastError":{"type":["string","null"],"maxLength":131072},"timeouts":{"default":0,"type":"integer","minimum":0},"unfinished":{"default":0,"type":"integer","minimum":0},"streams":{"default":0,"type":"integer","minimum":0},"timeoutMs":{"default":10000,"type":"number","minimum":0}},"required":["url","errors","lastError"]}', "load-failed-errors": '{"type":"object","properties":{"failed":{"type":"integer","minimum":0},"requests":{"type":"integer","minimum":0},"maxErrorRate":{"type":"number","minimum":0,"maximum":1},"statusCodes":{"type":"object","propertyNames":{"type":"string","pattern":"^[1-9]\\\\d{2}$"},"additionalProperties":{"type":"integer","minimum":0}},"errors":{"type":"integer","minimum":0},"timeouts":{"type":"integer","minimum":0},"unfinished":{"default":0,"type":"integer","minimum":0},"streams":{"default":0,"type":"integer","minimum":0},"timeoutMs":{"default":10000,"type":"number","minimum":0},"lastError":{"default":null,"type":["string","null"],"maxLength":131072}},"required":["failed","requests","maxErrorRate","statusCodes","errors","timeouts"]}', "load-failed-redirects": '{"type":"object","properties":{"url":{"type":"string","maxLength":131072},"redirects":{"type":"integer","minimum":0},"requests":{"type":"integer","minimum":0},"status":{"type":"integer"},"location":{"type":["string","null"],"maxLength":131072},"request":{"default":null,"type":["string","null"],"maxLength":131072}},"required":["url","redirects","requests","status","location"]}', "load-failed-rate-missed": '{"type":"object","properties":{"due":{"type":"integer","minimum":0},"sent":{"type":"integer","minimum":0},"minRate":{"type":"number","minimum":0,"maximum":1},"connections":{"type":"integer","minimum":0}},"required":["due","sent","minRate","connections"]}', "load-failed-requests-missed": '{"type":"object","properties":{"requests":{"type":"integer","minimum":0},"unit":{"type":"string","enum":["request","turn"]},"sent":{"type":"integer","minimum":0},"open":{"type":"integer","minimum":0},"durationMs":{"type":"number","minimum":0}},"required":["requests","unit","sent","open","durationMs"]}', "load-failed-scenario-errors": '{"type":"object","properties":{"failed":{"type":"integer","minimum":0},"requests":{"type":"integer","minimum":0},"maxErrorRate":{"type":"number","minimum":0,"maximum":1},"steps":{"maxItems":10000,"type":"array","items":{"type":"object","properties":{"name":{"type":"string","maxLength":131072},"failed":{"type":"integer","minimum":0},"firstFailure":{"type":["string","null"],"maxLength":131072}},"required":["name","failed","firstFailure"]}}},"required":["failed","requests","maxErrorRate","steps"]}', "load-failed-step-failed": '{"type":"object","properties":{"name":{"type":"string","maxLength":131072},"failed":{"type":"integer","minimum":0},"firstFailure":{"type":["string","null"],"maxLength":131072},"line":{"type":"integer","exclusiveMinimum":0},"requests":{"type":"integer","minimum":0},"maxErrorRate":{"type":"number","minimum":0,"maximum":1}},"required":["name","failed","firstFailure","line","requests","maxErrorRate"]}', "missed-requests": '{"type":"object","properties":{"steps":{"maxItems":10000,"type":"array","items":{"type":"object","properties":{"name":{"type":"string","maxLength":131072},"line":{"type":"integer","exclusiveMinimum":0}},"required":["name","line"]}},"total":{"type":"integer","minimum":0}},"required":["steps","total"]}', "load-failed-response-gap": '{"type":"object","properties":{"url":{"type":"string","maxLength":131072},"gapMs":{"type":"number","minimum":0},"sendingMs":{"type":"number","minimum":0},"hasPauses":{"type":"boolean"}},"required":["url","gapMs","sendingMs","hasPauses"]}', "load-failed-response-gaps": '{"type":"object","properties":{"url":{"type":"string","maxLength":131072},"gapsMs":{"type":"number","minimum":0},"sendingMs":{"type":"number","minimum":0},"hasPauses":{"type":"boolean"}},"required":["url","gapsMs","sendingMs","hasPauses"]}', "load-failed-silent-end": '{"type":"object","properties":{"url":{"type":"string","maxLength":131072},"gapMs":{"type":"number","minimum":0},"maxGapMs":{"type":"number","minimum":0}},"required":["url","gapMs","maxGapMs"]}', "load-failed-silent-after-load": '{"type":"object","properties":{"observed":{"$ref":"#/$defs/observation"}},"required":["observed"]}', "load-failed-stalled": '{"type":"object","properties":{"url":{"type":"string","maxLength":131072},"stalled":{"type":"integer","minimum":0},"connections":{"type":"integer","minimum":0}},"required":["url","stalled","connections"]}', "load-failed-command-failed": '{"type":"object","properties":{"command":{"type":"string","maxLength":131072},"exitCode":{"type":["integer","null"]},"signal":{"type":["string","null"],"maxLength":131072},"durationMs":{"type":"number","minimum":0}},"required":["command","exitCode","signal","durationMs"]}', "load-failed-command-too-short": '{"type":"object","properties":{"command":{"type":"string","maxLength":131072},"exitCode":{"type":["integer","null"]},"signal":{"type":["string","null"],"maxLength":131072},"durationMs":{"type":"number","minimum":0},"minMs":{"type":"number","minimum":0}},"required":["command","exitCode","signal","durationMs","minMs"]}', "load-failed-command-unnoticed": '{"type":"object","properties":{"command":{"type":"string","maxLength":131072},"exitCode":{"type":["integer","null"]},"signal":{"type":["string","null"],"maxLength":131072},"durationMs":{"type":"number","minimum":0},"receivedBytes":{"type":["integer","null"],"minimum":0},"cpuMs":{"type":["number","null"],"minimum":0},"idleCpuMs":{"default":null,"type":["number","null"],"minimum":0}},"required":["command","exitCode","signal","durationMs","receivedBytes","cpuMs"]}', "job-failed-exit-code": '{"type":"object","properties":{"exitCode":{"type":["integer","null"]},"expected":{"maxItems":10000,"type":"array","items":{"type":"integer"}}},"required":["exitCode","expected"]}', "job-unfinished-time-up": '{"type":"object","properties":{"afterMs":{"type":"number","minimum":0}},"required":["afterMs"]}', "too-few-samples-none": '{"type":"object","properties":{"phase":{"type":"string","enum":["start","warmup","load","settle","run"]},"isFromFiles":{"type":"boolean"}},"required":["phase","isFromFiles"]}', "too-few-samples-few": '{"type":"object","properties":{"phase":{"type":"string","enum":["start","warmup","load","settle","run"]},"samples":{"type":"integer","minimum":0},"minSamples":{"type":"integer","minimum":0},"isFromFiles":{"type":"boolean"}},"required":["phase","samples","minSamples","isFromFiles"]}', "too-few-samples-gap": '{"type":"object","properties":{"phase":{"type":"string","enum":["start","warmup","load","settle","run"]},"gapMs":{"type":"number","minimum":0},"maxGapMs":{"type":"number","minimum":0},"isFromFiles":{"type":"boolean"}},"required":["phase","gapMs","maxGapMs","isFromFiles"]}', "too-few-samples-late": '{"type":"object","properties":{"afterMs":{"type":"number","minimum":0},"maxGapMs":{"type":"number","minimum":0},"isFromFiles":{"type":"boolean"}},"required":["afterMs","maxGapMs","isFromFiles"]}', "interrupted-caller-aborted": '{"type":"object","properties":{"why":{"type":["string","null"],"maxLength":131072}},"required":["why"]}', "stopped": '{"oneOf":[{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"engine-unavailable"},"code":{"type":"string","enum":["engine-unavailable/no-response","engine-unavailable/ssh","engine-unavailable/no-access"]},"data":{"$ref":"#/$defs/engine-unavailable-no-response"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"engine-unavailable"},"code":{"type":"string","const":"engine-unavailable/context"},"data":{"$ref":"#/$defs/engine-unavailable-context"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"image-failed"},"code":{"type":"string","const":"image-failed/build"},"data":{"$ref":"#/$defs/image-failed-build"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"image-failed"},"code":{"type":"string","const":"image-failed/build-not-run"},"data":{"$ref":"#/$defs/image-failed-build-not-run"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"image-failed"},"code":{"type":"string","enum":["image-failed/pull","image-failed/inspect"]},"data":{"$ref":"#/$defs/image-failed-pull"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"image-failed"},"code":{"type":"string","const":"image-failed/missing"},"data":{"$ref":"#/$defs/image-failed-missing"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"image-failed"},"code":{"type":"string","const":"image-failed/platform"},"data":{"$ref":"#/$defs/image-failed-platform"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"image-failed"},"code":{"type":"string","const":"image-failed/credentials"},"data":{"$ref":"#/$defs/image-failed-credentials"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"container-failed"},"code":{"type":"string","enum":["container-failed/create","container-failed/start","container-failed/no-command","container-failed/program-not-found","container-failed/unknown-user","container-failed/volumes"]},"data":{"$ref":"#/$defs/image-failed-build-not-run"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"container-failed"},"code":{"type":"string","const":"container-failed/port-in-use"},"data":{"$ref":"#/$defs/container-failed-port-in-use"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"container-failed"},"code":{"type":"string","const":"container-failed/socket-in-use"},"data":{"$ref":"#/$defs/container-failed-socket-in-use"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"container-failed"},"code":{"type":"string","enum":["container-failed/inspect","container-failed/set-limit"]},"data":{"$ref":"#/$defs/container-failed-inspect"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"container-failed"},"code":{"type":"string","const":"container-failed/usage-above-limit"},"data":{"$ref":"#/$defs/container-failed-usage-above-limit"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"container-failed"},"code":{"type":"string","const":"container-failed/compose"},"data":{"$ref":"#/$defs/container-failed-compose"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"container-failed"},"code":{"type":"string","const":"container-failed/dependency"},"data":{"$ref":"#/$defs/container-failed-dependency"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/command-not-run"},"data":{"$ref":"#/$defs/load-failed-command-not-run"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/machine-too-slow"},"data":{"$ref":"#/$defs/load-failed-machine-too-slow"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/load-process"},"data":{"$ref":"#/$defs/image-failed-build-not-run"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"engine-lost"},"code":{"type":"string","enum":["engine-lost/stopped","engine-lost/no-state"]},"data":{"$ref":"#/$defs/no-data"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"engine-lost"},"code":{"type":"string","const":"engine-lost/connection"},"data":{"$ref":"#/$defs/image-failed-build-not-run"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"limit-not-applied"},"code":{"type":"string","const":"limit-not-applied/unknown"},"data":{"$ref":"#/$defs/no-data"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"limit-not-applied"},"code":{"type":"string","const":"limit-not-applied/engine"},"data":{"$ref":"#/$defs/limit-not-applied-engine"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"limit-not-applied"},"code":{"type":"string","const":"limit-not-applied/swap"},"data":{"$ref":"#/$defs/limit-not-applied-swap"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"limit-not-applied"},"code":{"type":"string","const":"limit-not-applied/kernel"},"data":{"$ref":"#/$defs/limit-not-applied-kernel"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"limit-not-applied"},"code":{"type":"string","const":"limit-not-applied/changed"},"data":{"$ref":"#/$defs/limit-not-applied-changed"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"limit-not-applied"},"code":{"type":"string","const":"limit-not-applied/swap-allowed"},"data":{"$ref":"#/$defs/limit-not-applied-swap-allowed"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"not-ready"},"code":{"type":"string","enum":["not-ready/http-4xx","not-ready/http-status"]},"data":{"$ref":"#/$defs/not-ready-status"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"not-ready"},"code":{"type":"string","enum":["not-ready/no-response","not-ready/refused","not-ready/loopback-only","not-ready/ipv6-only","not-ready/closed","not-ready/certificate","not-ready/http2","not-ready/protocol","not-ready/unreachable","not-ready/no-socket","not-ready/other-network","not-ready/no-address","not-ready/not-tried","not-ready/no-log-line","not-ready/pattern-too-slow","not-ready/log-unreadable","not-ready/command-failed","not-ready/command-not-run","not-ready/command-running"]},"data":{"$ref":"#/$defs/not-ready"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"app-exited"},"code":{"type":"string","const":"app-exited/exit"},"data":{"$ref":"#/$defs/app-exited-exit"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"app-exited"},"code":{"type":"string","const":"app-exited/sigkill"},"data":{"$ref":"#/$defs/app-exited-sigkill"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"app-exited"},"code":{"type":"string","const":"app-exited/removed"},"data":{"$ref":"#/$defs/no-data"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"dependency-exited"},"code":{"type":"string","const":"dependency-exited/exited"},"data":{"$ref":"#/$defs/dependency-exited-exited"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/none-sent"},"data":{"$ref":"#/$defs/no-data"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/no-response"},"data":{"$ref":"#/$defs/load-failed-no-response"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/errors"},"data":{"$ref":"#/$defs/load-failed-errors"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/redirects"},"data":{"$ref":"#/$defs/load-failed-redirects"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/rate-missed"},"data":{"$ref":"#/$defs/load-failed-rate-missed"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/requests-missed"},"data":{"$ref":"#/$defs/load-failed-requests-missed"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/scenario-errors"},"data":{"$ref":"#/$defs/load-failed-scenario-errors"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/step-failed"},"data":{"$ref":"#/$defs/load-failed-step-failed"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","enum":["load-failed/step-no-response","load-failed/step-unsent"]},"data":{"$ref":"#/$defs/missed-requests"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/response-gap"},"data":{"$ref":"#/$defs/load-failed-response-gap"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/response-gaps"},"data":{"$ref":"#/$defs/load-failed-response-gaps"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/silent-end"},"data":{"$ref":"#/$defs/load-failed-silent-end"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/silent-after-load"},"data":{"$ref":"#/$defs/load-failed-silent-after-load"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/stalled"},"data":{"$ref":"#/$defs/load-failed-stalled"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/command-failed"},"data":{"$ref":"#/$defs/load-failed-command-failed"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/command-too-short"},"data":{"$ref":"#/$defs/load-failed-command-too-short"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/command-unnoticed"},"data":{"$ref":"#/$defs/load-failed-command-unnoticed"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"job-failed"},"code":{"type":"string","const":"job-failed/exit-code"},"data":{"$ref":"#/$defs/job-failed-exit-code"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"job-unfinished"},"code":{"type":"string","const":"job-unfinished/time-up"},"data":{"$ref":"#/$defs/job-unfinished-time-up"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"too-few-samples"},"code":{"type":"string","const":"too-few-samples/none"},"data":{"$ref":"#/$defs/too-few-samples-none"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"too-few-samples"},"code":{"type":"string","const":"too-few-samples/few"},"data":{"$ref":"#/$defs/too-few-samples-few"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"too-few-samples"},"code":{"type":"string","const":"too-few-samples/gap"},"data":{"$ref":"#/$defs/too-few-samples-gap"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"too-few-samples"},"code":{"type":"string","const":"too-few-samples/late"},"data":{"$ref":"#/$defs/too-few-samples-late"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"interrupted"},"code":{"type":"string","enum":["interrupted/sigint","interrupted/sigterm","interrupted/sighup","interrupted/caller-failed"]},"data":{"$ref":"#/$defs/no-data"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"interrupted"},"code":{"type":"string","const":"interrupted/caller-aborted"},"data":{"$ref":"#/$defs/interrupted-caller-aborted"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"internal-error"},"code":{"type":"string","const":"internal-error/unexpected"},"data":{"$ref":"#/$defs/image-failed-build-not-run"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]}]}', "composition": '{"type":"object","properties":{"anonymous":{"type":["integer","null"],"minimum":0},"shared":{"type":["integer","null"],"minimum":0},"activeFile":{"type":["integer","null"],"minimum":0},"kernel":{"type":["integer","null"],"minimum":0},"kernelReclaimable":{"default":null,"type":["integer","null"],"minimum":0},"sockets":{"type":["integer","null"],"minimum":0},"other":{"type":"integer","minimum":0}},"required":["anonymous","shared","activeFile","kernel","sockets","other"]}', "compared-run": '{"type":"object","properties":{"verdict":{"type":"string","enum":["pass","over-ratio","out-of-memory","oom-killed","inconclusive"]},"reason":{"anyOf":[{"type":"string","enum":["engine-unavailable","engine-lost","image-failed","container-failed","limit-not-applied","not-ready","app-exited","dependency-exited","load-failed","job-failed","job-unfinished","too-few-samples","interrupted","internal-error"]},{"type":"null"}]},"isMeasured":{"type":"boolean"},"message":{"type":"string","maxLength":131072},"heldBytes":{"type":["integer","null"],"minimum":0},"peakBytes":{"type":["integer","null"],"minimum":0},"requests":{"type":["integer","null"],"minimum":0},"requestsPerSecond":{"type":["number","null"],"minimum":0},"p50Ms":{"type":["number","null"],"minimum":0},"p99Ms":{"type":["number","null"],"minimum":0},"cpuMs":{"type":["number","null"],"minimum":0},"throttledRatio":{"default":null,"type":["number","null"],"minimum":0,"maximum":1},"composition":{"anyOf":[{"$ref":"#/$defs/composition"},{"type":"null"}]}},"required":["verdict","reason","isMeasured","message","heldBytes","peakBytes","requests","requestsPerSecond","p50Ms","p99Ms","cpuMs","composition"]}', "difference": '{"type":"object","properties":{"baseBytes":{"type":"integer","minimum":0},"headBytes":{"type":"integer","minimum":0},"difference":{"type":"number"},"lower":{"type":"number"},"upper":{"type":"number"}},"required":["baseBytes","headBytes","difference","lower","upper"]}', "latency": '{"type":"object","properties":{"p50":{"type":"number","minimum":0},"p90":{"type":"number","minimum":0},"p99":{"type":"number","minimum":0},"max":{"type":"number","minimum":0}},"required":["p50","p90","p99","max"]}' } };
}
function setFileSchema() {
  return JSON.parse('{"schema":{"type":"object","properties":{"$schema":{"default":"https://raw.githubusercontent.com/memgate/memgate/main/dist/gates.schema.json","type":"string","maxLength":131072},"schemaVersion":{"type":"number","const":1},"gates":{"minItems":1,"maxItems":1000,"type":"array","items":{"type":"object","properties":{"name":{"type":"string","maxLength":131072,"pattern":"^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$"},"refused":{"anyOf":[{"oneOf":[{"type":"object","properties":{"reason":{"type":"string","const":"bad-input"},"code":{"type":"string","enum":["bad-input/base-build","bad-input/base-image","bad-input/base-ref","bad-input/baseline","bad-input/compose-file","bad-input/container","bad-input/load-service","bad-input/memory-limit","bad-input/port","bad-input/ready","bad-input/report-dir","bad-input/set-limit","bad-input/write"]},"why":{"type":"string","maxLength":131072}},"required":["reason","code","why"]},{"type":"object","properties":{"reason":{"type":"string","enum":["interrupted","internal-error"]},"code":{"type":"string","enum":["engine-unavailable/no-response","engine-unavailable/ssh","engine-unavailable/no-access","engine-unavailable/context","image-failed/build","image-failed/build-not-run","image-failed/pull","image-failed/missing","image-failed/platform","image-failed/inspect","image-failed/credentials","container-failed/create","container-failed/start","container-failed/no-command","container-failed/program-not-found","container-failed/unknown-user","container-failed/volumes","container-failed/port-in-use","container-failed/socket-in-use","container-failed/inspect","container-failed/set-limit","container-failed/usage-above-limit","container-failed/compose","container-failed/dependency","load-failed/command-not-run","load-failed/machine-too-slow","load-failed/load-process","engine-lost/stopped","engine-lost/connection","engine-lost/no-state","limit-not-applied/unknown","limit-not-applied/engine","limit-not-applied/swap","limit-not-applied/kernel","limit-not-applied/changed","limit-not-applied/swap-allowed","not-ready/http-4xx","not-ready/http-status","not-ready/no-response","not-ready/refused","not-ready/loopback-only","not-ready/ipv6-only","not-ready/closed","not-ready/certificate","not-ready/http2","not-ready/protocol","not-ready/unreachable","not-ready/no-socket","not-ready/other-network","not-ready/no-address","not-ready/not-tried","not-ready/no-log-line","not-ready/pattern-too-slow","not-ready/log-unreadable","not-ready/command-failed","not-ready/command-not-run","not-ready/command-running","app-exited/exit","app-exited/sigkill","app-exited/removed","dependency-exited/exited","load-failed/none-sent","load-failed/no-response","load-failed/errors","load-failed/redirects","load-failed/rate-missed","load-failed/requests-missed","load-failed/scenario-errors","load-failed/step-failed","load-failed/step-no-response","load-failed/step-unsent","load-failed/response-gap","load-failed/response-gaps","load-failed/silent-end","load-failed/silent-after-load","load-failed/stalled","load-failed/command-failed","load-failed/command-too-short","load-failed/command-unnoticed","job-failed/exit-code","job-unfinished/time-up","too-few-samples/none","too-few-samples/few","too-few-samples/gap","too-few-samples/late","interrupted/sigint","interrupted/sigterm","interrupted/sighup","interrupted/caller-aborted","interrupted/caller-failed","internal-error/unexpected"]},"why":{"type":"string","maxLength":131072}},"required":["reason","code","why"]}]},{"type":"null"}]}},"required":["name","refused"]}}},"required":["schemaVersion","gates"]},"definitions":{}}');
}

// src/report/model/gates-file.ts
function parseSet(file) {
  const read2 = readBySchema(setFileSchema(), file);
  if (!read2.ok) return read2;
  const { gates } = read2.content;
  const isTwice = new Set(gates.map(({ name }) => name.toLowerCase())).size < gates.length;
  return isTwice ? { ok: false, problems: [{ path: "gates", message: "lists a gate twice" }] } : read2;
}
function savedSetOf(gates) {
  return {
    $schema: gatesSchemaUrl,
    schemaVersion,
    gates: gates.map((gate) => ({
      name: gate.name,
      refused: gate.kind === "refused" ? refusedOf(gate) : null
    }))
  };
}
function refusedOf({ kind: _kind, name: _name, ...refused2 }) {
  return refused2;
}

// src/report/model/consistency.ts
function inconsistenciesOf(report) {
  const found = [];
  const check = (isConsistent2, path, message) => {
    if (!isConsistent2) found.push({ path, message });
  };
  const { oom, peak, limitBytes, requestedLimitBytes, phases, load, kernelPeakBytes, series, container, outcome } = report;
  check(oom.killed === oom.witnesses.length > 0, "oom.killed", "is not consistent with witnesses");
  check(oom.killed || (oom.processKills ?? 0) === 0, "oom.processKills", "counts kills, but killed is false");
  check(
    limitBytes > 0 && isRoundedDown(limitBytes, requestedLimitBytes),
    "limitBytes",
    "is neither requestedLimitBytes nor requestedLimitBytes rounded down to whole pages"
  );
  check(report.warnRatio === null || report.warnRatio < report.maxRatio, "warnRatio", "is not below maxRatio");
  const highest = Math.max(0, ...phases.map((phase) => phase.peakBytes ?? 0));
  check((peak?.workingSetBytes ?? 0) >= highest, "peak.workingSetBytes", "is below the peak of a phase");
  const failed = Object.entries(load?.statusCodes ?? {}).reduce(
    (sum, [status, count]) => isSuccessStatus(Number(status)) ? sum : sum + count,
    0
  );
  const isConsistent = load === null || (load.steps === null ? load.non2xx === failed : load.non2xx <= load.requests);
  check(isConsistent, "load.non2xx", "is not consistent with statusCodes");
  const responses = Object.values(load?.statusCodes ?? {}).reduce((sum, count) => sum + count, 0);
  check(load === null || load.requests === responses, "load.requests", "is not consistent with statusCodes");
  check(
    load === null || load.stalledConnections <= load.connections,
    "load.stalledConnections",
    "is above connections"
  );
  const peakBytes = peak?.workingSetBytes ?? 0;
  check(
    peak === null || Math.abs(peak.ratio * limitBytes - peakBytes) < 1,
    "peak.ratio",
    "is not workingSetBytes \xF7 limitBytes"
  );
  check(kernelPeakBytes === null || kernelPeakBytes >= peakBytes, "kernelPeakBytes", "is below the peak");
  const processBytes = report.processes?.workingSetBytes ?? 0;
  check(processBytes <= peakBytes, "processes.workingSetBytes", "is above the peak");
  check(
    series.every((point) => point.workingSetBytes <= peakBytes),
    "series",
    "has a point above the peak"
  );
  check(new Set(phases.map(({ name }) => name)).size === phases.length, "phases", "lists a phase twice");
  check(peak === null || report.sampling.sources.length > 0, "sampling.sources", "is empty, but there is a peak");
  const mustKeepRunning = outcome.kind === "completed" && report.workload?.kind !== "none";
  check(
    !mustKeepRunning || container?.exitedByItself !== true,
    "container.exitedByItself",
    "is true, but the run is completed"
  );
  if (report.set !== null) checkSet(report, check);
  if (report.comparison !== null) checkComparison(report, check);
  if (report.baseline !== null) checkBaseline(report.baseline, check);
  return found;
}
function checkBaseline({ maxIncrease, result, held }, check) {
  const isJudged = result !== null;
  check(
    isJudged === (held !== null) && !(isJudged && maxIncrease === null),
    "baseline.result",
    "has no difference, or no max-increase, or a difference has no result"
  );
}
function checkSet({ set, peak, limitBytes }, check) {
  if (set === null) return;
  const { runs, shown, planned } = set;
  const record = runs[shown - 1];
  check(
    runs.every(({ run }, index) => run === index + 1),
    "set.runs",
    "does not number the runs from 1"
  );
  check(runs.length <= planned, "set.planned", "is below the number of runs");
  const isEndedEarly = runs.length < planned && runs.at(-1)?.verdict === "pass";
  check(!isEndedEarly, "set.runs", "lacks runs, although the last one passed");
  check(record !== void 0, "set.shown", "is not a run of the set");
  check(
    record === void 0 || record.peakBytes === (peak?.workingSetBytes ?? null) && record.limitBytes === limitBytes,
    "set.shown",
    "is a run with another peak or limit than the report"
  );
  check(
    runs.every(({ verdict, stop }) => verdict === "inconclusive" === (stop !== null)),
    "set.runs",
    "has an inconclusive run without a reason, or a reason without such a run"
  );
  check(
    runs.every((run) => run.limitBytes > 0),
    "set.runs",
    "has a limit of 0"
  );
}
function checkComparison({ comparison, set }, check) {
  if (comparison === null) return;
  const { pairs, result, unclear } = comparison;
  const heads = set?.runs ?? [];
  check(set !== null, "comparison", "is not null, but there is no set of runs");
  check(
    pairs.every(({ pair }, index) => pair === index + 1),
    "comparison.pairs",
    "does not number the pairs from 1"
  );
  check(
    pairs.length === heads.length && pairs.every(({ head }, index) => head.peakBytes === heads[index]?.peakBytes),
    "comparison.pairs",
    "has other runs of the head than set.runs"
  );
  const runs = pairs.flatMap(({ base, head }) => [base, head]);
  check(
    runs.every(
      ({ isMeasured, heldBytes, peakBytes, verdict }) => !isMeasured || (heldBytes ?? 0) > 0 && (heldBytes ?? 0) <= (peakBytes ?? 0) && (verdict === "pass" || verdict === "over-ratio")
    ),
    "comparison.pairs",
    "has a measured run without figures, or with a verdict that a measured run cannot have"
  );
  check(result === "unclear" === (unclear !== null), "comparison.unclear", "is not consistent with result");
}

// src/report/model/parse-report.ts
function parseReport(file) {
  const read2 = readBySchema(reportFileSchema(), file);
  if (!read2.ok) return read2;
  const problems = inconsistenciesOf(read2.content);
  return problems.length === 0 ? read2 : { ok: false, problems };
}

// src/report/storage/saved-file.ts
import { readFileSync, statSync } from "node:fs";

// node_modules/jsonc-parser/lib/esm/impl/scanner.js
function createScanner(text, ignoreTrivia = false) {
  const len = text.length;
  let pos = 0, value = "", tokenOffset = 0, token = 16, lineNumber = 0, lineStartOffset = 0, tokenLineStartOffset = 0, prevTokenLineStartOffset = 0, scanError = 0;
  function scanHexDigits(count, exact) {
    let digits = 0;
    let value2 = 0;
    while (digits < count || !exact) {
      let ch = text.charCodeAt(pos);
      if (ch >= 48 && ch <= 57) {
        value2 = value2 * 16 + ch - 48;
      } else if (ch >= 65 && ch <= 70) {
        value2 = value2 * 16 + ch - 65 + 10;
      } else if (ch >= 97 && ch <= 102) {
        value2 = value2 * 16 + ch - 97 + 10;
      } else {
        break;
      }
      pos++;
      digits++;
    }
    if (digits < count) {
      value2 = -1;
    }
    return value2;
  }
  function setPosition(newPosition) {
    pos = newPosition;
    value = "";
    tokenOffset = 0;
    token = 16;
    scanError = 0;
  }
  function scanNumber() {
    let start = pos;
    if (text.charCodeAt(pos) === 48) {
      pos++;
    } else {
      pos++;
      while (pos < text.length && isDigit(text.charCodeAt(pos))) {
        pos++;
      }
    }
    if (pos < text.length && text.charCodeAt(pos) === 46) {
      pos++;
      if (pos < text.length && isDigit(text.charCodeAt(pos))) {
        pos++;
        while (pos < text.length && isDigit(text.charCodeAt(pos))) {
          pos++;
        }
      } else {
        scanError = 3;
        return text.substring(start, pos);
      }
    }
    let end = pos;
    if (pos < text.length && (text.charCodeAt(pos) === 69 || text.charCodeAt(pos) === 101)) {
      pos++;
      if (pos < text.length && text.charCodeAt(pos) === 43 || text.charCodeAt(pos) === 45) {
        pos++;
      }
      if (pos < text.length && isDigit(text.charCodeAt(pos))) {
        pos++;
        while (pos < text.length && isDigit(text.charCodeAt(pos))) {
          pos++;
        }
        end = pos;
      } else {
        scanError = 3;
      }
    }
    return text.substring(start, end);
  }
  function scanString() {
    let result = "", start = pos;
    while (true) {
      if (pos >= len) {
        result += text.substring(start, pos);
        scanError = 2;
        break;
      }
      const ch = text.charCodeAt(pos);
      if (ch === 34) {
        result += text.substring(start, pos);
        pos++;
        break;
      }
      if (ch === 92) {
        result += text.substring(start, pos);
        pos++;
        if (pos >= len) {
          scanError = 2;
          break;
        }
        const ch2 = text.charCodeAt(pos++);
        switch (ch2) {
          case 34:
            result += '"';
            break;
          case 92:
            result += "\\";
            break;
          case 47:
            result += "/";
            break;
          case 98:
            result += "\b";
            break;
          case 102:
            result += "\f";
            break;
          case 110:
            result += "\n";
            break;
          case 114:
            result += "\r";
            break;
          case 116:
            result += "	";
            break;
          case 117:
            const ch3 = scanHexDigits(4, true);
            if (ch3 >= 0) {
              result += String.fromCharCode(ch3);
            } else {
              scanError = 4;
            }
            break;
          default:
            scanError = 5;
        }
        start = pos;
        continue;
      }
      if (ch >= 0 && ch <= 31) {
        if (isLineBreak(ch)) {
          result += text.substring(start, pos);
          scanError = 2;
          break;
        } else {
          scanError = 6;
        }
      }
      pos++;
    }
    return result;
  }
  function scanNext() {
    value = "";
    scanError = 0;
    tokenOffset = pos;
    lineStartOffset = lineNumber;
    prevTokenLineStartOffset = tokenLineStartOffset;
    if (pos >= len) {
      tokenOffset = len;
      return token = 17;
    }
    let code = text.charCodeAt(pos);
    if (isWhiteSpace(code)) {
      do {
        pos++;
        value += String.fromCharCode(code);
        code = text.charCodeAt(pos);
      } while (isWhiteSpace(code));
      return token = 15;
    }
    if (isLineBreak(code)) {
      pos++;
      value += String.fromCharCode(code);
      if (code === 13 && text.charCodeAt(pos) === 10) {
        pos++;
        value += "\n";
      }
      lineNumber++;
      tokenLineStartOffset = pos;
      return token = 14;
    }
    switch (code) {
      // tokens: []{}:,
      case 123:
        pos++;
        return token = 1;
      case 125:
        pos++;
        return token = 2;
      case 91:
        pos++;
        return token = 3;
      case 93:
        pos++;
        return token = 4;
      case 58:
        pos++;
        return token = 6;
      case 44:
        pos++;
        return token = 5;
      // strings
      case 34:
        pos++;
        value = scanString();
        return token = 10;
      // comments
      case 47:
        const start = pos - 1;
        if (text.charCodeAt(pos + 1) === 47) {
          pos += 2;
          while (pos < len) {
            if (isLineBreak(text.charCodeAt(pos))) {
              break;
            }
            pos++;
          }
          value = text.substring(start, pos);
          return token = 12;
        }
        if (text.charCodeAt(pos + 1) === 42) {
          pos += 2;
          const safeLength = len - 1;
          let commentClosed = false;
          while (pos < safeLength) {
            const ch = text.charCodeAt(pos);
            if (ch === 42 && text.charCodeAt(pos + 1) === 47) {
              pos += 2;
              commentClosed = true;
              break;
            }
            pos++;
            if (isLineBreak(ch)) {
              if (ch === 13 && text.charCodeAt(pos) === 10) {
                pos++;
              }
              lineNumber++;
              tokenLineStartOffset = pos;
            }
          }
          if (!commentClosed) {
            pos++;
            scanError = 1;
          }
          value = text.substring(start, pos);
          return token = 13;
        }
        value += String.fromCharCode(code);
        pos++;
        return token = 16;
      // numbers
      case 45:
        value += String.fromCharCode(code);
        pos++;
        if (pos === len || !isDigit(text.charCodeAt(pos))) {
          return token = 16;
        }
      // found a minus, followed by a number so
      // we fall through to proceed with scanning
      // numbers
      case 48:
      case 49:
      case 50:
      case 51:
      case 52:
      case 53:
      case 54:
      case 55:
      case 56:
      case 57:
        value += scanNumber();
        return token = 11;
      // literals and unknown symbols
      default:
        while (pos < len && isUnknownContentCharacter(code)) {
          pos++;
          code = text.charCodeAt(pos);
        }
        if (tokenOffset !== pos) {
          value = text.substring(tokenOffset, pos);
          switch (value) {
            case "true":
              return token = 8;
            case "false":
              return token = 9;
            case "null":
              return token = 7;
          }
          return token = 16;
        }
        value += String.fromCharCode(code);
        pos++;
        return token = 16;
    }
  }
  function isUnknownContentCharacter(code) {
    if (isWhiteSpace(code) || isLineBreak(code)) {
      return false;
    }
    switch (code) {
      case 125:
      case 93:
      case 123:
      case 91:
      case 34:
      case 58:
      case 44:
      case 47:
        return false;
    }
    return true;
  }
  function scanNextNonTrivia() {
    let result;
    do {
      result = scanNext();
    } while (result >= 12 && result <= 15);
    return result;
  }
  return {
    setPosition,
    getPosition: () => pos,
    scan: ignoreTrivia ? scanNextNonTrivia : scanNext,
    getToken: () => token,
    getTokenValue: () => value,
    getTokenOffset: () => tokenOffset,
    getTokenLength: () => pos - tokenOffset,
    getTokenStartLine: () => lineStartOffset,
    getTokenStartCharacter: () => tokenOffset - prevTokenLineStartOffset,
    getTokenError: () => scanError
  };
}
function isWhiteSpace(ch) {
  return ch === 32 || ch === 9;
}
function isLineBreak(ch) {
  return ch === 10 || ch === 13;
}
function isDigit(ch) {
  return ch >= 48 && ch <= 57;
}
var CharacterCodes;
(function(CharacterCodes2) {
  CharacterCodes2[CharacterCodes2["lineFeed"] = 10] = "lineFeed";
  CharacterCodes2[CharacterCodes2["carriageReturn"] = 13] = "carriageReturn";
  CharacterCodes2[CharacterCodes2["space"] = 32] = "space";
  CharacterCodes2[CharacterCodes2["_0"] = 48] = "_0";
  CharacterCodes2[CharacterCodes2["_1"] = 49] = "_1";
  CharacterCodes2[CharacterCodes2["_2"] = 50] = "_2";
  CharacterCodes2[CharacterCodes2["_3"] = 51] = "_3";
  CharacterCodes2[CharacterCodes2["_4"] = 52] = "_4";
  CharacterCodes2[CharacterCodes2["_5"] = 53] = "_5";
  CharacterCodes2[CharacterCodes2["_6"] = 54] = "_6";
  CharacterCodes2[CharacterCodes2["_7"] = 55] = "_7";
  CharacterCodes2[CharacterCodes2["_8"] = 56] = "_8";
  CharacterCodes2[CharacterCodes2["_9"] = 57] = "_9";
  CharacterCodes2[CharacterCodes2["a"] = 97] = "a";
  CharacterCodes2[CharacterCodes2["b"] = 98] = "b";
  CharacterCodes2[CharacterCodes2["c"] = 99] = "c";
  CharacterCodes2[CharacterCodes2["d"] = 100] = "d";
  CharacterCodes2[CharacterCodes2["e"] = 101] = "e";
  CharacterCodes2[CharacterCodes2["f"] = 102] = "f";
  CharacterCodes2[CharacterCodes2["g"] = 103] = "g";
  CharacterCodes2[CharacterCodes2["h"] = 104] = "h";
  CharacterCodes2[CharacterCodes2["i"] = 105] = "i";
  CharacterCodes2[CharacterCodes2["j"] = 106] = "j";
  CharacterCodes2[CharacterCodes2["k"] = 107] = "k";
  CharacterCodes2[CharacterCodes2["l"] = 108] = "l";
  CharacterCodes2[CharacterCodes2["m"] = 109] = "m";
  CharacterCodes2[CharacterCodes2["n"] = 110] = "n";
  CharacterCodes2[CharacterCodes2["o"] = 111] = "o";
  CharacterCodes2[CharacterCodes2["p"] = 112] = "p";
  CharacterCodes2[CharacterCodes2["q"] = 113] = "q";
  CharacterCodes2[CharacterCodes2["r"] = 114] = "r";
  CharacterCodes2[CharacterCodes2["s"] = 115] = "s";
  CharacterCodes2[CharacterCodes2["t"] = 116] = "t";
  CharacterCodes2[CharacterCodes2["u"] = 117] = "u";
  CharacterCodes2[CharacterCodes2["v"] = 118] = "v";
  CharacterCodes2[CharacterCodes2["w"] = 119] = "w";
  CharacterCodes2[CharacterCodes2["x"] = 120] = "x";
  CharacterCodes2[CharacterCodes2["y"] = 121] = "y";
  CharacterCodes2[CharacterCodes2["z"] = 122] = "z";
  CharacterCodes2[CharacterCodes2["A"] = 65] = "A";
  CharacterCodes2[CharacterCodes2["B"] = 66] = "B";
  CharacterCodes2[CharacterCodes2["C"] = 67] = "C";
  CharacterCodes2[CharacterCodes2["D"] = 68] = "D";
  CharacterCodes2[CharacterCodes2["E"] = 69] = "E";
  CharacterCodes2[CharacterCodes2["F"] = 70] = "F";
  CharacterCodes2[CharacterCodes2["G"] = 71] = "G";
  CharacterCodes2[CharacterCodes2["H"] = 72] = "H";
  CharacterCodes2[CharacterCodes2["I"] = 73] = "I";
  CharacterCodes2[CharacterCodes2["J"] = 74] = "J";
  CharacterCodes2[CharacterCodes2["K"] = 75] = "K";
  CharacterCodes2[CharacterCodes2["L"] = 76] = "L";
  CharacterCodes2[CharacterCodes2["M"] = 77] = "M";
  CharacterCodes2[CharacterCodes2["N"] = 78] = "N";
  CharacterCodes2[CharacterCodes2["O"] = 79] = "O";
  CharacterCodes2[CharacterCodes2["P"] = 80] = "P";
  CharacterCodes2[CharacterCodes2["Q"] = 81] = "Q";
  CharacterCodes2[CharacterCodes2["R"] = 82] = "R";
  CharacterCodes2[CharacterCodes2["S"] = 83] = "S";
  CharacterCodes2[CharacterCodes2["T"] = 84] = "T";
  CharacterCodes2[CharacterCodes2["U"] = 85] = "U";
  CharacterCodes2[CharacterCodes2["V"] = 86] = "V";
  CharacterCodes2[CharacterCodes2["W"] = 87] = "W";
  CharacterCodes2[CharacterCodes2["X"] = 88] = "X";
  CharacterCodes2[CharacterCodes2["Y"] = 89] = "Y";
  CharacterCodes2[CharacterCodes2["Z"] = 90] = "Z";
  CharacterCodes2[CharacterCodes2["asterisk"] = 42] = "asterisk";
  CharacterCodes2[CharacterCodes2["backslash"] = 92] = "backslash";
  CharacterCodes2[CharacterCodes2["closeBrace"] = 125] = "closeBrace";
  CharacterCodes2[CharacterCodes2["closeBracket"] = 93] = "closeBracket";
  CharacterCodes2[CharacterCodes2["colon"] = 58] = "colon";
  CharacterCodes2[CharacterCodes2["comma"] = 44] = "comma";
  CharacterCodes2[CharacterCodes2["dot"] = 46] = "dot";
  CharacterCodes2[CharacterCodes2["doubleQuote"] = 34] = "doubleQuote";
  CharacterCodes2[CharacterCodes2["minus"] = 45] = "minus";
  CharacterCodes2[CharacterCodes2["openBrace"] = 123] = "openBrace";
  CharacterCodes2[CharacterCodes2["openBracket"] = 91] = "openBracket";
  CharacterCodes2[CharacterCodes2["plus"] = 43] = "plus";
  CharacterCodes2[CharacterCodes2["slash"] = 47] = "slash";
  CharacterCodes2[CharacterCodes2["formFeed"] = 12] = "formFeed";
  CharacterCodes2[CharacterCodes2["tab"] = 9] = "tab";
})(CharacterCodes || (CharacterCodes = {}));

// node_modules/jsonc-parser/lib/esm/impl/parser.js
var ParseOptions;
(function(ParseOptions2) {
  ParseOptions2.DEFAULT = {
    allowTrailingComma: false
  };
})(ParseOptions || (ParseOptions = {}));
function visit(text, visitor, options = ParseOptions.DEFAULT) {
  const _scanner = createScanner(text, false);
  const _jsonPath = [];
  let suppressedCallbacks = 0;
  function toNoArgVisit(visitFunction) {
    return visitFunction ? () => suppressedCallbacks === 0 && visitFunction(_scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter()) : () => true;
  }
  function toOneArgVisit(visitFunction) {
    return visitFunction ? (arg) => suppressedCallbacks === 0 && visitFunction(arg, _scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter()) : () => true;
  }
  function toOneArgVisitWithPath(visitFunction) {
    return visitFunction ? (arg) => suppressedCallbacks === 0 && visitFunction(arg, _scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter(), () => _jsonPath.slice()) : () => true;
  }
  function toBeginVisit(visitFunction) {
    return visitFunction ? () => {
      if (suppressedCallbacks > 0) {
        suppressedCallbacks++;
      } else {
        let cbReturn = visitFunction(_scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter(), () => _jsonPath.slice());
        if (cbReturn === false) {
          suppressedCallbacks = 1;
        }
      }
    } : () => true;
  }
  function toEndVisit(visitFunction) {
    return visitFunction ? () => {
      if (suppressedCallbacks > 0) {
        suppressedCallbacks--;
      }
      if (suppressedCallbacks === 0) {
        visitFunction(_scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter());
      }
    } : () => true;
  }
  const onObjectBegin = toBeginVisit(visitor.onObjectBegin), onObjectProperty = toOneArgVisitWithPath(visitor.onObjectProperty), onObjectEnd = toEndVisit(visitor.onObjectEnd), onArrayBegin = toBeginVisit(visitor.onArrayBegin), onArrayEnd = toEndVisit(visitor.onArrayEnd), onLiteralValue = toOneArgVisitWithPath(visitor.onLiteralValue), onSeparator = toOneArgVisit(visitor.onSeparator), onComment = toNoArgVisit(visitor.onComment), onError = toOneArgVisit(visitor.onError);
  const disallowComments = options && options.disallowComments;
  const allowTrailingComma = options && options.allowTrailingComma;
  function scanNext() {
    while (true) {
      const token = _scanner.scan();
      switch (_scanner.getTokenError()) {
        case 4:
          handleError(
            14
            /* ParseErrorCode.InvalidUnicode */
          );
          break;
        case 5:
          handleError(
            15
            /* ParseErrorCode.InvalidEscapeCharacter */
          );
          break;
        case 3:
          handleError(
            13
            /* ParseErrorCode.UnexpectedEndOfNumber */
          );
          break;
        case 1:
          if (!disallowComments) {
            handleError(
              11
              /* ParseErrorCode.UnexpectedEndOfComment */
            );
          }
          break;
        case 2:
          handleError(
            12
            /* ParseErrorCode.UnexpectedEndOfString */
          );
          break;
        case 6:
          handleError(
            16
            /* ParseErrorCode.InvalidCharacter */
          );
          break;
      }
      switch (token) {
        case 12:
        case 13:
          if (disallowComments) {
            handleError(
              10
              /* ParseErrorCode.InvalidCommentToken */
            );
          } else {
            onComment();
          }
          break;
        case 16:
          handleError(
            1
            /* ParseErrorCode.InvalidSymbol */
          );
          break;
        case 15:
        case 14:
          break;
        default:
          return token;
      }
    }
  }
  function handleError(error, skipUntilAfter = [], skipUntil = []) {
    onError(error);
    if (skipUntilAfter.length + skipUntil.length > 0) {
      let token = _scanner.getToken();
      while (token !== 17) {
        if (skipUntilAfter.indexOf(token) !== -1) {
          scanNext();
          break;
        } else if (skipUntil.indexOf(token) !== -1) {
          break;
        }
        token = scanNext();
      }
    }
  }
  function parseString(isValue) {
    const value = _scanner.getTokenValue();
    if (isValue) {
      onLiteralValue(value);
    } else {
      onObjectProperty(value);
      _jsonPath.push(value);
    }
    scanNext();
    return true;
  }
  function parseLiteral() {
    switch (_scanner.getToken()) {
      case 11:
        const tokenValue = _scanner.getTokenValue();
        let value = Number(tokenValue);
        if (isNaN(value)) {
          handleError(
            2
            /* ParseErrorCode.InvalidNumberFormat */
          );
          value = 0;
        }
        onLiteralValue(value);
        break;
      case 7:
        onLiteralValue(null);
        break;
      case 8:
        onLiteralValue(true);
        break;
      case 9:
        onLiteralValue(false);
        break;
      default:
        return false;
    }
    scanNext();
    return true;
  }
  function parseProperty() {
    if (_scanner.getToken() !== 10) {
      handleError(3, [], [
        2,
        5
        /* SyntaxKind.CommaToken */
      ]);
      return false;
    }
    parseString(false);
    if (_scanner.getToken() === 6) {
      onSeparator(":");
      scanNext();
      if (!parseValue()) {
        handleError(4, [], [
          2,
          5
          /* SyntaxKind.CommaToken */
        ]);
      }
    } else {
      handleError(5, [], [
        2,
        5
        /* SyntaxKind.CommaToken */
      ]);
    }
    _jsonPath.pop();
    return true;
  }
  function parseObject() {
    onObjectBegin();
    scanNext();
    let needsComma = false;
    while (_scanner.getToken() !== 2 && _scanner.getToken() !== 17) {
      if (_scanner.getToken() === 5) {
        if (!needsComma) {
          handleError(4, [], []);
        }
        onSeparator(",");
        scanNext();
        if (_scanner.getToken() === 2 && allowTrailingComma) {
          break;
        }
      } else if (needsComma) {
        handleError(6, [], []);
      }
      if (!parseProperty()) {
        handleError(4, [], [
          2,
          5
          /* SyntaxKind.CommaToken */
        ]);
      }
      needsComma = true;
    }
    onObjectEnd();
    if (_scanner.getToken() !== 2) {
      handleError(7, [
        2
        /* SyntaxKind.CloseBraceToken */
      ], []);
    } else {
      scanNext();
    }
    return true;
  }
  function parseArray() {
    onArrayBegin();
    scanNext();
    let isFirstElement = true;
    let needsComma = false;
    while (_scanner.getToken() !== 4 && _scanner.getToken() !== 17) {
      if (_scanner.getToken() === 5) {
        if (!needsComma) {
          handleError(4, [], []);
        }
        onSeparator(",");
        scanNext();
        if (_scanner.getToken() === 4 && allowTrailingComma) {
          break;
        }
      } else if (needsComma) {
        handleError(6, [], []);
      }
      if (isFirstElement) {
        _jsonPath.push(0);
        isFirstElement = false;
      } else {
        _jsonPath[_jsonPath.length - 1]++;
      }
      if (!parseValue()) {
        handleError(4, [], [
          4,
          5
          /* SyntaxKind.CommaToken */
        ]);
      }
      needsComma = true;
    }
    onArrayEnd();
    if (!isFirstElement) {
      _jsonPath.pop();
    }
    if (_scanner.getToken() !== 4) {
      handleError(8, [
        4
        /* SyntaxKind.CloseBracketToken */
      ], []);
    } else {
      scanNext();
    }
    return true;
  }
  function parseValue() {
    switch (_scanner.getToken()) {
      case 3:
        return parseArray();
      case 1:
        return parseObject();
      case 10:
        return parseString(true);
      default:
        return parseLiteral();
    }
  }
  scanNext();
  if (_scanner.getToken() === 17) {
    if (options.allowEmptyContent) {
      return true;
    }
    handleError(4, [], []);
    return false;
  }
  if (!parseValue()) {
    handleError(4, [], []);
    return false;
  }
  if (_scanner.getToken() !== 17) {
    handleError(9, [], []);
  }
  return true;
}

// src/yaml/read-json.ts
function readJson(file, text, expected, diagnostics) {
  try {
    return { json: JSON.parse(text) };
  } catch {
    const place = syntaxError(file, text) ?? { file, line: 1, column: 1 };
    diagnostics.error({ place, path: "" }, `invalid JSON; expected ${expected}`);
    return null;
  }
}
function syntaxError(file, text) {
  let found = null;
  const onError = (_code, _offset, _length, line, character) => {
    found ??= { file, line: line + 1, column: character + 1 };
  };
  walk(text, { onError });
  return found;
}
function itemPlaces(file, text, path) {
  const list = JSON.stringify(path);
  let items = [];
  let level = 0;
  const onValue = (line, character, namesOf) => {
    if (level !== path.length + 1) return;
    const names = namesOf();
    if (typeof names.at(-1) !== "number" || JSON.stringify(names.slice(0, -1)) !== list) return;
    if (names.at(-1) === 0) items = [];
    items.push({ file, line: line + 1, column: character + 1 });
  };
  const open = (_offset, _length, line, character, namesOf) => {
    onValue(line, character, namesOf);
    level += 1;
  };
  const close = () => {
    level -= 1;
  };
  walk(text, {
    onObjectBegin: open,
    onArrayBegin: open,
    onObjectEnd: close,
    onArrayEnd: close,
    // The library passes six arguments: the value, its offset and length, then these.
    onLiteralValue: (...[, , , line, character, namesOf]) => onValue(line, character, namesOf)
  });
  return items;
}
function walk(text, visitor) {
  try {
    visit(text, visitor, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
}

// src/report/storage/saved-file.ts
var maxProblems = 10;
var maxFileBytes = 16 * 2 ** 20;
function readSavedFile(path, parse) {
  try {
    const stats = statSync(path);
    if (!stats.isFile()) return problem(`${path} is not a regular file`);
    if (stats.size > maxFileBytes)
      return problem(`${path} is too large: ${bytes(stats.size)}; expected at most ${bytes(maxFileBytes)}`);
    if (/\.html?$/i.test(path))
      return problem(`${path} is an HTML page; expected report.json, which is in the same folder`);
    const diagnostics = createDiagnostics();
    const read2 = readJson(path, decodeUtf8(readFileSync(path)), "a report that memgate wrote", diagnostics);
    if (read2 === null) return { ok: false, problems: diagnostics.errors() };
    const file = read2.json;
    const written = schemaVersionIn(file);
    if (written !== null && written > schemaVersion)
      return problem(
        `${path} has schemaVersion ${written}; memgate ${version} reads up to ${schemaVersion}. Use a newer version of memgate.`
      );
    const checked = parse(file);
    return checked.ok ? checked : { ok: false, problems: lines(path, checked.problems) };
  } catch (error) {
    const expected = isMissingFile(error) ? "; expected report.json or its folder" : "";
    return problem(`${path} ${whyUnreadable(error)}${expected}`);
  }
}
function problem(sentence) {
  return { ok: false, problems: [sentence] };
}
function lines(path, problems) {
  const first = problems.slice(0, maxProblems).map((each) => each.path === "" ? `\u2716 ${each.message}` : `\u2716 ${each.message} \u2192 at ${each.path}`);
  return [`${path} is not a report that memgate ${version} can read (schemaVersion ${schemaVersion}):`, ...first];
}

// src/report/storage/read-report.ts
import { existsSync, statSync as statSync2 } from "node:fs";
import { basename, dirname, join } from "node:path";
function readReport(place) {
  const isFolder = isDirectory(place);
  const folder = isFolder ? place : dirname(place);
  if ((isFolder || basename(place) === setFile) && existsSync(join(folder, setFile))) {
    const one = join(folder, firstGate(folder));
    return { ok: false, problems: [`${place} has several gates; expected one of them, such as ${one}`] };
  }
  const isSearch = isFolder ? isSearchIn(place) : basename(place) === sizeFile;
  if (isSearch) {
    const one = join(folder, runFolder(1));
    return {
      ok: false,
      problems: [`${place} is a search for the right limit; expected one of its runs, such as ${one}`]
    };
  }
  const read2 = readSavedFile(isFolder ? join(place, "report.json") : place, parseReport);
  return read2.ok ? { ok: true, report: read2.content } : read2;
}
function isSearchIn(folder) {
  return existsSync(join(folder, sizeFile)) && !existsSync(join(folder, "report.json"));
}
function isDirectory(place) {
  try {
    return statSync2(place).isDirectory();
  } catch {
    return false;
  }
}
function firstGate(folder) {
  const set = readSavedFile(join(folder, setFile), parseSet);
  return (set.ok ? set.content.gates.find(({ refused: refused2 }) => refused2 === null)?.name : void 0) ?? "NAME";
}
function folderOf(place) {
  return statSync2(place).isDirectory() ? place : dirname(place);
}

// src/report/storage/read-run.ts
import { existsSync as existsSync2 } from "node:fs";
import { basename as basename2, dirname as dirname2, join as join2 } from "node:path";
async function readRun(place) {
  const setPath = basename2(place) === setFile ? place : join2(place, setFile);
  if (existsSync2(setPath)) return readGates(setPath);
  const read2 = await readJudged(place);
  return read2.ok ? { ok: true, run: { kind: "one", judged: read2.judged } } : read2;
}
async function readGates(path) {
  const set = readSavedFile(path, parseSet);
  if (!set.ok) return set;
  const problems = [];
  const gates = [];
  for (const { name, refused: refused2 } of set.content.gates) {
    if (refused2 !== null) gates.push({ kind: "refused", name, ...refused2 });
    else {
      const read2 = await readJudged(join2(dirname2(path), name, "report.json"));
      if (read2.ok) gates.push({ kind: "judged", name, judged: read2.judged });
      else problems.push(...read2.problems);
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, run: { kind: "several", gates } };
}
async function readJudged(place, changed = noChange, maxIncrease = null) {
  const read2 = readReport(place);
  if (!read2.ok) return read2;
  const again = await judgeAgain(place, read2.report, changed, maxIncrease);
  if (!again.ok || read2.report.baseline === null) return again;
  const { withSavedBaseline } = await import("./with-baseline-RDT3ZOVH.js");
  return { ok: true, judged: withSavedBaseline(again.judged, read2.report.baseline, maxIncrease) };
}
async function judgeAgain(place, report, changed, maxIncrease) {
  if (report.set !== null) {
    return (await import("./read-set-TBSQT6W5.js")).readRunsOf(place, report, changed, maxIncrease);
  }
  const { evidence, thresholds, identity } = evidenceIn(report);
  const again = judged(evidence, changedThresholds(thresholds, changed), identity);
  if (evidence.liveMemory === null) return { ok: true, judged: again };
  const { withLeak } = await import("./with-leak-EEUYLREW.js");
  return { ok: true, judged: withLeak(again) };
}

// src/report/storage/read-saved.ts
import { existsSync as existsSync3 } from "node:fs";
import { basename as basename3, join as join3 } from "node:path";
async function readSaved(place) {
  const sizePath = sizePathIn(place);
  if (sizePath === null) {
    const read3 = await readRun(place);
    return read3.ok ? { ok: true, result: read3.run } : read3;
  }
  const { parseSize } = await import("./parse-size-Y6K7WRTC.js");
  const read2 = readSavedFile(sizePath, parseSize);
  return read2.ok ? { ok: true, result: { kind: "size", report: read2.content, gate: null } } : read2;
}
function sizePathIn(place) {
  if (basename3(place) === sizeFile) return place;
  const has = (name) => existsSync3(join3(place, name));
  return has(sizeFile) && !has(setFile) && !has("report.json") ? join3(place, sizeFile) : null;
}

export {
  minGrowthLoadMs,
  growthOf,
  isTooShortForGrowth,
  isAboveWarnRatio,
  reclaimableBytes,
  unknownKernelBytes,
  heldBytesOf,
  isOverByReclaimable,
  killCount,
  isAtContainerLimit,
  phaseCpuOf,
  isThrottled,
  cpuRow,
  smallTime,
  oomCgroupRow,
  adviceOnCgroups,
  timeOriginOf,
  outOfMemoryAdvice,
  outOfMemoryRows,
  headings,
  hasHeading,
  notEnforced,
  headroomText,
  verdictCode,
  killPhaseOf,
  meaning,
  phasesMeaning,
  limitToSet,
  limitBesideSizes,
  limitNameOf,
  noticesOf,
  lastLines,
  samplingText,
  certaintyText,
  minStallRatio,
  suggestionFor,
  wasAtLimit,
  rereadBytesOf,
  allRereadBytes,
  stalledMsOf,
  lowestLimit,
  noSuggestionOf,
  increaseOf,
  noChange,
  changedThresholds,
  judged,
  reportOf,
  evidenceIn,
  readBySchema,
  reportFileSchema,
  parseSet,
  savedSetOf,
  parseReport,
  readJson,
  itemPlaces,
  readSavedFile,
  readReport,
  folderOf,
  readJudged,
  readSaved
};
