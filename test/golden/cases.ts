// The runs of the golden files: one for each verdict and each reason.

import { unlimitedBytes } from "../../src/memory/working-set.ts";
import {
  type Evidence,
  type InconclusiveReason,
  inconclusiveReasonSchema,
  type LoadStats,
  type PhaseStats,
} from "../../src/model/evidence.ts";
import type { LiveMemory } from "../../src/model/fields/leak.ts";
import { unknownIdentity } from "../../src/model/identity.ts";
import type { StopReason } from "../../src/model/stop-reason.ts";
import type { Thresholds } from "../../src/model/verdict.ts";
import { flagStyle } from "../../src/options/mentions.ts";
import { baselineRunOf } from "../../src/report/model/baseline/baseline-run.ts";
import { withBaseline } from "../../src/report/model/baseline/with-baseline.ts";
import { judgedComparison, type RunPair } from "../../src/report/model/comparison/judged-comparison.ts";
import { type Judged, judged } from "../../src/report/model/judged.ts";
import { withLeak } from "../../src/report/model/leak/with-leak.ts";
import type { GateResult, RunResult } from "../../src/report/model/run-result.ts";
import { judgedSet } from "../../src/report/model/set/judged-set.ts";
import { junitOf } from "../../src/report/text/junit.ts";
import { reportLine, reportLineInWorkflow } from "../../src/report/text/report-pointer.ts";
import { summaryOf } from "../../src/report/text/summary.ts";
import { runText } from "../../src/report/text/terminal.ts";
import { leakNotice, lowerPeakNotice } from "../../src/verdict/leak-notices.ts";
import { jvmSentence, shareSentence } from "../../src/verdict/why-sentences.ts";
import {
  containerFacts,
  engineFacts,
  evidence,
  jvmProcess,
  jvmShare,
  loadFigures,
  mebibyte,
  nodeShare,
  oneGate,
  oom,
  outOfMemory,
  peak,
  phase,
  phases,
  processes,
  processMemory,
  sampling,
  silentProcess,
  source,
  stepFigures,
  thresholds,
  warmupFigures,
  why,
  whyProcess,
} from "../builders.ts";
import { statusObserved, stopBy } from "../stop-reasons.ts";

const idleBytes = 20 * mebibyte;
/** The share of the load phase in which the working set grows, if a case does not say otherwise. */
const usualShare = 0.8;

/** @param beforeMs how long before the peak memgate read the processes */
function withProcesses(of: Evidence, beforeMs = 0, overrides: Parameters<typeof processes>[0] = {}): Evidence {
  return { ...of, processes: processes({ atMs: (of.peak?.atMs ?? 0) - beforeMs, ...overrides }) };
}

/**
 * A run with 20 MiB at first, which grows linearly under load up to its peak. Its samples, phases, sources, kernel's peak
 * usage and requests agree with each other. After an OOM kill of a child it has 20 MiB again.
 */
function run(peakMib: number, overrides: Partial<Evidence> = {}, growing = usualShare): Evidence {
  const spans = overrides.phases ?? phases();
  const work = spans.find(({ name }) => name === "load" || name === "run");
  const workMs = work === undefined ? 0 : work.endMs - work.startMs;
  const endMs = spans.at(-1)?.endMs ?? 0;
  const killMs = overrides.oom?.witnesses[0]?.atMs ?? Number.POSITIVE_INFINITY;
  const hasEnded = overrides.container?.exitedByItself === true;
  const { sources, firstSampleMs, ...how } = overrides.sampling ?? sampling();
  const [main = source()] = sources;
  const bytesAt = (atMs: number) => {
    const grown = work === undefined || atMs > killMs ? 0 : (atMs - work.startMs) / (workMs * growing);
    return Math.round(idleBytes + Math.min(1, Math.max(0, grown)) * (peakMib * mebibyte - idleBytes));
  };
  const samples = timesOfSamples(
    spans,
    firstSampleMs ?? 0,
    main.intervalMs,
    hasEnded ? Math.min(killMs, endMs) : endMs,
  );
  const peakBytes = Math.max(0, ...samples.map(bytesAt));
  const peakMs = samples.find((atMs) => bytesAt(atMs) === peakBytes) ?? 0;
  const stride = Math.ceil(samples.length / 314);
  const load = loadFigures({ ...requestsFor(workMs), timeline: timelineOf(work) });
  const measured = spans.map((span) => measuredPhase(span, samples, main.intervalMs, bytesAt));
  return evidence({
    durationMs: endMs + 350,
    peak: peak({
      workingSetBytes: peakBytes,
      atMs: peakMs,
      phase: spans.find((span) => peakMs <= span.endMs)?.name ?? "load",
      source: main.name,
    }),
    instantPeakBytes: peakBytes,
    kernelPeakBytes: hasEnded || main.name !== "cgroup-v2" ? null : Math.min(100 * mebibyte, peakBytes + 20 * mebibyte),
    load: work?.name === "load" ? load : null,
    warmup: spans.some(({ name }) => name === "warmup") ? warmupFigures() : null,
    series: samples
      .filter((_, index) => index % stride === 0)
      .map((atMs) => ({ atMs, workingSetBytes: bytesAt(atMs), usageBytes: bytesAt(atMs) + 10 * mebibyte })),
    ...overrides,
    phases: measured,
    sampling: {
      ...how,
      firstSampleMs,
      sources: sources.map((each) => ({
        ...each,
        samples: samples.length,
        maxGapMs: Math.max(...measured.map(({ maxGapMs }) => maxGapMs)),
      })),
    },
  });
}

/** A run whose peak is mostly kernel memory: reclaimable, or unknown with null. */
function mostlyReclaimable(peakMib: number, kernelReclaimable: number | null): Evidence {
  const of = run(peakMib);
  const rest = { shared: 0, activeFile: 4 * mebibyte, sockets: null, other: mebibyte };
  const kernel = (peakMib - 13) * mebibyte;
  const composition = { anonymous: 8 * mebibyte, kernel, kernelReclaimable, ...rest };
  return { ...of, peak: of.peak === null ? null : { ...of.peak, composition } };
}

/** A run whose anonymous memory rises until the end of the load, up to the peak. */
function rising(peakMib: number): Evidence {
  return withReadings(peakMib, (grown) => idleBytes + grown * (peakMib * mebibyte - mebibyte - idleBytes));
}

/** A run whose anonymous memory is the same in the whole load phase. */
function steady(peakMib: number): Evidence {
  return withReadings(peakMib, () => peakMib * mebibyte - mebibyte);
}

/** @param anonymousAt anonymous memory after a share of the load phase */
function withReadings(peakMib: number, anonymousAt: (share: number) => number): Evidence {
  const of = run(peakMib, {}, 1);
  const [startMs = 0, endMs = 0] = of.phases
    .filter(({ name }) => name === "load")
    .flatMap((one) => [one.startMs, one.endMs]);
  const rest = { shared: 0, activeFile: 0, kernel: mebibyte, kernelReclaimable: 0, sockets: 0, other: 0 };
  const compositions = Array.from({ length: (endMs - startMs) / 100 }, (_, index) => {
    const anonymous = anonymousAt(((index + 1) * 100) / (endMs - startMs));
    return { atMs: startMs + (index + 1) * 100, anonymous: Math.round(anonymous), ...rest };
  });
  const { atMs: _, ...composition } = compositions.at(-1) ?? { atMs: 0, anonymous: 0, ...rest };
  return { ...of, peak: of.peak === null ? null : { ...of.peak, composition }, compositions };
}

/** The times of samples at even intervals. A gap of a phase begins one second after the phase. */
function timesOfSamples(
  spans: readonly PhaseStats[],
  firstMs: number,
  intervalMs: number,
  endMs: number,
): readonly number[] {
  const gaps = spans.filter(({ maxGapMs }) => maxGapMs > 3 * intervalMs);
  const isInGap = (atMs: number) =>
    gaps.some(({ startMs, maxGapMs }) => atMs > startMs + 1_000 && atMs < startMs + 1_000 + maxGapMs);
  const count = Math.max(0, Math.floor((endMs - firstMs) / intervalMs) + 1);
  return Array.from({ length: count }, (_, index) => firstMs + index * intervalMs).filter((atMs) => !isInGap(atMs));
}

function measuredPhase(
  span: PhaseStats,
  samples: readonly number[],
  intervalMs: number,
  bytesAt: (atMs: number) => number,
): PhaseStats {
  const within = samples.filter((atMs) => atMs > span.startMs && atMs <= span.endMs);
  return {
    ...span,
    samples: within.length,
    maxGapMs: Math.max(span.maxGapMs, Math.min(span.endMs - span.startMs, intervalMs * 1.1)),
    peakBytes: within.length === 0 ? null : Math.max(...within.map(bytesAt)),
  };
}

/** 1,000 responses per second. */
function requestsFor(durationMs: number): Pick<LoadStats, "durationMs" | "requests" | "statusCodes"> {
  return { durationMs, requests: durationMs, statusCodes: { "200": durationMs } };
}

function timelineOf(work: PhaseStats | undefined): LoadStats["timeline"] {
  if (work === undefined) return [];
  return Array.from({ length: Math.floor((work.endMs - work.startMs) / 1_000) }, (_, at) => ({
    atMs: work.startMs + (at + 1) * 1_000,
    requestsPerSecond: 1_000,
    p99Ms: 12,
    failed: 0,
  }));
}

/** The phases of a run that ended in the load phase at `endMs`. */
function cutAt(endMs: number): PhaseStats[] {
  return [phase("start"), phase("warmup"), phase("load", { endMs })];
}

/** The phases of a run without a warmup, whose load phase takes `durationMs`. */
function withoutWarmup(durationMs: number): PhaseStats[] {
  const endMs = 400 + durationMs;
  return [
    phase("start"),
    phase("load", { startMs: 400, endMs }),
    phase("settle", { startMs: endMs, endMs: endMs + 250 }),
  ];
}

/** The stop reason of each reason. Only the verdict finds the other reasons. */
const stops: Readonly<Record<InconclusiveReason, StopReason | null>> = {
  "engine-unavailable": stopBy(
    "engine-unavailable/no-response",
    "no Docker Engine responds at unix:///var/run/docker.sock (the default socket): connect ENOENT",
  ),
  "engine-lost": stopBy("engine-lost/stopped"),
  "image-failed": stopBy("image-failed/missing", "the engine has no image app:1, and memgate must not pull it"),
  "container-failed": stopBy(
    "container-failed/program-not-found",
    'the container could not be started, because the image has no such program: exec: "serve": executable file not found in $PATH',
  ),
  "limit-not-applied": stopBy("limit-not-applied/kernel"),
  "not-ready": stopBy("not-ready/http-status"),
  "app-exited": stopBy("app-exited/exit"),
  "dependency-exited": stopBy("dependency-exited/exited"),
  "load-failed": null,
  "job-failed": null,
  "job-unfinished": stopBy("job-unfinished/time-up"),
  "too-few-samples": null,
  interrupted: stopBy("interrupted/sigint"),
  "internal-error": stopBy("internal-error/unexpected"),
};
const log = containerFacts({ logTail: ["listening on 3000", "TypeError: x is not a function"] });
const notStarted = containerFacts({
  startedAt: null,
  finishedAt: null,
  memoryBytes: null,
  memorySwapBytes: null,
  cgroupLimitBytes: null,
});
const nothing = { peak: null, instantPeakBytes: null, load: null, phases: [], series: [], container: null };

/** A batch job, which has one phase. */
const job: Partial<Evidence> = {
  load: null,
  workload: { kind: "none", durationMs: 15_700, exitCodes: [0] },
  phases: [phase("run")],
};

const inconclusive: Readonly<Record<InconclusiveReason, () => Evidence>> = {
  "engine-unavailable": () => run(40, { ...nothing, outcome: stop("engine-unavailable"), engine: null }),
  "engine-lost": () => run(40, { outcome: stop("engine-lost"), load: null, phases: cutAt(9_400) }),
  "image-failed": () => run(40, { ...nothing, outcome: stop("image-failed") }),
  "container-failed": () => run(40, { ...nothing, outcome: stop("container-failed"), container: notStarted }),
  "limit-not-applied": () =>
    run(40, {
      outcome: stop("limit-not-applied"),
      container: containerFacts({ cgroupLimitBytes: unlimitedBytes }),
      phases: [phase("start", { endMs: 180 })],
    }),
  "not-ready": () =>
    run(40, { outcome: stop("not-ready"), load: null, container: log, phases: [phase("start", { endMs: 60_300 })] }),
  "app-exited": () =>
    run(40, {
      outcome: stop("app-exited"),
      phases: cutAt(9_400),
      container: { ...log, exitedByItself: true, exitCode: 3 },
    }),
  "dependency-exited": () => run(40, { outcome: stop("dependency-exited"), phases: cutAt(9_400) }),
  "load-failed": () =>
    run(40, { load: loadFigures({ non2xx: 9_999, statusCodes: { "200": 1, "503": 9_999 } }), container: log }),
  "job-failed": () =>
    run(40, {
      ...job,
      container: { ...log, exitedByItself: true, exitCode: 3, startedAt: containerFacts().startedAt },
    }),
  "job-unfinished": () => run(40, { ...job, workload: null, outcome: stop("job-unfinished"), container: log }),
  "too-few-samples": () => run(40, { kernelPeakBytes: null, phases: phases({ maxGapMs: 4_000 }) }),
  interrupted: () =>
    run(40, {
      outcome: stop("interrupted"),
      phases: [phase("start"), phase("warmup", { endMs: 3_400 })],
      warmup: warmupFigures({ requests: 2_400 }),
    }),
  "internal-error": () => run(40, { outcome: stop("internal-error"), load: null, phases: cutAt(9_400) }),
};

function stop(reason: InconclusiveReason): Evidence["outcome"] {
  const stopReason = stops[reason];
  return stopReason === null ? { kind: "completed" } : stopped(stopReason);
}

function stopped(stopReason: StopReason): Evidence["outcome"] {
  return { kind: "stopped", ...stopReason };
}

const elsewhere =
  "the container's cgroup files are not on this machine, because the engine runs on another machine, or memgate runs in a container";
const ownLoad = {
  kind: "command",
  command: "k6 run script.js",
  exitCode: 0,
  signal: null,
  durationMs: 10_000,
  wasToEnd: false,
  app: { receivedBytes: 5_242_880, cpuMs: 3_410, idleCpuMs: null },
} as const;

const killAt = (atMs: number) =>
  oom({
    processKills: 1,
    groupKills: 0,
    processes: [{ pid: 864, name: "worker", anonymousBytes: 84 * mebibyte }],
    witnesses: [
      { name: "event", atMs, phase: "load" },
      { name: "cgroup", atMs: atMs + 50, phase: "load" },
      { name: "inspect", atMs: null, phase: null },
      { name: "kernel-log", atMs: null, phase: null },
    ],
  });
/** The app responds, but not on the path of the load. */
const notFound = {
  kind: "stopped",
  ...stopBy("not-ready/http-4xx", undefined, {
    status: 404,
    url: "http://172.17.0.2:3000/api/files",
    afterMs: 60_000,
    observed: statusObserved(404, "/api/files"),
    otherPorts: null,
    place: null,
    listeners: null,
  }),
} as const;
const planned = { requests: 10_000, unit: "request", sent: 10_000, open: 0, endedLoad: true } as const;
const buy = { name: "buy", line: 9, method: "POST", path: "/orders" };
const cases: Readonly<Record<string, () => Evidence>> = {
  "pass-proven": () => run(40, { kernelPeakBytes: 60 * mebibyte }),
  "pass-sampled": () => run(40, { kernelPeakBytes: 100 * mebibyte, instantPeakBytes: 95 * mebibyte }),
  "pass-requests": () => run(40, { kernelPeakBytes: 60 * mebibyte, load: loadFigures({ planned }) }),
  "pass-cpu": () =>
    run(40, {
      kernelPeakBytes: 60 * mebibyte,
      cpu: { loadMs: 8_460, totalMs: 11_200, limitCores: null, throttledMs: 0, throttledPeriods: 0, periods: 0 },
    }),
  "pass-throttled": () =>
    run(40, {
      kernelPeakBytes: 60 * mebibyte,
      cpu: { loadMs: 1_980, totalMs: 3_100, limitCores: 0.2, throttledMs: 7_430, throttledPeriods: 96, periods: 99 },
    }),
  "pass-processes": () => withProcesses(run(40, { kernelPeakBytes: 60 * mebibyte })),
  "over-ratio-why": () => {
    const node = nodeShare({ buffersBytes: 40 * mebibyte, garbageBytes: 24 * mebibyte });
    const anonymousBytes = 82 * mebibyte;
    const asked = whyProcess({ node, anonymousBytes, text: shareSentence(node, anonymousBytes) });
    return run(92, { why: why({ processes: [asked, silentProcess("not-node")], leftOut: 1 }) });
  },
  "over-ratio-why-jvm": () => {
    const jvm = jvmShare({ garbageBytes: 20 * mebibyte, otherBytes: 10 * mebibyte });
    const anonymousBytes = 82 * mebibyte;
    const asked = jvmProcess({ jvm, anonymousBytes, text: jvmSentence(jvm, anonymousBytes) });
    return run(92, { why: why({ processes: [asked] }) });
  },
  "over-ratio-why-steady": () => {
    const node = nodeShare({ buffersBytes: 40 * mebibyte, garbageBytes: 24 * mebibyte });
    const anonymousBytes = 91 * mebibyte;
    const asked = whyProcess({ node, anonymousBytes, text: shareSentence(node, anonymousBytes) });
    return { ...steady(92), why: why({ processes: [asked] }) };
  },
  "over-ratio-why-silent": () =>
    run(92, {
      why: why({
        processes: [silentProcess("own-handler", { command: "node server.js" })],
      }),
    }),
  "over-ratio-processes": () =>
    withProcesses(run(90), 40, {
      workingSetBytes: 88.25 * mebibyte,
      list: [
        processMemory({
          anonymousBytes: 61.25 * mebibyte,
          command: "node /srv/app/dist/server.js --port 3000 --workers 4",
        }),
        ...[5, 4, 3, 2, 1, 0.5].map((size, index) =>
          processMemory({ pid: 4_400 + index, anonymousBytes: size * mebibyte, command: `worker | ${index}` }),
        ),
      ],
      leftOut: 4,
      unread: 1,
    }),
  "pass-processes-api-only": () =>
    withProcesses(run(40), 0, {
      source: "top",
      list: [processMemory({ rssBytes: 59 * mebibyte, anonymousBytes: null, fileBytes: null, sharedBytes: null })],
    }),
  "pass-turns": () =>
    run(40, {
      kernelPeakBytes: 60 * mebibyte,
      load: loadFigures({
        planned: { ...planned, requests: 5_000, unit: "turn", sent: 5_000 },
        steps: [stepFigures(), stepFigures(buy)],
      }),
    }),
  "load-requests-missed": () =>
    run(40, {
      load: loadFigures({ planned: { ...planned, requests: 16_000, sent: 10_010, open: 10, endedLoad: false } }),
    }),
  "pass-rising": () => rising(60),
  "over-rising": () => rising(90),
  "too-few-samples-api": () =>
    run(40, {
      phases: phases({ maxGapMs: 4_000 }),
      sampling: sampling({
        firstSampleMs: 1_100,
        sources: [source({ name: "stats-stream", intervalMs: 1_000 })],
        notice: elsewhere,
      }),
    }),
  "load-refused": () =>
    run(40, { load: loadFigures({ non2xx: 9_999, statusCodes: { "200": 1, "404": 9_999 } }), container: log }),
  "load-no-response": () =>
    run(40, { load: loadFigures({ errors: 800, timeouts: 2, lastError: "ECONNRESET" }), container: log }),
  "load-step-failed": () =>
    run(40, {
      load: loadFigures({
        non2xx: 4,
        statusCodes: { "200": 9_996, "404": 4 },
        steps: [
          stepFigures({ requests: 9_996 }),
          stepFigures({ ...buy, requests: 4, failed: 4, firstFailure: "HTTP 404 instead of 201" }),
        ],
      }),
    }),
  "load-step-unsent": () =>
    run(40, {
      load: loadFigures({
        steps: [stepFigures({ requests: 10_000 }), stepFigures({ ...buy, requests: 0, latencyMs: null })],
      }),
    }),
  "load-step-no-response": () =>
    run(40, {
      load: loadFigures({
        steps: [
          stepFigures({ requests: 10_000 }),
          stepFigures({ name: "export", line: 9, path: "/export", requests: 0, open: 10, latencyMs: null }),
        ],
      }),
    }),
  "load-silent": () =>
    run(40, {
      load: loadFigures({
        requests: 3_960,
        requestsPerSecond: 396,
        statusCodes: { "200": 3_960 },
        longestResponseGapMs: 6_040,
      }),
      container: log,
    }),
  "load-steps-failed": () =>
    run(40, {
      load: loadFigures({
        non2xx: 400,
        statusCodes: { "200": 9_600, "401": 400 },
        steps: [
          stepFigures({ name: "log in", line: 4, method: "POST", path: "/session", requests: 9_600 }),
          stepFigures({ ...buy, requests: 400, failed: 400, firstFailure: "HTTP 401 instead of 201" }),
        ],
      }),
    }),
  "not-ready-path": () =>
    run(40, { outcome: notFound, load: null, container: log, phases: [phase("start", { endMs: 60_300 })] }),
  "pass-job": () => run(40, { ...job, container: containerFacts({ exitedByItself: true, exitCode: 0 }) }),
  "pass-command": () => run(40, { load: null, workload: ownLoad, phases: withoutWarmup(10_000) }),
  "own-load-failed": () =>
    run(40, { load: null, workload: { ...ownLoad, exitCode: 99 }, container: log, phases: withoutWarmup(10_000) }),
  "own-load-elsewhere": () =>
    run(40, {
      load: null,
      workload: { ...ownLoad, app: { receivedBytes: 126, cpuMs: 8, idleCpuMs: null } },
      phases: withoutWarmup(10_000),
    }),
  "own-load-too-short": () =>
    run(40, {
      load: null,
      workload: { ...ownLoad, durationMs: 40, app: { receivedBytes: 1_260, cpuMs: 12, idleCpuMs: null } },
      phases: withoutWarmup(40),
    }),
  "over-ratio": () => run(92),
  "over-reclaimable": () => mostlyReclaimable(92, 70 * mebibyte),
  "over-kernel-memory": () => ({
    ...mostlyReclaimable(92, null),
    sampling: sampling({ sources: [source({ name: "cgroup-v1" })] }),
    engine: engineFacts({ cgroupVersion: "1", cgroupDriver: "cgroupfs" }),
  }),
  "pass-at-limit": () =>
    run(40, {
      kernelPeakBytes: 100 * mebibyte,
      reclaim: { limitHits: 5_120, fileRefaults: 307_200, majorFaults: 4_800, mappedFileBytes: 60 * mebibyte },
    }),
  "over-ratio-api-only": () =>
    run(92, {
      sampling: sampling({
        sources: [source({ name: "stats-oneshot", intervalMs: 100 })],
        notice: elsewhere,
      }),
    }),
  "oom-killed-child": () => run(96, { oom: killAt(13_500), pressure: { someMs: 1_200, fullMs: 300 }, container: log }),
  "oom-killed-cgroup": () =>
    run(60, {
      oom: {
        ...killAt(13_500),
        processKills: 5,
        processes: null,
        cgroups: [
          { path: "docker/build/step", processKills: 4, limitPath: "docker/build", limitBytes: 20 * mebibyte },
          { path: "worker", processKills: 1, limitPath: "worker", limitBytes: 32 * mebibyte },
        ],
        witnesses: [{ name: "cgroup", atMs: 13_500, phase: "load" }],
      },
      container: log,
    }),
  "oom-killed-first": () =>
    run(96, {
      oom: killAt(9_250),
      outcome: stopped(stopBy("app-exited/sigkill", undefined, { phase: "load", isOomKilled: true })),
      phases: cutAt(9_400),
      container: { ...log, exitedByItself: true, exitCode: 137 },
    }),
  "out-of-memory-node": () =>
    run(64, {
      outOfMemory: [outOfMemory()],
      runtimeLimit: { runtime: "v8", bytes: 60 * mebibyte, isDefault: false },
      outcome: stopped(stopBy("app-exited/exit", undefined, { exitCode: 139, phase: "load" })),
      phases: cutAt(9_400),
      container: { ...log, exitedByItself: true, exitCode: 139 },
    }),
  "out-of-memory-java": () =>
    run(64, {
      outOfMemory: [
        outOfMemory({
          code: "jvm/heap",
          line: 'Exception in thread "pool-1-thread-3" java.lang.OutOfMemoryError: Java heap space',
          count: 12,
          statedBytes: null,
        }),
      ],
      container: log,
    }),
  "pass-node-limit": () => run(40, { runtimeLimit: { runtime: "v8", bytes: 256 * mebibyte, isDefault: true } }),
  ...Object.fromEntries(inconclusiveReasonSchema.options.map((reason) => [reason, inconclusive[reason]])),
};

const reportDir = "memgate-report";

/** The renderings that are compared, by the extension of their files. */
const forms: Readonly<Record<string, (of: RunResult) => string>> = {
  md: (of) => summaryOf(of, { footer: reportLineInWorkflow(of, reportDir) }),
  txt: (of) =>
    `${runText(of, { colour: false, width: 80, reportDir, optionStyle: flagStyle })}${reportLine(of, reportDir)}\n`,
  xml: junitOf,
};

/** Runs with several gates. */
const several: Readonly<Record<string, () => readonly GateResult[]>> = {
  "gates-pass": () => [gate("api", "pass-proven"), gate("reports", "pass-sampled")],
  "gates-mixed": () => [
    gate("api", "pass-proven"),
    gate("upload", "over-ratio"),
    gate("worker", "not-ready"),
    {
      kind: "refused",
      name: "web",
      reason: "bad-input",
      code: "bad-input/port",
      why: "the image exposes no TCP port. Set the option `port` to the port that the app listens on",
    },
  ],
  "gates-broken": () => [
    gate("api", "pass-proven"),
    {
      kind: "refused",
      name: "web",
      reason: "internal-error",
      code: "internal-error/unexpected",
      why: "unexpected error: a is not iterable (at runGate). This is a fault in memgate, not in your app. Please report it at https://github.com/memgate/memgate/issues and attach the stack in the log of this run",
    },
  ],
  "gates-not-enforced": () => [
    gate("api", "pass-proven", { warnRatio: 0.3 }),
    gate("upload", "oom-killed-child", { isEnforced: false }),
    gate("worker", "over-ratio"),
  ],
};

/** Runs of one gate with `repeat: 5` or `repeat: 20`, by their evidence. */
const sets: Readonly<Record<string, () => readonly Evidence[]>> = {
  "runs-pass": () => [40, 42, 41, 44, 40.5].map((mib) => run(mib, { kernelPeakBytes: 60 * mebibyte })),
  "runs-disagree": () => [78, 83, 76, 79, 84].map((mib) => run(mib)),
  "runs-one-killed": () =>
    [70, 71, 69].map((mib) => run(mib)).toSpliced(1, 0, cases["oom-killed-child"]?.() ?? run(96), run(72)),
  "runs-rising": () => [60, 58, 61, 59, 60].map(rising),
  "runs-many": () =>
    Array.from({ length: 20 }, (_, index) => run(index % 9 === 4 ? 81 + index / 10 : 71 + ((index * 7) % 20) / 3)),
  "runs-interrupted": () => [run(40), run(42), inconclusive.interrupted()],
};

/** The peaks in MiB of base and head of each pair. */
const pairsOf = (pairs: readonly (readonly [number, number])[]): readonly RunPair[] =>
  pairs.map(([base, head], index) => pairOf(index, runOf(base), runOf(head)));
const pairOf = (index: number, base: Judged, head: Judged, isRepeated = false): RunPair => ({
  first: index % 2 === 0 ? "base" : "head",
  isRepeated,
  base,
  head,
});
const runOf = (mib: number, overrides: Partial<Evidence> = {}) =>
  judged(run(mib, { kernelPeakBytes: Math.round(Math.min(100, mib + 20) * mebibyte), ...overrides }), thresholds);
/** A run under a CPU limit of one core. */
const cpuOf = (loadMs: number, throttledMs: number, throttledPeriods: number) => ({
  cpu: { loadMs, totalMs: loadMs + 2_000, limitCores: 1, throttledMs, throttledPeriods, periods: 100 },
});
const caseOf = (name: string) => judged(cases[name]?.() ?? evidence(), thresholds);

/** Comparisons with a base, by their pairs. */
const comparisons: Readonly<Record<string, () => readonly RunPair[]>> = {
  "compared-same": () =>
    pairsOf([
      [40.2, 40.5],
      [39.9, 40.1],
      [40.4, 40],
      [40, 40.3],
    ]),
  "compared-increased": () =>
    pairsOf([
      [40.2, 43.4],
      [39.9, 43.9],
      [40.4, 43.2],
      [40, 44],
    ]),
  "compared-steady": () =>
    [
      [40.2, 43.4],
      [39.9, 43.9],
      [40.4, 43.2],
      [40, 44],
    ].map(([base = 0, head = 0], index) =>
      pairOf(index, judged(steady(base), thresholds), judged(steady(head), thresholds)),
    ),
  "compared-less-for-cpu": () =>
    [
      [60, 45.2],
      [61, 44.5],
      [59.5, 45],
      [60.4, 44.8],
    ].map(([base = 0, head = 0], index) =>
      pairOf(index, runOf(base, cpuOf(3_000 + index, 0, 0)), runOf(head, cpuOf(7_400 + index, 1_200, 15))),
    ),
  "compared-unclear": () =>
    pairsOf([
      [40, 44],
      [46, 41],
      [38, 47],
      [42, 39],
      [39, 45],
      [44, 40],
      [41, 46],
      [37, 42],
      [45, 44],
      [40, 43],
    ]),
  "compared-killed": () => [...pairsOf([[40.2, 70]]), pairOf(1, runOf(39.9), caseOf("oom-killed-child"))],
  "compared-both-killed": () => [pairOf(0, caseOf("oom-killed-child"), caseOf("oom-killed-child"))],
  "compared-base-failed": () => [
    ...pairsOf([
      [40.2, 40.5],
      [39.9, 40.1],
    ]),
    pairOf(2, caseOf("load-failed"), runOf(40), true),
  ],
  "compared-head-failed": () => [...pairsOf([[40.2, 40.5]]), pairOf(1, runOf(40), caseOf("load-failed"), true)],
  "compared-interrupted": () => [...pairsOf([[40.2, 40.5]]), pairOf(1, runOf(40), caseOf("interrupted"))],
  "compared-over-ratio": () =>
    pairsOf([
      [82, 92],
      [83, 93],
      [82.5, 91.5],
      [81.8, 92.2],
    ]),
};

export function pairsOfComparison(name: string): readonly RunPair[] {
  return comparisons[name]?.() ?? [];
}

/** A comparison with main. */
export function comparisonOf(name: string): Judged {
  const base = { kind: "ref", name: "main@abc1234", commit: "abc1234def".repeat(4) } as const;
  return judgedComparison(pairsOfComparison(name), { base, maxIncrease: 0.05, requests: null, planned: 4 });
}

/** A set of 5 runs or more. */
export function setOf(name: string): Judged {
  const runs = (sets[name]?.() ?? []).map((of) => judged(of, thresholds));
  const planned = Math.max(5, runs.length);
  return judgedSet(runs, { repeat: planned, planned });
}

function gate(name: string, of: keyof typeof cases, changes: Partial<Thresholds> = {}): GateResult {
  return { kind: "judged", name, judged: judgedCase(of, changes) };
}

function judgedCase(of: keyof typeof cases, changes: Partial<Thresholds>): Judged {
  return judged(cases[of]?.() ?? evidence(), { ...thresholds, ...changes });
}

/** A run beside saved runs with these peaks. */
function besideBaseline(
  name: keyof typeof cases,
  peaks: readonly number[],
  overrides: Partial<Evidence> = {},
  maxIncrease: number | null = null,
): Judged {
  const own = judgedCase(name, {});
  const saved = peaks.map((mib) =>
    baselineRunOf(run(mib, { cpu: own.evidence.cpu, ...overrides }), { thresholds, verdict: "pass" }, unknownIdentity),
  );
  return withBaseline(own, [own], { path: "main-report", runs: saved, maxIncrease });
}

/**
 * A run with the leak check. Its app holds 5 MiB at first.
 * @param liveAt growth of live memory after a block, in bytes
 */
function checked(peakMib: number, blocks: number, liveAt: (block: number) => number): Judged {
  const points = Array.from({ length: blocks + 1 }, (_, block) => ({
    block,
    atMs: 5_400 + block * 1_000,
    requests: block * 200,
    liveBytes: 5 * mebibyte + Math.round(liveAt(block)),
    processes: 1,
  }));
  const liveMemory = { requestsPerBlock: 200, unit: "request", blocks: points, problem: null } as const;
  return withLeak(judged(run(peakMib, { liveMemory, notices: [lowerPeakNotice] }), thresholds));
}

function unchecked(): Judged {
  const liveMemory: LiveMemory = { requestsPerBlock: null, unit: "request", blocks: [], problem: "own-handler" };
  return withLeak(judged(run(40, { liveMemory, notices: [leakNotice("own-handler")] }), thresholds));
}

/** Runs that are judged with other options. */
const withOptions: Readonly<Record<string, () => Judged>> = {
  "not-enforced-over-ratio": () => judgedCase("over-ratio", { isEnforced: false }),
  "not-enforced-oom-killed": () => judgedCase("oom-killed-child", { isEnforced: false }),
  "not-enforced-inconclusive": () => judgedCase("app-exited", { isEnforced: false }),
  "baseline-above": () => besideBaseline("pass-cpu", [36.1, 36.4, 35.8, 36.3, 36.2]),
  "baseline-unlike": () =>
    besideBaseline("pass-cpu", [36.1, 36.4, 35.8], { engine: engineFacts({ kernelVersion: "6.8.0" }) }),
  "baseline-increased": () => besideBaseline("pass-proven", [36.1, 36.4, 35.8, 36.3, 36.2], {}, 0.05),
  "baseline-not-increased": () => besideBaseline("pass-proven", [40.1, 39.8, 39.9, 40.2, 40.3], {}, 0.05),
  "baseline-uncertain": () => besideBaseline("pass-proven", [36.1, 41.4, 38.8, 40.3], {}, 0.05),
  "baseline-not-judged": () =>
    besideBaseline("pass-proven", [36.1, 36.4], { engine: engineFacts({ kernelVersion: "6.8.0" }) }, 0.05),
  "leak-found": () => checked(40, 12, (block) => block * 200 * 2_048),
  "leak-over-ratio": () => checked(85, 12, (block) => block * 200 * 20_480),
  "leak-levelled-off": () => checked(40, 8, (block) => Math.min(block, 3) * 2 * mebibyte),
  "leak-steady": () => checked(40, 8, () => 0),
  "leak-unknown": () => unchecked(),
  "pass-warned": () => judgedCase("pass-proven", { warnRatio: 0.3 }),
};

/** A run beside saved runs. */
export function baselineOf(name: string): Judged {
  return withOptions[name]?.() ?? judged(evidence(), thresholds);
}

/** The evidence of each run, by name. */
export function goldenEvidence(): ReadonlyMap<string, Evidence> {
  return new Map(Object.entries(cases).map(([name, of]) => [name, of()]));
}

/** The expected content of each golden file, by its name. */
export function goldenFiles(): ReadonlyMap<string, string> {
  const runs: readonly (readonly [string, RunResult])[] = [
    ...Object.entries(cases).map(([name, of]) => [name, oneGate(of())] as const),
    ...Object.entries(withOptions).map(([name, of]) => [name, { kind: "one", judged: of() }] as const),
    ...Object.keys(sets).map((name) => [name, { kind: "one", judged: setOf(name) }] as const),
    ...Object.keys(comparisons).map((name) => [name, { kind: "one", judged: comparisonOf(name) }] as const),
    ...Object.entries(several).map(([name, of]) => [name, { kind: "several", gates: of() }] as const),
  ];
  return new Map(
    runs.flatMap(([name, run]) =>
      Object.entries(forms).map(([ending, render]) => [`${name}.${ending}`, render(run)] as const),
    ),
  );
}
