// Computes the working set and its composition from the counters of a cgroup.

import type { Composition } from "../model/evidence.ts";
import type { Reading } from "../model/reading.ts";

/** The value of a limit that means "no limit". */
export const unlimitedBytes = Number.MAX_SAFE_INTEGER;
/** Returns a counter of memory.stat by its kernel name, in bytes. Null if it is absent or not a valid number. */
export type MemoryStat = (name: string) => number | null;

export type CgroupVersion = "1" | "2";

/**
 * The working set of Kubernetes in bytes: usage − inactive file cache, at least 0. The kubelet and `kubectl top` report
 * this value. The collector also subtracts transient file cache.
 * Source: cAdvisor's `setMemoryStats`. docker/cli's `stats_helpers.go` reports usage if inactive ≥ usage.
 */
export function workingSetBytes(usageBytes: number, inactiveFileBytes: number): number {
  return Math.max(0, usageBytes - inactiveFileBytes);
}

/** The memory.stat key of the inactive file cache. On cgroup v1 only the `total_` counters include child cgroups. */
export function inactiveFileKey(version: CgroupVersion): "inactive_file" | "total_inactive_file" {
  return version === "2" ? "inactive_file" : "total_inactive_file";
}

/** The memory.stat key of the active file cache. See `inactiveFileKey`. */
export function activeFileKey(version: CgroupVersion): "active_file" | "total_active_file" {
  return version === "2" ? "active_file" : "total_active_file";
}

/**
 * The breakdown of the working set, in bytes.
 * @param totalBytes the working set; `other` is the rest that no other part covers
 * @param kernelBytes memory.kmem.usage_in_bytes on cgroup v1; null if it could not be read
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
  // memory.stat of cgroup v1 does not have it, and memory.kmem.slabinfo is empty since Linux 5.9.
  const slab = version === "2" ? stat("slab_reclaimable") : null;
  const kernelReclaimable = slab === null || parts.kernel === null ? null : Math.min(slab, parts.kernel);
  return { ...parts, kernelReclaimable, other: Math.max(0, totalBytes - named) };
}

/**
 * Adds the kernel memory to a reading that does not contain it, and subtracts it from `other`. On cgroup v1 the stats
 * API omits kernel memory, and the buffer heads of a large file's cache alone take megabytes.
 * @param kernelBytes returns the kernel memory in bytes when the composition is computed; null if it is unknown
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

/** Linux 5.18 added `kernel` to memory.stat (cgroup-v2.rst). Older kernels report its main parts separately. */
function kernelBefore518(stat: MemoryStat): number | null {
  const parts = ["slab", "kernel_stack", "pagetables", "percpu"].flatMap((key) => stat(key) ?? []);
  return parts.length === 0 ? null : parts.reduce((sum, part) => sum + part, 0);
}

/**
 * The shared memory on v1: the cache that is neither active nor inactive file cache, such as tmpfs pages. The stats API
 * omits `total_shmem` on v1.
 */
function sharedOnV1(stat: MemoryStat): number | null {
  const [cache, active, inactive] = [stat("total_cache"), stat("total_active_file"), stat("total_inactive_file")];
  if (cache === null || active === null || inactive === null) return null;
  return Math.max(0, cache - active - inactive - (stat("total_unevictable") ?? 0));
}

/** Accepts a byte count that the kernel or the engine reports: a safe integer, at least 0. Null for any other value. */
export function byteCount(value: unknown): number | null {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
