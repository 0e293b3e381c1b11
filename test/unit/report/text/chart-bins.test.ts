import { describe, expect, it } from "vitest";
import { binsOf } from "../../../../src/report/text/chart-bins.ts";
import { seeded } from "../../../random.ts";

const point = (atMs: number, workingSetBytes: number) => ({ atMs, workingSetBytes, usageBytes: workingSetBytes });

describe("bins", () => {
  it("do not exist without a point", () => {
    expect(binsOf([], 10)).toBeNull();
  });

  it("start at container start and have no value before the first point", () => {
    expect(binsOf([point(5, 7)], 5)).toEqual({ fromMs: 0, toMs: 5, workingSetBytes: [null, null, null, null, 7] });
    expect(binsOf([point(50, 7), point(100, 9)], 4)).toEqual({
      fromMs: 0,
      toMs: 100,
      workingSetBytes: [null, null, 7, 9],
    });
  });

  it("are a single interval if the only point is at container start", () => {
    expect(binsOf([point(0, 7)], 10)).toEqual({ fromMs: 0, toMs: 0, workingSetBytes: [7] });
  });

  it("have the highest value of their interval, or the last value before an interval without a point", () => {
    const series = [point(0, 1), point(10, 9), point(20, 2), point(70, 5), point(100, 3)];
    expect(binsOf(series, 4)).toEqual({ fromMs: 0, toMs: 100, workingSetBytes: [9, 9, 5, 3] });
  });

  it("lose no peak, however many points and few bins", () => {
    const random = seeded(7);
    for (let round = 0; round < 200; round += 1) {
      const count = 1 + Math.floor(random() * 500);
      const series = Array.from({ length: count }, (_, index) => point(index * (1 + random()), random() * 1e9));
      const bins = binsOf(series, 1 + Math.floor(random() * 50));
      const highest = Math.max(...series.map(({ workingSetBytes }) => workingSetBytes));
      expect(Math.max(...(bins?.workingSetBytes ?? []).map((value) => value ?? 0))).toBe(highest);
    }
  });
});
