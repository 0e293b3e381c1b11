// The processes of the user's own load, its descendants among them: they are known by a variable that each inherits.
import { readdirSync, readFileSync } from "node:fs";

export const loadVariable = "MEMGATE_LOAD";

/** Those that live, by their PIDs. Linux only: elsewhere none is found. */
function processesOf(id: string): readonly number[] {
  const mark = `${loadVariable}=${id}`;
  try {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .filter((pid) => environmentOf(pid).includes(mark))
      .map(Number);
  } catch {
    return [];
  }
}

function environmentOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
  } catch {
    // It has ended meanwhile, or is another user's.
    return [];
  }
}

/** Sends the signal to all of them. Returns how many there were; never throws. */
export function signalLoad(id: string, signal: "SIGTERM" | "SIGKILL"): number {
  const pids = processesOf(id);
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // It has ended meanwhile.
    }
  }
  return pids.length;
}
