// The texts about an increase against saved runs: what max-increase made of it.

import { percent } from "../../../lib/format.ts";
import type { BaselineSection } from "../../../model/fields/baseline.ts";
import type { Verdict } from "../../../model/verdict.ts";
import { markedStyle } from "../../../options/mentions.ts";
import { minSavedRuns } from "../../../verdict/compare-saved.ts";
import { shareText, unclearPass } from "../comparison/difference-text.ts";

/** `6 runs`, or `1 run`. */
export function numberOfRuns(count: number): string {
  return count === 1 ? "1 run" : `${count} runs`;
}

/** Null without max-increase, or without a measured run of this report. */
export function increaseSentence({ runs, head, maxIncrease, result, held }: BaselineSection): string | null {
  if (maxIncrease === null || head.length === 0) return null;
  const count = runs.filter(({ isComparable }) => isComparable).length;
  if (result === null || held === null) {
    const has = count === 0 ? "has no comparable run" : `has only ${numberOfRuns(count)} that can be compared`;
    return `The increase was not judged: the baseline ${has}, and memgate needs at least ${minSavedRuns}.`;
  }
  const difference = `Held memory ${shareText(held)} against the baseline of ${numberOfRuns(count)}`;
  const allowed = `at most +${percent(maxIncrease)} allowed`;
  if (result === "increased") return `${difference}; ${allowed}.`;
  if (result === "not-increased") return `${difference}: no increase above the allowed +${percent(maxIncrease)}.`;
  return `The comparison with the baseline is unclear: ${numberOfRuns(count)} are too few, or vary too much, to judge an increase of ${percent(maxIncrease)}. ${difference}; ${allowed}. To settle it: save the reports of more runs, or compare with a base (base-ref).`;
}

/** The advice about an increase. Names options in backticks. */
export function increaseAdvice({ path }: BaselineSection): string {
  return `Find out what uses more memory than the saved runs in ${path}. They may come from another machine: to make sure, compare with a base (${markedStyle("base-ref")}). If the increase is wanted, raise ${markedStyle("max-increase")}.`;
}

/**
 * The message of the verdict with the sentence about the increase. That sentence comes first if it decides, or if the app
 * passed. Unchanged without a sentence, and if a run was killed or was inconclusive.
 */
export function withIncrease(
  message: string,
  { kind }: Verdict,
  sentence: string | null,
  { result }: BaselineSection,
): string {
  if (sentence === null) return message;
  const ended = message.endsWith(".") ? message : `${message}.`;
  if (kind === "increased" || (kind === "pass" && result === "not-increased")) return `${sentence} ${ended}`;
  if (kind === "pass" && result === "unclear") return `${unclearPass(sentence)} ${ended}`;
  return kind === "pass" || kind === "over-ratio" ? `${ended} ${sentence}` : message;
}
