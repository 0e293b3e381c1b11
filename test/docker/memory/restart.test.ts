// A running container that ends during the run and that its restart policy starts again.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { temporaryFolder } from "../../temporary-folder.ts";
import {
  describeDocker,
  docker,
  engine,
  expectNothingLeft,
  limitFlags,
  memgateRun,
  noCompose,
  seconds,
  startApp,
} from "../memgate.ts";

const times = ["--ready-path", "/healthz", "--warmup", "0s", "--duration", seconds(10), "--connections", "1"];
const slowly = ["--rate", "20"];

function restartsOf(name: string): number {
  return Number(docker("inspect", "--format", "{{.RestartCount}}", name));
}

describeDocker("a running container with a restart policy", () => {
  expectNothingLeft();

  it.each(["always", "on-failure", "unless-stopped"])("%s is reported as killed and restarted", async (policy) => {
    const name = startApp("eat", ...limitFlags(96), "--restart", policy);
    const { report, code, stdout } = await memgateRun(["--container", name, ...times, ...slowly]);
    expect(report?.verdict.message, stdout).toMatch(/at the 96 MiB limit; the container ended and was started again$/);
    expect(stdout).not.toContain("PID 1 kept running");
    expect(report?.container).toMatchObject({ exitedByItself: true, exitCode: 137, restarts: 1 });
    expect(report?.outcome).toMatchObject({ kind: "stopped", reason: "app-exited" });
    expect(report?.notices).toContainEqual(
      `container ${name} ended during the run, and its restart policy started it again; the figures are from before the restart`,
    );
    expect(code).toBe(1);
    await expect.poll(() => restartsOf(name), { timeout: 10_000 }).toBe(1);
  });

  it("that exits by itself is inconclusive, and the report says that it was restarted", async () => {
    const name = startApp("exit-in-load", ...limitFlags(96), "--restart", "on-failure");
    const { report } = await memgateRun(["--container", name, ...times, ...slowly]);
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", code: "app-exited/exit", data: { exitCode: 3 } });
    expect(report?.container).toMatchObject({ exitedByItself: true, exitCode: 3, restarts: 1 });
    expect(report?.notices.join()).toContain("its restart policy started it again");
  });

  it("that something else restarts is reported as restarted", async () => {
    const name = startApp("ok", ...limitFlags(96));
    let isRestarted = false;
    const { report } = await memgateRun(["--container", name, ...times, ...slowly], {
      onProgress: (stderr) => {
        if (isRestarted || !stderr.includes("load:\n")) return;
        isRestarted = true;
        docker("restart", "--time", "0", name);
      },
    });
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "app-exited" });
    expect(report?.container?.exitedByItself).toBe(true);
  });

  it("of a Compose project is reported as killed and restarted", async ({ skip }) => {
    skip(noCompose !== null, noCompose ?? "");
    const folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
    const service = {
      image: engine?.app,
      restart: "always",
      mem_limit: "96m",
      memswap_limit: "96m",
      ports: ["3000"],
      environment: { MODE: "eat" },
    };
    const file = join(folder, "compose.json");
    writeFileSync(file, JSON.stringify({ services: { api: service } }));
    const project = `restart-test-${process.pid}`;
    const compose = (...args: readonly string[]) => docker("compose", "-p", project, "-f", file, ...args);
    onTestFinished(() => void compose("down", "--volumes", "--timeout", "0"));
    compose("up", "--detach");
    const name = compose("ps", "--format", "{{.Name}}");
    const { report } = await memgateRun(["--container", name, ...times, ...slowly]);
    expect(report?.verdict.message).toMatch(/the container ended and was started again$/);
    expect(report?.container).toMatchObject({ exitCode: 137, restarts: 1 });
  });
});
