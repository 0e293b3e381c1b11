import { readFileSync } from "node:fs";
import { messageOf } from "../../lib/errors.ts";
import { type CgroupPath, cgroupPathOf } from "./path.ts";
import { type CgroupReader, openCgroup } from "./reader.ts";

/** An open cgroup, or why it is not visible from here, as a sentence. */
export type Found = { readonly reader: CgroupReader; readonly path: CgroupPath } | { readonly notice: string };

/**
 * Looks for a container's cgroup on this machine.
 * @param pid of its first process as the engine tells it, which is another machine's where the engine is elsewhere
 */
export function findCgroup(containerId: string, pid: number | null): Found {
  if (process.platform !== "linux") return { notice: "cgroup files exist on Linux only" };
  if (pid === null) return { notice: endedBefore };
  try {
    const path = cgroupPathOf(
      containerId,
      readFileSync(`/proc/${pid}/cgroup`, "utf8"),
      readFileSync("/proc/self/mountinfo", "utf8"),
    );
    if (path !== null) return { reader: openCgroup(path), path };
    return { notice: hasEnded(pid) ? endedBefore : notHere };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return { notice: goneOrElsewhere };
    return { notice: `the container's cgroup could not be opened here: ${messageOf(error)}` };
  }
}

const endedBefore = "the container ended before its memory files (its cgroup) could be opened";
const notHere =
  "the container's memory files (its cgroup) are not here: the engine is on another machine, or memgate runs in a container";
const goneOrElsewhere =
  "the container's memory files (its cgroup) are not here: it ended before they could be opened, or the engine is on another machine";

/** A process that has ended, and that nobody has asked for its exit code yet, is in the root of all cgroups. */
function hasEnded(pid: number): boolean {
  const state = /\) (\w) [^)]*$/.exec(readFileSync(`/proc/${pid}/stat`, "latin1"))?.[1];
  return state === "Z" || state === "X";
}
