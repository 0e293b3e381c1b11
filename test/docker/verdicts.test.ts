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

const example = (name: string) => [
  ...["--build", `examples/${name}`, "--build-args", `BASE=${engine?.base}`],
  ...[
    "--memory-limit",
    "128Mi",
    "--max-ratio",
    "80%",
    "--ready-path",
    "/healthz",
    "--duration",
    seconds(5),
    "--warmup",
    "1s",
  ],
];

/** Podman sends no event of an OOM kill: the other witnesses stand alone there. */
const event = engine?.isPodman === true ? [] : ["event"];

describeDocker("the examples", () => {
  expectNothingLeft();

  it.each([
    ["steady", 0, "pass"],
    ["leaky", 1, "over-ratio"],
    ["spiky", 1, "oom-killed"],
    ["child", 1, "oom-killed"],
  ])("%s ends with exit code %i and the verdict %s", async (name, code, kind) => {
    const { code: seen, report, stderr } = await memgateRun(example(name));
    expect(report?.verdict, stderr).toMatchObject({ kind });
    expect(seen).toBe(code);
  });

  it("an OOM kill of a child fails the gate while the first process lives on", async () => {
    const { report, stdout } = await memgateRun(example("child"));
    expect(report?.container?.exitedByItself).toBe(false);
    expect(report?.outcome).toEqual({ kind: "completed" });
    expect(report?.oom.killed).toBe(true);
    const witnesses = [...event, "inspect", ...(isElsewhere ? [] : ["cgroup"])];
    expect(report?.oom.witnesses.map((witness) => witness.name)).toEqual(expect.arrayContaining(witnesses));
    // Where the kernel's log can't be read it names nobody.
    if (report?.oom.processes) expect(report.oom.processes).toMatchObject([{ name: "node" }]);
    expect(report?.oom.processKills).toBe(isElsewhere ? null : 1);
    expect(stdout).toContain("Kubernetes");
  });

  it("an OOM kill of the first process is told from an exit of its own", async () => {
    const { report } = await memgateRun(example("spiky"));
    expect(report?.container).toMatchObject({ exitedByItself: true, exitCode: 137 });
    expect(report?.oom.witnesses.map((witness) => witness.name)).toEqual(expect.arrayContaining([...event, "inspect"]));
  });
});

describeDocker("no false green", () => {
  expectNothingLeft();

  it.each([
    ["answers 500 to everything", "500", "load-failed", "HTTP 500"],
    ["drops every connection", "drop", "load-failed", "not one response"],
    ["stops answering in the load", "hang-in-load", "load-failed", "no response for"],
    ["answers on one connection of ten", "one-connection", "load-failed", "9 of 10 connections"],
    ["exits in the load", "exit-in-load", "app-exited", "exit code 3"],
  ])("an app that %s is not measured", async (_, mode, reason, detail) => {
    const { code, report, stdout } = await memgateRun(appIn(mode, "--duration", "6s"));
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason });
    expect(stdout).toContain(detail);
    expect(code).toBe(3);
  });

  it("an app that never listens is not ready, and its log is shown", async () => {
    const { code, report, stdout } = await memgateRun(appIn("mute", "--ready-timeout", seconds(2)));
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "not-ready" });
    expect(report?.container?.logTail).toEqual(["mode mute"]);
    expect(stdout).toContain("| mode mute");
    expect(code).toBe(3);
  });

  it("a path that is 404 is failed load", async () => {
    const { code, report } = await memgateRun(appIn("ok", "--path", "/nowhere"));
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "load-failed" });
    expect(report?.load?.statusCodes).toEqual({ "404": report?.load?.requests });
    expect(code).toBe(3);
  });

  it("an app that ends at once is told with its exit code and log", async () => {
    const { report, stdout } = await memgateRun(
      appIn("ok", "--command", "node -e \"console.log('bye');process.exit(7)\""),
    );
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "app-exited" });
    expect(report?.container).toMatchObject({ exitedByItself: true, exitCode: 7, logTail: ["bye"] });
    expect(stdout).toContain("| bye");
  });

  it("a command that does not exist is an engine's refusal", async () => {
    const { code, report } = await memgateRun(appIn("ok", "--command", "no-such-program"));
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "container-failed" });
    expect(code).toBe(3);
  });
});

describeDocker("no false red", () => {
  expectNothingLeft();

  it("a 300 MiB file under a 128 MiB limit passes: page cache is not memory pressure", async () => {
    // An emulated machine takes longer to write it than a request may wait.
    const patient = slowness > 1 ? ["--max-error-rate", "0.9", "--duration", seconds(4)] : [];
    const { code, report } = await memgateRun(appIn("file", "--max-ratio", "0.8", ...patient));
    expect(report?.verdict, report?.verdict.message).toMatchObject({ kind: "pass", proof: "sampled" });
    // Usage was at the limit all the same; the stats API has no ceiling on cgroup v2.
    const highestBytes =
      report?.kernelPeakBytes ?? Math.max(...(report?.series ?? []).map((point) => point.usageBytes));
    expect(highestBytes / (report?.limitBytes ?? 1)).toBeGreaterThan(0.95);
    expect(report?.oom.killed).toBe(false);
    expect(code).toBe(0);
  });

  it("an app that sends early hints passes: a status below 200 is no response", async () => {
    const { report } = await memgateRun(appIn("early-hints"));
    expect(report?.verdict.kind, report?.verdict.message).toBe("pass");
    expect(report?.load?.statusCodes).toEqual({ "200": report?.load?.requests });
  });

  it("a small app's pass is proven by the kernel's ceiling", async ({ skip }) => {
    skip(isElsewhere && engine?.cgroup === "2", "the stats API has no ceiling on cgroup v2");
    const { report } = await memgateRun(appIn("ok", "--memory-limit", "512Mi"));
    expect(report?.verdict).toMatchObject({ kind: "pass", proof: "proven" });
    expect(report?.kernelPeakBytes).toBeGreaterThanOrEqual(report?.peak?.workingSetBytes ?? Number.POSITIVE_INFINITY);
  });
});
