// Selects the samples to draw: no more than the screen can show, and always the peaks.
import { extremes } from "../../lib/extremes.ts";
import type { SampleColumns } from "../storage/samples-csv.ts";
import type { Span } from "./view.ts";

/** A gap between two samples that is longer than this is drawn as a hole. A line across it would look measured. */
const holeMs = 2_500;
/** Marks a hole in a list of indices. */
export const hole = -1;

/**
 * Returns the indices of the samples to draw in a time span, in order. The span has `columns` columns of equal width. A
 * column with few samples keeps all its samples. Any other column keeps its first and last sample, and the lowest and
 * highest sample of each figure. One more sample on each side makes the lines reach the edges of the chart. `hole`
 * separates two samples that are more than `holeMs` apart.
 */
export function indicesToDraw(samples: SampleColumns, { fromMs, toMs }: Span, columns: number): number[] {
  const { atMs } = samples;
  const first = firstAtOrAfter(atMs, fromMs);
  const end = firstAfter(atMs, toMs);
  const msPerColumn = (toMs - fromMs) / Math.max(1, columns);
  const drawn: number[] = [];
  const add = (index: number) => {
    const last = drawn.at(-1);
    if (last !== undefined && (atMs[index] ?? 0) - (atMs[last] ?? 0) > holeMs) {
      // Samples between two drawn ones may have been left out, so a hole needs a gap in the samples too.
      if ((atMs[index] ?? 0) - (atMs[index - 1] ?? 0) > holeMs) drawn.push(hole);
    }
    drawn.push(index);
  };
  if (first > 0) add(first - 1);
  for (let index = first; index < end; ) {
    const column = Math.floor(((atMs[index] ?? 0) - fromMs) / msPerColumn);
    let next = index + 1;
    while (
      next < end &&
      Math.floor(((atMs[next] ?? 0) - fromMs) / msPerColumn) === column &&
      (atMs[next] ?? 0) - (atMs[next - 1] ?? 0) <= holeMs
    )
      next += 1;
    for (const each of extremesOf(samples, index, next)) add(each);
    index = next;
  }
  if (end < atMs.length) add(end);
  return drawn;
}

/** Returns the first and last index of [from, to) and the indices of the lowest and highest value of each figure. */
function extremesOf({ workingSetBytes, usageBytes }: SampleColumns, from: number, to: number): readonly number[] {
  if (to - from <= 4) return Array.from({ length: to - from }, (_, offset) => from + offset);
  const picked = new Set([from, to - 1]);
  for (const values of [workingSetBytes, usageBytes]) {
    for (const index of extremes(values, from, to)) picked.add(index);
  }
  return [...picked].sort((a, b) => a - b);
}

/** Returns the index of the first value that is at least `value`, or the length. The values must be in order. */
export function firstAtOrAfter(values: ArrayLike<number>, value: number): number {
  return firstWhere(values, (each) => each >= value);
}

function firstAfter(values: ArrayLike<number>, value: number): number {
  return firstWhere(values, (each) => each > value);
}

/** Binary search: `holds` must be false up to some index and true from there on. */
function firstWhere(values: ArrayLike<number>, holds: (value: number) => boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(values[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Returns the index of the sample with the highest working set in a time span. If the span has no sample, returns the
 * index of the sample nearest to its middle. Null if there is no sample.
 */
export function sampleAt({ atMs, workingSetBytes }: SampleColumns, { fromMs, toMs }: Span): number | null {
  if (atMs.length === 0) return null;
  const first = firstAtOrAfter(atMs, fromMs);
  let highest: number | null = null;
  for (let index = first; index < atMs.length && (atMs[index] ?? 0) <= toMs; index += 1) {
    if (highest === null || (workingSetBytes[index] ?? 0) > (workingSetBytes[highest] ?? 0)) highest = index;
  }
  return highest ?? indexNear(atMs, (fromMs + toMs) / 2);
}

/** Returns the index of the value nearest to `value`; null if there is no value. The values must be in order. */
export function indexNear(values: ArrayLike<number>, value: number): number | null {
  if (values.length === 0) return null;
  const after = firstAtOrAfter(values, value);
  const [left, right] = [values[after - 1], values[after]];
  if (left === undefined) return after;
  return right !== undefined && right - value < value - left ? after : after - 1;
}

/**
 * Returns the lowest value of a line in each column of pixels, `NaN` in a column without the line. The line is straight
 * between two points; null is a hole in it.
 * @param lefts horizontal positions of the points in pixels, in order
 */
export function lowestPerColumn(
  lefts: ArrayLike<number>,
  values: ArrayLike<number | null | undefined>,
  columns: number,
): Float64Array {
  const lowest = new Float64Array(columns).fill(Number.NaN);
  for (let index = 1; index < lefts.length; index += 1) {
    const [from, to] = [values[index - 1] ?? null, values[index] ?? null];
    if (from === null || to === null) continue;
    const [start, end] = [lefts[index - 1] ?? 0, lefts[index] ?? 0];
    const slope = end === start ? 0 : (to - from) / (end - start);
    const last = Math.min(columns - 1, Math.floor(end));
    for (let column = Math.max(0, Math.floor(start)); column <= last; column += 1) {
      const atLeft = column <= start ? from : from + slope * (column - start);
      const atRight = column + 1 >= end ? to : from + slope * (column + 1 - start);
      const low = Math.min(atLeft, atRight);
      lowest[column] = Number.isNaN(lowest[column]) ? low : Math.min(low, lowest[column] ?? low);
    }
  }
  return lowest;
}
