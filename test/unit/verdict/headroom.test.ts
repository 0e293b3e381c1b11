import { describe, expect, it } from "vitest";
import type { Thresholds } from "../../../src/model/verdict.ts";
import { judged } from "../../../src/report/model/judged.ts";
import { headroomOf, isAboveWarnRatio } from "../../../src/verdict/headroom.ts";
import { evidence, mebibyte, oom, peak, thresholds } from "../../builders.ts";
import { stoppedBy } from "../../stop-reasons.ts";

/** A run under a limit of 100 MiB. */
function run(peakBytes: number, changes: Partial<Thresholds> = {}) {
  return judged(evidence({ peak: peak({ workingSetBytes: peakBytes }) }), { ...thresholds, ...changes });
}

describe("the headroom", () => {
  it("is the distance of the peak to the threshold and to the limit, in bytes and as a share of the limit", () => {
    expect(headroomOf(run(75 * mebibyte))).toEqual({
      toThresholdBytes: 5 * mebibyte,
      toThresholdRatio: 0.05,
      toLimitBytes: 25 * mebibyte,
      toLimitRatio: 0.25,
    });
  });

  it("is 0, and never negative, for a peak exactly at the threshold", () => {
    for (const maxRatio of [0.07, 0.29, 0.57, 0.8, 1]) {
      const peakBytes = Math.round(100 * mebibyte * maxRatio);
      const exact = peakBytes / (100 * mebibyte);
      expect(headroomOf(run(peakBytes, { maxRatio: exact }))).toMatchObject({
        toThresholdBytes: 0,
        toThresholdRatio: 0,
      });
    }
  });

  it("is null without a pass", () => {
    expect(headroomOf(run(90 * mebibyte))).toBeNull();
    expect(headroomOf(judged(evidence({ oom: oom() }), thresholds))).toBeNull();
    expect(headroomOf(judged(evidence({ outcome: stoppedBy("app-exited/exit", "x") }), thresholds))).toBeNull();
  });
});

describe("the warning level", () => {
  it("is exceeded by a higher peak only, and only in a pass", () => {
    const isAbove = (peakBytes: number) => isAboveWarnRatio(run(peakBytes, { warnRatio: 0.7 }));
    expect([70 * mebibyte, 70 * mebibyte + 1, 80 * mebibyte].map(isAbove)).toEqual([false, true, true]);
    expect(isAbove(80 * mebibyte + 1)).toBe(false);
  });

  it("does not exist unless it is set", () => {
    expect(isAboveWarnRatio(run(79 * mebibyte))).toBe(false);
  });

  it("does not change the verdict, and is in the message of the pass that exceeds it", () => {
    const above = run(75 * mebibyte, { warnRatio: 0.7 });
    expect(above.verdict.kind).toBe("pass");
    expect(above.message).toBe(
      "Memory peaked at 75 MiB, 75% of the 100 MiB limit, above the warning level of 70% (threshold: 80%)",
    );
    expect(run(70 * mebibyte + 1, { warnRatio: 0.7 }).message).toContain("slightly above the warning level of 70%");
    expect(run(70 * mebibyte, { warnRatio: 0.7 }).message).not.toContain("warning");
    expect(run(90 * mebibyte, { warnRatio: 0.7 }).message).not.toContain("warning");
  });
});
