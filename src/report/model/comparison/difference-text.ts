// The texts about a difference and about its result, for a comparison with a base and with a baseline.

import { bytes } from "../../../lib/format.ts";
import type { Difference } from "../../../model/fields/difference.ts";
import type { Decision } from "../../../verdict/compare.ts";
import { signedPercent } from "./signed.ts";

export const resultNames: Readonly<Record<Decision, string>> = {
  increased: "increased",
  "not-increased": "not increased",
  unclear: "unclear",
};

/** `+8.4% (95% interval: +4.9% to +11.9%)`. */
export function shareText({ difference, lower, upper }: Difference): string {
  return `${signedPercent(difference)} (95% interval: ${signedPercent(lower)} to ${signedPercent(upper)})`;
}

/** `+8.4% (95% interval: …): from 40.1 MiB to 43.5 MiB, means of the runs`. */
export function comparedText(difference: Difference): string {
  const { baseBytes, headBytes } = difference;
  return `${shareText(difference)}: from ${bytes(baseBytes)} to ${bytes(headBytes)}, means of the runs`;
}

/** Puts an unclear result after the verdict of the limit. */
export function unclearPass(sentence: string): string {
  return `Within the threshold, but ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}
