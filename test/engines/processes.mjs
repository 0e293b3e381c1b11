// Finds an engine's processes by an id that they can't lose, so that a stop after a crash finds them too.
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Returns a function that reports whether a child process has ended, as Node.js knows it. /proc/PID/cmdline is no
 * evidence: it is empty while a large program is loaded, which takes long from a cold disk.
 * @param {import("node:child_process").ChildProcess} child
 * @returns {() => boolean}
 */
export function hasEnded(child) {
  return () => child.exitCode !== null || child.signalCode !== null;
}

/**
 * The processes with the id in the path of a mount point: the engine, its helpers and its containers.
 * @param {string} id
 */
export function processesWithMount(id) {
  return processesWhose("mountinfo", id);
}

/**
 * The processes with the id in their arguments.
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
  return pids.filter((pid) => readOrEmpty(`/proc/${pid}/${file}`).includes(id)).map(Number);
}

/** @param {string} path */
function readOrEmpty(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/**
 * Ends an engine: sends SIGTERM to its main process, waits until all its processes have ended, then kills the rest.
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
    if (Date.now() > giveUpAt) throw new Error(`processes ${left.join(", ")} do not end`);
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
    // The process has ended.
  }
}
