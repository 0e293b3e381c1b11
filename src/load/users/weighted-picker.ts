// Picks the sequence of each turn by weight.
import type { Sequence } from "../../model/scenario.ts";

/**
 * Draws without replacement, so every `sum(weights)` turns contain each sequence exactly `weight` times. With
 * independent draws a rare sequence might never run, and the verdict on the same load would vary from run to run.
 * @param sequences at least one, with whole weights
 * @param random returns a number in [0, 1)
 */
export function createWeightedPicker(sequences: readonly Sequence[], random: () => number): () => Sequence {
  const total = sequences.reduce((sum, { weight }) => sum + weight, 0);
  let remaining = new Map<Sequence, number>();
  let remainingTotal = 0;
  return () => {
    if (remainingTotal === 0) {
      remaining = new Map(sequences.map((sequence) => [sequence, sequence.weight]));
      remainingTotal = total;
    }
    let drawn = random() * remainingTotal;
    remainingTotal -= 1;
    for (const [sequence, count] of remaining) {
      drawn -= count;
      if (drawn >= 0) continue;
      remaining.set(sequence, count - 1);
      return sequence;
    }
    throw new Error("a scenario has no requests");
  };
}
