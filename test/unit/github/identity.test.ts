import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { identityOf } from "../../../src/github/identity.ts";
import { unknownIdentity } from "../../../src/model/identity.ts";
import { judged } from "../../../src/report/model/judged.ts";
import { rowsOf } from "../../../src/report/model/rows.ts";
import { evidence, thresholds } from "../../builders.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

function eventPath(content: unknown): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "event.json"), JSON.stringify(content));
  return join(folder, "event.json");
}

const runner = {
  GITHUB_REPOSITORY: "me/app",
  GITHUB_SHA: "0123456789abcdef0123456789abcdef01234567",
  GITHUB_SERVER_URL: "https://github.example",
  GITHUB_RUN_ID: "42",
};

describe("the identity of a report", () => {
  it("of a pull request has its branch and number, and the page of the workflow run", () => {
    const event = { GITHUB_EVENT_PATH: eventPath({ pull_request: { number: 7 } }) };
    const env = { ...runner, ...event, GITHUB_HEAD_REF: "fix/x", GITHUB_REF: "refs/pull/7/merge" };
    expect(identityOf(env, "api")).toEqual({
      gate: "api",
      repository: "me/app",
      commit: runner.GITHUB_SHA,
      branch: "fix/x",
      pullRequest: 7,
      runUrl: "https://github.example/me/app/actions/runs/42",
    });
  });

  it.each([
    ["refs/heads/release/1", "release/1"],
    ["refs/tags/v1", null],
  ])("of %s has the branch %s and no pull request", (GITHUB_REF, branch) => {
    expect(identityOf({ ...runner, GITHUB_HEAD_REF: "", GITHUB_REF }, null)).toMatchObject({
      branch,
      pullRequest: null,
    });
  });

  it("is unknown outside a GitHub workflow", () => {
    expect(identityOf({}, null)).toEqual(unknownIdentity);
  });
});

describe("the row of the run", () => {
  const row = (identity: Parameters<typeof judged>[2]) =>
    rowsOf(judged(evidence(), thresholds, identity)).find(({ label }) => label === "Run")?.value;

  it("has all that is known, on one line", () => {
    expect(row(unknownIdentity)).toBeUndefined();
    expect(row({ ...unknownIdentity, gate: "api" })).toBe("gate api");
    expect(
      row({
        gate: "api",
        repository: "me/app",
        commit: "c0ffee1",
        branch: "fix\nx",
        pullRequest: 7,
        runUrl: "https://x/1",
      }),
    ).toBe("gate api, me/app, branch fix\uFFFDx, commit c0ffee1, pull request 7, https://x/1");
  });
});
