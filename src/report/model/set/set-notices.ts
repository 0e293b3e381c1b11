// The notices of all runs of a set.

import { bytes } from "../../../lib/format.ts";
import { growthOf } from "../../../verdict/growth.ts";
import type { Judged } from "../judged.ts";
import { noticesOf } from "../messages.ts";

/**
 * First the notices of the shown run. Then the notices that only other runs have, each with the numbers of these runs:
 * `run 2: …`. The last notice is about all other passes whose memory was still rising.
 * @param shown the index of the run whose evidence the set has
 */
export function noticesOfSet(runs: readonly Judged[], shown: number): readonly string[] {
  const own = runs[shown]?.evidence;
  const known = own === undefined ? [] : noticesOf(own);
  const numbers = new Map<string, number[]>();
  for (const [index, run] of runs.entries()) {
    if (index === shown) continue;
    for (const notice of new Set(noticesOf(run.evidence))) {
      if (!known.includes(notice)) numbers.set(notice, [...(numbers.get(notice) ?? []), index + 1]);
    }
  }
  const ofOthers = [...numbers].map(([notice, of]) => `${runsText(of)}: ${notice}`);
  return [...(own?.notices ?? []), ...ofOthers, ...risingNotice(runs, shown)];
}

/** The rates of the runs nearly always differ, so they share one notice. */
function risingNotice(runs: readonly Judged[], shown: number): readonly string[] {
  const rising = runs.flatMap(({ verdict, evidence }, index) => {
    const growth = growthOf(evidence);
    const counts = index !== shown && verdict.kind === "pass" && growth?.isRising === true;
    return counts ? [{ run: index + 1, bytesPerSecond: growth.bytesPerSecond }] : [];
  });
  if (rising.length === 0) return [];
  const rates = rising.map(({ bytesPerSecond }) => bytesPerSecond);
  const [lowest, highest] = [bytes(Math.min(...rates)), bytes(Math.max(...rates))];
  const by = lowest === highest ? lowest : `${lowest} to ${highest}`;
  const which = runsText(rising.map(({ run }) => run));
  return [`${which}: memory was still rising when the load ended, by ${by} per second`];
}

/** `run 3`, `runs 2, 3 and 5`, or `runs 1 to 4 and 6`. The numbers are in ascending order. */
export function runsText(numbers: readonly number[], noun = "run"): string {
  const ranges: { readonly from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && number === last.to + 1) last.to = number;
    else ranges.push({ from: number, to: number });
  }
  // `1 and 2` is as short as `1 to 2`.
  const parts = ranges.flatMap(({ from, to }) => {
    if (from === to) return [`${from}`];
    return to === from + 1 ? [`${from}`, `${to}`] : [`${from} to ${to}`];
  });
  const last = parts.pop();
  const list = parts.length === 0 ? `${last}` : `${parts.join(", ")} and ${last}`;
  return `${noun}${numbers.length === 1 ? "" : "s"} ${list}`;
}
