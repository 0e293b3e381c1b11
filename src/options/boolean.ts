// The parser of true and false. It has its own file because memgate judge needs few other parsers.
import { no, type Parsed, yes } from "./parsed.ts";

/** Accepts only `true` and `false`, so that a typo does not count as false. */
export function boolean(text: string): Parsed<boolean> {
  return text === "true" || text === "false" ? yes(text === "true") : no("true or false");
}
