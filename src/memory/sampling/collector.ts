// Takes in every look of every source and keeps what the evidence needs, in memory that does not grow with the run.

import type { Clock } from "../../lib/clock.ts";
import type {
  CompositionPoint,
  Peak,
  PhaseName,
  PhaseStats,
  SeriesPoint,
  SourceName,
  SourceStats,
} from "../../model/evidence.ts";
import type { MemoryPressure, Missed, Reading, SampleSink } from "../../model/reading.ts";
import { createCompositions } from "./composition-series.ts";
import { createSeries } from "./downsample.ts";
import { createSustained } from "./sustained-cache.ts";

export interface Collector {
  /** ISO 8601: when the container's start was asked for. */
  readonly timeOrigin: string;
  /** Milliseconds since then. */
  readonly elapsedMs: () => number;
  /** Ends the phase before it. */
  readonly beginPhase: (name: PhaseName) => void;
  readonly endPhases: () => void;
  readonly currentPhase: () => PhaseName;
  /** Returns the working set that counts, or null where the look was missed. */
  readonly look: (source: SourceName, look: Reading | Missed) => number | null;
  readonly collected: () => Collected;
}

export interface Collected {
  /** Without its ratio, for the limit is not known here. */
  readonly peak: Omit<Peak, "ratio"> | null;
  /** The highest working set with transient file cache counted; null without a sample. */
  readonly instantPeakBytes: number | null;
  readonly kernelPeak: { readonly bytes: number; readonly atMs: number } | null;
  /** Two limits that one and the same source told; null where each told the same all along. */
  readonly limitChange: { readonly fromBytes: number; readonly toBytes: number } | null;
  /** By the cgroup's counter; null where it could not be read. */
  readonly oomKills: number | null;
  /** What it stood at before the run; null where it could not be read. */
  readonly oomKillsBefore: number | null;
  /** When that counter first rose. */
  readonly oomKillsAt: { readonly atMs: number; readonly phase: PhaseName } | null;
  /** By the cgroup's counter of kills of all of it; null where it could not be read. */
  readonly oomGroupKills: number | null;
  /** As last told; null where no source tells it. */
  readonly pressure: MemoryPressure | null;
  /** Null without a sample. */
  readonly firstSampleMs: number | null;
  readonly phases: readonly PhaseStats[];
  readonly sources: ReadonlyMap<SourceName, Pick<SourceStats, "samples" | "missed" | "maxGapMs">>;
  readonly compositions: readonly CompositionPoint[];
  readonly series: readonly SeriesPoint[];
}

interface SourceState {
  samples: number;
  missed: number;
  maxGapMs: number | null;
  lastMs: number;
  limitBytes: number | null;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Time starts at the call: make it when the container's start is asked for.
 * @param countsFromFirst the container ran before: what its counters hold at the first sample is not this run's
 */
export function createCollector(clock: Clock, sink: SampleSink, countsFromFirst = false): Collector {
  const originMs = clock.nowMs();
  const timeOrigin = clock.isoNow();
  const elapsedMs = () => clock.nowMs() - originMs;
  const series = createSeries();
  const compositions = createCompositions();
  // One for all sources: two frames a second apart would not show that the cache was gone between them.
  const sustained = createSustained();
  const phases: Mutable<PhaseStats>[] = [];
  const sources = new Map<SourceName, SourceState>();
  let open: Mutable<PhaseStats> | null = null;
  let firstSampleMs: number | null = null;
  let lastSampleMs = 0;
  let peak: Omit<Peak, "ratio"> | null = null;
  let instantPeakBytes: number | null = null;
  let kernelPeak: Collected["kernelPeak"] = null;
  let limitChange: Collected["limitChange"] = null;
  let oomKills: number | null = null;
  let oomKillsAt: Collected["oomKillsAt"] = null;
  let oomGroupKills: number | null = null;
  let pressure: MemoryPressure | null = null;
  let oomKillsBefore: number | null = null;
  let groupKillsBefore: number | null = null;
  let pressureBefore: MemoryPressure | null = null;

  const endPhase = (atMs: number) => {
    if (open === null) return;
    open.endMs = atMs;
    open.maxGapMs = Math.max(open.maxGapMs, atMs - (firstSampleMs === null ? open.startMs : lastSampleMs));
    open = null;
  };
  const beginPhase = (name: PhaseName) => {
    const atMs = elapsedMs();
    endPhase(atMs);
    open = { name, startMs: atMs, endMs: atMs, samples: 0, maxGapMs: 0, peakBytes: null };
    phases.push(open);
  };
  const currentPhase = () => open?.name ?? phases.at(-1)?.name ?? "start";

  const keep = (source: SourceName, reading: Reading, atMs: number) => {
    const { activeFileBytes } = reading;
    const transientFileBytes = activeFileBytes === null ? 0 : activeFileBytes - sustained(atMs, activeFileBytes);
    const workingSetBytes = Math.max(0, reading.workingSetBytes - transientFileBytes);
    const { usageBytes, inactiveFileBytes } = reading;
    const phase = open ?? phases.at(-1);
    if (phase !== undefined) {
      phase.samples += 1;
      // Up to the first sample the engine is still at starting the container: that time is told apart. Later a gap is
      // whole in each phase that it reaches into: cut at their borders, a long one would be several short ones.
      const sinceMs = firstSampleMs === null ? atMs : lastSampleMs;
      phase.maxGapMs = Math.max(phase.maxGapMs, atMs - sinceMs);
      phase.peakBytes = Math.max(phase.peakBytes ?? 0, workingSetBytes);
    }
    firstSampleMs ??= atMs;
    lastSampleMs = atMs;
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
    // A high-water mark that the usage has passed since is out of date.
    if (kernelPeak !== null && usageBytes > kernelPeak.bytes) kernelPeak = null;
    if (reading.kernelPeakBytes !== null)
      kernelPeak = { bytes: Math.max(reading.kernelPeakBytes, kernelPeak?.bytes ?? 0), atMs };
    if (reading.oomKills !== null) {
      oomKillsBefore ??= countsFromFirst ? reading.oomKills : 0;
      const kills = reading.oomKills - oomKillsBefore;
      if (kills > 0) oomKillsAt ??= { atMs, phase: currentPhase() };
      oomKills = Math.max(kills, oomKills ?? 0);
    }
    if (reading.oomGroupKills !== null) {
      groupKillsBefore ??= countsFromFirst ? reading.oomGroupKills : 0;
      oomGroupKills = Math.max(reading.oomGroupKills - groupKillsBefore, oomGroupKills ?? 0);
    }
    if (reading.pressure !== null) {
      pressureBefore ??= countsFromFirst ? reading.pressure : { someUs: 0, fullUs: 0 };
      const { someUs, fullUs } = pressureBefore;
      pressure = { someUs: reading.pressure.someUs - someUs, fullUs: reading.pressure.fullUs - fullUs };
    }
    series.add({ atMs, workingSetBytes, usageBytes });
    sink({ atMs, source, phase: currentPhase(), reading, workingSetBytes, transientFileBytes });
    return workingSetBytes;
  };

  return {
    timeOrigin,
    elapsedMs,
    beginPhase,
    endPhases: () => endPhase(elapsedMs()),
    currentPhase,
    look: (name, look) => {
      const source = sources.get(name) ?? {
        samples: 0,
        missed: 0,
        maxGapMs: null,
        lastMs: 0,
        limitBytes: null,
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
      kernelPeak,
      limitChange,
      oomKills,
      oomKillsBefore,
      oomKillsAt,
      oomGroupKills,
      pressure,
      firstSampleMs: firstSampleMs,
      phases,
      sources,
      compositions: compositions.points(),
      series: series.points(),
    }),
  };
}
