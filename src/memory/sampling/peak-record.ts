// Keeps the peak with its breakdown, and the breakdown over time.
import type { Composition, CompositionPoint, Peak } from "../../model/evidence.ts";
import { type Breakdown, withEarlierBreakdown, withLaterBreakdown } from "./better-breakdown.ts";
import { createEvenPoints } from "./even-points.ts";

/** The collector does not know the limit, so the ratio is absent. */
export type RecordedPeak = Omit<Peak, "ratio">;

export function createPeakRecord() {
  const compositions = createEvenPoints<Composition>();
  let peak: RecordedPeak | null = null;
  let lastBreakdown: Breakdown | null = null;
  return {
    /** Takes a sample that counts. Calls `compute` only for a new peak and once per point of the series. */
    add: (figures: Omit<RecordedPeak, "composition">, compute: () => Composition): void => {
      const { atMs, workingSetBytes } = figures;
      const point = compositions.offer(atMs, compute);
      if (point !== null) {
        const breakdown = { atMs, workingSetBytes, composition: point };
        if (peak !== null) peak = withLaterBreakdown(peak, breakdown);
        // Keep a better breakdown with its own time, so that it is dropped when it is too old.
        const isBetter = lastBreakdown !== null && withEarlierBreakdown(breakdown, lastBreakdown) !== breakdown;
        if (!isBetter) lastBreakdown = breakdown;
      }
      if (workingSetBytes <= (peak?.workingSetBytes ?? -1)) return;
      const highest = { ...figures, composition: point ?? compute() };
      peak = lastBreakdown === null ? highest : withEarlierBreakdown(highest, lastBreakdown);
    },
    /** Null without a sample that counts. */
    peak: (): RecordedPeak | null => peak,
    points: (): readonly CompositionPoint[] => compositions.points(),
  };
}
