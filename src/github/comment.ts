// One comment on a pull request, kept up to date in place.
import { getOctokit } from "@actions/github";
import { retry } from "@octokit/plugin-retry";
import { messageOf } from "../lib/errors.ts";
import type { RunResult } from "../report/model/run-result.ts";
import { summaryOf } from "../report/text/summary.ts";
import type { PullRequestPlace } from "./pull-request.ts";

/** GitHub takes 65,536 characters; a byte is one at most. */
const maxBodyBytes = 65_000;
const pageSize = 100;

export type Written =
  | { readonly kind: "created" | "updated"; readonly url: string }
  /** A sentence with what to do: the check itself is not affected. */
  | { readonly kind: "refused"; readonly notice: string };

/** What the comment says: the job summary, behind a marker by which it is found again. */
export function commentBody(run: RunResult, { marker }: Pick<PullRequestPlace, "marker">): string {
  return `${marker}\n${summaryOf(run, maxBodyBytes - marker.length - 1)}`;
}

/**
 * Creates the comment, or updates the one that is there. Tries again where GitHub has a fault of its own (5xx) or is out of
 * reach. Never throws.
 * @param waitMs between two tries, the n-th n² times as long
 */
export async function writeComment(
  place: PullRequestPlace,
  token: string,
  body: string,
  waitMs = 1_000,
): Promise<Written> {
  const { apiUrl, owner, repo, pullRequest, marker } = place;
  const github = getOctokit(
    token,
    { baseUrl: apiUrl, retry: { retryAfterBaseValue: waitMs, retries: 3 }, log: quiet },
    retry,
  );
  const target = { owner, repo };
  try {
    const comments = github.paginate.iterator(github.rest.issues.listComments, {
      ...target,
      issue_number: pullRequest,
      per_page: pageSize,
    });
    for await (const { data } of comments) {
      const own = data.find((comment) => comment.body?.startsWith(marker));
      if (own === undefined) continue;
      const { data: updated } = await github.rest.issues.updateComment({ ...target, comment_id: own.id, body });
      return { kind: "updated", url: updated.html_url };
    }
    const { data: created } = await github.rest.issues.createComment({ ...target, issue_number: pullRequest, body });
    return { kind: "created", url: created.html_url };
  } catch (error) {
    return { kind: "refused", notice: noticeOf(error) };
  }
}

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

function noticeOf(error: unknown): string {
  const status = error instanceof Error && "status" in error ? Number(error.status) : 0;
  const said = messageOf(error);
  switch (status) {
    case 401:
      return `no comment was written: GitHub does not know github-token (${said})`;
    case 403:
    case 404:
      return `no comment was written: github-token may not comment here (${status}: ${said}). Give the job "permissions: pull-requests: write"; for pull requests from forks, whose token only reads, comment from a workflow_run as the README shows`;
    default:
      return `no comment was written: ${status === 0 ? "" : `${status}: `}${said}`;
  }
}
