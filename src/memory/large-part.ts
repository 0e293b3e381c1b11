/** A part of a peak that is below one of these values is too small to mention. */
const largeBytes = 4 * 2 ** 20;
const largeRatio = 0.1;

/** True if a part of a peak is large enough to matter. */
export function isLarge(partBytes: number, peakBytes: number): boolean {
  return partBytes >= largeBytes && partBytes >= largeRatio * peakBytes;
}
