// Which part of the active file cache has been active for a while.

/**
 * Under memory pressure the kernel parks dirty file pages, and those on their way to the disk, on the active list for
 * milliseconds to a second (vmscan.c, `shrink_folio_list`: `activate_locked`; seen on Linux 6.18): an app that writes a
 * file through a small limit would look full. Cache that is really in use stays there.
 */
export const sustainedAfterMs = 2_000;

/** A value that may still become the lowest, and the time of the first of the values that it is the lowest of. */
interface Candidate {
  readonly sinceMs: number;
  readonly value: number;
}

/**
 * The lowest value of the last `sustainedAfterMs` at each call: of the samples in that time and of the one before them,
 * which tells how it began. 0 until that much time has been seen. Times must not go back.
 */
export function createSustained(): (atMs: number, value: number) => number {
  // In the order of time, and so of size.
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
