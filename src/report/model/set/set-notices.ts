// The notices of all runs of a set.

import { bytes } from "../../../lib/format.ts";
import { growthOf } from "../../../verdict/growth.ts";
import type { Judged } from "../judged.ts";
import { noticesOf } from "../messages.ts";

/**
 * The notices of the shown run, then those of the other runs that it does not have, each with its run: `run 2: …`. A pass
 * whose memory was still rising has a notice too.
 * @param shown the index of the run whose evidence the set has
 */
export function noticesOfSet(runs: readonly Judged[], shown: number): readonly string[] {
  const own = runs[shown]?.evidence;
  const known = own === undefined ? [] : noticesOf(own);
  const numbers = new Map<string, number[]>();
  for (const [index, run] of runs.entries()) {
    if (index === shown) continue;
    for (const notice of new Set([...noticesOf(run.evidence), ...risingNotice(run)])) {
      if (!known.includes(notice)) numbers.set(notice, [...(numbers.get(notice) ?? []), index + 1]);
    }
  }
  return [...(own?.notices ?? []), ...[...numbers].map(([notice, of]) => `${runsText(of)}: ${notice}`)];
}

function risingNotice({ verdict, evidence }: Judged): readonly string[] {
  const growth = growthOf(evidence);
  return verdict.kind === "pass" && growth?.isRising
    ? [`memory was still rising when the load ended, by ${bytes(growth.bytesPerSecond)} per second`]
    : [];
}

/** `run 3`, or `runs 2, 3 and 5`. */
export function runsText(numbers: readonly number[]): string {
  const last = numbers.at(-1);
  return numbers.length < 2 ? `run ${last}` : `runs ${numbers.slice(0, -1).join(", ")} and ${last}`;
}
