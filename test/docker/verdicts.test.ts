import { expect, it } from "vitest";
import {
  appIn,
  describeDocker,
  engine,
  expectNothingLeft,
  isElsewhere,
  memgateRun,
  seconds,
  slowness,
} from "./memgate.ts";

/** Flags that run an example for a number of seconds. */
const example = (name: string, count: number) => [
  ...["--build", `examples/${name}`, "--build-args", `BASE=${engine?.base}`],
  ...[
    "--memory-limit",
    "128Mi",
    "--max-ratio",
    "80%",
    "--ready-path",
    "/healthz",
    "--duration",
    seconds(count),
    "--warmup",
    "1s",
  ],
];

/** Podman sends no OOM event, so the other witnesses must be enough. */
const event = engine?.isPodman === true ? [] : ["event"];

describeDocker("the examples", () => {
  expectNothingLeft();

  it.each([
    ["steady", 0, "pass"],
    ["leaky", 1, "over-ratio"],
  ])("%s ends with exit code %i and the verdict %s", async (name, code, kind) => {
    const { code: actual, report, stderr } = await memgateRun(example(name, 2));
    expect(report?.verdict, stderr).toMatchObject({ kind });
    expect(actual).toBe(code);
  });

  it("a run over the threshold exits with 0 and writes its verdict with --enforce false", async () => {
    const { code, report, stdout, stderr } = await memgateRun(appIn("ok", "--max-ratio", "1%", "--enforce", "false"));
    expect(report, stderr).toMatchObject({ isEnforced: false, verdict: { kind: "over-ratio" }, headroom: null });
    expect(stdout).toMatch(
      /^✗ Memory peaked at .*\(threshold: 1%\).*\nNot enforced: this verdict does not fail the check/m,
    );
    expect(code).toBe(0);
  });

  it("child: an OOM kill of a child fails the gate although PID 1 kept running", async () => {
    const { code, report, stdout, stderr } = await memgateRun(example("child", 4));
    expect(report?.verdict, stderr).toMatchObject({ kind: "oom-killed" });
    expect(code).toBe(1);
    expect(report?.container?.exitedByItself).toBe(false);
    expect(report?.outcome).toEqual({ kind: "completed" });
    expect(report?.oom.killed).toBe(true);
    const witnesses = [...event, "inspect", ...(isElsewhere ? [] : ["cgroup"])];
    expect(report?.oom.witnesses.map((witness) => witness.name)).toEqual(expect.arrayContaining(witnesses));
    // Null if memgate can't read the kernel's log.
    if (report?.oom.processes) expect(report.oom.processes).toMatchObject([{ name: "node" }]);
    expect(report?.oom.processKills).toBe(isElsewhere ? null : 1);
    expect(stdout).toContain("Kubernetes");
  });

  it("spiky: an OOM kill of PID 1 is oom-killed, not app-exited", async () => {
    const { code, report, stderr } = await memgateRun(example("spiky", 5));
    expect(report?.verdict, stderr).toMatchObject({ kind: "oom-killed" });
    expect(code).toBe(1);
    expect(report?.container).toMatchObject({ exitedByItself: true, exitCode: 137 });
    expect(report?.oom.witnesses.map((witness) => witness.name)).toEqual(expect.arrayContaining([...event, "inspect"]));
  });
});

describeDocker("no false green", () => {
  expectNothingLeft();

  it("an app that exits in the load is inconclusive", async () => {
    const { code, report, stdout } = await memgateRun(appIn("exit-in-load", "--duration", seconds(6)));
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "app-exited" });
    expect(stdout).toContain("exit code 3");
    expect(code).toBe(3);
  });

  it("an app that never listens is not-ready, and memgate prints its log", async () => {
    const { code, report, stdout } = await memgateRun(appIn("mute", "--ready-timeout", seconds(2)));
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "not-ready" });
    expect(report?.container?.logTail).toEqual(["mode mute"]);
    expect(stdout).toContain("| mode mute");
    expect(code).toBe(3);
  });

  it("an app that exits immediately is app-exited, with its exit code and log", async () => {
    const { report, stdout } = await memgateRun(
      appIn("ok", "--command", "node -e \"console.log('bye');process.exit(7)\""),
    );
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "app-exited" });
    expect(report?.container).toMatchObject({ exitedByItself: true, exitCode: 7, logTail: ["bye"] });
    expect(stdout).toContain("| bye");
  });

  it("a command that does not exist is container-failed", async () => {
    const { code, report } = await memgateRun(appIn("ok", "--command", "no-such-program"));
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "container-failed" });
    expect(code).toBe(3);
  });
});

describeDocker("no false red", () => {
  expectNothingLeft();

  it("a 300 MiB file under a 128 MiB limit passes, because inactive file cache does not count", async () => {
    // An emulated machine needs more time to write the file than the timeout of a request allows.
    const patient = slowness > 1 ? ["--max-error-rate", "0.9", "--duration", seconds(4)] : ["--duration", seconds(2)];
    const { code, report } = await memgateRun(appIn("file", "--max-ratio", "0.8", ...patient));
    expect(report?.verdict, report?.verdict.message).toMatchObject({ kind: "pass", proof: "sampled" });
    // Usage did reach the limit. On cgroup v2 the stats API does not report the kernel's peak usage.
    const highestBytes =
      report?.kernelPeakBytes ?? Math.max(...(report?.series ?? []).map((point) => point.usageBytes));
    expect(highestBytes / (report?.limitBytes ?? 1)).toBeGreaterThan(0.95);
    expect(report?.oom.killed).toBe(false);
    expect(code).toBe(0);
  });

  it("the kernel's peak usage proves the pass of a small app", async ({ skip }) => {
    skip(isElsewhere && engine?.cgroup === "2", "on cgroup v2 the stats API does not report the kernel's peak usage");
    const { report } = await memgateRun(appIn("ok", "--memory-limit", "512Mi"));
    expect(report?.verdict).toMatchObject({ kind: "pass", proof: "proven" });
    expect(report?.kernelPeakBytes).toBeGreaterThanOrEqual(report?.peak?.workingSetBytes ?? Number.POSITIVE_INFINITY);
  });
});
