// One look at a container's memory, and the arithmetic on it.

import type { Composition } from "../model/evidence.ts";
import type { Reading } from "../model/reading.ts";
/** Stands for "no limit is in force". */
export const unlimitedBytes = Number.MAX_SAFE_INTEGER;
/** One counter of memory.stat by the kernel's name, in bytes; null where it is not there or makes no sense. */
export type MemoryStat = (name: string) => number | null;

export type CgroupVersion = "1" | "2";

/**
 * The working set in bytes: usage − inactive file cache, floored at 0. What the kubelet and `kubectl top` show.
 * Source: cAdvisor's `setMemoryStats`. (docker/cli's `stats_helpers.go` differs where inactive ≥ usage: it shows usage.)
 */
export function workingSetBytes(usageBytes: number, inactiveFileBytes: number): number {
  return Math.max(0, usageBytes - inactiveFileBytes);
}

/** The key of the inactive file cache: on cgroup v1 only the `total_` counters include child cgroups. */
export function inactiveFileKey(version: CgroupVersion): "inactive_file" | "total_inactive_file" {
  return version === "2" ? "inactive_file" : "total_inactive_file";
}

/** As `inactiveFileKey`, for the file cache in use. */
export function activeFileKey(version: CgroupVersion): "active_file" | "total_active_file" {
  return version === "2" ? "active_file" : "total_active_file";
}

/**
 * The working set by kind, in bytes.
 * @param kernelBytes on cgroup v1, memory.kmem.usage_in_bytes; null where it could not be read
 */
export function compositionOf(
  version: CgroupVersion,
  stat: MemoryStat,
  totalBytes: number,
  kernelBytes: number | null,
): Composition {
  const parts =
    version === "2"
      ? {
          anonymous: stat("anon"),
          shared: stat("shmem"),
          activeFile: stat("active_file"),
          kernel: stat("kernel") ?? kernelBefore518(stat),
          sockets: stat("sock"),
        }
      : {
          anonymous: stat("total_rss"),
          shared: stat("total_shmem") ?? sharedOnV1(stat),
          activeFile: stat("total_active_file"),
          kernel: kernelBytes,
          sockets: null,
        };
  const named = Object.values(parts).reduce<number>((sum, part) => sum + (part ?? 0), 0);
  return { ...parts, other: Math.max(0, totalBytes - named) };
}

/**
 * The same look, with the kernel's memory told apart from `other` where its source did not tell it: the stats API leaves it
 * out on cgroup v1, and the buffer heads of a large file's cache alone are megabytes.
 * @param kernelBytes asked for together with the composition, in bytes; null where it is not known either
 */
export function withKernel(reading: Reading, kernelBytes: () => number | null): Reading {
  return {
    ...reading,
    composition: () => {
      const composition = reading.composition();
      if (composition.kernel !== null) return composition;
      const kernel = kernelBytes();
      return { ...composition, kernel, other: Math.max(0, composition.other - (kernel ?? 0)) };
    },
  };
}

/** Linux 5.18 added `kernel` to memory.stat (cgroup-v2.rst); before it, its main parts are there one by one. */
function kernelBefore518(stat: MemoryStat): number | null {
  const parts = ["slab", "kernel_stack", "pagetables", "percpu"].flatMap((key) => stat(key) ?? []);
  return parts.length === 0 ? null : parts.reduce((sum, part) => sum + part, 0);
}

/** The stats API leaves `total_shmem` out on v1. tmpfs pages are in the cache but on no file list. */
function sharedOnV1(stat: MemoryStat): number | null {
  const [cache, active, inactive] = [stat("total_cache"), stat("total_active_file"), stat("total_inactive_file")];
  if (cache === null || active === null || inactive === null) return null;
  return Math.max(0, cache - active - inactive - (stat("total_unevictable") ?? 0));
}

/** A count of bytes as the kernel or the engine gives it: a whole number that a double holds exactly. Else null. */
export function byteCount(value: unknown): number | null {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
