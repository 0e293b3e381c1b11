// Finds an engine's processes by a mark that they can't lose, so that a stop after a crash finds them too.
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Tells by Node's own word whether a process that it started has ended: what stands in /proc/PID/cmdline is empty for a while
 * as a large program is loaded, which takes its time from a cold disk.
 * @param {import("node:child_process").ChildProcess} child
 * @returns {() => boolean}
 */
export function hasEnded(child) {
  return () => child.exitCode !== null || child.signalCode !== null;
}

/**
 * The processes that see a mount point with the id in its path: the engine itself, its helpers, its containers.
 * @param {string} id
 */
export function processesWithMount(id) {
  return processesWhose("mountinfo", id);
}

/**
 * The processes that have the id among their arguments.
 * @param {string} id
 */
export function processesWithArgument(id) {
  return processesWhose("cmdline", id);
}

/**
 * @param {"mountinfo" | "cmdline"} file
 * @param {string} id
 * @returns {number[]}
 */
function processesWhose(file, id) {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && name !== String(process.pid));
  return pids.filter((pid) => readOrNothing(`/proc/${pid}/${file}`).includes(id)).map(Number);
}

/** @param {string} path */
function readOrNothing(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/**
 * Ends an engine: asks its main process, waits for all to go, then kills what is left.
 * @param {() => number[]} find
 * @param {number | undefined} main
 * @param {number} graceMs
 * @returns {Promise<void>}
 */
export async function endProcesses(find, main, graceMs) {
  if (main !== undefined && find().includes(main)) signal(main, "SIGTERM");
  const killAt = Date.now() + (main === undefined ? 0 : graceMs);
  const giveUpAt = killAt + 10_000;
  for (;;) {
    const left = find();
    if (left.length === 0) return;
    if (Date.now() > giveUpAt) throw new Error(`processes ${left.join(", ")} don't end`);
    if (Date.now() > killAt) for (const pid of left) signal(pid, "SIGKILL");
    await sleep(100);
  }
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} name
 */
function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself.
  }
}
