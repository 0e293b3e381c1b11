// The chart of the job summary, which GitHub draws: Mermaid's xychart.

import { bytes, percent, time } from "../../lib/format.ts";
import type { Judged } from "../model/judged.ts";
import { binsOf } from "./chart-bins.ts";

/** Mermaid takes a text of 50,000 characters at most, and more points than a picture has columns show nothing more. */
const columns = 200;
const mebibyte = 2 ** 20;

/** Of the lines in their order. Mermaid's own first colour is all but white; these are seen on white and on black. */
export const palette = { blue: "#2f81f7", grey: "#848d97", red: "#e5534b" } as const;
const theme = JSON.stringify({
  themeVariables: { xyChart: { plotColorPalette: Object.values(palette).join(", ") } },
});

/** A chart of the working set with the limit and the threshold, and its legend in words; null where there is no sample. */
export function mermaidOf({ evidence, thresholds }: Judged): string | null {
  const { series, peak, limitBytes } = evidence;
  const bins = binsOf(series, columns);
  if (bins === null || peak === null) return null;
  const thresholdBytes = thresholds.maxRatio * limitBytes;
  const highestBytes = Math.max(limitBytes, peak.workingSetBytes);
  const mib = (value: number) => (value / mebibyte).toFixed(1);
  const level = (value: number) => `  line [${mib(value)}, ${mib(value)}]`;
  const seconds = (ms: number) => (ms / 1_000).toFixed(1);
  // An axis from a number to the same number is none.
  const toMs = Math.max(bins.toMs, bins.fromMs + 100);
  const values =
    bins.workingSetBytes.length === 1 ? [...bins.workingSetBytes, ...bins.workingSetBytes] : bins.workingSetBytes;
  const chart = [
    "```mermaid",
    `%%{init: ${theme}}%%`,
    "xychart-beta",
    `  x-axis "seconds from the start" ${seconds(bins.fromMs)} --> ${seconds(toMs)}`,
    `  y-axis "MiB" 0 --> ${mib(highestBytes * 1.05)}`,
    `  line [${values.map(mib).join(", ")}]`,
    level(limitBytes),
    level(thresholdBytes),
    "```",
  ].join("\n");
  const legend = `The working set over time (blue), with horizontal lines at the limit (grey, ${bytes(limitBytes)}) and the highest allowed peak (red, ${bytes(thresholdBytes)}, ${percent(thresholds.maxRatio)}). Its peak: ${bytes(peak.workingSetBytes)} at ${time(peak.atMs)}.`;
  return `${chart}\n\n${legend}`;
}
