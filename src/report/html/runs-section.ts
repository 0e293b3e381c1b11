// The section of report.html about the runs of a set: the peaks as points, and a table with a link to each run's report.

import { bytes } from "../../lib/format.ts";
import { runFolder } from "../model/format-version.ts";
import type { Judged } from "../model/judged.ts";
import { escapeHtml, textHtml } from "./escape.ts";
import { tableHtml } from "./tables.ts";

const width = 640;
const margin = 20;

/** Empty without `repeat`, or if `auto` added no run. */
export function runsSection({ set, thresholds, evidence }: Judged): string {
  if (set === null || set.detail === null) return "";
  const { facts, detail } = set;
  const judgedPeaks = facts.runs.flatMap(({ run, verdict, peakBytes }) =>
    verdict === "inconclusive" || peakBytes === null ? [] : [{ run, verdict, peakBytes }],
  );
  const thresholdBytes = thresholds.maxRatio * evidence.limitBytes;
  const highest = Math.max(evidence.limitBytes, ...judgedPeaks.map(({ peakBytes }) => peakBytes));
  const x = (value: number) => (margin + (value / highest) * (width - 2 * margin)).toFixed(1);
  const points = judgedPeaks.map(
    // Points at different heights stay visible if their peaks are equal.
    ({ run, verdict, peakBytes }, index) =>
      `<circle class="${verdict === "pass" ? "within" : "breach"}" cx="${x(peakBytes)}" cy="${18 + (index % 5) * 8}" r="5"><title>Run ${run}: ${bytes(peakBytes)}</title></circle>`,
  );
  const level = (name: string, value: number) =>
    `<line class="${name}" x1="${x(value)}" x2="${x(value)}" y1="14" y2="54"/>`;
  const { medianBytes } = facts;
  const median = medianBytes === null ? "" : level("median", medianBytes);
  const statistics =
    medianBytes === null || detail.spread === null
      ? ""
      : ` Median ${bytes(medianBytes)} (grey), spread ${detail.spread}.`;
  const meaning = `Each point is the peak of a run, from 0 to ${bytes(highest)}.${statistics} The dashed line is the threshold of ${bytes(thresholdBytes)}, the solid line the limit.`;
  const chart =
    judgedPeaks.length === 0
      ? ""
      : `<svg class="peaks" viewBox="0 0 ${width} 68" role="img" aria-label="${escapeHtml(meaning)}"><line class="axis" x1="${margin}" x2="${width - margin}" y1="34" y2="34"/>${level("limit", evidence.limitBytes)}${level("threshold", thresholdBytes)}${median}${points.join("")}</svg><p class="hint">${textHtml(meaning)}</p>`;
  const links = facts.runs.map(({ run }) => `<a href="${runFolder(run)}/report.html">run ${run}</a>`);
  const table = tableHtml([...detail.head, "Report"], detail.table, links);
  return `<section><h2 id="runs">Runs</h2>${chart}<div class="wide" tabindex="0" role="region" aria-labelledby="runs">${table}</div><p class="hint">${textHtml(detail.shownRun)}</p></section>`;
}
