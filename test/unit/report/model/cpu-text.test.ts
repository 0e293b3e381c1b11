import { describe, expect, it } from "vitest";
import type { CpuUse } from "../../../../src/model/fields/cpu.ts";
import { cpuRow } from "../../../../src/report/model/cpu-text.ts";
import { noticesOf } from "../../../../src/report/model/messages.ts";
import { evidence, loadFigures, phase } from "../../../builders.ts";

/** A load phase of 10 s in which 5 s of CPU time were used. */
function use(overrides: Partial<CpuUse> = {}): CpuUse {
  return {
    loadMs: 5_000,
    totalMs: 6_000,
    limitCores: null,
    throttledMs: 0,
    throttledPeriods: 0,
    periods: 0,
    ...overrides,
  };
}

/** The app was stopped for 3 s of 10 s, in 60 of 100 periods. */
const throttled = { limitCores: 0.5, throttledMs: 3_000, throttledPeriods: 60, periods: 100 };

describe("the row of the CPU use", () => {
  const rowOf = (overrides: Parameters<typeof evidence>[0]) => cpuRow(evidence(overrides))[0];

  it("has cores, CPU time, and CPU time per response", () => {
    expect(rowOf({ cpu: use() })).toEqual({
      label: "CPU (load phase)",
      value: "0.5 cores on average, 5 s of CPU time, 0.5 ms per response",
    });
  });

  it("names the CPU limit of the options, if it stopped the app", () => {
    expect(rowOf({ cpu: use(throttled) })?.value).toBe(
      "0.5 cores on average, 5 s of CPU time, 0.5 ms per response; throttled 30% of the time by its CPU limit of 0.5 cores",
    );
  });

  it("names a CPU limit that no option sets", () => {
    const value = rowOf({ cpu: use({ ...throttled, limitCores: null }) })?.value;
    expect(value).toContain("throttled 30% of the time by the container's CPU limit");
  });

  it("does not count the throttled time of several cores as more than the periods with throttling", () => {
    const value = rowOf({ cpu: use({ ...throttled, throttledMs: 9_000, throttledPeriods: 20 }) })?.value;
    expect(value).toContain("throttled 20% of the time");
  });

  it("says nothing about throttling that is unknown", () => {
    const value = rowOf({ cpu: use({ throttledMs: null, throttledPeriods: null, periods: null }) })?.value;
    expect(value).not.toContain("throttled");
  });

  it("is about the run phase of a batch job, without requests", () => {
    const job = { load: null, phases: [phase("run", { startMs: 0, endMs: 2_000 })], cpu: use() };
    expect(rowOf(job)).toEqual({ label: "CPU (run phase)", value: "2.5 cores on average, 5 s of CPU time" });
  });

  it("has no time per response if no request got a response", () => {
    expect(rowOf({ cpu: use(), load: loadFigures({ requests: 0 }) })?.value).not.toContain("per re");
  });

  it("does not exist if the CPU time of the load phase is unknown", () => {
    expect(cpuRow(evidence({ cpu: null }))).toEqual([]);
    expect(cpuRow(evidence({ cpu: use({ loadMs: null }) }))).toEqual([]);
  });
});

describe("the notice of a strong throttling", () => {
  it("says that latency and memory may differ from production", () => {
    expect(noticesOf(evidence({ cpu: use(throttled) }))).toEqual([
      "The CPU limit of the container stopped the app for more than 25% of the load phase. Its latency and its memory may differ from those in production. Set the CPU limit (`cpus` or the manifest) to that of production.",
    ]);
  });

  it("names no option if the Compose file or the container sets the CPU limit", () => {
    const [notice] = noticesOf(evidence({ cpu: use({ ...throttled, limitCores: null }) }));
    expect(notice).toMatch(/production\. Set the CPU limit of the container to that of production\.$/);
  });

  it("does not exist at 25% and below", () => {
    expect(noticesOf(evidence({ cpu: use({ ...throttled, throttledMs: 2_500 }) }))).toEqual([]);
  });
});
