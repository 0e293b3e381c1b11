// Finds the place in the user's files that a failure is about. Imports no code that reads these files.
import type { FilePlace } from "../../options/parsers.ts";
import type { Judged } from "./judged.ts";

/**
 * The failed probe of a manifest, else the limit.
 * @param judged null if the gate did not run
 */
export function failurePlace(
  { annotate, isPlaceGiven }: { readonly annotate: FilePlace | null; readonly isPlaceGiven: boolean },
  judged: Pick<Judged, "verdict"> | null,
): FilePlace | null {
  const verdict = judged?.verdict;
  if (isPlaceGiven || verdict?.kind !== "inconclusive" || verdict.reason !== "not-ready") return annotate;
  const { place } = verdict.data;
  return place === null || place.file === "stdin" ? annotate : place;
}
