// Downsamples the working set over time without losing a peak. Memory is bounded, however long the run.
import type { SeriesPoint } from "../../model/evidence.ts";

/** An interval of time with its lowest and highest point. */
interface Bucket {
  low: SeriesPoint;
  high: SeriesPoint;
}

export const maxBuckets = 1_000;
/** The shortest sampling interval. */
const finestMs = 10;

export interface Series {
  readonly add: (point: SeriesPoint) => void;
  /** Adds points with the values of the last point. Their times are in order. */
  readonly addRepeats: (values: Omit<SeriesPoint, "atMs">, repeatedMs: readonly number[]) => void;
  /** In time order, at most two points per bucket. */
  readonly points: () => readonly SeriesPoint[];
}

/** Buckets have equal lengths. When there are more than `maxBuckets`, pairs are merged and the length doubles. */
export function createSeries(): Series {
  let lengthMs = finestMs;
  let buckets = new Map<number, Bucket>();

  const merge = () => {
    lengthMs *= 2;
    const merged = new Map<number, Bucket>();
    for (const { low, high } of buckets.values()) {
      addTo(merged, low);
      addTo(merged, high);
    }
    buckets = merged;
  };
  const addTo = (to: Map<number, Bucket>, point: SeriesPoint) => {
    const index = Math.floor(point.atMs / lengthMs);
    const bucket = to.get(index);
    if (bucket === undefined) to.set(index, { low: point, high: point });
    else if (point.workingSetBytes > bucket.high.workingSetBytes) bucket.high = point;
    else if (point.workingSetBytes < bucket.low.workingSetBytes) bucket.low = point;
  };

  const add = (point: SeriesPoint) => {
    addTo(buckets, point);
    while (buckets.size > maxBuckets) merge();
  };

  return {
    add,
    addRepeats: ({ workingSetBytes, usageBytes }, repeatedMs) => {
      let lastIndex = -1;
      for (const atMs of repeatedMs) {
        // A second point with the same values changes nothing in its bucket.
        const index = Math.floor(atMs / lengthMs);
        if (index === lastIndex) continue;
        lastIndex = index;
        add({ atMs, workingSetBytes, usageBytes });
      }
    },
    points: () =>
      [...buckets.values()]
        .flatMap(({ low, high }) => (low === high ? [low] : low.atMs < high.atMs ? [low, high] : [high, low]))
        .sort((a, b) => a.atMs - b.atMs),
  };
}
