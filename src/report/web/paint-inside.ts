// Paints on the part of a canvas that the axes surround.
import type uPlot from "uplot";

/** Paints nothing outside the plot area, and leaves the state of the canvas as it was. */
export function paintInside({ ctx, bbox }: uPlot, paint: (ctx: CanvasRenderingContext2D) => void): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  paint(ctx);
  ctx.restore();
}
