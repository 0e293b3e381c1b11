import type { Composition } from "../../model/evidence.ts";

/** Without reclaimable kernel memory, which `kernel` contains. */
export type PartName = Exclude<keyof Composition, "kernelReclaimable">;

/** Names of the parts of a working set, for messages. */
export const partNames: Readonly<Record<PartName, string>> = {
  anonymous: "anonymous",
  shared: "shared (tmpfs)",
  activeFile: "active file cache",
  kernel: "kernel",
  sockets: "sockets",
  other: "other",
};

/** The parts in the order of a stacked chart, from the bottom. The part that the kernel can reclaim is on top. */
export const partsInOrder = ["anonymous", "shared", "kernel", "sockets", "other", "activeFile"] as const;
