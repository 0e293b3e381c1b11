import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  heldBytesOf
} from "./chunk-LAKQRFLF.js";
import {
  judge
} from "./chunk-NQGW7FTA.js";

// src/verdict/measured-to-end.ts
function isMeasuredToEnd(evidence, thresholds, verdict) {
  const { peak, limitBytes } = evidence;
  if (peak === null || peak.workingSetBytes === 0 || heldBytesOf(evidence) === 0) return false;
  if (verdict !== "over-ratio") return verdict === "pass" || verdict === "increased";
  const maxRatio = peak.workingSetBytes / limitBytes;
  return judge(evidence, { ...thresholds, maxRatio }).kind === "pass";
}

export {
  isMeasuredToEnd
};
