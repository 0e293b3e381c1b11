// Reads from the kernel log which processes the OOM killer ended. On most machines only root can read the log.
import { closeSync, constants, openSync, readSync } from "node:fs";
import type { KilledProcess } from "../model/evidence.ts";

/**
 * Returns the text of all records that are in the kernel log when `until` settles, oldest first. The log may have
 * thousands of records, so memgate reads most of them before `until` settles. Null if the log cannot be read.
 */
export async function readKernelLog(until: Promise<unknown>, path = "/dev/kmsg"): Promise<readonly string[] | null> {
  let fd: number | null = null;
  try {
    fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const before = readRecords(fd);
    await until;
    return [...before, ...readRecords(fd)];
  } catch {
    return null;
  } finally {
    if (fd !== null) closeSync(fd);
  }
}

/** Reads the records that follow the last read record. */
function readRecords(fd: number): readonly string[] {
  const records: string[] = [];
  // Each read returns one record of at most 8 KiB (printk: CONSOLE_EXT_LOG_MAX).
  const buffer = Buffer.allocUnsafe(8_192);
  for (;;) {
    const record = readRecord(fd, buffer);
    if (record === "end") return records;
    if (record !== "overwritten") records.push(record.text);
  }
}

type Read = { readonly text: string } | "overwritten" | "end";

/**
 * A record is `level,sequence,µs,flags;text`, then lines of properties. Source: the kernel's
 * Documentation/ABI/testing/dev-kmsg.
 */
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
 * The OOM-killed processes of a container, each once. Source: mm/oom_kill.c of Linux 5.0 and later, which logs
 * - `oom-kill:…,task_memcg=PATH,task=NAME,pid=PID,uid=UID`: the victim and its cgroup;
 * - `Tasks in PATH are going to be killed due to memory.oom.group set`: all processes of the cgroup follow;
 * - `Killed process PID (NAME) … anon-rss:KkB`: one killed process;
 * - `Tasks state …`: a table of the processes, before each kill.
 *
 * If the main thread of a process has already exited, as when a group is killed twice, the kernel logs the id of
 * another thread. Such an id is not in the table and is ignored.
 * @param containerId the full id, 64 digits, as it occurs in the cgroup path
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
