import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../../src/model/evidence.ts";
import { judged } from "../../../../src/report/model/judged.ts";
import { textChart } from "../../../../src/report/text/block-chart.ts";
import { mermaidOf, palette } from "../../../../src/report/text/mermaid.ts";
import { containerFacts, evidence, mebibyte, peak, thresholds } from "../../../builders.ts";

/** A working set that rises to the peak and falls back to 0, with 101 samples. */
function ramp(peakMib: number): Evidence {
  const series = Array.from({ length: 101 }, (_, index) => ({
    atMs: index * 100,
    workingSetBytes: Math.round((1 - Math.abs(index - 50) / 50) * peakMib * mebibyte),
    usageBytes: 0,
  }));
  return evidence({ series, peak: peak({ workingSetBytes: peakMib * mebibyte, atMs: 5_000 }) });
}

/** 60 MiB from 5 s to 10 s, without a sample before. */
const late = evidence({
  series: Array.from({ length: 501 }, (_, index) => ({
    atMs: 5_000 + index * 10,
    workingSetBytes: 60 * mebibyte,
    usageBytes: 0,
  })),
  peak: peak({ workingSetBytes: 60 * mebibyte, atMs: 5_000 }),
});

describe("the chart of the job summary", () => {
  it("has lines for the working set, the limit and the threshold, and a legend in words", () => {
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
      "Blue: the working set, with its peak of 92 MiB at 5 s. Grey: the limit, 100 MiB. Red: the threshold, 80 MiB (80% of the limit).",
    );
  });

  it("has an axis and a line with a single sample", () => {
    const text = mermaidOf(judged(evidence(), thresholds)) ?? "";
    expect(text).toContain("0.0 --> 6.0");
    expect(text).toMatch(/line \[(0\.0, ){199}40\.0\]/);
    const atStart = evidence({ series: [{ atMs: 0, workingSetBytes: 40 * mebibyte, usageBytes: 0 }] });
    const one = mermaidOf(judged(atStart, thresholds)) ?? "";
    expect(one).toContain("0.0 --> 0.1");
    expect(one).toContain("line [40.0, 40.0]");
    expect(one).not.toContain("before the first sample");
  });

  it("starts at container start, even if the first sample comes later", () => {
    const text = mermaidOf(judged(late, thresholds)) ?? "";
    expect(text).toContain('x-axis "seconds after container start" 0.0 --> 10.0');
    const [, values = ""] = /^ {2}line \[(.*)\]$/m.exec(text) ?? [];
    const line = values.split(", ").map(Number);
    expect(line).toEqual([...new Array(100).fill(0), ...new Array(100).fill(60)]);
    expect(text).toContain("Blue: the working set (0 before the first sample), with its peak of 60 MiB at 5 s.");
    expect(
      mermaidOf(judged(evidence({ ...late, container: containerFacts({ wasRunning: true }) }), thresholds)),
    ).toContain('x-axis "seconds after the beginning of the run"');
  });

  it("has a fourth line at the warning level, and names its colour", () => {
    const chart = mermaidOf(judged(evidence(), { ...thresholds, warnRatio: 0.7 })) ?? "";
    expect(chart.match(/^ {2}line .*$/gm)?.at(-1)).toBe("  line [70.0, 70.0]");
    expect(chart).toContain(`${palette.red}, ${palette.yellow}`);
    expect(chart).toContain("Yellow: the warning level, 70 MiB (70%).");
    expect(mermaidOf(judged(evidence(), thresholds))).not.toContain(palette.yellow);
  });

  it("is null without a sample", () => {
    expect(mermaidOf(judged(evidence({ series: [], peak: null }), thresholds))).toBeNull();
  });

  it("stays small for a long run", () => {
    const series = Array.from({ length: 2_000 }, (_, index) => ({
      atMs: index,
      workingSetBytes: index,
      usageBytes: 0,
    }));
    expect(mermaidOf(judged(evidence({ series }), thresholds))?.length).toBeLessThan(5_000);
  });
});

describe("the chart in block characters", () => {
  it("starts at container start and is empty before the first sample", () => {
    const lines = textChart(judged(late, thresholds), 49);
    expect(lines[4]).toBe(`        ▕${" ".repeat(20)}${"█".repeat(20)}`);
    expect(lines.at(-1)).toMatch(/^ +0 s +10 s after container start$/);
  });

  it("rises to the peak and falls again, with a line at the threshold", () => {
    const lines = textChart(judged(ramp(100), thresholds), 40);
    expect(lines).toHaveLength(7);
    expect(lines[0]).toMatch(/^100 MiB ▕ +[▁-█]+$/);
    expect(lines.filter((line) => line.includes("┄"))).toEqual([expect.stringMatching(/^ +80% ▕┄+[▁-█]+┄+$/)]);
    expect(lines[5]).toMatch(/^ {6}0 ▕/);
    expect(lines[6]).toMatch(/^ +0 s +10 s after container start$/);
  });

  it("has a line at the warning level, if a row is free below the threshold", () => {
    const lines = (warnRatio: number) => textChart(judged(ramp(60), { ...thresholds, warnRatio }), 40);
    expect(lines(0.5).filter((line) => line.includes("┈"))).toEqual([expect.stringMatching(/^ +50% ▕┈+[▁-█]+┈+$/)]);
    for (const warnRatio of [0.75, 0.1]) expect(lines(warnRatio).join("\n")).not.toContain("┈");
    expect(lines(0.1)[5]).toMatch(/^ {6}0 ▕/);
  });

  it("has no room for the origin of its time axis in few columns", () => {
    expect(textChart(judged(ramp(92), thresholds), 34).at(-1)).toMatch(/^ +0 s +10 s$/);
    const attached = evidence({ ...ramp(92), container: containerFacts({ wasRunning: true }) });
    expect(textChart(judged(attached, thresholds), 60).at(-1)).toMatch(/^ +0 s +10 s after the beginning of the run$/);
  });

  it.each([30, 60, 100, 200])("fits into %d columns", (width) => {
    for (const line of textChart(judged(ramp(92), thresholds), width)) expect(line.length).toBeLessThanOrEqual(width);
  });

  it("is empty without enough columns and without a sample", () => {
    expect(textChart(judged(ramp(92), thresholds), 20)).toEqual([]);
    expect(textChart(judged(evidence({ series: [], peak: null }), thresholds), 80)).toEqual([]);
  });

  it("fits a peak above the limit", () => {
    expect(textChart(judged(ramp(150), thresholds), 60)[0]).toMatch(/^150 MiB/);
  });
});
