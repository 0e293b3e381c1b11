// What lies over the lines: limit, threshold and ceiling, OOM kills and the peak, each with its name.
import uPlot from "uplot";
import { bytes } from "../../lib/format.ts";
import type { Corner } from "../../model/stages.ts";
import type { Figures } from "./state.ts";
import { canvasFont, colour } from "./theme.ts";

const textPixels = 12;

export function paintLines(plot: uPlot, { limitBytes, thresholdBytes, kernelPeakBytes }: Figures): void {
  const { ctx, bbox } = plot;
  const ratio = uPlot.pxRatio;
  const lines = [
    { name: "limit", value: limitBytes, dash: [] },
    { name: "threshold", value: thresholdBytes, dash: [7, 4] },
    ...(kernelPeakBytes === null ? [] : [{ name: "ceiling", value: kernelPeakBytes, dash: [2, 3] }]),
  ].sort((a, b) => b.value - a.value);
  ctx.save();
  let free = bbox.top;
  for (const { name, value, dash } of lines) {
    const y = plot.valToPos(value, "y", true);
    if (y < bbox.top || y > bbox.top + bbox.height) continue;
    ctx.strokeStyle = colour(name);
    ctx.lineWidth = 1.5 * ratio;
    ctx.setLineDash(dash.map((length) => length * ratio));
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    // Names of lines that are close to each other go below one another.
    const baseline = Math.max(y - 4 * ratio, free + textPixels * ratio);
    label(ctx, `${name} ${bytes(value)}`, bbox.left + 6 * ratio, baseline, colour(name), "left");
    free = baseline + 2 * ratio;
  }
  ctx.restore();
}

export function paintMarks(plot: uPlot, figures: Figures): void {
  const { ctx, bbox } = plot;
  const ratio = uPlot.pxRatio;
  ctx.save();
  for (const atMs of figures.oomKillsMs) {
    const x = plot.valToPos(atMs, "x", true);
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.strokeStyle = colour("oom");
    ctx.lineWidth = 2 * ratio;
    ctx.setLineDash([3 * ratio, 3 * ratio]);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    const isLeft = x > bbox.left + bbox.width / 2;
    const bottom = bbox.top + bbox.height - 8 * ratio;
    label(ctx, "✕ OOM kill", x + (isLeft ? -6 : 6) * ratio, bottom, colour("oom"), isLeft ? "right" : "left");
  }
  ctx.setLineDash([]);
  paintPeak(plot, figures);
  ctx.restore();
}

/** The requests a second that stages ask for; nothing in those that are as fast as the app answers. */
export function paintPlannedRate(plot: uPlot, planned: readonly Corner[]): void {
  const { ctx, bbox } = plot;
  const ratio = uPlot.pxRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.strokeStyle = colour("muted");
  ctx.lineWidth = 1.5 * ratio;
  ctx.setLineDash([5 * ratio, 4 * ratio]);
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

function paintPeak(plot: uPlot, { peak, limitBytes, thresholdBytes, kernelPeakBytes }: Figures): void {
  if (peak === null) return;
  const { ctx, bbox } = plot;
  const ratio = uPlot.pxRatio;
  const x = plot.valToPos(peak.atMs, "x", true);
  const y = plot.valToPos(peak.workingSetBytes, "y", true);
  if (x < bbox.left || x > bbox.left + bbox.width || y < bbox.top || y > bbox.top + bbox.height) return;
  ctx.strokeStyle = colour("peak");
  ctx.lineWidth = 2 * ratio;
  ctx.beginPath();
  ctx.arc(x, y, 5 * ratio, 0, 2 * Math.PI);
  ctx.stroke();
  const text = `peak ${bytes(peak.workingSetBytes)}`;
  const isLeft = x > bbox.left + bbox.width / 2;
  const isCrossed = [limitBytes, thresholdBytes, kernelPeakBytes ?? limitBytes].some((value) => {
    const above = y - plot.valToPos(value, "y", true);
    return above > -4 * ratio && above < 26 * ratio;
  });
  const baseline = isCrossed ? y + 20 * ratio : y - 10 * ratio;
  label(ctx, text, x + (isLeft ? -8 : 8) * ratio, baseline, colour("text"), isLeft ? "right" : "left");
}

/** Text with a rim of the page's colour, readable on whatever is under it. */
function label(
  ctx: CanvasRenderingContext2D,
  text: string,
  x: number,
  baseline: number,
  fill: string,
  align: CanvasTextAlign,
): void {
  ctx.font = canvasFont(textPixels);
  ctx.textAlign = align;
  ctx.textBaseline = "alphabetic";
  ctx.setLineDash([]);
  ctx.lineJoin = "round";
  ctx.lineWidth = 4 * uPlot.pxRatio;
  ctx.strokeStyle = colour("ground");
  ctx.strokeText(text, x, baseline);
  ctx.fillStyle = fill;
  ctx.fillText(text, x, baseline);
}
