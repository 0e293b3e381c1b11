import { describe, expect, it } from "vitest";
import { runGatePlan } from "../../../src/gate/run-gate.ts";
import type { AppHelper, SeenProcess } from "../../../src/model/adapters.ts";
import { type Evidence, evidenceSchema } from "../../../src/model/evidence.ts";
import type { GatePlan } from "../../../src/model/plan.ts";
import { adviceFor } from "../../../src/report/advice/advice.ts";
import { judged } from "../../../src/report/model/judged.ts";
import { withLeak } from "../../../src/report/model/leak/with-leak.ts";
import { inputs, mebibyte, planFrom, thresholds } from "../../builders.ts";
import { createFakeWorld, type FakeWorld, type FakeWorldOptions, never } from "../../fakes.ts";
import { stopBy } from "../../stop-reasons.ts";

const blockMs = 1_000;

function leakPlan(values: Readonly<Record<string, string>> = { requests: "200" }): GatePlan {
  const plan = planFrom(inputs({ port: "3000", leak: "true", ...values }));
  return { ...plan, load: { ...plan.load, durationMs: blockMs } };
}

const node: SeenProcess = {
  pid: 1,
  uid: 0,
  gid: 0,
  words: ["node", "server.js"],
  exe: "/usr/local/bin/node",
  catchesUsr1: true,
  isJvm: false,
  anonymousBytes: 20 * mebibyte,
};
const shell: SeenProcess = { ...node, pid: 9, words: ["sh"], exe: "/bin/busybox" };

/** What the helpers were asked, in order. */
interface Asked {
  readonly log: string[];
  readonly left: Set<string>;
}

/** @param liveAt live memory of a process at the nth question about it */
function helpers(
  liveAt: (reading: number, pid: number) => number,
  processesAt: (reading: number, user: string | null) => readonly SeenProcess[] = () => [node, shell],
) {
  const asked: Asked = { log: [], left: new Set() };
  const readings = new Map<number, number>();
  let lists = 0;
  const openHelper = async (_id: string, user: string | null): Promise<AppHelper> => {
    const name = user ?? "own";
    asked.left.add(name);
    return {
      list: async () => {
        const found = processesAt(lists, user);
        lists += user === null ? 1 : 0;
        return found;
      },
      open: async (pid) => void asked.log.push(`open ${pid}`),
      call: async (pid, method) => {
        asked.log.push(`${method} ${pid}`);
        if (method === "HeapProfiler.collectGarbage") return {};
        const reading = readings.get(pid) ?? 0;
        readings.set(pid, reading + 1);
        const external = mebibyte;
        const heapUsed = Math.round(liveAt(reading, pid)) - external;
        const rest = { rss: 0, heapTotal: heapUsed, arrayBuffers: 0, heapLimit: 259 * mebibyte };
        return { result: { value: JSON.stringify({ heapUsed, external, ...rest }) } };
      },
      close: async (pid) => void asked.log.push(`close ${pid}`),
      jvm: async () => "",
      end: async () => void asked.left.delete(name),
    };
  };
  return { asked, openHelper };
}

const planned = { requests: 200, unit: "request", sent: 200, open: 0, endedLoad: true } as const;

async function run(
  options: FakeWorldOptions,
  of: GatePlan = leakPlan(),
  prepare: (world: FakeWorld, interrupt: () => void) => void = () => {},
): Promise<{ world: FakeWorld; evidence: Evidence }> {
  const world = createFakeWorld({ load: { planned }, ...options });
  const controller = new AbortController();
  prepare(world, () => controller.abort(stopBy("interrupted/sigint")));
  const evidence = await world.clock.finish(runGatePlan(of, world.adapters, controller.signal));
  expect(evidenceSchema().safeParse(evidence).error).toBeUndefined();
  return { world, evidence };
}

const verdictOf = (evidence: Evidence) => withLeak(judged(evidence, thresholds)).verdict.kind;
/** The first reading is that of the idle app, the second that of the warm-up. */
const leak = (reading: number) => 5 * mebibyte + reading * 200 * 2_048;

describe("the blocks of the leak check", () => {
  it("are a warm-up and 8 blocks of the given requests, and 4 more before memgate says that the app leaks", async () => {
    const { world, evidence } = await run(helpers(leak));
    expect(world.planned).toEqual(Array.from({ length: 13 }, () => 200));
    const { blocks, ...rest } = evidence.liveMemory ?? { blocks: [] };
    expect(rest).toEqual({ requestsPerBlock: 200, unit: "request", problem: null });
    expect(blocks.map(({ block, requests }) => [block, requests])).toEqual(
      Array.from({ length: 13 }, (_, block) => [block, block * 200]),
    );
    expect(blocks.map(({ liveBytes }) => liveBytes)).toEqual(blocks.map(({ block }) => leak(block + 1)));
    expect(evidence.load).toMatchObject({ requests: 120_000, planned: { requests: 2_400, sent: 2_400 } });
    expect(evidence.phases.map(({ name }) => name)).toEqual(["start", "warmup", "load", "settle"]);
    expect(evidence.notices).toContainEqual(expect.stringContaining("forced garbage collections"));
    expect(verdictOf(evidence)).toBe("leaks");
  });

  it("end after 8 without a leak", async () => {
    const { world, evidence } = await run(helpers(() => 5 * mebibyte));
    expect(world.planned).toHaveLength(9);
    expect(evidence.liveMemory?.blocks).toHaveLength(9);
    expect(verdictOf(evidence)).toBe("pass");
  });

  it("clear a cache that is full after 12 blocks", async () => {
    const cache = (reading: number) => 5 * mebibyte + 30 * mebibyte * (1 - Math.exp(-Math.max(0, reading - 1) / 5));
    const { world, evidence } = await run(helpers(cache));
    expect(world.planned).toHaveLength(13);
    expect(verdictOf(evidence)).toBe("pass");
  });

  it("have as many requests as take 4 s if none are given", async () => {
    // 200 requests in each second of the fake load.
    const { world } = await run(
      helpers(() => 5 * mebibyte),
      leakPlan({}),
    );
    expect(world.planned[0]).toBe(200);
    expect(world.planned.slice(2)).toEqual(Array.from({ length: 8 }, () => 400));
  });

  it("have as many turns of a scenario as take 4 s: a rate counts requests, and a turn may have several", async () => {
    const of = leakPlan({ rate: "1000" });
    const scenario = { file: "load.yml", data: [], once: [], requests: [], stages: null };
    // The fake load begins 100 turns in each second.
    const { world } = await run(
      helpers(() => 5 * mebibyte),
      { ...of, load: { ...of.load, scenario } },
    );
    expect(world.planned.slice(2)).toEqual(Array.from({ length: 8 }, () => 400));
  });

  it("stay small enough for the memory that is left if the app leaks fast", async () => {
    // 60 MiB are left of 100 MiB; all blocks may fill half of it.
    const fast = (reading: number) => 5 * mebibyte + reading * 200 * 8_192;
    const fastLoad = { planned: { ...planned, sent: 200 }, durationMs: 10 };
    const { world } = await run({ ...helpers(fast), load: fastLoad }, leakPlan({}));
    const [, most, each] = world.planned;
    expect(most).toBe(Math.floor((30 * mebibyte) / 8_192 / 12) * 12);
    expect(each).toBe(Math.floor((30 * mebibyte) / 8_192 / 12));
  });

  it("end if the app could not respond to all requests of a block", async () => {
    const { world, evidence } = await run({
      ...helpers(leak),
      load: { planned: { ...planned, sent: 150, endedLoad: false } },
    });
    expect(world.planned).toHaveLength(2);
    expect(withLeak(judged(evidence, thresholds)).verdict).toMatchObject({ code: "load-failed/requests-missed" });
  });
});

describe("live memory", () => {
  it("is read after two garbage collections, and the inspector is closed each time", async () => {
    const { asked, openHelper } = helpers(() => 5 * mebibyte);
    await run({ openHelper });
    const once = ["open 1", ...Array(2).fill("HeapProfiler.collectGarbage 1"), "Runtime.evaluate 1", "close 1"];
    expect(asked.log.slice(0, 5)).toEqual(once);
    // Idle, the warm-up and 8 blocks.
    expect(asked.log).toHaveLength(50);
    expect(asked.left).toEqual(new Set());
  });

  it("is the sum of all Node.js processes, each asked by a helper of its own user", async () => {
    const other = { ...node, pid: 2, uid: 1_000, gid: 1_000 };
    const { openHelper, asked } = helpers(
      (_, pid) => pid * 4 * mebibyte,
      (_, user) => (user === null ? [node, { ...other, exe: null }] : [{ ...node, exe: null }, other]),
    );
    const { evidence } = await run({ openHelper });
    expect(evidence.liveMemory?.blocks[0]).toMatchObject({ liveBytes: 12 * mebibyte, processes: 2 });
    expect(asked.left).toEqual(new Set());
  });

  it.each([
    [
      "no-node",
      "has no Node.js process",
      helpers(
        () => 0,
        () => [shell],
      ).openHelper,
    ],
    [
      "other-user",
      "a process has more rights than memgate's helper, so memgate may not ask it",
      helpers(
        () => 0,
        () => [shell, { ...node, exe: null }],
      ).openHelper,
    ],
    [
      "no-node",
      "has no Node.js process",
      () => Promise.reject(Object.assign(new Error("exec: node"), { code: "node-missing" })),
    ],
    [
      "own-handler",
      "handles this signal itself",
      async () => ({
        ...(await helpers(() => 0).openHelper("", null)),
        open: () => Promise.reject(Object.assign(new Error("no inspector"), { code: "own-handler" })),
      }),
    ],
    ["failed", "refused a request", () => Promise.reject(new Error("unexpected"))],
  ] as const)("is unknown with the problem %s, which does not fail the check", async (problem, why, openHelper) => {
    const { world, evidence } = await run({ openHelper });
    expect(evidence.liveMemory).toMatchObject({ problem, blocks: [] });
    expect(evidence.notices).toContainEqual(expect.stringContaining(why));
    // A plain load of a minute shows the growth of memory.
    expect(world.planned).toEqual([null]);
    expect(evidence.load?.durationMs).toBe(60_000);
    expect(verdictOf(evidence)).toBe("pass");
  });

  it("does not count the time of the last responses of that load", async () => {
    const openHelper = () => Promise.reject(Object.assign(new Error("exec: node"), { code: "node-missing" }));
    const { evidence } = await run({ openHelper, lastResponsesMs: 900 });
    const [load, settle] = ["load", "settle"].map((each) => evidence.phases.find(({ name }) => name === each));
    expect((load?.endMs ?? 0) - (load?.startMs ?? 0)).toBe(60_000);
    expect((settle?.endMs ?? 0) - (settle?.startMs ?? 0)).toBe(1_100);
  });

  it("is unknown if a process does not respond in time", async () => {
    const { openHelper } = helpers(() => 0);
    const stuck = async () => ({ ...(await openHelper("", null)), call: () => new Promise<never>(() => {}) });
    const { evidence } = await run({ openHelper: stuck });
    expect(evidence.liveMemory).toMatchObject({ problem: "no-response" });
  });

  it("is unknown if the number of processes changes", async () => {
    const second = { ...node, pid: 2 };
    const { openHelper } = helpers(leak, (reading) => (reading < 4 ? [node] : [node, second]));
    const { evidence } = await run({ openHelper });
    expect(evidence.liveMemory).toMatchObject({ problem: "processes-changed" });
    expect(evidence.liveMemory?.blocks).toHaveLength(3);
    expect(verdictOf(evidence)).toBe("pass");
  });
});

it("that ends before the load is still a leak check for its advice", async () => {
  const { evidence } = await run({ ready: false });
  expect(evidence.load).toBeNull();
  expect(evidence.liveMemory).toEqual({ requestsPerBlock: null, unit: "request", blocks: [], problem: null });
  const result = withLeak(judged(evidence, thresholds));
  expect(result).toMatchObject({ verdict: { kind: "inconclusive" }, leak: { facts: { result: "unknown" } } });
  const ofHttp2 = { kind: "inconclusive", ...stopBy("not-ready/http2") } as const;
  expect(adviceFor(ofHttp2, result.evidence, thresholds)).toContain("so remove `leak` to use it");
});

it("keeps the lines about the inspector out of the log, even with `why: off`", async () => {
  await import("../../../src/gate/ask-why.ts");
  const logTail = ["listening", "Debugger listening on ws://127.0.0.1:9229/0-1", "HTTP 500"];
  const failing = { planned, errors: 1 };
  const { evidence } = await run(
    { ...helpers(leak), logTail, load: failing },
    leakPlan({ requests: "200", why: "off" }),
  );
  expect(evidence.container?.logTail).toEqual(["listening", "HTTP 500"]);
});

it("ends although the engine does not remove the helper", async () => {
  const { openHelper } = helpers(() => 5 * mebibyte);
  const stuck = async (id: string, user: string | null) => ({
    ...(await openHelper(id, user)),
    end: () => never<void>(),
  });
  const { evidence } = await run({ openHelper: stuck });
  expect(evidence.phases.map(({ name }) => name)).toContain("settle");
  expect(verdictOf(evidence)).toBe("pass");
});

it("leaves no helper behind if it is interrupted in a block", async () => {
  const { asked, openHelper } = helpers(leak);
  const { world, evidence } = await run({ openHelper }, leakPlan(), (of, interrupt) => of.during("load", interrupt));
  expect(asked.left).toEqual(new Set());
  expect(world.left()).toEqual([]);
  expect(withLeak(judged(evidence, thresholds)).verdict).toMatchObject({ reason: "interrupted" });
});
