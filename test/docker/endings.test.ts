// Ends runs in all ways: memgate leaves nothing behind, and writes what it measured into the report.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import {
  appIn,
  describeDocker,
  docker,
  engine,
  expectNothingLeft,
  leftovers,
  memgateRun,
  noPublishedPort,
  nothing,
  seconds,
  slowness,
} from "./memgate.ts";
import { createProxy } from "./proxy.ts";

describeDocker("signals", () => {
  expectNothingLeft();

  const cases = (["SIGINT", "SIGTERM"] as const).flatMap((signal) =>
    (["start", "warmup", "load", "settle"] as const).map((phase) => [signal, phase] as const),
  );

  it.each(cases)("%s in the %s phase leaves a report and nothing else", async (signal, phase) => {
    const slowStart = phase === "start" ? ["--env", "START_MS=20000"] : [];
    let isSent = false;
    const { code, report, stdout } = await memgateRun(appIn("ok", "--warmup", seconds(2), ...slowStart), {
      onProgress: (stderr, kill) => {
        if (isSent || !stderr.includes(`${phase}:\n`)) return;
        isSent = true;
        kill(signal);
      },
    });
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "interrupted" });
    expect(stdout).toContain(signal);
    expect(report?.phases.at(-1)?.name).toBe(phase);
    expect(code).toBe(3);
    // On an emulated machine the cleanup may outlast the time that a cancelled workflow has. A notice then names the rest.
    const isNoted = report?.notices.some((notice) => notice.includes(report.container?.name ?? "none"));
    if (slowness > 1 && isNoted) await expect.poll(leftovers, { timeout: 30_000 }).toEqual(nothing);
    expect(leftovers()).toEqual(nothing);
  });

  it("a breach before the signal still fails the gate", async () => {
    let isSent = false;
    const { code, report } = await memgateRun(appIn("ok", "--max-ratio", "0.01", "--duration", seconds(10)), {
      onProgress: (stderr, kill) => {
        if (isSent || !stderr.includes("load:\n")) return;
        isSent = true;
        kill("SIGTERM");
      },
    });
    expect(report?.verdict.kind).toBe("over-ratio");
    expect(report?.outcome).toMatchObject({ kind: "stopped", reason: "interrupted" });
    expect(code).toBe(1);
  });

  it("a second signal ends memgate immediately, even if the engine hangs", async ({ skip }) => {
    skip(noPublishedPort !== null, noPublishedPort ?? "");
    const proxy = await createProxy(engine?.host ?? "");
    let sent = 0;
    const { code } = await memgateRun(appIn("ok", "--duration", seconds(20)), {
      env: { DOCKER_HOST: proxy.host },
      onProgress: (stderr, kill) => {
        if (sent === 0 && stderr.includes("load:\n")) {
          sent = 1;
          proxy.freeze();
          kill("SIGINT");
        } else if (sent === 1 && stderr.includes("SIGINT: cleaning up")) {
          sent = 2;
          kill("SIGTERM");
        }
      },
    });
    // 128 + 15
    expect(code).toBe(143);
    removeLeftover();
  });

  it.for(["start", "load"])(
    "SIGINT while the engine hangs in the %s phase still gives a report, within 7.5 s",
    async (phase, { skip }) => {
      skip(phase === "load" && noPublishedPort !== null, noPublishedPort ?? "");
      const proxy = await createProxy(engine?.host ?? "");
      let sentAtMs = 0;
      const { code, report } = await memgateRun(appIn("ok", "--duration", seconds(20)), {
        env: { DOCKER_HOST: proxy.host },
        onProgress: (stderr, kill) => {
          if (sentAtMs > 0 || !stderr.includes(`${phase}:\n`)) return;
          sentAtMs = performance.now();
          proxy.freeze();
          kill("SIGINT");
        },
      });
      expect(performance.now() - sentAtMs).toBeLessThan(7_500);
      expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "interrupted" });
      expect(report?.notices.join()).toContain("docker rm -f memgate-");
      expect(code).toBe(3);
      removeLeftover(report?.container?.name);
    },
  );

  it.skipIf(process.getuid?.() !== 0)("a full disk has no part of a file, and the gate exits with 3", async () => {
    const disk = temporaryFolder();
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=16k", "tmpfs", disk]);
    try {
      const { code, stderr } = await memgateRun(appIn("ok"), { folder: join(disk, "report") });
      expect(stderr).toContain("report.html could not be written: ENOSPC");
      expect(readdirSync(join(disk, "report")).filter((name) => name.endsWith(".part"))).toEqual([]);
      expect(code).toBe(3);
    } finally {
      execFileSync("umount", [disk]);
    }
  });

  it("a passing gate exits with 3 if the report can't be written", async () => {
    let folder = "";
    const { code, stdout, stderr } = await memgateRun(appIn("ok"), {
      onFolder: (path) => {
        folder = path;
      },
      onProgress: (text) => {
        if (text.includes("load:\n")) rmSync(folder, { recursive: true, force: true });
      },
    });
    expect(stdout).toMatch(/^Verdict +pass \(/m);
    expect(stdout).toMatch(/^✓ Memory peaked at /m);
    expect(stderr).toContain("report.json could not be written");
    expect(stdout.trimEnd().split("\n").at(-1)).toMatch(/^Incomplete report: /);
    expect(code).toBe(3);
  });

  it("SIGTERM in the middle of docker build ends the build", async ({ skip }) => {
    skip(
      engine?.isPodman === true,
      "Podman can't run build commands here: its engine is not allowed to raise process limits",
    );
    const context = temporaryFolder();
    const wait = "console.log('building'); setTimeout(() => {}, 60_000)";
    writeFileSync(
      join(context, "Dockerfile"),
      `FROM ${engine?.base}\nLABEL memgate.test=build\nRUN ${JSON.stringify(["node", "-e", wait])}\n`,
    );
    let isSent = false;
    const startedMs = performance.now();
    const { code, report } = await memgateRun(["--build", context, "--memory-limit", "64Mi"], {
      onProgress: (stderr, kill) => {
        if (isSent || !/^building$/m.test(stderr)) return;
        isSent = true;
        kill("SIGTERM");
      },
    });
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "interrupted" });
    expect(code).toBe(3);
    expect(performance.now() - startedMs).toBeLessThan(20_000);
    expect(execFileSync("sh", ["-c", "ps -eo args | grep '^docker build' || true"], { encoding: "utf8" })).toBe("");
    // The engine notices shortly afterwards that the client has gone, and ends the build step.
    await expect
      .poll(() => docker("ps", "--quiet", "--all", "--filter", "label=memgate.test=build"), { timeout: 10_000 })
      .toBe("");
  });

  it("samples.csv contains every sample that the report counts", async () => {
    const { report, folder } = await memgateRun(appIn("ok"));
    const lines = readFileSync(join(folder, "samples.csv"), "utf8").trim().split("\n");
    const counted = report?.sampling.sources.reduce((sum, source) => sum + source.samples, 0);
    expect(lines.length - 1).toBe(counted);
    expect(Math.max(...lines.slice(1).map((line) => Number(line.split(",")[3])))).toBe(report?.peak?.workingSetBytes);
  });
});

/** Removes what a run could not clean up: the container of this name, or all containers of the suite's app. */
function removeLeftover(name?: string): void {
  const filter = name === undefined ? `ancestor=${engine?.app}` : `name=${name}`;
  const ids = docker("ps", "--all", "--quiet", "--filter", "label=memgate.run", "--filter", filter);
  if (ids !== "") docker("rm", "--force", ...ids.split("\n"));
}

describeDocker("an engine that becomes unavailable", () => {
  it("during the load is engine-lost, and the report names the container that remains", async ({ skip }) => {
    skip(noPublishedPort !== null, noPublishedPort ?? "");
    const proxy = await createProxy(engine?.host ?? "");
    let isDisconnected = false;
    const { code, report } = await memgateRun(appIn("ok", "--duration", seconds(20)), {
      env: { DOCKER_HOST: proxy.host },
      onProgress: (stderr) => {
        if (isDisconnected || !stderr.includes("load:\n")) return;
        isDisconnected = true;
        setTimeout(proxy.disconnect, 500);
      },
    });
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "engine-lost" });
    expect(code).toBe(3);
    const name = report?.container?.name ?? "";
    expect(report?.notices.join()).toContain(`docker rm -f ${name}`);
    docker("rm", "--force", name);
    expect(leftovers()).toEqual(nothing);
  });

  it("before the start is engine-unavailable", async () => {
    const { code, report } = await memgateRun(appIn("ok"), { env: { DOCKER_HOST: "tcp://127.0.0.1:9" } });
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "engine-unavailable" });
    expect(code).toBe(3);
  });
});
