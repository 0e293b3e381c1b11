import { describe, expect, it } from "vitest";
import type { CompositionPoint } from "../../../../src/model/evidence.ts";
import { breakdownAt, breakdownSpans } from "../../../../src/report/web/breakdown.ts";
import { mebibyte } from "../../../builders.ts";

const nothing = { shared: 0, activeFile: 0, kernel: 0, kernelReclaimable: 0, sockets: 0, other: 0 };

function point(atMs: number, mebibytes: number): CompositionPoint {
  return { atMs, anonymous: mebibytes * mebibyte, ...nothing };
}

function peakAt(atMs: number, mebibytes: number) {
  return { atMs, workingSetBytes: mebibytes * mebibyte, composition: { anonymous: mebibytes * mebibyte, ...nothing } };
}

describe("the breakdown of a moment", () => {
  const compositions = [point(1_000, 10), point(1_100, 20), point(1_200, 30)];

  it("is the nearest one as it was read, not a mix of its neighbours", () => {
    const at = (atMs: number) => breakdownAt({ compositions, peak: null }, atMs);
    expect(at(1_049)).toBe(compositions[0]);
    expect(at(1_051)).toBe(compositions[1]);
    expect(at(1_149)).toBe(compositions[1]);
    expect(at(9)).toBe(compositions[0]);
  });

  it("is null more than 2.5 s away from every breakdown", () => {
    const at = (atMs: number) => breakdownAt({ compositions, peak: null }, atMs);
    expect(at(3_700)).toBe(compositions[2]);
    expect(at(3_701)).toBeNull();
    expect(breakdownAt({ compositions: [], peak: null }, 0)).toBeNull();
  });

  it("is never null between the sparse breakdowns of a long run", () => {
    const sparse = [point(0, 10), point(7_000, 20), point(14_100, 30)];
    expect(breakdownAt({ compositions: sparse, peak: null }, 3_400)).toBe(sparse[0]);
    expect(breakdownAt({ compositions: sparse, peak: null }, 3_600)).toBe(sparse[1]);
  });

  it("is the peak's own near the peak, with the time of the peak", () => {
    const peak = peakAt(1_110, 90);
    expect(breakdownAt({ compositions, peak }, 1_107)).toEqual(point(1_110, 90));
    expect(breakdownAt({ compositions, peak: peakAt(1_100, 90) }, 1_100)).toEqual(point(1_100, 90));
  });
});

describe("the time spans of breakdowns", () => {
  it("meet halfway between two breakdowns", () => {
    const spans = breakdownSpans({ compositions: [point(1_000, 10), point(1_100, 20)], peak: peakAt(1_300, 30) });
    expect(spans.map(({ fromMs, toMs, breakdown }) => [fromMs, toMs, breakdown.atMs])).toEqual([
      [-1_500, 1_050, 1_000],
      [1_050, 1_200, 1_100],
      [1_200, 3_800, 1_300],
    ]);
  });

  it("leave a gap if no breakdown is near enough", () => {
    const compositions = [point(1_000, 10), point(1_100, 20), point(9_000, 30)];
    const spans = breakdownSpans({ compositions, peak: null });
    expect(spans.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
      [-1_500, 1_050],
      [1_050, 3_600],
      [6_500, 11_500],
    ]);
  });
});
