import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";

// src/model/size/run-counts.ts
var maxSizeRuns = 12;
var confirmingRuns = 3;

export {
  maxSizeRuns,
  confirmingRuns
};
