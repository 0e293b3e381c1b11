import { describe, expect, it } from "vitest";
import type { Stage } from "../../../src/model/scenario.ts";
import {
  aimAt,
  cornersOf,
  durationOfStages,
  mostConnectionsOf,
  pausedMsOf,
  steadyUntilMs,
} from "../../../src/model/stages.ts";

function stage(durationMs: number, own: Partial<Stage>): Stage {
  return { durationMs, connections: null, rate: null, isRamp: own.isPause !== true, isPause: false, ...own };
}

const shape = [
  stage(10_000, { connections: 50 }),
  stage(5_000, { connections: 200, isRamp: false }),
  stage(5_000, { isPause: true }),
  stage(10_000, { rate: 100, connections: 20 }),
  stage(10_000, { rate: 200 }),
];
const aims = (times: readonly number[]) => times.map((atMs) => aimAt(cornersOf(shape, 10), atMs));

describe("the shape of stages", () => {
  it("ramps connections from 1, jumps without ramp, and keeps them in a pause", () => {
    expect(aims([0, 5_000, 9_999, 10_000, 14_999, 15_000]).map(({ connections }) => connections)).toEqual([
      1, 26, 50, 200, 200, 200,
    ]);
    expect(aims([14_999, 15_000, 19_999, 20_000]).map(({ isPaused }) => isPaused)).toEqual([false, true, true, false]);
    expect(aims([20_000, 25_000, 29_999, 35_000]).map(({ connections }) => connections)).toEqual([200, 110, 20, 20]);
  });

  it("ramps a rate from the previous rate, and starts at the rate after a stage without one", () => {
    expect(aims([5_000, 17_000, 25_000, 35_000, 90_000]).map(({ rate }) => rate)).toEqual([null, 0, 100, 150, 200]);
    const first = cornersOf([stage(1_000, { rate: 100 })], 10);
    expect([0, 500, 1_000].map((atMs) => aimAt(first, atMs).rate)).toEqual([0, 50, 100]);
  });

  it("stays the same until the end of a stage, but not in a ramp", () => {
    const corners = cornersOf(shape, 10);
    const until = [0, 9_999, 10_000, 14_999, 15_000, 20_000, 30_000, 39_999].map((atMs) =>
      steadyUntilMs(corners, atMs),
    );
    expect(until).toEqual([0, 9_999, 15_000, 15_000, 20_000, 20_000, 30_000, 39_999]);
    expect(steadyUntilMs(corners, 40_000)).toBe(Number.POSITIVE_INFINITY);
  });

  it("has a duration, pauses and a highest number of connections", () => {
    expect(durationOfStages(shape)).toBe(40_000);
    expect(mostConnectionsOf(shape, 10)).toBe(200);
    expect(mostConnectionsOf([stage(1_000, { rate: 5 })], 10)).toBe(10);
    // A pause has no active connections.
    expect(mostConnectionsOf([stage(1_000, { isPause: true }), stage(1_000, { connections: 3 })], 10)).toBe(3);
    expect([0, 15_000, 17_000, 20_000, 40_000].map((ms) => pausedMsOf(shape, ms))).toEqual([0, 0, 2_000, 5_000, 5_000]);
  });
});
