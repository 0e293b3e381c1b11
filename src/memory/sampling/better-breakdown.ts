// Replaces the breakdown of a peak if much of it is `other`, and a sample of the same memory has less of it.
import type { Composition } from "../../model/evidence.ts";
import { isLarge } from "../large-part.ts";

/** The longest time between two samples of the same memory. The kernel updates memory.stat at least every 2 s. */
const updatedWithinMs = 2_500;
/** If the working sets of two samples differ by more than this, the samples are not of the same memory. */
const sameBytes = 2 ** 20;
/** An earlier breakdown is used only if its `other` is smaller by more than this. The kernel's counters may lag behind by as much. */
const betterBytes = 2 ** 20;

/** A breakdown with the time and the working set of its sample. */
export interface Breakdown {
  readonly atMs: number;
  readonly workingSetBytes: number;
  readonly composition: Composition;
}

/**
 * Returns the sample with the breakdown of an earlier sample, if the working set was the same and `other` was much
 * smaller. While a process ends, the kernel subtracts its memory from the parts some milliseconds before it subtracts it
 * from the total.
 */
export function withEarlierBreakdown<B extends Breakdown>(sample: B, earlier: Breakdown): B {
  return sample.atMs - earlier.atMs > updatedWithinMs ? sample : withBetter(sample, earlier, betterBytes);
}

/** Returns the peak with the breakdown of a later sample, if `other` is large in the peak and smaller in that sample. */
export function withLaterBreakdown<P extends Breakdown>(peak: P, later: Breakdown): P {
  const isNeeded = isLarge(peak.composition.other, peak.workingSetBytes);
  return isNeeded && later.atMs - peak.atMs <= updatedWithinMs ? withBetter(peak, later, 0) : peak;
}

/**
 * Changes the breakdown only if `other` becomes smaller by more than `leastBytes`. The parts still add up to the working
 * set.
 */
function withBetter<B extends Breakdown>(sample: B, better: Breakdown, leastBytes: number): B {
  if (Math.abs(better.workingSetBytes - sample.workingSetBytes) > sameBytes) return sample;
  const { anonymous, shared, activeFile, kernel, sockets } = better.composition;
  const named = [anonymous, shared, activeFile, kernel, sockets].reduce<number>((sum, part) => sum + (part ?? 0), 0);
  const other = Math.max(0, sample.workingSetBytes - named);
  if (sample.composition.other - other <= leastBytes) return sample;
  return { ...sample, composition: { ...better.composition, other } };
}
