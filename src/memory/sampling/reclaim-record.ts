// Follows what the kernel took back from the container.
import type { Reclaim } from "../../model/fields/reclaim.ts";

/** @param countsFromFirst true if counts exclude the counter values of the first reading */
export function createReclaimRecord(countsFromFirst: boolean) {
  let first: Reclaim | null = null;
  let last: Reclaim | null = null;
  let mappedFileBytes: number | null = null;
  const since = (name: "limitHits" | "fileRefaults" | "majorFaults"): number | null => {
    const count = last?.[name] ?? null;
    return count === null ? null : Math.max(0, count - (countsFromFirst ? (first?.[name] ?? 0) : 0));
  };
  return {
    add: (reading: Reclaim): void => {
      first ??= reading;
      last = reading;
      if (reading.mappedFileBytes !== null) mappedFileBytes = Math.max(mappedFileBytes ?? 0, reading.mappedFileBytes);
    },
    /** Null without a reading. */
    counts: (): Reclaim | null =>
      last === null
        ? null
        : {
            limitHits: since("limitHits"),
            fileRefaults: since("fileRefaults"),
            majorFaults: since("majorFaults"),
            mappedFileBytes,
          },
  };
}
