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

/** Records each reading: its working set, or why it is missed. */
function createRecorder() {
  const readings: [source: string, reading: number | string][] = [];
  const onReading: OnReading = (source, reading) =>
    readings.push([source, "missed" in reading ? reading.missed : reading.workingSetBytes]);
  return { readings, onReading };
}

function stream(...frames: unknown[]) {
  return async function* () {
    for (const each of frames) yield await Promise.resolve(each);
    await never();
  };
}

describe("the stats API", () => {
  it("is polled every 100 ms if the engine responds at once", async () => {
    const clock = createFakeClock();
    const { readings, onReading } = createRecorder();
    let requests = 0;
    const statsOnce = async () => frame(requests++);
    const source = await clock.finish(openStats({ statsOnce, statsStream: stream() }, samplingPlan, clock, onReading));
    expect(source).toMatchObject({ name: "stats-oneshot", intervalMs: 100 });
    await clock.advance(1_000);
    // Two at once to time the engine, then one every 100 ms.
    expect(readings).toEqual(Array.from({ length: 12 }, () => ["stats-oneshot", 900]));
    await source.close();
    await clock.advance(1_000);
    expect(requests).toBe(12);
  });

  it("is streamed if only the first response came at once, because the engine's 1 s tick may have been near", async () => {
    const clock = createFakeClock();
    const { readings, onReading } = createRecorder();
    let requests = 0;
    const statsOnce = () => (requests++ === 0 ? Promise.resolve(frame(1)) : never<unknown>());
    const source = await clock.finish(openStats({ statsOnce, statsStream: stream() }, samplingPlan, clock, onReading));
    expect(source.name).toBe("stats-stream");
    expect(requests).toBe(2);
    expect(readings).toEqual([]);
  });

  it("is streamed if the first response is late, and aborts that request", async () => {
    const clock = createFakeClock();
    const { readings, onReading } = createRecorder();
    const signals: AbortSignal[] = [];
    const statsOnce = (signal: AbortSignal) => {
      signals.push(signal);
      return never();
    };
    const opening = openStats({ statsOnce, statsStream: stream(frame(1), frame(2)) }, samplingPlan, clock, onReading);
    const startMs = clock.nowMs();
    const source = await clock.finish(opening);
    expect(clock.nowMs() - startMs).toBe(samplingPlan.oneShotTimeoutMs);
    expect(signals.map((signal) => signal.aborted)).toEqual([true]);
    expect(source).toMatchObject({ name: "stats-stream", intervalMs: 1_000 });
    await clock.advance(0);
    expect(readings).toEqual([
      ["stats-stream", 900],
      ["stats-stream", 900],
    ]);
  });

  it("reports repeated frames, empty frames and failed requests as missed", async () => {
    const clock = createFakeClock();
    const { readings, onReading } = createRecorder();
    const responses = [frame(1), frame(1), emptyFrame, frame(2), new Error("connect ECONNREFUSED"), frame(2), frame(3)];
    const statsOnce = async () => {
      const response = responses.shift() ?? frame(59);
      if (response instanceof Error) throw response;
      return response;
    };
    const source = await clock.finish(openStats({ statsOnce, statsStream: stream() }, samplingPlan, clock, onReading));
    await clock.advance(500);
    expect(readings.map(([, reading]) => reading)).toEqual([
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

  it("does not repeat polls that a stall prevented", async () => {
    const clock = createFakeClock();
    const { readings, onReading } = createRecorder();
    let requests = 0;
    const statsOnce = async () => {
      requests += 1;
      // The second poll takes half a second.
      if (requests === 4) await clock.sleep(500);
      return frame(requests);
    };
    const source = await clock.finish(openStats({ statsOnce, statsStream: stream() }, samplingPlan, clock, onReading));
    await clock.advance(1_000);
    // Two at 0 ms, then at 100, 200 (response at 700), 700, 800, 900 and 1000 ms.
    expect(readings).toHaveLength(8);
    await source.close();
  });

  it("reports the limit of its first frame, polled or streamed", async () => {
    const clock = createFakeClock();
    const { onReading } = createRecorder();
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

  it("waits at most 1.5 s for a frame of a stream", async () => {
    const clock = createFakeClock();
    const { onReading } = createRecorder();
    const frameless = { statsOnce: () => never<unknown>(), statsStream: stream() };
    const source = await clock.finish(openStats(frameless, samplingPlan, clock, onReading));
    const startMs = clock.nowMs();
    expect(await clock.finish(source.firstLimitBytes())).toBeNull();
    expect(clock.nowMs() - startMs).toBe(1_500);
    await clock.finish(source.finalReading());
    expect(clock.nowMs() - startMs).toBe(3_000);
  });

  it("reports a broken stream as missed, but not a stream that it closed", async () => {
    const clock = createFakeClock();
    const { readings, onReading } = createRecorder();
    const broken = {
      statsOnce: () => never<unknown>(),
      statsStream: async function* () {
        yield frame(1);
        throw new Error("socket hang up");
      },
    };
    await clock.finish(openStats(broken, samplingPlan, clock, onReading));
    await clock.advance(0);
    expect(readings).toEqual([
      ["stats-stream", 900],
      ["stats-stream", "socket hang up"],
    ]);

    const ended = createRecorder();
    const endable = {
      statsOnce: () => never<unknown>(),
      statsStream: async function* (signal: AbortSignal) {
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
        throw new Error("aborted");
      },
    };
    const source = await clock.finish(openStats(endable, samplingPlan, clock, ended.onReading));
    await source.close();
    expect(ended.readings).toEqual([]);
  });

  it("takes a final reading on request", async () => {
    const clock = createFakeClock();
    const { readings, onReading } = createRecorder();
    let requests = 0;
    const source = await clock.finish(
      openStats({ statsOnce: async () => frame(requests++), statsStream: stream() }, samplingPlan, clock, onReading),
    );
    const before = readings.length;
    await source.finalReading();
    expect(readings).toHaveLength(before + 1);
    await source.close();
  });

  it("ignores a response after it is closed", async () => {
    const clock = createFakeClock();
    const { readings, onReading } = createRecorder();
    let requests = 0;
    const statsOnce = async () => {
      requests += 1;
      if (requests === 3) await clock.sleep(50);
      return frame(requests);
    };
    const source = await clock.finish(openStats({ statsOnce, statsStream: stream() }, samplingPlan, clock, onReading));
    await clock.advance(100);
    expect(requests).toBe(3);
    await clock.finish(source.close());
    expect(readings).toHaveLength(2);
  });
});
