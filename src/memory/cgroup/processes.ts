// Reads the processes of a container: their commands, and how much memory of which kind they map.
import { closeSync, openSync, readSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import type { ProcessList, ProcessMemory } from "../../model/fields/processes.ts";
import { commandText } from "../../redaction/command-text.ts";
import { largestOf } from "../largest-processes.ts";
import { byteCount } from "../working-set.ts";
import { cgroupsBelow } from "./child-cgroups.ts";
import { textIfPresent } from "./optional-file.ts";

/** A process takes about 50 µs. More at once would delay the samples. */
const perTurn = 8;
/** A container may have thousands of processes. */
const maxRead = 256;
/** A command may have megabytes. */
const maxCommandBytes = 4_096;

/**
 * Reads the processes in the cgroup and in those below it. Reads the first ones at once, and the others in later turns of
 * the event loop. Null if it can read none.
 * @param folder the folder of the container's cgroup
 * @param known masks the secrets that the plan knows
 */
export async function readProcesses(
  folder: string,
  known: (text: string) => string,
  proc = "/proc",
): Promise<ProcessList | null> {
  const pids = pidsIn(folder);
  const found: ProcessMemory[] = [];
  let unread = 0;
  for (const [index, pid] of pids.slice(0, maxRead).entries()) {
    if (index > 0 && index % perTurn === 0) await setImmediate();
    const status = textIfPresent(`${proc}/${pid}/status`);
    if (status === null) unread += 1;
    else found.push(...processIn(status, pid, () => commandText(wordsIn(`${proc}/${pid}/cmdline`), known)));
  }
  return found.length === 0
    ? null
    : { source: "proc", unread, ...largestOf(found, Math.max(0, pids.length - maxRead)) };
}

function pidsIn(folder: string): readonly string[] {
  const folders = [folder, ...cgroupsBelow(folder).map(({ path }) => `${folder}/${path}`)];
  // A process outside memgate's PID namespace has the number 0.
  const pids = folders.flatMap((each) => textIfPresent(`${each}/cgroup.procs`)?.match(/^[1-9]\d*$/gm) ?? []);
  // A process that moves to another cgroup may be in two lists.
  return [...new Set(pids)];
}

/** Empty for a process that has ended but is not reaped yet: it maps no memory. */
function processIn(status: string, pid: string, readCommand: () => string): readonly ProcessMemory[] {
  const kind = (name: string) => {
    const kibibytes = new RegExp(`^${name}:\\s*(\\d+) kB$`, "m").exec(status)?.[1];
    return kibibytes === undefined ? null : byteCount(Number(kibibytes) * 1_024);
  };
  const [anonymousBytes, fileBytes, sharedBytes] = [kind("RssAnon"), kind("RssFile"), kind("RssShmem")];
  if (anonymousBytes === null || fileBytes === null || sharedBytes === null) return [];
  const name = /^Name:\t(.*)$/m.exec(status)?.[1] ?? "";
  const command = readCommand();
  const rssBytes = anonymousBytes + fileBytes + sharedBytes;
  return [{ pid: Number(pid), command: command || `[${name}]`, rssBytes, anonymousBytes, fileBytes, sharedBytes }];
}

/** Empty if the process has no command, or if it has ended or may not be read. */
function wordsIn(cmdline: string): readonly string[] {
  const bytes = Buffer.alloc(maxCommandBytes);
  try {
    const fd = openSync(cmdline, "r");
    try {
      const text = bytes.toString("utf8", 0, readSync(fd, bytes, 0, maxCommandBytes, 0));
      return text.split("\0").filter((word) => word.trim() !== "");
    } finally {
      closeSync(fd);
    }
  } catch {
    return [];
  }
}
