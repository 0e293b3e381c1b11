// Converts a response of the Docker stats API (GET /containers/ID/stats) to a reading.

import type { CpuCounters, Missed, Reading } from "../../model/reading.ts";
import {
  activeFileKey,
  byteCount,
  type CgroupVersion,
  compositionOf,
  inactiveFileKey,
  workingSetBytes,
} from "../working-set.ts";

/** A reading and the time at which the engine took it. */
export interface Frame {
  readonly reading: Reading;
  /** ISO 8601. A repeated frame has the same time. */
  readonly readAt: string;
}

/** Engines send this time for a container that does not run. */
const zeroTime = "0001-01-01T";

/**
 * Reads one frame. Returns the reason for a missed reading if the container is stopped (no usage, zero time), if the
 * engine is Podman (no file cache to subtract from usage) or if the frame is damaged.
 */
export function readFrame(frame: unknown): Frame | Missed {
  const readAt = field(frame, "read");
  if (typeof readAt !== "string" || readAt.startsWith(zeroTime)) return { missed: "an empty frame" };
  const memory = field(frame, "memory_stats");
  const usageBytes = byteCount(field(memory, "usage"));
  if (usageBytes === null) return { missed: "a frame without usage" };
  const stats = field(memory, "stats");
  const stat = (name: string) => byteCount(field(stats, name));
  const version = versionOf(stats);
  const inactiveFileBytes = stat(inactiveFileKey(version));
  if (inactiveFileBytes === null) return { missed: "a frame without inactive_file" };
  const total = workingSetBytes(usageBytes, inactiveFileBytes);
  return {
    readAt,
    reading: {
      usageBytes,
      inactiveFileBytes,
      activeFileBytes: stat(activeFileKey(version)),
      workingSetBytes: total,
      kernelPeakBytes: kernelPeakOf(field(memory, "max_usage"), usageBytes),
      limitBytes: byteCount(field(memory, "limit")),
      oomKills: null,
      oomGroupKills: null,
      oomCgroups: null,
      swapLimitBytes: null,
      pressure: null,
      reclaim: null,
      cpu: cpuIn(field(frame, "cpu_stats")),
      composition: () => compositionOf(version, stat, total, null),
    },
  };
}

/** Only cgroup v1 reports counters with the prefix `total_`, which include child cgroups. */
function versionOf(stats: unknown): CgroupVersion {
  const keys = typeof stats === "object" && stats !== null ? Object.keys(stats) : [];
  return keys.some((key) => key.startsWith("total_")) ? "1" : "2";
}

/**
 * The kernel's peak usage, which the API reports on cgroup v1 only. Null if it is below the usage of the same frame: it
 * is wrong then.
 */
function kernelPeakOf(value: unknown, usageBytes: number): number | null {
  const bytes = byteCount(value);
  return bytes === null || bytes < usageBytes ? null : bytes;
}

/** The API reports nanoseconds. Null without the CPU time. */
function cpuIn(stats: unknown): CpuCounters | null {
  const usedNs = byteCount(field(field(stats, "cpu_usage"), "total_usage"));
  if (usedNs === null) return null;
  const throttling = field(stats, "throttling_data");
  const periods = byteCount(field(throttling, "periods"));
  const throttledPeriods = byteCount(field(throttling, "throttled_periods"));
  const throttledNs = byteCount(field(throttling, "throttled_time"));
  const isKnown = periods !== null && throttledPeriods !== null && throttledNs !== null;
  return {
    usedUs: usedNs / 1_000,
    throttling: isKnown ? { periods, throttledPeriods, throttledUs: throttledNs / 1_000 } : null,
  };
}

/** Returns a field of an object. Undefined if the value is not an object or lacks the field. */
export function field(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}
