import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../src/model/evidence.ts";
import { growthOf } from "../../../src/verdict/growth.ts";
import { evidence, loadFigures, mebibyte, phases } from "../../builders.ts";

const load = { startMs: 5_000, endMs: 35_000 };

/** A point every 100 ms from container start to the end of the load. */
function grown(anonymousAt: (atMs: number) => number, overrides: Partial<Evidence> = {}, stepMs = 100): Evidence {
  const compositions = Array.from({ length: 1 + 35_000 / stepMs }, (_, index) => {
    const atMs = index * stepMs;
    const anonymous = Math.round(anonymousAt(atMs));
    return { atMs, anonymous, shared: 0, activeFile: 0, kernel: 0, kernelReclaimable: 0, sockets: 0, other: 0 };
  });
  return evidence({ compositions, phases: phases(load), ...overrides });
}

const perSecond = (rate: number) => (atMs: number) => 20 * mebibyte + (rate * atMs) / 1_000;
/** The same noise on every run, up to 1 MiB in both directions. */
const noise = (atMs: number) => Math.sin(atMs * 7.3) * mebibyte;
const isRising = (of: Evidence) => growthOf(of)?.isRising;

describe("growth under load", () => {
  it("measures a steady leak in bytes per second and per request, and when it reaches the limit", () => {
    const timeline = Array.from({ length: 30 }, (_, index) => ({
      atMs: 6_000 + index * 1_000,
      requestsPerSecond: 512,
      p99Ms: 5,
      failed: 0,
    }));
    const growth = growthOf(grown(perSecond(mebibyte), { load: loadFigures({ timeline }) }));
    expect(growth).toMatchObject({ isRising: true, windowMs: 15_000 });
    expect(growth?.bytesPerSecond).toBeCloseTo(mebibyte, -2);
    expect(growth?.bytesPerRequest).toBeCloseTo(2_048, 0);
    // 55 MiB at the end of the load, and a limit of 100 MiB.
    expect(growth?.msToLimit).toBeCloseTo(45_000, -2);
  });

  it.each([
    ["a leak with noise", (atMs: number) => perSecond(2 * mebibyte)(atMs) + noise(atMs)],
    [
      "a leak whose counters the kernel updates every 2 s",
      (atMs: number) => perSecond(2 * mebibyte)(atMs - (atMs % 2_000)),
    ],
    ["a leak that begins late", (atMs: number) => 20 * mebibyte + Math.max(0, atMs - 15_000) * 2_000],
  ])("finds %s", (_, at) => {
    expect(isRising(grown(at))).toBe(true);
  });

  it.each([
    ["files in a tmpfs", 1],
    ["files in a tmpfs, and as many buffers", 0.5],
  ])("finds a leak of %s", (_, share) => {
    const leak = perSecond(2 * mebibyte);
    const of = grown((atMs) => (1 - share) * leak(atMs));
    const compositions = of.compositions.map((point) => ({ ...point, shared: Math.round(share * leak(point.atMs)) }));
    const growth = growthOf({ ...of, compositions });
    expect(growth?.isRising).toBe(true);
    expect(growth?.bytesPerSecond).toBeCloseTo(2 * mebibyte, -2);
  });

  it("does not count shared memory that becomes anonymous", () => {
    const of = grown(perSecond(mebibyte));
    const compositions = of.compositions.map((point) => ({ ...point, shared: 60 * mebibyte - (point.anonymous ?? 0) }));
    expect(growthOf({ ...of, compositions })?.isRising).toBe(false);
  });

  it.each([
    ["steady memory", () => 40 * mebibyte],
    ["noise", (atMs: number) => 40 * mebibyte + noise(atMs)],
    ["a sawtooth of a garbage collector", (atMs: number) => 20 * mebibyte + (atMs % 5_000) * 8_000],
    ["a cache that is full in the middle of the second half", (atMs: number) => Math.min(atMs, 27_000) * 3_000],
    ["memory that falls", (atMs: number) => 80 * mebibyte - atMs * 1_000],
    ["growth below 1 MiB in the second half", perSecond(mebibyte / 16)],
    ["growth below 2% of the memory", (atMs: number) => 90 * mebibyte + atMs * 80],
  ])("does not report %s", (_, at) => {
    expect(growthOf(grown(at))).toMatchObject({ isRising: false, bytesPerRequest: null, msToLimit: null });
  });

  it("finds growth in one sample per second of the stats API", () => {
    expect(isRising(grown(perSecond(mebibyte), {}, 1_000))).toBe(true);
  });

  it.each([
    ["a load phase of less than 10 s", { phases: phases({ startMs: 5_000, endMs: 14_900 }) }],
    ["a run without a load phase", { phases: [] }],
    ["a run without a breakdown", { compositions: [] }],
  ])("is unknown for %s", (_, overrides) => {
    expect(growthOf(grown(perSecond(mebibyte), overrides))).toBeNull();
  });

  it("is unknown if the source does not report anonymous memory", () => {
    const of = grown(perSecond(mebibyte));
    const compositions = of.compositions.map((point) => ({ ...point, anonymous: null }));
    expect(growthOf({ ...of, compositions })).toBeNull();
  });

  it("reports no bytes per request without requests of memgate", () => {
    expect(growthOf(grown(perSecond(mebibyte), { load: null }))?.bytesPerRequest).toBeNull();
  });
});
