// The layers below the lines of the memory chart: the phases and the breakdown of the working set.
import uPlot from "uplot";
import { partsInOrder } from "../model/composition-parts.ts";
import { breakdownSpans } from "./breakdown.ts";
import { lowestPerColumn } from "./decimate.ts";
import { paintInside } from "./paint-inside.ts";
import type { Figures } from "./state.ts";
import { canvasFont, colour } from "./theme.ts";

/** Shades every other phase. A phase with enough room has its name above the chart. */
export function paintPhases(plot: uPlot, { phases }: Figures): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.font = canvasFont(12);
  ctx.textBaseline = "middle";
  ctx.textAlign = "center";
  for (const [at, { name, startMs, endMs }] of phases.entries()) {
    const left = Math.max(bbox.left, plot.valToPos(startMs, "x", true));
    const right = Math.min(bbox.left + bbox.width, plot.valToPos(endMs, "x", true));
    if (right <= left) continue;
    ctx.fillStyle = colour(at % 2 === 0 ? "phase" : "phase-other");
    ctx.fillRect(left, bbox.top, right - left, bbox.height);
    ctx.fillStyle = colour("muted");
    ctx.fillRect(left, bbox.top - 8 * uPlot.pxRatio, uPlot.pxRatio, 8 * uPlot.pxRatio);
    if (ctx.measureText(name).width + 8 * uPlot.pxRatio > right - left) continue;
    ctx.fillText(name, (left + right) / 2, bbox.top - 11 * uPlot.pxRatio);
  }
  ctx.restore();
}

/**
 * Paints the breakdown as stacked areas. Each column of pixels shows the breakdown nearest in time. A breakdown that
 * adds up to more than the working set is scaled down to it. It is never scaled up, because the additional memory may
 * be of any kind.
 * @param line index of the working set among the plot's series
 */
export function paintBreakdown(plot: uPlot, figures: Figures, line: number): void {
  const spans = breakdownSpans(figures);
  if (spans.length === 0) return;
  const { bbox } = plot;
  const [left, columns] = [Math.round(bbox.left), Math.round(bbox.width)];
  const xOf = (atMs: number) => plot.valToPos(atMs, "x", true) - left;
  const yOf = (bytes: number) => Math.round(plot.valToPos(bytes, "y", true));
  const lowest = lowestPerColumn(plot.data[0].map(xOf), plot.data[line] ?? [], columns);
  const areas = partsInOrder.map((part) => ({ part, path: new Path2D() }));
  for (const { fromMs, toMs, breakdown } of spans) {
    const total = partsInOrder.reduce((sum, part) => sum + (breakdown[part] ?? 0), 0);
    const [first, end] = [fromMs, toMs].map((atMs) => Math.min(columns, Math.max(0, Math.round(xOf(atMs)))));
    for (let column = first ?? 0; column < (end ?? 0); column += 1) {
      const scale = Math.min(1, (lowest[column] ?? 0) / total);
      if (!(scale > 0)) continue;
      let bottom = 0;
      for (const { part, path } of areas) {
        const top = bottom + (breakdown[part] ?? 0) * scale;
        path.rect(left + column, yOf(top), 1, yOf(bottom) - yOf(top));
        bottom = top;
      }
    }
  }
  paintInside(plot, (ctx) => {
    for (const { part, path } of areas) {
      ctx.fillStyle = colour(part);
      ctx.fill(path);
    }
  });
}
