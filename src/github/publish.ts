// What a shell does for the comment option. The client of GitHub's API is loaded only here, where it is asked for.
import type { RunResult } from "../report/model/run-result.ts";
import type { Written } from "./comment.ts";
import { placeOf } from "./pull-request.ts";

/** Writes the comment on the pull request that this workflow runs for, or tells why there is none. Never throws. */
export async function publish(
  run: RunResult,
  env: Readonly<Record<string, string | undefined>>,
  token: string,
  pullRequest: number | null = null,
): Promise<Written> {
  const place = placeOf(env, pullRequest);
  if ("missing" in place) return { kind: "refused", notice: `no comment was written: ${place.missing}` };
  const { commentBody, writeComment } = await import("./comment.ts");
  return writeComment(place, token, commentBody(run, place));
}

/** One line about it, for a log. */
export function describeWritten(written: Written): string {
  return written.kind === "refused" ? written.notice : `comment ${written.kind}: ${written.url}`;
}
