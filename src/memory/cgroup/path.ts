// Where a container's memory cgroup lies in this machine's file system, if it does. Pure: texts in, path out.
import type { CgroupVersion } from "../working-set.ts";

export interface CgroupPath {
  readonly version: CgroupVersion;
  readonly folder: string;
}

/**
 * Finds the folder of a container's memory cgroup.
 * @param containerId all 64 digits: found in the path, they prove that the engine runs on this very machine
 * @param procCgroup the text of /proc/PID/cgroup of the container's first process (cgroups(7))
 * @param mountInfo the text of /proc/self/mountinfo (proc(5))
 * @returns null where the process is another machine's or the hierarchy is not mounted here
 */
export function cgroupPathOf(containerId: string, procCgroup: string, mountInfo: string): CgroupPath | null {
  const entries = procCgroup.split("\n").map((line) => /^\d+:([^:]*):(\/.*)$/.exec(line));
  const v1 = entries.find((entry) => entry?.[1]?.split(",").includes("memory"));
  const v2 = entries.find((entry) => entry?.[1] === "");
  const [version, entry]: [CgroupVersion, RegExpExecArray | null | undefined] = v1 ? ["1", v1] : ["2", v2];
  const path = entry?.[2];
  // A path that leads up is seen from within a cgroup namespace: the container's is not below our mount.
  if (path === undefined || containerId === "" || path.includes("/../")) return null;
  const own = cutAfter(path, containerId);
  if (own === null) return null;
  const mount = memoryMount(version, mountInfo);
  if (mount === null) return null;
  const below = mount.root === "/" ? own : own.startsWith(`${mount.root}/`) ? own.slice(mount.root.length) : null;
  return below === null ? null : { version, folder: mount.point + below };
}

/** The path up to the component with the container's id: an init system inside may have moved itself further down. */
function cutAfter(path: string, containerId: string): string | null {
  const components = path.split("/");
  const index = components.findIndex((component) => component.includes(containerId));
  return index < 0 ? null : components.slice(0, index + 1).join("/");
}

function memoryMount(version: CgroupVersion, mountInfo: string): { root: string; point: string } | null {
  for (const line of mountInfo.split("\n")) {
    const [left = "", right = ""] = line.split(" - ");
    const [, , , root = "", point = ""] = left.split(" ");
    const [type, , superOptions = ""] = right.split(" ");
    const matches =
      version === "2" ? type === "cgroup2" : type === "cgroup" && superOptions.split(",").includes("memory");
    if (matches) return { root: unescaped(root), point: unescaped(point) };
  }
  return null;
}

/** mountinfo writes space, tab, newline and backslash as octal. */
function unescaped(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}
