// Decides which samples count for the peak.
import type { SourceName } from "../../model/evidence.ts";
import { countsBesideFiles } from "../../model/reading.ts";

export function createFilesWatch() {
  let lastFilesMs: number | null = null;
  return {
    /** False if the sample is for comparison only. Call it in the order of the samples. */
    counts: (source: SourceName, atMs: number): boolean => {
      const counts = countsBesideFiles(source, atMs, lastFilesMs);
      if (counts && source.startsWith("cgroup-")) lastFilesMs = atMs;
      return counts;
    },
  };
}
