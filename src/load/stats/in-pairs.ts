// Keeps the points of a timeline within a bound.
import type { LoadPoint } from "../../model/evidence.ts";

export const maxPoints = 600;

/** Merges each two intervals. The 99th percentile becomes the higher one of the two. */
export function inPairs(points: readonly LoadPoint[]): LoadPoint[] {
  return points.flatMap((last, at) => {
    const first = points[at - 1];
    if (at % 2 === 0 || first === undefined) return [];
    const requestsPerSecond = (first.requestsPerSecond + last.requestsPerSecond) / 2;
    const p99Ms =
      first.p99Ms === null || last.p99Ms === null ? (first.p99Ms ?? last.p99Ms) : Math.max(first.p99Ms, last.p99Ms);
    return [{ ...last, requestsPerSecond, p99Ms, failed: first.failed + last.failed }];
  });
}
