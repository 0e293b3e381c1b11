import { describe, expect, it } from "vitest";
import { openStats } from "../../../../src/memory/stats-api/source.ts";
import type { OnReading } from "../../../../src/model/adapters.ts";
import { samplingPlan } from "../../../../src/plan/plan.ts";
import { createFakeClock, never } from "../../../fakes.ts";

const frame = (second: number, usage = 1_000) => ({
  read: `2026-01-01T00:00:${String(second).padStart(2, "0")}Z`,
  memory_stats: { usage, limit: 5_000, stats: { inactive_file: 100 } },
});
const emptyFrame = { read: "0001-01-01T00:00:00Z", memory_stats: {} };

/** What was seen: the working set, or why there was none. */
function createLooks() {
  const seen: [source: string, look: number | string][] = [];
  const onReading: OnReading = (source, look) =>
    seen.push([source, "missed" in look ? look.missed : look.workingSetBytes]);
  return { seen, onReading };
}

function stream(...frames: unknown[]) {
  return async function* () {
    for (const each of frames) yield await Promise.resolve(each);
    await never();
  };
}

describe("the stats API", () => {
  it("is polled every 100 ms where the engine answers at once", async () => {
    const clock = createFakeClock();
    const { seen, onReading } = createLooks();
    let asked = 0;
    const statsOnce = async () => frame(asked++);
    const source = await clock.finish(openStats({ statsOnce, statsStream: stream() }, samplingPlan, clock, onReading));
    expect(source).toMatchObject({ name: "stats-oneshot", intervalMs: 100 });
    await clock.advance(1_000);
    // Two at once, by which the engine is timed, and one every 100 ms.
    expect(seen).toEqual(Array.from({ length: 12 }, () => ["stats-oneshot", 900]));
    await source.close();
    await clock.advance(1_000);
    expect(asked).toBe(12);
  });

  it("is streamed where only the first answer came at once: its 1 s tick may have been near", async () => {
    const clock = createFakeClock();
    const { seen, onReading } = createLooks();
    let asked = 0;
    const statsOnce = () => (asked++ === 0 ? Promise.resolve(frame(1)) : never<unknown>());
    const source = await clock.finish(openStats({ statsOnce, statsStream: stream() }, samplingPlan, clock, onReading));
    expect(source.name).toBe("stats-stream");
    expect(asked).toBe(2);
    expect(seen).toEqual([]);
  });

  it("is streamed where the engine takes its time over a single answer, which is given up then", async () => {
    const clock = createFakeClock();
    const { seen, onReading } = createLooks();
    const given: AbortSignal[] = [];
    const statsOnce = (signal: AbortSignal) => {
      given.push(signal);
      return never();
    };
    const opening = openStats({ statsOnce, statsStream: stream(frame(1), frame(2)) }, samplingPlan, clock, onReading);
    const beganMs = clock.nowMs();
    const source = await clock.finish(opening);
    expect(clock.nowMs() - beganMs).toBe(samplingPlan.oneShotTimeoutMs);
    expect(given.map((signal) => signal.aborted)).toEqual([true]);
    expect(source).toMatchObject({ name: "stats-stream", intervalMs: 1_000 });
    await clock.advance(0);
    expect(seen).toEqual([
      ["stats-stream", 900],
      ["stats-stream", 900],
    ]);
  });

  it("has missed a frame that is a repetition or empty, and an answer that failed", async () => {
    const clock = createFakeClock();
    const { seen, onReading } = createLooks();
    const answers = [frame(1), frame(1), emptyFrame, frame(2), new Error("connect ECONNREFUSED"), frame(2), frame(3)];
    const statsOnce = async () => {
      const answer = answers.shift() ?? frame(59);
      if (answer instanceof Error) throw answer;
      return answer;
    };
    const source = await clock.finish(openStats({ statsOnce, statsStream: stream() }, samplingPlan, clock, onReading));
    await clock.advance(500);
    expect(seen.map(([, look]) => look)).toEqual([
      900,
      "a repeated frame",
      "an empty frame",
      900,
      "connect ECONNREFUSED",
      "a repeated frame",
      900,
    ]);
    await source.close();
  });

  it("does not make up for polls that a stall made impossible", async () => {
    const clock = createFakeClock();
    const { seen, onReading } = createLooks();
    let asked = 0;
    const statsOnce = async () => {
      asked += 1;
      // The second poll takes half a second.
      if (asked === 4) await clock.sleep(500);
      return frame(asked);
    };
    const source = await clock.finish(openStats({ statsOnce, statsStream: stream() }, samplingPlan, clock, onReading));
    await clock.advance(1_000);
    // Two at 0 ms, then at 100, 200 (answered at 700), 700, 800, 900 and 1000 ms.
    expect(seen).toHaveLength(8);
    await source.close();
  });

  it("tells the limit of its first frame, polled or streamed", async () => {
    const clock = createFakeClock();
    const { onReading } = createLooks();
    const polled = openStats(
      { statsOnce: async () => frame(1), statsStream: stream() },
      samplingPlan,
      clock,
      onReading,
    );
    expect(await (await clock.finish(polled)).firstLimitBytes()).toBe(5_000);
    const slow = { statsOnce: () => never<unknown>(), statsStream: stream(emptyFrame, frame(1)) };
    const streamed = await clock.finish(openStats(slow, samplingPlan, clock, onReading));
    await clock.advance(0);
    expect(await streamed.firstLimitBytes()).toBe(5_000);
  });

  it("does not wait for ever for the limit of a stream without a frame", async () => {
    const clock = createFakeClock();
    const { onReading } = createLooks();
    const silent = { statsOnce: () => never<unknown>(), statsStream: stream() };
    const source = await clock.finish(openStats(silent, samplingPlan, clock, onReading));
    const beganMs = clock.nowMs();
    expect(await clock.finish(source.firstLimitBytes())).toBeNull();
    expect(clock.nowMs() - beganMs).toBe(1_500);
    await clock.finish(source.finalReading());
    expect(clock.nowMs() - beganMs).toBe(3_000);
  });

  it("has missed a stream that breaks, and says nothing more of one that it ended itself", async () => {
    const clock = createFakeClock();
    const { seen, onReading } = createLooks();
    const broken = {
      statsOnce: () => never<unknown>(),
      statsStream: async function* () {
        yield frame(1);
        throw new Error("socket hang up");
      },
    };
    await clock.finish(openStats(broken, samplingPlan, clock, onReading));
    await clock.advance(0);
    expect(seen).toEqual([
      ["stats-stream", 900],
      ["stats-stream", "socket hang up"],
    ]);

    const ended = createLooks();
    const endable = {
      statsOnce: () => never<unknown>(),
      statsStream: async function* (signal: AbortSignal) {
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
        throw new Error("aborted");
      },
    };
    const source = await clock.finish(openStats(endable, samplingPlan, clock, ended.onReading));
    await source.close();
    expect(ended.seen).toEqual([]);
  });

  it("takes one more look when it is asked to", async () => {
    const clock = createFakeClock();
    const { seen, onReading } = createLooks();
    let asked = 0;
    const source = await clock.finish(
      openStats({ statsOnce: async () => frame(asked++), statsStream: stream() }, samplingPlan, clock, onReading),
    );
    const before = seen.length;
    await source.finalReading();
    expect(seen).toHaveLength(before + 1);
    await source.close();
  });

  it("does not count an answer that comes after its end", async () => {
    const clock = createFakeClock();
    const { seen, onReading } = createLooks();
    let asked = 0;
    const statsOnce = async () => {
      asked += 1;
      if (asked === 3) await clock.sleep(50);
      return frame(asked);
    };
    const source = await clock.finish(openStats({ statsOnce, statsStream: stream() }, samplingPlan, clock, onReading));
    await clock.advance(100);
    expect(asked).toBe(3);
    await clock.finish(source.close());
    expect(seen).toHaveLength(2);
  });
});
