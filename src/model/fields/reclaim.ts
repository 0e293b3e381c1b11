// The counts of memory that the kernel took back, and the reasons of a run without a suggested limit.
import * as z from "zod";
import { countField } from "./numbers.ts";

const count = countField.nullable();

export const reclaimSchema = z
  .strictObject({
    limitHits: count.describe(
      "How often memory reached the limit, so that the kernel had to take memory back. `max` of memory.events. Null on cgroup v1, which does not count it.",
    ),
    fileRefaults: count.describe(
      "Pages of files that the kernel had taken back and had to read again. `workingset_refault_file`; on cgroup v1 `total_workingset_refault_file`. Null if unknown.",
    ),
    majorFaults: count.describe(
      "Accesses to memory that had to wait for the disk. `pgmajfault`; on cgroup v1 `total_pgmajfault`. Null if unknown.",
    ),
    mappedFileBytes: count.describe(
      "The most file cache that the processes mapped into their memory. memgate takes the higher of two figures. First, `file_mapped` without `shmem`; on cgroup v1 `total_mapped_file` without `total_shmem`. Second, `RssFile` of the process that maps most: it includes pages that are charged to another cgroup. Null if unknown.",
    ),
  })
  .nullable()
  .describe(
    "Memory that the kernel took back during the run. Null if memgate could not read the container's cgroup files.",
  );

export type Reclaim = NonNullable<z.infer<typeof reclaimSchema>>;

export const noSuggestionSchema = z
  .enum([
    "no-peak",
    "inconclusive",
    "ended-early",
    "reclaimable",
    "kernel-memory",
    "file-cache",
    "rising",
    "out-of-memory",
    "cgroup-limit",
    "leak-check",
  ])
  .nullable()
  .describe(
    "Why suggestedLimitBytes is null. no-peak: memgate took no sample. inconclusive: the run is inconclusive. ended-early: the run ended early, so the real peak may be higher. reclaimable: memory that the kernel can take back brought the peak above the threshold, or is at least half of the peak. kernel-memory: the same may be true, because it is unknown how much of the kernel memory can be taken back. file-cache: file cache filled the limit, or the app mapped more of its files than the limit would hold. rising: memory was still rising when the load ended. out-of-memory: a process ran out of memory at the limit of its runtime. cgroup-limit: the OOM kills were only at limits of cgroups below the container's. leak-check: the leak check forced garbage collections, which lower the peak. Null with a suggested limit, and in a report of a version without this field.",
  );

export type NoSuggestion = NonNullable<z.infer<typeof noSuggestionSchema>>;
