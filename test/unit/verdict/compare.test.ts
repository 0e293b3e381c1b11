import { describe, expect, it } from "vitest";
import { decisionAfter, differenceOf, type PairOfBytes } from "../../../src/verdict/compare.ts";
import { seeded } from "../../random.ts";

const allowed = 0.05;
/**
 * Pairs whose heads are `growth` above the bases. The logarithms of both vary by ± `spread`, so the standard error of the
 * difference is spread × √(2 ÷ (count − 1)).
 */
const steady = (count: number, growth: number, spread = 0.001): readonly PairOfBytes[] =>
  Array.from({ length: count }, (_, index) => {
    const base = 1e8 * Math.exp(index % 2 === 0 ? spread : -spread);
    return { base, head: base * (1 + growth) };
  });

describe("the difference of head and base", () => {
  it("is the ratio of the geometric means", () => {
    const difference = differenceOf([
      { base: 100, head: 200 },
      { base: 400, head: 200 },
    ]);
    expect(difference).toMatchObject({ baseBytes: 200, headBytes: 200 });
    expect(difference?.difference).toBeCloseTo(0);
  });

  // Reference: the pooled two-sample t interval of the logarithms with 6 degrees of freedom, t = 2.446912.
  it("has the 95% interval of Student's t test on logarithms", () => {
    const pairs = [
      { base: 100, head: 108 },
      { base: 102, head: 107 },
      { base: 98, head: 109 },
      { base: 101, head: 106 },
    ];
    const { difference, lower, upper } = differenceOf(pairs) ?? { difference: 0, lower: 0, upper: 0 };
    expect(difference).toBeCloseTo(0.0724, 3);
    expect(lower).toBeCloseTo(0.04532, 4);
    expect(upper).toBeCloseTo(0.10014, 4);
  });

  it("is unknown with fewer than two pairs, which have no spread", () => {
    expect(differenceOf([])).toBeNull();
    expect(differenceOf([{ base: 100, head: 200 }])).toBeNull();
  });
});

describe("the decision", () => {
  it.each([1, 2, 3, 5, 7, 9])("is not made after %i pairs", (count) => {
    expect(decisionAfter(steady(count, 0.2), allowed)).toBeNull();
    expect(decisionAfter(steady(count, 0), allowed)).toBeNull();
  });

  it.each([4, 6, 8, 10])("is made after %i pairs that agree", (count) => {
    expect(decisionAfter(steady(count, 0.1), allowed)).toBe("increased");
    expect(decisionAfter(steady(count, 0), allowed)).toBe("not-increased");
  });

  it("is not-increased for a certain increase that stays below the allowed one", () => {
    expect(decisionAfter(steady(4, 0.03), allowed)).toBe("not-increased");
    expect(decisionAfter(steady(4, 0.03), 0.01)).toBe("increased");
  });

  it("is not-increased if the head holds less", () => {
    expect(decisionAfter(steady(4, -0.2), allowed)).toBe("not-increased");
  });

  it("asks for more pairs if the runs vary, and is unclear after the last pair", () => {
    expect(decisionAfter(steady(4, 0.04, 0.06), allowed)).toBeNull();
    expect(decisionAfter(steady(8, 0.04, 0.06), allowed)).toBeNull();
    expect(decisionAfter(steady(10, 0.04, 0.06), allowed)).toBe("unclear");
  });

  it("rules an increase out with 95%, one-sided", () => {
    // 0.0198 + 1.943 × 0.01 is below ln 1.05 = 0.0488. With 3.143, the quantile of 99%, it is above.
    expect(decisionAfter(steady(4, 0.02, 0.01225), allowed)).toBe("not-increased");
    expect(decisionAfter(steady(4, 0.02, 0.0185), allowed)).toBeNull();
  });

  it("needs half of the allowed increase before the last pair", () => {
    // Certain (1.6 − 2.977 × 0.5 > 0), and not ruled out, but below ln 6.
    expect(decisionAfter(steady(8, Math.expm1(1.6), 0.9354), 10)).toBeNull();
    expect(decisionAfter(steady(8, Math.expm1(1.85), 0.9354), 10)).toBe("increased");
  });

  it("needs 99% and 60% of the allowed increase after the last pair", () => {
    // 0.035 − 2.552 × 0.0131 is above 0. With 2.878, the quantile of 99.5%, it is below.
    expect(decisionAfter(steady(10, Math.expm1(0.035), 0.02784), allowed)).toBe("increased");
    // Certain, and not ruled out, but below ln 1.03 = 0.0296.
    expect(decisionAfter(steady(10, Math.expm1(0.0293), 0.02397), allowed)).toBe("unclear");
  });
});

/** The share of simulated comparisons with each decision. Each run varies by `sd`, independently. */
function sharesOf(growth: number, sd: number, trials = 2_000) {
  const random = seeded(7);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const run = (bytes: number) => bytes * Math.exp(sd * normal());
  const counts = { increased: 0, "not-increased": 0, unclear: 0 };
  for (let trial = 0; trial < trials; trial += 1) {
    const pairs: PairOfBytes[] = [];
    let decision = null;
    while (decision === null) {
      pairs.push({ base: run(1e8), head: run(1e8 * (1 + growth)) });
      decision = decisionAfter(pairs, allowed);
    }
    counts[decision] += 1;
  }
  return { increased: counts.increased / trials, unclear: counts.unclear / trials };
}

// docs/comparison.md states these rates; test/bench/compare-rule.mjs prints all of them.
describe("the error rates of the rule, with runs that vary by 2%", () => {
  it("calls equal apps increased in at most 1% of the comparisons", () => {
    expect(sharesOf(0, 0.02).increased).toBeLessThanOrEqual(0.01);
  });

  it("finds an increase of 10% in at least 99.5%, and one of 5% in at least 88%", () => {
    expect(sharesOf(0.1, 0.02).increased).toBeGreaterThanOrEqual(0.995);
    expect(sharesOf(0.05, 0.02).increased).toBeGreaterThanOrEqual(0.88);
  });

  it("says unclear if the runs vary by 5%, instead of a wrong result", () => {
    const { increased, unclear } = sharesOf(0, 0.05);
    expect(increased).toBeLessThanOrEqual(0.03);
    expect(unclear).toBeGreaterThan(0.15);
  });
});
