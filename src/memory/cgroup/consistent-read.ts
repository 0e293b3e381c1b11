// Reads usage and memory.stat from two files so that both values belong to the same moment.

export interface MemoryReads<Stat> {
  /** Null if the file does not contain a number. */
  readonly usageBytes: () => number | null;
  readonly stat: () => Stat;
}

export interface UsageAndStat<Stat> {
  readonly usageBytes: number | null;
  readonly stat: Stat;
}

/** If usage changes by more than this while memory.stat is read, the two values do not belong together. */
export const movedBytes = 2 ** 20;
export const maxRereads = 3;

/** Reads usage first: cache that the kernel drops between the reads then cannot hide memory. */
export function readOnce<Stat>({ usageBytes, stat }: MemoryReads<Stat>): UsageAndStat<Stat> {
  return { usageBytes: usageBytes(), stat: stat() };
}

/**
 * Reads usage before and after memory.stat, and returns the smaller usage. File cache that appears or disappears
 * between the reads would otherwise look like a peak. If usage changes by more than `movedBytes`, for example because
 * the kernel drops the cache of a file, memgate reads all values again, at most `maxRereads` times.
 * `npm run bench:consistent` compares read orders.
 */
export function readConsistently<Stat>(reads: MemoryReads<Stat>): UsageAndStat<Stat> {
  for (let reread = 0; ; reread += 1) {
    const { usageBytes: before, stat } = readOnce(reads);
    const after = reads.usageBytes();
    if (before === null || after === null) return { usageBytes: null, stat };
    if (Math.abs(after - before) <= movedBytes || reread === maxRereads) {
      return { usageBytes: Math.min(before, after), stat };
    }
  }
}
