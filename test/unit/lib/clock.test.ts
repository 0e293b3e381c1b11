import { describe, expect, it } from "vitest";
import { systemClock, withDeadline } from "../../../src/lib/clock.ts";
import { createFakeClock, never } from "../../fakes.ts";

describe("a deadline", () => {
  it("gives the work's result where it is in time", async () => {
    const clock = createFakeClock();
    const work = clock.sleep(99).then(() => "done");
    expect(await clock.finish(withDeadline(clock, 100, work, () => "late"))).toBe("done");
  });

  it("gives the fallback where the work is late", async () => {
    const clock = createFakeClock();
    const beganMs = clock.nowMs();
    expect(await clock.finish(withDeadline(clock, 100, never(), () => "late"))).toBe("late");
    expect(clock.nowMs() - beganMs).toBe(100);
  });

  it("leaves the fallback alone where the work is in time, or fails in time", async () => {
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

  it("passes on what the work or the fallback throws", async () => {
    const clock = createFakeClock();
    await expect(withDeadline(clock, 100, Promise.reject(new Error("broke")), () => "late")).rejects.toThrow("broke");
    const late = withDeadline(clock, 100, never(), () => {
      throw new Error("late");
    });
    await expect(clock.finish(late)).rejects.toThrow("late");
  });

  it("leaves no sleeper behind, which would keep a process running", async () => {
    const clock = createFakeClock();
    const beganMs = clock.nowMs();
    await withDeadline(clock, 60_000, Promise.resolve(), () => {});
    await expect(clock.finish(never())).rejects.toThrow("never comes");
    expect(clock.nowMs()).toBe(beganMs);
  });
});

describe("the system's clock", () => {
  it("wakes a sleeper at once when the signal aborts, and never rejects", async () => {
    const controller = new AbortController();
    const beganMs = systemClock.nowMs();
    const sleep = systemClock.sleep(60_000, controller.signal);
    controller.abort();
    await sleep;
    await systemClock.sleep(60_000, controller.signal);
    expect(systemClock.nowMs() - beganMs).toBeLessThan(1_000);
  });

  it("sleeps as long as it is told, or a little longer", async () => {
    const beganMs = systemClock.nowMs();
    await systemClock.sleep(20);
    expect(systemClock.nowMs() - beganMs).toBeGreaterThanOrEqual(19);
  });

  it("tells the time as ISO 8601", () => {
    expect(systemClock.isoNow()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });
});
