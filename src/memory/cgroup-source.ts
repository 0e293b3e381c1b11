import { readFileSync } from "node:fs";
import { messageOf } from "../errors.ts";
import { type CgroupPath, cgroupPathOf } from "./cgroup-path.ts";
import { type CgroupReader, openCgroup } from "./cgroup-reader.ts";

/** An open cgroup, or why it is not visible from here, as a sentence. */
export type Found = { readonly reader: CgroupReader; readonly path: CgroupPath } | { readonly notice: string };

/**
 * Looks for a container's cgroup on this machine.
 * @param pid of its first process as the engine tells it, which is another machine's where the engine is elsewhere
 */
export function findCgroup(containerId: string, pid: number | null): Found {
  if (process.platform !== "linux") return { notice: "cgroup files exist on Linux only" };
  if (pid === null) return { notice: "the container ended before its cgroup could be opened" };
  try {
    const path = cgroupPathOf(
      containerId,
      readFileSync(`/proc/${pid}/cgroup`, "utf8"),
      readFileSync("/proc/self/mountinfo", "utf8"),
    );
    if (path === null)
      return {
        notice:
          "the container's memory files (its cgroup) are not here: the engine is on another machine, or memgate runs in a container",
      };
    return { reader: openCgroup(path), path };
  } catch (error) {
    return { notice: `the container's cgroup could not be opened here: ${messageOf(error)}` };
  }
}
