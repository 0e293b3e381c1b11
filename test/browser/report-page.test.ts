// report.html, opened from the disk in a real browser.
import { statSync } from "node:fs";
import type { Locator } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { bytesExactly, unbroken } from "../../src/lib/format.ts";
import { judged } from "../../src/report/model/judged.ts";
import { isThrottled } from "../../src/verdict/cpu-use.ts";
import { containerFacts, mebibyte, thresholds, why } from "../builders.ts";
import { chartBox, readoutText as readout, runNamed, spanInView as span, useBrowser } from "./open-report.ts";
import { type Run, run, runs } from "./runs.ts";

const executablePath = inject("chromium");

describe.skipIf(executablePath === null)("report.html in a browser", () => {
  const open = useBrowser(executablePath);
  const over = runNamed("over-ratio");

  describe.each([
    { width: 400, colorScheme: "dark" },
    { width: 1_400, colorScheme: "light" },
  ] as const)("of $width pixels, $colorScheme", (how) => {
    it.each(Object.keys(runs))(
      "shows the run %s without an error, a request or sideways scrolling of the page",
      async (name) => {
        const shown = runNamed(name);
        const { page, complaints } = await open(shown, how);
        const { message } = judged(shown.evidence, thresholds);
        expect(await page.locator("h1").innerText()).toBe(unbroken(message));
        expect(await page.title()).toBe(`memgate: ${message}`);
        expect(await page.locator("canvas").count()).toBe(panelsOf(shown));
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(how.width);
        expect(complaints).toEqual([]);
      },
    );
  });

  it.each([400, 1_400])("starts the bar of a process at the left edge of its section, at %i pixels", async (width) => {
    const shown = runNamed("over-ratio");
    const { page } = await open({ ...shown, evidence: { ...shown.evidence, why: why() } }, { width });
    const leftOf = async (selector: string) => (await page.locator(selector).first().boundingBox())?.x ?? Number.NaN;
    expect(await leftOf(".parts rect")).toBeCloseTo(await leftOf("#why"), 0);
  });

  it("draws the memory chart", async () => {
    const { page } = await open(over);
    const colours = await page.evaluate(() => {
      const canvas = document.querySelector("canvas");
      const pixels = canvas?.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      return new Set(Array.from({ length: pixels.length / 4 }, (_, at) => pixels.slice(at * 4, at * 4 + 3).join()))
        .size;
    });
    expect(colours).toBeGreaterThan(20);
  });

  it("draws the plan of the stages and has it in the readout", async () => {
    const { page } = await open(runNamed("stages"));
    expect(await page.locator("#connections-chart").isVisible()).toBe(true);
    expect(await page.locator(".caption").allInnerTexts()).toEqual([
      "Connections planned by the stages",
      "Responses per second in the load phase, planned rate of requests dashed, failed requests in red",
      "p99 latency in the load phase",
    ]);
    const chart = await chartBox(page, "#connections-chart");
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

  it("has the peak in the readout at first, and when the pointer reaches it", async () => {
    const { page } = await open(over);
    const peakText = bytesExactly(84 * mebibyte);
    expect(await readout(page)).toContain(peakText);
    const chart = await chartBox(page, "#memory-chart");
    await page.mouse.move(chart.x + 5, chart.y + 50);
    expect(await readout(page)).not.toContain(peakText);
    const peakMs = over.evidence.peak?.atMs ?? 0;
    await page.mouse.move(chart.x + (chart.width * peakMs) / 40_000, chart.y + 50);
    expect(await readout(page)).toContain(peakText);
    expect(await readout(page)).toMatch(/26\.66\d s/);
  });

  it("draws the CPU use and the throttling over the same time as memory, and reads them", async () => {
    const { page, complaints } = await open(runNamed("throttled"));
    const memory = await chartBox(page, "#memory-chart");
    for (const id of ["#cpu-chart", "#throttled-chart"]) {
      const chart = await chartBox(page, id);
      expect([chart.x, chart.width]).toEqual([memory.x, memory.width]);
      const isDrawn = await page.locator(`${id} canvas`).evaluate((canvas) => {
        const { width, height } = canvas as HTMLCanvasElement;
        const { data } = (canvas as HTMLCanvasElement).getContext("2d")?.getImageData(0, 0, width, height) ?? {};
        const colours = new Set<string>();
        for (let at = 0; data !== undefined && at < data.length; at += 4) {
          if ((data[at + 3] ?? 0) === 255) colours.add(`${data[at]},${data[at + 1]},${data[at + 2]}`);
        }
        // #5b3fb0 and #b3261e in page.css.
        return { cpu: colours.has("91,63,176"), throttled: colours.has("179,38,30") };
      });
      expect(isDrawn).toEqual({ cpu: id === "#cpu-chart", throttled: id === "#throttled-chart" });
    }
    await page.mouse.move(memory.x + memory.width * 0.7, memory.y + 80);
    expect(await readout(page)).toMatch(/CPU\s+0\.(17|18|19|2|20|21|22|23) cores/);
    expect(await readout(page)).toMatch(/Throttled\s+[3-5]\d(\.\d)?%/);
    expect(complaints).toEqual([]);
  });

  it("has no chart of CPU use if it is unknown", async () => {
    const { page } = await open(over);
    expect(await page.locator("#cpu-chart, #throttled-chart").count()).toBe(0);
    expect(await readout(page)).not.toContain("CPU");
  });

  it("moves the readout with the arrow keys and announces it to a screen reader", async () => {
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

  it("zooms with keys and buttons, in to single samples and out again", async () => {
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

  it("zooms to the dragged time span, and back with a double click", async () => {
    const { page } = await open(over);
    const chart = await chartBox(page, "#rate-chart");
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

  it.each(["light", "dark"] as const)(
    "shows at its edges that a table scrolls sideways on a phone, %s",
    async (colorScheme) => {
      const { page } = await open(over, { width: 400, colorScheme });
      const table = page.getByRole("region", { name: "Phases" });
      const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const start = await edgeColours(table);
      expect(start.left).toBe(ground);
      expect(start.right).not.toBe(ground);
      await table.focus();
      await page.keyboard.press("ArrowRight");
      await expect.poll(() => table.evaluate((element) => element.scrollLeft)).toBeGreaterThan(10);
      await table.evaluate((element) => {
        element.scrollLeft = element.scrollWidth;
      });
      const end = await edgeColours(table);
      expect(end.left).not.toBe(ground);
      expect(end.right).toBe(ground);
    },
  );

  it("has no shadow at the edges of a table that does not scroll", async () => {
    const { page } = await open(over);
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await edgeColours(page.getByRole("region", { name: "Phases" }))).toEqual({
      left: ground,
      right: ground,
    });
  });

  it("has the mark on the peak, even with a fitted height", async () => {
    const { page } = await open(over);
    const dot = async () => {
      const box = await page.locator("#memory-chart .mark-dot").boundingBox();
      const chart = await page.locator("#memory-chart .u-over").boundingBox();
      return box === null || chart === null ? null : (box.y + box.height / 2 - chart.y) / chart.height;
    };
    // The chart goes up to 110 MiB.
    expect(await dot()).toBeCloseTo(1 - 84 / 110, 2);
    await page.getByRole("button", { name: "Fit height" }).click();
    await expect.poll(dot).toBeLessThan(0.1);
  });

  it("moves the readout with one finger and zooms with two", async () => {
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

  it("shows the log as text, unfolded below the verdict of an inconclusive run", async () => {
    const { page } = await open(runNamed("inconclusive"));
    expect(await page.locator(".verdict + details.log pre").isVisible()).toBe(true);
    expect(await page.locator("details.log pre").innerText()).toBe("listening\n</script>&<b>boom</b>");
  });

  it("shows the end of a long log, and scrolls to its beginning", async () => {
    const { evidence, samples } = runNamed("inconclusive");
    const logTail = Array.from({ length: 50 }, (_, at) => `line ${at}`);
    const { page } = await open({ samples, evidence: { ...evidence, container: containerFacts({ logTail }) } });
    const log = page.locator("details.log pre");
    const [height, content] = await log.evaluate((element) => [element.clientHeight, element.scrollHeight]);
    expect(height).toBeLessThan(300);
    expect(content).toBeGreaterThan(900);
    const lineAt = (share: number) =>
      log.evaluate((element, y) => {
        const box = element.getBoundingClientRect();
        const range = document.caretRangeFromPoint(box.left + 20, box.top + box.height * y);
        const text = range?.startContainer.textContent ?? "";
        return text.slice(0, range?.startOffset).split("\n").length - 1;
      }, share);
    expect(await lineAt(0.9)).toBe(49);
    await log.evaluate((element) => element.scrollBy(0, -element.scrollHeight));
    expect(await lineAt(0.1)).toBe(0);
  });

  it("shows the peak of half an hour of samples, one every 10 ms, in less than 3 MB", async () => {
    const long = run({ durationMs: 1_800_000, intervalMs: 10, peakBytes: 83 * mebibyte });
    const { page, path, complaints } = await open(long);
    await page.waitForFunction(() => performance.getEntriesByName("charts-drawn").length > 0);
    expect(statSync(path).size).toBeLessThan(3_000_000);
    expect(await readout(page)).toContain(bytesExactly(83 * mebibyte));
    expect(complaints).toEqual([]);
  });
});

/** Colours at the left and the right edge of an element, above its text. */
async function edgeColours(element: Locator): Promise<{ readonly left: string; readonly right: string }> {
  const picture = (await element.screenshot()).toString("base64");
  // The page's content security policy forbids pictures, so another page decodes it.
  const browser = element.page().context().browser();
  if (browser === null) throw new Error("the page has no browser");
  const other = await browser.newPage();
  try {
    return await other.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [image.width, image.height];
      const context = canvas.getContext("2d");
      context?.drawImage(image, 0, 0);
      const colourAt = (x: number) =>
        `rgb(${[...(context?.getImageData(x, 3, 1, 1).data ?? [])].slice(0, 3).join(", ")})`;
      return { left: colourAt(1), right: colourAt(image.width - 2) };
    }, picture);
  } finally {
    await other.close();
  }
}

/** Number of charts: memory, request rate and latency; with stages also connections; with CPU figures also these. */
function panelsOf({ samples, evidence }: Run): number {
  if (samples.atMs.length === 0) return 0;
  const cpu = (evidence.cpuSeries.length > 0 ? 1 : 0) + (isThrottled(evidence.cpuSeries) ? 1 : 0);
  return (evidence.load?.stages == null ? 3 : 4) + cpu;
}
