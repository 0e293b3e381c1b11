// Gates a container that was already running and keeps running afterwards.
import { writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import {
  describeDocker,
  docker,
  engine,
  expectNothingLeft,
  isElsewhere,
  limitFlags,
  memgateRun,
  seconds,
  startApp,
} from "./memgate.ts";

const times = ["--ready-path", "/healthz", "--warmup", "0s", "--duration", seconds(1)];

function stateOf(name: string): readonly string[] {
  return docker(
    "inspect",
    "--format",
    "{{.State.Running}} {{.RestartCount}} {{.HostConfig.Memory}} {{.HostConfig.MemorySwap}} {{.State.StartedAt}}",
    name,
  ).split(" ");
}

const limited = limitFlags(128);

describeDocker("a container that runs already", () => {
  expectNothingLeft();

  it("is gated by its own limit and keeps running unchanged", async () => {
    const name = startApp("ok", ...limited);
    const before = stateOf(name);
    const { code, report, stdout } = await memgateRun(["--container", name, ...times]);
    expect(code, stdout).toBe(0);
    expect(report).toMatchObject({
      requestedLimitBytes: 128 * 2 ** 20,
      container: { wasRunning: true, exitedByItself: false, image: expect.stringContaining(name) },
      oom: { killed: false },
    });
    expect(stdout).toMatch(/first sample \S+ m?s\s+after the\s+beginning of the run/);
    expect(stateOf(name)).toEqual(before);
  });

  it("keeps running after a failed gate and after an interrupt", async () => {
    const name = startApp("ok", ...limited);
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

  it("has the secrets of its environment masked in the report", async () => {
    const name = startApp("log-env", ...limited, "--env", "API_TOKEN=of-its-environment", "--env", "PLAIN=ordinary");
    const failing = ["--path", "/fails", "--max-error-rate", "0"];
    const { report } = await memgateRun(["--container", name, ...times, ...failing]);
    expect(report?.container?.logTail.join("\n")).toContain("API_TOKEN=*** PLAIN=ordinary");
  });

  it("runs under another limit with set-limit, and gets its own limit back", async () => {
    const name = startApp("ok", ...limited);
    const before = stateOf(name);
    const setLimit = ["--memory-limit", "96Mi", "--set-limit", "true"];
    const { code, report } = await memgateRun(["--container", name, ...times, ...setLimit]);
    expect(code).toBe(0);
    expect(report?.container).toMatchObject({ memoryBytes: 96 * 2 ** 20, memorySwapBytes: 96 * 2 ** 20 });
    expect(report?.notices).toEqual([
      expect.stringContaining("was already running: the peak does not cover its start"),
      expect.stringContaining("during the run memgate sets a limit of 96 MiB"),
    ]);
    expect(stateOf(name)).toEqual(before);
  });

  it("that had no limit gets the kernel's highest limit afterwards", async ({ skip }) => {
    skip(engine?.isPodman === true, "Podman refuses a limit above the machine's memory");
    const name = startApp("ok");
    const setLimit = ["--memory-limit", "96Mi", "--set-limit", "true"];
    expect((await memgateRun(["--container", name, ...times, ...setLimit])).code).toBe(0);
    const [isRunning, , memory, swap] = stateOf(name);
    expect(isRunning).toBe("true");
    expect(Number(memory)).toBeGreaterThan(2 ** 62);
    expect(Number(swap)).toBe(-1);
    // A second run works too.
    expect((await memgateRun(["--container", name, ...times, ...setLimit])).code).toBe(0);
  });

  it("passes although a process in it was OOM-killed before the run", async ({ skip }) => {
    skip(engine?.isPodman === true, "Podman's API can't run a command that causes an OOM kill in the container");
    const name = startApp("ok", ...limited);
    const grow = "const all = []; for (;;) all.push(Buffer.alloc(1 << 20, 1));";
    expect(() => docker("exec", name, "node", "-e", grow)).toThrow();
    const { report } = await memgateRun(["--container", name, ...times]);
    expect(report?.oom).toMatchObject({ killed: false, witnesses: [] });
    // The kernel's peak usage from before the run does not count either, so the pass is not proven.
    expect(report?.verdict).toMatchObject({ kind: "pass", proof: "sampled" });
  });

  it("does not get a limit below its current working set", async ({ skip }) => {
    skip(engine?.isPodman === true, "Podman's runtime refuses such a limit with its own message");
    const name = startApp("ok", ...limited);
    const setLimit = ["--memory-limit", "6Mi", "--set-limit", "true"];
    const { code, report } = await memgateRun(["--container", name, ...times, ...setLimit]);
    expect(code).toBe(3);
    expect(report?.verdict).toMatchObject({ reason: "container-failed", message: expect.stringContaining("already") });
    expect(stateOf(name)[0]).toBe("true");
  });

  it("that is allowed to swap during the run is inconclusive", async () => {
    const name = startApp("ok", ...limited);
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

  /** Runs a gate. Changes something as the load begins, and changes it back after half a second. */
  async function changedForATime(name: string, change: () => void, changeBack: () => void) {
    let isChanged = false;
    const { report } = await memgateRun(["--container", name, ...times.with(-1, seconds(4))], {
      onProgress: (stderr) => {
        if (isChanged || !stderr.includes("load:\n")) return;
        isChanged = true;
        change();
        setTimeout(changeBack, 500);
      },
    });
    return report?.verdict;
  }

  it("that is allowed to swap for a time during the run is inconclusive", async () => {
    const name = startApp("ok", ...limited);
    const update = (swap: string) => docker("update", "--memory", "128m", "--memory-swap", swap, name);
    const verdict = await changedForATime(
      name,
      () => update("-1"),
      () => update("128m"),
    );
    expect(verdict).toMatchObject({
      code: "limit-not-applied/swap-allowed",
      data: { swapBytes: -1, isTakenBack: true },
    });
    expect(verdict?.message).toContain("swap was allowed for a time during the run");
  });

  it("is inconclusive if swap is allowed for a time without the engine", async ({ skip }) => {
    skip(engine?.cgroup !== "1" || isElsewhere || engine.isPodman, "needs the files of a cgroup v1");
    const name = startApp("ok", ...limited);
    const id = docker("inspect", "--format", "{{.Id}}", name);
    const file = `/sys/fs/cgroup/memory/docker/${id}/memory.memsw.limit_in_bytes`;
    const verdict = await changedForATime(
      name,
      () => writeFileSync(file, "192M"),
      () => writeFileSync(file, "128M"),
    );
    const data = { swapBytes: 192 * 2 ** 20, isTakenBack: true };
    expect(verdict).toMatchObject({ code: "limit-not-applied/swap-allowed", data });
  });

  it("is inconclusive if its limit is raised for a time", async () => {
    const name = startApp("ok", ...limited);
    const update = (limit: string) => docker("update", "--memory", limit, "--memory-swap", limit, name);
    const verdict = await changedForATime(
      name,
      () => update("160m"),
      () => update("128m"),
    );
    const data = { fromBytes: 128 * 2 ** 20, toBytes: 160 * 2 ** 20 };
    expect(verdict).toMatchObject({ code: "limit-not-applied/changed", data });
  });

  it.each([
    {
      name: "has no limit",
      flags: [],
      args: [],
      message: /has no memory limit; set --memory-limit and --set-limit true/,
    },
    {
      name: "has another limit",
      flags: limited,
      args: ["--memory-limit", "256Mi"],
      message: /has a limit of 128 MiB \(134,217,728 B\), but --memory-limit is 256 MiB/,
    },
    { name: "may swap", flags: ["--memory", "128m"], args: [], message: /can use swap beyond its limit/ },
  ])("is an input error if it $name", async ({ flags, args, message }) => {
    const container = startApp("ok", ...flags);
    const { code, stderr } = await memgateRun(["--container", container, ...times, ...args]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stateOf(container)[0]).toBe("true");
  });

  it("is an input error if it does not exist or is not running", async () => {
    const gone = await memgateRun(["--container", "attach-test-nobody", ...times]);
    expect(gone).toMatchObject({ code: 2, report: null, stderr: expect.stringContaining("does not exist; docker ps") });
    const name = startApp("ok", ...limited);
    docker("stop", "--time", "0", name);
    const stopped = await memgateRun(["--container", name, ...times]);
    expect(stopped).toMatchObject({ code: 2, stderr: expect.stringContaining("is not running") });
  });
});
