import { describe, expect, it } from "vitest";
import { withEarlierBreakdown, withLaterBreakdown } from "../../../../src/memory/sampling/better-breakdown.ts";
import type { Composition } from "../../../../src/model/evidence.ts";
import { mebibyte } from "../../../builders.ts";

const total = 100 * mebibyte;
/** The anonymous memory and the rest, in MiB. */
const parts = (anonymous: number, other: number): Composition => ({
  anonymous: anonymous * mebibyte,
  shared: 0,
  activeFile: 0,
  kernel: 10 * mebibyte,
  kernelReclaimable: 4 * mebibyte,
  sockets: null,
  other: other * mebibyte,
});
const peak = { atMs: 1_000, workingSetBytes: total, composition: parts(60, 30) };
const later = (overrides: { atMs?: number; workingSetBytes?: number } = {}, composition = parts(88, 2)) => ({
  composition,
  atMs: 2_000,
  workingSetBytes: total,
  ...overrides,
});

describe("a peak with a large rest", () => {
  it("gets a later breakdown of the same memory, whose parts add up to the peak", () => {
    const better = withLaterBreakdown(peak, later({ workingSetBytes: total - mebibyte }));
    expect(better).toEqual({ ...peak, composition: parts(88, 2) });
  });

  it("keeps its breakdown if the later one is of other memory, too late, or no better", () => {
    expect(withLaterBreakdown(peak, later({ workingSetBytes: total - mebibyte - 1 }))).toBe(peak);
    expect(withLaterBreakdown(peak, later({ atMs: 3_501 }))).toBe(peak);
    expect(withLaterBreakdown(peak, later({}, parts(60, 30)))).toBe(peak);
  });

  it("never has a negative rest", () => {
    expect(withLaterBreakdown(peak, later({}, parts(95, 0))).composition.other).toBe(0);
  });

  it("keeps its breakdown if the rest is small", () => {
    const small = { ...peak, composition: parts(81, 9) };
    expect(withLaterBreakdown(small, later())).toBe(small);
  });
});

describe("a sample of a process that ends", () => {
  const sample = { atMs: 3_500, workingSetBytes: total, composition: parts(60, 30) };
  const earlier = later({ atMs: 1_000, workingSetBytes: total - mebibyte }, parts(88, 1));

  it("gets the breakdown of an earlier sample of the same memory, whose parts add up to the working set", () => {
    expect(withEarlierBreakdown(sample, earlier)).toEqual({ ...sample, composition: parts(88, 2) });
  });

  it("keeps its breakdown if the earlier one is of other memory or too old", () => {
    expect(withEarlierBreakdown(sample, { ...earlier, workingSetBytes: total - mebibyte - 1 })).toBe(sample);
    expect(withEarlierBreakdown(sample, { ...earlier, atMs: 999 })).toBe(sample);
  });

  it("keeps its breakdown if the rest of the earlier one is hardly smaller", () => {
    expect(withEarlierBreakdown(sample, { ...earlier, composition: parts(61, 29) })).toBe(sample);
    expect(withEarlierBreakdown(sample, { ...earlier, composition: parts(62, 28) })).not.toBe(sample);
  });
});
