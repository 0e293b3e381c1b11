// Renders the chart of the job summary as a Mermaid xychart, which GitHub draws.

import { bytes, percent, time } from "../../lib/format.ts";
import type { Judged } from "../model/judged.ts";
import { limitNameOf } from "../model/messages.ts";
import { timeOriginOf } from "../model/time-origin.ts";
import { binsOf } from "./chart-bins.ts";

/** Number of points. Mermaid accepts at most 50,000 characters, and more points than pixels add nothing. */
const columns = 200;
const mebibyte = 2 ** 20;

/** The colours of the lines, in order. They show on white and on black; Mermaid's own first colour is almost white. */
export const palette = { blue: "#2f81f7", grey: "#848d97", red: "#e5534b", yellow: "#bf8700" } as const;

/** A chart of the working set with the limit, the threshold and the warning level, and a legend in words. Null without a sample. */
export function mermaidOf({ evidence, thresholds, verdict }: Judged): string | null {
  const { series, peak, limitBytes } = evidence;
  const bins = binsOf(series, columns);
  if (bins === null || peak === null) return null;
  const thresholdBytes = thresholds.maxRatio * limitBytes;
  const highestBytes = Math.max(limitBytes, peak.workingSetBytes);
  const mib = (value: number) => (value / mebibyte).toFixed(1);
  const level = (value: number) => `  line [${mib(value)}, ${mib(value)}]`;
  const seconds = (ms: number) => (ms / 1_000).toFixed(1);
  // Mermaid draws no axis whose ends are equal.
  const toMs = Math.max(bins.toMs, bins.fromMs + 100);
  // A line in Mermaid has a value at each point.
  const known = bins.workingSetBytes.map((value) => value ?? 0);
  const values = known.length === 1 ? [...known, ...known] : known;
  const start = bins.workingSetBytes[0] === null ? " (0 before the first sample)" : "";
  const warning = warningLine(thresholds.warnRatio, limitBytes);
  const colours = Object.values(palette).slice(0, warning === null ? 3 : 4);
  const theme = { themeVariables: { xyChart: { plotColorPalette: colours.join(", ") } } };
  const chart = [
    "```mermaid",
    `%%{init: ${JSON.stringify(theme)}}%%`,
    "xychart-beta",
    `  x-axis "seconds after ${timeOriginOf(evidence)}" ${seconds(bins.fromMs)} --> ${seconds(toMs)}`,
    `  y-axis "MiB" 0 --> ${mib(highestBytes * 1.05)}`,
    `  line [${values.map(mib).join(", ")}]`,
    level(limitBytes),
    level(thresholdBytes),
    ...(warning === null ? [] : [level(warning.bytes)]),
    "```",
  ].join("\n");
  const notJudged = verdict.kind === "inconclusive" ? " (not judged)" : "";
  const limitName = limitNameOf(evidence, verdict);
  const legend = [
    `Blue: the working set${start}, with its peak of ${bytes(peak.workingSetBytes)}${notJudged} at ${time(peak.atMs)}.`,
    `Grey: the ${limitName}, ${bytes(limitBytes)}.`,
    `Red: the threshold, ${bytes(thresholdBytes)} (${percent(thresholds.maxRatio)} of the ${limitName}).`,
    ...(warning === null ? [] : [warning.legend]),
  ].join(" ");
  return `${chart}\n\n${legend}`;
}

function warningLine(warnRatio: number | null, limitBytes: number) {
  if (warnRatio === null) return null;
  const warningBytes = warnRatio * limitBytes;
  return { bytes: warningBytes, legend: `Yellow: the warning level, ${bytes(warningBytes)} (${percent(warnRatio)}).` };
}
