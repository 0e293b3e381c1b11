// The charts of report.html, pixel by pixel: breakdown, labels and time axis.
import type { Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { bytesExactly } from "../../src/lib/format.ts";
import { mebibyte } from "../builders.ts";
import { canvasTexts } from "./canvas-texts.ts";
import { chartBox, readoutText, runNamed, spanInView, useBrowser } from "./open-report.ts";
import { oomDrop, type Run, run, runs, runWithLimit } from "./runs.ts";

const executablePath = inject("chromium");

describe.skipIf(executablePath === null)("the charts of report.html", () => {
  const open = useBrowser(executablePath);

  it.each(Object.entries({ ...runs, oomDrop }).filter(([, { samples }]) => samples.atMs.length > 0))(
    "never draws the breakdown of the run %s above its working set",
    async (_name, shown) => {
      const { page } = await open(shown);
      const { columns, pixelShare } = await areaTops(page);
      const { samples, evidence } = shown;
      const toMs = Math.max(...evidence.phases.map(({ endMs }) => endMs), samples.atMs.at(-1) ?? 0);
      // The chart goes up to 110 MiB. A pixel and a half is the blurred edge of an area.
      const bytesPerPixel = 110 * mebibyte * pixelShare.y;
      const msPerPixel = toMs * pixelShare.x;
      const above = columns.filter(({ x, top }) => {
        const line = highestBetween(shown, x * toMs - 1.5 * msPerPixel, x * toMs + 1.5 * msPerPixel);
        return top * 110 * mebibyte > line + 1.5 * bytesPerPixel;
      });
      expect(above).toEqual([]);
      const firstShare = (samples.atMs[0] ?? 0) / toMs;
      expect(columns.length).toBeGreaterThan(0.95 * (1 - firstShare) * (1 / pixelShare.x));
    },
  );

  it("scales down a breakdown that adds up to more than the working set, with all of its parts", async () => {
    const { page } = await open(oomDrop);
    const { columns } = await areaTops(page);
    // 1.5 s: the breakdown adds up to 140 MiB, the working set is 99 MiB.
    const column = columns.reduce((best, each) => (distance(each.x) < distance(best.x) ? each : best));
    expect(column.parts).toBe(4);
    expect(column.top * 110).toBeCloseTo(98.5, 0);

    function distance(x: number): number {
      return Math.abs(x - 1_510 / 4_000);
    }
  });

  it("has the nearest breakdown with its own time and figures in the readout, even at a lower working set", async () => {
    const { page } = await open(oomDrop);
    await page.locator("#charts").focus();
    await page.keyboard.press("p");
    const field = (name: string) => page.locator("#readout div", { hasText: name }).locator("dd").innerText();
    expect(await field("Breakdown at")).toBe("1.540 s");
    const chart = await chartBox(page, "#memory-chart");
    await page.mouse.move(chart.x + (chart.width * 1_515) / 4_000, chart.y + 50);
    expect(await field("Time")).toMatch(/^1\.5[12]0 s$/);
    expect(await field("Working set")).toBe(bytesExactly(99 * mebibyte));
    expect(await field("Breakdown at")).toBe("1.500 s");
    expect(await field("Anonymous")).toBe("130 MiB");
  });

  describe.each([400, 1_400])("the labels of lines and marks, %d pixels wide", (width) => {
    it.each([
      ["a peak just below the threshold", runWithLimit(128, { peakMib: 101.9, kernelPeakMib: 103 }), 0.8],
      ["a peak just above the limit", runWithLimit(128, { peakMib: 128.5, kernelPeakMib: 129.5 }), 0.8],
      ["a threshold at the limit", runWithLimit(128, { peakMib: 127.9, kernelPeakMib: 128 }), 1],
      ["a threshold just below the limit", runWithLimit(128, { peakMib: 124.5, kernelPeakMib: 126 }), 0.97],
      ["a peak at the left edge", runWithLimit(128, { peakMib: 101.9, kernelPeakMib: 103, peakShare: 0.02 }), 0.8],
      [
        "a peak in the label of the limit",
        runWithLimit(128, { peakMib: 132, kernelPeakMib: 140, peakShare: 0.1 }),
        0.8,
      ],
      ["a peak at the right edge", runWithLimit(128, { peakMib: 127, kernelPeakMib: 128, peakShare: 0.995 }), 1],
      ["an OOM kill at the limit", runNamed("oom-killed"), 0.8],
      ["an OOM kill at the left edge", oomDrop, 0.99],
    ] as const)("do not overlap with %s", async (_name, shown, maxRatio) => {
      const { page } = await open(shown, { width, maxRatio });
      const names = [
        "limit",
        "threshold",
        "kernel's peak usage",
        "peak",
        ...shown.evidence.oom.witnesses.slice(0, 1).map(() => "✕ OOM kill"),
      ];
      const labels = async () =>
        (await canvasTexts(page, "#memory-chart canvas")).filter(({ text }) =>
          /^(limit|threshold|kernel|peak|✕) ?/.test(text),
        );
      const overlaps = async () => {
        const texts = await labels();
        return texts.flatMap((a, at) =>
          texts
            .slice(at + 1)
            .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
            .map((b) => `${a.text} / ${b.text}`),
        );
      };
      const named = (await labels()).map(({ text }) => names.find((name) => text.startsWith(name)));
      expect(named.toSorted()).toEqual(names.toSorted());
      expect(await overlaps()).toEqual([]);
      await page.locator("#charts").focus();
      for (const key of ["p", "+", "+", "+"]) {
        await page.keyboard.press(key);
        expect(await overlaps()).toEqual([]);
      }
      await page.getByRole("button", { name: "Fit height" }).click();
      expect(await overlaps()).toEqual([]);
    });
  });

  it("starts the time axis of every chart at container start, even if the first sample comes later", async () => {
    const { page } = await open(oomDrop);
    expect(await spanInView(page)).toEqual({ from: 0, to: 4 });
    await page.locator("#charts").focus();
    await page.keyboard.press("Home");
    expect(await readoutText(page)).toContain("1.000 s");
    const panels = ["#memory-chart", "#rate-chart", "#latency-chart"];
    for (const panel of panels) {
      const chart = await page.locator(`${panel} .u-over`).boundingBox();
      const mark = await page.locator(`${panel} .mark-line`).boundingBox();
      if (chart === null || mark === null) throw new Error(`${panel} has no mark`);
      expect((mark.x - chart.x) / chart.width).toBeCloseTo(1 / 4, 2);
    }
    for (const panel of ["#memory-chart", "#latency-chart"]) {
      const texts = await canvasTexts(page, `${panel} canvas`);
      expect(texts.map(({ text }) => text)).toContain("time after container start");
      const zero = texts.find(({ text }) => /^0(\.0)? s$/.test(text));
      const [canvas, chart] = await Promise.all(
        ["canvas", ".u-over"].map((part) => page.locator(`${panel} ${part}`).boundingBox()),
      );
      expect(((zero?.left ?? 0) + (zero?.right ?? 0)) / 2 + (canvas?.x ?? 0)).toBeCloseTo(chart?.x ?? 0, -1);
    }
  });

  it("marks only whole milliseconds on the axis of a low latency", async () => {
    const timeline = [1, 0, 1].map((p99Ms, at) => ({
      atMs: 11_000 + at * 1_000,
      requestsPerSecond: 1_000,
      p99Ms,
      failed: 0,
    }));
    const { page } = await open(
      run({ durationMs: 40_000, intervalMs: 10, peakBytes: 60 * mebibyte, load: { timeline } }),
    );
    const texts = await canvasTexts(page, "#latency-chart canvas");
    expect(texts.map(({ text }) => text).filter((text) => text.endsWith("ms"))).toEqual(["0 ms", "1 ms"]);
  });
});

/** The highest working set of the line between two times. The line is straight between two samples. */
function highestBetween({ samples }: Run, fromMs: number, toMs: number): number {
  const { atMs, workingSetBytes } = samples;
  const valueAt = (ms: number) => {
    const after = atMs.findIndex((each) => each >= ms);
    if (after <= 0) return after === 0 ? (workingSetBytes[0] ?? 0) : (workingSetBytes.at(-1) ?? 0);
    const [from, to] = [atMs[after - 1] ?? 0, atMs[after] ?? 0];
    const [low, high] = [workingSetBytes[after - 1] ?? 0, workingSetBytes[after] ?? 0];
    return low + ((high - low) * (ms - from)) / (to - from);
  };
  const between = [...workingSetBytes].filter((_, index) => {
    const ms = atMs[index] ?? 0;
    return ms >= fromMs && ms <= toMs;
  });
  return Math.max(valueAt(fromMs), valueAt(toMs), ...between);
}

interface AreaTops {
  /** Columns of pixels that have an area: place and top as shares of the chart's size, and the number of colours. */
  readonly columns: readonly { readonly x: number; readonly top: number; readonly parts: number }[];
  /** The size of a pixel, as a share of the chart's size. */
  readonly pixelShare: { readonly x: number; readonly y: number };
}

/** Finds the highest pixel of each column that has the colour of a part of the breakdown. */
function areaTops(page: Page): Promise<AreaTops> {
  return page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>("#memory-chart canvas");
    const chart = document.querySelector("#memory-chart .u-over")?.getBoundingClientRect();
    const context = canvas?.getContext("2d");
    if (canvas === null || chart === undefined || !context) throw new Error("there is no chart");
    const style = getComputedStyle(document.documentElement);
    const parts = new Set(
      ["anonymous", "shared", "kernel", "sockets", "other", "activeFile"].map((part) =>
        Number.parseInt(style.getPropertyValue(`--${part}`).trim().slice(1), 16),
      ),
    );
    const { left, top } = canvas.getBoundingClientRect();
    const [width, height] = [Math.round(chart.width), Math.round(chart.height)];
    const { data } = context.getImageData(chart.left - left, chart.top - top, width, height);
    const columns: { x: number; top: number; parts: number }[] = [];
    for (let x = 0; x < width; x += 1) {
      const found = Array.from({ length: height }, (_, y) => {
        const at = (y * width + x) * 4;
        return ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
      });
      const y = found.findIndex((pixel) => parts.has(pixel));
      const seen = new Set(found.filter((pixel) => parts.has(pixel)));
      if (y >= 0) columns.push({ x: (x + 0.5) / width, top: 1 - y / height, parts: seen.size });
    }
    return { columns, pixelShare: { x: 1 / width, y: 1 / height } };
  });
}
