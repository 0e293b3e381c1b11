// @ts-nocheck: a separate script without type annotations
// CPU time of a process.
import { readdirSync, readFileSync } from "node:fs";

/** CPU time of all threads of a process in ns. schedstat is exact; /proc/PID/stat only counts ticks. */
export function cpuNs(pid) {
  const tasks = readdirSync(`/proc/${pid}/task`);
  return tasks.reduce(
    (sum, task) => sum + Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, "utf8").split(" ")[0]),
    0,
  );
}

/** The pids of the children of a process. */
export function childrenOf(pid) {
  const tasks = readdirSync(`/proc/${pid}/task`);
  return tasks.flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" ").filter(Boolean).map(Number),
  );
}
