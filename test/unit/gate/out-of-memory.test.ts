// A run in which a process reaches the memory limit of its own runtime.
import { describe, expect, it } from "vitest";
import { runGatePlan } from "../../../src/gate/run-gate.ts";
import { judge } from "../../../src/verdict/judge.ts";
import { inputs, mebibyte, planFrom, thresholds } from "../../builders.ts";
import { createFakeWorld, type FakeWorld, type FakeWorldOptions } from "../../fakes.ts";

const heap = "java.lang.OutOfMemoryError: Java heap space";

async function run(
  options: FakeWorldOptions,
  prepare: (world: FakeWorld) => void = () => {},
  values: Parameters<typeof inputs>[0] = { port: "3000", duration: "2s", warmup: "0s" },
  secrets: readonly string[] = [],
) {
  const world = createFakeWorld(options);
  prepare(world);
  const plan = { ...planFrom(inputs(values)), secrets };
  const evidence = await world.clock.finish(runGatePlan(plan, world.adapters, new AbortController().signal));
  return { evidence, kind: judge(evidence, thresholds).kind };
}

describe("a process that ran out of memory", () => {
  it("makes a completed run out-of-memory, and the report has the log", async () => {
    const { evidence, kind } = await run({ log: ["listening", heap] });
    expect(kind).toBe("out-of-memory");
    expect(evidence.outcome).toEqual({ kind: "completed" });
    expect(evidence.outOfMemory).toMatchObject([{ code: "jvm/heap", line: heap, count: 1 }]);
    expect(evidence.container?.logTail).not.toEqual([]);
  });

  it("makes a run out-of-memory whose container ended", async () => {
    const { evidence, kind } = await run({ log: [heap] }, (world) => world.during("load", () => world.exit(3)));
    expect(kind).toBe("out-of-memory");
    expect(evidence.outcome).toMatchObject({ code: "app-exited/exit" });
    expect(evidence.container).toMatchObject({ exitedByItself: true, exitCode: 3 });
  });

  it("is found in lines that arrive after the end of the container", async () => {
    const { kind } = await run({ lateLog: [heap] }, (world) => world.during("load", () => world.exit(3)));
    expect(kind).toBe("out-of-memory");
  });

  it("is found in the last lines of a container that ran before", async () => {
    const ended = (world: FakeWorld) => world.during("load", () => world.exit(3));
    const { kind } = await run({ lateLog: [heap], isAttached: true }, ended);
    expect(kind).toBe("out-of-memory");
  });

  it("makes a batch job out-of-memory instead of job-failed", async () => {
    const ended = (world: FakeWorld) => world.during("run", () => world.exit(1));
    const { evidence, kind } = await run({ log: ["MemoryError"] }, ended, { load: "none" });
    expect(kind).toBe("out-of-memory");
    expect(evidence.outOfMemory).toMatchObject([{ code: "python/system" }]);
  });

  it("is not assumed from words that need another exit code", async () => {
    const { evidence, kind } = await run({ log: ["MemoryError"] });
    expect(kind).toBe("pass");
    expect(evidence.outOfMemory).toEqual([]);
  });

  it("has secrets in its line masked", async () => {
    const line = 'Exception in thread "hunter2" java.lang.OutOfMemoryError: Java heap space';
    const { evidence } = await run({ log: [line] }, () => {}, undefined, ["hunter2"]);
    expect(evidence.outOfMemory?.[0]?.line).toBe(
      'Exception in thread "***" java.lang.OutOfMemoryError: Java heap space',
    );
  });
});

describe("the limit of the app's runtime", () => {
  const runtimeLimit = { runtime: "v8", bytes: 256 * mebibyte, isDefault: true } as const;

  it("is in the evidence if the container's processes are on this machine", async () => {
    expect((await run({ runtimeLimit })).evidence.runtimeLimit).toEqual(runtimeLimit);
    expect((await run({ runtimeLimit, samplingNotice: "elsewhere" })).evidence.runtimeLimit).toBeNull();
    expect((await run({ runtimeLimit, ready: false })).evidence.runtimeLimit).toBeNull();
  });
});
