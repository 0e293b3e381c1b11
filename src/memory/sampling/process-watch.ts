// Reads the processes of the container at new peaks, so that the report can name them.
import type { Processes, ProcessList } from "../../model/fields/processes.ts";

/** A working set that is this much higher is a new peak. */
const peakFactor = 1.05;
/** Time between two readings: for a new peak, and for a working set that is only a little higher. */
const pauses = {
  proc: { newPeakMs: 20, higherMs: 1_000 },
  // The engine starts a program for each reading.
  top: { newPeakMs: 1_000, higherMs: 5_000 },
} as const;
const maxFailures = 3;

export interface ProcessWatch {
  /** Takes the working set of a sample that counts. May begin a reading, and does not wait for it. */
  readonly offer: (workingSetBytes: number) => void;
  /** Waits for a reading in progress. Reads once more if the last working set is the highest. */
  readonly finish: () => Promise<void>;
  /** The reading at the highest working set. Null without a reading. */
  readonly processes: () => Processes | null;
}

/** @param read resolves with null if the processes cannot be read */
export function createProcessWatch(elapsedMs: () => number, read: () => Promise<ProcessList | null>): ProcessWatch {
  let recorded: Processes | null = null;
  let reading: Promise<void> | null = null;
  let endedMs = Number.NEGATIVE_INFINITY;
  let source: ProcessList["source"] = "proc";
  let failures = 0;
  let lastBytes = -1;
  const isHigher = () => lastBytes > (recorded?.workingSetBytes ?? -1) && failures < maxFailures;
  const begin = async () => {
    const [atMs, workingSetBytes] = [elapsedMs(), lastBytes];
    // The verdict does not depend on the processes, so a fault here must not end the run.
    const found = await read().catch(() => null);
    endedMs = elapsedMs();
    reading = null;
    failures = found === null ? failures + 1 : 0;
    if (found === null) return;
    source = found.source;
    recorded = { ...found, atMs, durationMs: endedMs - atMs, workingSetBytes };
  };
  const isDue = () => {
    const isPeak = failures === 0 && lastBytes >= (recorded?.workingSetBytes ?? 0) * peakFactor;
    const { newPeakMs, higherMs } = pauses[source];
    return elapsedMs() - endedMs >= (isPeak ? newPeakMs : higherMs);
  };
  return {
    offer: (workingSetBytes) => {
      lastBytes = workingSetBytes;
      if (reading === null && isHigher() && isDue()) reading = begin();
    },
    finish: async () => {
      await reading;
      if (isHigher()) reading = begin();
      await reading;
    },
    processes: () => recorded,
  };
}
