// The result of a comparison by the figures of its pairs, and the reason if it is unclear. Pure.

import { percent } from "../../../lib/format.ts";
import type { ComparedPair, ComparedRun, Comparison } from "../../../model/comparison.ts";
import { maxPairs } from "../../../options/pairs.ts";
import { type Decision, decisionAfter, type PairOfBytes } from "../../../verdict/compare.ts";

/** The part of the section that the result comes from. */
export type Resulting = Pick<Comparison, "base" | "maxIncrease" | "requests" | "pairs">;

type Unclear = NonNullable<Comparison["unclear"]>;

export function isMeasured({ base, head }: Pick<ComparedPair, "base" | "head">): boolean {
  return base.isMeasured && head.isMeasured;
}

/** The held memory of base and head. */
export function bytesOf(pairs: readonly Pick<ComparedPair, "base" | "head">[]): readonly PairOfBytes[] {
  return pairs.map(({ base, head }) => ({ base: base.heldBytes ?? 0, head: head.heldBytes ?? 0 }));
}

/** @param ifEarly why the result is unclear if the last pair is complete and does not decide */
export function resultOf(
  pairs: readonly ComparedPair[],
  maxIncrease: number,
  ifEarly: "interrupted" | "noise",
): { readonly result: Decision; readonly unclear: Unclear | null } {
  const reason = pairs.map(reasonIn).find((one) => one !== null) ?? null;
  if (reason !== null) return { result: "unclear", unclear: reason };
  const decision = decisionAfter(bytesOf(pairs), maxIncrease);
  if (decision === null) return { result: "unclear", unclear: ifEarly };
  return { result: decision, unclear: decision === "unclear" ? "noise" : null };
}

/** Why a pair does not count. Null if it counts. */
function reasonIn({ base, head }: ComparedPair): Unclear | null {
  if (isKilled(head) || isKilled(base)) return "killed";
  const unmeasured = [base, head].filter((run) => !run.isMeasured);
  if (unmeasured.some(({ reason }) => reason === "interrupted")) return "interrupted";
  if (!head.isMeasured) return "head-run";
  return base.isMeasured ? null : "base-run";
}

export function isKilled({ verdict }: ComparedRun): boolean {
  return verdict === "oom-killed" || verdict === "out-of-memory";
}

/** Why the result is unclear, in one sentence without its full stop. */
export function unclearSentence(reason: Unclear, { pairs, maxIncrease }: Resulting): string {
  const at = pairs.find((pair) => !isMeasured(pair));
  const pair = at?.pair ?? pairs.length;
  switch (reason) {
    case "noise":
      return pairs.length >= maxPairs
        ? `the runs of ${pairs.length} pairs vary too much`
        : `${pairs.length} pairs are too few to judge an increase of ${percent(maxIncrease)}`;
    case "interrupted":
      return at === undefined
        ? `memgate was interrupted after pair ${pair}`
        : `memgate was interrupted in pair ${pair}`;
    case "base-run":
      return runSentence("base", pair, at?.base, at?.isRepeated ?? false);
    case "head-run":
      return runSentence("head", pair, at?.head, at?.isRepeated ?? false);
    case "killed":
      return at === undefined ? "a run was killed" : killedSentence(at);
  }
}

function runSentence(side: string, pair: number, run: ComparedRun | undefined, isRepeated: boolean): string {
  const what =
    run?.verdict === "inconclusive"
      ? "was inconclusive"
      : run?.verdict === "pass"
        ? "shows no held memory"
        : "ended early";
  const why = run?.reason == null ? "" : ` (${run.reason})`;
  return `${side} run ${pair} ${what}${isRepeated ? " twice" : ""}${why}`;
}

function killedSentence({ pair, base, head }: ComparedPair): string {
  const verb = ({ verdict }: ComparedRun) => (verdict === "oom-killed" ? "was OOM-killed" : "ran out of memory");
  if (isKilled(base) && isKilled(head)) {
    return base.verdict === head.verdict
      ? `base run ${pair} and head run ${pair} ${head.verdict === "oom-killed" ? "were OOM-killed" : "ran out of memory"}, so their full peaks are unknown`
      : `base run ${pair} ${verb(base)} and head run ${pair} ${verb(head)}, so their full peaks are unknown`;
  }
  const [side, run] = isKilled(head) ? (["head", head] as const) : (["base", base] as const);
  return `${side} run ${pair} ${verb(run)}, so its full peak is unknown; no ${side === "head" ? "base" : "head"} run was killed`;
}
