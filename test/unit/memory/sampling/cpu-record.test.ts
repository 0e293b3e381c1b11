import { describe, expect, it } from "vitest";
import { createCpuRecord } from "../../../../src/memory/sampling/cpu-record.ts";
import type { PhaseStats } from "../../../../src/model/evidence.ts";
import type { Throttling } from "../../../../src/model/reading.ts";
import { phase } from "../../../builders.ts";

/** Counters of a container that used `usedMs` of CPU time. */
function counters(usedMs: number, throttling: Throttling | null = none) {
  return { usedUs: usedMs * 1_000, throttling };
}

const none: Throttling = { periods: 0, throttledPeriods: 0, throttledUs: 0 };

/** A run whose load phase was from 1 s to 3 s. */
function phasesUntil(name: "start" | "load" | "settle"): readonly PhaseStats[] {
  const all = [
    phase("start", { startMs: 0, endMs: 1_000 }),
    phase("load", { startMs: 1_000, endMs: name === "load" ? 1_000 : 3_000 }),
    phase("settle", { startMs: 3_000, endMs: 3_200 }),
  ];
  return all.slice(0, all.findIndex((each) => each.name === name) + 1);
}

describe("the CPU time of the load phase", () => {
  it("is the increase between the beginning and the end of the phase", () => {
    const phases: PhaseStats[] = [...phasesUntil("start")];
    const cpu = createCpuRecord(false, phases);
    cpu.add(500, counters(100));
    phases.push(...phasesUntil("load").slice(1));
    cpu.add(1_000, counters(300));
    cpu.add(3_000, counters(1_900));
    phases.splice(0, phases.length, ...phasesUntil("settle"));
    cpu.add(3_200, counters(1_950));
    expect(cpu.figures()).toEqual({ loadMs: 1_600, totalMs: 1_950, throttledMs: 0, throttledPeriods: 0, periods: 0 });
  });

  it("shares out the time between two readings evenly if no reading is at the boundary", () => {
    const phases: PhaseStats[] = [...phasesUntil("start")];
    const cpu = createCpuRecord(false, phases);
    cpu.add(500, counters(100));
    phases.push(...phasesUntil("load").slice(1));
    // 1 s after the reading before: half of the 400 ms belong to the load phase.
    cpu.add(1_500, counters(500));
    phases.splice(0, phases.length, ...phasesUntil("settle"));
    // 2 s after the reading before: 1.5 s of them belong to the load phase.
    cpu.add(3_500, counters(2_500));
    expect(cpu.figures()?.loadMs).toBe(200 + 1_500);
  });

  it("goes up to the last reading if the run ended in the phase", () => {
    const cpu = createCpuRecord(false, phasesUntil("load"));
    cpu.add(1_000, counters(300));
    cpu.add(2_000, counters(900));
    expect(cpu.figures()).toMatchObject({ loadMs: 600, totalMs: 900 });
  });

  it("is the time of the whole run for a batch job", () => {
    const cpu = createCpuRecord(false, [phase("run", { startMs: 0, endMs: 0 })]);
    cpu.add(400, counters(100));
    cpu.add(900, counters(450));
    expect(cpu.figures()).toMatchObject({ loadMs: 450, totalMs: 450 });
  });

  it("is null if the run ended before the load, and the total is not", () => {
    const cpu = createCpuRecord(false, phasesUntil("start"));
    cpu.add(500, counters(100));
    expect(cpu.figures()).toEqual({
      loadMs: null,
      totalMs: 100,
      throttledMs: null,
      throttledPeriods: null,
      periods: null,
    });
  });
});

it("has no figures and no series without a reading", () => {
  const cpu = createCpuRecord(false, phasesUntil("load"));
  expect(cpu.figures()).toBeNull();
  expect(cpu.series()).toEqual([]);
});

it("leaves out the time before the run of a container that already ran", () => {
  const cpu = createCpuRecord(true, phasesUntil("load"));
  cpu.add(1_000, counters(90_000, { periods: 500, throttledPeriods: 400, throttledUs: 9_000_000 }));
  cpu.add(2_000, counters(90_700, { periods: 510, throttledPeriods: 403, throttledUs: 9_200_000 }));
  expect(cpu.figures()).toEqual({ loadMs: 700, totalMs: 700, throttledMs: 200, throttledPeriods: 3, periods: 10 });
  expect(cpu.series()).toEqual([{ atMs: 2_000, cores: 0.7, throttledRatio: 0.2 }]);
});

it("counts on from the new value after a restart, and never counts backwards", () => {
  const cpu = createCpuRecord(false, phasesUntil("load"));
  cpu.add(1_000, counters(500, { periods: 5, throttledPeriods: 5, throttledUs: 400_000 }));
  cpu.add(1_500, counters(900, { periods: 10, throttledPeriods: 10, throttledUs: 800_000 }));
  cpu.add(2_000, counters(40, { periods: 1, throttledPeriods: 0, throttledUs: 0 }));
  cpu.add(2_500, counters(140, { periods: 3, throttledPeriods: 1, throttledUs: 50_000 }));
  expect(cpu.figures()).toEqual({ loadMs: 500, totalMs: 1_000, throttledMs: 450, throttledPeriods: 6, periods: 7 });
  expect(cpu.series().map(({ cores }) => cores)).toEqual([0.5, 0.8, 0, 0.2]);
});

it("does not know the throttling if the source does not report it", () => {
  const cpu = createCpuRecord(false, phasesUntil("load"));
  cpu.add(1_000, counters(500, null));
  cpu.add(2_000, counters(900, null));
  expect(cpu.figures()).toMatchObject({ loadMs: 400, throttledMs: null, throttledPeriods: null, periods: null });
  expect(cpu.series().map(({ throttledRatio }) => throttledRatio)).toEqual([null, null]);
});

it("caps the throttled share of an interval, because the kernel adds up the times of all cores", () => {
  const cpu = createCpuRecord(false, phasesUntil("load"));
  cpu.add(1_000, counters(500));
  cpu.add(2_000, counters(900, { periods: 10, throttledPeriods: 10, throttledUs: 3_200_000 }));
  expect(cpu.figures()?.throttledMs).toBe(3_200);
  expect(cpu.series()[1]?.throttledRatio).toBe(1);
});

it("has no higher throttled share of an interval than the share of its periods with throttling", () => {
  const cpu = createCpuRecord(false, phasesUntil("load"));
  cpu.add(1_000, counters(500));
  cpu.add(2_000, counters(900, { periods: 10, throttledPeriods: 4, throttledUs: 800_000 }));
  expect(cpu.series()[1]?.throttledRatio).toBe(0.4);
});

it("has a bounded series that loses no CPU time, however long the run", () => {
  const cpu = createCpuRecord(false, [phase("run", { startMs: 0, endMs: 0 })]);
  for (let ms = 100; ms <= 1_000_000; ms += 100) cpu.add(ms, counters(ms / 2 + (ms % 700)));
  const series = cpu.series();
  expect(series.length).toBeLessThanOrEqual(1_000);
  const usedMs = series.reduce((sum, { atMs, cores }, at) => sum + cores * (atMs - (series[at - 1]?.atMs ?? 0)), 0);
  const last = series.at(-1)?.atMs ?? 0;
  expect(usedMs).toBeGreaterThanOrEqual(last / 2);
});
