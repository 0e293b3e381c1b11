import type { PageData } from "../html/page-data.ts";

const usualMs = 1_000;

/** When the stretch of a timeline's entry began: at the end of the one before. The first is taken to be as long as the second. */
export function stretchStart(timeline: PageData["timeline"], at: number): number {
  const before = timeline[at - 1];
  if (before !== undefined) return before.atMs;
  const [first, second] = timeline;
  const endMs = first?.atMs ?? 0;
  return Math.max(0, endMs - (second === undefined ? usualMs : second.atMs - endMs));
}
