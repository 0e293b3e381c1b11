// The charts of what runs held: two groups of runs on the same scale, and the difference with its interval.

import { bytes, percent } from "../../lib/format.ts";
import type { Difference } from "../../model/fields/difference.ts";
import { signedPercent } from "../model/comparison/signed.ts";
import { textHtml } from "./escape.ts";
import { ends, point, type Scale, scale, strip, verticalLine } from "./strip-chart.ts";

const height = 36;
const middle = height / 2;

interface HeldPoint {
  readonly heldBytes: number;
  readonly look: "base" | "head" | "breach";
  readonly title: string;
}

interface HeldGroup {
  readonly label: string;
  /** Null if the runs have no mean. */
  readonly meanBytes: number | null;
  readonly points: readonly HeldPoint[];
}

/**
 * Both groups have the same scale. Returns an empty string without a point.
 * @param more sentences below the chart, after the meaning of a point
 */
export function heldChart(groups: readonly HeldGroup[], more: readonly string[]): string {
  const all = groups.flatMap(({ points }) => points.map(({ heldBytes }) => heldBytes));
  if (all.length === 0) return "";
  const [lowest, highest] = [Math.min(...all), Math.max(...all)];
  const x = scale(lowest, highest);
  const rows = groups.map((group) => heldRow(group, x));
  const means = groups.filter(({ meanBytes }) => meanBytes !== null).length;
  const meaning = [
    "Each point is what a run held: the highest memory without active file cache and reclaimable kernel memory. The scale does not begin at 0.",
    ...(means === 0 ? [] : [means === 1 ? "The vertical line is the mean." : "The vertical lines are the means."]),
    ...more,
  ].join(" ");
  return `${rows.join("")}${ends(bytes(lowest), bytes(highest))}${hint(meaning)}`;
}

function heldRow({ label, meanBytes, points }: HeldGroup, x: Scale): string {
  // Points at different heights stay visible if their values are equal.
  const circles = points.map(({ heldBytes, look, title }, index) =>
    point(look, x(heldBytes), 10 + (index % 3) * 8, title),
  );
  const mean = meanBytes === null ? "" : verticalLine("median", x(meanBytes), height);
  return `${title(label)}${strip(label, height, `${mean}${circles.join("")}`)}`;
}

/** The difference with its interval, beside 0 and the allowed increase. */
export function differenceChart(
  { difference, lower, upper }: Difference,
  maxIncrease: number,
  isIncreased: boolean,
): string {
  const [from, to] = [Math.min(0, lower), Math.max(maxIncrease, upper)];
  const x = scale(from, to);
  const look = isIncreased ? "increased" : "head";
  const label = `Difference: ${signedPercent(difference)}, 95% interval from ${signedPercent(lower)} to ${signedPercent(upper)}`;
  const content = [
    verticalLine("median", x(0), height),
    verticalLine("threshold", x(maxIncrease), height),
    `<line class="span ${look}" x1="${x(lower)}" x2="${x(upper)}" y1="${middle}" y2="${middle}"/>`,
    point(look, x(difference), middle, label),
  ];
  const meaning = `The bar is the interval. The solid line is at 0, the dashed line at the allowed increase of ${percent(maxIncrease)}.`;
  const chart = strip(label, height, content.join(""));
  return `${title(label)}${chart}${ends(signedPercent(from), signedPercent(to))}${hint(meaning)}`;
}

function title(label: string): string {
  return `<p class="row">${textHtml(label)}</p>`;
}

function hint(text: string): string {
  return `<p class="hint">${textHtml(text)}</p>`;
}
