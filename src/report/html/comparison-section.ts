// The section of report.html about a comparison: what each run held as points, the difference with its interval, and
// tables with links to the reports of the runs.

import { bytes } from "../../lib/format.ts";
import type { Comparison } from "../../model/comparison.ts";
import { baseFolder, runFolder } from "../model/format-version.ts";
import type { Judged, TextTable } from "../model/judged.ts";
import { escapeHtml, textHtml } from "./escape.ts";
import { differenceChart, heldChart } from "./held-chart.ts";
import { tableHtml } from "./tables.ts";

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

/** What each run held, and the difference. Empty without a sample. */
function charts({ pairs, held, maxIncrease, result }: Comparison): string {
  const measured = pairs.filter(({ base, head }) => base.isMeasured && head.isMeasured).length;
  const isPartial = measured < pairs.length;
  const counted = isPartial ? ` (of the ${measured} that count)` : "";
  const group = (side: "base" | "head", meanBytes: number | null) => {
    const points = pairs.flatMap(({ pair, [side]: { heldBytes, isMeasured, verdict } }) => {
      if (heldBytes === null) return [];
      const title = `${side} run ${pair}: ${bytes(heldBytes)}${isMeasured ? "" : `, not counted: ${verdict}`}`;
      return [{ heldBytes, look: isMeasured ? side : ("breach" as const), title }];
    });
    const mean = meanBytes === null ? "" : `, mean ${bytes(meanBytes)}${counted}`;
    const runs = points.length === 1 ? "1 run" : `${points.length} runs`;
    return { label: `${side === "base" ? "Base" : "Head"}: ${runs}${mean}`, meanBytes, points };
  };
  const partial = "A red point is a run that was not measured to its end. Its pair does not count.";
  const chart = heldChart(
    [group("base", held?.baseBytes ?? null), group("head", held?.headBytes ?? null)],
    isPartial ? [partial] : [],
  );
  return `${chart}${held === null ? "" : differenceChart(held, maxIncrease, result === "increased")}`;
}
