import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";

// src/options/pairs.ts
var looks = [4, 6, 8, 10];
var maxPairs = 10;

export {
  looks,
  maxPairs
};
