import { describe, expect, it } from "vitest";
import { maxPoints } from "../../../../src/load/stats/in-pairs.ts";
import { createTimeline } from "../../../../src/load/stats/timeline.ts";

function createRig(durationMs: number | null) {
  let nowMs = 5_000;
  const timeline = createTimeline(durationMs, () => nowMs);
  const at = (ms: number) => {
    nowMs = 5_000 + ms;
  };
  return { ...timeline, at };
}

describe("the timeline of a load", () => {
  it("has one point per second with rate, p99 and failures", () => {
    const { at, recordResponse, recordFailure, points } = createRig(3_000);
    for (let ms = 0; ms < 2_000; ms += 10) {
      at(ms);
      recordResponse(ms < 1_000 ? 5 : ms === 1_500 ? 400 : 7.4, ms !== 500);
    }
    at(1_990);
    recordFailure();
    at(2_000);
    expect(points()).toEqual([
      { atMs: 1_000, requestsPerSecond: 100, p99Ms: 5, failed: 1 },
      { atMs: 2_000, requestsPerSecond: 100, p99Ms: 7, failed: 1 },
    ]);
  });

  it("has points with rate 0 and no latency for seconds without responses", () => {
    const { at, recordResponse, points } = createRig(4_000);
    recordResponse(1, true);
    at(3_200);
    recordResponse(1, true);
    at(4_000);
    expect(points().map(({ requestsPerSecond, p99Ms }) => [requestsPerSecond, p99Ms])).toEqual([
      [1, 1],
      [0, null],
      [0, null],
      [1, 1],
    ]);
  });

  it("drops a last interval shorter than half a second, and keeps a longer one", () => {
    const ends = (ms: number) => {
      const { at, points } = createRig(2_000);
      at(ms);
      return points().map(({ atMs }) => atMs);
    };
    expect(ends(1_400)).toEqual([1_000]);
    expect(ends(1_600)).toEqual([1_000, 1_600]);
  });

  it("has one point per second of a load that may end at any time, and longer intervals only if it is long", () => {
    const { at, recordResponse, points } = createRig(null);
    const ofSeconds = (from: number, to: number) => {
      for (let ms = from * 1_000; ms < to * 1_000; ms += 500) {
        at(ms);
        recordResponse(ms < 1_000 ? 9 : 1, true);
      }
      at(to * 1_000);
    };
    ofSeconds(0, maxPoints);
    expect(points().length).toBe(maxPoints);
    ofSeconds(maxPoints, maxPoints + 4);
    const all = points();
    expect(all.length).toBe(maxPoints / 2 + 2);
    expect(all[0]).toEqual({ atMs: 2_000, requestsPerSecond: 2, p99Ms: 9, failed: 0 });
    expect(all.at(-1)).toEqual({ atMs: (maxPoints + 4) * 1_000, requestsPerSecond: 2, p99Ms: 1, failed: 0 });
  });

  it("stays bounded, however long the load", () => {
    const { at, recordResponse, points } = createRig(86_400_000);
    for (let ms = 0; ms <= 86_400_000; ms += 60_000) {
      at(ms);
      recordResponse(1, true);
    }
    expect(points().length).toBe(maxPoints);
  });
});
