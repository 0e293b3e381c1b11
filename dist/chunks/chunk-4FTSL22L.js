import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";

// src/options/not-in-size.ts
var freshContainer = "memgate starts a fresh container for each run";
var noComparison = "memgate compares nothing";
var notInSize = {
  container: freshContainer,
  "set-limit": freshContainer,
  repeat: "memgate decides by itself how many runs it needs",
  leak: "the leak check lowers the peak",
  "base-image": noComparison,
  "base-build": noComparison,
  "base-ref": noComparison,
  "max-increase": noComparison,
  baseline: noComparison,
  why: "memgate asks the app only in a run"
};

export {
  notInSize
};
