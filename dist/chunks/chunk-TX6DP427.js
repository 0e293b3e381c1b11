import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";

// src/github/pull-request.ts
import { readFileSync } from "node:fs";
function placeOf(env, pullRequest, search = null) {
  const [owner, repo, ...rest] = (env["GITHUB_REPOSITORY"] ?? "").split("/");
  if (!owner || !repo || rest.length > 0) {
    return { missing: "GITHUB_REPOSITORY is not set to OWNER/NAME; expected to run in a GitHub workflow" };
  }
  const event = readEvent(env["GITHUB_EVENT_PATH"]);
  const number = pullRequest ?? numberIn(event);
  if (number === null)
    return {
      missing: "the event of this workflow has no pull request; run the workflow on pull_request, or give the number of the pull request"
    };
  const run = record(field(event, "workflow_run"));
  const workflow = String(field(run, "name") ?? env["GITHUB_WORKFLOW"] ?? "workflow");
  const job = run === null ? env["GITHUB_JOB"] ?? "job" : "workflow_run";
  const names = [workflow, job, ...search?.gate == null ? [] : [search.gate]];
  return {
    apiUrl: (env["GITHUB_API_URL"] || "https://api.github.com").replace(/\/+$/, ""),
    owner,
    repo,
    pullRequest: number,
    // A workflow_run shows the figures of another workflow run.
    runUrl: run === null ? runUrlOf(env) : webAddress(field(run, "html_url")),
    marker: `<!-- memgate ${search === null ? "" : "size "}${names.map(encodeURIComponent).join("/")} -->`
  };
}
function pullRequestOf(env) {
  return numberIn(readEvent(env["GITHUB_EVENT_PATH"]));
}
function runUrlOf(env) {
  const { GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id, GITHUB_SERVER_URL: server = "https://github.com" } = env;
  return repository && id ? webAddress(`${server}/${repository}/actions/runs/${id}`) : null;
}
function webAddress(value) {
  return typeof value === "string" && /^https?:\/\/[^\s<>()[\]\\]+$/.test(value) ? value : null;
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

export {
  placeOf,
  pullRequestOf,
  runUrlOf
};
