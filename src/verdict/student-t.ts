// The quantiles of Student's t distribution. Pure.

/** Far above the quantile for each tail and each number of degrees of freedom that memgate uses. */
const highest = 1_000;
const steps = 60;

/**
 * The value that a variable with Student's t distribution exceeds with the probability `tail`.
 * @param tail in [0.001, 0.5]
 * @param freedom the degrees of freedom: an integer from 1
 */
export function studentQuantile(tail: number, freedom: number): number {
  let low = 0;
  let high = highest;
  for (let step = 0; step < steps; step += 1) {
    const middle = (low + high) / 2;
    if (tailAbove(middle, freedom) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4. */
function tailAbove(value: number, freedom: number): number {
  const angle = Math.atan(value / Math.sqrt(freedom));
  const isOdd = freedom % 2 === 1;
  let term = isOdd ? Math.cos(angle) : 1;
  let sum = 0;
  for (let power = isOdd ? 1 : 0; power <= freedom - 2; power += 2) {
    sum += term;
    term *= ((power + 1) / (power + 2)) * Math.cos(angle) ** 2;
  }
  const within = isOdd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
  return (1 - within) / 2;
}
