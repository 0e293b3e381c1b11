// Reads a container's cgroup files. They are kept open: a read then costs 2 to 40 µs, an open by path several times that.

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
import { type Both, type Reads, readOnce, readTogether } from "./consistent-read.ts";
import type { CgroupPath } from "./path.ts";

export interface CgroupReader {
  readonly version: CgroupVersion;
  /**
   * One look. A cgroup that is gone, or a file that makes no sense, is a missed one. A `quick` look leaves out what only
   * ever rises or changes rarely: the ceiling, the limit, the OOM kills and the stall are null then.
   */
  readonly read: (depth: "quick" | "full") => Reading | Missed;
  /** The kernel's own memory in bytes, by its file; null where there is none (cgroup v2 has it in memory.stat) or it is gone. */
  readonly kernelBytes: () => number | null;
  readonly close: () => void;
}

/** The files by what they tell. cgroup-v2.rst; v1: the kernel's cgroup-v1/memory.rst. */
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
    /** Since Linux 4.20, where pressure stall information is switched on. */
    pressure: "memory.pressure",
  },
} as const;

/**
 * Opens the files of a memory cgroup.
 * @throws the system's error where usage or memory.stat can't be opened; the other files may be missing
 */
export function openCgroup({ version, folder }: CgroupPath): CgroupReader {
  const names = fileNames[version];
  const opened: number[] = [];
  const open = (name: string): number => {
    const fd = openSync(`${folder}/${name}`, "r");
    opened.push(fd);
    return fd;
  };
  const openIfThere = (name: string | null): number | null => {
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
      kernelPeak: openIfThere(names.kernelPeak),
      limit: openIfThere(names.limit),
      events: openIfThere(names.events),
      kernel: openIfThere(names.kernel),
      pressure: openIfThere(names.pressure),
    };
    const reads: Reads = {
      usageBytes: () => numberIn(text(files.usage)),
      statText: () => text(files.stat),
    };
    // The highest working set so far: what would be a new peak is read with care.
    let highestBytes = -1;
    const read = (depth: "quick" | "full") => {
      const first = look(version, files, depth, readOnce, reads);
      if ("missed" in first || first.workingSetBytes <= highestBytes) return first;
      const confirmed = look(version, files, depth, readTogether, reads);
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

function look(
  version: CgroupVersion,
  files: Files,
  depth: "quick" | "full",
  readBoth: (reads: Reads) => Both,
  reads: Reads,
): Reading | Missed {
  try {
    const { usageBytes, statText } = readBoth(reads);
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
      // Where it is switched off, the file is there and reading it fails.
      pressure: isFull ? ifReadable(files.pressure, pressureIn) : null,
      composition: () =>
        compositionOf(version, (name) => counterIn(statText, name), total, ifReadable(files.kernel, numberIn)),
    };
  } catch (error) {
    // ENODEV: the cgroup was removed while its files are open.
    return { missed: error instanceof Error && "code" in error ? String(error.code) : "unreadable" };
  }
}

/** memory.stat has 1.3 to 2.5 KiB (Linux 6.18); it is read anew from its beginning at each call. */
const buffer = Buffer.allocUnsafe(16_384);

function text(fd: number): string {
  return buffer.toString("latin1", 0, readSync(fd, buffer, 0, buffer.length, 0));
}

/** As `optional`, where the file may not be readable, or the cgroup gone by now. */
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

/** No limit is `max` on v2, and on v1 a number near 2 to the 63rd, which no double holds exactly. */
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

/** Anything that is not a whole number on a line of its own is null: one without its end may have been cut short. */
function numberIn(text: string): number | null {
  return text.indexOf("\n") === text.length - 1 ? numberAt(text, 0) : null;
}

/** One counter of a `name value` file. */
function counterIn(text: string, name: string): number | null {
  const line = `${name} `;
  if (text.startsWith(line)) return numberAt(text, line.length);
  const at = text.indexOf(`\n${line}`);
  return at === -1 ? null : numberAt(text, at + 1 + line.length);
}

/** The digits up to the end of the line, one by one: a regular expression takes several times as long, at each look. */
function numberAt(text: string, from: number): number | null {
  let value = 0;
  let at = from;
  for (let code = text.charCodeAt(at); code !== newline; code = text.charCodeAt(++at)) {
    // Not a number behind the text's end, which no digit is.
    if (!(code >= zero && code <= nine)) return null;
    value = value * 10 + (code - zero);
  }
  return at === from ? null : byteCount(value);
}

const newline = 10;
const zero = 48;
const nine = 57;
