// A container that was already running, and still runs afterwards.
import { expect, it, onTestFinished } from "vitest";
import { describeDocker, docker, engine, expectNothingLeft, memgateRun, seconds } from "./memgate.ts";

const times = ["--ready-path", "/healthz", "--warmup", "0s", "--duration", seconds(2)];

/** The suite's own app in a mode, as somebody else has started it: at a port, for where the engine is another machine's. */
function running(mode: string, ...flags: readonly string[]): string {
  const name = `attach-test-${mode}-${Math.trunc(performance.now() * 1_000)}`;
  docker("run", "--detach", "--publish", "3000", "--name", name, "--env", `MODE=${mode}`, ...flags, engine?.app ?? "");
  onTestFinished(() => void docker("rm", "--force", "--volumes", name));
  return name;
}

function stateOf(name: string): readonly string[] {
  return docker(
    "inspect",
    "--format",
    "{{.State.Running}} {{.RestartCount}} {{.HostConfig.Memory}} {{.HostConfig.MemorySwap}} {{.State.StartedAt}}",
    name,
  ).split(" ");
}

const limited = ["--memory", "128m", "--memory-swap", "128m"];

describeDocker("a container that runs already", () => {
  expectNothingLeft();

  it("is gated by its own limit, and runs on as it was", async () => {
    const name = running("ok", ...limited);
    const before = stateOf(name);
    const { code, report, stdout } = await memgateRun(["--container", name, ...times]);
    expect(code, stdout).toBe(0);
    expect(report).toMatchObject({
      requestedLimitBytes: 128 * 2 ** 20,
      container: { wasRunning: true, exitedByItself: false, image: expect.stringContaining(name) },
      oom: { killed: false },
    });
    expect(stdout).toContain("after the run's beginning on");
    expect(stateOf(name)).toEqual(before);
  });

  it("runs on after a failure and after an interrupt", async () => {
    const name = running("ok", ...limited);
    const before = stateOf(name);
    expect((await memgateRun(["--container", name, ...times, "--max-ratio", "0.01"])).code).toBe(1);
    let isKilled = false;
    const long = times.with(-1, "30s");
    const { code } = await memgateRun(["--container", name, ...long], {
      onProgress: (stderr, kill) => {
        if (isKilled || !stderr.includes("load:\n")) return;
        isKilled = true;
        kill("SIGTERM");
      },
    });
    expect(code).toBe(3);
    expect(stateOf(name)).toEqual(before);
  });

  it("gets another limit for the time of the run when asked, and its own back", async () => {
    const name = running("ok", ...limited);
    const before = stateOf(name);
    const asked = ["--memory-limit", "96Mi", "--set-limit", "true"];
    const { code, report } = await memgateRun(["--container", name, ...times, ...asked]);
    expect(code).toBe(0);
    expect(report?.container).toMatchObject({ memoryBytes: 96 * 2 ** 20, memorySwapBytes: 96 * 2 ** 20 });
    expect(report?.notices).toEqual([
      expect.stringContaining("ran before: its start"),
      expect.stringContaining("for the time of the run it was set to 96 MiB"),
    ]);
    expect(stateOf(name)).toEqual(before);
  });

  it("that had no limit has none that would be felt afterwards", async ({ skip }) => {
    skip(engine?.isPodman === true, "Podman takes no limit above the machine's memory");
    const name = running("ok");
    const asked = ["--memory-limit", "96Mi", "--set-limit", "true"];
    expect((await memgateRun(["--container", name, ...times, ...asked])).code).toBe(0);
    const [isRunning, , memory, swap] = stateOf(name);
    expect(isRunning).toBe("true");
    expect(Number(memory)).toBeGreaterThan(2 ** 62);
    expect(Number(swap)).toBe(-1);
    // And it can be gated again.
    expect((await memgateRun(["--container", name, ...times, ...asked])).code).toBe(0);
  });

  it("is OOM-killed by this run only where it is in this run", async ({ skip }) => {
    skip(engine?.isPodman === true, "Podman's API can't run a command in a container that is to be OOM-killed");
    const name = running("ok", ...limited);
    const grow = "const all = []; for (;;) all.push(Buffer.alloc(1 << 20, 1));";
    expect(() => docker("exec", name, "node", "-e", grow)).toThrow();
    const { report } = await memgateRun(["--container", name, ...times]);
    expect(report?.oom).toMatchObject({ killed: false, witnesses: [] });
    // Nor does the ceiling of the time before prove anything against it.
    expect(report?.verdict).toMatchObject({ kind: "pass", proof: "sampled" });
  });

  it("is not given a limit that it is above already", async ({ skip }) => {
    skip(engine?.isPodman === true, "Podman's runtime refuses it in words of its own");
    const name = running("ok", ...limited);
    const asked = ["--memory-limit", "6Mi", "--set-limit", "true"];
    const { code, report } = await memgateRun(["--container", name, ...times, ...asked]);
    expect(code).toBe(3);
    expect(report?.verdict).toMatchObject({ reason: "container-failed", message: expect.stringContaining("already") });
    expect(stateOf(name)[0]).toBe("true");
  });

  it("that may swap from some moment on is not measured", async () => {
    const name = running("ok", ...limited);
    let isAllowed = false;
    const { report } = await memgateRun(["--container", name, ...times.with(-1, seconds(4))], {
      onProgress: (stderr) => {
        if (isAllowed || !stderr.includes("load:\n")) return;
        isAllowed = true;
        docker("update", "--memory", "128m", "--memory-swap", "-1", name);
      },
    });
    expect(report?.verdict).toMatchObject({ reason: "limit-not-applied" });
  });

  it.each([
    { name: "has no limit", flags: [], args: [], says: /has no memory limit; give memory-limit/ },
    {
      name: "has another limit",
      flags: limited,
      args: ["--memory-limit", "256Mi"],
      says: /has a limit of 128 MiB \(134,217,728 B\), not the 256 MiB/,
    },
    { name: "may swap", flags: ["--memory", "128m"], args: [], says: /may use swap beside its limit/ },
  ])("is refused where it $name", async ({ flags, args, says }) => {
    const container = running("ok", ...flags);
    const { code, stderr } = await memgateRun(["--container", container, ...times, ...args]);
    expect(code).toBe(2);
    expect(stderr).toMatch(says);
    expect(stateOf(container)[0]).toBe("true");
  });

  it("is refused where it is not there, or does not run", async () => {
    const gone = await memgateRun(["--container", "attach-test-nobody", ...times]);
    expect(gone).toMatchObject({ code: 2, report: null, stderr: expect.stringContaining("is not there; docker ps") });
    const name = running("ok", ...limited);
    docker("stop", "--time", "0", name);
    const stopped = await memgateRun(["--container", name, ...times]);
    expect(stopped).toMatchObject({ code: 2, stderr: expect.stringContaining("does not run") });
  });
});
