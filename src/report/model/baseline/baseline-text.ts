// The texts about a comparison with saved runs: its rows, a table of figures and a notice.

import { bytes, integer, latency, percent } from "../../../lib/format.ts";
import { median } from "../../../lib/median.ts";
import type { BaselineFigures, BaselineSection } from "../../../model/fields/baseline.ts";
import { minSavedRuns } from "../../../verdict/compare-saved.ts";
import { comparedText, resultNames } from "../comparison/difference-text.ts";
import { cpuCostNotice, cpuFigures, type FigureRow, figureCells } from "../comparison/load-figures.ts";
import type { BaselineView, TextTable } from "../judged.ts";
import type { Row } from "../row.ts";
import { increaseAdvice, increaseSentence, numberOfRuns } from "./increase-text.ts";

const figures: readonly FigureRow<BaselineFigures>[] = [
  { name: "Peak", of: ({ peakBytes }) => peakBytes, text: bytes },
  { name: "Held by the app", of: ({ heldBytes }) => heldBytes, text: bytes },
  { name: "Latency p99", of: ({ p99Ms }) => p99Ms, text: latency },
  { name: "Responses/s", of: ({ requestsPerSecond }) => requestsPerSecond, text: integer },
  ...cpuFigures,
];

export function baselineView(section: BaselineSection): BaselineView {
  return {
    facts: section,
    sentence: increaseSentence(section),
    advice: increaseAdvice(section),
    rows: rowsOfBaseline(section),
    table: tableOf(section),
    tableMeaning: tableMeaning(section),
  };
}

/** The comparable runs, or all if no run is comparable. */
function shownRuns({ runs }: BaselineSection): BaselineSection["runs"] {
  const comparable = runs.filter(({ isComparable }) => isComparable);
  return comparable.length === 0 ? runs : comparable;
}

function rowsOfBaseline(section: BaselineSection): readonly Row[] {
  const { held } = section;
  return [
    { label: "Baseline", value: baselineText(section) },
    ...(held === null ? [] : [{ label: "Held memory", value: comparedText(held) }]),
  ];
}

function baselineText(section: BaselineSection): string {
  const { path, runs, head, maxIncrease, result } = section;
  if (head.length === 0) return `${path}: not compared, because no run of this report was measured to its end`;
  if (runs.length === 0) return `${path}: not compared, because it has no measured run of this gate`;
  const comparable = runs.filter(({ isComparable }) => isComparable);
  const count = `${path}: ${countText(runs.length, comparable.length)}`;
  if (maxIncrease !== null) {
    const what = result === null ? "the increase was not judged" : resultNames[result];
    return `${what}; ${count}; at most +${percent(maxIncrease)} allowed (max-increase)`;
  }
  if (comparable.length < minSavedRuns) return count;
  const held = comparable.map(({ heldBytes }) => heldBytes);
  const [lowest, highest] = [Math.min(...held), Math.max(...held)];
  const own = median(head.map(({ heldBytes }) => heldBytes)) ?? 0;
  const place = own > highest ? "above" : own < lowest ? "below" : "within";
  const advice = place === "above" ? `. To find out whether it really increased, compare with a base (base-ref)` : "";
  return `${count}. The app held ${bytes(own)}, ${place} their range of ${bytes(lowest)} to ${bytes(highest)}. This does not change the verdict${advice}`;
}

function countText(all: number, comparable: number): string {
  if (comparable === all) return all === 1 ? "1 comparable run" : `${all} comparable runs`;
  return `${numberOfRuns(all)}, ${comparable === 0 ? "none" : comparable} of them comparable`;
}

/** Why memgate reports no range or, with max-increase, no result. Null if it reports one. */
export function whyNoRange({ path, runs, head, differences, leftOut, maxIncrease }: BaselineSection): string | null {
  const comparable = runs.filter(({ isComparable }) => isComparable).length;
  if (head.length === 0 || comparable >= minSavedRuns) return null;
  const has = comparable === 0 ? "no comparable run" : `only ${numberOfRuns(comparable)} that can be compared`;
  const sentences = [
    `The baseline ${path} has ${has}; memgate needs at least ${minSavedRuns} to ${maxIncrease === null ? "say what is usual" : "judge the increase"}`,
    ...differences.map(
      ({ name, baseline, head: own, runs: count }) =>
        `${numberOfRuns(count)} ${count === 1 ? "differs" : "differ"} in ${name}: ${baseline} instead of ${own}`,
    ),
    ...(leftOut === 0
      ? []
      : [`${numberOfRuns(leftOut)} ended early, ran out of memory or ${leftOut === 1 ? "was" : "were"} inconclusive`]),
    "Save the reports of a few runs of the main branch with the same options",
  ];
  return `${sentences.join(". ")}.`;
}

/** A notice if the app held less than each comparable run, for much more CPU time. Empty otherwise. */
export function savedCpuCost({ runs, head }: BaselineSection): readonly string[] {
  const comparable = runs.filter(({ isComparable }) => isComparable);
  const own = median(head.map(({ heldBytes }) => heldBytes));
  if (own === null || comparable.length < minSavedRuns) return [];
  const isBelow = comparable.every(({ heldBytes }) => own < heldBytes);
  return isBelow ? cpuCostNotice(comparable, head, "the runs of the baseline") : [];
}

/** Null without a run on each side. */
function tableOf(section: BaselineSection): TextTable | null {
  const { head } = section;
  const base = shownRuns(section);
  const cells = figureCells(figures, base, head);
  if (cells.length === 0) return null;
  return { head: ["Figure", "Baseline", head.length === 1 ? "This run" : "This set", "Change"], rows: cells };
}

function tableMeaning(section: BaselineSection): string {
  const shown = shownRuns(section);
  const exception = shown.some(({ isComparable }) => isComparable) ? "" : ", none of which is comparable";
  const set = section.head.length === 1 ? "" : ` This set: ${medianOf(section.head.length)}.`;
  return `Baseline: ${medianOf(shown.length)}${exception}.${set}`;
}

function medianOf(count: number): string {
  return count === 1 ? "1 run" : `the median of ${count} runs`;
}
