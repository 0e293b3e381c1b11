import { describe, expect, it } from "vitest";
import type { VerdictKind } from "../../../src/model/verdict.ts";
import { endsSet, peakStatistics, plannedRuns, type RunOfSet, worstRun } from "../../../src/verdict/judge-set.ts";
import { thresholds } from "../../builders.ts";
import { stopBy } from "../../stop-reasons.ts";

const limitBytes = 1_000;
const run = (verdict: VerdictKind, peakBytes: number | null = 500): RunOfSet => ({ verdict, peakBytes, limitBytes });
const kinds: readonly VerdictKind[] = ["pass", "inconclusive", "over-ratio", "out-of-memory", "oom-killed"];

describe("the worst run of a set", () => {
  const pairs = kinds.flatMap((worse, index) => kinds.slice(0, index).map((better) => [worse, better] as const));

  it.each(pairs)("is the one with %s, not the one with %s, in either order and with any peak", (worse, better) => {
    expect(worstRun([run(better, 999), run(worse, 1)])).toBe(1);
    expect(worstRun([run(worse, null), run(better, 999)])).toBe(0);
  });

  it.each(kinds)("has the highest share of its limit among several with %s, and is the first of equal ones", (kind) => {
    expect(worstRun([run(kind, 500), run(kind, 600), run(kind, 600), run(kind, null)])).toBe(1);
    expect(worstRun([run(kind, 500), { verdict: kind, peakBytes: 300, limitBytes: 400 }])).toBe(1);
  });
});

describe("the worst run of several inconclusive ones", () => {
  it("is the interrupted one, whatever its peak", () => {
    const of = (reason: string, peakBytes: number | null) => ({ ...run("inconclusive", peakBytes), stop: { reason } });
    expect(worstRun([of("load-failed", 900), of("interrupted", null), run("pass")])).toBe(1);
    expect(worstRun([of("load-failed", 900), of("interrupted", null), run("over-ratio")])).toBe(2);
  });
});

describe("the statistics of a set", () => {
  it.each([
    { name: "one peak", peaks: [7], expected: { medianBytes: 7, lowestBytes: 7, highestBytes: 7, spread: null } },
    {
      name: "two peaks",
      peaks: [90, 110],
      expected: { medianBytes: 100, lowestBytes: 90, highestBytes: 110, spread: 0.2 },
    },
    {
      name: "an odd number",
      peaks: [120, 80, 100],
      expected: { medianBytes: 100, lowestBytes: 80, highestBytes: 120, spread: 0.4 },
    },
    {
      name: "an even number",
      peaks: [400, 100, 200, 300],
      expected: { medianBytes: 250, lowestBytes: 100, highestBytes: 400, spread: 1.2 },
    },
    { name: "equal peaks", peaks: [5, 5, 5], expected: { medianBytes: 5, lowestBytes: 5, highestBytes: 5, spread: 0 } },
    { name: "peaks of 0", peaks: [0, 0], expected: { medianBytes: 0, lowestBytes: 0, highestBytes: 0, spread: null } },
  ])("are right for $name", ({ peaks, expected }) => {
    expect(peakStatistics(peaks.map((peakBytes) => run("pass", peakBytes)))).toEqual(expected);
  });

  it("leave out inconclusive runs and runs without a sample, and count failed ones", () => {
    const runs = [run("pass", 100), run("inconclusive", 1), run("over-ratio", 900), run("pass", null)];
    expect(peakStatistics(runs)).toMatchObject({ lowestBytes: 100, highestBytes: 900, medianBytes: 500 });
  });

  it("are null without a judged peak", () => {
    const none = { medianBytes: null, lowestBytes: null, highestBytes: null, spread: null };
    expect(peakStatistics([run("inconclusive", 100)])).toEqual(none);
  });
});

describe("repeat: auto", () => {
  const planned = (verdict: VerdictKind, peakBytes: number | null) =>
    plannedRuns("auto", run(verdict, peakBytes), thresholds);

  // The threshold is 800.
  it.each([
    ["pass", 719, 1],
    ["pass", 720, 5],
    ["pass", 800, 5],
    ["over-ratio", 801, 5],
    ["over-ratio", 880, 5],
    ["over-ratio", 881, 1],
  ] as const)("plans for a first run with %s at %i of 1,000: %i", (verdict, peakBytes, expected) => {
    expect(planned(verdict, peakBytes)).toBe(expected);
  });

  it.each(["oom-killed", "out-of-memory", "inconclusive"] as const)("adds no run after %s", (verdict) => {
    expect(planned(verdict, 800)).toBe(1);
  });

  it("adds no run without a sample", () => {
    expect(planned("pass", null)).toBe(1);
  });

  it("does not change a number", () => {
    expect(plannedRuns(3, run("pass", 1), thresholds)).toBe(3);
  });
});

describe("a set ends early", () => {
  it.each(["interrupted/sigint", "engine-lost/stopped", "image-failed/missing", "internal-error/unexpected"] as const)(
    "after %s",
    (code) => {
      expect(endsSet({ kind: "inconclusive", ...stopBy(code) }, null)).toBe(true);
    },
  );

  it("after a breach in a run that was then interrupted", () => {
    expect(endsSet({ kind: "over-ratio" }, "interrupted")).toBe(true);
  });

  it("not after a kill that ended the app, nor after a failed load, nor after a pass", () => {
    expect(endsSet({ kind: "oom-killed" }, "app-exited")).toBe(false);
    expect(endsSet({ kind: "inconclusive", ...stopBy("app-exited/exit") }, null)).toBe(false);
    expect(endsSet({ kind: "pass", proof: "proven" }, null)).toBe(false);
  });
});
