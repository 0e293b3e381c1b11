// Where a comment goes: the pull request that a workflow runs for, by what the runner says of it. Never by a report.
import { readFileSync } from "node:fs";

type Env = Readonly<Record<string, string | undefined>>;

export interface PullRequestPlace {
  /** GitHub's API, without a slash at its end. */
  readonly apiUrl: string;
  readonly owner: string;
  readonly repo: string;
  readonly pullRequest: number;
  /** One comment for each: the workflow and the job that wrote it. */
  readonly marker: string;
}

/**
 * @param pullRequest named by hand; null to take the event's: a pull request's own, or that of a workflow_run
 * @returns the place, or a sentence on what is missing
 */
export function placeOf(env: Env, pullRequest: number | null): PullRequestPlace | { readonly missing: string } {
  const [owner, repo, ...rest] = (env["GITHUB_REPOSITORY"] ?? "").split("/");
  if (!owner || !repo || rest.length > 0) {
    return { missing: "GITHUB_REPOSITORY names no repository: a comment is written from a GitHub workflow" };
  }
  const event = readEvent(env["GITHUB_EVENT_PATH"]);
  const number = pullRequest ?? numberIn(event);
  if (number === null)
    return { missing: "this workflow runs for no pull request, so that there is none to comment on" };
  const run = record(field(event, "workflow_run"));
  // The comment of a run that another workflow reports is that run's.
  const workflow = String(field(run, "name") ?? env["GITHUB_WORKFLOW"] ?? "workflow");
  const job = run === null ? (env["GITHUB_JOB"] ?? "job") : "workflow_run";
  return {
    apiUrl: (env["GITHUB_API_URL"] || "https://api.github.com").replace(/\/+$/, ""),
    owner,
    repo,
    pullRequest: number,
    marker: `<!-- memgate ${encodeURIComponent(workflow)}/${encodeURIComponent(job)} -->`,
  };
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
