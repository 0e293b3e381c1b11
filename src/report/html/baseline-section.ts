// The section of report.html about saved runs: what each run held as points, the difference, and a table of the figures.

import { bytes } from "../../lib/format.ts";
import type { BaselineSection } from "../../model/fields/baseline.ts";
import { minSavedRuns } from "../../verdict/compare-saved.ts";
import type { Judged } from "../model/judged.ts";
import { textHtml } from "./escape.ts";
import { differenceChart, heldChart } from "./held-chart.ts";
import { tableHtml } from "./tables.ts";

/** Empty without a baseline, or if it has nothing to compare. */
export function baselineSection({ baseline }: Judged): string {
  if (baseline?.table == null) return "";
  const { facts, table, tableMeaning } = baseline;
  const figures = `<div class="wide" tabindex="0" role="region" aria-labelledby="baseline">${tableHtml(table.head, table.rows)}</div>`;
  return `<section><h2 id="baseline">Change against the baseline</h2>${charts(facts)}${figures}<p class="hint">${textHtml(tableMeaning)}</p></section>`;
}

/** Empty with fewer comparable runs than a range needs. */
function charts({ runs, head, held, maxIncrease, result }: BaselineSection): string {
  const comparable = runs.filter(({ isComparable }) => isComparable);
  if (comparable.length < minSavedRuns) return "";
  const points = (side: "base" | "head", name: string, of: readonly { createdAt: string; heldBytes: number }[]) =>
    of.map(({ createdAt, heldBytes }) => ({
      heldBytes,
      look: side,
      title: `${name} ${createdAt}: ${bytes(heldBytes)}`,
    }));
  const mean = (meanBytes: number | undefined) => (meanBytes === undefined ? "" : `, mean ${bytes(meanBytes)}`);
  const [only] = head;
  const own =
    head.length === 1 && only !== undefined
      ? `This run: ${bytes(only.heldBytes)}`
      : `This set: ${head.length} runs${mean(held?.headBytes)}`;
  const groups = [
    {
      label: `Baseline: ${comparable.length} runs${mean(held?.baseBytes)}`,
      meanBytes: held?.baseBytes ?? null,
      points: points("base", "saved run of", comparable),
    },
    {
      label: own,
      meanBytes: head.length === 1 ? null : (held?.headBytes ?? null),
      points: points("head", "run of", head),
    },
  ];
  const isJudged = held !== null && maxIncrease !== null;
  return `${heldChart(groups, [])}${isJudged ? differenceChart(held, maxIncrease, result === "increased") : ""}`;
}
