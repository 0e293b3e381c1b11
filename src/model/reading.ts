// One reading of a container's memory.

import type { Composition, PhaseName, SourceName } from "./evidence.ts";
/** One usable look. All in bytes. */
export interface Reading {
  readonly usageBytes: number;
  readonly inactiveFileBytes: number;
  /** Active file cache, which is part of the working set; null where the source does not tell it. */
  readonly activeFileBytes: number | null;
  readonly workingSetBytes: number;
  /** The kernel's high-water mark of usage; null where this source has none. */
  readonly kernelPeakBytes: number | null;
  /** The limit that the source tells, `unlimitedBytes` for none in force; null where it tells nothing. */
  readonly limitBytes: number | null;
  /** Kills by the cgroup's oom_kill counter; null where this source has none. */
  readonly oomKills: number | null;
  /** Kills of the whole cgroup at once, by its oom_group_kill counter (cgroup v2, Linux 5.17); null where there is none. */
  readonly oomGroupKills: number | null;
  /** Null where this source or kernel has none, or the look left it out. */
  readonly pressure: MemoryPressure | null;
  /** Worked out only when asked for: most readings are no peak. */
  readonly composition: () => Composition;
}

/** A look that gave nothing usable, and why. Never taken as 0. */
export interface Missed {
  readonly missed: string;
}

/** How long tasks waited for memory since the cgroup was made, in µs: some of them, or all at once. Source: the kernel's psi.rst. */
export interface MemoryPressure {
  readonly someUs: number;
  readonly fullUs: number;
}

/** One sample as samples.csv has it. */
export interface Sample {
  readonly atMs: number;
  readonly source: SourceName;
  readonly phase: PhaseName;
  readonly reading: Reading;
  /** What counts: the reading's, less the transient part of the file cache. */
  readonly workingSetBytes: number;
  /** Active file cache that is left out, for it has not been active long enough: see `sustainedAfterMs`. */
  readonly transientFileBytes: number;
}

export type SampleSink = (sample: Sample) => void;
