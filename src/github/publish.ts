// Publishes a result as a comment on a pull request. Loads the client of GitHub's API only if it is needed.
import type { SavedResult } from "../report/size/saved-result.ts";
import type { Written } from "./comment.ts";
import { placeOf } from "./pull-request.ts";

/**
 * Writes the comment, or returns a notice that says why it could not. Never throws.
 * @param pullRequest the number of the pull request; null for the pull request of the event
 */
export async function publish(
  result: SavedResult,
  env: Readonly<Record<string, string | undefined>>,
  token: string,
  pullRequest: number | null = null,
): Promise<Written> {
  const place = placeOf(env, pullRequest, result.kind === "size" ? result : null);
  if ("missing" in place) return { kind: "refused", notice: `memgate could not write the comment: ${place.missing}` };
  const { commentBody, writeComment } = await import("./comment.ts");
  return writeComment(place, token, commentBody(result, place));
}

/** The result as one line for a log. */
export function describeWritten(written: Written): string {
  return written.kind === "refused" ? written.notice : `comment ${written.kind}: ${written.url}`;
}
