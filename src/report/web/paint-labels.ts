// The labels of the lines and marks in the memory chart.
import uPlot from "uplot";
import { bytes } from "../../lib/format.ts";
import { type Box, type Label, lineLabel, markGap, markLabel, placeLabels, verticalLabel } from "./label-layout.ts";
import { levelsOf } from "./levels.ts";
import type { Figures } from "./state.ts";
import { canvasFont, colour } from "./theme.ts";

const textPixels = 12;
const lineHeight = 15;
/** Distance between the top of a label and the baseline of its text. */
const ascent = 12;

interface Text {
  readonly text: string;
  /** Name of its colour. */
  readonly fill: string;
  readonly label: Label;
}

/** Paints a label for each line and mark in view. Labels do not overlap. A label without a free place is left out. */
export function paintLabels(plot: uPlot, figures: Figures): void {
  const { ctx, over } = plot;
  const area: Box = { left: 0, top: 0, right: over.clientWidth, bottom: over.clientHeight };
  ctx.save();
  ctx.font = canvasFont(textPixels);
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  const sizeOf = (text: string) => ({ width: ctx.measureText(text).width / uPlot.pxRatio, height: lineHeight });
  const levelNames = {
    limit: figures.limitName,
    threshold: "threshold",
    warning: "warning level",
    "kernel-peak": "kernel's peak usage",
  } as const;
  const levels = levelsOf(figures)
    .map((level) => ({ ...level, y: plot.valToPos(level.bytes, "y") }))
    .filter(({ y }) => y >= area.top && y <= area.bottom);
  const peak = peakIn(plot, figures, area);
  const kills = figures.oomKillsMs
    .map((atMs) => plot.valToPos(atMs, "x"))
    .filter((x) => x >= area.left && x <= area.right);
  // The labels of marks come first, because they fit in fewer places than labels of lines.
  const texts: readonly Text[] = [
    ...(peak === null ? [] : [{ text: peak.text, fill: "text", label: markLabel(sizeOf(peak.text), peak) }]),
    ...kills.map((x) => ({ text: oomText, fill: "oom", label: verticalLabel(sizeOf(oomText), x) })),
    ...levels.map(({ name, bytes: value, y }) => {
      const text = `${levelNames[name]} ${bytes(value)}`;
      return { text, fill: name, label: lineLabel(sizeOf(text), y) };
    }),
  ];
  const boxes = placeLabels(
    texts.map(({ label }) => label),
    { area, marks: peak === null ? [] : [boxAround(peak)], lines: levels.map(({ y }) => y) },
  );
  for (const [at, box] of boxes.entries()) {
    const { text, fill } = texts[at] ?? { text: "", fill: "text" };
    if (box !== null) paintText(plot, text, box, colour(fill));
  }
  ctx.restore();
}

const oomText = "✕ OOM kill";

function peakIn(plot: uPlot, { peak }: Figures, area: Box): { text: string; x: number; y: number } | null {
  if (peak === null) return null;
  const [x, y] = [plot.valToPos(peak.atMs, "x"), plot.valToPos(peak.workingSetBytes, "y")];
  if (x < area.left || x > area.right || y < area.top || y > area.bottom) return null;
  return { text: `peak ${bytes(peak.workingSetBytes)}`, x, y };
}

function boxAround({ x, y }: { readonly x: number; readonly y: number }): Box {
  return { left: x - markGap, top: y - markGap, right: x + markGap, bottom: y + markGap };
}

/** Paints text with an outline in the page's background colour, so that it is readable on any colour. */
function paintText({ ctx, bbox }: uPlot, text: string, { left, top }: Box, fill: string): void {
  const ratio = uPlot.pxRatio;
  const [x, baseline] = [bbox.left + left * ratio, bbox.top + (top + ascent) * ratio];
  ctx.setLineDash([]);
  ctx.lineJoin = "round";
  ctx.lineWidth = 4 * ratio;
  ctx.strokeStyle = colour("ground");
  ctx.strokeText(text, x, baseline);
  ctx.fillStyle = fill;
  ctx.fillText(text, x, baseline);
}
