import { describe, expect, it } from "vitest";
import { createSustained, sustainedAfterMs } from "../../../../src/memory/sampling/sustained-cache.ts";

describe("the sustained value", () => {
  it("is 0 until samples cover 2 s", () => {
    const sustained = createSustained();
    expect([0, 500, 1_999].map((atMs) => sustained(atMs, 50))).toEqual([0, 0, 0]);
    expect(sustained(2_000, 50)).toBe(50);
  });

  it.each([
    { name: "every 10 ms", stepMs: () => 10 },
    { name: "at uneven times", stepMs: (index: number) => 1 + ((index * 37) % 211) },
    { name: "about once a second", stepMs: (index: number) => 1_003 + (index % 5) },
    { name: "with gaps", stepMs: (index: number) => (index % 50 === 0 ? 3_500 : 100) },
  ])("is the lowest of the last 2 s, including the value at their start, sampled $name", ({ stepMs }) => {
    const sustained = createSustained();
    const seen: { atMs: number; value: number }[] = [];
    for (let index = 0, atMs = 100; index < 1_500; index += 1, atMs += stepMs(index)) {
      const value = (index * 7_919) % 1_009;
      seen.push({ atMs, value });
      const fromMs = atMs - sustainedAfterMs;
      const before = seen.findLastIndex((sample) => sample.atMs <= fromMs);
      const lowest = Math.min(...seen.slice(Math.max(0, before)).map((sample) => sample.value));
      expect(sustained(atMs, value), `at ${atMs} ms`).toBe(before < 0 ? 0 : lowest);
    }
  });

  it("excludes a spike of any height", () => {
    const sustained = createSustained();
    const values = Array.from({ length: 500 }, (_, index) => (index > 250 && index < 400 ? 1_000 : 5));
    expect(Math.max(...values.map((value, index) => sustained(index * 10, value)))).toBe(5);
  });

  it("falls at once", () => {
    const sustained = createSustained();
    for (let atMs = 0; atMs <= 4_000; atMs += 100) sustained(atMs, 50);
    expect(sustained(4_100, 3)).toBe(3);
  });

  it("excludes a value that two samples 1 s apart report", () => {
    const sustained = createSustained();
    sustained(0, 0);
    sustained(1_003, 60);
    expect(sustained(2_006, 60)).toBe(0);
    expect(sustained(3_009, 60)).toBe(60);
  });

  it("excludes a value that only one sample after a gap reports", () => {
    const sustained = createSustained();
    sustained(0, 0);
    sustained(2_500, 0);
    expect(sustained(5_000, 60)).toBe(0);
  });
});
