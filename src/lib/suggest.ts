import { closest, distance } from "fastest-levenshtein";

/** The known name that is closest to a mistyped one. Null if no known name is close enough. */
export function suggestion(name: string, known: readonly string[]): string | null {
  if (known.length === 0) return null;
  const nearest = closest(name, [...known]);
  const edits = distance(name, nearest);
  return edits <= 2 && edits < name.length - 1 ? nearest : null;
}
