// Finds the breakdown of the working set for a moment. memgate reads the breakdown less often than the working set.
// Between two readings, the chart and the readout use the nearest one and do not interpolate.
import type { CompositionPoint } from "../../model/evidence.ts";
import { indexNear } from "./decimate.ts";
import type { Figures } from "./state.ts";

type Breakdowns = Pick<Figures, "compositions" | "peak">;

/** The chart uses a breakdown for moments at most this far away. If breakdowns are usually further apart, their usual distance applies. */
const reachMs = 2_500;

/** A breakdown, with the time span in which it is the nearest one. */
export interface BreakdownSpan {
  readonly fromMs: number;
  readonly toMs: number;
  readonly breakdown: CompositionPoint;
}

/** Returns the spans in order of time. They do not overlap, but may leave gaps. */
export function breakdownSpans(figures: Breakdowns): readonly BreakdownSpan[] {
  const points = pointsOf(figures);
  const reach = reachOf(figures);
  const middle = (at: number) => ((points[at - 1]?.atMs ?? 0) + (points[at]?.atMs ?? 0)) / 2;
  return points.map((breakdown, at) => {
    const [earliest, latest] = [breakdown.atMs - reach, breakdown.atMs + reach];
    return {
      fromMs: at === 0 ? earliest : Math.max(earliest, middle(at)),
      toMs: at === points.length - 1 ? latest : Math.min(latest, middle(at + 1)),
      breakdown,
    };
  });
}

/** Returns the breakdown that is nearest to a moment; null if every breakdown is too far away. */
export function breakdownAt(figures: Breakdowns, atMs: number): CompositionPoint | null {
  const points = pointsOf(figures);
  const times = points.map((point) => point.atMs);
  const near = points[indexNear(times, atMs) ?? 0];
  return near !== undefined && Math.abs(near.atMs - atMs) <= reachOf(figures) ? near : null;
}

/** Adds the breakdown of the peak. It replaces a breakdown with the same time. */
function pointsOf({ compositions, peak }: Breakdowns): readonly CompositionPoint[] {
  if (peak === null) return compositions;
  const others = compositions.filter(({ atMs }) => atMs !== peak.atMs);
  return [...others, { ...peak.composition, atMs: peak.atMs }].sort((a, b) => a.atMs - b.atMs);
}

/** The evidence has breakdowns at even intervals, except across a gap. So the shortest interval is the usual one. */
function reachOf({ compositions }: Breakdowns): number {
  const intervals = compositions.slice(1).map(({ atMs }, at) => atMs - (compositions[at]?.atMs ?? 0));
  return intervals.length === 0 ? reachMs : Math.max(reachMs, Math.min(...intervals));
}
