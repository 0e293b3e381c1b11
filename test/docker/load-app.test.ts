// Apps with unusual behaviour under load, in a container: some pass, and the report explains the failure of the others.
import { expect, it } from "vitest";
import { appIn, describeDocker, engine, expectNothingLeft, memgateRun, seconds } from "./memgate.ts";

/** Runs the app in a mode, with its number. Later flags override earlier ones. */
function runIn(mode: string, number: number, ...flags: readonly string[]) {
  const preset = { "--memory-limit": "256Mi", "--ready-path": "/health", "--warmup": "0s", "--duration": seconds(2) };
  const args = [
    ...["--build", "test/docker/load-app", "--build-args", `BASE=${engine?.base}`],
    ...["--env", `MODE=${mode}`, "--env", `N=${number}`],
    ...Object.entries(preset)
      .filter(([flag]) => !flags.includes(flag))
      .flat(),
    ...flags,
  ];
  return memgateRun(args);
}

type Run = Awaited<ReturnType<typeof runIn>>;

function expectCode({ code, report, stdout, stderr }: Run, ...codes: readonly string[]): void {
  expect(report?.verdict, stderr).toMatchObject({ kind: "inconclusive", reason: "load-failed" });
  expect(codes, stdout).toContain(report?.verdict.kind === "inconclusive" ? report.verdict.code : null);
  expect(code).toBe(3);
}

/** The text for the terminal, without its line breaks. */
function adviceOf({ stdout }: Run): string {
  return stdout.replace(/\s+/g, " ");
}

function expectPass({ code, report, stdout }: Run): void {
  expect(report?.verdict.kind, stdout).toBe("pass");
  expect(code).toBe(0);
}

describeDocker("an app of the suite", () => {
  expectNothingLeft();

  it.each([
    ["responds to everything with 500", "500", 2, "HTTP 500"],
    ["drops every connection", "drop", 2, "did not respond to any request"],
    ["stops responding in the load", "hang-in-load", 4, "did not respond for"],
    ["responds on one connection of ten", "one-connection", 4, "9 of 10 connections"],
  ] as const)("that %s is inconclusive", async (_, mode, duration, text) => {
    const { code, report, stdout } = await memgateRun(appIn(mode, "--duration", seconds(duration)));
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "load-failed" });
    expect(stdout).toContain(text);
    expect(code).toBe(3);
  });

  it("that returns 404 is inconclusive", async () => {
    const { code, report } = await memgateRun(appIn("ok", "--path", "/nowhere"));
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "load-failed" });
    expect(report?.load?.statusCodes).toEqual({ "404": report?.load?.requests });
    expect(code).toBe(3);
  });

  it("that sends early hints passes, because a status below 200 is not the response", async () => {
    const { report } = await memgateRun(appIn("early-hints"));
    expect(report?.verdict.kind, report?.verdict.message).toBe("pass");
    expect(report?.load?.statusCodes).toEqual({ "200": report?.load?.requests });
  });
});

describeDocker("an app that redirects each request", () => {
  expectNothingLeft();

  it.each([
    ["https", "https://", "The app redirects HTTP to HTTPS"],
    ["login", "/login", "The app redirects to a login"],
    ["slash", "/items/", "Only the slash at the end differs"],
  ])("is inconclusive, with the place and what to do: %s", async (mode, location, advice) => {
    const run = await runIn(mode, 0, "--path", "/items");
    expectCode(run, "load-failed/redirects");
    const { verdict } = run.report ?? {};
    expect(verdict?.kind === "inconclusive" ? verdict.message : "").toContain(location);
    expect(adviceOf(run)).toContain(advice);
  });

  it("passes if redirects are accepted", async () => {
    expectPass(await runIn("login", 0, "--accept-redirects", "true"));
  });
});

describeDocker("an app that hangs", () => {
  expectNothingLeft();

  it("in the second half, at a rate, is inconclusive", async () => {
    const flags = ["--rate", "1000", "--connections", "50", "--duration", "6s"];
    expectCode(await runIn("hang-and-leak", 3_450, ...flags), "load-failed/errors", "load-failed/silent-end");
  });

  it("at the end is inconclusive", async () => {
    const flags = ["--warmup", "1s", "--duration", "6s"];
    expectCode(await runIn("hang", 4_500, ...flags), "load-failed/silent-end", "load-failed/errors");
  });

  it("after the load is inconclusive", async () => {
    expectCode(
      await runIn("dead-after", 0, "--duration", "4s", "--request-timeout", "2s"),
      "load-failed/silent-after-load",
    );
  });
});

describeDocker("a slow app", () => {
  expectNothingLeft();

  it("is inconclusive if it misses the rate, unless that is accepted", async () => {
    const flags = ["--rate", "5000", "--connections", "1"];
    expectCode(await runIn("slow", 100, ...flags), "load-failed/rate-missed");
    expectPass(await runIn("slow", 100, ...flags, "--min-rate", "0"));
  });

  it("is inconclusive if it takes longer than request-timeout, which the advice names", async () => {
    const flags = ["--connections", "4", "--duration"];
    const run = await runIn("slow", 2_000, ...flags, "4s", "--request-timeout", "1s");
    expectCode(run, "load-failed/no-response", "load-failed/errors");
    expect(adviceOf(run)).toContain("request-timeout");
    expectPass(await runIn("slow", 2_000, ...flags, "7s"));
  });

  it("is named a stream if its responses do not end", async () => {
    const run = await runIn("stream", 0, "--request-timeout", "1s", "--duration", "4s");
    expectCode(run, "load-failed/no-response", "load-failed/errors");
    expect(adviceOf(run)).toContain("server-sent events");
  });
});

describeDocker("an app that limits its clients", () => {
  expectNothingLeft();

  it("passes if it closes connections that are idle for a second", async () => {
    expectPass(await runIn("short-keep", 1_000, "--rate", "5", "--duration", "6s"));
  });

  it("is inconclusive above its own rate, which the advice names", async () => {
    const run = await runIn("rate-limit", 100, "--duration", "4s");
    expectCode(run, "load-failed/errors");
    expect(adviceOf(run)).toContain("The app limits the rate of requests");
    expectPass(await runIn("rate-limit", 100, "--rate", "50", "--duration", "4s"));
  });
});
