import { describe, expect, it } from "vitest";
import { createSeries, maxStretches } from "../../../../src/memory/sampling/downsample.ts";
import type { SeriesPoint } from "../../../../src/model/evidence.ts";

const point = (atMs: number, workingSetBytes: number): SeriesPoint => ({
  atMs,
  workingSetBytes,
  usageBytes: workingSetBytes + 1,
});

/** The stretch length that a run of this length ends up with: 10 ms, doubled until the stretches are few enough. */
function lengthMsFor(durationMs: number): number {
  let lengthMs = 10;
  while (Math.floor(durationMs / lengthMs) + 1 > maxStretches) lengthMs *= 2;
  return lengthMs;
}

describe("the series", () => {
  it("is empty without samples", () => {
    expect(createSeries().points()).toEqual([]);
  });

  it("keeps a short run as it was", () => {
    const series = createSeries();
    const points = [0, 10, 20, 35].map((atMs) => point(atMs, 100 + atMs));
    for (const each of points) series.add(each);
    expect(series.points()).toEqual(points);
  });

  it("keeps one point where a stretch has one, and its lowest and highest where it has more", () => {
    const series = createSeries();
    for (const [atMs, bytes] of [
      [1, 5],
      [2, 9],
      [3, 2],
      [4, 7],
      [11, 6],
    ] as const)
      series.add(point(atMs, bytes));
    expect(series.points()).toEqual([point(2, 9), point(3, 2), point(11, 6)]);
  });

  it.each([
    { name: "a minute", durationMs: 60_000, stepMs: 10 },
    { name: "an hour", durationMs: 3_600_000, stepMs: 50 },
    { name: "a day", durationMs: 86_400_000, stepMs: 500 },
  ])(
    "stays within 2,000 points, in the order of time, over $name, and keeps each stretch's highest and lowest",
    ({ durationMs, stepMs }) => {
      const series = createSeries();
      const peaks = new Map<number, number>();
      const lows = new Map<number, number>();
      const lengthMs = lengthMsFor(durationMs - stepMs);
      for (let atMs = 0, index = 0; atMs < durationMs; atMs += stepMs, index += 1) {
        // A sawtooth of primes, so that peaks fall anywhere in a stretch.
        const bytes = 1_000 + ((index * 7_919) % 104_729);
        series.add(point(atMs, bytes));
        const stretch = Math.floor(atMs / lengthMs);
        peaks.set(stretch, Math.max(bytes, peaks.get(stretch) ?? 0));
        lows.set(stretch, Math.min(bytes, lows.get(stretch) ?? bytes));
      }
      const points = series.points();
      expect(points.length).toBeLessThanOrEqual(2_000);
      expect(points.length).toBeGreaterThan(900);
      expect(points).toEqual(points.toSorted((a, b) => a.atMs - b.atMs));
      const kept = new Map<number, number>();
      const keptLows = new Map<number, number>();
      for (const { atMs, workingSetBytes } of points) {
        const stretch = Math.floor(atMs / lengthMs);
        kept.set(stretch, Math.max(workingSetBytes, kept.get(stretch) ?? 0));
        keptLows.set(stretch, Math.min(workingSetBytes, keptLows.get(stretch) ?? workingSetBytes));
      }
      expect(kept).toEqual(peaks);
      expect(keptLows).toEqual(lows);
    },
  );

  it("keeps the one spike of a long run, wherever it is", () => {
    for (const spikeAtMs of [0, 777, 1_234_560, 3_599_990]) {
      const series = createSeries();
      for (let atMs = 0; atMs < 3_600_000; atMs += 100) {
        if (spikeAtMs >= atMs && spikeAtMs < atMs + 100) series.add(point(spikeAtMs, 999_999));
        series.add(point(atMs + 99, 5));
      }
      expect(series.points()).toContainEqual(point(spikeAtMs, 999_999));
    }
  });

  it("stays bounded where samples are rare and far apart", () => {
    const series = createSeries();
    for (let index = 0; index < 5_000; index += 1) series.add(point(index * 3_600_000, index));
    expect(series.points().length).toBeLessThanOrEqual(2_000);
    expect(series.points().at(-1)).toEqual(point(4_999 * 3_600_000, 4_999));
  });
});
