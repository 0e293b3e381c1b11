// One answer of the Docker stats API (GET /containers/ID/stats) to a reading.

import type { Missed, Reading } from "../../model/reading.ts";
import {
  activeFileKey,
  byteCount,
  type CgroupVersion,
  compositionOf,
  inactiveFileKey,
  workingSetBytes,
} from "../working-set.ts";

/** A frame's reading and the engine's time of it, by which a repeated frame is known. */
export interface Frame {
  readonly reading: Reading;
  readonly readAt: string;
}

/** What engines send as the time of a container that does not run. */
const zeroTime = "0001-01-01T";

/**
 * Reads one frame. A stopped container's frame (no usage, the zero time), Podman's (usage without the cache that would
 * have to be taken off) and damaged ones are missed, with the reason.
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
      pressure: null,
      composition: () => compositionOf(version, stat, total, null),
    },
  };
}

/** Only cgroup v1 has hierarchical counters beside the group's own. */
function versionOf(stats: unknown): CgroupVersion {
  const keys = typeof stats === "object" && stats !== null ? Object.keys(stats) : [];
  return keys.some((key) => key.startsWith("total_")) ? "1" : "2";
}

/** A high-water mark below the usage beside it is none. (The API has it on cgroup v1 only.) */
function kernelPeakOf(value: unknown, usageBytes: number): number | null {
  const bytes = byteCount(value);
  return bytes === null || bytes < usageBytes ? null : bytes;
}

/** What a map has by a name; undefined where it is no map, or has none such. */
export function field(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}
