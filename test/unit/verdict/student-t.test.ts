import { expect, it } from "vitest";
import { studentQuantile } from "../../../src/verdict/student-t.ts";

// Reference: R's qt(1 − tail, df).
it.each([
  [1, [63.6567, 31.8205, 12.7062, 6.3138]],
  [2, [9.9248, 6.9646, 4.3027, 2.92]],
  [3, [5.8409, 4.5407, 3.1824, 2.3534]],
  [4, [4.6041, 3.7469, 2.7764, 2.1318]],
  [11, [3.1058, 2.7181, 2.201, 1.7959]],
  [18, [2.8784, 2.5524, 2.1009, 1.7341]],
  [99, [2.6264, 2.3646, 1.9842, 1.6604]],
])("has the quantiles of R for %i degrees of freedom", (freedom, expected) => {
  for (const [index, tail] of [0.005, 0.01, 0.025, 0.05].entries()) {
    expect(studentQuantile(tail, freedom)).toBeCloseTo(expected[index] ?? 0, 4);
  }
});

it("is 0 for one half", () => {
  expect(studentQuantile(0.5, 7)).toBeCloseTo(0, 9);
});
