import { getEventListeners } from "node:events";
import { beforeAll, describe, expect, it } from "vitest";
import { runGatePlan } from "../../../src/gate/run-gate.ts";
import type { AppHelper } from "../../../src/model/adapters.ts";
import { type Evidence, evidenceSchema, type PhaseName } from "../../../src/model/evidence.ts";
import type { ProcessList } from "../../../src/model/fields/processes.ts";
import { GateError } from "../../../src/model/gate-error.ts";
import type { GatePlan } from "../../../src/model/plan.ts";
import type { AdapterCause, StopReason } from "../../../src/model/stop-reason.ts";
import { judge } from "../../../src/verdict/judge.ts";
import { limitBytes, mebibyte, oom, plan, processMemory, thresholds } from "../../builders.ts";
import {
  type Call,
  containerName,
  createFakeWorld,
  type FakeWorld,
  type FakeWorldOptions,
  never,
} from "../../fakes.ts";
import { statusObserved, stopBy } from "../../stop-reasons.ts";

const phaseNames: readonly PhaseName[] = ["start", "warmup", "load", "settle"];

/** Runs a gate in a fake world that the test has prepared. */
async function run(
  prepare: (world: FakeWorld, interrupt: (stop?: StopReason) => void) => void = () => {},
  options: FakeWorldOptions = {},
  of: GatePlan = plan(),
): Promise<{ world: FakeWorld; evidence: Evidence }> {
  const world = createFakeWorld(options);
  const controller = new AbortController();
  prepare(world, (stop = stopBy("interrupted/sigint")) => controller.abort(stop));
  const evidence = await world.clock.finish(runGatePlan(of, world.adapters, controller.signal));
  // Every run must produce evidence that matches the schema.
  expect(evidenceSchema().safeParse(evidence).error).toBeUndefined();
  return { world, evidence };
}

function order(world: FakeWorld, ...calls: readonly Call[]): readonly Call[] {
  const positions = calls.map((call) => world.calls.lastIndexOf(call));
  expect(positions, `${calls.join(", ")} in ${world.calls.join(", ")}`).not.toContain(-1);
  return calls.toSorted((a, b) => world.calls.lastIndexOf(a) - world.calls.lastIndexOf(b));
}

const kindOf = (evidence: Evidence) => judge(evidence, thresholds).kind;
const fails = (fault: AdapterCause) => () => Promise.reject(new GateError(fault, `${fault.code} went wrong`));
const noEngine = fails({ code: "engine-unavailable/context", data: { context: "far" } });
const noImage = fails({ code: "image-failed/build", data: { exitCode: 1 } });
const noContainer = fails({ code: "container-failed/create", data: { error: "boom" } });
const noStart = fails({ code: "container-failed/start", data: { error: "boom" } });
const noLoad = fails({ code: "load-failed/load-process", data: { error: "boom" } });
/** With the place in the code. */
const unexpectedError = expect.stringMatching(/^unexpected error: boom \(at .*gate\.test\.ts:\d+:\d+\)$/);
const throws = () => Promise.reject(new Error("boom"));

it("has the processes at the highest working set, and at the end those of a last peak", async () => {
  const processes: ProcessList = { source: "proc", list: [processMemory()], leftOut: 0, unread: 0 };
  const readingIn = (phase: PhaseName, index: number) => ({
    workingSetBytes: (phase === "settle" ? 70 * mebibyte : 40 * mebibyte) + index,
  });
  const { evidence } = await run(() => {}, { processes, readingIn });
  const { workingSetBytes = 0, atMs } = evidence.peak ?? {};
  expect(workingSetBytes).toBeGreaterThan(70 * mebibyte);
  expect(evidence.processes).toEqual({ ...processes, workingSetBytes, atMs, durationMs: 0 });
});

it("has no processes if memgate cannot read them", async () => {
  const { evidence } = await run();
  expect(evidence).toMatchObject({ processes: null, outcome: { kind: "completed" } });
});

it("leaves no listener on the interrupt, which several gates share", async () => {
  const world = createFakeWorld();
  const { signal } = new AbortController();
  await world.clock.finish(runGatePlan(plan(), world.adapters, signal));
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

describe("a run that is interrupted while the engine is slow", () => {
  it.each([
    ["watch", 20],
    ["openSampling", 50],
  ] as const)("ends what %s opens after the run", async (call, afterMs) => {
    const { world } = await run((of, interrupt) => {
      of.delay(call, 20_000);
      void of.clock.sleep(afterMs).then(() => interrupt());
    });
    await world.clock.advance(30_000);
    expect(world.left()).toEqual([]);
  });

  it("does not start the container after the run", async () => {
    const { world } = await run((of, interrupt) => {
      of.delay("watch", 20_000);
      void of.clock.sleep(20).then(() => interrupt());
    });
    await world.clock.advance(30_000);
    expect(world.calls).not.toContain("start");
  });
});

describe("a run without a failure", () => {
  it("completes, passes and leaves nothing behind", async () => {
    const { world, evidence } = await run();
    expect(evidence.outcome).toEqual({ kind: "completed" });
    expect(kindOf(evidence)).toBe("pass");
    expect(world.left()).toEqual([]);
    expect(evidence.notices).toEqual([]);
  });

  it("takes its steps in order: events are watched before container start, sampling starts before readiness", async () => {
    const { world } = await run();
    const steps = ["connect", "prepareImage", "createContainer", "watch", "start", "openSampling"] as const;
    const all = [...steps, "awaitReady", "runLoad", "finalReading", "kill", "tearDown"] as const;
    expect(order(world, ...all)).toEqual(all);
  });

  it("has all phases with the planned lengths", async () => {
    const { evidence } = await run();
    expect(evidence.phases.map(({ name, startMs, endMs }) => [name, endMs - startMs])).toEqual([
      ["start", 100],
      ["warmup", 1_000],
      ["load", 2_000],
      ["settle", 200],
    ]);
    expect(evidence.phases.find(({ name }) => name === "load")?.samples).toBeGreaterThanOrEqual(19);
  });

  it("does not count the time of the last responses as load", async () => {
    const { evidence } = await run(() => {}, { lastResponsesMs: 900 });
    expect(evidence.phases.map(({ name, startMs, endMs }) => [name, endMs - startMs])).toEqual([
      ["start", 100],
      ["warmup", 1_900],
      ["load", 2_000],
      ["settle", 1_100],
    ]);
  });

  it("has one settle phase if the run is interrupted before the last responses", async () => {
    const { evidence } = await run((world, interrupt) => void world.clock.sleep(4_400).then(() => interrupt()), {
      lastResponsesMs: 900,
    });
    expect(evidence.phases.map(({ name }) => name)).toEqual(["start", "warmup", "load", "settle"]);
    expect(kindOf(evidence)).toBe("inconclusive");
  });

  it("counts time from container start, even if the engine starts the container slowly", async () => {
    const { evidence } = await run((world) => world.delay("start", 300));
    expect(evidence.phases[0]).toMatchObject({ name: "start", startMs: 0, endMs: 400 });
    expect(evidence.timeOrigin).toBe("2026-01-02T03:04:05.678Z");
  });

  it("has no warmup phase with a warmup of 0 s", async () => {
    const { world, evidence } = await run(() => {}, {}, plan({ warmup: "0s" }));
    expect(evidence.phases.map(({ name }) => name)).toEqual(["start", "load", "settle"]);
    expect(world.calls.filter((call) => call === "runLoad")).toHaveLength(1);
  });

  it("collects engine, container, load, sources and samples", async () => {
    const { world, evidence } = await run();
    expect(evidence).toMatchObject({
      createdAt: "2026-01-02T03:04:05.678Z",
      requestedLimitBytes: limitBytes,
      limitBytes,
      engine: { version: "28.5.2" },
      container: {
        name: containerName,
        image: "app:1",
        imageId: "sha256:1",
        exitedByItself: false,
        exitCode: null,
        memoryBytes: limitBytes,
        memorySwapBytes: limitBytes,
        cgroupLimitBytes: limitBytes,
        logTail: [],
      },
      load: { requests: 10_000, durationMs: 2_000, via: "container-address" },
      sampling: { sources: [{ name: "cgroup-v2", intervalMs: 100, missed: 0 }], notice: null },
      oom: { killed: false, processKills: 0, witnesses: [] },
    });
    expect(evidence.sampling.sources[0]?.samples).toBe(world.samples.length);
    expect(evidence.durationMs).toBeGreaterThanOrEqual(3_300);
  });

  it("has the load of the load phase, and the requests of the warmup apart from it", async () => {
    const { evidence } = await run(() => {}, { load: { errors: 3, non2xx: 4 } });
    expect(evidence.load?.durationMs).toBe(2_000);
    expect(evidence.warmup).toEqual({
      requests: 10_000,
      failed: 7,
      requestsPerSecond: 1_000,
      latencyMs: { p50: 3, p90: 6, p99: 12, max: 40 },
    });
    expect((await run(() => {}, {}, plan({ warmup: "0s" }))).evidence.warmup).toBeNull();
  });

  it("plans a number of requests for the load phase only", async () => {
    const { world } = await run(() => {}, {}, plan({ requests: "5000" }));
    expect(world.planned).toEqual([null, 5_000]);
  });

  it("keeps the requests of a warmup in which the run was interrupted", async () => {
    const { evidence } = await run((world, interrupt) => world.during("warmup", () => interrupt()));
    expect(evidence).toMatchObject({ load: null, warmup: { requests: 10_000 } });
  });

  it("counts a peak in every phase", async () => {
    for (const name of phaseNames) {
      const readingIn = (phase: PhaseName) => (phase === name ? { workingSetBytes: 90 * mebibyte } : {});
      const { evidence } = await run(() => {}, { readingIn });
      expect(evidence.peak).toMatchObject({ phase: name, workingSetBytes: 90 * mebibyte, ratio: 0.9 });
      expect(kindOf(evidence)).toBe("over-ratio");
    }
  });

  it("has the notices of its inputs", async () => {
    const { evidence } = await run(() => {}, {}, plan({ "memory-limit": "100m" }));
    expect(evidence.notices).toEqual([expect.stringContaining("100 MiB")]);
  });
});

describe("the limit that the kernel applies", () => {
  it("is compared with the peak if the kernel rounded the requested limit down", async () => {
    const applied = limitBytes - 4_096;
    const { evidence } = await run(() => {}, { limitBytes: applied });
    expect(evidence).toMatchObject({ requestedLimitBytes: limitBytes, limitBytes: applied });
    expect(evidence.peak?.ratio).toBe((40 * mebibyte) / applied);
  });

  it.each([
    { name: "the engine reports another limit", options: { state: { memoryBytes: 2 * limitBytes } } },
    { name: "the engine allows swap", options: { state: { memorySwapBytes: -1 } } },
    { name: "the kernel applies another limit", options: { limitBytes: 2 * limitBytes } },
  ])("ends the run before the load if $name", async ({ options }) => {
    const { world, evidence } = await run(() => {}, options);
    expect(evidence.outcome).toMatchObject({ kind: "stopped", reason: "limit-not-applied" });
    expect(evidence.limitBytes).toBe(limitBytes);
    expect(world.calls).not.toContain("awaitReady");
    expect(world.left()).toEqual([]);
  });

  it("is unknown if the stats API reports the machine's memory instead", async () => {
    const small = { facts: { memoryBytes: limitBytes / 2 }, limitBytes: limitBytes / 2, samplingNotice: "no files" };
    const { evidence } = await run(() => {}, small);
    expect(evidence.outcome).toEqual({ kind: "completed" });
    expect(evidence.container?.cgroupLimitBytes).toBeNull();
  });

  it("has not changed if the stats API reports the machine's memory and the cgroup file reports the limit", async () => {
    const memoryBytes = limitBytes / 2;
    const readingIn = (_: PhaseName, index: number) =>
      index % 2 === 0
        ? ({ source: "cgroup-v2", limitBytes } as const)
        : ({ source: "stats-oneshot", limitBytes: memoryBytes } as const);
    const { evidence } = await run(() => {}, { facts: { memoryBytes }, readingIn });
    expect(evidence.outcome).toEqual({ kind: "completed" });
  });

  it("makes the run inconclusive if it changes during the run", async () => {
    const readingIn = (phase: PhaseName) => ({ limitBytes: phase === "load" ? 2 * limitBytes : limitBytes });
    const { evidence } = await run(() => {}, { readingIn });
    expect(evidence.outcome).toEqual({
      kind: "stopped",
      reason: "limit-not-applied",
      code: "limit-not-applied/changed",
      data: { fromBytes: 104_857_600, toBytes: 209_715_200 },
      message: "the limit changed during the run, from 104,857,600 B to 209,715,200 B",
    });
  });

  it("is the machine's memory if the cgroup file reports that", async () => {
    const small = { facts: { memoryBytes: limitBytes / 2 }, limitBytes: limitBytes / 2 };
    const { evidence } = await run(() => {}, small);
    expect(evidence.outcome).toMatchObject({ reason: "limit-not-applied" });
  });
});

describe("the kernel's peak usage", () => {
  it("is in the evidence if memgate read it after the load", async () => {
    const { evidence } = await run(() => {}, { readingIn: () => ({ kernelPeakBytes: 60 * mebibyte }) });
    expect(evidence.kernelPeakBytes).toBe(60 * mebibyte);
    expect(judge(evidence, thresholds)).toEqual({ kind: "pass", proof: "proven" });
  });

  it("is null if memgate last read it before the end of the load", async () => {
    const readingIn = (phase: PhaseName, index: number) =>
      phase === "start" || (phase === "load" && index < 20) ? { kernelPeakBytes: 60 * mebibyte } : {};
    const { evidence } = await run(() => {}, { readingIn });
    expect(evidence.kernelPeakBytes).toBeNull();
    expect(judge(evidence, thresholds)).toEqual({ kind: "pass", proof: "sampled" });
  });
});

describe("a step that fails", () => {
  it.each([
    {
      call: "connect",
      with: noEngine,
      reason: "engine-unavailable",
      logs: false,
    },
    {
      call: "prepareImage",
      with: noImage,
      reason: "image-failed",
      logs: false,
    },
    {
      call: "createContainer",
      with: noContainer,
      reason: "container-failed",
      logs: false,
    },
    {
      call: "openLoad",
      with: noLoad,
      reason: "load-failed",
      // The load process starts while the engine creates the container.
      logs: true,
    },
    { call: "watch", with: throws, reason: "internal-error", logs: true },
    {
      call: "start",
      with: noStart,
      reason: "container-failed",
      logs: true,
    },
    { call: "openSampling", with: throws, reason: "internal-error", logs: true },
    { call: "addresses", with: throws, reason: "internal-error", logs: true },
    { call: "awaitReady", with: throws, reason: "internal-error", logs: true },
    {
      call: "runLoad",
      with: noLoad,
      reason: "load-failed",
      logs: true,
    },
  ] as const)(
    "makes the run $reason if it is $call, and everything is removed",
    async ({ call, with: work, reason, logs }) => {
      const { world, evidence } = await run((world) => world.instead(call, work));
      expect(evidence.outcome).toMatchObject({
        kind: "stopped",
        reason,
        message: expect.stringMatching(/wrong|boom/),
      });
      expect(kindOf(evidence)).toBe("inconclusive");
      expect(world.left()).toEqual([]);
      expect(evidence.container?.logTail ?? []).toEqual(logs ? ["listening on 3000", "last words"] : []);
    },
  );

  it("removes nothing if the connection to the engine was the step", async () => {
    const { world, evidence } = await run((world) => world.instead("connect", noEngine));
    expect(world.calls).toEqual(["connect"]);
    expect(evidence.notices).toEqual([]);
  });

  it("removes the container if the load process fails to start, and the other way round", async () => {
    const withoutContainer = await run((world) => world.instead("createContainer", noContainer));
    expect(withoutContainer.world.calls).toEqual(expect.arrayContaining(["closeLoad", "tearDown"]));
    const withoutLoad = await run((world) => world.instead("openLoad", noLoad));
    expect(withoutLoad.world.calls).toEqual(expect.arrayContaining(["tearDown"]));
    expect(withoutLoad.world.calls).not.toContain("start");
  });

  it("waits for the slower of load process and container before it removes anything", async () => {
    const slowContainer = await run((world) => {
      world.instead("openLoad", async () => {
        await world.clock.sleep(50);
        return noLoad();
      });
      world.delay("createContainer", 5_000);
    });
    expect(slowContainer.world.left()).toEqual([]);
    expect(slowContainer.world.calls).toContain("tearDown");
    const slowLoad = await run((world) => {
      world.instead("createContainer", noContainer);
      world.delay("openLoad", 5_000);
    });
    expect(slowLoad.world.left()).toEqual([]);
    expect(slowLoad.world.calls).toContain("closeLoad");
  });

  it("starts the container beside the load process, and sends load only when both are ready", async () => {
    const { world, evidence } = await run((world) => world.delay("openLoad", 5_000));
    expect(evidence.outcome).toEqual({ kind: "completed" });
    const start = evidence.phases.find(({ name }) => name === "start");
    expect((start?.endMs ?? 0) - (start?.startMs ?? 0)).toBe(5_000);
    expect(world.calls.indexOf("awaitReady")).toBeLessThan(world.calls.indexOf("runLoad"));
  });

  it("ends at once if the load process fails while the app starts", async () => {
    const { world, evidence } = await run((world) =>
      world.instead("openLoad", async () => {
        await world.clock.sleep(50);
        return noLoad();
      }),
    );
    expect(evidence.outcome).toMatchObject({ kind: "stopped", reason: "load-failed" });
    expect(evidence.durationMs).toBe(50);
    expect(world.calls).toContain("start");
    expect(world.calls).not.toContain("runLoad");
    expect(world.left()).toEqual([]);
  });

  it("reports the last readiness attempt if the app is not ready, and sends no load", async () => {
    const { world, evidence } = await run(() => {}, { ready: false }, plan({ "ready-path": "/up" }));
    expect(evidence.outcome).toEqual({
      kind: "stopped",
      reason: "not-ready",
      code: "not-ready/http-status",
      data: {
        status: 503,
        url: "http://172.17.0.2:3000/",
        afterMs: 60_000,
        observed: statusObserved(503),
        otherPorts: null,
        place: null,
        listeners: null,
      },
      message: "the app was not ready after 60 s: GET http://172.17.0.2:3000/ returned HTTP 503",
    });
    expect(evidence.load).toBeNull();
    expect(evidence.container?.logTail).toContain("last words");
    expect(world.calls).not.toContain("runLoad");
    expect(world.left()).toEqual([]);
  });

  it.each(phaseNames)("may be an observer that throws at the beginning of %s", async (name) => {
    const { world, evidence } = await run((world) =>
      world.asPhaseBegins(name, () => {
        throw new Error("boom");
      }),
    );
    expect(evidence.outcome).toMatchObject({ kind: "stopped", reason: "internal-error", message: unexpectedError });
    expect(world.left()).toEqual([]);
  });
});

describe("bad input that shows only in the image", () => {
  it("is refused: nothing starts, and the image is removed", async () => {
    const world = createFakeWorld({ exposedPorts: [] });
    const refused = world.clock.finish(
      runGatePlan(plan({ port: undefined }), world.adapters, new AbortController().signal),
    );
    await expect(refused).rejects.toMatchObject({ name: "GateError", stage: "inputs" });
    expect(world.calls).toContain("tearDown");
    expect(world.calls).not.toContain("createContainer");
    expect(world.left()).toEqual([]);
  });
});

describe("an app that exits by itself", () => {
  it.each([
    ["start", "before it was ready"],
    ["warmup", "in the warmup phase"],
    ["load", "in the load phase"],
    ["settle", "in the settle phase"],
  ] as const)("in %s ends the run in that phase, with exit code and log lines", async (name, when) => {
    const { world, evidence } = await run((world) => world.during(name, () => world.exit(3)));
    expect(evidence.outcome).toEqual({
      kind: "stopped",
      reason: "app-exited",
      code: "app-exited/exit",
      data: { exitCode: 3, phase: name },
      message: `the app exited with exit code 3 ${when}`,
    });
    expect(evidence.container).toMatchObject({
      exitedByItself: true,
      exitCode: 3,
      logTail: [expect.any(String), "last words"],
    });
    expect(evidence.phases.at(-1)?.name).toBe(name);
    expect(world.left()).toEqual([]);
  });

  it("with exit code 137 was not OOM-killed without a witness", async () => {
    const { evidence } = await run((world) => world.during("load", () => world.exit(137)));
    expect(evidence.oom.killed).toBe(false);
    expect(kindOf(evidence)).toBe("inconclusive");
    expect(evidence.outcome).toMatchObject({
      code: "app-exited/sigkill",
      data: { phase: "load", isOomKilled: false },
      message: expect.stringContaining("neither the engine nor the kernel reported an OOM kill"),
    });
  });

  it("is noticed by its state if there is no event", async () => {
    const { evidence } = await run(() => {}, { state: { running: false, exitCode: 0 } });
    expect(evidence.outcome).toMatchObject({ reason: "app-exited" });
    expect(evidence.container).toMatchObject({ exitedByItself: true, exitCode: 0 });
  });

  it("does not count as such if memgate killed it", async () => {
    const { world, evidence } = await run();
    expect(world.calls).toContain("kill");
    expect(evidence.container).toMatchObject({ exitedByItself: false, exitCode: null });
  });
});

describe("an OOM kill", () => {
  it.each(phaseNames)(
    "of PID 1 in %s is reported by the event, although the exit of the app ends the run",
    async (name) => {
      const { evidence } = await run((world) =>
        world.during(name, () => {
          world.emit({ kind: "oom" });
          world.exit(137);
        }),
      );
      expect(evidence.oom).toMatchObject({ killed: true, witnesses: [{ name: "event", phase: name }] });
      expect(evidence.outcome).toMatchObject({
        reason: "app-exited",
        message: expect.stringContaining("exit code 137 (SIGKILL) "),
      });
      expect(kindOf(evidence)).toBe("oom-killed");
    },
  );

  it("of a child process is reported by the event, and the run continues while PID 1 runs", async () => {
    const { evidence } = await run((world) => world.during("load", () => world.emit({ kind: "oom" })));
    expect(evidence.outcome).toEqual({ kind: "completed" });
    expect(evidence.oom.witnesses).toEqual([{ name: "event", phase: "load", atMs: 1_150 }]);
    expect(evidence.container?.logTail).not.toEqual([]);
    expect(kindOf(evidence)).toBe("oom-killed");
  });

  it("has the time of the first event", async () => {
    const { evidence } = await run((world) => {
      world.during("warmup", () => world.emit({ kind: "oom" }));
      world.during("load", () => world.emit({ kind: "oom" }));
    });
    expect(evidence.oom.witnesses).toEqual([{ name: "event", phase: "warmup", atMs: 150 }]);
  });

  it("of a child process is reported by the cgroup's counter", async () => {
    const readingIn = (phase: PhaseName) => ({ oomKills: phase === "load" || phase === "settle" ? 2 : 0 });
    const { evidence } = await run(() => {}, { readingIn });
    expect(evidence.oom).toMatchObject({
      killed: true,
      processKills: 2,
      witnesses: [{ name: "cgroup", phase: "load" }],
    });
    expect(kindOf(evidence)).toBe("oom-killed");
  });

  it("is reported by inspect while the container runs", async () => {
    const { evidence } = await run(() => {}, { state: { oomKilled: true } });
    expect(evidence.oom.witnesses).toEqual([{ name: "inspect", atMs: null, phase: null }]);
  });

  it("is reported by inspect while the container runs, even if the state after its end does not have it", async () => {
    const { evidence } = await run(() => {}, { state: { oomKilled: true }, stoppedState: { oomKilled: false } });
    expect(evidence.oom.witnesses).toEqual([{ name: "inspect", atMs: null, phase: null }]);
  });

  it("is reported by inspect after the container has stopped, as with Docker before 24.0", async () => {
    const { evidence } = await run(() => {}, { stoppedState: { oomKilled: true } });
    expect(evidence.oom).toMatchObject({ killed: true, witnesses: [{ name: "inspect" }] });
    expect(evidence.container?.logTail).not.toEqual([]);
    expect(kindOf(evidence)).toBe("oom-killed");
  });

  it("at the last moment is found by the final reading", async () => {
    const world = createFakeWorld({ readingIn: (_, index) => ({ oomKills: index > 30 ? 1 : 0 }) });
    const evidence = await world.clock.finish(runGatePlan(plan(), world.adapters, new AbortController().signal));
    expect(order(world, "finalReading", "kill")).toEqual(["finalReading", "kill"]);
    expect(evidence.oom.processKills).toBe(1);
  });

  it("counts even if the run was interrupted or the engine was lost", async () => {
    const interrupted = await run((world, interrupt) =>
      world.during("load", () => {
        world.emit({ kind: "oom" });
        interrupt();
      }),
    );
    expect(interrupted.evidence.outcome).toMatchObject({ reason: "interrupted" });
    expect(kindOf(interrupted.evidence)).toBe("oom-killed");
    const lost = await run((world) =>
      world.during("load", () => {
        world.emit({ kind: "oom" });
        world.loseEngine();
      }),
    );
    expect(kindOf(lost.evidence)).toBe("oom-killed");
  });

  it("is reported by the kernel's log, which names the process", async () => {
    const killedProcesses = [{ pid: 864, name: "node", anonymousBytes: 1 }];
    const { world, evidence } = await run(() => {}, { killedProcesses });
    expect(evidence.oom).toMatchObject({
      killed: true,
      processes: killedProcesses,
      witnesses: [{ name: "kernel-log" }],
    });
    expect(kindOf(evidence)).toBe("oom-killed");
    // The log is read after the container has ended, so it has every kill.
    expect(order(world, "kill", "killedProcesses", "tearDown")).toEqual(["kill", "killedProcesses", "tearDown"]);
  });

  it("is not reported if the kernel's log is readable and has no kill", async () => {
    const { evidence } = await run(() => {}, { killedProcesses: [] });
    expect(evidence.oom).toMatchObject({ killed: false, processes: [], witnesses: [] });
  });

  it("is not reported without a witness", async () => {
    const { evidence } = await run();
    expect(evidence.oom).toEqual(oom({ killed: false, processKills: 0 }));
  });
});

describe("an engine that is lost", () => {
  it.each(phaseNames)(
    "in %s ends the run in that phase, and a notice names what could not be removed",
    async (name) => {
      const { evidence } = await run((world) => world.during(name, world.loseEngine));
      expect(evidence.outcome).toEqual({ kind: "stopped", ...stopBy("engine-lost/stopped") });
      expect(evidence.notices).toEqual([
        expect.stringMatching(new RegExp(`${containerName}.*may still exist.*docker rm -f ${containerName}`)),
      ]);
      expect(kindOf(evidence)).toBe("inconclusive");
    },
  );

  it("keeps the samples taken before", async () => {
    const readingIn = (phase: PhaseName) => (phase === "warmup" ? { workingSetBytes: 90 * mebibyte } : {});
    const { evidence } = await run((world) => world.during("load", world.loseEngine), { readingIn });
    expect(evidence.peak?.workingSetBytes).toBe(90 * mebibyte);
    expect(kindOf(evidence)).toBe("over-ratio");
  });

  it.each(["rejects", "hangs"])(
    "is noticed at the end without an event, if the request for the state %s",
    async (how) => {
      const { evidence } = await run((world) =>
        world.during("settle", () => world.instead("state", how === "hangs" ? () => never() : throws)),
      );
      expect(evidence.outcome).toMatchObject({ kind: "stopped", reason: "engine-lost" });
      expect(kindOf(evidence)).toBe("inconclusive");
    },
  );

  it("is the reason even if its event stream ended after the app exited", async () => {
    const { evidence } = await run((world) =>
      world.during("load", () => {
        world.exit(137);
        world.instead("finalReading", async () => {
          world.emit({ kind: "lost", error: "read ECONNRESET" });
          throw new Error("gone");
        });
      }),
    );
    expect(evidence.outcome).toMatchObject({
      reason: "engine-lost",
      code: "engine-lost/connection",
      data: { error: "read ECONNRESET" },
      message: "the connection to the engine was lost: read ECONNRESET",
    });
  });

  it("is not the reason if the engine responds that the container no longer exists", async () => {
    const { evidence } = await run((world) =>
      world.during("settle", () =>
        world.instead("state", () =>
          Promise.reject(Object.assign(new Error("no such container"), { statusCode: 404 })),
        ),
      ),
    );
    expect(evidence.outcome).toEqual({
      kind: "stopped",
      ...stopBy("app-exited/removed"),
    });
  });

  it("is the reason, not the exit of the app: an engine that shuts down ends its containers first", async () => {
    const { evidence } = await run((world) =>
      world.during("load", () => {
        world.instead("state", throws);
        world.exit(137);
      }),
    );
    expect(evidence.outcome).toMatchObject({ reason: "engine-lost" });
  });
});

describe("an interrupt", () => {
  it.each(phaseNames)("in %s ends the run at once, and everything is removed", async (name) => {
    const { world, evidence } = await run((world, interrupt) => world.during(name, () => interrupt()));
    expect(evidence.outcome).toEqual({
      kind: "stopped",
      ...stopBy("interrupted/sigint"),
    });
    expect(evidence.phases.at(-1)?.name).toBe(name);
    const last = evidence.phases.at(-1);
    expect(last === undefined ? null : last.endMs - last.startMs).toBe(50);
    expect(world.left()).toEqual([]);
    expect(kindOf(evidence)).toBe("inconclusive");
  });

  const steps: readonly Call[] = ["connect", "prepareImage", "createContainer", "openLoad", "watch", "start"];
  it.each([...steps, "openSampling", "addresses"] as Call[])(
    "during %s is the reason, and everything is removed",
    async (call) => {
      const { world, evidence } = await run((world, interrupt) =>
        world.instead(call, async () => {
          interrupt();
          throw new Error("cut short");
        }),
      );
      expect(evidence.outcome).toMatchObject({ reason: "interrupted" });
      expect(world.left()).toEqual([]);
    },
  );

  const hanging: readonly Call[] = [
    "connect",
    "prepareImage",
    "createContainer",
    "openLoad",
    "watch",
    "start",
    "state",
  ];
  it.each([...hanging, "openSampling", "addresses", "awaitReady", "runLoad"] as Call[])(
    "ends the run even if %s hangs, and removes what exists",
    async (call) => {
      let interruptedAtMs = 0;
      const { world, evidence } = await run((world, interrupt) =>
        world.instead(call, async () => {
          interruptedAtMs ||= world.clock.nowMs();
          interrupt();
          return never();
        }),
      );
      expect(evidence.outcome).toMatchObject({ reason: "interrupted" });
      expect(world.clock.nowMs() - interruptedAtMs).toBeLessThanOrEqual(7_500);
      expect(world.left()).toEqual([]);
      if (call === "createContainer") expect(world.calls).toContain("tearDown");
    },
  );

  it("gives the current step time to end, so that its result can be removed", async () => {
    for (const call of ["createContainer", "openLoad", "openSampling"] as const) {
      const { world, evidence } = await run((world, interrupt) => {
        world.delay(call, 1_000);
        void world.clock.sleep(500).then(() => interrupt());
      });
      expect(evidence.outcome).toMatchObject({ reason: "interrupted" });
      expect(world.left()).toEqual([]);
      expect(world.calls).toContain("tearDown");
    }
  });

  it("before the first step ends the run even if that step hangs", async () => {
    const { world, evidence } = await run((world, interrupt) => {
      world.instead("connect", () => never());
      interrupt();
    });
    expect(evidence.outcome).toMatchObject({ reason: "interrupted" });
    expect(world.calls).toEqual(["connect"]);
  });

  it("before an error about bad input is the reason", async () => {
    const { evidence } = await run((world, interrupt) =>
      world.instead("prepareImage", async () => {
        interrupt();
        throw new GateError("bad-input/port", "port: which one?");
      }),
    );
    expect(evidence.outcome).toMatchObject({ reason: "interrupted" });
  });

  it("before the first step starts nothing", async () => {
    const { world, evidence } = await run((_, interrupt) => interrupt());
    expect(evidence.outcome).toMatchObject({ reason: "interrupted" });
    expect(world.calls).not.toContain("prepareImage");
    expect(evidence).toMatchObject({ peak: null, container: null, load: null, phases: [] });
  });

  it("does not hide an earlier breach", async () => {
    const readingIn = () => ({ workingSetBytes: 90 * mebibyte });
    const { evidence } = await run((world, interrupt) => world.during("load", () => interrupt()), { readingIn });
    expect(kindOf(evidence)).toBe("over-ratio");
  });

  it("keeps the figures of the load so far", async () => {
    const { evidence } = await run((world, interrupt) => world.during("load", () => interrupt()));
    expect(evidence.load).toMatchObject({ durationMs: 50 });
  });

  it("does not replace an earlier reason", async () => {
    const { evidence } = await run((world, interrupt) => {
      world.during("load", () => world.exit(3));
      world.instead("finalReading", async () => {
        interrupt();
        throw new Error("cut short");
      });
    });
    expect(evidence.outcome).toMatchObject({ reason: "app-exited" });
  });

  it("by an uncaught error has the reason internal-error", async () => {
    const { evidence } = await run((world, interrupt) =>
      world.during("load", () => interrupt(stopBy("internal-error/unexpected", "unexpected error: x"))),
    );
    expect(evidence.outcome).toMatchObject({ reason: "internal-error", message: "unexpected error: x" });
  });
});

describe("the cleanup", () => {
  it("reads the evidence, then kills the container, then removes it", async () => {
    const { world } = await run((world) => world.during("load", () => world.emit({ kind: "oom" })));
    const begin = world.calls.indexOf("finalReading");
    const calls = world.calls.slice(begin);
    expect(calls.slice(0, 2)).toEqual(["finalReading", "state"]);
    expect(calls.slice(2, 5).toSorted()).toEqual(["closeLoad", "closeSampling", "kill"]);
    expect(calls.slice(5, 7).toSorted()).toEqual(["killedProcesses", "state"]);
    expect(calls.slice(7)).toEqual(["logTail", "endWatch", "tearDown"]);
  });

  it("reads the log only if the run has something to explain", async () => {
    expect((await run()).world.calls).not.toContain("logTail");
    const failing = await run(() => {}, { load: { non2xx: 1 } });
    expect(failing.world.calls).toContain("logTail");
    const silent = await run(() => {}, { load: { responseGapsMs: 1_500 } });
    expect(silent.world.calls).toContain("logTail");
  });

  const steps: readonly Call[] = ["finalReading", "state", "closeLoad", "closeSampling", "kill", "logTail", "tearDown"];
  const leftBy: Readonly<Partial<Record<Call, readonly string[]>>> = {
    closeLoad: ["load process"],
    closeSampling: ["sampling"],
    tearDown: ["image", "container"],
  };
  it.each(steps)("waits 30 s for %s if it hangs, then continues", async (call) => {
    let hungAtMs = 0;
    const { world, evidence } = await run((world) =>
      world.during("settle", () => {
        hungAtMs = world.clock.nowMs();
        world.emit({ kind: "oom" });
        world.instead(call, () => never());
      }),
    );
    // The state is requested twice, the second time with a short deadline.
    expect(world.clock.nowMs() - hungAtMs).toBe(150 + (call === "state" ? 32_000 : 30_000));
    expect(world.left()).toEqual(leftBy[call] ?? []);
    expect(kindOf(evidence)).toBe("oom-killed");
  });

  it.each(steps)("waits only 2 s for %s after an interrupt if it hangs, then continues", async (call) => {
    let hungAtMs = 0;
    const { world } = await run((world, interrupt) =>
      world.during("load", () => {
        hungAtMs = world.clock.nowMs();
        world.instead(call, () => never());
        interrupt();
      }),
    );
    // The state is requested twice. The removal may use the remaining time.
    const waitsMs = { state: 4_000, tearDown: 5_000 }[call as string] ?? 2_000;
    expect(world.clock.nowMs() - hungAtMs).toBe(waitsMs);
    expect(world.left()).toEqual(leftBy[call] ?? []);
  });

  it.each(steps)("has short deadlines after an interrupt that comes while it waits for %s", async (call) => {
    let interruptedAtMs = 0;
    const { world } = await run((world, interrupt) =>
      world.during("settle", () => {
        world.emit({ kind: "oom" });
        world.instead(call, async () => {
          await world.clock.sleep(10_000);
          interruptedAtMs ||= world.clock.nowMs();
          interrupt();
          return never();
        });
      }),
    );
    expect(world.clock.nowMs() - interruptedAtMs).toBeLessThanOrEqual(call === "tearDown" ? 5_000 : 4_000);
    expect(world.left()).toEqual(leftBy[call] ?? []);
  });

  it.each(["interrupted", "engine-lost"])("takes at most 5 s after %s if every step hangs", async (reason) => {
    let hungAtMs = 0;
    const { world, evidence } = await run((world, interrupt) =>
      world.during("load", () => {
        hungAtMs = world.clock.nowMs();
        for (const call of steps) world.instead(call, () => never());
        if (reason === "interrupted") interrupt();
        else world.emit({ kind: "lost", error: null });
      }),
    );
    expect(world.clock.nowMs() - hungAtMs).toBeLessThanOrEqual(5_010);
    expect(evidence.outcome).toMatchObject({ reason });
    expect(evidence.notices).toEqual([expect.stringContaining("docker rm -f")]);
  });

  it.each(steps)("continues if %s fails", async (call) => {
    const { world, evidence } = await run((world) =>
      world.during("settle", () => {
        world.emit({ kind: "oom" });
        world.instead(call, throws);
      }),
    );
    for (const each of steps) expect(world.calls).toContain(each);
    expect(evidence.notices).toHaveLength(call === "tearDown" ? 1 : 0);
  });

  it("waits for a container that the engine still creates, and removes it", async () => {
    const { world, evidence } = await run((world, interrupt) => {
      world.delay("createContainer", 2_500);
      void world.clock.sleep(100).then(() => interrupt());
    });
    expect(evidence.outcome).toMatchObject({ reason: "interrupted" });
    expect(world.left()).toEqual([]);
    expect(evidence.notices).toEqual([]);
  });

  it("names a container that the engine may create later", async () => {
    const { evidence } = await run((world, interrupt) => {
      world.instead("createContainer", never);
      void world.clock.sleep(100).then(() => interrupt());
    });
    expect(evidence.notices).toEqual([expect.stringContaining(`docker rm -f ${containerName}`)]);
  });

  it("names a container that could not be removed, with the reason", async () => {
    const { evidence } = await run((world) => world.instead("tearDown", throws));
    expect(evidence.notices).toEqual([
      `the container ${containerName} may still exist (boom); remove it with: docker rm -f ${containerName}`,
    ]);
  });

  it("removes a container that was created but not started", async () => {
    const { world } = await run((world) => world.instead("watch", throws));
    expect(world.calls).not.toContain("start");
    expect(world.calls).toContain("tearDown");
  });
});

describe("the question why", () => {
  const over = () => ({ workingSetBytes: 120 * mebibyte });
  const seen = {
    pid: 1,
    uid: 0,
    gid: 0,
    words: ["node"],
    exe: "/bin/sh",
    catchesUsr1: true,
    isJvm: false,
    anonymousBytes: 1,
  };
  const helper: AppHelper = {
    list: async () => [seen],
    open: () => never(),
    call: () => never(),
    close: () => never(),
    jvm: () => never(),
    end: async () => {},
  };

  beforeAll(async () => {
    // The fake clock does not wait while Node.js loads a module.
    await run(() => {}, { readingIn: over });
    await import("../../../src/gate/ask-why.ts");
  });

  it("comes after the last sample and before the end of the app, if the peak is above the threshold", async () => {
    const { world, evidence } = await run(() => {}, { readingIn: over, openHelper: async () => helper });
    const calls = ["closeSampling", "closeLoad", "endWatch", "openHelper", "kill", "tearDown"] as const;
    expect(order(world, ...calls).slice(-3)).toEqual(["openHelper", "kill", "tearDown"]);
    expect(evidence.why).toMatchObject({ processes: [{ pid: 1, reason: "not-node" }] });
    expect(evidence.why?.atMs).toBeGreaterThanOrEqual(evidence.series.at(-1)?.atMs ?? Number.NaN);
    expect(evidence.container?.finishedAt).toBe("2026-01-02T03:04:25.000000000Z");
  });

  it("is not asked if the app passes, and not with off", async () => {
    for (const [of, options] of [
      [plan(), {}],
      [plan({ why: "off" }), { readingIn: over }],
    ] as const) {
      const { world, evidence } = await run(() => {}, options, of);
      expect(evidence.why).toBeNull();
      expect(world.calls).not.toContain("openHelper");
    }
  });

  it("is not asked if the run ended early", async () => {
    const { world } = await run((world) => world.during("load", () => world.exit(1)), { readingIn: over });
    expect(world.calls).not.toContain("openHelper");
  });

  it("changes no other fact, even if the app is OOM-killed meanwhile", async () => {
    const off = await run(() => {}, { readingIn: over }, plan({ why: "off" }));
    const { evidence } = await run(() => {}, {
      readingIn: over,
      stoppedState: { oomKilled: true, running: false, exitCode: 137 },
      openHelper: async () => helper,
    });
    const { why, durationMs: _duration, ...facts } = evidence;
    expect(why).not.toBeNull();
    const { why: _why, durationMs: _offDuration, ...offFacts } = off.evidence;
    expect(facts).toEqual(offFacts);
    expect(kindOf(evidence)).toBe("over-ratio");
  });

  it("does not hold up the end after an interrupt", async () => {
    const { world, evidence } = await run(
      (world, interrupt) => {
        world.instead("openHelper", () => {
          interrupt();
          return never();
        });
      },
      { readingIn: over },
    );
    expect(evidence.why).toBeNull();
    expect(kindOf(evidence)).toBe("over-ratio");
    expect(order(world, "openHelper", "kill", "tearDown").at(-1)).toBe("tearDown");
  });
});
