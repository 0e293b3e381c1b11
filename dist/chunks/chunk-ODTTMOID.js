import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  looks,
  maxPairs
} from "./chunk-FKBE7HKM.js";
import {
  bytes,
  percent
} from "./chunk-TGGWKTGO.js";

// src/verdict/compare.ts
var leastShare = 0.5;
var leastShareAtEnd = 0.6;
var quantiles = {
  2: { p005: 9.925, p01: 6.965, p025: 4.303, p05: 2.92 },
  4: { p005: 4.604, p01: 3.747, p025: 2.776, p05: 2.132 },
  6: { p005: 3.707, p01: 3.143, p025: 2.447, p05: 1.943 },
  8: { p005: 3.355, p01: 2.896, p025: 2.306, p05: 1.86 },
  10: { p005: 3.169, p01: 2.764, p025: 2.228, p05: 1.812 },
  12: { p005: 3.055, p01: 2.681, p025: 2.179, p05: 1.782 },
  14: { p005: 2.977, p01: 2.624, p025: 2.145, p05: 1.761 },
  16: { p005: 2.921, p01: 2.583, p025: 2.12, p05: 1.746 },
  18: { p005: 2.878, p01: 2.552, p025: 2.101, p05: 1.734 }
};
function estimateOf(pairs) {
  const t = quantiles[2 * (pairs.length - 1)];
  if (t === void 0) return null;
  const base = meanAndVariance(pairs.map((pair) => Math.log(pair.base)));
  const head = meanAndVariance(pairs.map((pair) => Math.log(pair.head)));
  const standardError = Math.sqrt((base.variance + head.variance) / pairs.length);
  return { base: base.mean, head: head.mean, mean: head.mean - base.mean, standardError, t };
}
function meanAndVariance(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, variance: squares / (values.length - 1) };
}
function differenceOf(pairs) {
  const estimate = estimateOf(pairs);
  if (estimate === null) return null;
  const { base, head, mean, standardError, t } = estimate;
  const half = t.p025 * standardError;
  return {
    baseBytes: Math.round(Math.exp(base)),
    headBytes: Math.round(Math.exp(head)),
    difference: Math.expm1(mean),
    lower: Math.expm1(mean - half),
    upper: Math.expm1(mean + half)
  };
}
function decisionAfter(pairs, maxIncrease) {
  const isLast = pairs.length >= maxPairs;
  if (!isLast && !looks.some((look) => look === pairs.length)) return null;
  const estimate = estimateOf(pairs);
  if (estimate === null) return null;
  const { mean, standardError, t } = estimate;
  const allowed = Math.log1p(maxIncrease);
  if (mean + t.p05 * standardError < allowed) return "not-increased";
  const isCertain = mean - (isLast ? t.p01 : t.p005) * standardError > 0;
  const least = Math.log1p(maxIncrease * (isLast ? leastShareAtEnd : leastShare));
  if (isCertain && mean >= least) return "increased";
  return isLast ? "unclear" : null;
}

// src/report/model/comparison/signed.ts
function signedPercent(share) {
  return signed(share, percent(Math.abs(share)));
}
function signedBytes(value) {
  return signed(value, bytes(Math.abs(value)));
}
function signedPoints(difference) {
  return `${signedPercent(difference).replace("%", "")} points`;
}
function signed(value, text) {
  if (!/[1-9]/.test(text)) return text;
  return `${value < 0 ? "-" : "+"}${text}`;
}

export {
  meanAndVariance,
  differenceOf,
  decisionAfter,
  signedPercent,
  signedBytes,
  signedPoints
};
