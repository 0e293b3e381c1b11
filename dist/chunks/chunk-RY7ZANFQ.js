import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";

// src/github/place.ts
import { readFileSync } from "node:fs";
function placeOf(env, pullRequest) {
  const [owner, repo, ...rest] = (env["GITHUB_REPOSITORY"] ?? "").split("/");
  if (!owner || !repo || rest.length > 0) {
    return { missing: "GITHUB_REPOSITORY names no repository: a comment is written from a GitHub workflow" };
  }
  const event = readEvent(env["GITHUB_EVENT_PATH"]);
  const number = pullRequest ?? numberIn(event);
  if (number === null)
    return { missing: "this workflow runs for no pull request, so that there is none to comment on" };
  const run = record(field(event, "workflow_run"));
  const workflow = String(field(run, "name") ?? env["GITHUB_WORKFLOW"] ?? "workflow");
  const job = run === null ? env["GITHUB_JOB"] ?? "job" : "workflow_run";
  return {
    apiUrl: (env["GITHUB_API_URL"] || "https://api.github.com").replace(/\/+$/, ""),
    owner,
    repo,
    pullRequest: number,
    marker: `<!-- memgate ${encodeURIComponent(workflow)}/${encodeURIComponent(job)} -->`
  };
}
function numberIn(event) {
  const direct = field(field(event, "pull_request"), "number");
  const [first] = list(field(field(event, "workflow_run"), "pull_requests"));
  const number = direct ?? field(first, "number");
  return typeof number === "number" && Number.isSafeInteger(number) && number > 0 ? number : null;
}
function readEvent(path) {
  try {
    return path ? JSON.parse(readFileSync(path, "utf8")) : null;
  } catch {
    return null;
  }
}
function field(value, name) {
  return record(value)?.[name];
}
function record(value) {
  return typeof value === "object" && value !== null ? value : null;
}
function list(value) {
  return Array.isArray(value) ? value : [];
}

// src/github/publish.ts
async function publish(run, env, token, pullRequest = null) {
  const place = placeOf(env, pullRequest);
  if ("missing" in place) return { kind: "refused", notice: `no comment was written: ${place.missing}` };
  const { commentBody, writeComment } = await import("./comment-YNMMZ42G.js");
  return writeComment(place, token, commentBody(run, place));
}
function describeWritten(written) {
  return written.kind === "refused" ? written.notice : `comment ${written.kind}: ${written.url}`;
}

export {
  publish,
  describeWritten
};
