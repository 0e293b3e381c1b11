// report.html of a run beside saved runs in a browser.
import { describe, expect, inject, it } from "vitest";
import { unbroken } from "../../src/lib/format.ts";
import { columnsOf } from "../../src/report/storage/samples-csv.ts";
import { baselineOf } from "../golden/cases.ts";
import { useBrowser } from "./open-report.ts";

const executablePath = inject("chromium");

describe.skipIf(executablePath === null)("report.html of a run beside saved runs in a browser", () => {
  const open = useBrowser(executablePath);

  describe.each([
    { width: 400, colorScheme: "dark" },
    { width: 1_400, colorScheme: "light" },
  ] as const)("of $width pixels, $colorScheme", (how) => {
    it.each(["baseline-increased", "baseline-not-increased", "baseline-uncertain", "baseline-above"])(
      "shows %s with each run as a point of full size, and a table that fits",
      async (name) => {
        const result = baselineOf(name);
        const { evidence, baseline } = result;
        const { page, complaints } = await open({ evidence, samples: columnsOf(evidence.series) }, { ...how, result });
        expect(await page.locator("h1").innerText()).toBe(unbroken(result.message));
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(how.width);
        expect(complaints).toEqual([]);
        const section = page.locator("section:has(#baseline)");
        const points = await section.locator("circle").evaluateAll((all) =>
          all.map((each) => {
            const { left, right, width } = each.getBoundingClientRect();
            const { left: from = 0, right: to = 0 } = each.closest("svg")?.getBoundingClientRect() ?? {};
            return { isLarge: width >= 10, isInside: left >= from && right <= to };
          }),
        );
        const runs = (baseline?.facts.runs.length ?? 0) + (baseline?.facts.head.length ?? 0);
        expect(points).toHaveLength(runs + (baseline?.facts.held === null ? 0 : 1));
        for (const point of points) expect(point).toEqual({ isLarge: true, isInside: true });
        const [visible, whole] = await section
          .locator(".wide")
          .evaluate(({ clientWidth, scrollWidth }) => [clientWidth, scrollWidth]);
        expect(whole).toBe(visible);
      },
    );
  });

  it("does not break the advice between a parenthesis and the name of an option", async () => {
    const result = baselineOf("baseline-increased");
    const { evidence } = result;
    const { page } = await open({ evidence, samples: columnsOf(evidence.series) }, { result });
    const name = page.locator(".verdict code", { hasText: "base-ref" });
    for (let width = 340; width <= 800; width += 20) {
      await page.setViewportSize({ width, height: 900 });
      const isWhole = await name.evaluate((code) => {
        const before = document.createRange();
        const text = code.previousSibling;
        if (text === null) return false;
        const end = text.textContent?.length ?? 0;
        before.setStart(text, end - 1);
        before.setEnd(text, end);
        return Math.abs(before.getBoundingClientRect().top - code.getBoundingClientRect().top) < 12;
      });
      expect(isWhole).toBe(true);
    }
  });
});
