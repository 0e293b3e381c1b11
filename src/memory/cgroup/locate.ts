// Finds and opens the cgroup of a container on this machine.
import { readFileSync } from "node:fs";
import { messageOf } from "../../lib/errors.ts";
import { type CgroupPath, cgroupPathOf, cpuFoldersOf } from "./path.ts";
import { type CgroupReader, openCgroup } from "./reader.ts";

/** An open cgroup, or a sentence that says why this machine cannot read it. */
export type CgroupLookup = { readonly reader: CgroupReader; readonly path: CgroupPath } | { readonly notice: string };

/**
 * Finds a container's cgroup.
 * @param pid the id of the container's PID 1 in the engine's PID namespace. With a remote engine, it is an id of
 *   another machine. Null if the container does not run
 */
export function findCgroup(containerId: string, pid: number | null): CgroupLookup {
  if (process.platform !== "linux") return { notice: "cgroup files exist only on Linux" };
  if (pid === null) return { notice: endedEarly };
  try {
    const procCgroup = readFileSync(`/proc/${pid}/cgroup`, "utf8");
    const mountInfo = readFileSync("/proc/self/mountinfo", "utf8");
    const path = cgroupPathOf(containerId, procCgroup, mountInfo);
    if (path !== null) {
      return { reader: openCgroup(path, cpuFoldersOf(path, containerId, procCgroup, mountInfo)), path };
    }
    return { notice: hasEnded(pid) ? endedEarly : notOnThisMachine };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return { notice: endedOrRemote };
    return { notice: `memgate cannot open the container's cgroup files: ${messageOf(error)}` };
  }
}

const endedEarly = "the container ended before memgate could open its cgroup files";
const notOnThisMachine =
  "the container's cgroup files are not on this machine, because the engine runs on another machine, or memgate runs in a container";
const endedOrRemote =
  "the container's cgroup files are not on this machine, because the container ended before memgate could open them, or the engine runs on another machine";

/** Returns true if the process has ended, but is not reaped yet. /proc/PID/cgroup then names the root cgroup. */
function hasEnded(pid: number): boolean {
  const state = /\) (\w) [^)]*$/.exec(readFileSync(`/proc/${pid}/stat`, "latin1"))?.[1];
  return state === "Z" || state === "X";
}
