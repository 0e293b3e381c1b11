import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";

// src/load/stats/error-rate.ts
function errorRateOf({ requests, errors, non2xx }) {
  const sent = requests + errors;
  return sent === 0 ? null : (errors + non2xx) / sent;
}

export {
  errorRateOf
};
