// Reads the counts of memory that the kernel took back from a cgroup.
import type { Reclaim } from "../../model/fields/reclaim.ts";
import type { CgroupVersion, MemoryStat } from "../working-set.ts";
import type { KernelFile } from "./kernel-file.ts";

/** On v1, failcnt does not count the limit hits: without swap it stays 0 (seen on Linux 6.18). */
export function reclaimIn(version: CgroupVersion, stat: MemoryStat, events: KernelFile | null): Reclaim {
  const prefix = version === "2" ? "" : "total_";
  const mappedBytes = stat(version === "2" ? "file_mapped" : "total_mapped_file");
  return {
    limitHits: version === "2" ? (events?.counter("max") ?? null) : null,
    fileRefaults: stat(`${prefix}workingset_refault_file`),
    majorFaults: stat(`${prefix}pgmajfault`),
    // It includes mapped shared memory, which is not file cache.
    mappedFileBytes: mappedBytes === null ? null : Math.max(0, mappedBytes - (stat(`${prefix}shmem`) ?? 0)),
  };
}
