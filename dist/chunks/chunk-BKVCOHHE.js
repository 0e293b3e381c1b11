import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  connectEngine,
  containerName,
  createContainer,
  engineHost,
  findCgroup,
  openStats,
  portOf,
  prepareImage,
  removeContainer,
  systemClock,
  within
} from "./chunk-GQEY3OMX.js";
import {
  columnsOf,
  htmlOf,
  junitOf,
  readPageCode,
  readSamples
} from "./chunk-FXLGYKGE.js";
import {
  judged,
  reportOf
} from "./chunk-I45U36S4.js";
import {
  suggestion
} from "./chunk-RDQIJZXX.js";
import {
  isRoundedDown,
  limitMismatch
} from "./chunk-SK3DZRO2.js";
import {
  GateError,
  messageOf,
  traceOf
} from "./chunk-SX2FXAU5.js";
import {
  isOptionName,
  optionNames,
  optionOf,
  options
} from "./chunk-SIRL3O34.js";
import {
  version
} from "./chunk-SI5TDDCK.js";

// src/inputs/inputs.ts
function readInputs(raw, lookAt2) {
  const problems = [];
  for (const name of raw.keys()) {
    if (!isOptionName(name)) problems.push(unknownOption(name));
  }
  const many = (name, parse) => {
    const given = raw.get(name) ?? [];
    return given.flatMap((text, index) => {
      const parsed = parse(text);
      if (parsed.ok) return [parsed.value];
      problems.push({
        name,
        message: `${seen(optionOf(name), text, index, given.length)}; expected ${parsed.accepted}`
      });
      return [];
    });
  };
  const one = (name, parse) => {
    const given = raw.get(name);
    if (given !== void 0 && given.length > 1) {
      problems.push({ name, message: `given ${given.length} times; expected once` });
      return null;
    }
    const preset = optionOf(name).default;
    if (given === void 0 && preset !== void 0) {
      const parsed = parse(preset);
      return parsed.ok ? parsed.value : null;
    }
    return many(name, parse)[0] ?? null;
  };
  const source = readSource(raw, problems, lookAt2, one, many);
  const limit = one("memory-limit", options["memory-limit"].parse);
  if (!raw.has("memory-limit")) {
    problems.push({
      name: "memory-limit",
      message: "is required, such as 512Mi: the limit that the app has where it is deployed"
    });
  }
  const path = one("path", options.path.parse);
  const body = one("body", options.body.parse);
  const method = one("method", options.method.parse);
  if (body !== null && method === "GET") {
    problems.push({ name: "body", message: `is not sent with ${method}; expected a method such as POST beside it` });
  }
  const inputs = {
    maxRatio: one("max-ratio", options["max-ratio"].parse),
    connections: one("connections", options.connections.parse),
    durationMs: one("duration", options.duration.parse),
    warmupMs: one("warmup", options.warmup.parse),
    maxErrorRate: one("max-error-rate", options["max-error-rate"].parse),
    readyTimeoutMs: one("ready-timeout", options["ready-timeout"].parse),
    reportDir: one("report-dir", options["report-dir"].parse)
  };
  const optional = {
    port: one("port", options.port.parse),
    rate: one("rate", options.rate.parse),
    readyPath: one("ready-path", options["ready-path"].parse),
    command: one("command", options.command.parse),
    cpus: one("cpus", options.cpus.parse),
    network: one("network", options.network.parse),
    headers: many("headers", options.headers.parse),
    env: many("env", options.env.parse)
  };
  const wantsComment = one("comment", options.comment.parse);
  const token = one("github-token", options["github-token"].parse);
  if (wantsComment === true && !token) {
    problems.push({ name: "github-token", message: "is required with comment: the workflow's github.token will do" });
  }
  if (inputs.reportDir === "") {
    problems.push({ name: "report-dir", message: "is empty; expected a folder" });
  } else if (inputs.reportDir !== null && lookAt2(inputs.reportDir) === "file") {
    problems.push({
      name: "report-dir",
      message: `"${inputs.reportDir}" is a file; expected a folder, or a path to create one at`
    });
  }
  if (problems.length > 0 || source === null || limit === null || path === null || method === null || !isComplete(inputs)) {
    return { ok: false, problems };
  }
  return {
    ok: true,
    inputs: Object.freeze({
      ...inputs,
      ...optional,
      source,
      limitBytes: limit.bytes,
      path,
      method,
      body,
      readyPath: optional.readyPath ?? path,
      commentToken: wantsComment === true ? token : null,
      notices: limit.notice === null ? [] : [limit.notice]
    })
  };
}
function readSource(raw, problems, lookAt2, one, many) {
  const image = one("image", options.image.parse);
  const context = one("build", options.build.parse);
  const dockerfile = one("dockerfile", options.dockerfile.parse);
  const buildArgs = many("build-args", options["build-args"].parse);
  const pull = one("pull", options.pull.parse);
  if (raw.has("image") === raw.has("build")) {
    problems.push({
      name: "image",
      message: raw.has("image") ? "and build are both given; expected one of them" : "or build is required: the image to run, or the folder to build it from"
    });
    return null;
  }
  if (context === null) {
    for (const name of ["dockerfile", "build-args"]) {
      if (raw.has(name)) problems.push({ name, message: "only goes with build" });
    }
    return image === null || pull === null ? null : { kind: "image", image, pull };
  }
  if (pull !== null && pull !== options.pull.default) problems.push({ name: "pull", message: "only goes with image" });
  if (lookAt2(context) !== "folder") {
    problems.push({ name: "build", message: `"${context}" is not a folder here; expected the build context` });
  } else {
    const file = dockerfile ?? `${context}/Dockerfile`;
    if (lookAt2(file) !== "file") {
      const name = dockerfile === null ? "build" : "dockerfile";
      problems.push({ name, message: `"${file}" is not a file here; expected the Dockerfile` });
    }
  }
  return { kind: "build", context, dockerfile, buildArgs };
}
function isComplete(values) {
  return Object.values(values).every((value) => value !== null);
}
function seen(option, text, index, total) {
  const entry = option.list === true && total > 1 ? `entry ${index + 1} of ${total}` : "";
  const value = option.secret === true ? `the value (${text.length} characters, not shown)` : `"${text}"`;
  return `${entry === "" ? value : `${entry}, ${value},`} is not accepted`;
}
function unknownOption(name) {
  const meant = suggestion(name, optionNames);
  const hint = meant === null ? `expected one of ${optionNames.join(", ")}` : `did you mean ${meant}?`;
  return { name, message: `is not an option; ${hint}` };
}

// src/run.ts
import { randomBytes } from "node:crypto";
import { statSync } from "node:fs";

// src/clean-up.ts
var patientStepMs = 3e4;
var hurriedStepMs = 2e3;
var hurriedTotalMs = 5e3;
var logTailLines = 50;
async function cleanUp({ clock, target, memory }, run2, halt) {
  const step = createSteps(clock, halt);
  const { container, sampling, loadProcess, image } = run2;
  await step(sampling?.lastLook);
  run2.collector?.endPhases();
  run2.lastState = await step(container?.state).then(valueIn);
  if (run2.lastState?.running === false && run2.startedState !== null) {
    halt.stop({ reason: "app-exited", detail: "the app exited" });
  }
  run2.isEnding = true;
  await Promise.all([step(loadProcess?.close), step(sampling?.close), step(container?.kill)]);
  const stopped = await step(container?.state);
  run2.stoppedState = stopped.value;
  run2.stateFailure = stopped.failure;
  if (run2.startedState !== null && container !== null) {
    const killed = memory.killedProcesses(container.id);
    run2.killedProcesses = killed?.length === 0 && sampling?.notice !== null ? null : killed;
  }
  if (container !== null && needsLog(run2, halt)) {
    run2.logTail = await step(() => container.logTail(logTailLines)).then(valueIn) ?? [];
  }
  run2.watch?.end();
  const created = container === null ? await step(run2.creating === null ? void 0 : () => run2.creating ?? Promise.resolve()) : null;
  const removed = await step(run2.engine === null ? void 0 : run2.container?.remove ?? target.removeContainer);
  const failure = removed.failure ?? created?.failure ?? null;
  if (failure !== null) {
    run2.notices.push(
      `the container ${target.containerName} could not be removed (${failure}); remove it with docker rm -f ${target.containerName}`
    );
  }
  const discarded = await step(image?.discard);
  if (discarded.failure !== null) {
    run2.notices.push(
      `the image that was built could not be untagged (${discarded.failure}); do so with docker rmi ${image?.reference}`
    );
  }
}
function valueIn({ value }) {
  return value;
}
function createSteps(clock, halt) {
  let hurriedSinceMs = null;
  const remainingMs = () => {
    const reason = halt.stopped()?.reason;
    if (reason === "interrupted" || reason === "engine-lost") hurriedSinceMs ??= clock.nowMs();
    if (hurriedSinceMs === null) return patientStepMs;
    return Math.max(1, Math.min(hurriedStepMs, hurriedSinceMs + hurriedTotalMs - clock.nowMs()));
  };
  return async (work) => {
    if (work === void 0) return { value: null, failure: null };
    const failed = (failure) => ({ value: null, failure });
    const late = () => {
      hurriedSinceMs ??= clock.nowMs();
      return failed("no answer in time");
    };
    const working = work().then(
      (value) => ({ value, failure: null }),
      (error) => failed(messageOf(error))
    );
    const patient = within(clock, remainingMs(), working, late);
    if (hurriedSinceMs !== null) return patient;
    const hurry = halt.interrupted.then(() => within(clock, hurriedStepMs, working, late));
    return Promise.race([patient, hurry]);
  };
}
function needsLog({ load, oomEvent, stoppedState }, halt) {
  const loadFailed = load !== null && load.errors + load.non2xx > 0;
  return halt.stopped() !== null || oomEvent !== null || stoppedState?.oomKilled === true || loadFailed;
}

// src/gather.ts
function evidenceOf(plan, run2, stop, clock) {
  const collected = run2.collector?.collected() ?? null;
  const container = containerFacts(run2);
  const requestedLimitBytes = plan.target.limitBytes;
  const inForce = container?.cgroupLimitBytes ?? null;
  const limitBytes = inForce !== null && isRoundedDown(inForce, requestedLimitBytes) ? inForce : requestedLimitBytes;
  const end = endOf(run2, stop, container, collected);
  return {
    memgateVersion: version,
    createdAt: run2.createdAt,
    durationMs: clock.nowMs() - run2.beganMs,
    timeOrigin: run2.collector?.timeOrigin ?? null,
    requestedLimitBytes,
    limitBytes,
    end,
    peak: peakOf(collected, limitBytes),
    instantPeakBytes: collected?.instantPeakBytes ?? null,
    ceilingBytes: ceilingOf(collected, end),
    oom: oomOf(run2, collected),
    stall: stallOf(collected),
    phases: collected === null ? [] : [...collected.phases],
    load: run2.load,
    sampling: {
      sources: sourcesOf(run2, collected),
      startedMs: run2.startedMs,
      firstSampleMs: collected?.firstSampleMs ?? null,
      notice: run2.sampling?.notice ?? null
    },
    engine: run2.engine,
    container,
    notices: run2.notices,
    compositions: collected === null ? [] : [...collected.compositions],
    series: collected === null ? [] : [...collected.series]
  };
}
function peakOf(collected, limitBytes) {
  const peak = collected?.peak ?? null;
  return peak === null ? null : { ...peak, ratio: peak.workingSetBytes / limitBytes };
}
function ceilingOf(collected, end) {
  const ceiling = collected?.ceiling ?? null;
  const load = collected?.phases.find((phase) => phase.name === "load");
  if (ceiling === null) return null;
  return end.kind === "completed" && (load === void 0 || ceiling.atMs < load.endMs) ? null : ceiling.bytes;
}
function oomOf(run2, collected) {
  const witnesses = [];
  if (run2.oomEvent !== null) witnesses.push({ name: "event", ...run2.oomEvent });
  if (collected !== null && collected.oomKillsAt !== null) witnesses.push({ name: "cgroup", ...collected.oomKillsAt });
  if (run2.lastState?.oomKilled === true || run2.stoppedState?.oomKilled === true) {
    witnesses.push({ name: "inspect", atMs: null, phase: null });
  }
  const processes = run2.killedProcesses;
  if (processes !== null && processes.length > 0) witnesses.push({ name: "kernel-log", atMs: null, phase: null });
  return {
    killed: witnesses.length > 0,
    processKills: collected?.oomKills ?? null,
    groupKills: collected?.oomGroupKills ?? null,
    processes: processes === null ? null : [...processes],
    witnesses
  };
}
function stallOf(collected) {
  const stall = collected?.stall ?? null;
  return stall === null ? null : { someMs: stall.someUs / 1e3, fullMs: stall.fullUs / 1e3 };
}
function sourcesOf(run2, collected) {
  return (run2.sampling?.sources() ?? []).map(({ name, intervalMs }) => {
    const { samples, missed, maxGapMs } = collected?.sources.get(name) ?? { samples: 0, missed: 0, maxGapMs: null };
    return { name, intervalMs, samples, missed, maxGapMs };
  });
}
function containerFacts(run2) {
  const { container, image, startedState, lastState, stoppedState } = run2;
  if (container === null || image === null) return null;
  const state = stoppedState ?? lastState ?? startedState;
  const exited = startedState !== null && lastState?.running === false;
  return {
    id: container.id,
    name: container.name,
    image: image.name,
    imageId: image.id,
    startedAt: state?.startedAt ?? null,
    finishedAt: state?.finishedAt ?? null,
    exitedByItself: exited,
    exitCode: exited ? lastState.exitCode : null,
    memoryBytes: startedState?.memoryBytes ?? null,
    memorySwapBytes: startedState?.memorySwapBytes ?? null,
    cgroupLimitBytes: run2.cgroupLimitBytes,
    logTail: [...run2.logTail]
  };
}
function endOf(run2, stop, container, collected) {
  const unanswered = run2.startedState !== null && run2.stoppedState === null;
  if (run2.stateFailure?.includes("HTTP code 404") && stop?.reason !== "interrupted") {
    return {
      kind: "stopped",
      reason: "app-exited",
      detail: "the container was removed by someone else during the run"
    };
  }
  if (unanswered && stop?.reason !== "interrupted" && stop?.reason !== "engine-lost") {
    return {
      kind: "stopped",
      reason: "engine-lost",
      detail: "the engine stopped answering before the container could be read"
    };
  }
  const change = collected?.limitChange ?? null;
  if (stop === null && change !== null) {
    const detail = `the limit changed during the run, from ${change.fromBytes} to ${change.toBytes} B`;
    return { kind: "stopped", reason: "limit-not-applied", detail };
  }
  if (stop === null) return { kind: "completed" };
  if (stop.reason === "app-exited" && run2.lostWhy !== null) {
    return { kind: "stopped", reason: "engine-lost", detail: run2.lostWhy };
  }
  if (stop.reason === "app-exited" && container !== null) {
    return { kind: "stopped", reason: stop.reason, detail: exitDetail(run2, container) };
  }
  return { kind: "stopped", ...stop };
}
function exitDetail(run2, { exitCode }) {
  const phase = run2.collector?.currentPhase() ?? "start";
  const when = phase === "start" ? "before it was ready" : `in the ${phase} phase`;
  const code = exitCode === null ? "" : ` with exit code ${exitCode}`;
  const killed = exitCode === 137 ? " (SIGKILL; no witness saw an OOM kill)" : "";
  return `the app exited ${when}${code}${killed}`;
}

// src/halt.ts
var reasonOf = {
  engine: "engine-unavailable",
  image: "image-failed",
  container: "container-failed",
  load: "load-failed"
};
function isConnectionError(thrown) {
  const codes = ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT"];
  if (!(thrown instanceof Error)) return false;
  if (thrown instanceof GateError) return thrown.stage !== "engine" && isConnectionError(thrown.cause);
  const { code, syscall } = thrown;
  return codes.includes(code ?? "") || code === "ENOENT" && syscall === "connect";
}
function createHalt(interrupt) {
  const controller = new AbortController();
  let stopped = null;
  let refusal = null;
  const stop = (next) => {
    stopped ??= next;
    controller.abort(new Error(next.detail));
  };
  const onInterrupt = () => stop(interrupt.reason);
  if (interrupt.aborted) onInterrupt();
  interrupt.addEventListener("abort", onInterrupt, { once: true });
  const aborted = (signal) => new Promise((resolve2) => {
    if (signal.aborted) resolve2();
    signal.addEventListener("abort", () => resolve2(), { once: true });
  });
  return {
    signal: controller.signal,
    halted: aborted(controller.signal),
    interrupted: aborted(interrupt),
    stop,
    stopFor: (thrown) => {
      const detail = messageOf(thrown);
      if (isConnectionError(thrown))
        return stop({ reason: "engine-lost", detail: `the engine could not be asked any more: ${detail}` });
      if (!(thrown instanceof GateError)) return stop({ reason: "internal-error", detail: traceOf(thrown) });
      if (thrown.stage !== "inputs") return stop({ reason: reasonOf[thrown.stage], detail: thrown.message });
      refusal ??= thrown;
      stop({ reason: "internal-error", detail: thrown.message });
    },
    stopped: () => stopped,
    refusal: () => refusal
  };
}

// src/memory/compositions.ts
var maxCompositions = 1e3;
var finestMs = 100;
function createCompositions() {
  let intervalMs = finestMs;
  let dueMs = 0;
  let points = [];
  return {
    offer: (atMs, composition) => {
      if (atMs < dueMs) return;
      dueMs = atMs + intervalMs;
      points.push({ atMs, ...composition() });
      if (points.length <= maxCompositions) return;
      points = points.filter((_, index) => index % 2 === 0);
      intervalMs *= 2;
      dueMs = (points.at(-1)?.atMs ?? 0) + intervalMs;
    },
    points: () => points
  };
}

// src/memory/series.ts
var maxStretches = 1e3;
var finestMs2 = 10;
function createSeries() {
  let lengthMs = finestMs2;
  let stretches = /* @__PURE__ */ new Map();
  const join2 = () => {
    lengthMs *= 2;
    const joined = /* @__PURE__ */ new Map();
    for (const { low, high } of stretches.values()) {
      addTo(joined, low);
      addTo(joined, high);
    }
    stretches = joined;
  };
  const addTo = (to, point) => {
    const index = Math.floor(point.atMs / lengthMs);
    const stretch = to.get(index);
    if (stretch === void 0) to.set(index, { low: point, high: point });
    else if (point.workingSetBytes > stretch.high.workingSetBytes) stretch.high = point;
    else if (point.workingSetBytes < stretch.low.workingSetBytes) stretch.low = point;
  };
  return {
    add: (point) => {
      addTo(stretches, point);
      while (stretches.size > maxStretches) join2();
    },
    points: () => [...stretches.values()].flatMap(({ low, high }) => low === high ? [low] : low.atMs < high.atMs ? [low, high] : [high, low]).sort((a, b) => a.atMs - b.atMs)
  };
}

// src/memory/sustained.ts
var sustainedAfterMs = 2e3;
function createSustained() {
  const candidates = [];
  let firstMs = null;
  return (atMs, value) => {
    firstMs ??= atMs;
    let sinceMs = atMs;
    for (let last = candidates.at(-1); last !== void 0 && last.value >= value; last = candidates.at(-1)) {
      sinceMs = last.sinceMs;
      candidates.pop();
    }
    candidates.push({ sinceMs, value });
    const fromMs = atMs - sustainedAfterMs;
    while ((candidates[1]?.sinceMs ?? Number.POSITIVE_INFINITY) <= fromMs) candidates.shift();
    return firstMs > fromMs ? 0 : candidates[0]?.value ?? 0;
  };
}

// src/memory/collector.ts
function createCollector(clock, sink) {
  const originMs = clock.nowMs();
  const timeOrigin = clock.isoNow();
  const elapsedMs = () => clock.nowMs() - originMs;
  const series = createSeries();
  const compositions = createCompositions();
  const sustained = createSustained();
  const phases = [];
  const sources = /* @__PURE__ */ new Map();
  let open2 = null;
  let firstLookMs = null;
  let lastLookMs = 0;
  let peak = null;
  let instantPeakBytes = null;
  let ceiling = null;
  let limitChange = null;
  let oomKills = null;
  let oomKillsAt = null;
  let oomGroupKills = null;
  let stall = null;
  const endPhase = (atMs) => {
    if (open2 === null) return;
    open2.endMs = atMs;
    open2.maxGapMs = Math.max(open2.maxGapMs, atMs - Math.max(lastLookMs, open2.startMs));
    open2 = null;
  };
  const beginPhase2 = (name) => {
    const atMs = elapsedMs();
    endPhase(atMs);
    open2 = { name, startMs: atMs, endMs: atMs, samples: 0, maxGapMs: 0, peakBytes: null };
    phases.push(open2);
  };
  const currentPhase = () => open2?.name ?? phases.at(-1)?.name ?? "start";
  const keep = (source, reading, atMs) => {
    const { activeFileBytes } = reading;
    const transientFileBytes = activeFileBytes === null ? 0 : activeFileBytes - sustained(atMs, activeFileBytes);
    const workingSetBytes = Math.max(0, reading.workingSetBytes - transientFileBytes);
    const { usageBytes, inactiveFileBytes } = reading;
    const phase = open2 ?? phases.at(-1);
    if (phase !== void 0) {
      phase.samples += 1;
      const sinceMs = firstLookMs === null ? atMs : Math.max(lastLookMs, phase.startMs);
      phase.maxGapMs = Math.max(phase.maxGapMs, atMs - sinceMs);
      phase.peakBytes = Math.max(phase.peakBytes ?? 0, workingSetBytes);
    }
    firstLookMs ??= atMs;
    lastLookMs = atMs;
    instantPeakBytes = Math.max(instantPeakBytes ?? 0, reading.workingSetBytes);
    const composed = () => {
      const activeFile = activeFileBytes === null ? null : activeFileBytes - transientFileBytes;
      return { ...reading.composition(), activeFile };
    };
    compositions.offer(atMs, composed);
    if (workingSetBytes > (peak?.workingSetBytes ?? -1)) {
      const composition = composed();
      const figures = { workingSetBytes, usageBytes, inactiveFileBytes, transientFileBytes, composition };
      peak = { ...figures, phase: currentPhase(), atMs, source };
    }
    if (ceiling !== null && usageBytes > ceiling.bytes) ceiling = null;
    if (reading.ceilingBytes !== null) ceiling = { bytes: Math.max(reading.ceilingBytes, ceiling?.bytes ?? 0), atMs };
    if (reading.oomKills !== null) {
      if (reading.oomKills > 0) oomKillsAt ??= { atMs, phase: currentPhase() };
      oomKills = Math.max(reading.oomKills, oomKills ?? 0);
    }
    if (reading.oomGroupKills !== null) oomGroupKills = Math.max(reading.oomGroupKills, oomGroupKills ?? 0);
    stall = reading.stall ?? stall;
    series.add({ atMs, workingSetBytes, usageBytes });
    sink({ atMs, source, phase: currentPhase(), reading, workingSetBytes, transientFileBytes });
    return workingSetBytes;
  };
  return {
    timeOrigin,
    elapsedMs,
    beginPhase: beginPhase2,
    endPhases: () => endPhase(elapsedMs()),
    currentPhase,
    look: (name, look) => {
      const source = sources.get(name) ?? {
        samples: 0,
        missed: 0,
        maxGapMs: null,
        lastMs: 0,
        limitBytes: null
      };
      sources.set(name, source);
      if ("missed" in look) {
        source.missed += 1;
        return null;
      }
      const atMs = elapsedMs();
      if (source.samples > 0) source.maxGapMs = Math.max(source.maxGapMs ?? 0, atMs - source.lastMs);
      source.samples += 1;
      source.lastMs = atMs;
      if (look.limitBytes !== null) {
        source.limitBytes ??= look.limitBytes;
        if (look.limitBytes !== source.limitBytes) {
          limitChange ??= { fromBytes: source.limitBytes, toBytes: look.limitBytes };
        }
      }
      return keep(name, look, atMs);
    },
    collected: () => ({
      peak,
      instantPeakBytes,
      ceiling,
      limitChange,
      oomKills,
      oomKillsAt,
      oomGroupKills,
      stall,
      firstSampleMs: firstLookMs,
      phases,
      sources,
      compositions: compositions.points(),
      series: series.points()
    })
  };
}

// src/run-state.ts
function newRun(plan, { clock }) {
  return {
    createdAt: clock.isoNow(),
    beganMs: clock.nowMs(),
    notices: [...plan.notices],
    engine: null,
    image: null,
    container: null,
    creating: null,
    watch: null,
    collector: null,
    sampling: null,
    loadProcess: null,
    load: null,
    oomEvent: null,
    startedMs: null,
    startedState: null,
    cgroupLimitBytes: null,
    lastState: null,
    stoppedState: null,
    killedProcesses: null,
    logTail: [],
    stateFailure: null,
    lostWhy: null,
    isEnding: false
  };
}

// src/gate.ts
var windDownMs = 1e3;
async function runGate(plan, adapters, interrupt) {
  const halt = createHalt(interrupt);
  const run2 = newRun(plan, adapters);
  const conducting = conduct(plan, adapters, run2, halt).catch((error) => {
    if (!halt.signal.aborted) halt.stopFor(error);
  });
  await Promise.race([conducting, windingDown(conducting, adapters, halt)]);
  await cleanUp(adapters, run2, halt);
  const refusal = halt.refusal();
  if (refusal !== null) throw refusal;
  return evidenceOf(plan, run2, halt.stopped(), adapters.clock);
}
async function windingDown(conducting, { clock }, halt) {
  await halt.halted;
  await within(clock, windDownMs, conducting, () => {
  });
}
async function conduct(plan, adapters, run2, halt) {
  const { target, observer } = adapters;
  run2.engine = await target.connect();
  halt.signal.throwIfAborted();
  run2.image = await target.prepareImage(plan.target.source, halt.signal);
  halt.signal.throwIfAborted();
  const port = portOf(plan.target, run2.image.exposedPorts);
  await openBoth(plan, adapters, run2, port);
  halt.signal.throwIfAborted();
  const container = await startContainer(plan, adapters, run2, halt);
  halt.signal.throwIfAborted();
  observer.note(`waiting for ${plan.readiness.path} to answer`);
  const readiness = await target.awaitReady(await container.addresses(), plan.readiness, halt.signal);
  halt.signal.throwIfAborted();
  if (!readiness.ready) {
    const seconds = plan.readiness.timeoutMs / 1e3;
    const detail = `the app was not ready after ${seconds} s: GET ${plan.readiness.path} ${readiness.lastAnswer}`;
    return halt.stop({ reason: "not-ready", detail: detail + portHint(port, run2.image.exposedPorts) });
  }
  await sendLoad(plan, adapters, run2, halt, readiness.address);
}
function portHint(port, exposed) {
  const others = exposed.map((one) => Number.parseInt(one, 10));
  return others.length === 0 || others.includes(port) ? "" : `; the image exposes port ${others.join(", ")}, and port is ${port}`;
}
async function openBoth(plan, { target, load }, run2, port) {
  const image = run2.image;
  if (image === null) throw new Error("the image comes before the container");
  const creating = target.createContainer(plan.target, image, port).then((container) => {
    run2.container = container;
  });
  run2.creating = creating.catch(() => {
  });
  const openings = [
    load.open().then((process2) => {
      run2.loadProcess = process2;
    }),
    creating
  ];
  const failed = (await Promise.allSettled(openings)).find((opening) => opening.status === "rejected");
  if (failed !== void 0) throw failed.reason;
}
async function startContainer(plan, adapters, run2, halt) {
  const { clock, observer, memory, samples } = adapters;
  const container = run2.container;
  if (container === null) throw new Error("the container is created before it is started");
  const collector = createCollector(clock, samples);
  run2.collector = collector;
  run2.watch = await container.watch((event) => onEvent(event, run2, halt));
  beginPhase("start", collector, adapters);
  await container.start();
  run2.startedMs = collector.elapsedMs();
  run2.startedState = await container.state();
  run2.sampling = await memory.open(container, run2.startedState.pid, plan.sampling, (source, look) => {
    const workingSetBytes = collector.look(source, look);
    if (workingSetBytes !== null) observer.sample(workingSetBytes, plan.target.limitBytes);
  });
  const { memoryBytes, memorySwapBytes } = run2.startedState;
  const apiIsCapped = run2.sampling.notice !== null && plan.target.limitBytes > (run2.engine?.memoryBytes ?? 0);
  run2.cgroupLimitBytes = apiIsCapped ? null : run2.sampling.limitBytes;
  const readBack = { memoryBytes, memorySwapBytes, cgroupLimitBytes: run2.cgroupLimitBytes };
  const mismatch = limitMismatch(readBack, plan.target.limitBytes);
  if (mismatch !== null) halt.stop({ reason: "limit-not-applied", detail: mismatch });
  return container;
}
function onEvent(event, run2, halt) {
  const { collector } = run2;
  if (event.kind === "oom" && collector !== null) {
    run2.oomEvent ??= { atMs: collector.elapsedMs(), phase: collector.currentPhase() };
  }
  if (event.kind === "lost") run2.lostWhy = event.why;
  if (run2.isEnding) return;
  if (event.kind === "die") halt.stop({ reason: "app-exited", detail: "the app exited" });
  if (event.kind === "lost") halt.stop({ reason: "engine-lost", detail: event.why });
}
async function sendLoad(plan, adapters, run2, halt, address) {
  const { clock, observer } = adapters;
  const { loadProcess, collector } = run2;
  if (loadProcess === null || collector === null) throw new Error("the load process comes before the load");
  const send = (durationMs) => loadProcess.run(plan.load, address, durationMs, observer.load, halt.signal);
  if (plan.load.warmupMs > 0) {
    beginPhase("warmup", collector, adapters);
    await send(plan.load.warmupMs);
    halt.signal.throwIfAborted();
  }
  beginPhase("load", collector, adapters);
  const beganMs = collector.elapsedMs();
  const load = await send(plan.load.durationMs);
  const timeline = load.timeline.map((point) => ({ ...point, atMs: point.atMs + beganMs }));
  run2.load = { ...load, timeline };
  halt.signal.throwIfAborted();
  beginPhase("settle", collector, adapters);
  await clock.sleep(plan.sampling.settleMs, halt.signal);
}
function beginPhase(name, collector, { observer }) {
  collector.beginPhase(name);
  observer.phase(name);
}

// src/load/load-process.ts
import { fork } from "node:child_process";
var startTimeoutMs = 2e4;
var endTimeoutMs = 3e4;
var stopTimeoutMs = 2e3;
var nodeFlags = ["--max-semi-space-size=1", "--v8-pool-size=1"];
function createLoadAdapter(entry, clock) {
  return { open: () => open(entry, clock) };
}
async function open(entry, clock) {
  const child = fork(entry, [], { execArgv: nodeFlags, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const gone = new Promise((resolve2) => {
    child.once(
      "exit",
      (code, signal) => resolve2(`the load process ended unexpectedly (${signal ?? `exit code ${code}`})`)
    );
    child.once("error", (error) => resolve2(`the load process could not be started: ${error.message}`));
  });
  const process2 = {
    run: (plan, address, durationMs, onProgress, signal) => run(child, gone, clock, jobOf(plan, address, durationMs), address, onProgress, signal),
    close: async () => {
      if (child.connected) child.disconnect();
      await within(clock, 1e3, gone, () => child.kill("SIGKILL"));
      await gone;
    }
  };
  const warm = nextMessage(child, gone, (message) => message.type === "warm" ? true : void 0);
  const answer = await within(
    clock,
    startTimeoutMs,
    warm,
    () => `the load process was not ready within ${startTimeoutMs / 1e3} s`
  );
  if (answer !== true) {
    await process2.close();
    throw new GateError("load", answer);
  }
  return process2;
}
function jobOf({ path, method, headers, body, connections, rate }, address, durationMs) {
  return { url: address.origin + path, method, headers, body, connections, rate, durationMs };
}
async function run(child, gone, clock, job, address, onProgress, signal) {
  const stop = () => say(child, { type: "stop" });
  const result = nextMessage(child, gone, (message) => {
    if (message.type === "progress") onProgress({ requestsPerSecond: message.requestsPerSecond });
    if (message.type === "failed") return new GateError("load", `autocannon failed: ${message.message}`);
    return message.type === "done" ? message.load : void 0;
  });
  say(child, { type: "run", job });
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  const late = () => new GateError("load", `the load process did not end its run of ${job.durationMs / 1e3} s`);
  const ended = new AbortController();
  const overdue = clock.sleep(job.durationMs, AbortSignal.any([signal, ended.signal])).then(() => clock.sleep(endTimeoutMs, AbortSignal.any([signal, ended.signal]))).then(() => signal.aborted ? clock.sleep(stopTimeoutMs, ended.signal) : void 0).then(late);
  try {
    const outcome = await Promise.race([result, overdue]);
    if (typeof outcome === "string") throw new GateError("load", outcome);
    if (outcome instanceof Error) throw outcome;
    return { ...outcome, via: address.via };
  } finally {
    ended.abort();
    signal.removeEventListener("abort", stop);
  }
}
function nextMessage(child, gone, pick) {
  return new Promise((resolve2) => {
    const listen = (message) => {
      const picked = pick(message);
      if (picked !== void 0) settle(picked);
    };
    const settle = (value) => {
      child.off("message", listen);
      resolve2(value);
    };
    child.on("message", listen);
    gone.then(settle);
  });
}
function say(child, message) {
  if (child.connected) child.send(message, () => {
  });
}

// src/memory/kernel-log.ts
import { closeSync, constants, openSync, readSync } from "node:fs";
function readKernelLog(path = "/dev/kmsg") {
  const records = [];
  const buffer = Buffer.allocUnsafe(8192);
  let fd = null;
  try {
    fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    for (; ; ) {
      const record = readRecord(fd, buffer);
      if (record === "end") return records;
      if (record !== "overwritten") records.push(record.text);
    }
  } catch {
    return null;
  } finally {
    if (fd !== null) closeSync(fd);
  }
}
function readRecord(fd, buffer) {
  try {
    const record = buffer.toString("utf8", 0, readSync(fd, buffer));
    if (record === "") return "end";
    const [line = ""] = record.split("\n");
    return { text: line.slice(line.indexOf(";") + 1) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "EPIPE") return "overwritten";
    if (code === "EAGAIN") return "end";
    throw error;
  }
}
function killedIn(records, containerId) {
  const killed = /* @__PURE__ */ new Map();
  let victim = null;
  let isGroup = false;
  for (const text of records) {
    const choice = /^oom-kill:.*,task_memcg=([^,]*),task=.*,pid=(\d+),uid=\d+$/.exec(text);
    if (choice !== null) {
      isGroup = false;
      victim = choice[1]?.includes(containerId) === true ? Number(choice[2]) : null;
    }
    const group = /^Tasks in (.*) are going to be killed due to memory\.oom\.group set$/.exec(text);
    if (group !== null) isGroup = group[1]?.includes(containerId) === true;
    const kill = /(?:^|: )Killed process (\d+) \((.*)\) total-vm:\d+kB, anon-rss:(\d+)kB/.exec(text);
    if (kill === null) continue;
    const [, pid, name = "", anonymousKib] = kill;
    if (Number(pid) !== victim && !isGroup) continue;
    killed.set(Number(pid), { pid: Number(pid), name, anonymousBytes: Number(anonymousKib) * 1024 });
  }
  return [...killed.values()];
}

// src/memory/sampler.ts
function createMemoryAdapter(clock) {
  return {
    open: async (container, pid, plan, onLook) => {
      const found = findCgroup(container.id, pid);
      const files = "reader" in found ? sampleFiles(found.reader, plan.cgroupIntervalMs, onLook) : null;
      let stats = null;
      const opening = openStats(container, plan, clock, onLook).then((opened) => {
        stats = opened;
        return opened;
      });
      const limitBytes = files === null ? await (await opening).firstLimitBytes() : files.limitBytes;
      const sampling = {
        sources: () => [files?.source, stats].flatMap(
          (source) => source ? [{ name: source.name, intervalMs: source.intervalMs }] : []
        ),
        notice: "notice" in found ? found.notice : null,
        limitBytes,
        lastLook: async () => {
          files?.look();
          const opened = await opening;
          if (files === null || opened.name === "stats-oneshot") await opened.lastLook();
        },
        close: async () => {
          files?.close();
          await (await opening).close();
        }
      };
      return sampling;
    },
    killedProcesses: (containerId) => {
      const records = readKernelLog();
      return records === null ? null : killedIn(records, containerId);
    }
  };
}
var fullLookMs = 100;
function sampleFiles(reader, intervalMs, onLook) {
  const name = reader.version === "1" ? "cgroup-v1" : "cgroup-v2";
  const first = reader.read("full");
  onLook(name, first);
  let looks = 0;
  const fullEvery = Math.ceil(fullLookMs / intervalMs);
  const timer = setInterval(() => onLook(name, reader.read(++looks % fullEvery === 0 ? "full" : "quick")), intervalMs);
  return {
    source: { name, intervalMs },
    limitBytes: "missed" in first ? null : first.limitBytes,
    look: () => onLook(name, reader.read("full")),
    close: () => {
      clearInterval(timer);
      reader.close();
    }
  };
}

// src/report/files.ts
import {
  closeSync as closeSync2,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync as openSync2,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
var flushMs = 1e3;
var written = ["report.json", "junit.xml", "report.html"];
var header = "at_ms,phase,source,working_set_bytes,usage_bytes,inactive_file_bytes,transient_file_bytes\n";
function openReportFolder(folder) {
  const reportPath = resolve(folder, "report.json");
  try {
    makeFolder(resolve(folder));
    for (const name of ["samples.csv", ...written]) assertRegular(join(folder, name));
    for (const name of written) rmSync(join(folder, name), { force: true });
    const fd = openSync2(join(folder, "samples.csv"), "w");
    writeSync(fd, header);
    return { reportPath, ...createWriters(folder, fd) };
  } catch (cause) {
    throw new GateError("inputs", `report-dir: "${folder}" can't be written to: ${messageOf(cause)}`, { cause });
  }
}
function makeFolder(path) {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}
function assertRegular(path) {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats !== void 0 && !stats.isFile()) throw new Error(`${path} is there already, and is not a plain file`);
}
function createWriters(folder, fd) {
  let problem = null;
  let lines = "";
  let writtenMs = 0;
  const flush = () => {
    const text = lines;
    lines = "";
    if (text === "" || problem !== null) return;
    try {
      writeFileSync(fd, text);
    } catch (error) {
      problem = `samples.csv could not be written further: ${messageOf(error)}`;
    }
  };
  return {
    sample: ({ atMs, phase, source, reading, workingSetBytes, transientFileBytes }) => {
      const { usageBytes, inactiveFileBytes } = reading;
      lines += `${atMs.toFixed(1)},${phase},${source},${workingSetBytes},${usageBytes},${inactiveFileBytes},${transientFileBytes}
`;
      if (atMs - writtenMs < flushMs) return;
      writtenMs = atMs;
      flush();
    },
    samplesProblem: () => {
      flush();
      return problem;
    },
    samples: () => {
      flush();
      return readSamples(join(folder, "samples.csv"));
    },
    write: (name, render) => writeWhole(join(folder, name), render),
    close: () => {
      flush();
      closeSync2(fd);
    }
  };
}
function writeWhole(path, content) {
  try {
    const unfinished = `${path}.${process.pid}.part`;
    writeFileSync(unfinished, content());
    renameSync(unfinished, path);
    return null;
  } catch (error) {
    return `${basename(path)} could not be written: ${messageOf(error)}`;
  }
}

// src/target/readiness.ts
import { request } from "node:http";
import { connect as tcpConnect } from "node:net";
var probeTimeoutMs = 5e3;
var secondLookMs = 1e3;
async function awaitReady(addresses, plan, clock, signal) {
  if (addresses.length === 0) {
    return {
      ready: false,
      lastAnswer: "could not be asked: the container has no address that this machine can reach; see the network option"
    };
  }
  const untilMs = clock.nowMs() + plan.timeoutMs;
  let answers = [];
  while (!signal.aborted && clock.nowMs() < untilMs) {
    const seen2 = [];
    const beganMs = clock.nowMs();
    for (const address of addresses) {
      const timeoutMs = Math.min(probeTimeoutMs, Math.max(1, untilMs - clock.nowMs()));
      const answer = await probe(`${address.origin}${plan.path}`, plan, timeoutMs, signal);
      if (answer.ok) return { ready: true, address: await best(addresses, address, plan, signal) };
      seen2.push(`at ${address.origin} ${answer.seen}`);
    }
    const isCutShort = untilMs - beganMs < probeTimeoutMs && clock.nowMs() >= untilMs;
    if (!signal.aborted && (answers.length === 0 || !isCutShort)) answers = seen2;
    await clock.sleep(plan.intervalMs, signal);
  }
  return { ready: false, lastAnswer: answers.join("; ") || "was not asked" };
}
async function best(addresses, answered, plan, signal) {
  for (const better of addresses.slice(0, addresses.indexOf(answered))) {
    if ((await probe(`${better.origin}${plan.path}`, plan, secondLookMs, signal)).ok) return better;
  }
  return answered;
}
function probe(url, plan, timeoutMs, outer) {
  const signal = AbortSignal.any([outer, AbortSignal.timeout(Math.ceil(timeoutMs))]);
  return new Promise((resolve2) => {
    const failed = (error) => {
      const late = signal.aborted && !outer.aborted;
      resolve2({
        ok: false,
        seen: late ? `gave no answer within ${(timeoutMs / 1e3).toFixed(1)} s` : `could not be reached (${messageOf(error)})`
      });
    };
    const asking = request(url, { headers: plan.headers, agent: false, signal }, (response) => {
      const status = response.statusCode ?? 0;
      response.on("error", () => {
      }).resume();
      resolve2(status >= 200 && status < 400 ? { ok: true } : { ok: false, seen: `answered HTTP ${status}` });
      asking.destroy();
    });
    asking.on("error", failed);
    asking.end();
  });
}
function isPortTaken(port) {
  return new Promise((resolve2) => {
    const socket = tcpConnect({ port, host: "127.0.0.1", timeout: 1e3 });
    const answer = (taken) => {
      socket.destroy();
      resolve2(taken);
    };
    socket.on("connect", () => answer(true));
    socket.on("error", () => answer(false));
    socket.on("timeout", () => answer(false));
  });
}

// src/target/target.ts
function createTargetAdapter(hostOf, runId, log, clock) {
  let engine = null;
  const connected = () => {
    if (engine === null) throw new GateError("engine", "the engine is connected before it is used");
    return engine;
  };
  return {
    connect: async () => {
      engine = await connectEngine(hostOf());
      return engine.facts;
    },
    prepareImage: (source, signal) => prepareImage(connected(), source, runId, log, signal),
    createContainer: async (plan, image, port) => {
      if (plan.network === "host" && connected().isLocal && await isPortTaken(port)) {
        throw new GateError(
          "container",
          `port ${port} of the host network is taken already: end what listens there, or leave network out`
        );
      }
      return createContainer(connected(), plan, image, port, runId);
    },
    containerName: containerName(runId),
    removeContainer: () => removeContainer(connected().docker.getContainer(containerName(runId))),
    awaitReady: (addresses, plan, signal) => awaitReady(addresses, plan, clock, signal)
  };
}

// src/run.ts
async function runAndReport(plan, surroundings) {
  const { env, log, observer, interrupt, loadEntry, pageEntry } = surroundings;
  const folder = openReportFolder(plan.reportDir);
  const runId = randomBytes(6).toString("hex");
  const adapters = {
    target: createTargetAdapter(() => engineHost(env, process.platform), runId, log, systemClock),
    load: createLoadAdapter(loadEntry, systemClock),
    memory: createMemoryAdapter(systemClock),
    clock: systemClock,
    observer,
    samples: folder.sample
  };
  try {
    const result = judged(await runGate(plan, adapters, interrupt), plan.thresholds);
    const report = reportOf(result);
    const problems = [
      folder.write("report.json", () => `${JSON.stringify(report, null, 2)}
`),
      folder.samplesProblem(),
      folder.write("junit.xml", () => junitOf(result)),
      folder.write(
        "report.html",
        () => htmlOf(result, folder.samples() ?? columnsOf(report.series), readPageCode(pageEntry))
      )
    ].filter((problem) => problem !== null);
    const reportProblem = problems.length === 0 ? null : problems.join("; ");
    return { judged: result, report, reportPath: folder.reportPath, reportProblem };
  } finally {
    folder.close();
  }
}
var lookAt = (path) => {
  try {
    return statSync(path).isDirectory() ? "folder" : "file";
  } catch {
    return null;
  }
};

export {
  readInputs,
  runAndReport,
  lookAt
};
