// A running container that ends and runs again during the run, and limits that change for a time.
import { describe, expect, it } from "vitest";
import { runGatePlan } from "../../../src/gate/run-gate.ts";
import { type Evidence, evidenceSchema } from "../../../src/model/evidence.ts";
import { verdictMessage } from "../../../src/report/model/messages.ts";
import { judge } from "../../../src/verdict/judge.ts";
import { limitBytes, plan, thresholds } from "../../builders.ts";
import { createFakeWorld, type FakeWorld, type FakeWorldOptions } from "../../fakes.ts";

async function run(prepare: (world: FakeWorld) => void, options: FakeWorldOptions = {}): Promise<Evidence> {
  const world = createFakeWorld({ isAttached: true, ...options });
  prepare(world);
  const evidence = await world.clock.finish(runGatePlan(plan(), world.adapters, new AbortController().signal));
  expect(evidenceSchema().safeParse(evidence).error).toBeUndefined();
  return evidence;
}

const messageOf = (evidence: Evidence) => verdictMessage(judge(evidence, thresholds), evidence, thresholds);
const again = { startedAt: "2026-01-02T03:04:15.000000000Z", finishedAt: "2026-01-02T03:04:14.000000000Z" };

describe("a running container that ends and is started again", () => {
  it("is reported as killed and restarted, and its figures as those before the restart", async () => {
    const evidence = await run((world) =>
      world.during("load", () => {
        world.emit({ kind: "oom" });
        world.change({ ...again, restarts: 1 });
        world.emit({ kind: "die", exitCode: 137 });
      }),
    );
    expect(evidence.container).toMatchObject({ exitedByItself: true, exitCode: 137, restarts: 1 });
    expect(evidence.container?.startedAt).toBe("2026-01-02T03:04:05.000000000Z");
    expect(evidence.outcome).toMatchObject({ kind: "stopped", code: "app-exited/sigkill" });
    expect(messageOf(evidence)).toMatch(/; the container ended and was started again$/);
    expect(evidence.notices).toEqual([
      "container memgate-fake ended during the run, and its restart policy started it again; the figures are from before the restart",
    ]);
  });

  it("is recognized while the engine waits before it starts the container", async () => {
    const evidence = await run((world) =>
      world.during("load", () => {
        world.change({ pid: null });
        world.emit({ kind: "die", exitCode: 1 });
      }),
    );
    expect(evidence.container).toMatchObject({ exitedByItself: true, exitCode: 1, restarts: 1 });
    expect(evidence.outcome).toMatchObject({ code: "app-exited/exit", data: { exitCode: 1 } });
  });

  it("is recognized by the time of its start alone", async () => {
    const evidence = await run((world) => world.during("load", () => world.change(again)));
    expect(evidence.container).toMatchObject({ exitedByItself: true, exitCode: null, restarts: 1 });
    expect(evidence.outcome).toMatchObject({ kind: "stopped", reason: "app-exited" });
    expect(evidence.notices.join()).toContain("something started it again; memgate did not see when");
  });

  it("may be started again several times", async () => {
    const evidence = await run((world) => world.during("load", () => world.change({ ...again, restarts: 3 })), {
      state: { restarts: 0 },
    });
    expect(evidence.container?.restarts).toBe(3);
  });

  it("may have been started again before the run, which does not count", async () => {
    const evidence = await run(() => {}, { state: { restarts: 2 } });
    expect(evidence.container).toMatchObject({ exitedByItself: false, restarts: 0 });
    expect(evidence.outcome).toEqual({ kind: "completed" });
    expect(evidence.notices).toEqual([]);
  });

  it("is not restarted if it only ended", async () => {
    const evidence = await run((world) => world.during("load", () => world.exit(3)));
    expect(evidence.container).toMatchObject({ exitedByItself: true, exitCode: 3, restarts: 0 });
    expect(evidence.notices).toEqual([]);
  });
});

describe("limits that something changes for a time", () => {
  const forATime = (world: FakeWorld, changed: Parameters<FakeWorld["change"]>[0]) => {
    world.during("load", () => {
      world.change(changed);
      world.emit({ kind: "update" });
      void world.clock
        .sleep(100)
        .then(() => world.change({ memoryBytes: limitBytes, memorySwapBytes: limitBytes }))
        .then(() => world.emit({ kind: "update" }));
    });
  };

  it("are noticed by the engine's event: swap", async () => {
    const evidence = await run((world) => forATime(world, { memorySwapBytes: -1 }));
    const data = { swapBytes: -1, isTakenBack: true };
    expect(evidence.outcome).toMatchObject({ code: "limit-not-applied/swap-allowed", data });
    expect(messageOf(evidence)).toContain(
      "swap was allowed for a time during the run: the limit for memory and swap together was unlimited",
    );
  });

  it("are noticed by the engine's event: the memory limit", async () => {
    const toBytes = 2 * limitBytes;
    const evidence = await run((world) => forATime(world, { memoryBytes: toBytes, memorySwapBytes: toBytes }));
    const data = { fromBytes: limitBytes, toBytes };
    expect(evidence.outcome).toMatchObject({ code: "limit-not-applied/changed", data });
  });

  it("are noticed by the readings, without an event: swap", async () => {
    const evidence = await run(() => {}, {
      readingIn: (_, index) => ({ swapLimitBytes: index === 20 ? 5 : 0 }),
    });
    const data = { swapBytes: limitBytes + 5, isTakenBack: true };
    expect(evidence.outcome).toMatchObject({ code: "limit-not-applied/swap-allowed", data });
  });

  it("are noticed by the readings, without an event: the memory limit", async () => {
    const evidence = await run(() => {}, {
      readingIn: (_, index) => (index === 20 ? { limitBytes: 2 * limitBytes } : {}),
    });
    expect(evidence.outcome).toMatchObject({ code: "limit-not-applied/changed" });
  });

  it("are noticed if they stay: swap", async () => {
    const evidence = await run((world) => world.during("load", () => world.change({ memorySwapBytes: -1 })));
    const data = { swapBytes: -1, isTakenBack: false };
    expect(evidence.outcome).toMatchObject({ code: "limit-not-applied/swap-allowed", data });
  });

  it("do not count if an event changed neither memory nor swap", async () => {
    const evidence = await run((world) => world.during("load", () => world.emit({ kind: "update" })));
    expect(evidence.outcome).toEqual({ kind: "completed" });
  });
});
