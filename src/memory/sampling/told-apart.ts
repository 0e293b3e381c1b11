// Replaces the breakdown of a peak if a part of the peak has no name, and a sample of the same memory names more.
import type { Composition } from "../../model/evidence.ts";
import { isLarge } from "../large-part.ts";

/** The kernel updates the counters of memory.stat at least this often, and a breakdown comes every 100 ms. */
const updatedWithinMs = 2_500;
/** If the working set differs by more than this, a breakdown is of other memory than the peak. */
const sameBytes = 2 ** 20;
/** An earlier breakdown is older than the peak, so it has to name more than the counters of the kernel lag. */
const betterBytes = 2 ** 20;

/** A breakdown with the time and the working set of its sample. */
export interface Breakdown {
  readonly atMs: number;
  readonly workingSetBytes: number;
  readonly composition: Composition;
}

/**
 * Returns the sample with the breakdown of the sample before, if the working set was the same and the part without a name
 * was much smaller. While a process ends, the kernel subtracts its memory from the parts some milliseconds before it
 * subtracts it from the total.
 */
export function namedBefore<B extends Breakdown>(sample: B, earlier: Breakdown): B {
  return sample.atMs - earlier.atMs > updatedWithinMs ? sample : withBetterNames(sample, earlier, betterBytes);
}

/** Returns the peak with the breakdown of a later sample, if the part without a name is large and becomes smaller. */
export function toldApart<P extends Breakdown>(peak: P, later: Breakdown): P {
  const isNeeded = isLarge(peak.composition.other, peak.workingSetBytes);
  return isNeeded && later.atMs - peak.atMs <= updatedWithinMs ? withBetterNames(peak, later, 0) : peak;
}

/** Only the breakdown changes, and its parts still add up to the working set. It has to name more than `leastBytes` more. */
function withBetterNames<B extends Breakdown>(sample: B, better: Breakdown, leastBytes: number): B {
  if (Math.abs(better.workingSetBytes - sample.workingSetBytes) > sameBytes) return sample;
  const { anonymous, shared, activeFile, kernel, sockets } = better.composition;
  const named = [anonymous, shared, activeFile, kernel, sockets].reduce<number>((sum, part) => sum + (part ?? 0), 0);
  const other = Math.max(0, sample.workingSetBytes - named);
  if (sample.composition.other - other <= leastBytes) return sample;
  return { ...sample, composition: { ...better.composition, other } };
}
