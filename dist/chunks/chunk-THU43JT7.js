import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  signedPercent
} from "./chunk-6L7RRDMY.js";
import {
  bytes
} from "./chunk-3MSWKN77.js";

// src/report/model/comparison/difference-text.ts
var resultNames = {
  increased: "increased",
  "not-increased": "not increased",
  unclear: "unclear"
};
function shareText({ difference, lower, upper }) {
  return `${signedPercent(difference)} (95% interval: ${signedPercent(lower)} to ${signedPercent(upper)})`;
}
function comparedText(difference) {
  const { baseBytes, headBytes } = difference;
  return `${shareText(difference)}: from ${bytes(baseBytes)} to ${bytes(headBytes)}, means of the runs`;
}
function unclearPass(sentence) {
  return `Within the threshold, but ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

export {
  resultNames,
  shareText,
  comparedText,
  unclearPass
};
