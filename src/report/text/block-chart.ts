// Renders the working set over time in block characters, for a terminal.

import { bytes, percent, time } from "../../lib/format.ts";
import type { Judged } from "../model/judged.ts";
import { timeOriginOf } from "../model/time-origin.ts";
import { binsOf } from "./chart-bins.ts";

const rows = 6;
const blocks = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/** Lines of at most `width` characters. Empty without a sample, or if the width is too small for a chart. */
export function textChart({ evidence, thresholds }: Judged, width: number): readonly string[] {
  const { series, peak, limitBytes } = evidence;
  const topBytes = Math.max(limitBytes, peak?.workingSetBytes ?? 0);
  const { maxRatio, warnRatio } = thresholds;
  const warning = warnRatio === null ? "" : percent(warnRatio);
  const labels = [bytes(topBytes), percent(maxRatio), "0", warning];
  const labelWidth = Math.max(...labels.map((label) => label.length));
  const columns = Math.min(100, width - labelWidth - 2);
  const bins = columns < 20 ? null : binsOf(series, columns);
  if (bins === null) return [];
  // A short run with few samples fills the same width.
  const values = Array.from({ length: columns }, (_, column) => {
    const count = bins.workingSetBytes.length;
    return bins.workingSetBytes[Math.floor((column * count) / columns)] ?? null;
  });
  const thresholdRow = rowOf(maxRatio * limitBytes, topBytes);
  // A row has room for one label. The lowest row shows the 0.
  const warningRow = warnRatio === null ? 0 : rowOf(warnRatio * limitBytes, topBytes);
  const hasWarning = warningRow > 0 && warningRow < thresholdRow;
  const lines = Array.from({ length: rows }, (_, index) => {
    const row = rows - 1 - index;
    const isWarning = hasWarning && row === warningRow;
    const empty = row === thresholdRow ? "┄" : isWarning ? "┈" : " ";
    const cells = values.map((value) => {
      const eighths = value === null ? 0 : Math.round((value / topBytes) * rows * 8) - row * 8;
      return eighths <= 0 ? empty : (blocks[Math.min(8, eighths)] ?? empty);
    });
    const label =
      index === 0 ? labels[0] : row === thresholdRow ? labels[1] : isWarning ? warning : row === 0 ? labels[2] : "";
    return `${(label ?? "").padStart(labelWidth)} ▕${cells.join("")}`.trimEnd();
  });
  return [...lines, `${" ".repeat(labelWidth + 2)}${timeAxis(time(bins.toMs), timeOriginOf(evidence), columns)}`];
}

/** `0 s` at the left end and the time of the last sample at the right end, with its origin if there is room for it. */
function timeAxis(end: string, origin: string, columns: number): string {
  const start = "0 s";
  const long = `${end} after ${origin}`;
  const to = start.length + 1 + long.length <= columns ? long : end;
  return start + to.padStart(Math.max(1, columns - start.length));
}

function rowOf(value: number, topBytes: number): number {
  return Math.min(rows - 1, Math.floor((value / topBytes) * rows));
}
