// Gates without requests from memgate: batch jobs and load commands.
import { describe, expect, it } from "vitest";
import { runGatePlan } from "../../../src/gate/run-gate.ts";
import { type Evidence, evidenceSchema } from "../../../src/model/evidence.ts";
import type { Observation, PortAttempt } from "../../../src/model/observation.ts";
import { judge } from "../../../src/verdict/judge.ts";
import { disk, inputs, planFrom, type raw, thresholds } from "../../builders.ts";
import { createFakeWorld, type FakeWorld, type FakeWorldOptions } from "../../fakes.ts";
import { statusObserved, stopBy } from "../../stop-reasons.ts";

async function run(
  prepare: (world: FakeWorld, interrupt: () => void) => void,
  options: FakeWorldOptions,
  values: Parameters<typeof raw>[0],
  folders: readonly string[] = [],
): Promise<{ world: FakeWorld; evidence: Evidence }> {
  const world = createFakeWorld(options);
  const controller = new AbortController();
  prepare(world, () => controller.abort(stopBy("interrupted/sigint")));
  const evidence = await world.clock.finish(
    runGatePlan(planFrom(inputs(values, disk(folders))), world.adapters, controller.signal),
  );
  expect(evidenceSchema().safeParse(evidence).error).toBeUndefined();
  return { world, evidence };
}

const kindOf = (evidence: Evidence) => judge(evidence, thresholds).kind;

describe("a batch job", () => {
  const job = { load: "none", "exit-codes": "0,3", duration: "10s" };

  it("is judged by its whole life if it ends with an accepted exit code", async () => {
    const { world, evidence } = await run((world) => world.during("run", () => world.exit(3)), {}, job);
    expect(evidence.outcome).toEqual({ kind: "completed" });
    expect(evidence).toMatchObject({
      workload: { kind: "none", exitCodes: [0, 3] },
      container: { exitCode: 3 },
      load: null,
    });
    expect(evidence.phases.map(({ name }) => name)).toEqual(["run"]);
    expect(world.calls).not.toContain("openLoad");
    expect(world.calls).not.toContain("awaitReady");
    expect(kindOf(evidence)).not.toBe("over-ratio");
    expect(world.left()).toEqual([]);
  });

  it("is inconclusive if it fails, and its log is kept", async () => {
    const { evidence } = await run((world) => world.during("run", () => world.exit(1)), {}, job);
    expect(judge(evidence, thresholds)).toEqual({
      kind: "inconclusive",
      reason: "job-failed",
      code: "job-failed/exit-code",
      data: { exitCode: 1, expected: [0, 3] },
      message: "the job ended with exit code 1; expected 0 or 3",
    });
    expect(evidence.container?.logTail).not.toEqual([]);
  });

  it("is inconclusive if it does not end in time", async () => {
    const { world, evidence } = await run(() => {}, {}, job);
    expect(evidence.outcome).toMatchObject({ reason: "job-unfinished", message: expect.stringContaining("10 s") });
    expect(world.left()).toEqual([]);
  });

  it("can be interrupted", async () => {
    const { evidence } = await run((world, interrupt) => world.during("run", () => interrupt()), {}, job);
    expect(evidence.outcome).toMatchObject({ reason: "interrupted" });
  });
});

describe("a dependency of the app", () => {
  it("makes the run inconclusive if it ends during the run", async () => {
    const services = [
      {
        service: "db",
        exitCode: 1,
        restarts: 0,
        isOomKilled: true,
        healthcheckOutput: null,
        log: ["out", "of memory"],
      },
      { service: "cache", exitCode: null, restarts: 2, isOomKilled: false, healthcheckOutput: "no", log: [] },
    ];
    const { world, evidence } = await run(() => {}, { exitedDependencies: services }, { duration: "2s" });
    expect(judge(evidence, thresholds)).toEqual({
      kind: "inconclusive",
      reason: "dependency-exited",
      code: "dependency-exited/exited",
      data: { services },
      message:
        "while the app ran, the service db exited with exit code 1, OOM-killed; its log ends with: out | of memory; and the service cache was restarted 2 times; its healthcheck printed: no; its log is empty",
    });
    expect(world.left()).toEqual([]);
  });
});

describe("the readiness check", () => {
  const at = { places: ["http://172.17.0.2:3000/"] };
  const afterLoad = (attempt: PortAttempt): Observation => ({
    ...(statusObserved(503) as Extract<Observation, { kind: "http" }>),
    failures: [{ ...at, attempt }],
  });

  it.each<PortAttempt>([
    { kind: "http-timeout", afterMs: 5_000 },
    { kind: "http-error", error: "connect ECONNREFUSED", errorCode: "ECONNREFUSED" },
    { kind: "tcp-timeout", afterMs: 5_000 },
  ])("makes the run inconclusive if it gets no response after the load: $kind", async (attempt) => {
    const observedAfterLoad = afterLoad(attempt);
    const { evidence, world } = await run(() => {}, { observedAfterLoad }, { duration: "2s" });
    expect(judge(evidence, thresholds)).toMatchObject({
      code: "load-failed/silent-after-load",
      data: { observed: observedAfterLoad },
    });
    expect(world.left()).toEqual([]);
  });

  it.each([429, 503])("accepts HTTP %d after the load", async (status) => {
    const { evidence } = await run(() => {}, { observedAfterLoad: statusObserved(status) }, { duration: "2s" });
    expect(judge(evidence, thresholds).kind).toBe("pass");
  });

  it("is not repeated after the load if it does not use the port", async () => {
    const observedAfterLoad = afterLoad({ kind: "http-timeout", afterMs: 5_000 });
    const { evidence } = await run(() => {}, { observedAfterLoad }, { duration: "2s", ready: "log:listening" });
    expect(judge(evidence, thresholds).kind).toBe("pass");
  });

  it("that a redirect satisfied gives a notice", async () => {
    const redirect = { path: "/", status: 302, location: "/login" };
    const { evidence } = await run(() => {}, { redirect }, { duration: "2s" });
    expect(evidence.notices).toEqual([
      expect.stringMatching(/^the app counted as ready because GET \/ returned HTTP 302 to \/login; /),
    ]);
  });
});

describe("a container that ran before", () => {
  const old = { name: "node", pid: 7, anonymousBytes: 1 };

  it("is not OOM-killed because of a kill before the run that the engine reports at the end", async () => {
    const before = { isAttached: true, killedProcesses: [old], stoppedState: { oomKilled: true } };
    const { evidence } = await run(() => {}, before, { duration: "2s" });
    expect(evidence.oom).toMatchObject({ killed: false, witnesses: [] });
    const own = await run(() => {}, { ...before, killedProcesses: [] }, { duration: "2s" });
    expect(own.evidence.oom.witnesses).toMatchObject([{ name: "inspect" }]);
  });

  it("is OOM-killed if the kernel's counter increases during the run", async () => {
    const readingIn = (_phase: string, index: number) => ({ oomKills: index < 5 ? 1 : 2 });
    const { evidence } = await run(() => {}, { isAttached: true, readingIn }, { duration: "2s" });
    expect(evidence.oom).toMatchObject({ killed: true, processKills: 1 });
  });
});

describe("load-command", () => {
  const own = { "load-command": "k6 run x.js" };

  it("is the load phase, and memgate sends no requests", async () => {
    const { world, evidence } = await run(() => {}, { commandMs: 3_000 }, own);
    expect(evidence).toMatchObject({
      outcome: { kind: "completed" },
      load: null,
      workload: { kind: "command", command: "k6 run x.js", exitCode: 0, wasToEnd: false },
    });
    expect(evidence.phases.map(({ name }) => name)).toEqual(["start", "load", "settle"]);
    expect(world.calls).not.toContain("openLoad");
    expect(kindOf(evidence)).toBe("pass");
  });

  it("has the bytes that the app received and its CPU time", async () => {
    const { evidence } = await run(() => {}, { commandMs: 3_000 }, own);
    expect(evidence).toMatchObject({ workload: { app: { receivedBytes: 1_000_000, cpuMs: 1_000, idleCpuMs: null } } });
  });

  it("does not count as load if the app received and did next to nothing, despite exit code 0", async () => {
    const { evidence } = await run(() => {}, { commandMs: 3_000, counters: "idle" }, own);
    expect(evidence).toMatchObject({ workload: { exitCode: 0, app: { receivedBytes: 100, cpuMs: 0.1 } } });
    expect(judge(evidence, thresholds)).toMatchObject({
      kind: "inconclusive",
      code: "load-failed/command-unnoticed",
      data: { exitCode: 0, receivedBytes: 100, cpuMs: 0.1 },
      message:
        'the load command "k6 run x.js" ended with exit code 0 after 3 s; meanwhile the app received only 100 B, less than 1 KiB a second',
    });
  });

  it.each(["hang", "refuse", "none"] as const)(
    "counts as load if the counters are not available (%s)",
    async (counters) => {
      const { world, evidence } = await run(() => {}, { commandMs: 3_000, counters }, own);
      expect(evidence).toMatchObject({ workload: { app: { receivedBytes: null, cpuMs: null } } });
      expect(kindOf(evidence)).toBe("pass");
      expect(world.left()).toEqual([]);
    },
  );

  it("has a load phase without the time that the engine takes to return the counters", async () => {
    const lengthOf = (of: Evidence, name: string) => {
      const { startMs, endMs } = of.phases.find((phase) => phase.name === name) ?? { startMs: 0, endMs: 0 };
      return endMs - startMs;
    };
    const { evidence } = await run(() => {}, { commandMs: 3_000, counters: "slow" }, own);
    expect(lengthOf(evidence, "load")).toBe(3_000);
    expect(evidence).toMatchObject({ workload: { app: { receivedBytes: 1_000_000 } } });
    const { world } = await run(() => {}, { commandMs: 3_000 }, own);
    const order = world.calls.filter((call) => ["statsOnce", "runLoadCommand"].includes(call));
    expect(order).toEqual(["statsOnce", "runLoadCommand", "statsOnce"]);
  });

  const onSocket = { ...own, volumes: "./run:/run/app", socket: "run/app.sock" };

  it.each([
    { where: "on a socket", values: onSocket, options: {} },
    { where: "on a network without counters of its own", values: own, options: { isOnHostNetwork: true } },
  ])("is compared with the idle app's CPU time before it, $where", async ({ values, options }) => {
    const { world, evidence } = await run(() => {}, { commandMs: 3_000, ...options }, values, ["./run"]);
    expect(world.calls.filter((call) => ["statsOnce", "runLoadCommand"].includes(call))).toEqual([
      ...["statsOnce", "statsOnce", "runLoadCommand", "statsOnce"],
    ]);
    // 1 s of CPU time in 250 ms without load, and 1 s during the command.
    expect(evidence).toMatchObject({ workload: { app: { receivedBytes: null, cpuMs: 1_000, idleCpuMs: 12_000 } } });
    expect(judge(evidence, thresholds)).toMatchObject({
      code: "load-failed/command-unnoticed",
      message: expect.stringMatching(
        /meanwhile the app used only 1 s of CPU time, about as much as without load \(12 s\)$/,
      ),
    });
    const start = evidence.phases.find(({ name }) => name === "start");
    expect((start?.endMs ?? 0) - (start?.startMs ?? 0)).toBeLessThanOrEqual(350);
  });

  it.each([
    { counters: "idle", kind: "inconclusive", cpuMs: 0.1 },
    { counters: undefined, kind: "pass", cpuMs: 1_000 },
  ] as const)("is judged by the CPU time alone if nothing listens: $kind", async ({ counters, kind, cpuMs }) => {
    const options = { commandMs: 3_000, isListening: false, ...(counters === undefined ? {} : { counters }) };
    const { evidence } = await run(() => {}, options, { ...own, ready: "log:worker is ready" });
    expect(evidence).toMatchObject({ workload: { app: { receivedBytes: null, cpuMs, idleCpuMs: null } } });
    expect(kindOf(evidence)).toBe(kind);
  });

  it("does not count as load if it fails", async () => {
    const { evidence } = await run(() => {}, { commandExitCode: 99 }, own);
    expect(judge(evidence, thresholds)).toMatchObject({ kind: "inconclusive", reason: "load-failed" });
    expect(evidence.container?.logTail).not.toEqual([]);
  });

  it("ends normally if memgate ends it after the duration that the user set", async () => {
    const { evidence } = await run(() => {}, { commandMs: 60_000 }, { ...own, duration: "5s" });
    expect(evidence).toMatchObject({ workload: { exitCode: null, wasToEnd: true, durationMs: 5_000 } });
    expect(evidence.container?.logTail).toEqual([]);
    expect(kindOf(evidence)).toBe("pass");
  });

  it("adds a notice if it leaves processes behind", async () => {
    const { evidence } = await run(() => {}, { commandMs: 3_000, commandLeft: 2 }, own);
    expect(evidence.notices).toEqual([expect.stringContaining("exited before 2 of its processes; memgate ended them")]);
    expect((await run(() => {}, { commandMs: 3_000 }, own)).evidence.notices).toEqual([]);
  });

  it("does not count as load if it does not end and the user set no duration", async () => {
    const { evidence } = await run(() => {}, { commandMs: 7_200_000 }, own);
    expect(evidence).toMatchObject({ workload: { exitCode: null, wasToEnd: false, durationMs: 3_600_000 } });
    expect(judge(evidence, thresholds)).toMatchObject({ reason: "load-failed" });
  });

  it("ends when the app exits", async () => {
    const { evidence } = await run((world) => world.during("load", () => world.exit(1)), { commandMs: 60_000 }, own);
    expect(evidence.outcome).toMatchObject({ reason: "app-exited" });
  });
});
