// report.html of a comparison in a browser.
import { describe, expect, inject, it } from "vitest";
import { unbroken } from "../../src/lib/format.ts";
import { columnsOf } from "../../src/report/storage/samples-csv.ts";
import { comparisonOf } from "../golden/cases.ts";
import { useBrowser } from "./open-report.ts";

const executablePath = inject("chromium");

describe.skipIf(executablePath === null)("report.html of a comparison in a browser", () => {
  const open = useBrowser(executablePath);

  describe.each([
    { width: 400, colorScheme: "dark" },
    { width: 1_400, colorScheme: "light" },
  ] as const)("of $width pixels, $colorScheme", (how) => {
    it.each(["compared-same", "compared-increased", "compared-unclear", "compared-killed", "compared-base-failed"])(
      "shows %s without an error, a request or sideways scrolling of the page, with each run as a visible point",
      async (name) => {
        const result = comparisonOf(name);
        const { evidence } = result;
        const { page, complaints } = await open({ evidence, samples: columnsOf(evidence.series) }, { ...how, result });
        expect(await page.locator("h1").innerText()).toBe(unbroken(result.message));
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(how.width);
        expect(complaints).toEqual([]);
        const section = page.locator("section:has(#comparison)");
        const points = await section.locator("circle").evaluateAll((all) =>
          all.map((each) => {
            const { width, height } = each.getBoundingClientRect();
            return { isLarge: width >= 4 && height >= 4, fill: getComputedStyle(each).fill };
          }),
        );
        const runs = result.comparison?.facts.pairs.length ?? 0;
        const ofDifference = result.comparison?.facts.held === null ? 0 : 1;
        expect(points).toHaveLength(2 * runs + ofDifference);
        for (const { isLarge, fill } of points) {
          expect(isLarge).toBe(true);
          expect(fill).not.toBe("rgb(0, 0, 0)");
        }
      },
    );
  });
});
