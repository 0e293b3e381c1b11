// usage and memory.stat are two reads: what of them belongs together.

export interface Reads {
  /** Null where it is no number. */
  readonly usageBytes: () => number | null;
  readonly statText: () => string;
}

export interface Both {
  readonly usageBytes: number | null;
  readonly statText: string;
}

/** Usage that moved by more than this while memory.stat was read belongs to another moment than memory.stat. */
export const movedBytes = 2 ** 20;
export const mostRereads = 3;

/** In the order that can't hide memory: cache that is dropped in between adds to the working set, and takes nothing from it. */
export function readOnce({ usageBytes, statText }: Reads): Both {
  return { usageBytes: usageBytes(), statText: statText() };
}

/**
 * File cache that comes or goes between the two reads would make a peak. Of the usage before and after, the smaller is
 * free of such cache whichever way it moved; where it moved by much, as when a file is dropped, both are read again.
 * `npm run bench:consistent` compares this with other orders.
 */
export function readTogether(reads: Reads): Both {
  for (let reread = 0; ; reread += 1) {
    const { usageBytes: before, statText } = readOnce(reads);
    const after = reads.usageBytes();
    if (before === null || after === null) return { usageBytes: null, statText };
    if (Math.abs(after - before) <= movedBytes || reread === mostRereads) {
      return { usageBytes: Math.min(before, after), statText };
    }
  }
}
