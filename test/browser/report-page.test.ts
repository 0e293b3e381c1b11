// report.html as a person opens it: from the disk, in a real browser.
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from "vitest";
import { bytesExactly } from "../../src/lib/format.ts";
import { readPageCode } from "../../src/report/html/assets.ts";
import { htmlOf } from "../../src/report/html/page.ts";
import { judged } from "../../src/report/model/judged.ts";
import { mebibyte, thresholds } from "../builders.ts";
import { type Run, run, runs } from "./runs.ts";

const executablePath = inject("chromium");
const code = () => readPageCode(fileURLToPath(new URL("../../dist/report-page.js", import.meta.url)));

interface Opened {
  readonly page: Page;
  readonly path: string;
  /** What the browser complained of, and what it asked the network for. */
  readonly complaints: readonly string[];
}

describe.skipIf(executablePath === null)("report.html in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    // Chromium's own sandbox does not start as root.
    browser = await chromium.launch({ executablePath: executablePath ?? "", args: ["--no-sandbox"] });
  });
  afterAll(() => browser?.close());

  async function open(
    { evidence, samples }: Run,
    { width = 1_400, colorScheme = "light" as "light" | "dark" } = {},
  ): Promise<Opened> {
    const folder = mkdtempSync(join(tmpdir(), "memgate-test-"));
    const path = join(folder, "report.html");
    writeFileSync(path, htmlOf(judged(evidence, thresholds), samples, code()));
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    onTestFinished(async () => {
      await page.close();
      rmSync(folder, { recursive: true, force: true });
    });
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("request", (request) => {
      if (request.url() !== pathToFileURL(path).href) complaints.push(request.url());
    });
    await page.goto(pathToFileURL(path).href);
    if (samples.atMs.length > 0) await page.waitForSelector("html[data-charts=drawn]", { timeout: 10_000 });
    return { page, path, complaints };
  }

  const over = runs["over-ratio"] ?? never();
  const readout = (page: Page) => page.locator("#readout").innerText();
  /** The span in view, in seconds. */
  const span = async (page: Page) => {
    const text = await page.locator("#span").innerText();
    const [from, to] = [...text.matchAll(/(?:(\d+) min )?([\d.]+) s/g)].map(
      (each) => Number(each[1] ?? 0) * 60 + Number(each[2]),
    );
    return { from: from ?? Number.NaN, to: to ?? Number.NaN };
  };

  describe.each([
    { width: 400, colorScheme: "dark" },
    { width: 1_400, colorScheme: "light" },
  ] as const)("of $width pixels, $colorScheme", (how) => {
    it.each(Object.keys(runs))(
      "shows a run that is %s, without a complaint, a request or a sideways scroll",
      async (name) => {
        const shown = runs[name] ?? never();
        const { page, complaints } = await open(shown, how);
        const { message } = judged(shown.evidence, thresholds);
        expect(await page.locator("h1").innerText()).toBe(message);
        expect(await page.title()).toBe(`memgate: ${message}`);
        expect(await page.locator("canvas").count()).toBe(panelsOf(shown));
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(how.width);
        expect(complaints).toEqual([]);
      },
    );
  });

  it("has drawn something", async () => {
    const { page } = await open(over);
    const colours = await page.evaluate(() => {
      const canvas = document.querySelector("canvas");
      const pixels = canvas?.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      return new Set(Array.from({ length: pixels.length / 4 }, (_, at) => pixels.slice(at * 4, at * 4 + 3).join()))
        .size;
    });
    expect(colours).toBeGreaterThan(20);
  });

  it("draws and tells what the stages plan", async () => {
    const { page } = await open(runs["stages"] ?? never());
    expect(await page.locator("#connections-chart").isVisible()).toBe(true);
    expect(await page.locator(".caption").allInnerTexts()).toEqual([
      "Connections at work, as the stages plan them",
      expect.stringMatching(/^Requests a second, those planned in dashes/),
      "p99 latency",
    ]);
    const chart = await page.locator("#connections-chart .u-over").boundingBox();
    if (chart === null) throw new Error("there is no chart");
    const at = async (seconds: number) => {
      await page.mouse.move(chart.x + (chart.width * seconds) / 40, chart.y + 40);
      return page.locator("#readout div", { hasText: "Planned" }).innerText();
    };
    expect(await at(14)).toMatch(/1[01] connections$/);
    expect(await at(22)).toMatch(/20 connections, \d{3}\/s$/);
    expect(await at(28)).toMatch(/pause$/);
    expect(await at(35)).toMatch(/50 connections$/);
    expect(await at(5)).toMatch(/–$/);
  });

  it("reads the peak out at first, and wherever the pointer comes to it", async () => {
    const { page } = await open(over);
    const peakText = bytesExactly(84 * mebibyte);
    expect(await readout(page)).toContain(peakText);
    const chart = await page.locator("#memory-chart .u-over").boundingBox();
    if (chart === null) throw new Error("there is no chart");
    await page.mouse.move(chart.x + 5, chart.y + 50);
    expect(await readout(page)).not.toContain(peakText);
    const peakMs = over.evidence.peak?.atMs ?? 0;
    await page.mouse.move(chart.x + (chart.width * peakMs) / 40_000, chart.y + 50);
    expect(await readout(page)).toContain(peakText);
    expect(await readout(page)).toMatch(/26\.66\d s/);
  });

  it("is read with the arrow keys, and tells a screen reader", async () => {
    const { page } = await open(over);
    await page.locator("#charts").focus();
    await page.keyboard.press("Home");
    expect(await readout(page)).toContain("start");
    const seen = new Set<string>();
    for (let press = 0; press < 5; press += 1) {
      await page.keyboard.press("ArrowRight");
      seen.add(await readout(page));
    }
    expect(seen.size).toBe(5);
    await page.keyboard.press("End");
    expect(await readout(page)).toContain("settle");
    await page.keyboard.press("p");
    await expect
      .poll(() => page.locator("[aria-live]").innerText())
      .toContain(`Working set ${bytesExactly(84 * mebibyte)}`);
    const before = await readout(page);
    await page.keyboard.press("ArrowRight");
    expect(await readout(page)).not.toBe(before);
    await page.keyboard.press("ArrowLeft");
    expect(await readout(page)).toBe(before);
  });

  it("zooms by keys and by buttons, down to single samples, and back", async () => {
    const { page, complaints } = await open(over);
    expect(await span(page)).toEqual({ from: 0, to: 40 });
    await page.locator("#charts").focus();
    await page.keyboard.press("+");
    const half = await span(page);
    expect(half.to - half.from).toBeCloseTo(20);
    await page.keyboard.press("-");
    expect(await span(page)).toEqual({ from: 0, to: 40 });
    for (let press = 0; press < 12; press += 1) await page.keyboard.press("+");
    const closest = await span(page);
    expect(closest.to - closest.from).toBeCloseTo(0.05);
    expect(await readout(page)).toContain(bytesExactly(84 * mebibyte));
    await page.keyboard.press("0");
    expect(await span(page)).toEqual({ from: 0, to: 40 });
    await page.getByRole("button", { name: "Zoom in" }).click();
    await page.getByRole("button", { name: "Earlier" }).click();
    expect((await span(page)).from).toBeLessThan(half.from);
    await page.getByRole("button", { name: "Whole run" }).click();
    expect(await span(page)).toEqual({ from: 0, to: 40 });
    await page.getByRole("button", { name: "Fit height" }).press("Enter");
    expect(await page.getByRole("button", { name: "Fit height" }).getAttribute("aria-pressed")).toBe("true");
    expect(complaints).toEqual([]);
  });

  it("zooms to what the pointer is dragged across, and back by a double click", async () => {
    const { page } = await open(over);
    const chart = await page.locator("#rate-chart .u-over").boundingBox();
    if (chart === null) throw new Error("there is no chart");
    await page.mouse.move(chart.x + chart.width / 4, chart.y + 20);
    await page.mouse.down();
    await page.mouse.move(chart.x + chart.width / 2, chart.y + 20, { steps: 4 });
    await page.mouse.up();
    const { from, to } = await span(page);
    expect(from).toBeCloseTo(10, 0);
    expect(to).toBeCloseTo(20, 0);
    await page.mouse.dblclick(chart.x + chart.width / 2, chart.y + 20);
    expect(await span(page)).toEqual({ from: 0, to: 40 });
  });

  it("has the mark on the peak, also where the height is fitted to what is in view", async () => {
    const { page } = await open(over);
    const dot = async () => {
      const box = await page.locator("#memory-chart .mark-dot").boundingBox();
      const chart = await page.locator("#memory-chart .u-over").boundingBox();
      return box === null || chart === null ? null : (box.y + box.height / 2 - chart.y) / chart.height;
    };
    // The picture goes up to 106 MiB.
    expect(await dot()).toBeCloseTo(1 - 84 / 106, 2);
    await page.getByRole("button", { name: "Fit height" }).click();
    await expect.poll(dot).toBeLessThan(0.1);
  });

  it("is read by one finger and zoomed by two", async () => {
    const { page } = await open(over, { width: 400 });
    const touch = (type: string, pointerId: number, share: number) =>
      page.locator("#memory-chart .u-over").evaluate(
        (over, [kind, id, at]) => {
          const { left, width } = over.getBoundingClientRect();
          const where = { pointerId: id, pointerType: "touch", clientX: left + width * at, bubbles: true };
          over.dispatchEvent(new PointerEvent(kind, where));
        },
        [type, pointerId, share] as const,
      );
    await touch("pointerdown", 1, 0.05);
    expect(await readout(page)).toContain("start");
    await touch("pointermove", 1, 0.4);
    expect(await readout(page)).toContain("load");
    await touch("pointerdown", 2, 0.6);
    await touch("pointermove", 2, 0.8);
    const { from, to } = await span(page);
    expect(to - from).toBeCloseTo(20, 0);
    await touch("pointerup", 1, 0.4);
    await touch("pointerup", 2, 0.8);
  });

  it("shows the log as text", async () => {
    const { page } = await open(runs["inconclusive"] ?? never());
    await page.locator("details.log summary").click();
    expect(await page.locator("details.log pre").innerText()).toBe("listening\n</script>&<b>boom</b>");
  });

  it("opens half an hour of samples every 10 ms, in less than 3 MB, with its peak", async () => {
    const long = run({ durationMs: 1_800_000, intervalMs: 10, peakBytes: 83 * mebibyte });
    const { page, path, complaints } = await open(long);
    await page.waitForFunction(() => performance.getEntriesByName("charts-drawn").length > 0);
    expect(statSync(path).size).toBeLessThan(3_000_000);
    expect(await readout(page)).toContain(bytesExactly(83 * mebibyte));
    expect(complaints).toEqual([]);
  });
});

function never(): never {
  throw new Error("there is no such run");
}

/** Memory, rate and latency, and connections where stages plan them. */
function panelsOf({ samples, evidence }: Run): number {
  if (samples.atMs.length === 0) return 0;
  return evidence.load?.stages == null ? 3 : 4;
}
