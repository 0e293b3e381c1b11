// Finds the folder of a container's memory cgroup from the text of proc files. Pure.
import { pathUpToId } from "../container-path.ts";
import type { CgroupVersion } from "../working-set.ts";

export interface CgroupPath {
  readonly version: CgroupVersion;
  readonly folder: string;
}

/**
 * Finds the folder of a container's memory cgroup.
 * @param containerId the full id, 64 digits: its presence in the path proves that the engine runs on this machine
 * @param procCgroup the text of /proc/PID/cgroup of the container's PID 1 (cgroups(7))
 * @param mountInfo the text of /proc/self/mountinfo (proc(5))
 * @returns null if the process belongs to another machine, or if this machine does not mount the hierarchy
 */
export function cgroupPathOf(containerId: string, procCgroup: string, mountInfo: string): CgroupPath | null {
  const entries = procCgroup.split("\n").map((line) => /^\d+:([^:]*):(\/.*)$/.exec(line));
  const v1 = entries.find((entry) => entry?.[1]?.split(",").includes("memory"));
  const v2 = entries.find((entry) => entry?.[1] === "");
  const [version, entry]: [CgroupVersion, RegExpExecArray | null | undefined] = v1 ? ["1", v1] : ["2", v2];
  const path = entry?.[2];
  // A path with /../ leads out of memgate's cgroup namespace: the container's cgroup is not below the mount.
  if (path === undefined || containerId === "" || path.includes("/../")) return null;
  const containerPath = pathUpToId(path, containerId);
  if (containerPath === null) return null;
  const mount = memoryMount(version, mountInfo);
  if (mount === null) return null;
  const below =
    mount.root === "/"
      ? containerPath
      : containerPath.startsWith(`${mount.root}/`)
        ? containerPath.slice(mount.root.length)
        : null;
  return below === null ? null : { version, folder: mount.point + below };
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

/** Decodes the octal escapes of mountinfo: it escapes space, tab, newline and backslash. */
function unescaped(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}
