// Writes a comment on a pull request, and updates it at the next run.
import { getOctokit } from "@actions/github";
import { retry } from "@octokit/plugin-retry";
import { messageOf } from "../lib/errors.ts";
import type { SavedResult } from "../report/size/saved-result.ts";
import { sizeSummary } from "../report/size/size-summary.ts";
import { sizeReportLineInWorkflow } from "../report/size/size-text.ts";
import { reportLineInWorkflow } from "../report/text/report-pointer.ts";
import { summaryOf } from "../report/text/summary.ts";
import type { PullRequestPlace } from "./pull-request.ts";

/** GitHub accepts 65,536 characters. A text never has more characters than bytes. */
const maxBodyBytes = 65_000;
const pageSize = 100;
const forksUrl = "https://github.com/memgate/memgate/blob/main/docs/github-actions.md#pull-requests-from-forks";

export type Written =
  | { readonly kind: "created" | "updated"; readonly url: string }
  /** `notice` is a sentence with what to do. The verdict is not affected. */
  | { readonly kind: "refused"; readonly notice: string };

/**
 * The text of the comment: a marker, the job summary, and the run from which the figures come. memgate finds the comment
 * again by its marker.
 */
export function commentBody(
  result: SavedResult,
  { marker, runUrl }: Pick<PullRequestPlace, "marker" | "runUrl">,
): string {
  const origin = `The figures come from ${runUrl === null ? "the run that wrote the report" : `[this workflow run](<${runUrl}>)`}.`;
  const maxBytes = maxBodyBytes - Buffer.byteLength(`${marker}\n\n${origin}\n`);
  return `${marker}\n${summaryWithin(result, maxBytes)}\n${origin}\n`;
}

/** The artifact has the content of report-dir at its top. */
function summaryWithin(result: SavedResult, maxBytes: number): string {
  return result.kind === "size"
    ? sizeSummary(result.report, { footer: sizeReportLineInWorkflow(""), maxBytes })
    : summaryOf(result, { footer: reportLineInWorkflow(result, ""), maxBytes });
}

/**
 * Creates the comment, or updates it if it exists. Retries if GitHub responds with a server error (5xx) or is unreachable.
 * Never throws.
 * @param waitMs the delay before the first retry; the delay before the n-th retry is n² times as long
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
  const message = messageOf(error);
  switch (status) {
    case 401:
      return `memgate could not write the comment: GitHub does not accept github-token (${message}). Set it to a token of this repository, such as github.token`;
    case 403:
    case 404:
      return `memgate could not write the comment: github-token cannot comment on this pull request (${status}: ${message}). Give the job "permissions: pull-requests: write". The token of a fork's pull request can only read: use a second workflow with the event workflow_run, see ${forksUrl}`;
    default:
      return `memgate could not write the comment: ${status === 0 ? "" : `${status}: `}${message}`;
  }
}
