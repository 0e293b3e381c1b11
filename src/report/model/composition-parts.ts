import type { Composition } from "../../model/evidence.ts";

/** The parts of a working set, in words. */
export const partNames: Readonly<Record<keyof Composition, string>> = {
  anonymous: "anonymous",
  shared: "shared (tmpfs)",
  activeFile: "active file cache (reclaimable)",
  kernel: "kernel",
  sockets: "sockets",
  other: "other",
};

/** As they are stacked, from the ground up: what can be reclaimed is on top. */
export const partsInOrder = ["anonymous", "shared", "kernel", "sockets", "other", "activeFile"] as const;
