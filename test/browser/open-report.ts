// Opens reports in a browser, for the tests of report.html.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { readPageCode } from "../../src/report/html/assets.ts";
import { htmlOf } from "../../src/report/html/page.ts";
import { type Judged, judged } from "../../src/report/model/judged.ts";
import { thresholds } from "../builders.ts";
import { recordCanvasTexts } from "./canvas-texts.ts";
import { type Run, runs } from "./runs.ts";

interface Opened {
  readonly page: Page;
  readonly path: string;
  /** Messages in the console, errors, and requests to the network. */
  readonly complaints: readonly string[];
}

interface OpenOptions {
  readonly width?: number;
  readonly colorScheme?: "light" | "dark";
  readonly maxRatio?: number;
  /** Replaces the verdict on the run. */
  readonly result?: Judged;
}

/** Starts a browser for the tests of a `describe` and returns a function that opens the report of a run in it. */
export function useBrowser(executablePath: string | null): (run: Run, options?: OpenOptions) => Promise<Opened> {
  let browser: Browser;
  beforeAll(async () => {
    // Chromium's own sandbox does not start as root.
    browser = await chromium.launch({ executablePath: executablePath ?? "", args: ["--no-sandbox"] });
  });
  afterAll(() => browser?.close());
  return async (
    { evidence, samples },
    { width = 1_400, colorScheme = "light", maxRatio = thresholds.maxRatio, result } = {},
  ) => {
    const folder = mkdtempSync(join(tmpdir(), "memgate-test-"));
    const path = join(folder, "report.html");
    const code = readPageCode(fileURLToPath(new URL("../../dist/report-page.js", import.meta.url)));
    writeFileSync(path, htmlOf(result ?? judged(evidence, { ...thresholds, maxRatio }), samples, code));
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    onTestFinished(async () => {
      await page.close();
      rmSync(folder, { recursive: true, force: true });
    });
    await page.addInitScript(recordCanvasTexts);
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("request", (request) => {
      if (request.url() !== pathToFileURL(path).href) complaints.push(request.url());
    });
    await page.goto(pathToFileURL(path).href);
    if (samples.atMs.length > 0) await page.waitForSelector("html[data-charts=drawn]", { timeout: 10_000 });
    return { page, path, complaints };
  };
}

/** The time span in view, in seconds. */
export async function spanInView(page: Page): Promise<{ readonly from: number; readonly to: number }> {
  const text = await page.locator("#span").innerText();
  const [from, to] = [...text.matchAll(/(?:(\d+) min )?([\d.]+) s/g)].map(
    (each) => Number(each[1] ?? 0) * 60 + Number(each[2]),
  );
  return { from: from ?? Number.NaN, to: to ?? Number.NaN };
}

export function readoutText(page: Page): Promise<string> {
  return page.locator("#readout").innerText();
}

/** Scrolls a chart into view and returns the box of its plot. */
export async function chartBox(page: Page, selector: string) {
  const plot = page.locator(`${selector} .u-over`);
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  if (box === null) throw new Error(`there is no chart ${selector}`);
  return box;
}

/** @throws Error if runs.ts has no run of this name */
export function runNamed(name: string): Run {
  const found = runs[name];
  if (found === undefined) throw new Error(`runs.ts has no run ${name}`);
  return found;
}
