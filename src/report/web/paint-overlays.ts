// The layers above the lines of a chart: limit, threshold, warning level, kernel's peak usage, OOM kills, peak and planned rate.
import uPlot from "uplot";
import type { Corner } from "../../model/stages.ts";
import { type Level, levelsOf } from "./levels.ts";
import { paintInside } from "./paint-inside.ts";
import type { Figures } from "./state.ts";
import { colour } from "./theme.ts";

const dashes: Readonly<Record<Level["name"], readonly number[]>> = {
  limit: [],
  threshold: [7, 4],
  warning: [10, 3, 2, 3],
  "kernel-peak": [2, 3],
};

export function paintLines(plot: uPlot, figures: Figures): void {
  const { ctx, bbox } = plot;
  ctx.save();
  for (const { name, bytes } of levelsOf(figures)) {
    const y = plot.valToPos(bytes, "y", true);
    if (y < bbox.top || y > bbox.top + bbox.height) continue;
    setStroke(ctx, name, 1.5, dashes[name]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
  }
  ctx.restore();
}

export function paintMarks(plot: uPlot, { oomKillsMs, peak }: Figures): void {
  const { bbox } = plot;
  paintInside(plot, (ctx) => {
    setStroke(ctx, "oom", 2, [3, 3]);
    for (const atMs of oomKillsMs) {
      const x = plot.valToPos(atMs, "x", true);
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
    }
    if (peak === null) return;
    setStroke(ctx, "peak", 2, []);
    ctx.beginPath();
    const [x, y] = [plot.valToPos(peak.atMs, "x", true), plot.valToPos(peak.workingSetBytes, "y", true)];
    ctx.arc(x, y, 5 * uPlot.pxRatio, 0, 2 * Math.PI);
    ctx.stroke();
  });
}

/**
 * Paints the planned requests per second. Stages without a rate have no line: memgate sends as fast as the app
 * responds.
 */
export function paintPlannedRate(plot: uPlot, planned: readonly Corner[]): void {
  paintInside(plot, (ctx) => {
    setStroke(ctx, "muted", 1.5, [5, 4]);
    ctx.beginPath();
    let isDown = false;
    for (const { atMs, rate } of planned) {
      const x = plot.valToPos(atMs, "x", true);
      const y = plot.valToPos(rate ?? 0, "y", true);
      if (isDown && rate !== null) ctx.lineTo(x, y);
      else ctx.moveTo(x, y);
      isDown = rate !== null;
    }
    ctx.stroke();
  });
}

/** Lengths are in CSS pixels. */
function setStroke(ctx: CanvasRenderingContext2D, name: string, width: number, dash: readonly number[]): void {
  ctx.strokeStyle = colour(name);
  ctx.lineWidth = width * uPlot.pxRatio;
  ctx.setLineDash(dash.map((length) => length * uPlot.pxRatio));
}
