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
  const isV1 = entriesIn(procCgroup).some(({ controllers }) => controllers.includes("memory"));
  const folder = folderOf(isV1 ? "memory" : null, containerId, procCgroup, mountInfo);
  return folder === null ? null : { version: isV1 ? "1" : "2", folder };
}

/** The folders of a container's CPU counters. Null for a hierarchy that this machine does not mount. */
export interface CpuFolders {
  readonly version: CgroupVersion;
  /** The folder of the CPU time: on v1 the cgroup of cpuacct, on v2 the container's cgroup. */
  readonly usage: string | null;
  /** The folder of the throttling: on v1 the cgroup of cpu, on v2 the container's cgroup. */
  readonly throttling: string | null;
}

/**
 * Finds the folders of the CPU counters of a container whose memory cgroup is known.
 * @param path the container's memory cgroup; the other parameters are those of `cgroupPathOf`
 */
export function cpuFoldersOf(
  { version, folder }: CgroupPath,
  containerId: string,
  procCgroup: string,
  mountInfo: string,
): CpuFolders {
  if (version === "2") return { version, usage: folder, throttling: folder };
  const folderFor = (controller: string) => folderOf(controller, containerId, procCgroup, mountInfo);
  return { version, usage: folderFor("cpuacct"), throttling: folderFor("cpu") };
}

function entriesIn(procCgroup: string) {
  return procCgroup.split("\n").flatMap((line) => {
    const [matched, controllers = "", path = ""] = /^\d+:([^:]*):(\/.*)$/.exec(line) ?? [];
    return matched === undefined ? [] : [{ controllers: controllers.split(","), path }];
  });
}

/** @param controller the controller of a v1 hierarchy; null for v2 */
function folderOf(
  controller: string | null,
  containerId: string,
  procCgroup: string,
  mountInfo: string,
): string | null {
  const path = entriesIn(procCgroup).find(({ controllers }) => controllers.includes(controller ?? ""))?.path;
  // A path with /../ leads out of memgate's cgroup namespace: the container's cgroup is not below the mount.
  if (path === undefined || containerId === "" || path.includes("/../")) return null;
  const containerPath = pathUpToId(path, containerId);
  if (containerPath === null) return null;
  const mount = mountOf(controller, mountInfo);
  if (mount === null) return null;
  if (mount.root === "/") return mount.point + containerPath;
  return containerPath.startsWith(`${mount.root}/`) ? mount.point + containerPath.slice(mount.root.length) : null;
}

function mountOf(controller: string | null, mountInfo: string): { root: string; point: string } | null {
  for (const line of mountInfo.split("\n")) {
    const [left = "", right = ""] = line.split(" - ");
    const [, , , root = "", point = ""] = left.split(" ");
    const [type, , superOptions = ""] = right.split(" ");
    const matches =
      controller === null ? type === "cgroup2" : type === "cgroup" && superOptions.split(",").includes(controller);
    if (matches) return { root: unescaped(root), point: unescaped(point) };
  }
  return null;
}

/** Decodes the octal escapes of mountinfo: it escapes space, tab, newline and backslash. */
function unescaped(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}
