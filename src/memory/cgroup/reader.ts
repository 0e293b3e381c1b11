// Reads a container's cgroup files. Keeps the files open: a read takes 2 to 40 µs, and opening a file takes several
// times as long.

import { closeSync, openSync } from "node:fs";
import type { MemoryPressure, Missed, Reading } from "../../model/reading.ts";
import {
  activeFileKey,
  byteCount,
  type CgroupVersion,
  compositionOf,
  inactiveFileKey,
  unlimitedBytes,
  workingSetBytes,
} from "../working-set.ts";
import { type MemoryReads, readConsistently, readOnce, type UsageAndStat } from "./consistent-read.ts";
import { type CpuReader, openCpu } from "./cpu-reader.ts";
import { createKernelFile, type KernelFile } from "./kernel-file.ts";
import type { CgroupPath, CpuFolders } from "./path.ts";
import { reclaimIn } from "./reclaim-counters.ts";

export interface CgroupReader {
  readonly version: CgroupVersion;
  /**
   * Takes one reading. Returns the reason for a missed reading if the cgroup was removed or a file has invalid content.
   * A `quick` reading leaves the kernel peak usage, limits, OOM kills, memory pressure and `reclaim` null. These values
   * only increase or rarely change, so a full reading is enough for them. The OOM kills on cgroup v1 are only those in
   * the container's own cgroup. A quick reading returns the object of the last reading if usage is the same and far
   * below the limit. Otherwise it reads memory.stat. The composition of a reading must be computed before the next
   * reading.
   */
  readonly read: (depth: "quick" | "full") => Reading | Missed;
  /** Kernel memory in bytes on cgroup v1. Null if it cannot be read, and on v2, where memory.stat contains it. */
  readonly kernelBytes: () => number | null;
  /** Reads the CPU counters, which the readings leave null. Null if this machine does not have them. */
  readonly readCpu: CpuReader["read"] | null;
  readonly close: () => void;
}

/** memory.stat has 1.3 to 2.5 KiB (Linux 6.18). */
const statBytes = 16_384;
/** The other files have at most 200 bytes. */
const smallFileBytes = 1_024;
/**
 * A quick reading repeats the last reading only if usage is at least this far below the limit. Closer to the limit, the
 * kernel reclaims file cache, so usage can stay the same while the working set grows. The counters of memory.stat lag
 * behind usage by at most 64 pages per CPU: this is the lag of 64 CPUs.
 */
const reclaimBytes = 16 * 2 ** 20;

/** Source: the kernel's cgroup-v2.rst and cgroup-v1/memory.rst. */
const fileNames = {
  "1": {
    usage: "memory.usage_in_bytes",
    stat: "memory.stat",
    kernelPeak: "memory.max_usage_in_bytes",
    limit: "memory.limit_in_bytes",
    /** Absent if the kernel does not count swap. */
    swapLimit: "memory.memsw.limit_in_bytes",
    /** Has `oom_kill` since Linux 4.13. */
    events: "memory.oom_control",
    kernel: "memory.kmem.usage_in_bytes",
    pressure: null,
  },
  "2": {
    usage: "memory.current",
    stat: "memory.stat",
    /** Since Linux 5.19. */
    kernelPeak: "memory.peak",
    limit: "memory.max",
    swapLimit: "memory.swap.max",
    events: "memory.events",
    kernel: null,
    /** Since Linux 4.20, if pressure stall information is enabled. */
    pressure: "memory.pressure",
  },
} as const;

/**
 * Opens the files of a memory cgroup.
 * @param cpuFolders null to leave out the CPU counters
 * @throws the system error if usage or memory.stat cannot be opened; the other files are optional
 */
export function openCgroup({ version, folder }: CgroupPath, cpuFolders: CpuFolders | null = null): CgroupReader {
  const names = fileNames[version];
  const opened: number[] = [];
  const open = (name: string): KernelFile => {
    const fd = openSync(`${folder}/${name}`, "r");
    opened.push(fd);
    return createKernelFile(fd, name === names.stat ? statBytes : smallFileBytes);
  };
  const openOptional = (name: string | null): KernelFile | null => {
    try {
      return name === null ? null : open(name);
    } catch {
      return null;
    }
  };
  const close = () => {
    for (const fd of opened.splice(0)) closeSync(fd);
  };
  try {
    const files: Files = {
      usage: open(names.usage),
      stat: open(names.stat),
      kernelPeak: openOptional(names.kernelPeak),
      limit: openOptional(names.limit),
      swapLimit: openOptional(names.swapLimit),
      events: openOptional(names.events),
      kernel: openOptional(names.kernel),
      pressure: openOptional(names.pressure),
    };
    const reads: Reads = {
      usageBytes: () => optional(files.usage, numberIn),
      stat: () => {
        files.stat.read();
        return files.stat.reads();
      },
    };
    // The highest working set so far. Only a new peak needs a consistent read.
    let highestBytes = -1;
    const readAll = (depth: "quick" | "full") => {
      const first = takeReading(version, files, depth, readOnce, reads);
      if ("missed" in first || first.workingSetBytes <= highestBytes) return first;
      const confirmed = takeReading(version, files, depth, readConsistently, reads);
      if (!("missed" in confirmed)) highestBytes = Math.max(highestBytes, confirmed.workingSetBytes);
      return confirmed;
    };
    const cpu = cpuFolders === null ? null : openCpu(cpuFolders);
    return {
      version,
      close: () => {
        close();
        cpu?.close();
      },
      read: repeating(readAll, files.usage),
      kernelBytes: () => ifReadable(files.kernel, numberIn),
      readCpu: cpu?.read ?? null,
    };
  } catch (error) {
    close();
    throw error;
  }
}

/** The values that a quick reading leaves out. */
const leftOut = {
  kernelPeakBytes: null,
  limitBytes: null,
  oomKills: null,
  oomGroupKills: null,
  swapLimitBytes: null,
  pressure: null,
  reclaim: null,
  cpu: null,
};

/**
 * Makes a quick reading return the last reading if usage is the same. memory.stat takes much longer to read than usage.
 * @param readAll reads usage and memory.stat
 */
function repeating(readAll: CgroupReader["read"], usage: KernelFile): CgroupReader["read"] {
  let last: Reading | null = null;
  /** The highest usage at which the last reading may be returned again. */
  let repeatableBytes = -1;
  const hasUsage = (bytes: number) => {
    try {
      usage.read();
      return usage.number() === bytes;
    } catch {
      return false;
    }
  };
  return (depth) => {
    if (depth === "quick" && last !== null && last.usageBytes <= repeatableBytes && hasUsage(last.usageBytes)) {
      return last;
    }
    const reading = readAll(depth);
    if ("missed" in reading) last = null;
    else if (depth === "quick") last = reading;
    else {
      repeatableBytes = (reading.limitBytes ?? 0) - reclaimBytes;
      last = { ...reading, ...leftOut };
    }
    return reading;
  };
}

interface Files {
  readonly usage: KernelFile;
  readonly stat: KernelFile;
  readonly kernelPeak: KernelFile | null;
  readonly limit: KernelFile | null;
  readonly swapLimit: KernelFile | null;
  readonly events: KernelFile | null;
  readonly kernel: KernelFile | null;
  readonly pressure: KernelFile | null;
}

/** `stat` says which read of memory.stat a reading belongs to. The bytes are in the file's buffer: the next read overwrites them. */
type Reads = MemoryReads<number>;

function takeReading(
  version: CgroupVersion,
  files: Files,
  depth: "quick" | "full",
  readCounters: (reads: Reads) => UsageAndStat<number>,
  reads: Reads,
): Reading | Missed {
  try {
    const { usageBytes, stat: statRead } = readCounters(reads);
    const { counter } = files.stat;
    const inactiveFileBytes = counter(inactiveFileKey(version));
    if (usageBytes === null) return { missed: "usage is not a number" };
    if (inactiveFileBytes === null) return { missed: "memory.stat has no inactive_file" };
    const total = workingSetBytes(usageBytes, inactiveFileBytes);
    const isFull = depth === "full";
    const events = isFull ? files.events : null;
    events?.read();
    return {
      usageBytes,
      inactiveFileBytes,
      activeFileBytes: counter(activeFileKey(version)),
      workingSetBytes: total,
      kernelPeakBytes: isFull ? optional(files.kernelPeak, numberIn) : null,
      limitBytes: isFull ? optional(files.limit, limitIn) : null,
      oomKills: events?.counter("oom_kill") ?? null,
      oomGroupKills: events?.counter("oom_group_kill") ?? null,
      oomCgroups: null,
      swapLimitBytes: isFull ? optional(files.swapLimit, limitIn) : null,
      // If pressure stall information is disabled, the file exists but cannot be read.
      pressure: isFull ? ifReadable(files.pressure, pressureIn) : null,
      reclaim: isFull ? reclaimIn(version, counter, events) : null,
      cpu: null,
      composition: () => {
        if (files.stat.reads() !== statRead)
          throw new Error("the composition of a reading must be computed before the next reading");
        return compositionOf(version, counter, total, ifReadable(files.kernel, numberIn));
      },
    };
  } catch (error) {
    // ENODEV: the cgroup was removed while its files were open.
    return { missed: error instanceof Error && "code" in error ? String(error.code) : "unreadable" };
  }
}

/** Like `optional`, but returns null if the file cannot be read or the cgroup was removed. */
function ifReadable<T>(file: KernelFile | null, valueIn: (file: KernelFile) => T | null): T | null {
  try {
    return optional(file, valueIn);
  } catch {
    return null;
  }
}

function optional<T>(file: KernelFile | null, valueIn: (file: KernelFile) => T | null): T | null {
  if (file === null) return null;
  file.read();
  return valueIn(file);
}

function numberIn(file: KernelFile): number | null {
  return file.number();
}

/** Without a limit, v2 reports `max`, and v1 a number near 2 to the 63rd, which a double cannot represent. */
function limitIn(file: KernelFile): number | null {
  const bytes = file.number();
  if (bytes !== null) return bytes;
  const text = file.text();
  const isUnlimited = text === "max\n" || (/^\d+\n$/.test(text) && Number(text) > Number.MAX_SAFE_INTEGER);
  return isUnlimited ? unlimitedBytes : null;
}

const someTotal = /^some .*total=(\d+)\n/m;
const fullTotal = /^full .*total=(\d+)\n/m;

/** The totals of the lines `some avg10=… total=µs` and `full …`. */
function pressureIn(file: KernelFile): MemoryPressure | null {
  const text = file.text();
  const total = (line: RegExp) => byteCount(Number(line.exec(text)?.[1] ?? Number.NaN));
  const [someUs, fullUs] = [total(someTotal), total(fullTotal)];
  return someUs === null || fullUs === null ? null : { someUs, fullUs };
}
