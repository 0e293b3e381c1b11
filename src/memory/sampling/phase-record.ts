// Records the phases of a run, with the samples and gaps of each.
import type { PhaseName, PhaseStats } from "../../model/evidence.ts";
import { longestGapMs } from "./source-counts.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export function createPhaseRecord() {
  const phases: Mutable<PhaseStats>[] = [];
  let open: Mutable<PhaseStats> | null = null;
  let firstSampleMs: number | null = null;
  let lastSampleMs = 0;
  const end = (atMs: number): void => {
    if (open === null) return;
    open.endMs = atMs;
    open.maxGapMs = Math.max(open.maxGapMs, atMs - (firstSampleMs === null ? open.startMs : lastSampleMs));
    open = null;
  };
  return {
    phases: phases as readonly PhaseStats[],
    begin: (name: PhaseName, atMs: number): void => {
      end(atMs);
      open = { name, startMs: atMs, endMs: atMs, samples: 0, maxGapMs: 0, peakBytes: null };
      phases.push(open);
    },
    end,
    current: (): PhaseName => open?.name ?? phases.at(-1)?.name ?? "start",
    /** Null without a sample. */
    firstSampleMs: () => firstSampleMs,
    /** @param workingSetBytes null for a sample that does not count for the peak */
    addSample: (atMs: number, workingSetBytes: number | null): void => {
      const phase = open ?? phases.at(-1);
      if (phase !== undefined) {
        phase.samples += 1;
        // The time before the first sample is not a gap: `firstSampleMs` reports it. A later gap counts in full in each
        // phase that it touches. A split at the phase boundary would turn one long gap into two short gaps.
        const sinceMs = firstSampleMs === null ? atMs : lastSampleMs;
        phase.maxGapMs = Math.max(phase.maxGapMs, atMs - sinceMs);
        if (workingSetBytes !== null) phase.peakBytes = Math.max(phase.peakBytes ?? 0, workingSetBytes);
      }
      firstSampleMs ??= atMs;
      lastSampleMs = atMs;
    },
    /** Adds samples that repeat the last sample. */
    addRepeats: (repeatedMs: readonly number[]): void => {
      const phase = open ?? phases.at(-1);
      if (phase !== undefined) {
        phase.samples += repeatedMs.length;
        phase.maxGapMs = Math.max(phase.maxGapMs, longestGapMs(lastSampleMs, repeatedMs));
      }
      lastSampleMs = repeatedMs.at(-1) ?? lastSampleMs;
    },
  };
}
