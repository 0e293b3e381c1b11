// Runs to look at in a browser: half an hour and less, with spikes, phases, load and everything else that is drawn.
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

const pageBytes = 4_096;

export interface Run {
  readonly samples: SampleColumns;
  readonly evidence: Evidence;
}

interface RunOptions {
  readonly durationMs: number;
  readonly intervalMs: number;
  /** Of the one highest sample. */
  readonly peakBytes: number;
  readonly overrides?: Partial<Evidence>;
  readonly load?: Partial<LoadStats>;
}

/** A working set that climbs, with noise and spikes, the highest at two thirds of the time for one sample only. */
export function run({ durationMs, intervalMs, peakBytes, overrides = {}, load: loadOverrides = {} }: RunOptions): Run {
  const random = seeded(7);
  const count = Math.floor(durationMs / intervalMs);
  const peakAt = Math.floor((count * 2) / 3);
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
      peak: peak({ workingSetBytes: peakBytes, atMs: atMs + 0.04 }),
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
    return { atMs: atMs[at * step] ?? 0, anonymous, ...parts, other };
  });
}

const usual = { durationMs: 40_000, intervalMs: 10 };

/** One of each verdict, and one of nothing at all. */
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
      outcome: { kind: "stopped", reason: "app-exited", message: "the app ended with exit code 1" },
      container: containerFacts({ exitedByItself: true, exitCode: 1, logTail: ["listening", "</script>&<b>boom</b>"] }),
      notices: ["A notice that a reader should know, with a long word: ".concat("x".repeat(120))],
    },
  }),
  nothing: {
    samples: { atMs: new Float64Array(), workingSetBytes: new Float64Array(), usageBytes: new Float64Array() },
    evidence: evidence({
      outcome: { kind: "stopped", reason: "engine-unavailable", message: "no Docker Engine answers" },
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
