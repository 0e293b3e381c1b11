import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  meanAndVariance
} from "./chunk-ODTTMOID.js";

// src/verdict/student-t.ts
var highest = 1e3;
var steps = 60;
function studentQuantile(tail, freedom) {
  let low = 0;
  let high = highest;
  for (let step = 0; step < steps; step += 1) {
    const middle = (low + high) / 2;
    if (tailAbove(middle, freedom) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
function tailAbove(value, freedom) {
  const angle = Math.atan(value / Math.sqrt(freedom));
  const isOdd = freedom % 2 === 1;
  let term = isOdd ? Math.cos(angle) : 1;
  let sum = 0;
  for (let power = isOdd ? 1 : 0; power <= freedom - 2; power += 2) {
    sum += term;
    term *= (power + 1) / (power + 2) * Math.cos(angle) ** 2;
  }
  const within = isOdd ? 2 / Math.PI * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
  return (1 - within) / 2;
}

// src/verdict/compare-saved.ts
var minSavedRuns = 4;
var leastSpread = 0.01;
function comparedWithSaved(savedBytes, headBytes, maxIncrease) {
  const saved = logarithmsOf(savedBytes);
  const heads = logarithmsOf(headBytes);
  if (saved.length < minSavedRuns || heads.length === 0) return null;
  const base = meanAndVariance(saved);
  const head = meanAndVariance(heads);
  const mean = head.mean - base.mean;
  const variance = Math.max(base.variance, leastSpread ** 2);
  const headVariance = heads.length === 1 ? variance : Math.max(variance, head.variance / heads.length);
  const standardError = Math.sqrt(variance / saved.length + headVariance);
  const half = (tail) => studentQuantile(tail, saved.length - 1) * standardError;
  const allowed = Math.log1p(maxIncrease);
  const isCertain = mean - half(5e-3) > 0;
  return {
    result: mean + half(0.05) < allowed ? "not-increased" : isCertain && mean > allowed ? "increased" : "unclear",
    held: {
      baseBytes: Math.round(Math.exp(base.mean)),
      headBytes: Math.round(Math.exp(head.mean)),
      difference: Math.expm1(mean),
      lower: Math.expm1(mean - half(0.025)),
      upper: Math.expm1(mean + half(0.025))
    }
  };
}
function logarithmsOf(values) {
  return values.filter((value) => value > 0).map(Math.log);
}

export {
  minSavedRuns,
  comparedWithSaved
};
