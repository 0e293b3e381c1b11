// Notices that the kernel OOM-killed any process of this machine. A cgroup is often removed soon after the kill in it.
import { closeSync, openSync } from "node:fs";
import { createKernelFile, type KernelFile } from "./kernel-file.ts";

export interface MachineKills {
  /** True if there was a kill since the last call, or since the beginning. False if the kernel does not count them. */
  readonly hasRisen: () => boolean;
  readonly close: () => void;
}

/** /proc/vmstat has about 5 KiB (Linux 6.18). It counts `oom_kill` since Linux 4.13. */
const vmstatBytes = 16_384;

export function watchMachineKills(path: string): MachineKills {
  let fd: number | null = null;
  let file: KernelFile | null = null;
  try {
    fd = openSync(path, "r");
    file = createKernelFile(fd, vmstatBytes);
  } catch {
    // Without the file, the regular scans must be enough.
  }
  const count = () => {
    try {
      file?.read();
      return file?.counter("oom_kill") ?? 0;
    } catch {
      return 0;
    }
  };
  let known = count();
  return {
    hasRisen: () => {
      const before = known;
      known = count();
      return known > before;
    },
    close: () => {
      if (fd !== null) closeSync(fd);
      fd = null;
      file = null;
    },
  };
}
