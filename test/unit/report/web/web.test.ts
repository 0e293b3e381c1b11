// The calculations of the page's script, without a browser.
import { describe, expect, it } from "vitest";
import type { Composition } from "../../../../src/model/evidence.ts";
import type { SampleColumns } from "../../../../src/report/storage/samples-csv.ts";
import {
  firstAtOrAfter,
  hole,
  indexNear,
  indicesToDraw,
  lowestPerColumn,
  sampleAt,
} from "../../../../src/report/web/decimate.ts";
import { levelsOf } from "../../../../src/report/web/levels.ts";
import { fieldsAt, momentText, sentenceOf } from "../../../../src/report/web/readout.ts";
import type { Figures } from "../../../../src/report/web/state.ts";
import { moved, shortestMs, showing, within, zoomed } from "../../../../src/report/web/view.ts";
import { mebibyte } from "../../../builders.ts";
import { seeded } from "../../../random.ts";

function samplesOf(atMs: readonly number[], bytesAt: (index: number) => number): SampleColumns {
  const workingSetBytes = Float64Array.from(atMs, (_, index) => bytesAt(index));
  return {
    atMs: Float64Array.from(atMs),
    workingSetBytes,
    usageBytes: workingSetBytes.map((value, index) => value + ((index * 31) % 17)),
  };
}

describe("the samples to draw", () => {
  const random = seeded(11);
  const times: number[] = [];
  for (let atMs = 0; times.length < 20_000; atMs += Math.floor(random() * 30)) times.push(atMs);
  const samples = samplesOf(times, () => Math.floor(random() ** 8 * 1e9));
  const lastMs = times.at(-1) ?? 0;

  it("include the highest and the lowest figure of every pixel, at any zoom", () => {
    for (let round = 0; round < 300; round += 1) {
      const lengthMs = Math.max(1, lastMs * random() ** 6);
      const fromMs = random() * (lastMs - lengthMs);
      const span = { fromMs, toMs: fromMs + lengthMs };
      const columns = 1 + Math.floor(random() * 1_500);
      const drawn = new Set(indicesToDraw(samples, span, columns));
      for (const values of [samples.workingSetBytes, samples.usageBytes]) {
        const high = new Map<number, number>();
        const low = new Map<number, number>();
        const drawnHigh = new Map<number, number>();
        const drawnLow = new Map<number, number>();
        for (
          let index = firstAtOrAfter(samples.atMs, span.fromMs);
          (times[index] ?? Infinity) <= span.toMs;
          index += 1
        ) {
          const column = Math.floor((((times[index] ?? 0) - span.fromMs) * columns) / lengthMs);
          const value = values[index] ?? 0;
          high.set(column, Math.max(value, high.get(column) ?? 0));
          low.set(column, Math.min(value, low.get(column) ?? value));
          if (!drawn.has(index)) continue;
          drawnHigh.set(column, Math.max(value, drawnHigh.get(column) ?? 0));
          drawnLow.set(column, Math.min(value, drawnLow.get(column) ?? value));
        }
        const wrong = [...high.keys()].filter(
          (column) => high.get(column) !== drawnHigh.get(column) || low.get(column) !== drawnLow.get(column),
        );
        expect(wrong).toEqual([]);
      }
    }
  });

  it("are in order of time, a few per pixel, with one more on each side", () => {
    const span = { fromMs: lastMs / 3, toMs: lastMs / 2 };
    const drawn = indicesToDraw(samples, span, 100);
    expect(drawn).toEqual(drawn.toSorted((a, b) => a - b));
    expect(drawn.length).toBeLessThanOrEqual(6 * 101 + 2);
    expect(times[drawn[0] ?? 0]).toBeLessThan(span.fromMs);
    expect(times[drawn.at(-1) ?? 0]).toBeGreaterThan(span.toMs);
  });

  it("have a hole between samples more than 2.5 s apart, but not between samples one second apart", () => {
    const of = samplesOf([0, 1_000, 2_000, 6_000, 7_000], () => 1);
    expect(indicesToDraw(of, { fromMs: 0, toMs: 7_000 }, 1_000)).toEqual([0, 1, 2, hole, 3, 4]);
    expect(indicesToDraw(of, { fromMs: 0, toMs: 7_000 }, 1)).toEqual([0, 1, 2, hole, 3, 4]);
    expect(indicesToDraw(of, { fromMs: 3_000, toMs: 4_000 }, 10)).toEqual([2, hole, 3]);
  });

  it("have no hole if the samples between two drawn samples are close to each other", () => {
    const of = samplesOf(
      Array.from({ length: 1_000 }, (_, index) => index * 10),
      (index) => index,
    );
    expect(indicesToDraw(of, { fromMs: 0, toMs: 9_990 }, 2)).not.toContain(hole);
  });
});

describe("the lowest value of a line in each column of pixels", () => {
  it("is that of the line at either edge of the column, or of a point within it", () => {
    expect([...lowestPerColumn([0, 2, 2.4, 2.8, 4], [10, 30, 5, 40, 16], 4)]).toEqual([10, 20, 5, 16]);
  });

  it("is NaN where the line has a hole, has not begun or has ended", () => {
    const lowest = lowestPerColumn([1, 2, 3, 5, 6], [10, 10, null, 20, 20], 8);
    expect([...lowest]).toEqual([NaN, 10, 10, NaN, NaN, 20, 20, NaN]);
  });

  it("is that of the part in view if the line begins and ends outside", () => {
    expect([...lowestPerColumn([-2, 4], [0, 60], 2)]).toEqual([20, 30]);
  });
});

describe("the sample at a pixel", () => {
  const of = samplesOf([0, 10, 20, 30], (index) => [5, 9, 7, 1][index] ?? 0);

  it("is the highest sample in the pixel, or the nearest one if the pixel has no sample", () => {
    expect(sampleAt(of, { fromMs: 5, toMs: 25 })).toBe(1);
    expect(sampleAt(of, { fromMs: 12, toMs: 14 })).toBe(1);
    expect(sampleAt(of, { fromMs: 16, toMs: 18 })).toBe(2);
    expect(sampleAt(of, { fromMs: 90, toMs: 99 })).toBe(3);
    expect(sampleAt(of, { fromMs: -9, toMs: -5 })).toBe(0);
  });

  it("is null if there is no sample", () => {
    expect(
      sampleAt(
        samplesOf([], () => 0),
        { fromMs: 0, toMs: 1 },
      ),
    ).toBeNull();
    expect(indexNear([], 1)).toBeNull();
  });
});

describe("zooming", () => {
  const whole = { fromMs: 0, toMs: 10_000 };

  it("keeps the given moment in place, and stays within the run", () => {
    expect(zoomed(whole, whole, 0.5, 2_000)).toEqual({ fromMs: 1_000, toMs: 6_000 });
    expect(zoomed(whole, { fromMs: 0, toMs: 1_000 }, 2, 1_000)).toEqual({ fromMs: 0, toMs: 2_000 });
    expect(zoomed(whole, { fromMs: 1_000, toMs: 6_000 }, 4, 2_000)).toEqual(whole);
  });

  it("stops at the shortest span, or at the whole run if that is shorter", () => {
    const { fromMs, toMs } = zoomed(whole, { fromMs: 100, toMs: 160 }, 0.01, 130);
    expect(toMs - fromMs).toBeCloseTo(shortestMs);
    expect(within({ fromMs: 0, toMs: 20 }, { fromMs: 5, toMs: 6 })).toEqual({ fromMs: 0, toMs: 20 });
  });

  it("moves the view to earlier and later times, up to the ends of the run", () => {
    expect(moved(whole, { fromMs: 1_000, toMs: 2_000 }, 500)).toEqual({ fromMs: 1_500, toMs: 2_500 });
    expect(moved(whole, { fromMs: 1_000, toMs: 2_000 }, -5_000)).toEqual({ fromMs: 0, toMs: 1_000 });
  });

  it("moves the view to a moment outside it, and otherwise keeps it", () => {
    const view = { fromMs: 1_000, toMs: 2_000 };
    expect(showing(whole, view, 1_500)).toBe(view);
    expect(showing(whole, view, 2_100)).toEqual({ fromMs: 1_100, toMs: 2_100 });
    expect(showing(whole, view, 900)).toEqual({ fromMs: 900, toMs: 1_900 });
  });
});

describe("the horizontal lines", () => {
  const levels = (warningBytes: number | null) =>
    levelsOf({ limitBytes: 100, thresholdBytes: 80, warningBytes, kernelPeakBytes: 75 }).map(({ name }) => name);

  it("have the warning level in their order, if there is one", () => {
    expect(levels(70)).toEqual(["limit", "threshold", "kernel-peak", "warning"]);
    expect(levels(null)).toEqual(["limit", "threshold", "kernel-peak"]);
  });
});

describe("the readout", () => {
  const figures: Figures = {
    samples: samplesOf([1_000, 6_000.1], (index) => (index + 1) * 10 * mebibyte),
    wholeMs: { fromMs: 0, toMs: 9_000 },
    origin: "container start",
    limitBytes: 100 * mebibyte,
    limitName: "limit",
    thresholdBytes: 80 * mebibyte,
    warningBytes: null,
    kernelPeakBytes: null,
    peak: null,
    largestProcess: null,
    phases: [{ name: "load", startMs: 5_000, endMs: 9_000 }],
    oomKillsMs: [],
    compositions: [
      {
        atMs: 6_500,
        anonymous: 15 * mebibyte,
        shared: 0,
        activeFile: null,
        kernel: null,
        kernelReclaimable: null,
        sockets: null,
        other: mebibyte,
      },
    ],
    timeline: [
      { atMs: 6_000, requestsPerSecond: 10, p99Ms: 5, failed: 0 },
      { atMs: 7_000, requestsPerSecond: 1_234, p99Ms: null, failed: 3 },
    ],
    cpu: [],
    planned: null,
  };

  it("has the figures of the sample, its phase, its second of load and the nearest breakdown", () => {
    expect(sentenceOf(fieldsAt(figures, 1))).toBe(
      "Time 6.000 s, Phase load, Working set 20 MiB (20,971,520 B), Of the limit 20%, Usage 20 MiB, Responses 1,234/s, Failed 3, Breakdown at 6.500 s, Anonymous 15 MiB, Other 1 MiB",
    );
  });

  it.each([
    [4_999, "–"],
    [5_000, "1 connection, 0/s"],
    [5_500, "11 connections, 100/s"],
    [6_500, "pause"],
    [7_500, "20 connections"],
    [8_001, "–"],
  ])("has the planned load at %d ms: %s", (atMs, value) => {
    const planned = [
      { atMs: 5_000, connections: 1, rate: 0, isPaused: false },
      { atMs: 6_000, connections: 20, rate: 200, isPaused: false },
      { atMs: 6_000, connections: 20, rate: 0, isPaused: true },
      { atMs: 7_000, connections: 20, rate: 0, isPaused: true },
      { atMs: 7_000, connections: 20, rate: null, isPaused: false },
      { atMs: 8_000, connections: 20, rate: null, isPaused: false },
    ];
    const samples = samplesOf([atMs], () => mebibyte);
    expect(fieldsAt({ ...figures, samples, planned }, 0)).toContainEqual({ name: "Planned", value });
  });

  it("has the peak's own breakdown at the peak", () => {
    const composition = { ...figures.compositions[0], anonymous: 19 * mebibyte, other: 0 } as Composition;
    const peak = { atMs: 6_000.14, workingSetBytes: 20 * mebibyte, composition };
    const text = sentenceOf(fieldsAt({ ...figures, peak }, 1));
    expect(text).toContain("Breakdown at 6.000 s, Anonymous 19 MiB, Other 0 B");
  });

  it("has the largest process at the peak only", () => {
    const peak = {
      atMs: 6_000.14,
      workingSetBytes: 20 * mebibyte,
      composition: figures.compositions[0] as Composition,
    };
    const named = { ...figures, peak, largestProcess: "node server.js (PID 12), anonymous 9 MiB" };
    expect(sentenceOf(fieldsAt(named, 1))).toMatch(/, Largest process node server\.js \(PID 12\), anonymous 9 MiB$/);
    expect(sentenceOf(fieldsAt(named, 0))).not.toContain("process");
  });

  it("leaves out values that are not known at that moment", () => {
    expect(sentenceOf(fieldsAt(figures, 0))).toBe(
      "Time 1.000 s, Working set 10 MiB (10,485,760 B), Of the limit 10%, Usage 10 MiB",
    );
  });

  it("has times with milliseconds", () => {
    expect([0, 12_345, 125_340].map(momentText)).toEqual(["0.000 s", "12.345 s", "2 min 5.340 s"]);
  });
});
