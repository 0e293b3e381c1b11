// Renders the charts of the job summaries with Mermaid, the renderer that GitHub uses.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

import { palette } from "../../src/report/text/mermaid.ts";

const executablePath = inject("chromium");
const golden = new URL("../golden/", import.meta.url);
const charts = readdirSync(golden).flatMap((name) => {
  const text = name.endsWith(".md") ? readFileSync(new URL(name, golden), "utf8") : "";
  return [...text.matchAll(/```mermaid\n([^`]*)```/g)].map(([, chart = ""], index) => ({ name, index, chart }));
});

/** The part of mermaid.min.js's API that this test uses. */
interface Mermaid {
  readonly parse: (text: string) => Promise<{ readonly diagramType: string }>;
  readonly render: (id: string, text: string) => Promise<{ readonly svg: string }>;
}

describe.skipIf(executablePath === null)("the chart of a job summary", () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    // Chromium's sandbox does not start as root.
    browser = await chromium.launch({ executablePath: executablePath ?? "", args: ["--no-sandbox"] });
    page = await browser.newPage();
    const script = fileURLToPath(new URL("../../node_modules/mermaid/dist/mermaid.min.js", import.meta.url));
    await page.addScriptTag({ path: script });
  });
  afterAll(() => browser?.close());

  it("is in most of the golden summaries", () => {
    expect(charts.length).toBeGreaterThan(10);
  });

  it.each(charts)("is parsed and drawn with its lines: $name, chart $index", async ({ chart }) => {
    const drawn = await page.evaluate(async (text) => {
      const { mermaid } = globalThis as unknown as { readonly mermaid: Mermaid };
      const { diagramType } = await mermaid.parse(text);
      const { svg } = await mermaid.render("chart", text);
      const place = globalThis.document.createElement("div");
      place.innerHTML = svg;
      const lines = [...place.querySelectorAll("g[class^=line-plot] path")];
      const all = (name: string) => lines.map((line) => line.getAttribute(name) ?? "");
      return { diagramType, paths: all("d"), colours: all("stroke") };
    }, chart);
    expect(drawn.diagramType).toBe("xychart");
    const lines = chart.match(/^ {2}line /gm)?.length ?? 0;
    expect(drawn.paths).toHaveLength(lines);
    // The colours that the text below the chart names: the fourth line is the warning level.
    expect(drawn.colours).toEqual([palette.blue, palette.grey, palette.red, palette.yellow].slice(0, lines));
    expect(lines).toBeGreaterThanOrEqual(3);
    for (const path of drawn.paths) expect(path).toMatch(/^M[\d.,ML]+$/);
  });
});
