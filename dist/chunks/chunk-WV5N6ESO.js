import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";

// src/memory/largest-processes.ts
var maxProcesses = 50;
function largestOf(processes, more) {
  const size = ({ anonymousBytes, rssBytes }) => anonymousBytes ?? rssBytes;
  const sorted = processes.toSorted((a, b) => size(b) - size(a) || b.rssBytes - a.rssBytes);
  return { list: sorted.slice(0, maxProcesses), leftOut: more + Math.max(0, sorted.length - maxProcesses) };
}

export {
  largestOf
};
