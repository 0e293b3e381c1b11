// The large chart: working set and usage, the breakdown of the working set, limit, threshold and kernel's peak usage.
import { bytes } from "../../lib/format.ts";
import { byteSteps, timeAxis, timeLabel, valueAxis } from "./axes.ts";
import { hole, indicesToDraw } from "./decimate.ts";
import { paintBreakdown, paintPhases } from "./paint-background.ts";
import { paintLabels } from "./paint-labels.ts";
import { paintLines, paintMarks } from "./paint-overlays.ts";
import { createPanel, type Panel, rightPadding } from "./panel.ts";
import type { State } from "./state.ts";
import { colour, isNarrow } from "./theme.ts";

/** Space above the chart for the names of the phases. */
const headPixels = 24;
/** Leaves room for the label above the limit, even in a low chart. */
const headroom = 1.1;
/** Index of the working set among the series of the plot. */
const workingSetSeries = 2;

export function createMemoryPanel(state: State, host: HTMLElement, isFitted: () => boolean): Panel {
  const { figures } = state;
  const { samples, limitBytes, kernelPeakBytes, origin } = figures;
  const highestBytes = samples.usageBytes.reduce((highest, each) => Math.max(highest, each), kernelPeakBytes ?? 0);
  const top = Math.max(limitBytes, highestBytes) * headroom;
  let drawn: readonly number[] = [];

  const fitted = (): readonly [number, number] => {
    const inView = drawn.filter((index) => index !== hole).map((index) => samples.workingSetBytes[index] ?? 0);
    const [low, high] = [Math.min(...inView), Math.max(...inView)];
    const space = Math.max((high - low) * 0.1, 4_096);
    return [Math.max(0, low - space), high + space];
  };
  return createPanel(state, {
    host,
    height: isNarrow() ? 318 : 438,
    options: {
      padding: [headPixels, rightPadding, 0, 0],
      axes: [timeAxis(timeLabel(origin)), valueAxis(byteSteps, bytes)],
      series: [
        {},
        { stroke: () => colour("usage"), width: 1, points: { show: false } },
        { stroke: () => colour("working-set"), width: 1.75, points: { show: false } },
      ],
      hooks: {
        drawClear: [(plot) => paintPhases(plot, figures), (plot) => paintBreakdown(plot, figures, workingSetSeries)],
        draw: [
          (plot) => paintLines(plot, figures),
          (plot) => paintMarks(plot, figures),
          (plot) => paintLabels(plot, figures),
        ],
      },
    },
    range: () => (isFitted() ? fitted() : [0, top]),
    data: (pixels) => {
      drawn = indicesToDraw(samples, state.view(), pixels);
      const column = (values: Float64Array) => drawn.map((index) => (index === hole ? null : (values[index] ?? null)));
      return [timesOf(drawn, samples.atMs), column(samples.usageBytes), column(samples.workingSetBytes)];
    },
    dotAt: (index) => samples.workingSetBytes[index] ?? 0,
  });
}

/** Times of the samples to draw. The time of a hole is halfway between its neighbours. */
function timesOf(drawn: readonly number[], atMs: Float64Array): number[] {
  return drawn.map((index, at) =>
    index === hole ? ((atMs[drawn[at - 1] ?? 0] ?? 0) + (atMs[drawn[at + 1] ?? 0] ?? 0)) / 2 : (atMs[index] ?? 0),
  );
}
