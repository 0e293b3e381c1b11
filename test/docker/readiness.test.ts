// Every readiness check, with an app that becomes ready late, never becomes ready, or exits before.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import { appIn, describeDocker, engine, expectNothingLeft, memgateRun, seconds } from "./memgate.ts";

const checks = [
  { ready: "http", observed: "/healthz " },
  { ready: "tcp", observed: "its port at " },
  { ready: "log:^listening$", observed: 'no log line matched /^listening$/u; the last line is "mode' },
  { ready: "exec:sh -c 'test -f /tmp/ready'", observed: "sh -c test -f /tmp/ready ended with exit code 1" },
  { ready: "healthcheck", observed: "the HEALTHCHECK ended with exit code 1: not yet" },
] as const;

/** Flags that build the suite's app with a HEALTHCHECK. */
function buildWithHealthcheck(): readonly string[] {
  const folder = join(temporaryFolder(), "app");
  mkdirSync(folder);
  const check = "HEALTHCHECK --interval=30s CMD test -f /tmp/ready || { echo not yet; exit 1; }";
  writeFileSync(join(folder, "Dockerfile"), `FROM ${engine?.app}\n${check}\n`);
  return ["--build", folder];
}

function appReady(ready: string, mode: string, ...more: readonly string[]): readonly string[] {
  const flags = appIn(mode, ...more).filter(
    (flag, at, all) => flag !== "--ready-path" && all[at - 1] !== "--ready-path",
  );
  const path = ready === "http" ? ["--ready-path", "/healthz"] : [];
  if (ready !== "healthcheck") return [...flags, "--ready", ready, ...path];
  const withoutImage = flags.filter(
    (flag, at, all) => !["--image", "--pull"].includes(flag) && !["--image", "--pull"].includes(all[at - 1] ?? ""),
  );
  return [...withoutImage, ...buildWithHealthcheck(), "--ready", ready];
}

describeDocker.each(checks)("an app with --ready $ready", ({ ready, observed }) => {
  expectNothingLeft();
  beforeEach(({ skip }) => {
    if (engine?.isPodman !== true) return;
    skip(ready === "healthcheck", "Podman builds OCI images, which have no HEALTHCHECK");
    skip(ready === "tcp", "Podman itself listens on a published port and accepts connections before the app does");
  });

  it("passes if it becomes ready late", async () => {
    const { code, report, stdout } = await memgateRun(appReady(ready, "ok", "--env", "START_MS=1500"));
    expect(report?.verdict.kind, stdout).toBe("pass");
    expect(code).toBe(0);
    const start = report?.phases.find(({ name }) => name === "start");
    expect((start?.endMs ?? 0) - (start?.startMs ?? 0)).toBeGreaterThan(1_500);
  });

  it("is not-ready with the last observation if it never becomes ready", async () => {
    const { code, report } = await memgateRun(appReady(ready, "mute", "--ready-timeout", seconds(2)));
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "not-ready" });
    expect(report?.verdict.message).toContain(observed);
    expect(code).toBe(3);
  });

  it("is app-exited if it exits before it is ready", async () => {
    const { report, stdout } = await memgateRun(appReady(ready, "exit-at-start", "--env", "START_MS=60000"));
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "app-exited" });
    expect(stdout).toContain("the app exited with exit code 1 before it was ready");
  });
});

describeDocker("an image without a HEALTHCHECK", () => {
  it("is an input error with --ready healthcheck, before a container is created", async () => {
    const { code, stderr, report } = await memgateRun(
      appReady("tcp", "ok").map((flag) => (flag === "tcp" ? "healthcheck" : flag)),
    );
    expect(code).toBe(2);
    expect(stderr).toContain("--ready: the app has no HEALTHCHECK");
    expect(report).toBeNull();
  });
});
