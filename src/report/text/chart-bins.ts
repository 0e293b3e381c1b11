// Divides the time of a run into equal intervals, one for each column of a chart.
import type { SeriesPoint } from "../../model/evidence.ts";

export interface Bins {
  /** Container start. */
  readonly fromMs: 0;
  /** Time of the last point. */
  readonly toMs: number;
  /**
   * The highest working set of each interval, in bytes. An interval without a point has the last value before it. Null
   * if there is no value before it.
   */
  readonly workingSetBytes: readonly (number | null)[];
}

/** Returns `count` intervals, or a single one if all points are at 0 ms. Keeps every peak. Null without a point. */
export function binsOf(series: readonly SeriesPoint[], count: number): Bins | null {
  const last = series.at(-1);
  if (last === undefined) return null;
  const toMs = last.atMs;
  const highest = new Array<number | undefined>(toMs === 0 ? 1 : count);
  for (const { atMs, workingSetBytes } of series) {
    const index = toMs === 0 ? 0 : Math.min(count - 1, Math.floor((atMs / toMs) * count));
    highest[index] = Math.max(highest[index] ?? 0, workingSetBytes);
  }
  let previous: number | null = null;
  const filled = Array.from(highest, (value) => {
    previous = value ?? previous;
    return previous;
  });
  return { fromMs: 0, toMs, workingSetBytes: filled };
}
