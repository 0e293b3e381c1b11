// Finds the pull request to comment on. Uses the variables of the runner only, because a report is not trusted.
import { readFileSync } from "node:fs";

type Env = Readonly<Record<string, string | undefined>>;

export interface PullRequestPlace {
  /** The URL of GitHub's API, without a trailing slash. */
  readonly apiUrl: string;
  readonly owner: string;
  readonly repo: string;
  readonly pullRequest: number;
  /** The page of the workflow run whose figures the comment shows, from the runner. Null if unknown. */
  readonly runUrl: string | null;
  /**
   * An HTML comment that names the workflow and the job. Each pair of workflow and job has its own comment on the pull
   * request. A search for a limit has a comment of its own for each gate.
   */
  readonly marker: string;
}

/**
 * @param pullRequest the number of the pull request; null for the pull request of the event, which is a pull_request or a
 * workflow_run
 * @param search the gate of a search for the right limit; null for the result of a run
 * @returns the place of the comment, or a sentence about what is missing
 */
export function placeOf(
  env: Env,
  pullRequest: number | null,
  search: { readonly gate: string | null } | null = null,
): PullRequestPlace | { readonly missing: string } {
  const [owner, repo, ...rest] = (env["GITHUB_REPOSITORY"] ?? "").split("/");
  if (!owner || !repo || rest.length > 0) {
    return { missing: "GITHUB_REPOSITORY is not set to OWNER/NAME; expected to run in a GitHub workflow" };
  }
  const event = readEvent(env["GITHUB_EVENT_PATH"]);
  const number = pullRequest ?? numberIn(event);
  if (number === null)
    return {
      missing:
        "the event of this workflow has no pull request; run the workflow on pull_request, or give the number of the pull request",
    };
  const run = record(field(event, "workflow_run"));
  // In a workflow_run, the comment belongs to the workflow that produced the report.
  const workflow = String(field(run, "name") ?? env["GITHUB_WORKFLOW"] ?? "workflow");
  const job = run === null ? (env["GITHUB_JOB"] ?? "job") : "workflow_run";
  const names = [workflow, job, ...(search?.gate == null ? [] : [search.gate])];
  return {
    apiUrl: (env["GITHUB_API_URL"] || "https://api.github.com").replace(/\/+$/, ""),
    owner,
    repo,
    pullRequest: number,
    // A workflow_run shows the figures of another workflow run.
    runUrl: run === null ? runUrlOf(env) : webAddress(field(run, "html_url")),
    marker: `<!-- memgate ${search === null ? "" : "size "}${names.map(encodeURIComponent).join("/")} -->`,
  };
}

/** The number of the pull request that the event names. Null if it names no pull request. */
export function pullRequestOf(env: Env): number | null {
  return numberIn(readEvent(env["GITHUB_EVENT_PATH"]));
}

/** The page of this workflow run. Null outside a GitHub workflow. */
export function runUrlOf(env: Env): string | null {
  const { GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id, GITHUB_SERVER_URL: server = "https://github.com" } = env;
  return repository && id ? webAddress(`${server}/${repository}/actions/runs/${id}`) : null;
}

/** Null if the value cannot be the address of a link in Markdown. */
function webAddress(value: unknown): string | null {
  return typeof value === "string" && /^https?:\/\/[^\s<>()[\]\\]+$/.test(value) ? value : null;
}

function numberIn(event: unknown): number | null {
  const direct = field(field(event, "pull_request"), "number");
  const [first] = list(field(field(event, "workflow_run"), "pull_requests"));
  const number = direct ?? field(first, "number");
  return typeof number === "number" && Number.isSafeInteger(number) && number > 0 ? number : null;
}

function readEvent(path: string | undefined): unknown {
  try {
    return path ? JSON.parse(readFileSync(path, "utf8")) : null;
  } catch {
    return null;
  }
}

function field(value: unknown, name: string): unknown {
  return record(value)?.[name];
}

function record(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : null;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
