import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../src/model/evidence.ts";
import type { Repeat } from "../../../src/options/repeat.ts";
import { judged } from "../../../src/report/model/judged.ts";
import { headingOf } from "../../../src/run/run-one.ts";
import { conductSet } from "../../../src/run/run-set.ts";
import { evidence, mebibyte, peak, plan, thresholds } from "../../builders.ts";
import { stoppedBy } from "../../stop-reasons.ts";

const at = (mib: number, overrides: Partial<Evidence> = {}) =>
  judged(evidence({ peak: peak({ workingSetBytes: mib * mebibyte }), ...overrides }), thresholds);

/** Conducts a set whose n-th run has the n-th peak, or the last one. */
async function conduct(repeat: Repeat, runs: readonly ReturnType<typeof at>[]) {
  const positions: string[] = [];
  const result = await conductSet({ repeat, thresholds }, async ({ number, total }) => {
    positions.push(`${number}/${total}`);
    return runs[number - 1] ?? at(40);
  });
  return { result, positions, facts: result.set?.facts };
}

describe("a set of runs", () => {
  it("has as many runs as planned, even after a breach", async () => {
    const { positions, facts } = await conduct(3, [at(90)]);
    expect(positions).toEqual(["1/3", "2/3", "3/3"]);
    expect(facts).toMatchObject({ repeat: 3, planned: 3, shown: 1 });
  });

  it("of auto has five runs if the first peak is near the threshold, on either side", async () => {
    for (const mib of [75, 85]) {
      const { positions, facts } = await conduct("auto", [at(mib)]);
      expect(positions).toEqual(["1/1", "2/5", "3/5", "4/5", "5/5"]);
      expect(facts).toMatchObject({ repeat: "auto", planned: 5 });
    }
  });

  it("of auto has one run otherwise", async () => {
    const { result, positions } = await conduct("auto", [at(40)]);
    expect(positions).toEqual(["1/1"]);
    expect(result.message).toBe(at(40).message);
  });

  it.each(["interrupted/sigint", "engine-lost/stopped", "image-failed/missing"] as const)(
    "ends after a run that ended with %s",
    async (code) => {
      const { positions, result, facts } = await conduct(5, [at(40), at(40, { outcome: stoppedBy(code) })]);
      expect(positions).toEqual(["1/5", "2/5"]);
      expect(facts).toMatchObject({ planned: 5, shown: 2 });
      expect(result.verdict.kind).toBe("inconclusive");
    },
  );
});

describe("the option repeat", () => {
  it.each([
    [undefined, 1],
    ["20", 20],
    ["auto", "auto"],
  ])("is part of the plan: %s", (given, repeat) => {
    expect(plan({ repeat: given }).repeat).toBe(repeat);
  });
});

describe("the heading of a run in a log", () => {
  const position = { name: null, number: 1, total: 1, run: null };

  it("names the gate and the run, if there are several", () => {
    expect(headingOf(position)).toBeNull();
    expect(headingOf({ ...position, run: { number: 2, total: 5 } })).toBe("== run 2 of 5");
    expect(headingOf({ ...position, run: { number: 1, total: 1 } })).toBe("== run 1");
    const gate = { ...position, name: "api", number: 1, total: 2 };
    expect(headingOf(gate)).toBe("== api (gate 1 of 2)");
    expect(headingOf({ ...gate, run: { number: 2, total: 5 } })).toBe("== api (gate 1 of 2), run 2 of 5");
  });
});
