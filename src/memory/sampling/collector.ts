// Collects the readings of all sources for the evidence. Memory is bounded, however long the run.

import type { Clock } from "../../lib/clock.ts";
import type {
  CompositionPoint,
  PhaseName,
  PhaseStats,
  SeriesPoint,
  SourceName,
  SourceStats,
} from "../../model/evidence.ts";
import type { Missed, Reading, SampleSink } from "../../model/reading.ts";
import { createSeries } from "./downsample.ts";
import { createFilesWatch } from "./files-watch.ts";
import { createKernelCounts, type KernelCounts } from "./kernel-counts.ts";
import { createPeakRecord, type RecordedPeak } from "./peak-record.ts";
import { createPhaseRecord } from "./phase-record.ts";
import { createRepeats } from "./repeats.ts";
import { createSourceCounts, type LimitChange } from "./source-counts.ts";
import { createSustained } from "./sustained-cache.ts";
import { createSwapWatch, type SwapAllowed } from "./swap-watch.ts";

export interface Collector {
  /** ISO 8601: when memgate requested the container start, or began to sample a container that already ran. */
  readonly timeOrigin: string;
  /** Milliseconds since `timeOrigin`. */
  readonly elapsedMs: () => number;
  /** Also ends the current phase. */
  readonly beginPhase: (name: PhaseName) => void;
  readonly endPhases: () => void;
  readonly currentPhase: () => PhaseName;
  /**
   * Returns the working set without transient file cache, in bytes. Null if the reading is missed, if it is for comparison
   * only, or if it is the same object as the one before: then nothing has changed.
   */
  readonly record: (source: SourceName, reading: Reading | Missed) => number | null;
  readonly collected: () => Collected;
}

export interface Collected extends KernelCounts {
  /** Null without a sample. */
  readonly peak: RecordedPeak | null;
  /** The highest working set including transient file cache; null without a sample. */
  readonly instantPeakBytes: number | null;
  /** Null if the limit of each source stayed the same. */
  readonly limitChange: LimitChange | null;
  /** Null if the kernel never allowed more swap than at first, or if no source reports it. */
  readonly swapAllowed: SwapAllowed | null;
  /** Null without a sample. */
  readonly firstSampleMs: number | null;
  readonly phases: readonly PhaseStats[];
  readonly sources: ReadonlyMap<SourceName, Pick<SourceStats, "samples" | "missed" | "maxGapMs">>;
  readonly compositions: readonly CompositionPoint[];
  readonly series: readonly SeriesPoint[];
}

/**
 * `elapsedMs` starts at this call: call it when memgate requests the container start.
 * @param countsFromFirst true if the container ran before: counts then exclude the counter values of the first sample
 */
export function createCollector(clock: Clock, sink: SampleSink, countsFromFirst = false): Collector {
  const originMs = clock.nowMs();
  const timeOrigin = clock.isoNow();
  const elapsedMs = () => clock.nowMs() - originMs;
  const series = createSeries();
  // The sources share it, because frames at 1 Hz do not show that the cache disappeared between two frames.
  const sustained = createSustained();
  const phases = createPhaseRecord();
  const sources = createSourceCounts();
  const kernel = createKernelCounts(countsFromFirst, phases.phases);
  const swap = createSwapWatch();
  const files = createFilesWatch();
  const peaks = createPeakRecord();
  let instantPeakBytes: number | null = null;

  // Each part takes all repeats in one call. One call per repeat would take several times the CPU.
  const repeats = createRepeats(({ source, workingSetBytes, reading }, repeatedMs, lastMs) => {
    sources.addRepeats(source, repeatedMs);
    phases.addRepeats(repeatedMs);
    if (files.counts(source, lastMs))
      series.addRepeats({ workingSetBytes, usageBytes: reading.usageBytes }, repeatedMs);
  }, sink);
  const recordReading = (source: SourceName, reading: Reading, atMs: number) => {
    const { activeFileBytes, usageBytes, inactiveFileBytes } = reading;
    const transientFileBytes = activeFileBytes === null ? 0 : activeFileBytes - sustained(atMs, activeFileBytes);
    const workingSetBytes = Math.max(0, reading.workingSetBytes - transientFileBytes);
    const phase = phases.current();
    const counts = files.counts(source, atMs);
    if (counts) {
      instantPeakBytes = Math.max(instantPeakBytes ?? 0, reading.workingSetBytes);
      const figures = { workingSetBytes, usageBytes, inactiveFileBytes, transientFileBytes, phase, atMs, source };
      peaks.add(figures, () => compositionOf(reading, transientFileBytes));
    }
    kernel.record(reading, atMs, phase);
    swap.add(source, reading);
    const sample = { atMs, source, phase, reading, workingSetBytes, transientFileBytes };
    repeats.follow(sample);
    sources.addSample(source, reading, atMs);
    phases.addSample(atMs, counts ? workingSetBytes : null);
    if (counts) series.add({ atMs, workingSetBytes, usageBytes });
    sink(sample);
    return counts ? workingSetBytes : null;
  };

  return {
    timeOrigin,
    elapsedMs,
    beginPhase: (name) => {
      repeats.end();
      phases.begin(name, elapsedMs());
    },
    endPhases: () => {
      repeats.end();
      phases.end(elapsedMs());
    },
    currentPhase: phases.current,
    record: (source, reading) => {
      if (repeats.isRepeat(source, reading)) {
        repeats.keep(elapsedMs());
        return null;
      }
      if ("missed" in reading) {
        sources.addMissed(source);
        return null;
      }
      repeats.flush();
      return recordReading(source, reading, elapsedMs());
    },
    collected: () => {
      repeats.flush();
      return { ...collectedFrom({ kernel, peaks, sources, swap, phases, series }), instantPeakBytes };
    },
  };
}

/** @param transientFileBytes the part of the active file cache that does not count */
function compositionOf(reading: Reading, transientFileBytes: number) {
  const activeFile = reading.activeFileBytes === null ? null : reading.activeFileBytes - transientFileBytes;
  return { ...reading.composition(), activeFile };
}

interface Parts {
  readonly kernel: ReturnType<typeof createKernelCounts>;
  readonly peaks: ReturnType<typeof createPeakRecord>;
  readonly sources: ReturnType<typeof createSourceCounts>;
  readonly swap: ReturnType<typeof createSwapWatch>;
  readonly phases: ReturnType<typeof createPhaseRecord>;
  readonly series: ReturnType<typeof createSeries>;
}

function collectedFrom({ kernel, peaks, sources, swap, phases, series }: Parts): Omit<Collected, "instantPeakBytes"> {
  return {
    ...kernel.counts(),
    peak: peaks.peak(),
    limitChange: sources.limitChange(),
    swapAllowed: swap.allowed(),
    firstSampleMs: phases.firstSampleMs(),
    phases: phases.phases,
    sources: sources.sources,
    compositions: peaks.points(),
    series: series.points(),
  };
}
