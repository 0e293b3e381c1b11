// report.html of a set of runs in a browser.
import { describe, expect, inject, it } from "vitest";
import { unbroken } from "../../src/lib/format.ts";
import { columnsOf } from "../../src/report/storage/samples-csv.ts";
import { setOf } from "../golden/cases.ts";
import { useBrowser } from "./open-report.ts";

const executablePath = inject("chromium");

describe.skipIf(executablePath === null)("report.html of a set of runs in a browser", () => {
  const open = useBrowser(executablePath);

  describe.each([
    { width: 400, colorScheme: "dark" },
    { width: 1_400, colorScheme: "light" },
  ] as const)("of $width pixels, $colorScheme", (how) => {
    it.each(["runs-pass", "runs-one-killed", "runs-disagree", "runs-rising", "runs-many"])(
      "shows %s with each run as a separate point, the median between them, and no sideways scrolling of the page",
      async (name) => {
        const result = setOf(name);
        const { evidence } = result;
        const { page, complaints } = await open({ evidence, samples: columnsOf(evidence.series) }, { ...how, result });
        expect(await page.locator("h1").innerText()).toBe(unbroken(result.message));
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(how.width);
        expect(complaints).toEqual([]);
        const section = page.locator("section:has(#runs)");
        const points = await section.locator("circle").evaluateAll((all) =>
          all.map((each) => {
            const { x, y } = each.getBoundingClientRect();
            return { x, y, edge: getComputedStyle(each).stroke };
          }),
        );
        expect(points).toHaveLength(result.set?.facts.runs.length ?? 0);
        const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        for (const [at, { x, y, edge }] of points.entries()) {
          expect(edge).toBe(ground);
          for (const other of points.slice(at + 1)) expect(Math.hypot(x - other.x, y - other.y)).toBeGreaterThan(1);
        }
        const median = await section.locator("line.median").boundingBox();
        const lowest = Math.min(...points.map(({ y }) => y));
        expect(lowest - (median?.y ?? lowest)).toBeGreaterThan(3);
      },
    );
  });

  it("does not break the name of an option in the advice", async () => {
    const result = setOf("runs-disagree");
    const { evidence } = result;
    const { page } = await open({ evidence, samples: columnsOf(evidence.series) }, { result });
    const name = page.locator(".verdict code", { hasText: "max-ratio" });
    for (let width = 340; width <= 800; width += 20) {
      await page.setViewportSize({ width, height: 900 });
      expect((await name.boundingBox())?.height).toBeLessThan(30);
    }
  });
});
