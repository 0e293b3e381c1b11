// A series over time in a given number of even stretches, each at its highest: what a chart of so many columns shows.
import type { SeriesPoint } from "../../model/evidence.ts";

export interface Bins {
  readonly fromMs: number;
  readonly toMs: number;
  /** The highest working set of each stretch, in bytes; where a stretch has no point, the last one before it. */
  readonly workingSetBytes: readonly number[];
}

/** Null without a point. No peak is lost, whatever the count. */
export function binsOf(series: readonly SeriesPoint[], count: number): Bins | null {
  const [first, last] = [series[0], series.at(-1)];
  if (first === undefined || last === undefined) return null;
  const spanMs = last.atMs - first.atMs;
  const highest = new Array<number | undefined>(spanMs === 0 ? 1 : count);
  for (const { atMs, workingSetBytes } of series) {
    const index = spanMs === 0 ? 0 : Math.min(count - 1, Math.floor(((atMs - first.atMs) / spanMs) * count));
    highest[index] = Math.max(highest[index] ?? 0, workingSetBytes);
  }
  let before = first.workingSetBytes;
  const filled = Array.from(highest, (value) => {
    before = value ?? before;
    return before;
  });
  return { fromMs: first.atMs, toMs: last.atMs, workingSetBytes: filled };
}
