import { describe, expect, it } from "vitest";
import { createSeries, maxBuckets } from "../../../../src/memory/sampling/downsample.ts";
import type { SeriesPoint } from "../../../../src/model/evidence.ts";

const point = (atMs: number, workingSetBytes: number): SeriesPoint => ({
  atMs,
  workingSetBytes,
  usageBytes: workingSetBytes + 1,
});

/** The bucket length for a run of this duration: 10 ms, doubled until there are few enough buckets. */
function lengthMsFor(durationMs: number): number {
  let lengthMs = 10;
  while (Math.floor(durationMs / lengthMs) + 1 > maxBuckets) lengthMs *= 2;
  return lengthMs;
}

describe("the series", () => {
  it("is empty without samples", () => {
    expect(createSeries().points()).toEqual([]);
  });

  it("keeps a short run unchanged", () => {
    const series = createSeries();
    const points = [0, 10, 20, 35].map((atMs) => point(atMs, 100 + atMs));
    for (const each of points) series.add(each);
    expect(series.points()).toEqual(points);
  });

  it("keeps the only point of a bucket, or its lowest and highest point", () => {
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
    "stays within 2,000 points in time order over $name, and keeps the highest and lowest of each bucket",
    ({ durationMs, stepMs }) => {
      const series = createSeries();
      const peaks = new Map<number, number>();
      const lows = new Map<number, number>();
      const lengthMs = lengthMsFor(durationMs - stepMs);
      for (let atMs = 0, index = 0; atMs < durationMs; atMs += stepMs, index += 1) {
        // A sawtooth of primes, so that peaks fall anywhere in a bucket.
        const bytes = 1_000 + ((index * 7_919) % 104_729);
        series.add(point(atMs, bytes));
        const bucket = Math.floor(atMs / lengthMs);
        peaks.set(bucket, Math.max(bytes, peaks.get(bucket) ?? 0));
        lows.set(bucket, Math.min(bytes, lows.get(bucket) ?? bytes));
      }
      const points = series.points();
      expect(points.length).toBeLessThanOrEqual(2_000);
      expect(points.length).toBeGreaterThan(900);
      expect(points).toEqual(points.toSorted((a, b) => a.atMs - b.atMs));
      const kept = new Map<number, number>();
      const keptLows = new Map<number, number>();
      for (const { atMs, workingSetBytes } of points) {
        const bucket = Math.floor(atMs / lengthMs);
        kept.set(bucket, Math.max(workingSetBytes, kept.get(bucket) ?? 0));
        keptLows.set(bucket, Math.min(workingSetBytes, keptLows.get(bucket) ?? workingSetBytes));
      }
      expect(kept).toEqual(peaks);
      expect(keptLows).toEqual(lows);
    },
  );

  it("keeps a single spike of a long run at any position", () => {
    for (const spikeAtMs of [0, 777, 1_234_560, 3_599_990]) {
      const series = createSeries();
      for (let atMs = 0; atMs < 3_600_000; atMs += 100) {
        if (spikeAtMs >= atMs && spikeAtMs < atMs + 100) series.add(point(spikeAtMs, 999_999));
        series.add(point(atMs + 99, 5));
      }
      expect(series.points()).toContainEqual(point(spikeAtMs, 999_999));
    }
  });

  it("stays bounded with rare samples", () => {
    const series = createSeries();
    for (let index = 0; index < 5_000; index += 1) series.add(point(index * 3_600_000, index));
    expect(series.points().length).toBeLessThanOrEqual(2_000);
    expect(series.points().at(-1)).toEqual(point(4_999 * 3_600_000, 4_999));
  });
});
