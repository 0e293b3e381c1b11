// The section of report.html about a comparison: what each run held as points, the difference with its interval, and
// tables with links to the reports of the runs.

import { bytes, percent } from "../../lib/format.ts";
import type { Comparison } from "../../model/comparison.ts";
import type { Difference } from "../../model/fields/difference.ts";
import { signedPercent } from "../model/comparison/signed.ts";
import { baseFolder, runFolder } from "../model/format-version.ts";
import type { Judged, TextTable } from "../model/judged.ts";
import { escapeHtml, textHtml } from "./escape.ts";
import { tableHtml } from "./tables.ts";

const width = 640;
const height = 36;
const margin = 20;

/** Empty without a comparison. */
export function comparisonSection({ comparison }: Judged): string {
  if (comparison === null) return "";
  const { facts, pairs, parts, load } = comparison;
  const links = facts.pairs.map(
    ({ pair }) =>
      `<a href="${baseFolder(pair)}/report.html">base ${pair}</a>, <a href="${runFolder(pair)}/report.html">head ${pair}</a>`,
  );
  const tables = [
    wide("Pairs of the comparison", tableHtml([...pairs.head, "Reports"], pairs.rows, links)),
    ...[parts, load].flatMap((each) => (each === null ? [] : [wide(titleOf(each), tableHtml(each.head, each.rows))])),
  ];
  const why = facts.unclearMessage === null ? "" : `<p>Unclear: ${textHtml(facts.unclearMessage)}.</p>`;
  return `<section><h2 id="comparison">Comparison with ${textHtml(facts.base.name)}</h2>${why}${charts(facts)}${tables.join("")}</section>`;
}

function titleOf({ head }: TextTable): string {
  return head[0] ?? "";
}

/** A table that is wider than the screen scrolls in its own region, which the keyboard can scroll too. */
function wide(label: string, table: string): string {
  return `<div class="wide" tabindex="0" role="region" aria-label="${escapeHtml(label)}">${table}</div>`;
}

/** Lines with points: the base, the head, and the difference with its interval. Empty without a sample. */
function charts(facts: Comparison): string {
  const { pairs, held } = facts;
  const all = pairs.flatMap(({ base, head }) => [base.heldBytes ?? [], head.heldBytes ?? []].flat());
  if (all.length === 0) return "";
  const x = scale(Math.min(...all), Math.max(...all));
  const measured = pairs.filter(({ base, head }) => base.isMeasured && head.isMeasured).length;
  const isPartial = measured < pairs.length;
  const counted = isPartial ? ` (of the ${measured} that count)` : "";
  const row = (side: "base" | "head", meanBytes: number | null) => {
    const points = pairs.flatMap(({ pair, [side]: run }) => {
      const { heldBytes, isMeasured, verdict } = run;
      if (heldBytes === null) return [];
      const title = `${side} run ${pair}: ${bytes(heldBytes)}${isMeasured ? "" : `, not counted: ${verdict}`}`;
      // Points at different heights stay visible if their values are equal.
      return [point(isMeasured ? side : "breach", x(heldBytes), 10 + ((pair - 1) % 3) * 8, title)];
    });
    const mean = meanBytes === null ? "" : `, mean ${bytes(meanBytes)}${counted}`;
    const label = `${side === "base" ? "Base" : "Head"}: ${points.length === 1 ? "1 run" : `${points.length} runs`}${mean}`;
    return strip(label, `${meanBytes === null ? "" : mark("median", x(meanBytes))}${points.join("")}`);
  };
  const meaning = [
    `Each point is what a run held, from ${bytes(Math.min(...all))} to ${bytes(Math.max(...all))}: the highest memory without active file cache and reclaimable kernel memory. The scale does not begin at 0.`,
    ...(held === null ? [] : ["The vertical lines are the means."]),
    ...(isPartial ? ["A red point is a run that was not measured to its end. Its pair does not count."] : []),
  ].join(" ");
  const rows = `${row("base", held?.baseBytes ?? null)}${row("head", held?.headBytes ?? null)}`;
  return `${rows}<p class="hint">${textHtml(meaning)}</p>${held === null ? "" : differenceChart(facts, held)}`;
}

/** The difference with its interval, beside 0 and the allowed increase. */
function differenceChart({ maxIncrease, result }: Comparison, { difference, lower, upper }: Difference): string {
  const x = scale(Math.min(0, lower), Math.max(maxIncrease, upper));
  const look = result === "increased" ? "increased" : "head";
  const label = `Difference: ${signedPercent(difference)}, 95% interval from ${signedPercent(lower)} to ${signedPercent(upper)}`;
  const content = [
    mark("median", x(0)),
    mark("threshold", x(maxIncrease)),
    `<line class="span ${look}" x1="${x(lower)}" x2="${x(upper)}" y1="18" y2="18"/>`,
    point(look, x(difference), 18, label),
  ];
  const meaning = `The bar is the interval. The solid line is at 0, the dashed line at the allowed increase of ${percent(maxIncrease)}.`;
  return `${strip(label, content.join(""))}<p class="hint">${textHtml(meaning)}</p>`;
}

function scale(from: number, to: number): (value: number) => string {
  return (value) => (margin + (to === from ? 0.5 : (value - from) / (to - from)) * (width - 2 * margin)).toFixed(1);
}

function strip(label: string, content: string): string {
  const axis = `<line class="axis" x1="${margin}" x2="${width - margin}" y1="18" y2="18"/>`;
  return `<p class="row">${textHtml(label)}</p><svg class="peaks" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(label)}">${axis}${content}</svg>`;
}

function mark(name: string, x: string): string {
  return `<line class="${name}" x1="${x}" x2="${x}" y1="2" y2="34"/>`;
}

function point(name: string, x: string, y: number, title: string): string {
  return `<circle class="${name}" cx="${x}" cy="${y}" r="5"><title>${escapeHtml(title)}</title></circle>`;
}
