// Collects the readings of all sources for the evidence. Memory is bounded, however long the run.

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
  /** ISO 8601: when memgate requested the container start. */
  readonly timeOrigin: string;
  /** Milliseconds since then. */
  readonly elapsedMs: () => number;
  /** Also ends the current phase. */
  readonly beginPhase: (name: PhaseName) => void;
  readonly endPhases: () => void;
  readonly currentPhase: () => PhaseName;
  /** Returns the working set without transient file cache, in bytes. Null if the reading is missed. */
  readonly record: (source: SourceName, reading: Reading | Missed) => number | null;
  readonly collected: () => Collected;
}

export interface Collected {
  /** Null without a sample. The collector does not know the limit, so the ratio is absent. */
  readonly peak: Omit<Peak, "ratio"> | null;
  /** The highest working set including transient file cache; null without a sample. */
  readonly instantPeakBytes: number | null;
  /** The kernel's peak usage, and when a source last reported it. Null if unknown, or if usage exceeded it since. */
  readonly kernelPeak: { readonly bytes: number; readonly atMs: number } | null;
  /** The first two different limits that one source reported. Null if the limit of each source stayed the same. */
  readonly limitChange: { readonly fromBytes: number; readonly toBytes: number } | null;
  /** OOM kills of this run, by the cgroup's counter. Null if it could not be read. */
  readonly oomKills: number | null;
  /** The value of the counter before the run. Null if it could not be read. */
  readonly oomKillsBefore: number | null;
  /** When the counter first increased. Null if it did not. */
  readonly oomKillsAt: { readonly atMs: number; readonly phase: PhaseName } | null;
  /** OOM kills of the whole cgroup, by its `oom_group_kill` counter. Null if it could not be read. */
  readonly oomGroupKills: number | null;
  /** The last reported memory pressure of this run. Null if no source reports it. */
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
 * `elapsedMs` starts at this call: call it when memgate requests the container start.
 * @param countsFromFirst true if the container ran before: counts then exclude the counter values of the first sample
 */
export function createCollector(clock: Clock, sink: SampleSink, countsFromFirst = false): Collector {
  const originMs = clock.nowMs();
  const timeOrigin = clock.isoNow();
  const elapsedMs = () => clock.nowMs() - originMs;
  const series = createSeries();
  const compositions = createCompositions();
  // Shared by all sources: frames at 1 Hz do not show that the cache was gone between two of them.
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

  const recordReading = (source: SourceName, reading: Reading, atMs: number) => {
    const { activeFileBytes } = reading;
    const transientFileBytes = activeFileBytes === null ? 0 : activeFileBytes - sustained(atMs, activeFileBytes);
    const workingSetBytes = Math.max(0, reading.workingSetBytes - transientFileBytes);
    const { usageBytes, inactiveFileBytes } = reading;
    const phase = open ?? phases.at(-1);
    if (phase !== undefined) {
      phase.samples += 1;
      // The time before the first sample is container start, not a gap: `firstSampleMs` reports it. A later gap counts
      // in full in each phase that it touches: split at a boundary, one long gap would become two short ones.
      const sinceMs = firstSampleMs === null ? atMs : lastSampleMs;
      phase.maxGapMs = Math.max(phase.maxGapMs, atMs - sinceMs);
      phase.peakBytes = Math.max(phase.peakBytes ?? 0, workingSetBytes);
    }
    firstSampleMs ??= atMs;
    lastSampleMs = atMs;
    instantPeakBytes = Math.max(instantPeakBytes ?? 0, reading.workingSetBytes);
    const countedComposition = () => {
      const activeFile = activeFileBytes === null ? null : activeFileBytes - transientFileBytes;
      return { ...reading.composition(), activeFile };
    };
    compositions.offer(atMs, countedComposition);
    if (workingSetBytes > (peak?.workingSetBytes ?? -1)) {
      const composition = countedComposition();
      const figures = { workingSetBytes, usageBytes, inactiveFileBytes, transientFileBytes, composition };
      peak = { ...figures, phase: currentPhase(), atMs, source };
    }
    // A kernel peak below the current usage is out of date.
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
    record: (name, reading) => {
      const source = sources.get(name) ?? {
        samples: 0,
        missed: 0,
        maxGapMs: null,
        lastMs: 0,
        limitBytes: null,
      };
      sources.set(name, source);
      if ("missed" in reading) {
        source.missed += 1;
        return null;
      }
      const atMs = elapsedMs();
      if (source.samples > 0) source.maxGapMs = Math.max(source.maxGapMs ?? 0, atMs - source.lastMs);
      source.samples += 1;
      source.lastMs = atMs;
      if (reading.limitBytes !== null) {
        source.limitBytes ??= reading.limitBytes;
        if (reading.limitBytes !== source.limitBytes) {
          limitChange ??= { fromBytes: source.limitBytes, toBytes: reading.limitBytes };
        }
      }
      return recordReading(name, reading, atMs);
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
