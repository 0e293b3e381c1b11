// Reads the CPU counters of a container's cgroup. Keeps the files open, like the reader of memory.
import { closeSync, openSync } from "node:fs";
import type { CpuCounters, Throttling } from "../../model/reading.ts";
import { createKernelFile, type KernelFile } from "./kernel-file.ts";
import type { CpuFolders } from "./path.ts";

export interface CpuReader {
  /** Null if the cgroup was removed, or if a file has invalid content. */
  readonly read: () => CpuCounters | null;
  readonly close: () => void;
}

/** cpu.stat has at most 300 bytes (Linux 6.18). */
const fileBytes = 1_024;

/**
 * Opens the CPU counters. Null if the CPU time cannot be opened. On v2, cpu.stat has `usage_usec` in every cgroup, but
 * the throttling only if the cpu controller is on.
 * Source: the kernel's cgroup-v2.rst, and cgroup-v1/cpuacct.rst.
 */
export function openCpu({ version, usage, throttling }: CpuFolders): CpuReader | null {
  const opened: number[] = [];
  const open = (path: string): KernelFile | null => {
    try {
      const fd = openSync(path, "r");
      opened.push(fd);
      return createKernelFile(fd, fileBytes);
    } catch {
      return null;
    }
  };
  const stat = throttling === null ? null : open(`${throttling}/cpu.stat`);
  const used = version === "2" ? stat : usage === null ? null : open(`${usage}/cpuacct.usage`);
  const close = () => {
    for (const fd of opened.splice(0)) closeSync(fd);
  };
  if (used === null) {
    close();
    return null;
  }
  return {
    close,
    read: () => {
      try {
        used.read();
        if (stat !== null && stat !== used) stat.read();
        // v1 counts nanoseconds.
        const usedUs = version === "2" ? used.counter("usage_usec") : microseconds(used.number());
        return usedUs === null ? null : { usedUs, throttling: stat === null ? null : throttlingIn(stat) };
      } catch {
        return null;
      }
    },
  };
}

/** v1 has `throttled_time` in nanoseconds, v2 `throttled_usec`. */
function throttlingIn({ counter }: KernelFile): Throttling | null {
  const [periods, throttledPeriods] = [counter("nr_periods"), counter("nr_throttled")];
  const throttledUs = counter("throttled_usec") ?? microseconds(counter("throttled_time"));
  if (periods === null || throttledPeriods === null || throttledUs === null) return null;
  return { periods, throttledPeriods, throttledUs };
}

function microseconds(ns: number | null): number | null {
  return ns === null ? null : ns / 1_000;
}
