// A down-sample of the working set over time that never loses a peak, in bounded memory however long the run.
import type { SeriesPoint } from "../../model/evidence.ts";

/** Each stretch of time keeps its lowest and its highest point. */
interface Stretch {
  low: SeriesPoint;
  high: SeriesPoint;
}

export const maxStretches = 1_000;
/** As fine as the finest sampling. */
const finestMs = 10;

export interface Series {
  readonly add: (point: SeriesPoint) => void;
  /** In the order of time, two points a stretch at most. */
  readonly points: () => readonly SeriesPoint[];
}

/** Stretches of equal length; when they become too many, neighbours are joined and the length doubles. */
export function createSeries(): Series {
  let lengthMs = finestMs;
  let stretches = new Map<number, Stretch>();

  const join = () => {
    lengthMs *= 2;
    const joined = new Map<number, Stretch>();
    for (const { low, high } of stretches.values()) {
      addTo(joined, low);
      addTo(joined, high);
    }
    stretches = joined;
  };
  const addTo = (to: Map<number, Stretch>, point: SeriesPoint) => {
    const index = Math.floor(point.atMs / lengthMs);
    const stretch = to.get(index);
    if (stretch === undefined) to.set(index, { low: point, high: point });
    else if (point.workingSetBytes > stretch.high.workingSetBytes) stretch.high = point;
    else if (point.workingSetBytes < stretch.low.workingSetBytes) stretch.low = point;
  };

  return {
    add: (point) => {
      addTo(stretches, point);
      while (stretches.size > maxStretches) join();
    },
    points: () =>
      [...stretches.values()]
        .flatMap(({ low, high }) => (low === high ? [low] : low.atMs < high.atMs ? [low, high] : [high, low]))
        .sort((a, b) => a.atMs - b.atMs),
  };
}
