// What lies under the lines: the phases, and what the working set is made of.
import uPlot from "uplot";
import { partsInOrder } from "../model/composition-parts.ts";
import type { Figures } from "./state.ts";
import { canvasFont, colour } from "./theme.ts";

/** Every other phase is shaded; each that has room is named above the chart. */
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

export function paintStack(plot: uPlot, { compositions }: Figures): void {
  if (compositions.length === 0) return;
  const { ctx, bbox } = plot;
  const lefts = compositions.map(({ atMs }) => plot.valToPos(atMs, "x", true));
  let ground = compositions.map(() => 0);
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (const part of partsInOrder) {
    const roof = ground.map((below, at) => below + (compositions[at]?.[part] ?? 0));
    const area = new Path2D();
    for (const [at, left] of lefts.entries()) area.lineTo(left, plot.valToPos(roof[at] ?? 0, "y", true));
    for (let at = lefts.length - 1; at >= 0; at -= 1) {
      area.lineTo(lefts[at] ?? 0, plot.valToPos(ground[at] ?? 0, "y", true));
    }
    area.closePath();
    ctx.fillStyle = colour(part);
    ctx.fill(area);
    ground = roof;
  }
  ctx.restore();
}
