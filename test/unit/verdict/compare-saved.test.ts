import { describe, expect, it } from "vitest";
import { comparedWithSaved } from "../../../src/verdict/compare-saved.ts";
import { seeded } from "../../random.ts";

const allowed = 0.05;
/** The memory that saved runs held. The logarithms have the standard deviation `spread` × √(count ÷ (count − 1)). */
const saved = (count: number, spread: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => 1e8 * Math.exp(index % 2 === 0 ? spread : -spread));
/** A head whose logarithm is `mean` above the saved ones. */
const headAt = (mean: number): readonly number[] => [1e8 * Math.exp(mean)];
const resultOf = (...args: Parameters<typeof comparedWithSaved>) => comparedWithSaved(...args)?.result ?? null;

describe("without enough runs", () => {
  it("there is no result with three saved runs, and one with four", () => {
    expect(comparedWithSaved(saved(3, 0.01), headAt(1), allowed)).toBeNull();
    expect(comparedWithSaved(saved(4, 0.01), headAt(1), allowed)).not.toBeNull();
  });

  it("there is no result without a run of the app", () => {
    expect(comparedWithSaved(saved(4, 0.01), [], allowed)).toBeNull();
  });

  it("a run that held nothing does not count", () => {
    expect(comparedWithSaved([...saved(3, 0.01), 0], headAt(1), allowed)).toBeNull();
    expect(comparedWithSaved(saved(4, 0.01), [0], allowed)).toBeNull();
  });
});

describe("the difference from saved runs", () => {
  it("is the ratio of the geometric means", () => {
    const { held } = comparedWithSaved([100, 100, 400, 400], [220, 220], allowed) ?? {};
    expect(held).toMatchObject({ baseBytes: 200, headBytes: 220 });
    expect(held?.difference).toBeCloseTo(0.1);
  });

  // Reference: ln 108 − 4.607558 ± qt(0.975, 3) × 0.0170929 × √(1 ÷ 4 + 1), with the mean and the standard deviation of the
  // logarithms of 98, 100, 101 and 102.
  it("has the 95% prediction interval of one run", () => {
    const { held } = comparedWithSaved([100, 102, 98, 101], [108], allowed) ?? {};
    expect(held?.difference).toBeCloseTo(0.07742, 5);
    expect(held?.lower).toBeCloseTo(0.01385, 5);
    expect(held?.upper).toBeCloseTo(0.14498, 5);
  });
});

describe("the result", () => {
  // The spread of equal runs is taken as 1%: 5.8409 × 0.01 × √1.25 = 0.0653 with 99.5%.
  it("needs more than 6.5% to be certain beside four equal runs", () => {
    expect(resultOf(saved(4, 0), headAt(0.06), allowed)).toBe("unclear");
    expect(resultOf(saved(4, 0), headAt(0.065), allowed)).toBe("unclear");
    expect(resultOf(saved(4, 0), headAt(0.0655), allowed)).toBe("increased");
    expect(resultOf(saved(4, 0), headAt(0.06), 0.01)).toBe("unclear");
  });

  it("is increased only if the estimate is above the allowed increase", () => {
    // Certain in both cases: 3.1058 × 0.01 × √(1 + 1 ÷ 12) = 0.0323.
    expect(resultOf(saved(12, 0), headAt(Math.log(1.0499)), allowed)).toBe("unclear");
    expect(resultOf(saved(12, 0), headAt(Math.log(1.0501)), allowed)).toBe("increased");
  });

  it("is not-increased if an increase above the allowed one is ruled out with 95%, one-sided", () => {
    // 2.3534 × 0.01 × √1.25 = 0.0263 is added; with 3.1824, the quantile of 97.5%, it would be 0.0356.
    expect(resultOf(saved(4, 0), headAt(Math.log(1.05) - 0.027), allowed)).toBe("not-increased");
    expect(resultOf(saved(4, 0), headAt(Math.log(1.05) - 0.026), allowed)).toBe("unclear");
  });

  it("is not-increased if the app holds less", () => {
    expect(resultOf(saved(4, 0.01), headAt(-0.2), allowed)).toBe("not-increased");
  });

  it("is unclear if the saved runs vary, however high the estimate of one run is within their noise", () => {
    expect(resultOf(saved(4, 0.05), headAt(0.2), allowed)).toBe("unclear");
    expect(resultOf(saved(12, 0.05), headAt(0.2), allowed)).toBe("increased");
  });

  it("counts the head runs of one day as one run", () => {
    const head = (count: number) => Array.from({ length: count }, () => 1e8 * Math.exp(0.06));
    expect(comparedWithSaved(saved(4, 0), head(4), allowed)).toEqual(comparedWithSaved(saved(4, 0), head(1), allowed));
  });

  it("takes the spread of the head runs if they vary more than the saved ones", () => {
    const varied = [0.8, 1.3, 0.9, 1.5].map((factor) => 1e8 * factor);
    const steady = varied.map(() => 1e8 * (0.8 * 1.3 * 0.9 * 1.5) ** (1 / 4));
    expect(resultOf(saved(4, 0), steady, allowed)).toBe("increased");
    expect(resultOf(saved(4, 0), varied, allowed)).toBe("unclear");
  });
});

/** The share of simulated comparisons of equal apps that are called increased. */
function falseAlarms({ count, runSd, daySd }: { count: number; runSd: number; daySd: number }, trials = 4_000): number {
  const random = seeded(11);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  let alarms = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    const day = () => {
      const level = 1e8 * Math.exp(daySd * normal());
      return Array.from({ length: 4 }, () => level * Math.exp(runSd * normal()));
    };
    const runs = Array.from({ length: count / 4 }, day).flat();
    if (resultOf(runs, day(), allowed) === "increased") alarms += 1;
  }
  return alarms / trials;
}

// docs/baseline.md states these rates; test/bench/compare-rule.mjs prints all of them.
describe("false alarms", () => {
  it.each([
    [{ count: 4, runSd: 0, daySd: 0 }, 0],
    [{ count: 4, runSd: 0.02, daySd: 0 }, 0.005],
    [{ count: 12, runSd: 0.02, daySd: 0 }, 0.005],
    [{ count: 12, runSd: 0.01, daySd: 0.02 }, 0.02],
  ])("are rare: %j", (setting, most) => {
    expect(falseAlarms(setting)).toBeLessThanOrEqual(most);
  });
});
