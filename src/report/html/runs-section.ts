// The section of report.html about the runs of a set: the peaks as points, and a table with a link to each run's report.

import { bytes } from "../../lib/format.ts";
import { runFolder } from "../model/format-version.ts";
import type { Judged } from "../model/judged.ts";
import { escapeHtml, textHtml } from "./escape.ts";
import { tableHtml } from "./tables.ts";

const width = 640;
const height = 76;
const margin = 20;
/** Points at different heights stay visible if their peaks are nearly equal. */
const rows = 5;
const firstRow = 18;
const rowHeight = 10;

/** Empty without `repeat`, or if `auto` added no run. */
export function runsSection({ set, thresholds, evidence }: Judged): string {
  if (set === null || set.detail === null) return "";
  const { facts, detail } = set;
  const judgedPeaks = facts.runs.flatMap(({ run, verdict, peakBytes }) =>
    verdict === "inconclusive" || peakBytes === null ? [] : [{ run, verdict, peakBytes }],
  );
  const thresholdBytes = thresholds.maxRatio * evidence.limitBytes;
  const peaks = judgedPeaks.map(({ peakBytes }) => peakBytes);
  // From 0, the peaks of many runs would hide each other.
  const lowest = Math.min(thresholdBytes, ...peaks);
  const highest = Math.max(evidence.limitBytes, ...peaks);
  const x = (value: number) =>
    (margin + ((value - lowest) / Math.max(1, highest - lowest)) * (width - 2 * margin)).toFixed(1);
  const points = judgedPeaks.map(
    ({ run, verdict, peakBytes }, index) =>
      `<circle class="${verdict === "pass" ? "within" : "breach"}" cx="${x(peakBytes)}" cy="${firstRow + (index % rows) * rowHeight}" r="5"><title>${detail.head[0]} ${run}: ${bytes(peakBytes)}</title></circle>`,
  );
  // The lines are longer than the column of points, which would hide a shorter one.
  const level = (name: string, value: number) =>
    `<line class="${name}" x1="${x(value)}" x2="${x(value)}" y1="4" y2="${height - 4}"/>`;
  const { medianBytes } = facts;
  const median = medianBytes === null ? "" : level("median", medianBytes);
  const statistics =
    medianBytes === null || detail.spread === null
      ? ""
      : ` Median ${bytes(medianBytes)} (grey), spread ${detail.spread}.`;
  const meaning = `Each point is a peak, from ${bytes(lowest)} to ${bytes(highest)}; the scale does not begin at 0.${statistics} The dashed line is the threshold of ${bytes(thresholdBytes)}, the solid line the limit.`;
  const chart =
    judgedPeaks.length === 0
      ? ""
      : `<svg class="peaks" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(meaning)}"><line class="axis" x1="${margin}" x2="${width - margin}" y1="${height / 2}" y2="${height / 2}"/>${level("limit", evidence.limitBytes)}${level("threshold", thresholdBytes)}${median}${points.join("")}</svg><p class="hint">${textHtml(meaning)}</p>`;
  const links = facts.runs.map(({ run }) => `<a href="${runFolder(run)}/report.html">run ${run}</a>`);
  const table = tableHtml([...detail.head, "Report"], detail.table, links);
  return `<section><h2 id="runs">${detail.head[0]}s</h2>${chart}<div class="wide" tabindex="0" role="region" aria-labelledby="runs">${table}</div><p class="hint">${textHtml(detail.shownRun)}</p></section>`;
}
