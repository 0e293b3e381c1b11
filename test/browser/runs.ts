// Runs for the browser tests, of up to half an hour, with everything that the charts can show: spikes, phases, load.
import type { Evidence, LoadPoint, LoadStats } from "../../src/model/evidence.ts";
import type { SampleColumns } from "../../src/report/storage/samples-csv.ts";
import {
  containerFacts,
  evidence,
  limitBytes,
  loadFigures,
  mebibyte,
  oom,
  peak,
  phase,
  sampling,
  source,
} from "../builders.ts";
import { seeded } from "../random.ts";
import { stoppedBy } from "../stop-reasons.ts";

const pageBytes = 4_096;

export interface Run {
  readonly samples: SampleColumns;
  readonly evidence: Evidence;
}

interface RunOptions {
  readonly durationMs: number;
  readonly intervalMs: number;
  /** Working set of the highest sample. */
  readonly peakBytes: number;
  /** Time of the highest sample, as a share of the duration. */
  readonly peakShare?: number;
  readonly overrides?: Partial<Evidence>;
  readonly load?: Partial<LoadStats>;
}

/** A working set that rises, with noise and spikes. A single sample has the peak. */
export function run({
  durationMs,
  intervalMs,
  peakBytes,
  peakShare = 2 / 3,
  overrides = {},
  load: loadOverrides = {},
}: RunOptions): Run {
  const random = seeded(7);
  const count = Math.floor(durationMs / intervalMs);
  const peakAt = Math.floor(count * peakShare);
  const samples = {
    atMs: Float64Array.from({ length: count }, (_, index) => Math.round((index + random() / 4) * intervalMs * 10) / 10),
    workingSetBytes: new Float64Array(count),
    usageBytes: new Float64Array(count),
  };
  const highest = Math.floor((peakBytes * 0.9) / pageBytes);
  for (let index = 0; index < count; index += 1) {
    const share = 0.3 + 0.5 * Math.sqrt(index / count) + (random() < 0.002 ? random() * 0.15 : 0) + random() * 0.02;
    const pages = index === peakAt ? peakBytes / pageBytes : Math.floor(highest * share);
    samples.workingSetBytes[index] = Math.floor(pages) * pageBytes;
    samples.usageBytes[index] = Math.floor(pages * 1.1 + random() * 99) * pageBytes;
  }
  const atMs = samples.atMs[peakAt] ?? 0;
  const ends = [0, 0.08, 0.25, 0.98, 1].map((share) => share * durationMs);
  const phases = (["start", "warmup", "load", "settle"] as const).map((name, at) =>
    phase(name, { startMs: ends[at] ?? 0, endMs: ends[at + 1] ?? 0, samples: count / 4, peakBytes: peakBytes / 2 }),
  );
  const load = loadFigures({
    durationMs: durationMs * 0.73,
    timeline: [...timelineOf(random, ends[2] ?? 0, ends[3] ?? 0)],
    ...loadOverrides,
  });
  return {
    samples,
    evidence: evidence({
      durationMs,
      phases,
      load,
      peak: peak({
        workingSetBytes: peakBytes,
        atMs: atMs + 0.04,
        ratio: peakBytes / (overrides.limitBytes ?? limitBytes),
      }),
      sampling: sampling({ sources: [source({ samples: count }), source({ name: "stats-oneshot", intervalMs: 100 })] }),
      compositions: compositionsOf(samples),
      series: [0, peakAt, count - 1].map((index) => ({
        atMs: samples.atMs[index] ?? 0,
        workingSetBytes: samples.workingSetBytes[index] ?? 0,
        usageBytes: samples.usageBytes[index] ?? 0,
      })),
      ...overrides,
    }),
  };
}

function timelineOf(random: () => number, fromMs: number, toMs: number): readonly LoadPoint[] {
  const entries = Math.min(600, Math.floor((toMs - fromMs) / 1_000));
  return Array.from({ length: entries }, (_, index) => ({
    atMs: fromMs + ((index + 1) * (toMs - fromMs)) / entries,
    requestsPerSecond: 900 + random() * 200,
    p99Ms: index === 3 ? null : Math.round(8 + random() * 30),
    failed: index % 17 === 5 ? 40 : 0,
  }));
}

function compositionsOf({ atMs, workingSetBytes }: SampleColumns): Evidence["compositions"] {
  const step = Math.max(1, Math.ceil(atMs.length / 1_000));
  return Array.from({ length: Math.floor(atMs.length / step) }, (_, at) => {
    const total = workingSetBytes[at * step] ?? 0;
    const [shared, activeFile, kernel, sockets] = [0.06, 0.14, 0.09, 0.02].map((share) => Math.round(total * share));
    const parts = { shared: shared ?? 0, activeFile: activeFile ?? 0, kernel: kernel ?? 0, sockets: sockets ?? 0 };
    const anonymous = Math.round(total * 0.66);
    const other = Math.max(0, total - anonymous - Object.values(parts).reduce((sum, each) => sum + each, 0));
    return { atMs: atMs[at * step] ?? 0, anonymous, ...parts, kernelReclaimable: null, other };
  });
}

const usual = { durationMs: 40_000, intervalMs: 10 };

/** An app that uses up its limit of 0.2 cores for most of the time. */
function cpuOf(durationMs: number): Pick<Evidence, "cpu" | "cpuSeries"> {
  const random = seeded(11);
  const count = Math.floor(durationMs / 110);
  return {
    cpu: { loadMs: 5_600, totalMs: 7_000, limitCores: 0.2, throttledMs: 12_000, throttledPeriods: 260, periods: 290 },
    cpuSeries: Array.from({ length: count }, (_, at) => {
      const isBusy = at > count / 4 && at < count * 0.98;
      return {
        atMs: (at + 1) * 110,
        cores: isBusy ? 0.17 + random() * 0.06 : 0.02 + random() * 0.02,
        throttledRatio: isBusy ? 0.3 + random() * 0.3 : 0,
      };
    }),
  };
}

/** A run of each verdict, one with stages, one with a CPU limit, and one without any sample. */
export const runs: Readonly<Record<string, Run>> = {
  pass: run({ ...usual, peakBytes: 60 * mebibyte, overrides: { kernelPeakBytes: 72 * mebibyte } }),
  "over-ratio": run({ ...usual, peakBytes: 84 * mebibyte }),
  stages: run({
    ...usual,
    peakBytes: 60 * mebibyte,
    load: {
      connections: 50,
      stages: [
        { atMs: 0, connections: 1, rate: null },
        { atMs: 8_000, connections: 20, rate: null },
        { atMs: 8_000, connections: 20, rate: 300 },
        { atMs: 16_000, connections: 20, rate: 900 },
        { atMs: 16_000, connections: 20, rate: 0 },
        { atMs: 20_000, connections: 20, rate: 0 },
        { atMs: 20_000, connections: 50, rate: null },
        { atMs: 29_200, connections: 50, rate: null },
      ],
    },
  }),
  throttled: run({ ...usual, peakBytes: 60 * mebibyte, overrides: cpuOf(usual.durationMs) }),
  "oom-killed": run({
    ...usual,
    peakBytes: limitBytes,
    overrides: {
      kernelPeakBytes: limitBytes,
      oom: oom({
        processKills: 1,
        processes: [{ pid: 864, name: "node", anonymousBytes: 90 * mebibyte }],
        witnesses: [
          { name: "cgroup", atMs: 26_680, phase: "load" },
          { name: "event", atMs: 26_700, phase: "load" },
        ],
      }),
    },
  }),
  inconclusive: run({
    ...usual,
    peakBytes: 30 * mebibyte,
    overrides: {
      outcome: stoppedBy("app-exited/exit", "the app ended with exit code 1"),
      container: containerFacts({ exitedByItself: true, exitCode: 1, logTail: ["listening", "</script>&<b>boom</b>"] }),
      notices: ["A notice that a reader should know, with a long word: ".concat("x".repeat(120))],
    },
  }),
  nothing: {
    samples: { atMs: new Float64Array(), workingSetBytes: new Float64Array(), usageBytes: new Float64Array() },
    evidence: evidence({
      outcome: stoppedBy("engine-unavailable/no-response", "no Docker Engine responds"),
      peak: null,
      instantPeakBytes: null,
      phases: [],
      load: null,
      sampling: sampling({ sources: [], firstSampleMs: null }),
      engine: null,
      container: null,
      series: [],
    }),
  },
};

/** A run with this limit. */
export function runWithLimit(
  limitMib: number,
  { peakMib, kernelPeakMib, ...others }: { peakMib: number; kernelPeakMib: number | null; peakShare?: number },
): Run {
  const bytes = limitMib * mebibyte;
  return run({
    ...usual,
    ...others,
    peakBytes: Math.round((peakMib * mebibyte) / pageBytes) * pageBytes,
    overrides: {
      limitBytes: bytes,
      requestedLimitBytes: bytes,
      kernelPeakBytes: kernelPeakMib === null ? null : Math.round(kernelPeakMib * mebibyte),
      container: containerFacts({ memoryBytes: bytes, memorySwapBytes: bytes, cgroupLimitBytes: bytes }),
    },
  });
}

/**
 * An OOM kill at 1.55 s, which drops the working set from 99 to 55 MiB. The breakdown is read every 100 ms. The one at 1.5 s
 * adds up to 140 MiB. The first sample is taken 1 s after container start.
 */
export const oomDrop: Run = (() => {
  const atMs = Float64Array.from({ length: 301 }, (_, index) => 1_000 + index * 10);
  const mebibytesAt = (ms: number) => {
    if (ms <= 1_500) return 40 + ((ms - 1_000) * 59) / 500;
    return ms < 1_550 ? 99 : 55 + (ms - 1_550) / 100;
  };
  const bytesAt = (ms: number) => Math.round((mebibytesAt(ms) * mebibyte) / pageBytes) * pageBytes;
  const workingSetBytes = atMs.map(bytesAt);
  const composition = (bytes: number) => ({
    anonymous: bytes - 10 * mebibyte,
    shared: 0,
    activeFile: 4 * mebibyte,
    kernel: 5 * mebibyte,
    kernelReclaimable: mebibyte,
    sockets: 0,
    other: mebibyte,
  });
  const compositions = Array.from({ length: 31 }, (_, index) => 1_000 + index * 100).map((ms) => ({
    atMs: ms,
    ...composition(ms === 1_500 ? 140 * mebibyte : bytesAt(ms)),
  }));
  return {
    samples: { atMs, workingSetBytes, usageBytes: workingSetBytes.map((bytes) => bytes + mebibyte) },
    evidence: evidence({
      durationMs: 4_100,
      phases: [phase("start", { endMs: 1_100 }), phase("load", { startMs: 1_100, endMs: 4_000 })],
      load: loadFigures({ durationMs: 2_900, timeline: [...timelineOf(seeded(3), 1_100, 4_000)] }),
      peak: peak({
        workingSetBytes: 99 * mebibyte,
        atMs: 1_540,
        composition: composition(99 * mebibyte),
      }),
      kernelPeakBytes: limitBytes,
      oom: oom({ processKills: 1, witnesses: [{ name: "cgroup", atMs: 1_550, phase: "load" }] }),
      sampling: sampling({ firstSampleMs: 1_000, sources: [source({ samples: 301 })] }),
      compositions,
      series: [0, 54, 300].map((index) => ({
        atMs: atMs[index] ?? 0,
        workingSetBytes: workingSetBytes[index] ?? 0,
        usageBytes: workingSetBytes[index] ?? 0,
      })),
    }),
  };
})();
