// Which processes the kernel's OOM killer ended, by the kernel's own log. Only root may read it on most machines.
import { closeSync, constants, openSync, readSync } from "node:fs";
import type { KilledProcess } from "../model/evidence.ts";

/** The records that the kernel still has, oldest first, as text; null where they can't be read from here. */
export function readKernelLog(path = "/dev/kmsg"): readonly string[] | null {
  const records: string[] = [];
  // One record a read, of 8 KiB at most (printk: CONSOLE_EXT_LOG_MAX).
  const buffer = Buffer.allocUnsafe(8_192);
  let fd: number | null = null;
  try {
    fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    for (;;) {
      const record = readRecord(fd, buffer);
      if (record === "end") return records;
      if (record !== "overwritten") records.push(record.text);
    }
  } catch {
    return null;
  } finally {
    if (fd !== null) closeSync(fd);
  }
}

type Read = { readonly text: string } | "overwritten" | "end";

/** Source: the kernel's Documentation/ABI/testing/dev-kmsg: `level,sequence,µs,flags;text`, then lines of properties. */
function readRecord(fd: number, buffer: Buffer): Read {
  try {
    const record = buffer.toString("utf8", 0, readSync(fd, buffer));
    if (record === "") return "end";
    const [line = ""] = record.split("\n");
    return { text: line.slice(line.indexOf(";") + 1) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "EPIPE") return "overwritten";
    if (code === "EAGAIN") return "end";
    throw error;
  }
}

/**
 * The processes of a container that were OOM-killed, each once.
 * Source: mm/oom_kill.c of Linux 5.0 and later: `oom-kill:…,task_memcg=PATH,task=NAME,pid=PID,uid=UID` tells the victim and
 * its cgroup, `Tasks in PATH are going to be killed due to memory.oom.group set` that all of a cgroup follow, and
 * `Killed process PID (NAME) … anon-rss:KkB` each that was ended. Of a process whose first thread is gone already, such
 * as in a group that is killed twice over, it names another thread: `Tasks state` before it lists the processes that there
 * were.
 * @param containerId all 64 digits: they are in the cgroup's path
 */
export function killedIn(records: readonly string[], containerId: string): readonly KilledProcess[] {
  const killed = new Map<number, KilledProcess>();
  let victim: number | null = null;
  let isGroup = false;
  let listed = new Set<number>();
  for (const text of records) {
    if (text.startsWith("Tasks state ")) listed = new Set();
    const row = /^\[ *(\d+)\] +\d+ +\d+ +\d+ /.exec(text);
    if (row !== null) listed.add(Number(row[1]));
    const choice = /^oom-kill:.*,task_memcg=([^,]*),task=.*,pid=(\d+),uid=\d+$/.exec(text);
    if (choice !== null) {
      isGroup = false;
      victim = choice[1]?.includes(containerId) === true ? Number(choice[2]) : null;
    }
    const group = /^Tasks in (.*) are going to be killed due to memory\.oom\.group set$/.exec(text);
    if (group !== null) isGroup = group[1]?.includes(containerId) === true;
    const kill = /(?:^|: )Killed process (\d+) \((.*)\) total-vm:\d+kB, anon-rss:(\d+)kB/.exec(text);
    if (kill === null) continue;
    const [, pid, name = "", anonymousKib] = kill;
    if (Number(pid) !== victim && !isGroup) continue;
    const isThread = Number(pid) !== victim && listed.size > 0 && !listed.has(Number(pid));
    if (isThread) continue;
    killed.set(Number(pid), { pid: Number(pid), name, anonymousBytes: Number(anonymousKib) * 1024 });
  }
  return [...killed.values()];
}
