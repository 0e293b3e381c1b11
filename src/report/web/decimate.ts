// Which samples to draw: as many as the screen can show, and never without a peak.
import type { SampleColumns } from "../storage/samples-csv.ts";
import type { Span } from "./view.ts";

/** Longer than this between two samples, nothing is known: a line across would look measured. */
const holeMs = 2_500;
/** Stands for a hole among the indices. */
export const hole = -1;

/**
 * The indices of the samples to draw in a span of time, in order: of each of so many columns of equal width the lowest
 * and the highest of either figure, or all samples where they are few; one more on either side, so that lines
 * leave the picture. `hole` stands between two that are more than `holeMs` apart.
 */
export function indicesToDraw(samples: SampleColumns, { fromMs, toMs }: Span, columns: number): number[] {
  const { atMs } = samples;
  const first = firstAtOrAfter(atMs, fromMs);
  const end = firstAfter(atMs, toMs);
  const msPerColumn = (toMs - fromMs) / Math.max(1, columns);
  const drawn: number[] = [];
  const keep = (index: number) => {
    const last = drawn.at(-1);
    if (last !== undefined && (atMs[index] ?? 0) - (atMs[last] ?? 0) > holeMs) {
      // Two that were kept may be far apart where those between them were not.
      if ((atMs[index] ?? 0) - (atMs[index - 1] ?? 0) > holeMs) drawn.push(hole);
    }
    drawn.push(index);
  };
  if (first > 0) keep(first - 1);
  for (let index = first; index < end; ) {
    const column = Math.floor(((atMs[index] ?? 0) - fromMs) / msPerColumn);
    let next = index + 1;
    while (
      next < end &&
      Math.floor(((atMs[next] ?? 0) - fromMs) / msPerColumn) === column &&
      (atMs[next] ?? 0) - (atMs[next - 1] ?? 0) <= holeMs
    )
      next += 1;
    for (const each of extremesOf(samples, index, next)) keep(each);
    index = next;
  }
  if (end < atMs.length) keep(end);
  return drawn;
}

/** The lowest and the highest of either figure in [from, to), in order, and the two at the ends. */
function extremesOf({ workingSetBytes, usageBytes }: SampleColumns, from: number, to: number): readonly number[] {
  if (to - from <= 4) return Array.from({ length: to - from }, (_, offset) => from + offset);
  const picked = new Set([from, to - 1]);
  for (const values of [workingSetBytes, usageBytes]) {
    let low = from;
    let high = from;
    for (let index = from + 1; index < to; index += 1) {
      const value = values[index] ?? 0;
      if (value < (values[low] ?? 0)) low = index;
      if (value > (values[high] ?? 0)) high = index;
    }
    picked.add(low).add(high);
  }
  return [...picked].sort((a, b) => a - b);
}

/** The first index whose value is at least this; the length where there is none. Values in order. */
export function firstAtOrAfter(values: ArrayLike<number>, value: number): number {
  return firstWhere(values, (each) => each >= value);
}

function firstAfter(values: ArrayLike<number>, value: number): number {
  return firstWhere(values, (each) => each > value);
}

/** By halving: `holds` is false up to some index and true from there on. */
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

/** The sample with the highest working set in a span, or the one nearest to its middle; null without any sample. */
export function sampleAt({ atMs, workingSetBytes }: SampleColumns, { fromMs, toMs }: Span): number | null {
  if (atMs.length === 0) return null;
  const first = firstAtOrAfter(atMs, fromMs);
  let highest: number | null = null;
  for (let index = first; index < atMs.length && (atMs[index] ?? 0) <= toMs; index += 1) {
    if (highest === null || (workingSetBytes[index] ?? 0) > (workingSetBytes[highest] ?? 0)) highest = index;
  }
  return highest ?? indexNear(atMs, (fromMs + toMs) / 2);
}

/** The index of the value nearest to this one; null where there is none. Values in order. */
export function indexNear(values: ArrayLike<number>, value: number): number | null {
  if (values.length === 0) return null;
  const after = firstAtOrAfter(values, value);
  const [left, right] = [values[after - 1], values[after]];
  if (left === undefined) return after;
  return right !== undefined && right - value < value - left ? after : after - 1;
}
