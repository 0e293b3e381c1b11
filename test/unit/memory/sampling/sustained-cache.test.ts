import { describe, expect, it } from "vitest";
import { createSustained, sustainedAfterMs } from "../../../../src/memory/sampling/sustained-cache.ts";

describe("the sustained part of a value", () => {
  it("is 0 until 2 s have been seen", () => {
    const sustained = createSustained();
    expect([0, 500, 1_999].map((atMs) => sustained(atMs, 50))).toEqual([0, 0, 0]);
    expect(sustained(2_000, 50)).toBe(50);
  });

  it.each([
    { name: "every 10 ms", stepMs: () => 10 },
    { name: "at uneven times", stepMs: (index: number) => 1 + ((index * 37) % 211) },
    { name: "about once a second", stepMs: (index: number) => 1_003 + (index % 5) },
    { name: "with gaps", stepMs: (index: number) => (index % 50 === 0 ? 3_500 : 100) },
  ])("is the lowest of the last 2 s, the value at their beginning included: sampled $name", ({ stepMs }) => {
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

  it("leaves a spike out, however high", () => {
    const sustained = createSustained();
    const values = Array.from({ length: 500 }, (_, index) => (index > 250 && index < 400 ? 1_000 : 5));
    expect(Math.max(...values.map((value, index) => sustained(index * 10, value)))).toBe(5);
  });

  it("falls at once", () => {
    const sustained = createSustained();
    for (let atMs = 0; atMs <= 4_000; atMs += 100) sustained(atMs, 50);
    expect(sustained(4_100, 3)).toBe(3);
  });

  it("is not what was seen for about 1 s only, as between two frames of a 1 Hz stream", () => {
    const sustained = createSustained();
    sustained(0, 0);
    sustained(1_003, 60);
    expect(sustained(2_006, 60)).toBe(0);
    expect(sustained(3_009, 60)).toBe(60);
  });

  it("is not what was seen once after a gap", () => {
    const sustained = createSustained();
    sustained(0, 0);
    sustained(2_500, 0);
    expect(sustained(5_000, 60)).toBe(0);
  });
});
