// Reads what the kernel took back from a cgroup, from the counters of memory.stat.
import type { Reclaim } from "../../model/memory/reclaim.ts";
import type { CgroupVersion, MemoryStat } from "../working-set.ts";

/** @param limitHits how often memory reached the limit, a count of another file */
export function reclaimIn(version: CgroupVersion, stat: MemoryStat, limitHits: number | null): Reclaim {
  const [refaults, faults, mapped, shared] =
    version === "2"
      ? ["workingset_refault_file", "pgmajfault", "file_mapped", "shmem"]
      : ["total_workingset_refault_file", "total_pgmajfault", "total_mapped_file", "total_shmem"];
  const mappedBytes = stat(mapped ?? "");
  return {
    limitHits,
    fileRefaults: stat(refaults ?? ""),
    majorFaults: stat(faults ?? ""),
    // Mapped shared memory counts there too, but it is no file cache.
    mappedFileBytes: mappedBytes === null ? null : Math.max(0, mappedBytes - (stat(shared ?? "") ?? 0)),
  };
}
