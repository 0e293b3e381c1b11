import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";

// src/verdict/leak.ts
var firstBlocks = 8;
var allBlocks = 12;
var minTau = 0.8;
var noiseBytes = 2 ** 18;
var noiseRatio = 0.02;
var variesFrom = 4;
var minShareOfGrowth = 0.3;
function leakOf({
  liveMemory,
  limitBytes,
  peak
}) {
  if (liveMemory == null) return null;
  const { blocks, problem } = liveMemory;
  const liveBytes = blocks.at(-1)?.liveBytes ?? null;
  const unknown = { result: "unknown", liveBytes, ...noTrend, ...noEstimate };
  const trend = problem === null ? trendOf(blocks) : null;
  if (trend === null) return unknown;
  const { result, grownBytes, overRequests } = trend;
  if (result !== "leaks") return { result, liveBytes, grownBytes, overRequests, ...noEstimate };
  const bytesPerRequest = grownBytes / overRequests;
  const leftBytes = Math.max(0, limitBytes - (peak?.workingSetBytes ?? 0));
  return {
    result: blocks.length > allBlocks ? "leaks" : "suspected",
    liveBytes,
    grownBytes,
    overRequests,
    bytesPerRequest,
    requestsToLimit: Math.floor(leftBytes / bytesPerRequest)
  };
}
var noTrend = { grownBytes: null, overRequests: null };
var noEstimate = { bytesPerRequest: null, requestsToLimit: null };
function trendOf(points) {
  const half = points.slice(Math.floor((points.length - 1) / 2));
  const [first, from, last] = [points[0], half[0], half.at(-1)];
  if (points.length <= firstBlocks || first === void 0 || from === void 0 || last === void 0) return null;
  if (last.requests <= from.requests) return null;
  const grownBytes = last.liveBytes - from.liveBytes;
  const allGrownBytes = last.liveBytes - first.liveBytes;
  const minBytes = Math.max(noiseBytes, noiseRatio * last.liveBytes);
  const isRising = tauOf(half) >= minTau;
  const isSlowing = allGrownBytes > 0 && grownBytes / allGrownBytes < minShareOfGrowth;
  const hasFallen = allGrownBytes < grownBytes - minBytes;
  const resultOf = () => {
    if (isRising && grownBytes >= minBytes && !hasFallen) return isSlowing ? "levelled-off" : "leaks";
    const live = half.map((point) => point.liveBytes);
    if (Math.max(...live) - Math.min(...live) >= variesFrom * minBytes) return "varies";
    return allGrownBytes >= minBytes && isSlowing ? "levelled-off" : "steady";
  };
  return { result: resultOf(), grownBytes, overRequests: last.requests - from.requests };
}
function tauOf(points) {
  const pairs = points.flatMap((from, index) => points.slice(index + 1).map((to) => to.liveBytes - from.liveBytes));
  return pairs.reduce((sum, difference) => sum + Math.sign(difference), 0) / pairs.length;
}

export {
  firstBlocks,
  allBlocks,
  leakOf,
  trendOf
};
