import { describe, expect, it } from "vitest";
import { systemClock, withDeadline } from "../../../src/lib/clock.ts";
import { createFakeClock, never } from "../../fakes.ts";

describe("withDeadline", () => {
  it("returns the result of the work if it is in time", async () => {
    const clock = createFakeClock();
    const work = clock.sleep(99).then(() => "done");
    expect(await clock.finish(withDeadline(clock, 100, work, () => "late"))).toBe("done");
  });

  it("returns the fallback if the work is late", async () => {
    const clock = createFakeClock();
    const beganMs = clock.nowMs();
    expect(await clock.finish(withDeadline(clock, 100, never(), () => "late"))).toBe("late");
    expect(clock.nowMs() - beganMs).toBe(100);
  });

  it("does not call the fallback if the work succeeds or fails in time", async () => {
    const clock = createFakeClock();
    let fallbacks = 0;
    const fallback = () => {
      fallbacks += 1;
    };
    await withDeadline(clock, 100, Promise.resolve(), fallback);
    await withDeadline(clock, 100, Promise.reject(new Error("broke")), fallback).catch(() => {});
    await clock.advance(1_000);
    expect(fallbacks).toBe(0);
  });

  it("throws the error of the work or of the fallback", async () => {
    const clock = createFakeClock();
    await expect(withDeadline(clock, 100, Promise.reject(new Error("broke")), () => "late")).rejects.toThrow("broke");
    const late = withDeadline(clock, 100, never(), () => {
      throw new Error("late");
    });
    await expect(clock.finish(late)).rejects.toThrow("late");
  });

  it("leaves no timer that would keep the process running", async () => {
    const clock = createFakeClock();
    const beganMs = clock.nowMs();
    await withDeadline(clock, 60_000, Promise.resolve(), () => {});
    await expect(clock.finish(never())).rejects.toThrow("the work waits, but nothing sleeps");
    expect(clock.nowMs()).toBe(beganMs);
  });
});

describe("the system clock", () => {
  it("ends a sleep as soon as the signal aborts, and never rejects", async () => {
    const controller = new AbortController();
    const beganMs = systemClock.nowMs();
    const sleep = systemClock.sleep(60_000, controller.signal);
    controller.abort();
    await sleep;
    await systemClock.sleep(60_000, controller.signal);
    expect(systemClock.nowMs() - beganMs).toBeLessThan(1_000);
  });

  it("sleeps for the given time, or slightly longer", async () => {
    const beganMs = systemClock.nowMs();
    await systemClock.sleep(20);
    expect(systemClock.nowMs() - beganMs).toBeGreaterThanOrEqual(19);
  });

  it("returns the time in ISO 8601", () => {
    expect(systemClock.isoNow()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });
});
