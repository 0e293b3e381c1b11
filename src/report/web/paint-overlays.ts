// The layers above the lines of a chart: limit, threshold, kernel's peak usage, OOM kills, peak and planned rate.
import uPlot from "uplot";
import type { Corner } from "../../model/stages.ts";
import type { Figures } from "./state.ts";
import { colour } from "./theme.ts";

export interface Level {
  /** Also the name of its colour. */
  readonly name: "limit" | "threshold" | "kernel-peak";
  readonly bytes: number;
}

/** The horizontal lines of the memory chart, the highest first. */
export function levelsOf({ limitBytes, thresholdBytes, kernelPeakBytes }: Figures): readonly Level[] {
  const levels: Level[] = [
    { name: "limit", bytes: limitBytes },
    { name: "threshold", bytes: thresholdBytes },
    ...(kernelPeakBytes === null ? [] : [{ name: "kernel-peak", bytes: kernelPeakBytes } as const]),
  ];
  return levels.sort((a, b) => b.bytes - a.bytes);
}

const dashes: Readonly<Record<Level["name"], readonly number[]>> = {
  limit: [],
  threshold: [7, 4],
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
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  setStroke(ctx, "oom", 2, [3, 3]);
  for (const atMs of oomKillsMs) {
    const x = plot.valToPos(atMs, "x", true);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
  if (peak !== null) {
    setStroke(ctx, "peak", 2, []);
    ctx.beginPath();
    const [x, y] = [plot.valToPos(peak.atMs, "x", true), plot.valToPos(peak.workingSetBytes, "y", true)];
    ctx.arc(x, y, 5 * uPlot.pxRatio, 0, 2 * Math.PI);
    ctx.stroke();
  }
  ctx.restore();
}

/**
 * Paints the planned requests per second. Stages without a rate have no line: memgate sends as fast as the app
 * responds.
 */
export function paintPlannedRate(plot: uPlot, planned: readonly Corner[]): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
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
  ctx.restore();
}

/** Lengths are in CSS pixels. */
function setStroke(ctx: CanvasRenderingContext2D, name: string, width: number, dash: readonly number[]): void {
  ctx.strokeStyle = colour(name);
  ctx.lineWidth = width * uPlot.pxRatio;
  ctx.setLineDash(dash.map((length) => length * uPlot.pxRatio));
}
