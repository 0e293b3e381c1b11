// Each way in which an app shows that it is ready: late, never, and with a container that dies meanwhile.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { appIn, describeDocker, engine, expectNothingLeft, memgateRun, seconds, temporaryFolder } from "./memgate.ts";

const ways = [
  { ready: "http", never: "GET /healthz at http" },
  { ready: "tcp", never: "its port at http" },
  { ready: "log:^listening$", never: 'no line of its log matched /^listening$/u; the last one is "mode' },
  { ready: "exec:sh -c 'test -f /tmp/ready'", never: "sh -c test -f /tmp/ready ended with exit code 1" },
  { ready: "healthcheck", never: "the HEALTHCHECK ended with exit code 1: not yet" },
] as const;

/** The suite's app with a HEALTHCHECK. */
function checked(): readonly string[] {
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
  return [...withoutImage, ...checked(), "--ready", ready];
}

describeDocker.each(ways)("ready by $ready", ({ ready, never }) => {
  expectNothingLeft();
  beforeEach(({ skip }) => {
    if (engine?.isPodman !== true) return;
    skip(ready === "healthcheck", "Podman's builds have no HEALTHCHECK: it is none of an OCI image's");
    skip(ready === "tcp", "Podman itself listens on a published port, and accepts before the app does");
  });

  it("is found when it comes late", async () => {
    const { code, report, stdout } = await memgateRun(appReady(ready, "ok", "--env", "START_MS=2500"));
    expect(report?.verdict.kind, stdout).toBe("pass");
    expect(code).toBe(0);
    const start = report?.phases.find(({ name }) => name === "start");
    expect((start?.endMs ?? 0) - (start?.startMs ?? 0)).toBeGreaterThan(2_500);
  });

  it("is not found where it never comes, and what was last seen is told", async () => {
    const { code, report } = await memgateRun(appReady(ready, "mute", "--ready-timeout", seconds(3)));
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "not-ready" });
    expect(report?.verdict.message).toContain(never);
    expect(code).toBe(3);
  });

  it("ends where the container does", async () => {
    const { report, stdout } = await memgateRun(appReady(ready, "exit-at-start", "--env", "START_MS=60000"));
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "app-exited" });
    expect(stdout).toContain("the app exited with exit code 1 before it was ready");
  });
});

describeDocker("an image without a HEALTHCHECK", () => {
  it("is refused where that was asked for, before a container is made", async () => {
    const { code, stderr, report } = await memgateRun(
      appReady("tcp", "ok").map((flag) => (flag === "tcp" ? "healthcheck" : flag)),
    );
    expect(code).toBe(2);
    expect(stderr).toContain("--ready: the app has no HEALTHCHECK");
    expect(report).toBeNull();
  });
});
