// Which sequence a turn takes.
import type { Sequence } from "../../model/scenario.ts";

/**
 * By lot without putting back: of so many turns as all weights come to, each sequence takes exactly its own. By chance alone
 * a rare one might not come at all, and the same load would be judged otherwise from run to run.
 * @param sequences one at least, with whole weights
 * @param random from 0 up to below 1
 */
export function chooserOf(sequences: readonly Sequence[], random: () => number): () => Sequence {
  const total = sequences.reduce((sum, { weight }) => sum + weight, 0);
  let lots = new Map<Sequence, number>();
  let left = 0;
  return () => {
    if (left === 0) {
      lots = new Map(sequences.map((sequence) => [sequence, sequence.weight]));
      left = total;
    }
    let drawn = random() * left;
    left -= 1;
    for (const [sequence, count] of lots) {
      drawn -= count;
      if (drawn >= 0) continue;
      lots.set(sequence, count - 1);
      return sequence;
    }
    throw new Error("a scenario has no requests");
  };
}
