import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";

// src/load/stats/in-pairs.ts
var maxPoints = 600;
function inPairs(points) {
  return points.flatMap((last, at) => {
    const first = points[at - 1];
    if (at % 2 === 0 || first === void 0) return [];
    const requestsPerSecond = (first.requestsPerSecond + last.requestsPerSecond) / 2;
    const p99Ms = first.p99Ms === null || last.p99Ms === null ? first.p99Ms ?? last.p99Ms : Math.max(first.p99Ms, last.p99Ms);
    return [{ ...last, requestsPerSecond, p99Ms, failed: first.failed + last.failed }];
  });
}

export {
  maxPoints,
  inPairs
};
