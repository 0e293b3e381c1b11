// Sentences and rows about a comparison.

import { bytes, integer, percent } from "../../../lib/format.ts";
import type { Comparison } from "../../../model/comparison.ts";
import type { Difference } from "../../../model/fields/difference.ts";
import type { Verdict } from "../../../model/verdict.ts";
import { markedStyle } from "../../../options/mentions.ts";
import { maxPairs } from "../../../options/pairs.ts";
import type { ComparisonView } from "../judged.ts";
import type { Row } from "../row.ts";
import { comparedStrip, stripMeaning } from "./comparison-strip.ts";
import { loadTable, pairTable, partDifferences, partsTable } from "./comparison-tables.ts";
import { comparedText, resultNames, shareText, unclearPass } from "./difference-text.ts";
import { isKilled, isMeasured } from "./result.ts";
import { signedBytes } from "./signed.ts";

/** The texts about a comparison. */
export function comparisonView(facts: Comparison): ComparisonView {
  return {
    facts,
    sentence: sentenceOf(facts),
    advice: adviceOn(facts),
    rows: rowsOfComparison(facts),
    pairs: pairTable(facts),
    strip: comparedStrip(facts),
    stripMeaning,
    parts: partsTable(facts),
    load: loadTable(facts),
  };
}

/**
 * The message of the verdict: the comparison comes first if it decides, or if the head passed. Otherwise the message of the
 * head's runs comes first.
 */
export function withComparison(setMessage: string, { kind }: Verdict, { facts, sentence }: ComparisonView): string {
  if (kind !== "pass" && kind !== "increased")
    return [setMessage, ...(kind === "over-ratio" ? baseOverSentence(facts) : []), sentence].join(" ");
  return `${facts.result === "unclear" ? unclearPass(sentence) : sentence} ${setMessage}`;
}

/** Says that the base is over the threshold too: then the head is not the only cause. */
function baseOverSentence({ pairs }: Comparison): readonly string[] {
  const over = pairs.filter(({ base }) => base.verdict === "over-ratio");
  if (over.length === 0) return [];
  const highest = Math.max(...over.map(({ base }) => base.peakBytes ?? 0));
  return [`The base exceeded the threshold too (highest peak: ${bytes(highest)}).`];
}

/**
 * `Held memory +8.4% (95% interval: +4.9% to +11.9%) against main@abc1234, 4 pairs; at most +5% allowed.` A certain increase may be
 * estimated below the allowed one: then the sentence says why it fails.
 */
function sentenceOf(facts: Comparison): string {
  const { base, result, unclearMessage, held, maxIncrease } = facts;
  const difference = held === null ? null : differenceText(facts, held);
  const allowed = `at most +${percent(maxIncrease)} allowed`;
  if (result === "increased")
    return (held?.difference ?? 0) > maxIncrease
      ? `${difference}; ${allowed}.`
      : `${difference}: an increase is certain, and an increase above the allowed +${percent(maxIncrease)} is possible.`;
  if (result === "not-increased") return `${difference}: no increase above the allowed +${percent(maxIncrease)}.`;
  const settle = settleText(facts);
  return [
    `The comparison with ${base.name} is unclear: ${unclearMessage}.`,
    ...(difference === null ? [] : [`${difference}; ${allowed}.`]),
    ...(settle === null ? [] : [settle]),
  ].join(" ");
}

function differenceText({ base, pairs }: Comparison, held: Difference): string {
  const count = pairs.filter(isMeasured).length;
  return `Held memory ${shareText(held)} against ${base.name}, ${count} pairs`;
}

/** The advice that makes an unclear result clear. Null after a kill in the head, which has its own advice. */
function settleText({ unclear, pairs }: Comparison): string | null {
  const pair = pairs.find(({ base, head }) => !base.isMeasured || !head.isMeasured)?.pair ?? pairs.length;
  switch (unclear) {
    case "noise":
      // Another max-increase may need more pairs than have run.
      return pairs.length < maxPairs
        ? "To settle it, run the comparison again with this max-increase."
        : `To settle it, ${haveSameWork(pairs) ? "" : "set a fixed rate or number of requests, "}use a quieter machine, or raise max-increase.`;
    case "interrupted":
      return "To settle it, run the comparison again.";
    case "base-run":
      return `The report of this base run is base-${pair}/report.html.`;
    case "head-run":
      return `The report of this head run is run-${pair}/report.html.`;
    case "killed":
      return settleKill(pairs);
    default:
      return null;
  }
}

/** Null if a run of the head was killed. */
function settleKill(pairs: Comparison["pairs"]): string | null {
  const killed = pairs.find(({ base }) => isKilled(base));
  if (killed === undefined || pairs.some(({ head }) => isKilled(head))) return null;
  const report = `base-${killed.pair}/report.html`;
  return killed.base.verdict === "oom-killed"
    ? `To settle it, raise memory-limit until the base survives; see ${report}.`
    : `The report of this base run is ${report}.`;
}

/** True if all runs had the same number of responses. */
function haveSameWork(pairs: Comparison["pairs"]): boolean {
  const [first, ...others] = pairs.flatMap(({ base, head }) => [base.requests, head.requests]);
  return first != null && others.every((requests) => requests === first);
}

/** The advice about an increase: it names what grew, and the place to look at. */
function adviceOn(facts: Comparison): string {
  const [largest] = partDifferences(facts)
    .filter(({ difference }) => difference > 0)
    .sort((a, b) => b.difference - a.difference);
  const grew =
    largest === undefined
      ? ""
      : ` At the peak, ${largest.name} memory increased most: ${signedBytes(largest.difference)} (difference of the medians).`;
  const raise = `If the increase is wanted, raise ${markedStyle("max-increase")}.`;
  return `Find out what uses more memory than ${facts.base.name}.${grew} Compare the reports in the folders run-1 and base-1. ${raise}`;
}

/** The rows about a comparison for the table of figures. */
function rowsOfComparison(facts: Comparison): readonly Row[] {
  const { base, result, unclearMessage, held, workingSet, maxIncrease, requests, pairs } = facts;
  const why = unclearMessage === null ? "" : `: ${unclearMessage}`;
  const commit = base.commit === null ? "" : `, commit ${base.commit}`;
  const counted = pairs.filter(isMeasured).length;
  const all = pairs.length === 1 ? "1 pair" : `${pairs.length} pairs`;
  const count = counted === pairs.length ? all : `${counted} of ${all} counted`;
  return [
    {
      label: "Comparison",
      value: `${resultNames[result]}${why}; base ${base.name}${commit}; ${count}; at most +${percent(maxIncrease)} allowed (max-increase)`,
    },
    ...(held === null ? [] : [{ label: "Held memory", value: comparedText(held) }]),
    ...(workingSet === null
      ? []
      : [{ label: "Working set", value: `${comparedText(workingSet)}; it does not affect the result` }]),
    ...(requests === null
      ? []
      : [{ label: "Requests of each run", value: `${integer(requests)}, the number of the first run` }]),
  ];
}
