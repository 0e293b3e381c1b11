// Renders the runs of a comparison as a Mermaid xychart, which GitHub draws.

import { bytes, percent } from "../../lib/format.ts";
import type { Comparison } from "../../model/comparison.ts";
import { palette } from "./mermaid.ts";

const mebibyte = 2 ** 20;

/** A chart of what each run held, pair by pair, with a legend in words. Null without two measured pairs. */
export function comparisonChart({ pairs, held, maxIncrease }: Comparison): string | null {
  if (held === null) return null;
  const measured = pairs.filter(({ base, head }) => base.isMeasured && head.isMeasured);
  const base = measured.map((pair) => pair.base.heldBytes ?? 0);
  const head = measured.map((pair) => pair.head.heldBytes ?? 0);
  const allowedBytes = held.baseBytes * (1 + maxIncrease);
  const mib = (value: number) => (value / mebibyte).toFixed(2);
  const line = (values: readonly number[]) => `  line [${values.map(mib).join(", ")}]`;
  const all = [...base, ...head, allowedBytes];
  const lowest = Math.min(...all);
  const highest = Math.max(...all);
  // Mermaid draws no axis whose ends are equal. The axis does not begin at 0, because the differences are small.
  const margin = Math.max(0.1 * (highest - lowest), 0.02 * mebibyte);
  const theme = { themeVariables: { xyChart: { plotColorPalette: Object.values(palette).slice(0, 3).join(", ") } } };
  const chart = [
    "```mermaid",
    `%%{init: ${JSON.stringify(theme)}}%%`,
    "xychart-beta",
    `  x-axis "pair" [${measured.map(({ pair }) => `"${pair}"`).join(", ")}]`,
    `  y-axis "MiB held" ${mib(Math.max(0, lowest - margin))} --> ${mib(highest + margin)}`,
    line(head),
    line(base),
    line(measured.map(() => allowedBytes)),
    "```",
  ].join("\n");
  const legend = [
    `Blue: what the head held, mean ${bytes(held.headBytes)}.`,
    `Grey: what the base held, mean ${bytes(held.baseBytes)}.`,
    `Red: the base's mean with the allowed +${percent(maxIncrease)}, ${bytes(allowedBytes)}.`,
    "The scale does not begin at 0.",
  ].join(" ");
  return `${chart}\n\n${legend}`;
}
