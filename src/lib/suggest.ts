import { closest, distance } from "fastest-levenshtein";

/** The known name that was probably meant; null where none is near. */
export function suggestion(name: string, known: readonly string[]): string | null {
  if (known.length === 0) return null;
  const nearest = closest(name, [...known]);
  const slips = distance(name, nearest);
  return slips <= 2 && slips < name.length - 1 ? nearest : null;
}
