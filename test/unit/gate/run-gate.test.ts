import { describe, expect, it } from "vitest";
import { runGate } from "../../../src/gate/run-gate.ts";
import { type ErrorStage, GateError } from "../../../src/lib/errors.ts";
import { type Evidence, evidenceSchema, type PhaseName } from "../../../src/model/evidence.ts";
import type { GatePlan } from "../../../src/model/plan.ts";
import type { StopReason } from "../../../src/model/verdict.ts";
import { judge } from "../../../src/verdict/judge.ts";
import { limitBytes, mebibyte, oom, plan, thresholds } from "../../builders.ts";
import {
  type Call,
  containerName,
  createFakeWorld,
  type FakeWorld,
  type FakeWorldOptions,
  never,
} from "../../fakes.ts";

const phaseNames: readonly PhaseName[] = ["start", "warmup", "load", "settle"];

/** Runs the gate in a fake world, prepared by the test. */
async function run(
  prepare: (world: FakeWorld, interrupt: (stop?: StopReason) => void) => void = () => {},
  options: FakeWorldOptions = {},
  of: GatePlan = plan(),
): Promise<{ world: FakeWorld; evidence: Evidence }> {
  const world = createFakeWorld(options);
  const controller = new AbortController();
  prepare(world, (stop = { reason: "interrupted", message: "the run was ended by SIGINT" }) => controller.abort(stop));
  const evidence = await world.clock.finish(runGate(of, world.adapters, controller.signal));
  // Whatever a run ends in is a report that its schema knows.
  expect(evidenceSchema.safeParse(evidence).error).toBeUndefined();
  return { world, evidence };
}

function order(world: FakeWorld, ...calls: readonly Call[]): readonly Call[] {
  const positions = calls.map((call) => world.calls.lastIndexOf(call));
  expect(positions, `${calls.join(", ")} in ${world.calls.join(", ")}`).not.toContain(-1);
  return calls.toSorted((a, b) => world.calls.lastIndexOf(a) - world.calls.lastIndexOf(b));
}

const kindOf = (evidence: Evidence) => judge(evidence, thresholds).kind;
const fails = (stage: ErrorStage) => () => Promise.reject(new GateError(stage, `${stage} went wrong`));
/** As a report has it: with the place in the code. */
const foreseenByNobody = expect.stringMatching(
  /^unforeseen error: nobody foresaw this \(at .*gate\.test\.ts:\d+:\d+\)$/,
);
const throws = () => Promise.reject(new Error("nobody foresaw this"));

describe("a run in which everything goes well", () => {
  it("completes, passes and leaves nothing behind", async () => {
    const { world, evidence } = await run();
    expect(evidence.outcome).toEqual({ kind: "completed" });
    expect(kindOf(evidence)).toBe("pass");
    expect(world.left()).toEqual([]);
    expect(evidence.notices).toEqual([]);
  });

  it("takes its steps in order: the watch before the start, the sampling before readiness", async () => {
    const { world } = await run();
    const steps = ["connect", "prepareImage", "createContainer", "watch", "start", "openSampling"] as const;
    const all = [...steps, "awaitReady", "runLoad", "finalReading", "kill", "tearDown"] as const;
    expect(order(world, ...all)).toEqual(all);
  });

  it("goes through all phases, of the planned lengths", async () => {
    const { evidence } = await run();
    expect(evidence.phases.map(({ name, startMs, endMs }) => [name, endMs - startMs])).toEqual([
      ["start", 100],
      ["warmup", 1_000],
      ["load", 2_000],
      ["settle", 250],
    ]);
    expect(evidence.phases.find(({ name }) => name === "load")?.samples).toBeGreaterThanOrEqual(19);
  });

  it("counts the time from when the start was asked for, however long the engine takes over it", async () => {
    const { evidence } = await run((world) => world.delay("start", 300));
    expect(evidence.phases[0]).toMatchObject({ name: "start", startMs: 0, endMs: 400 });
    expect(evidence.timeOrigin).toBe("2026-01-02T03:04:05.678Z");
  });

  it("leaves the warm-up out where it is 0 s", async () => {
    const { world, evidence } = await run(() => {}, {}, plan({ warmup: "0s" }));
    expect(evidence.phases.map(({ name }) => name)).toEqual(["start", "load", "settle"]);
    expect(world.calls.filter((call) => call === "runLoad")).toHaveLength(1);
  });

  it("gathers what was seen: engine, container, load, sources, samples", async () => {
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
    expect(evidence.durationMs).toBeGreaterThanOrEqual(3_350);
  });

  it("has the load of the load phase, not of the warm-up", async () => {
    const { evidence } = await run();
    expect(evidence.load?.durationMs).toBe(2_000);
  });

  it("counts a peak in any phase", async () => {
    for (const name of phaseNames) {
      const look = (phase: PhaseName) => (phase === name ? { workingSetBytes: 90 * mebibyte } : {});
      const { evidence } = await run(() => {}, { look });
      expect(evidence.peak).toMatchObject({ phase: name, workingSetBytes: 90 * mebibyte, ratio: 0.9 });
      expect(kindOf(evidence)).toBe("over-ratio");
    }
  });

  it("has the notices of its inputs", async () => {
    const { evidence } = await run(() => {}, {}, plan({ "memory-limit": "100m" }));
    expect(evidence.notices).toEqual([expect.stringContaining("100 MiB")]);
  });
});

describe("the limit in force", () => {
  it("is what the peak is held against where the kernel rounded it down", async () => {
    const inForce = limitBytes - 4_096;
    const { evidence } = await run(() => {}, { limitBytes: inForce });
    expect(evidence).toMatchObject({ requestedLimitBytes: limitBytes, limitBytes: inForce });
    expect(evidence.peak?.ratio).toBe((40 * mebibyte) / inForce);
  });

  it.each([
    { name: "the engine has another", options: { state: { memoryBytes: 2 * limitBytes } } },
    { name: "the engine allows swap", options: { state: { memorySwapBytes: -1 } } },
    { name: "the kernel has another", options: { limitBytes: 2 * limitBytes } },
  ])("ends the run before any load where $name", async ({ options }) => {
    const { world, evidence } = await run(() => {}, options);
    expect(evidence.outcome).toMatchObject({ kind: "stopped", reason: "limit-not-applied" });
    expect(evidence.limitBytes).toBe(limitBytes);
    expect(world.calls).not.toContain("awaitReady");
    expect(world.left()).toEqual([]);
  });

  it("is not taken from a stats API that shows the machine's memory instead", async () => {
    const small = { facts: { memoryBytes: limitBytes / 2 }, limitBytes: limitBytes / 2, samplingNotice: "no files" };
    const { evidence } = await run(() => {}, small);
    expect(evidence.outcome).toEqual({ kind: "completed" });
    expect(evidence.container?.cgroupLimitBytes).toBeNull();
  });

  it("has not changed where the stats API shows the machine's memory beside the limit of the cgroup's file", async () => {
    const memoryBytes = limitBytes / 2;
    const look = (_: PhaseName, index: number) =>
      index % 2 === 0
        ? ({ source: "cgroup-v2", limitBytes } as const)
        : ({ source: "stats-oneshot", limitBytes: memoryBytes } as const);
    const { evidence } = await run(() => {}, { facts: { memoryBytes }, look });
    expect(evidence.outcome).toEqual({ kind: "completed" });
  });

  it("that changes during the run is not the one that was tested", async () => {
    const look = (phase: PhaseName) => ({ limitBytes: phase === "load" ? 2 * limitBytes : limitBytes });
    const { evidence } = await run(() => {}, { look });
    expect(evidence.outcome).toEqual({
      kind: "stopped",
      reason: "limit-not-applied",
      message: "the limit changed during the run, from 104,857,600 to 209,715,200 B",
    });
  });

  it("is believed to be the machine's memory where the cgroup's own file says so", async () => {
    const small = { facts: { memoryBytes: limitBytes / 2 }, limitBytes: limitBytes / 2 };
    const { evidence } = await run(() => {}, small);
    expect(evidence.outcome).toMatchObject({ reason: "limit-not-applied" });
  });
});

describe("the ceiling", () => {
  it("is there where it was read after the load", async () => {
    const { evidence } = await run(() => {}, { look: () => ({ kernelPeakBytes: 60 * mebibyte }) });
    expect(evidence.kernelPeakBytes).toBe(60 * mebibyte);
    expect(judge(evidence, thresholds)).toEqual({ kind: "pass", proof: "proven" });
  });

  it("is none where it was last read before the load ended: it bounds nothing after that", async () => {
    const look = (phase: PhaseName, index: number) =>
      phase === "start" || (phase === "load" && index < 20) ? { kernelPeakBytes: 60 * mebibyte } : {};
    const { evidence } = await run(() => {}, { look });
    expect(evidence.kernelPeakBytes).toBeNull();
    expect(judge(evidence, thresholds)).toEqual({ kind: "pass", proof: "sampled" });
  });
});

describe("a step that fails", () => {
  it.each([
    { call: "connect", with: fails("engine"), reason: "engine-unavailable", logs: false },
    { call: "prepareImage", with: fails("image"), reason: "image-failed", logs: false },
    { call: "createContainer", with: fails("container"), reason: "container-failed", logs: false },
    { call: "openLoad", with: fails("load"), reason: "load-failed", logs: true },
    { call: "watch", with: throws, reason: "internal-error", logs: true },
    { call: "start", with: fails("container"), reason: "container-failed", logs: true },
    { call: "openSampling", with: throws, reason: "internal-error", logs: true },
    { call: "addresses", with: throws, reason: "internal-error", logs: true },
    { call: "awaitReady", with: throws, reason: "internal-error", logs: true },
    { call: "runLoad", with: fails("load"), reason: "load-failed", logs: true },
  ] as const)("$call: the run is $reason, and nothing is left", async ({ call, with: work, reason, logs }) => {
    const { world, evidence } = await run((world) => world.instead(call, work));
    expect(evidence.outcome).toMatchObject({
      kind: "stopped",
      reason,
      message: expect.stringMatching(/wrong|foresaw/),
    });
    expect(kindOf(evidence)).toBe("inconclusive");
    expect(world.left()).toEqual([]);
    expect(evidence.container?.logTail ?? []).toEqual(logs ? ["listening on 3000", "last words"] : []);
  });

  it("is the first: no engine is asked to remove anything that none was asked to make", async () => {
    const { world, evidence } = await run((world) => world.instead("connect", fails("engine")));
    expect(world.calls).toEqual(["connect"]);
    expect(evidence.notices).toEqual([]);
  });

  it("of the two that are made side by side takes the other one back", async () => {
    const noContainer = await run((world) => world.instead("createContainer", fails("container")));
    expect(noContainer.world.calls).toEqual(expect.arrayContaining(["closeLoad", "tearDown"]));
    const noLoad = await run((world) => world.instead("openLoad", fails("load")));
    expect(noLoad.world.calls).toEqual(expect.arrayContaining(["tearDown"]));
    expect(noLoad.world.calls).not.toContain("start");
  });

  it("waits for the slower of the two before it takes anything back", async () => {
    const slowContainer = await run((world) => {
      world.instead("openLoad", fails("load"));
      world.delay("createContainer", 5_000);
    });
    expect(slowContainer.world.left()).toEqual([]);
    expect(slowContainer.world.calls).toContain("tearDown");
    const slowLoad = await run((world) => {
      world.instead("createContainer", fails("container"));
      world.delay("openLoad", 5_000);
    });
    expect(slowLoad.world.left()).toEqual([]);
    expect(slowLoad.world.calls).toContain("closeLoad");
  });

  it("is not ready: says so with the last answer, and sends no load", async () => {
    const { world, evidence } = await run(() => {}, { ready: false }, plan({ "ready-path": "/up" }));
    expect(evidence.outcome).toEqual({
      kind: "stopped",
      reason: "not-ready",
      message: "the app was not ready after 60 s: GET / at http://172.17.0.2:3000 answered HTTP 503",
    });
    expect(evidence.load).toBeNull();
    expect(evidence.container?.logTail).toContain("last words");
    expect(world.calls).not.toContain("runLoad");
    expect(world.left()).toEqual([]);
  });

  it.each(phaseNames)("is an observer that throws as %s begins", async (name) => {
    const { world, evidence } = await run((world) =>
      world.asPhaseBegins(name, () => {
        throw new Error("nobody foresaw this");
      }),
    );
    expect(evidence.outcome).toEqual({ kind: "stopped", reason: "internal-error", message: foreseenByNobody });
    expect(world.left()).toEqual([]);
  });
});

describe("input that shows to be bad only in the image", () => {
  it("is refused, with nothing started and the image taken back", async () => {
    const world = createFakeWorld({ exposedPorts: [] });
    const refused = world.clock.finish(
      runGate(plan({ port: undefined }), world.adapters, new AbortController().signal),
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
  ] as const)("in %s ends the run there, with its exit code and last words", async (name, when) => {
    const { world, evidence } = await run((world) => world.during(name, () => world.exit(3)));
    expect(evidence.outcome).toEqual({
      kind: "stopped",
      reason: "app-exited",
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

  it("with 137 is no OOM kill where no witness saw one", async () => {
    const { evidence } = await run((world) => world.during("load", () => world.exit(137)));
    expect(evidence.oom.killed).toBe(false);
    expect(kindOf(evidence)).toBe("inconclusive");
    expect(evidence.outcome).toMatchObject({ message: expect.stringContaining("no witness saw an OOM kill") });
  });

  it("without an event is noticed by its state", async () => {
    const { evidence } = await run(() => {}, { state: { running: false, exitCode: 0 } });
    expect(evidence.outcome).toMatchObject({ reason: "app-exited" });
    expect(evidence.container).toMatchObject({ exitedByItself: true, exitCode: 0 });
  });

  it("because memgate killed it did not exit by itself", async () => {
    const { world, evidence } = await run();
    expect(world.calls).toContain("kill");
    expect(evidence.container).toMatchObject({ exitedByItself: false, exitCode: null });
  });
});

describe("an OOM kill", () => {
  it.each(phaseNames)("of PID 1 in %s is seen by its event, although the app's exit ends the run", async (name) => {
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
  });

  it("of a child is seen by its event while PID 1 lives on, and the run goes on", async () => {
    const { evidence } = await run((world) => world.during("load", () => world.emit({ kind: "oom" })));
    expect(evidence.outcome).toEqual({ kind: "completed" });
    expect(evidence.oom.witnesses).toEqual([{ name: "event", phase: "load", atMs: 1_150 }]);
    expect(evidence.container?.logTail).not.toEqual([]);
    expect(kindOf(evidence)).toBe("oom-killed");
  });

  it("has the time of its first event", async () => {
    const { evidence } = await run((world) => {
      world.during("warmup", () => world.emit({ kind: "oom" }));
      world.during("load", () => world.emit({ kind: "oom" }));
    });
    expect(evidence.oom.witnesses).toEqual([{ name: "event", phase: "warmup", atMs: 150 }]);
  });

  it("of a child is seen by the cgroup's counter", async () => {
    const look = (phase: PhaseName) => ({ oomKills: phase === "load" || phase === "settle" ? 2 : 0 });
    const { evidence } = await run(() => {}, { look });
    expect(evidence.oom).toMatchObject({
      killed: true,
      processKills: 2,
      witnesses: [{ name: "cgroup", phase: "load" }],
    });
    expect(kindOf(evidence)).toBe("oom-killed");
  });

  it("is seen by inspect while the container runs", async () => {
    const { evidence } = await run(() => {}, { state: { oomKilled: true } });
    expect(evidence.oom.witnesses).toEqual([{ name: "inspect", atMs: null, phase: null }]);
  });

  it("is seen by inspect while the container runs, even where that is forgotten at its end", async () => {
    const { evidence } = await run(() => {}, { state: { oomKilled: true }, stoppedState: { oomKilled: false } });
    expect(evidence.oom.witnesses).toEqual([{ name: "inspect", atMs: null, phase: null }]);
  });

  it("is seen by inspect after the container was stopped, as engines before 24.0 have it", async () => {
    const { evidence } = await run(() => {}, { stoppedState: { oomKilled: true } });
    expect(evidence.oom).toMatchObject({ killed: true, witnesses: [{ name: "inspect" }] });
    expect(evidence.container?.logTail).not.toEqual([]);
    expect(kindOf(evidence)).toBe("oom-killed");
  });

  it("that comes in the last moment is seen by the last look", async () => {
    const world = createFakeWorld({ look: (_, index) => ({ oomKills: index > 30 ? 1 : 0 }) });
    const evidence = await world.clock.finish(runGate(plan(), world.adapters, new AbortController().signal));
    expect(order(world, "finalReading", "kill")).toEqual(["finalReading", "kill"]);
    expect(evidence.oom.processKills).toBe(1);
  });

  it("stands although the run was interrupted, or the engine lost", async () => {
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

  it("is seen in the kernel's log, which names the process", async () => {
    const killedProcesses = [{ pid: 864, name: "node", anonymousBytes: 1 }];
    const { world, evidence } = await run(() => {}, { killedProcesses });
    expect(evidence.oom).toMatchObject({
      killed: true,
      processes: killedProcesses,
      witnesses: [{ name: "kernel-log" }],
    });
    expect(kindOf(evidence)).toBe("oom-killed");
    // What is killed until the end is in it.
    expect(order(world, "kill", "killedProcesses", "tearDown")).toEqual(["kill", "killedProcesses", "tearDown"]);
  });

  it("is none where the kernel's log can be read and tells of none", async () => {
    const { evidence } = await run(() => {}, { killedProcesses: [] });
    expect(evidence.oom).toMatchObject({ killed: false, processes: [], witnesses: [] });
  });

  it("is none where nobody told of one", async () => {
    const { evidence } = await run();
    expect(evidence.oom).toEqual(oom({ killed: false, processKills: 0 }));
  });
});

describe("an engine that is lost", () => {
  it.each(phaseNames)("in %s ends the run there; what could not be removed is named", async (name) => {
    const { evidence } = await run((world) => world.during(name, world.loseEngine));
    expect(evidence.outcome).toEqual({
      kind: "stopped",
      reason: "engine-lost",
      message: "the engine ended its event stream: it stopped or restarted",
    });
    expect(evidence.notices).toEqual([
      expect.stringMatching(new RegExp(`${containerName}.*may be left behind.*docker rm -f ${containerName}`)),
    ]);
    expect(kindOf(evidence)).toBe("inconclusive");
  });

  it("keeps what was sampled until then", async () => {
    const look = (phase: PhaseName) => (phase === "warmup" ? { workingSetBytes: 90 * mebibyte } : {});
    const { evidence } = await run((world) => world.during("load", world.loseEngine), { look });
    expect(evidence.peak?.workingSetBytes).toBe(90 * mebibyte);
    expect(kindOf(evidence)).toBe("over-ratio");
  });

  it.each(["rejects", "hangs"])("is noticed at the end where no event told of it and state %s", async (how) => {
    const { evidence } = await run((world) =>
      world.during("settle", () => world.instead("state", how === "hangs" ? () => never() : throws)),
    );
    expect(evidence.outcome).toMatchObject({ kind: "stopped", reason: "engine-lost" });
    expect(kindOf(evidence)).toBe("inconclusive");
  });

  it("is no app that exited where the end of its event stream came only after the app's", async () => {
    const { evidence } = await run((world) =>
      world.during("load", () => {
        world.exit(137);
        world.instead("finalReading", async () => {
          world.emit({ kind: "lost", why: "the engine ended its event stream" });
          throw new Error("gone");
        });
      }),
    );
    expect(evidence.outcome).toMatchObject({ reason: "engine-lost", message: "the engine ended its event stream" });
  });

  it("is none where the engine answers that someone else removed the container", async () => {
    const { evidence } = await run((world) =>
      world.during("settle", () =>
        world.instead("state", () =>
          Promise.reject(new Error("(HTTP code 404) no such container - No such container")),
        ),
      ),
    );
    expect(evidence.outcome).toEqual({
      kind: "stopped",
      reason: "app-exited",
      message: "the container was removed by someone else during the run",
    });
  });

  it("is no app that exited: an engine that shuts down ends its containers first", async () => {
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
  it.each(phaseNames)("in %s ends the run at once, and nothing is left", async (name) => {
    const { world, evidence } = await run((world, interrupt) => world.during(name, () => interrupt()));
    expect(evidence.outcome).toEqual({
      kind: "stopped",
      reason: "interrupted",
      message: "the run was ended by SIGINT",
    });
    expect(evidence.phases.at(-1)?.name).toBe(name);
    const last = evidence.phases.at(-1);
    expect(last === undefined ? null : last.endMs - last.startMs).toBe(50);
    expect(world.left()).toEqual([]);
    expect(kindOf(evidence)).toBe("inconclusive");
  });

  const steps: readonly Call[] = ["connect", "prepareImage", "createContainer", "openLoad", "watch", "start"];
  it.each([...steps, "openSampling", "addresses"] as Call[])(
    "that comes during %s is the reason, and nothing is left",
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
    "does not wait for ever for %s, and takes back what there is",
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

  it("leaves the step under way time to end, so that what it made is taken back", async () => {
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

  it("that came before a first step that hangs ends the run all the same", async () => {
    const { world, evidence } = await run((world, interrupt) => {
      world.instead("connect", () => never());
      interrupt();
    });
    expect(evidence.outcome).toMatchObject({ reason: "interrupted" });
    expect(world.calls).toEqual(["connect"]);
  });

  it("before input that shows to be bad is what the run ended by", async () => {
    const { evidence } = await run((world, interrupt) =>
      world.instead("prepareImage", async () => {
        interrupt();
        throw new GateError("inputs", "port: which one?");
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

  it("does not hide a breach that was seen before", async () => {
    const look = () => ({ workingSetBytes: 90 * mebibyte });
    const { evidence } = await run((world, interrupt) => world.during("load", () => interrupt()), { look });
    expect(kindOf(evidence)).toBe("over-ratio");
  });

  it("keeps the figures of the load until then", async () => {
    const { evidence } = await run((world, interrupt) => world.during("load", () => interrupt()));
    expect(evidence.load).toMatchObject({ durationMs: 50 });
  });

  it("has no say in a run whose end has a reason already", async () => {
    const { evidence } = await run((world, interrupt) => {
      world.during("load", () => world.exit(3));
      world.instead("finalReading", async () => {
        interrupt();
        throw new Error("cut short");
      });
    });
    expect(evidence.outcome).toMatchObject({ reason: "app-exited" });
  });

  it("by an error that nobody caught is an internal error", async () => {
    const { evidence } = await run((world, interrupt) =>
      world.during("load", () => interrupt({ reason: "internal-error", message: "unforeseen error: x" })),
    );
    expect(evidence.outcome).toMatchObject({ reason: "internal-error", message: "unforeseen error: x" });
  });
});

describe("cleaning up", () => {
  it("takes the evidence before it kills, and kills before it removes", async () => {
    const { world } = await run((world) => world.during("load", () => world.emit({ kind: "oom" })));
    const begin = world.calls.indexOf("finalReading");
    const calls = world.calls.slice(begin);
    expect(calls.slice(0, 2)).toEqual(["finalReading", "state"]);
    expect(calls.slice(2, 5).toSorted()).toEqual(["closeLoad", "closeSampling", "kill"]);
    expect(calls.slice(5)).toEqual(["state", "killedProcesses", "logTail", "endWatch", "tearDown"]);
  });

  it("does not ask for the log of a run that has nothing to explain", async () => {
    expect((await run()).world.calls).not.toContain("logTail");
    const failing = await run(() => {}, { load: { non2xx: 1 } });
    expect(failing.world.calls).toContain("logTail");
  });

  const steps: readonly Call[] = ["finalReading", "state", "closeLoad", "closeSampling", "kill", "logTail", "tearDown"];
  const leftBy: Readonly<Partial<Record<Call, readonly string[]>>> = {
    closeLoad: ["load process"],
    closeSampling: ["sampling"],
    tearDown: ["image", "container"],
  };
  it.each(steps)("waits 30 s, and not for ever, for %s, and goes on with the rest", async (call) => {
    let hungAtMs = 0;
    const { world, evidence } = await run((world) =>
      world.during("settle", () => {
        hungAtMs = world.clock.nowMs();
        world.emit({ kind: "oom" });
        world.instead(call, () => never());
      }),
    );
    // State is asked twice, the second time in a hurry.
    expect(world.clock.nowMs() - hungAtMs).toBe(200 + (call === "state" ? 32_000 : 30_000));
    expect(world.left()).toEqual(leftBy[call] ?? []);
    expect(kindOf(evidence)).toBe("oom-killed");
  });

  it.each(steps)("waits 2 s only for %s after an interrupt, and goes on with the rest", async (call) => {
    let hungAtMs = 0;
    const { world } = await run((world, interrupt) =>
      world.during("load", () => {
        hungAtMs = world.clock.nowMs();
        world.instead(call, () => never());
        interrupt();
      }),
    );
    // State is asked twice; what takes back all that was made may take the rest of the time.
    const waitsMs = { state: 4_000, tearDown: 5_000 }[call as string] ?? 2_000;
    expect(world.clock.nowMs() - hungAtMs).toBe(waitsMs);
    expect(world.left()).toEqual(leftBy[call] ?? []);
  });

  it.each(steps)("is hurried by an interrupt that comes while it waits for %s", async (call) => {
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

  it.each(["interrupted", "engine-lost"])("takes 5 s in all where nothing answers any more: %s", async (reason) => {
    let hungAtMs = 0;
    const { world, evidence } = await run((world, interrupt) =>
      world.during("load", () => {
        hungAtMs = world.clock.nowMs();
        for (const call of steps) world.instead(call, () => never());
        if (reason === "interrupted") interrupt();
        else world.emit({ kind: "lost", why: "it stopped" });
      }),
    );
    expect(world.clock.nowMs() - hungAtMs).toBeLessThanOrEqual(5_010);
    expect(evidence.outcome).toMatchObject({ reason });
    expect(evidence.notices).toEqual([expect.stringContaining("docker rm -f")]);
  });

  it.each(steps)("goes on with the rest where %s fails", async (call) => {
    const { world, evidence } = await run((world) =>
      world.during("settle", () => {
        world.emit({ kind: "oom" });
        world.instead(call, throws);
      }),
    );
    for (const each of steps) expect(world.calls).toContain(each);
    expect(evidence.notices).toHaveLength(call === "tearDown" ? 1 : 0);
  });

  it("waits for a container that the engine is still making, and removes it", async () => {
    const { world, evidence } = await run((world, interrupt) => {
      world.delay("createContainer", 2_500);
      void world.clock.sleep(100).then(() => interrupt());
    });
    expect(evidence.outcome).toMatchObject({ reason: "interrupted" });
    expect(world.left()).toEqual([]);
    expect(evidence.notices).toEqual([]);
  });

  it("names a container that the engine may still make after all", async () => {
    const { evidence } = await run((world, interrupt) => {
      world.instead("createContainer", never);
      void world.clock.sleep(100).then(() => interrupt());
    });
    expect(evidence.notices).toEqual([expect.stringContaining(`docker rm -f ${containerName}`)]);
  });

  it("names a container that could not be removed, and why", async () => {
    const { evidence } = await run((world) => world.instead("tearDown", throws));
    expect(evidence.notices).toEqual([
      `the container ${containerName} may be left behind (nobody foresaw this); take it back with docker rm -f ${containerName}`,
    ]);
  });

  it("removes a container that was made but never started", async () => {
    const { world } = await run((world) => world.instead("watch", throws));
    expect(world.calls).not.toContain("start");
    expect(world.calls).toContain("tearDown");
  });
});
