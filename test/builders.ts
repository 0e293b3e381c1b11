// Small valid values for tests. A test overrides only what it is about.

import type { Machine } from "../src/inputs/app-source.ts";
import { fileReaders } from "../src/inputs/file-readers.ts";
import { type GateInputs, readInputs } from "../src/inputs/gate-inputs.ts";
import { decodeUtf8 } from "../src/lib/utf8.ts";
import type {
  ContainerInfo,
  EngineInfo,
  Evidence,
  LoadStats,
  Peak,
  PhaseName,
  PhaseStats,
  SourceStats,
  StepStats,
  WarmupStats,
} from "../src/model/evidence.ts";
import type { OutOfMemory } from "../src/model/fields/out-of-memory.ts";
import type { Processes, ProcessMemory } from "../src/model/fields/processes.ts";
import type { JvmShare, NodeShare, Why, WhyProcess } from "../src/model/fields/why.ts";
import type { SilentCode } from "../src/model/fields/why-codes.ts";
import type { GatePlan } from "../src/model/plan.ts";
import type { Reading } from "../src/model/reading.ts";
import type { Thresholds } from "../src/model/verdict.ts";
import type { RawInputs } from "../src/options/reader.ts";
import { planOf } from "../src/plan/plan.ts";
import { judged } from "../src/report/model/judged.ts";
import type { RunResult } from "../src/report/model/run-result.ts";
import { jvmSentence, reasonSentence, shareSentence } from "../src/verdict/why-sentences.ts";

export const mebibyte = 2 ** 20;
export const limitBytes = 100 * mebibyte;

export const thresholds: Thresholds = { maxRatio: 0.8, warnRatio: null, maxErrorRate: 0.01, isEnforced: true };

/** A working set of 40 MiB out of 50 MiB of usage. */
export function reading(overrides: Partial<Reading> = {}): Reading {
  return {
    usageBytes: 50 * mebibyte,
    inactiveFileBytes: 10 * mebibyte,
    activeFileBytes: 0,
    workingSetBytes: 40 * mebibyte,
    kernelPeakBytes: null,
    limitBytes,
    oomKills: 0,
    oomGroupKills: null,
    oomCgroups: null,
    swapLimitBytes: null,
    pressure: null,
    reclaim: null,
    cpu: null,
    composition: () => ({
      anonymous: 40 * mebibyte,
      shared: 0,
      activeFile: 0,
      kernel: null,
      kernelReclaimable: null,
      sockets: null,
      other: 0,
    }),
    ...overrides,
  };
}

export function peak(overrides: Partial<Peak> = {}): Peak {
  const workingSetBytes = overrides.workingSetBytes ?? 40 * mebibyte;
  return {
    workingSetBytes,
    ratio: workingSetBytes / limitBytes,
    phase: "load",
    atMs: 6_000,
    source: "cgroup-v2",
    usageBytes: workingSetBytes + 10 * mebibyte,
    inactiveFileBytes: 10 * mebibyte,
    transientFileBytes: 0,
    composition: {
      anonymous: Math.max(0, workingSetBytes - 10 * mebibyte),
      shared: 2 * mebibyte,
      activeFile: 3 * mebibyte,
      kernel: 4 * mebibyte,
      kernelReclaimable: mebibyte,
      sockets: 0,
      other: mebibyte,
    },
    ...overrides,
  };
}

export function phase(name: PhaseName, overrides: Partial<PhaseStats> = {}): PhaseStats {
  const spans = {
    start: [0, 400],
    warmup: [400, 5_400],
    load: [5_400, 15_400],
    settle: [15_400, 15_650],
    run: [0, 15_650],
  } as const;
  const [startMs, endMs] = spans[name];
  return { name, startMs, endMs, samples: 100, maxGapMs: 20, peakBytes: 40 * mebibyte, ...overrides };
}

/** The example of docs/why.md: 107 MiB. */
export function nodeShare(overrides: Partial<NodeShare> = {}): NodeShare {
  return {
    liveHeapBytes: 12 * mebibyte,
    buffersBytes: 61 * mebibyte,
    garbageBytes: 28 * mebibyte,
    otherBytes: 6 * mebibyte,
    meaning: "buffers",
    heapUsedBytes: 38 * mebibyte,
    heapTotalBytes: 40 * mebibyte,
    externalBytes: 61 * mebibyte,
    arrayBuffersBytes: 60 * mebibyte,
    arrayBuffersAfterBytes: 60 * mebibyte,
    rssBytes: 180 * mebibyte,
    heapLimitBytes: 259 * mebibyte,
    ...overrides,
  };
}

export function whyProcess(overrides: Partial<WhyProcess> = {}): WhyProcess {
  const node = nodeShare();
  const text = shareSentence(node, 107 * mebibyte);
  const asked = { pid: 7, command: "node server.js", anonymousBytes: 107 * mebibyte, node, jvm: null };
  return { ...asked, text, reason: null, ...overrides };
}

export function jvmShare(overrides: Partial<JvmShare> = {}): JvmShare {
  return {
    liveHeapBytes: 40 * mebibyte,
    garbageBytes: 30 * mebibyte,
    metaspaceBytes: 12 * mebibyte,
    otherBytes: 25 * mebibyte,
    meaning: "live-heap",
    heapUsedBytes: 70 * mebibyte,
    heapUsedAfterBytes: 40 * mebibyte,
    heapCommittedBytes: 80 * mebibyte,
    heapLimitBytes: 96 * mebibyte,
    classes: [
      { name: "byte[]", instances: 1_685, bytes: 21 * mebibyte },
      { name: "com.example.Order", instances: 40_960, bytes: 2 * mebibyte },
    ],
    nativeMemory: [
      { name: "Java Heap", committedBytes: 80 * mebibyte },
      { name: "Code", committedBytes: 8 * mebibyte },
    ],
    ...overrides,
  };
}

/** A JVM of 107 MiB. */
export function jvmProcess(overrides: Partial<WhyProcess> = {}): WhyProcess {
  const jvm = jvmShare();
  const text = jvmSentence(jvm, 107 * mebibyte);
  const asked = { pid: 1, command: "java -jar app.jar", anonymousBytes: 107 * mebibyte, node: null, jvm };
  return { ...asked, text, reason: null, ...overrides };
}

/** A process without figures. */
export function silentProcess(reason: SilentCode, overrides: Partial<WhyProcess> = {}): WhyProcess {
  const silent = { pid: 1, command: "sh -c npm start", anonymousBytes: 2 ** 20, node: null, jvm: null };
  return { ...silent, text: reasonSentence(reason), reason, ...overrides };
}

/** A parent that is not Node.js, and a child of 107 MiB. */
export function why(overrides: Partial<Why> = {}): Why {
  const processes = [whyProcess(), silentProcess("not-node")];
  return { atMs: 16_000, durationMs: 900, processes, leftOut: 0, detail: null, ...overrides };
}

/** An OOM kill about which nothing is known except the overrides. */
export function oom(overrides: Partial<Evidence["oom"]> = {}): Evidence["oom"] {
  return {
    killed: true,
    processKills: null,
    groupKills: null,
    processes: null,
    cgroups: [],
    witnesses: [],
    ...overrides,
  };
}

/** The four phases of a completed run. The overrides are for the load phase. */
export function phases(load: Partial<PhaseStats> = {}): PhaseStats[] {
  return [phase("start"), phase("warmup"), phase("load", load), phase("settle")];
}

export function loadFigures(overrides: Partial<LoadStats> = {}): LoadStats {
  return {
    url: "http://172.17.0.2:3000/",
    via: "container-address",
    connections: 10,
    planned: null,
    durationMs: 10_000,
    pausedMs: 0,
    requests: 10_000,
    errors: 0,
    timeouts: 0,
    requestTimeoutMs: 10_000,
    unfinished: 0,
    streams: 0,
    minRate: 0.9,
    redirect: null,
    acceptsRedirects: false,
    responseGapsMs: 0,
    finalResponseGapMs: 5,
    non2xx: 0,
    errorRate: 0,
    requestsPerSecond: 1_000,
    statusCodes: { "200": 10_000 },
    longestResponseGapMs: 12,
    method: "GET",
    timeline: [],
    stalledConnections: 0,
    rate: null,
    paced: null,
    latencyMs: { p50: 3, p90: 6, p99: 12, max: 40 },
    lastError: null,
    steps: null,
    stages: null,
    ...overrides,
  };
}

export function warmupFigures(overrides: Partial<WarmupStats> = {}): WarmupStats {
  return {
    requests: 4_000,
    failed: 12,
    requestsPerSecond: 800,
    latencyMs: { p50: 4, p90: 9, p99: 30, max: 210 },
    ...overrides,
  };
}

/** A request of a scenario that got only expected responses. */
export function stepFigures(overrides: Partial<StepStats> = {}): StepStats {
  return {
    once: false,
    name: "list",
    line: 3,
    method: "GET",
    path: "/",
    requests: 5_000,
    failed: 0,
    errors: 0,
    open: 0,
    captureFailures: 0,
    latencyMs: { p50: 3, p90: 6, p99: 12, max: 40 },
    firstFailure: null,
    ...overrides,
  };
}

export function source(overrides: Partial<SourceStats> = {}): SourceStats {
  return { name: "cgroup-v2", intervalMs: 9, samples: 1_670, missed: 0, maxGapMs: 20, ...overrides };
}

export function sampling(overrides: Partial<Evidence["sampling"]> = {}): Evidence["sampling"] {
  return { sources: [source()], startedMs: 110, firstSampleMs: 120, notice: null, ...overrides };
}

export function containerFacts(overrides: Partial<ContainerInfo> = {}): ContainerInfo {
  return {
    id: `${"c0ffee".repeat(10)}beef`,
    name: "memgate-0123456789ab",
    image: "app:1",
    imageId: "sha256:1",
    startedAt: "2026-01-02T03:04:05.000000000Z",
    finishedAt: "2026-01-02T03:04:25.000000000Z",
    wasRunning: false,
    exitedByItself: false,
    exitCode: null,
    restarts: 0,
    memoryBytes: limitBytes,
    memorySwapBytes: limitBytes,
    cgroupLimitBytes: limitBytes,
    logTail: [],
    ...overrides,
  };
}

export function engineFacts(overrides: Partial<EngineInfo> = {}): EngineInfo {
  return {
    host: "unix:///var/run/docker.sock",
    version: "28.5.2",
    apiVersion: "1.51",
    cgroupVersion: "2",
    cgroupDriver: "systemd",
    kernelVersion: "6.12.0",
    operatingSystem: "Debian GNU/Linux 13",
    memoryBytes: 8 * 2 ** 30,
    ...overrides,
  };
}

/** Node.js at its heap limit in the load phase. */
export function outOfMemory(overrides: Partial<OutOfMemory> = {}): OutOfMemory {
  return {
    code: "v8/heap",
    line: "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
    count: 1,
    atMs: 9_250,
    phase: "load",
    workingSetBytes: 64 * mebibyte,
    statedBytes: 58 * mebibyte,
    ...overrides,
  };
}

/** A process with 20 MiB of anonymous memory, 38 MiB of files and 1 MiB of shared memory. */
export function processMemory(overrides: Partial<ProcessMemory> = {}): ProcessMemory {
  const [anonymousBytes, fileBytes, sharedBytes] = [20 * mebibyte, 38 * mebibyte, mebibyte];
  return {
    pid: 4_321,
    command: "node server.js",
    rssBytes: anonymousBytes + fileBytes + sharedBytes,
    anonymousBytes,
    fileBytes,
    sharedBytes,
    ...overrides,
  };
}

/** Two processes, read at the peak of `peak()`. */
export function processes(overrides: Partial<Processes> = {}): Processes {
  return {
    source: "proc",
    atMs: 6_000.1,
    durationMs: 0.2,
    workingSetBytes: 40 * mebibyte,
    list: [processMemory(), processMemory({ pid: 4_340, command: "node worker.js", anonymousBytes: 9 * mebibyte })],
    leftOut: 0,
    unread: 0,
    ...overrides,
  };
}

/** A completed run that passes as sampled at a max-ratio of 0.8: 40 MiB of 100 MiB, no kernel's peak usage. */
export function evidence(overrides: Partial<Evidence> = {}): Evidence {
  return {
    memgateVersion: "0.1.0",
    createdAt: "2026-01-02T03:04:05.678Z",
    timeOrigin: "2026-01-02T03:04:06.789Z",
    durationMs: 16_000,
    requestedLimitBytes: limitBytes,
    limitBytes,
    outcome: { kind: "completed" },
    peak: peak(),
    instantPeakBytes: 40 * mebibyte,
    kernelPeakBytes: null,
    oom: oom({ killed: false, processKills: 0 }),
    outOfMemory: [],
    runtimeLimit: null,
    pressure: null,
    reclaim: null,
    processes: null,
    why: null,
    cpu: null,
    phases: phases(),
    load: loadFigures(),
    warmup: null,
    liveMemory: null,
    workload: null,
    sampling: sampling(),
    engine: engineFacts(),
    container: containerFacts(),
    notices: [],
    compositions: [],
    cpuSeries: [],
    series: [{ atMs: 6_000, workingSetBytes: 40 * mebibyte, usageBytes: 50 * mebibyte }],
    ...overrides,
  };
}

/** Raw inputs of a run. They have an image and a limit unless a test sets these to undefined. */
export function raw(values: Readonly<Record<string, string | readonly string[] | undefined>> = {}): RawInputs {
  const inputs = { image: "app:1", "memory-limit": "100Mi", ...values };
  return new Map(
    Object.entries(inputs).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === "string" ? [value] : value] as const],
    ),
  );
}

/** A machine with these folders and files only. Files are names, or names with contents. */
export function disk(
  folders: readonly string[] = [],
  files: readonly string[] | Readonly<Record<string, string | Buffer>> = [],
): Machine {
  const contents = new Map(Array.isArray(files) ? files.map((path) => [path, ""]) : Object.entries(files));
  const readBytes = (path: string) => {
    const content = contents.get(path);
    if (content === undefined)
      throw Object.assign(new Error(`ENOENT: no such file or directory, open '${path}'`), { code: "ENOENT" });
    return Buffer.from(content);
  };
  return {
    readers: fileReaders,
    pathKindAt: (path) => (folders.includes(path) ? "folder" : contents.has(path) ? "file" : null),
    readText: (path) => decodeUtf8(readBytes(path)),
    readBytes,
    env: {},
  };
}

export function inputs(values: Parameters<typeof raw>[0] = {}, machine: Machine = disk()): GateInputs {
  const result = readInputs(raw(values), machine);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.inputs;
}

export function plan(values: Parameters<typeof raw>[0] = {}): GatePlan {
  return planFrom(inputs({ port: "3000", duration: "2s", warmup: "1s", ...values }));
}

/** The plan of an image with a limit, which needs no engine. */
export function planFrom(inputs: GateInputs, reportDir = "memgate-report"): GatePlan {
  const { source, limitBytes } = inputs;
  if (source.kind === "compose" || limitBytes === null) throw new Error("expected an image with a limit");
  return planOf(inputs, { source, limitBytes, notices: [], secrets: [] }, reportDir);
}

/** The result of a run with one gate. */
export function oneGate(of: Evidence): RunResult {
  return { kind: "one", judged: judged(of, thresholds) };
}
