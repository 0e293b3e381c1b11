// Headers that are given as pairs.
import type { Pair } from "./values.ts";

/** By name; the values of a name that was given more than once are joined, as HTTP has it. */
export type Headers = Readonly<Record<string, string>>;

/** Names are the same whatever their case. A list of values is joined by commas, cookies by semicolons (RFC 9110, 6265). */
export function headersOf(pairs: readonly Pair[]): Headers {
  const byName = new Map<string, Pair>();
  for (const [name, value] of pairs) {
    const known = byName.get(name.toLowerCase());
    const separator = name.toLowerCase() === "cookie" ? "; " : ", ";
    byName.set(name.toLowerCase(), known === undefined ? [name, value] : [known[0], known[1] + separator + value]);
  }
  return Object.fromEntries(byName.values());
}
