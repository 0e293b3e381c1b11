// The option repeat. It has its own file because the verdict needs no other option.
import { no, type Parsed, yes } from "./parsed.ts";

/** The highest number of runs of a set. */
export const maxRuns = 20;

/** The number of runs, or `auto`: the first peak then decides. */
export type Repeat = number | "auto";

export function repeat(text: string): Parsed<Repeat> {
  if (text === "auto") return yes("auto");
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= maxRuns
    ? yes(value)
    : no(`a number of runs, a whole number from 1 to ${maxRuns}, or auto`);
}
