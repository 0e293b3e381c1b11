// Sends scenario load to the users example, which checks that each user sends its own token.
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import { describeDocker, engine, expectNothingLeft, isElsewhere, memgateRun, seconds } from "./memgate.ts";

const folder = join(new URL("../..", import.meta.url).pathname, "examples/users");
const app = [
  ...["--build", folder, "--build-args", `BASE=${engine?.base}`, "--memory-limit", "256Mi"],
  ...["--ready-path", "/healthz"],
];
const warmed = [...app, "--warmup", "1s"];

describeDocker("a scenario", () => {
  expectNothingLeft();

  it("logs in with rows of a file and uses captured values per user, on 100 connections", async () => {
    // A port that QEMU forwards has a backlog of 1: it loses some of 100 simultaneous connections.
    const connections = isElsewhere ? "10" : "100";
    const args = ["--scenario", join(folder, "load.yml"), "--connections", connections, "--duration", seconds(3)];
    const { code, report, stdout } = await memgateRun([...warmed, ...args]);
    expect(code, stdout).toBe(0);
    expect(
      report?.load?.steps?.map(({ name, failed, captureFailures }) => ({ name, failed, captureFailures })),
    ).toEqual(
      ["look at items", "order / log in", "order / place an order", "order / look for what is not there"].map(
        (name) => ({
          name,
          failed: 0,
          captureFailures: 0,
        }),
      ),
    );
    const [items, login, order, lost] = report?.load?.steps?.map(({ requests }) => requests) ?? [];
    expect(items).toBeGreaterThan(100);
    expect(login).toBeGreaterThan(100);
    expect(Math.abs((order ?? 0) - (login ?? 0))).toBeLessThanOrEqual(100);
    expect(Math.abs((lost ?? 0) - (order ?? 0))).toBeLessThanOrEqual(100);
    expect(stdout).toMatch(/Request +order \/ place an order \(POST \/orders\): [\d,]+ responses/);
  });

  it("ends after its planned number of turns, which all renderings show", async () => {
    const {
      code,
      report,
      stdout,
      folder: reports,
    } = await memgateRun([...[...warmed, "--scenario", join(folder, "load.yml"), "--requests", "2000"]]);
    expect(code, stdout).toBe(0);
    const { planned, steps, requests, errors } = report?.load ?? {};
    expect(planned).toEqual({ requests: 2_000, unit: "turn", sent: 2_000, open: 0, endedLoad: true });
    const sent = (steps ?? []).map((step) => step.requests);
    expect(sent.reduce((sum, count) => sum + count, 0)).toBe((requests ?? 0) + (errors ?? 0));
    // Three of four turns look at items, and each other turn has three steps.
    expect(sent).toEqual([1_500, 500, 500, 500]);
    const text = /2,000 turns, 3,000 requests in [\d.]+\s(ms|s)/;
    for (const each of ["report.html", "junit.xml"]) {
      expect(readFileSync(join(reports, each), "utf8"), each).toMatch(text);
    }
    expect(stdout.replace(/\s+/g, " ")).toMatch(text);
  });

  it("that cannot send its planned number in time is inconclusive", async () => {
    const planned = ["--requests", "10000000", "--duration", "1s"];
    const { code, report } = await memgateRun([...warmed, "--scenario", join(folder, "load.yml"), ...planned]);
    expect(code).toBe(3);
    expect(report?.verdict).toMatchObject({
      code: "load-failed/requests-missed",
      message: expect.stringMatching(/memgate sent only [\d,]+ of 10,000,000 turns in 1(\.\d+)? s$/),
    });
  });

  it("replays the requests of a recording to its own origin", async () => {
    const args = ["--har", join(folder, "recording.har"), "--duration", seconds(2)];
    const { code, report, stdout } = await memgateRun([...warmed, ...args]);
    expect(code, stdout).toBe(0);
    expect(report?.load?.steps?.map(({ method, path }) => `${method} ${path}`)).toEqual(["GET /items", "POST /login"]);
    expect(report?.notices.join()).toContain("cdn.example");
  });

  it("follows its stages, which the report shows", async ({ skip }) => {
    skip(isElsewhere, "QEMU's forwarded port loses some of 40 simultaneous connections");
    const { code, report, stdout } = await memgateRun([...app, "--scenario", join(folder, "stages.yml")]);
    expect(code, stdout).toBe(0);
    const { stages, timeline = [], pausedMs, durationMs } = report?.load ?? {};
    expect(pausedMs).toBe(2_000);
    expect(durationMs).toBeGreaterThan(10_500);
    expect(Math.max(...(stages ?? []).map(({ connections }) => connections))).toBe(40);
    // The timeline has a second in the pause, and its last second has 100 requests/s.
    expect(Math.min(...timeline.map(({ requestsPerSecond }) => requestsPerSecond))).toBeLessThan(10);
    expect(timeline.at(-1)?.requestsPerSecond).toBeGreaterThan(90);
    expect(timeline.at(-1)?.requestsPerSecond).toBeLessThan(110);
    expect(report?.phases.map(({ name }) => name)).toEqual(["start", "load", "settle"]);
    // A long row breaks at a blank: compare the words.
    expect(stdout.replace(/\s+/g, " ")).toMatch(/Stages \S+ s: 1 → \d+ connections;.* 40 connections;.*: pause;/);
  });

  it("with an error in its file is an input error with the line", async () => {
    const copy = temporaryFolder();
    cpSync(folder, copy, { recursive: true });
    const path = join(copy, "load.yml");
    writeFileSync(path, readFileSync(path, "utf8").replaceAll("{{token}}", "{{tokem}}"));
    const { code, stderr } = await memgateRun([...app, "--scenario", path]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/load\.yml:\d+:\d+: .*tokem/);
  });
});
