import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { placeOf } from "../../../src/github/pull-request.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

function event(content: unknown): string {
  const folder = temporaryFolder();
  const path = join(folder, "event.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const base = { GITHUB_REPOSITORY: "me/app", GITHUB_WORKFLOW: "ci -->", GITHUB_JOB: "memory" };
const place = (content: unknown, env = {}) => placeOf({ ...base, GITHUB_EVENT_PATH: event(content), ...env }, null);

describe("the place of a comment", () => {
  it("is the pull request of the event, with the workflow and the job in its marker", () => {
    expect(place({ pull_request: { number: 7 } })).toEqual({
      apiUrl: "https://api.github.com",
      owner: "me",
      repo: "app",
      pullRequest: 7,
      runUrl: null,
      marker: "<!-- memgate ci%20--%3E/memory -->",
    });
  });

  it("has a marker of its own for a search, and for each gate whose limit memgate searches", () => {
    const path = event({ pull_request: { number: 7 } });
    const markerOf = (gate: string | null) => placeOf({ ...base, GITHUB_EVENT_PATH: path }, null, { gate });
    expect(markerOf(null)).toMatchObject({ marker: "<!-- memgate size ci%20--%3E/memory -->" });
    expect(markerOf("api/1 -->")).toMatchObject({ marker: "<!-- memgate size ci%20--%3E/memory/api%2F1%20--%3E -->" });
  });

  it("is the pull request of the reported run in a workflow_run, with the reported workflow in its marker", () => {
    const run = { workflow_run: { name: "memory", pull_requests: [{ number: 9 }] } };
    expect(place(run)).toMatchObject({ pullRequest: 9, marker: "<!-- memgate memory/workflow_run -->" });
  });

  it("is the given pull request, also on another GitHub server", () => {
    const env = { ...base, GITHUB_API_URL: "https://github.example/api/v3/" };
    expect(placeOf(env, 5)).toMatchObject({ pullRequest: 5, apiUrl: "https://github.example/api/v3" });
  });

  it("has the page of the run that produced the figures, which is not the own run in a workflow_run", () => {
    const own = { GITHUB_SERVER_URL: "https://github.example", GITHUB_RUN_ID: "42" };
    expect(place({ pull_request: { number: 7 } }, own)).toMatchObject({
      runUrl: "https://github.example/me/app/actions/runs/42",
    });
    const run = { name: "memory", pull_requests: [{ number: 9 }] };
    const html_url = "https://github.example/me/app/actions/runs/41";
    expect(place({ workflow_run: { ...run, html_url } }, own)).toMatchObject({ runUrl: html_url });
    for (const other of [undefined, 1, "javascript:x", "https://x/>) @evil", "https://x/[a]"]) {
      expect(place({ workflow_run: { ...run, html_url: other } }, own)).toMatchObject({ runUrl: null });
    }
  });

  it.each([{}, "garbage", { pull_request: { number: "7" } }, { workflow_run: { pull_requests: [] } }, null])(
    "is missing if the event is %j",
    (content) => {
      expect(place(content)).toEqual({ missing: expect.stringContaining("no pull request") });
    },
  );

  it.each(["", "app", "a/b/c"])("is missing if the repository is %j", (GITHUB_REPOSITORY) => {
    expect(place({ pull_request: { number: 7 } }, { GITHUB_REPOSITORY })).toHaveProperty("missing");
  });
});
