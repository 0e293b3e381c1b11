// One reading of a container's memory.

import type { Composition, OomCgroup, PhaseName, SourceName } from "./evidence.ts";
import type { Reclaim } from "./fields/reclaim.ts";

/** One usable reading. Sizes are in bytes. */
export interface Reading {
  readonly usageBytes: number;
  readonly inactiveFileBytes: number;
  /** Active file cache, a part of the working set. Null if the source does not report it. */
  readonly activeFileBytes: number | null;
  readonly workingSetBytes: number;
  /** The kernel's peak usage. Null if the source does not report it. */
  readonly kernelPeakBytes: number | null;
  /** The limit that the source reports; `unlimitedBytes` if no limit applies. Null if the source does not report it. */
  readonly limitBytes: number | null;
  /** OOM kills in the container's cgroup and the cgroups below it. Null if the source does not report them. */
  readonly oomKills: number | null;
  /** Value of the cgroup's oom_group_kill counter (cgroup v2, Linux 5.17 and later). Null if it is not reported. */
  readonly oomGroupKills: number | null;
  /** The cgroups below the container's in which a process was OOM-killed. Null if this reading left them out. */
  readonly oomCgroups: readonly OomCgroup[] | null;
  /**
   * The kernel's limit for swap: on v1 memory and swap together, on v2 swap alone. `unlimitedBytes` if no limit applies. Null if
   * the source does not report it.
   */
  readonly swapLimitBytes: number | null;
  /** Null if the source or the kernel does not report it, or if this reading left it out. */
  readonly pressure: MemoryPressure | null;
  /** Counts since the cgroup was created. Null if the source does not report them, or if this reading left them out. */
  readonly reclaim: Reclaim | null;
  /** CPU counters since the cgroup was created. Null if the source does not report them, or if this reading left them out. */
  readonly cpu: CpuCounters | null;
  /** Computed on call only, because few readings are a peak. */
  readonly composition: () => Composition;
}

/** The reason why a reading failed. A failed reading never counts as 0. */
export interface Missed {
  readonly missed: string;
}

/**
 * Time in µs that tasks waited for memory since the cgroup was created. `someUs`: at least one task waited. `fullUs`:
 * all tasks waited at once. Source: Documentation/accounting/psi.rst of Linux.
 */
export interface MemoryPressure {
  readonly someUs: number;
  readonly fullUs: number;
}

/** Times are in µs and never fall, unless the cgroup is a new one. */
export interface CpuCounters {
  readonly usedUs: number;
  /** Null if the source does not report it. */
  readonly throttling: Throttling | null;
}

/** Counts of the CPU limit of a cgroup. Source: Documentation/scheduler/sched-bwc.rst of Linux. */
export interface Throttling {
  readonly periods: number;
  readonly throttledPeriods: number;
  /** The sum over all cores. */
  readonly throttledUs: number;
}

/** One sample: one line of samples.csv. */
export interface Sample {
  readonly atMs: number;
  readonly source: SourceName;
  readonly phase: PhaseName;
  readonly reading: Reading;
  /** The working set that counts: the reading's working set minus `transientFileBytes`. */
  readonly workingSetBytes: number;
  /** Active file cache that does not count, because it was active for less than `sustainedAfterMs`. */
  readonly transientFileBytes: number;
}

export type SampleSink = (sample: Sample) => void;

const filesCountForMs = 1_000;

/**
 * False for a sample of the stats API that comes at most 1 s after one of the cgroup files. It is for comparison only:
 * the engine reads usage and file cache one after the other, so its working set is too high while an app reads files
 * quickly. memgate reads the files so that this cannot happen.
 * @param lastFilesMs time of the last sample of the cgroup files; null without one
 */
export function countsBesideFiles(source: string, atMs: number, lastFilesMs: number | null): boolean {
  return !source.startsWith("stats-") || lastFilesMs === null || atMs - lastFilesMs > filesCountForMs;
}
