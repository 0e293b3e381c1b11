// Determines which part of the active file cache has been active for a while.

/**
 * Active file cache counts only if it stays active for this long. Under memory pressure the kernel moves dirty pages
 * and pages under writeback to the active list for milliseconds to a second (vmscan.c, `shrink_folio_list`:
 * `activate_locked`; seen on Linux 6.18). An app that writes a large file under a small limit would seem to be at its
 * limit. Cache that is in use stays on the list.
 */
export const sustainedAfterMs = 2_000;

/** A value that may become the lowest. `sinceMs` is the time of the first sample since which it is the lowest. */
interface Candidate {
  readonly sinceMs: number;
  readonly value: number;
}

/**
 * Returns a function that takes one sample per call and returns the lowest value of the last `sustainedAfterMs`. The
 * last sample before that window counts too: it is the value at the start of the window. Returns 0 until samples cover
 * the window. `atMs` must not decrease.
 */
export function createSustained(): (atMs: number, value: number) => number {
  // In ascending order of both time and value.
  const candidates: Candidate[] = [];
  let firstMs: number | null = null;
  return (atMs, value) => {
    firstMs ??= atMs;
    let sinceMs = atMs;
    for (let last = candidates.at(-1); last !== undefined && last.value >= value; last = candidates.at(-1)) {
      sinceMs = last.sinceMs;
      candidates.pop();
    }
    candidates.push({ sinceMs, value });
    const fromMs = atMs - sustainedAfterMs;
    while ((candidates[1]?.sinceMs ?? Number.POSITIVE_INFINITY) <= fromMs) candidates.shift();
    return firstMs > fromMs ? 0 : (candidates[0]?.value ?? 0);
  };
}
