// Replaces the breakdown of a peak if a large part of the peak has no name yet.
import type { Composition, Peak } from "../../model/evidence.ts";
import { isLarge } from "../large-part.ts";

/** The kernel updates the counters of memory.stat at least this often, and a breakdown comes every 100 ms. */
const updatedWithinMs = 2_500;
/** If the working set differs by more than this, a breakdown is of other memory than the peak. */
const sameBytes = 2 ** 20;

/** A breakdown with the time and the working set of its sample. */
interface Later extends Composition {
  readonly atMs: number;
  readonly workingSetBytes: number;
}

/**
 * Returns the peak with the breakdown of a later sample, if the working set is still the same and the part without a name
 * is smaller. Only the breakdown changes, and its parts still add up to the peak.
 */
export function toldApart<P extends Pick<Peak, "atMs" | "workingSetBytes" | "composition">>(peak: P, later: Later): P {
  const { other } = peak.composition;
  if (!isLarge(other, peak.workingSetBytes) || later.atMs - peak.atMs > updatedWithinMs) return peak;
  const { atMs: _at, workingSetBytes, ...composition } = later;
  if (Math.abs(workingSetBytes - peak.workingSetBytes) > sameBytes) return peak;
  const { anonymous, shared, activeFile, kernel, sockets } = composition;
  const named = [anonymous, shared, activeFile, kernel, sockets].reduce<number>((sum, part) => sum + (part ?? 0), 0);
  const left = Math.max(0, peak.workingSetBytes - named);
  return left < other ? { ...peak, composition: { ...composition, other: left } } : peak;
}
