// Draws what the base and the head held as points, in two lines of characters with one scale.
import { bytes } from "../../../lib/format.ts";
import type { Comparison } from "../../../model/comparison.ts";

/** The width of a line without its labels. */
const columns = 48;

export const stripMeaning =
  "Held memory of the runs: ● is one run, a digit is several runs, ┊ is the mean. Both lines have the same scale.";

/** Two lines of at most 78 characters. Null without two measured runs. */
export function comparedStrip({ pairs, held }: Comparison): readonly string[] | null {
  if (held === null) return null;
  const valuesOf = (side: "base" | "head") =>
    pairs.flatMap(({ [side]: { isMeasured, heldBytes } }) => (isMeasured && heldBytes !== null ? [heldBytes] : []));
  const base = valuesOf("base");
  const head = valuesOf("head");
  const lowest = Math.min(...base, ...head);
  const highest = Math.max(...base, ...head);
  const columnOf = (value: number) =>
    highest === lowest ? 0 : Math.round(((value - lowest) / (highest - lowest)) * (columns - 1));
  const cellsOf = (values: readonly number[], meanBytes: number) =>
    Array.from({ length: columns }, (_, column) => {
      const here = values.filter((value) => columnOf(value) === column).length;
      if (here > 1) return here > 9 ? "+" : String(here);
      return here === 1 ? "●" : column === columnOf(meanBytes) ? "┊" : "·";
    }).join("");
  return [
    `base ${bytes(lowest)} ▕${cellsOf(base, held.baseBytes)}▏ ${bytes(highest)}`,
    `head ${" ".repeat(bytes(lowest).length)} ▕${cellsOf(head, held.headBytes)}▏`,
  ];
}
