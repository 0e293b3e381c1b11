// Notices that the kernel allows more swap during a run than at its beginning, even if only for a time.
import type { SourceName } from "../../model/evidence.ts";
import type { Reading } from "../../model/reading.ts";
import { unlimitedBytes } from "../working-set.ts";

export interface SwapAllowed {
  /** The highest limit for memory and swap together. -1 means unlimited. */
  readonly swapBytes: number;
  /** True if the last reading allowed no more swap than the first one. */
  readonly isTakenBack: boolean;
}

export function createSwapWatch() {
  let first: number | null = null;
  let last = 0;
  let highest = 0;
  let memoryBytes = 0;
  return {
    add: (name: SourceName, { limitBytes, swapLimitBytes }: Reading): void => {
      if (limitBytes === null || swapLimitBytes === null) return;
      const isUnlimited = swapLimitBytes === unlimitedBytes;
      // v1 limits memory and swap together, v2 limits swap alone.
      last = isUnlimited || name === "cgroup-v2" ? swapLimitBytes : Math.max(0, swapLimitBytes - limitBytes);
      first ??= last;
      if (last <= highest) return;
      highest = last;
      memoryBytes = limitBytes;
    },
    /** Null if the kernel never allowed more swap than at first. */
    allowed: (): SwapAllowed | null =>
      first === null || highest <= first
        ? null
        : { swapBytes: highest === unlimitedBytes ? -1 : memoryBytes + highest, isTakenBack: last <= first },
  };
}
