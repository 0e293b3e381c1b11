// Reads a container's cgroup files. Keeps them open: a read costs 2 to 40 µs, an open several times as much.

import { closeSync, openSync, readSync } from "node:fs";
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
import type { CgroupPath } from "./path.ts";

export interface CgroupReader {
  readonly version: CgroupVersion;
  /**
   * Takes one reading. It is missed if the cgroup was removed or a file has invalid content. In a `quick` reading the
   * values that only increase or rarely change are null: kernel peak usage, limit, OOM kills and memory pressure.
   */
  readonly read: (depth: "quick" | "full") => Reading | Missed;
  /** Kernel memory in bytes on cgroup v1. Null if it cannot be read, and on v2, where memory.stat contains it. */
  readonly kernelBytes: () => number | null;
  readonly close: () => void;
}

/** Source: the kernel's cgroup-v2.rst and cgroup-v1/memory.rst. */
const fileNames = {
  "1": {
    usage: "memory.usage_in_bytes",
    stat: "memory.stat",
    kernelPeak: "memory.max_usage_in_bytes",
    limit: "memory.limit_in_bytes",
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
    events: "memory.events",
    kernel: null,
    /** Since Linux 4.20, if pressure stall information is enabled. */
    pressure: "memory.pressure",
  },
} as const;

/**
 * Opens the files of a memory cgroup.
 * @throws the system error if usage or memory.stat cannot be opened; the other files are optional
 */
export function openCgroup({ version, folder }: CgroupPath): CgroupReader {
  const names = fileNames[version];
  const opened: number[] = [];
  const open = (name: string): number => {
    const fd = openSync(`${folder}/${name}`, "r");
    opened.push(fd);
    return fd;
  };
  const openOptional = (name: string | null): number | null => {
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
      events: openOptional(names.events),
      kernel: openOptional(names.kernel),
      pressure: openOptional(names.pressure),
    };
    const reads: MemoryReads = {
      usageBytes: () => numberIn(text(files.usage)),
      statText: () => text(files.stat),
    };
    // The highest working set so far. Only a new peak needs a consistent read.
    let highestBytes = -1;
    const read = (depth: "quick" | "full") => {
      const first = takeReading(version, files, depth, readOnce, reads);
      if ("missed" in first || first.workingSetBytes <= highestBytes) return first;
      const confirmed = takeReading(version, files, depth, readConsistently, reads);
      if (!("missed" in confirmed)) highestBytes = Math.max(highestBytes, confirmed.workingSetBytes);
      return confirmed;
    };
    return { version, close, read, kernelBytes: () => ifReadable(files.kernel, numberIn) };
  } catch (error) {
    close();
    throw error;
  }
}

interface Files {
  readonly usage: number;
  readonly stat: number;
  readonly kernelPeak: number | null;
  readonly limit: number | null;
  readonly events: number | null;
  readonly kernel: number | null;
  readonly pressure: number | null;
}

function takeReading(
  version: CgroupVersion,
  files: Files,
  depth: "quick" | "full",
  readCounters: (reads: MemoryReads) => UsageAndStat,
  reads: MemoryReads,
): Reading | Missed {
  try {
    const { usageBytes, statText } = readCounters(reads);
    const inactiveFileBytes = counterIn(statText, inactiveFileKey(version));
    if (usageBytes === null) return { missed: "usage is not a number" };
    if (inactiveFileBytes === null) return { missed: "memory.stat has no inactive_file" };
    const total = workingSetBytes(usageBytes, inactiveFileBytes);
    const isFull = depth === "full";
    const events = isFull && files.events !== null ? text(files.events) : null;
    return {
      usageBytes,
      inactiveFileBytes,
      activeFileBytes: counterIn(statText, activeFileKey(version)),
      workingSetBytes: total,
      kernelPeakBytes: isFull ? optional(files.kernelPeak, numberIn) : null,
      limitBytes: isFull ? optional(files.limit, limitIn) : null,
      oomKills: events === null ? null : counterIn(events, "oom_kill"),
      oomGroupKills: events === null ? null : counterIn(events, "oom_group_kill"),
      // If pressure stall information is disabled, the file exists but cannot be read.
      pressure: isFull ? ifReadable(files.pressure, pressureIn) : null,
      composition: () =>
        compositionOf(version, (name) => counterIn(statText, name), total, ifReadable(files.kernel, numberIn)),
    };
  } catch (error) {
    // ENODEV: the cgroup was removed while its files were open.
    return { missed: error instanceof Error && "code" in error ? String(error.code) : "unreadable" };
  }
}

/** Shared by all reads. memory.stat has 1.3 to 2.5 KiB (Linux 6.18). */
const buffer = Buffer.allocUnsafe(16_384);

function text(fd: number): string {
  return buffer.toString("latin1", 0, readSync(fd, buffer, 0, buffer.length, 0));
}

/** Like `optional`, but returns null if the file cannot be read or the cgroup was removed. */
function ifReadable<T>(fd: number | null, parse: (text: string) => T | null): T | null {
  try {
    return optional(fd, parse);
  } catch {
    return null;
  }
}

function optional<T>(fd: number | null, parse: (text: string) => T | null): T | null {
  return fd === null ? null : parse(text(fd));
}

/** Without a limit, v2 reports `max`, and v1 a number near 2 to the 63rd, which a double cannot represent. */
function limitIn(text: string): number | null {
  const isUnlimited = text === "max\n" || (/^\d+\n$/.test(text) && Number(text) > Number.MAX_SAFE_INTEGER);
  return isUnlimited ? unlimitedBytes : numberIn(text);
}

/** The totals of the lines `some avg10=… total=µs` and `full …`. */
function pressureIn(text: string): MemoryPressure | null {
  const total = (kind: string) => numberIn(new RegExp(`^${kind} .*total=(\\d+\n)`, "m").exec(text)?.[1] ?? "");
  const [someUs, fullUs] = [total("some"), total("full")];
  return someUs === null || fullUs === null ? null : { someUs, fullUs };
}

/** Parses one integer on one line. Null for any other text: without a line end, the number may be truncated. */
function numberIn(text: string): number | null {
  return text.indexOf("\n") === text.length - 1 ? numberAt(text, 0) : null;
}

/** Returns one counter of a file with lines `name value`. Null if it is absent or not valid. */
function counterIn(text: string, name: string): number | null {
  const line = `${name} `;
  if (text.startsWith(line)) return numberAt(text, line.length);
  const at = text.indexOf(`\n${line}`);
  return at === -1 ? null : numberAt(text, at + 1 + line.length);
}

/** Parses the digits up to the end of the line. A regular expression takes several times as long, in each reading. */
function numberAt(text: string, from: number): number | null {
  let value = 0;
  let at = from;
  for (let code = text.charCodeAt(at); code !== newline; code = text.charCodeAt(++at)) {
    // charCodeAt returns NaN after the end of the text, which fails this check.
    if (!(code >= zero && code <= nine)) return null;
    value = value * 10 + (code - zero);
  }
  return at === from ? null : byteCount(value);
}

const newline = 10;
const zero = 48;
const nine = 57;
