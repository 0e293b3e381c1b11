// Apps with unusual behaviour under load, in a container: some pass, and the report explains the failure of the others.
import { expect, it } from "vitest";
import { describeDocker, engine, expectNothingLeft, memgateRun, seconds } from "./memgate.ts";

/** Runs the app in a mode, with its number. Later flags override earlier ones. */
function runIn(mode: string, number: number, ...flags: readonly string[]) {
  const preset = { "--memory-limit": "256Mi", "--ready-path": "/health", "--warmup": "0s", "--duration": seconds(4) };
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
    const flags = ["--rate", "1000", "--connections", "50", "--duration", "8s"];
    expectCode(await runIn("hang-and-leak", 4_600, ...flags), "load-failed/errors", "load-failed/silent-end");
  });

  it("at the end is inconclusive", async () => {
    const flags = ["--warmup", "2s", "--duration", "10s"];
    expectCode(await runIn("hang", 9_000, ...flags), "load-failed/silent-end", "load-failed/errors");
  });

  it("after the load is inconclusive", async () => {
    expectCode(await runIn("dead-after", 0), "load-failed/silent-after-load");
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
    const flags = ["--duration", "8s", "--connections", "4"];
    const run = await runIn("slow", 3_000, ...flags, "--request-timeout", "1s");
    expectCode(run, "load-failed/unanswered", "load-failed/errors");
    expect(adviceOf(run)).toContain("request-timeout");
    expectPass(await runIn("slow", 3_000, ...flags));
  });

  it("is named a stream if its responses do not end", async () => {
    const run = await runIn("stream", 0, "--request-timeout", "1s");
    expectCode(run, "load-failed/unanswered", "load-failed/errors");
    expect(adviceOf(run)).toContain("server-sent events");
  });
});

describeDocker("an app that limits its clients", () => {
  expectNothingLeft();

  it("passes if it closes connections that are idle for a second", async () => {
    expectPass(await runIn("short-keep", 1_000, "--rate", "5", "--duration", "8s"));
  });

  it("is inconclusive above its own rate, which the advice names", async () => {
    const run = await runIn("rate-limit", 100);
    expectCode(run, "load-failed/errors");
    expect(adviceOf(run)).toContain("The app limits the rate of requests");
    expectPass(await runIn("rate-limit", 100, "--rate", "50"));
  });
});
