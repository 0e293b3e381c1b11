// The processes of load-command and all their descendants. Each process inherits an environment variable that
// identifies the load.
import { readdirSync, readFileSync } from "node:fs";

export const loadVariable = "MEMGATE_LOAD";

/** The PIDs of the running processes. Always empty on systems other than Linux. */
function processesOf(id: string): readonly number[] {
  const variable = `${loadVariable}=${id}`;
  try {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .filter((pid) => environmentOf(pid).includes(variable))
      .map(Number);
  } catch {
    return [];
  }
}

function environmentOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
  } catch {
    // The process has ended, or belongs to another user.
    return [];
  }
}

/**
 * Sends the signal to all processes of the load. Never throws.
 * @returns the number of processes found
 */
export function signalLoad(id: string, signal: "SIGTERM" | "SIGKILL"): number {
  const pids = processesOf(id);
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // The process has ended.
    }
  }
  return pids.length;
}
