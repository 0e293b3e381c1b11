import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createAlarm } from "../../../../src/load/pacing/alarm.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

const createRig = () => {
  const times: number[] = [];
  const originMs = performance.now();
  const alarm = createAlarm(
    () => performance.now(),
    () => times.push(performance.now() - originMs),
  );
  return { alarm, times };
};

it("fires at the earliest of the times to which it was set, once", () => {
  const { alarm, times } = createRig();
  for (const ms of [9, 5, 7, Number.POSITIVE_INFINITY]) alarm.fireWithin(ms);
  vi.advanceTimersByTime(100);
  expect(times).toEqual([5]);
});

it("has no timer left after a stop", () => {
  const { alarm, times } = createRig();
  alarm.fireWithin(5);
  alarm.stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(100);
  expect(times).toEqual([]);
});

it("does not clear a timer that has fired: this takes time at each request", () => {
  const { alarm, times } = createRig();
  const cleared = vi.spyOn(globalThis, "clearTimeout");
  for (let round = 0; round < 3; round += 1) {
    alarm.fireWithin(5);
    vi.advanceTimersByTime(5);
  }
  expect(times).toEqual([5, 10, 15]);
  expect(cleared).not.toHaveBeenCalled();
  alarm.fireWithin(5);
  alarm.fireWithin(3);
  expect(cleared).toHaveBeenCalledTimes(1);
});
