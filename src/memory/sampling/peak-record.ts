// Keeps the peak with its breakdown, and the breakdown over time.
import type { Composition, CompositionPoint, Peak } from "../../model/evidence.ts";
import { createEvenPoints } from "./even-points.ts";
import { type Breakdown, namedBefore, toldApart } from "./told-apart.ts";

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
        if (peak !== null) peak = toldApart(peak, breakdown);
        // A breakdown with better names stays, with its own time and working set: so names do not become older than allowed.
        const isBetter = lastBreakdown !== null && namedBefore(breakdown, lastBreakdown) !== breakdown;
        if (!isBetter) lastBreakdown = breakdown;
      }
      if (workingSetBytes <= (peak?.workingSetBytes ?? -1)) return;
      const highest = { ...figures, composition: point ?? compute() };
      peak = lastBreakdown === null ? highest : namedBefore(highest, lastBreakdown);
    },
    /** Null without a sample that counts. */
    peak: (): RecordedPeak | null => peak,
    points: (): readonly CompositionPoint[] => compositions.points(),
  };
}
