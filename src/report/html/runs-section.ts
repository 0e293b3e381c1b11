// The section of report.html about the runs of a set: the peaks as points, and a table with a link to each run's report.

import { bytes } from "../../lib/format.ts";
import { runFolder } from "../model/format-version.ts";
import type { Judged } from "../model/judged.ts";
import { textHtml } from "./escape.ts";
import { ends, point, scale, strip, verticalLine } from "./strip-chart.ts";
import { tableHtml } from "./tables.ts";

const height = 76;
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
  const x = scale(lowest, highest);
  const points = judgedPeaks.map(({ run, verdict, peakBytes }, index) =>
    point(
      verdict === "pass" ? "within" : "breach",
      x(peakBytes),
      firstRow + (index % rows) * rowHeight,
      `${detail.head[0]} ${run}: ${bytes(peakBytes)}`,
    ),
  );
  // The lines are longer than the column of points, which would hide a shorter one.
  const level = (name: string, value: number) => verticalLine(name, x(value), height);
  // A single peak is its own median.
  const medianBytes = detail.spread === null ? null : facts.medianBytes;
  const median = medianBytes === null ? "" : level("median", medianBytes);
  const statistics = medianBytes === null ? "" : ` Median ${bytes(medianBytes)} (grey), spread ${detail.spread}.`;
  const failed = judgedPeaks.some(({ verdict }) => verdict !== "pass")
    ? " A red point is a run that did not pass."
    : "";
  const meaning = `Each point is the peak of a run.${failed} The scale does not begin at 0.${statistics} The dashed line is the threshold of ${bytes(thresholdBytes)}, the solid line the limit of ${bytes(evidence.limitBytes)}.`;
  const levels = `${level("limit", evidence.limitBytes)}${level("threshold", thresholdBytes)}`;
  const chart =
    judgedPeaks.length === 0
      ? ""
      : `${strip(meaning, height, `${levels}${median}${points.join("")}`)}${ends(bytes(lowest), bytes(highest))}<p class="hint">${textHtml(meaning)}</p>`;
  const links = facts.runs.map(({ run }) => `<a href="${runFolder(run)}/report.html">run ${run}</a>`);
  const table = tableHtml([...detail.head, "Report"], detail.table, links);
  return `<section><h2 id="runs">${detail.head[0]}s</h2>${chart}<div class="wide" tabindex="0" role="region" aria-labelledby="runs">${table}</div><p class="hint">${textHtml(detail.shownRun)}</p></section>`;
}
