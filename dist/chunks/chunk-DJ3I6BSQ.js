import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";

// src/lib/median.ts
function median(values) {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  const middle = known.slice(Math.floor((known.length - 1) / 2), Math.floor(known.length / 2) + 1);
  return known.length === 0 ? null : middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

export {
  median
};
