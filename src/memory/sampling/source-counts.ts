// Counts the samples, the missed readings and the gaps of each source, and finds a change of the limit.
import type { SourceName, SourceStats } from "../../model/evidence.ts";
import type { Reading } from "../../model/reading.ts";

/** The first two different limits that one source reported. */
export interface LimitChange {
  readonly fromBytes: number;
  readonly toBytes: number;
}

interface SourceState {
  samples: number;
  missed: number;
  maxGapMs: number | null;
  lastMs: number;
  limitBytes: number | null;
}

export function createSourceCounts() {
  const sources = new Map<SourceName, SourceState>();
  let limitChange: LimitChange | null = null;
  const sourceOf = (name: SourceName): SourceState => {
    const source = sources.get(name) ?? { samples: 0, missed: 0, maxGapMs: null, lastMs: 0, limitBytes: null };
    sources.set(name, source);
    return source;
  };
  return {
    addMissed: (name: SourceName): void => {
      sourceOf(name).missed += 1;
    },
    addSample: (name: SourceName, { limitBytes }: Reading, atMs: number): void => {
      const source = sourceOf(name);
      if (source.samples > 0) source.maxGapMs = Math.max(source.maxGapMs ?? 0, atMs - source.lastMs);
      source.samples += 1;
      source.lastMs = atMs;
      if (limitBytes === null) return;
      source.limitBytes ??= limitBytes;
      if (limitBytes !== source.limitBytes) limitChange ??= { fromBytes: source.limitBytes, toBytes: limitBytes };
    },
    /** Adds samples that repeat the last sample of the source. */
    addRepeats: (name: SourceName, repeatedMs: readonly number[]): void => {
      const source = sourceOf(name);
      source.maxGapMs = Math.max(source.maxGapMs ?? 0, longestGapMs(source.lastMs, repeatedMs));
      source.samples += repeatedMs.length;
      source.lastMs = repeatedMs.at(-1) ?? source.lastMs;
    },
    sources: sources as ReadonlyMap<SourceName, Pick<SourceStats, "samples" | "missed" | "maxGapMs">>,
    /** Null if the limit of each source stayed the same. */
    limitChange: () => limitChange,
  };
}

/** The longest time between neighbours, from `sinceMs` on. 0 without times. */
export function longestGapMs(sinceMs: number, timesMs: readonly number[]): number {
  let longestMs = 0;
  let beforeMs = sinceMs;
  for (const atMs of timesMs) {
    longestMs = Math.max(longestMs, atMs - beforeMs);
    beforeMs = atMs;
  }
  return longestMs;
}
