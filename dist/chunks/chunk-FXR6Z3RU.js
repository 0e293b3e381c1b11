import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";

// src/report/model/set/foreign-run.ts
function foreignFigures({ peak, limitBytes, durationMs }, record) {
  const differing = [
    { name: "peak.workingSetBytes", found: peak?.workingSetBytes ?? null, recorded: record?.peakBytes },
    { name: "limitBytes", found: limitBytes, recorded: record?.limitBytes },
    { name: "durationMs", found: durationMs, recorded: record?.durationMs }
  ].filter(({ found, recorded }) => found !== recorded);
  if (differing.length === 0) return null;
  return differing.map(({ name, found, recorded }) => `${name} is ${found}, but ${recorded} in the set`).join("; ");
}

export {
  foreignFigures
};
