import { closest, distance } from "fastest-levenshtein";

/** A longer text is probably no mistyped name, and its comparison takes long. */
const maxLength = 100;

/** The known name that is closest to a mistyped one. Null if no known name is close enough. */
export function suggestion(name: string, known: readonly string[]): string | null {
  if (known.length === 0 || name.length > maxLength) return null;
  const nearest = closest(name, [...known]);
  const edits = distance(name, nearest);
  return edits <= 2 && edits < name.length - 1 ? nearest : null;
}

/** `did you mean NAME?` for a mistyped name, else the other advice. Ends a message. */
export function nameAdvice(name: string, known: readonly string[], otherwise: string): string {
  const nearest = suggestion(name, known);
  return nearest === null ? otherwise : `did you mean ${nearest}?`;
}
