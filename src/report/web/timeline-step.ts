import type { PageData } from "../html/page-data.ts";

/** Length of an interval, unless the load takes more than ten minutes. */
const usualMs = 1_000;

/**
 * Returns the start of a timeline point's interval: the end of the interval before. The first interval is assumed to be
 * as long as the second.
 */
export function intervalStart(timeline: PageData["timeline"], at: number): number {
  const before = timeline[at - 1];
  if (before !== undefined) return before.atMs;
  const [first, second] = timeline;
  const endMs = first?.atMs ?? 0;
  return Math.max(0, endMs - (second === undefined ? usualMs : second.atMs - endMs));
}
