/** A smaller part of a peak needs no words: it is below one of these, in bytes or as a share of the peak. */
const largeBytes = 4 * 2 ** 20;
const largeRatio = 0.1;

/** True if a part of a peak is large enough to matter. */
export function isLarge(partBytes: number, peakBytes: number): boolean {
  return partBytes >= largeBytes && partBytes >= largeRatio * peakBytes;
}
