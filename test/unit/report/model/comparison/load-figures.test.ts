import { describe, expect, it } from "vitest";
import { cpuCostNotice } from "../../../../../src/report/model/comparison/load-figures.ts";

const run = (cpuMs: number | null, requests: number | null) => ({ cpuMs, requests, throttledRatio: null });

describe("the notice of much more CPU time", () => {
  it("compares the whole CPU time if memgate counts no responses, as with a batch job", () => {
    expect(cpuCostNotice([run(1_000, null)], [run(2_000, null)], "main")).toEqual([
      "The app held less memory than main, but used 2.0 times the CPU time: 2 s instead of 1 s in the load phase (medians). Less memory for so much more CPU time may be no improvement.",
    ]);
    expect(cpuCostNotice([run(1_000, null)], [run(1_400, null)], "main")).toEqual([]);
  });

  it.each([
    ["the CPU time of one side is unknown", run(null, 100), run(2_000, 100)],
    ["one side counts no responses, so the work may differ", run(1_000, null), run(2_000, 100)],
    ["one side has no response", run(1_000, 0), run(2_000, 100)],
  ])("is missing if %s", (_, before, after) => {
    expect(cpuCostNotice([before], [after], "main")).toEqual([]);
  });
});
