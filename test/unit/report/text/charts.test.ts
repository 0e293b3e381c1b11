import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../../src/model/evidence.ts";
import { judged } from "../../../../src/report/model/judged.ts";
import { textChart } from "../../../../src/report/text/block-chart.ts";
import { mermaidOf } from "../../../../src/report/text/mermaid.ts";
import { evidence, mebibyte, peak, thresholds } from "../../../builders.ts";

/** A ramp to the peak and back, in a hundred points. */
function ramp(peakMib: number): Evidence {
  const series = Array.from({ length: 101 }, (_, index) => ({
    atMs: index * 100,
    workingSetBytes: Math.round((1 - Math.abs(index - 50) / 50) * peakMib * mebibyte),
    usageBytes: 0,
  }));
  return evidence({ series, peak: peak({ workingSetBytes: peakMib * mebibyte, atMs: 5_000 }) });
}

describe("the chart of the job summary", () => {
  it("has the working set with its peak, the limit and the threshold, each named in words", () => {
    const text = mermaidOf(judged(ramp(92), thresholds)) ?? "";
    expect(text).toMatch(/^```mermaid\n%%{init: {"themeVariables":.*}%%\nxychart-beta\n/);
    const lines = [...text.matchAll(/^ {2}line \[(.*)\]$/gm)].map(([, values = ""]) => values.split(", ").map(Number));
    expect(lines).toHaveLength(3);
    expect(Math.max(...(lines[0] ?? []))).toBe(92);
    expect(lines.slice(1)).toEqual([
      [100, 100],
      [80, 80],
    ]);
    expect(text).toContain(
      "the limit (grey, 100 MiB) and the highest allowed peak (red, 80 MiB, 80 %). Its peak: 92 MiB at 5 s.",
    );
  });

  it("has an axis and a line where there is one sample only", () => {
    const text = mermaidOf(judged(evidence(), thresholds)) ?? "";
    expect(text).toContain("6.0 --> 6.1");
    expect(text).toContain("line [40.0, 40.0]");
  });

  it("is none without a sample", () => {
    expect(mermaidOf(judged(evidence({ series: [], peak: null }), thresholds))).toBeNull();
  });

  it("stays small however long the run", () => {
    const series = Array.from({ length: 2_000 }, (_, index) => ({
      atMs: index,
      workingSetBytes: index,
      usageBytes: 0,
    }));
    expect(mermaidOf(judged(evidence({ series }), thresholds))?.length).toBeLessThan(5_000);
  });
});

describe("the chart in block characters", () => {
  it("rises to the peak and falls again, with the threshold across", () => {
    const lines = textChart(judged(ramp(100), thresholds), 40);
    expect(lines).toHaveLength(7);
    expect(lines[0]).toMatch(/^100 MiB ▕ +[▁-█]+$/);
    expect(lines.filter((line) => line.includes("┄"))).toEqual([expect.stringMatching(/^ +80 % ▕┄+[▁-█]+┄+$/)]);
    expect(lines[5]).toMatch(/^ {6}0 ▕/);
    expect(lines[6]).toMatch(/^ +0 ms +10 s$/);
  });

  it.each([30, 60, 100, 200])("keeps within %d columns", (width) => {
    for (const line of textChart(judged(ramp(92), thresholds), width)) expect(line.length).toBeLessThanOrEqual(width);
  });

  it("is none where there is no room or no sample", () => {
    expect(textChart(judged(ramp(92), thresholds), 20)).toEqual([]);
    expect(textChart(judged(evidence({ series: [], peak: null }), thresholds), 80)).toEqual([]);
  });

  it("has room for a peak above the limit", () => {
    expect(textChart(judged(ramp(150), thresholds), 60)[0]).toMatch(/^150 MiB/);
  });
});
