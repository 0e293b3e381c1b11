import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  reportOf
} from "./chunk-LAKQRFLF.js";

// src/api/input-error.ts
var InputError = class extends Error {
  /** One sentence for each problem, with the value seen and the accepted values. At least one. */
  problems;
  /** The codes of the wrong options, each once, such as `bad-input/memory-limit`. */
  codes;
  constructor(problems, { codes = [], ...options } = {}) {
    super(problems.join("\n"), options);
    this.name = "InputError";
    this.problems = problems;
    this.codes = [...new Set(codes)];
  }
};

// src/api/judged-report.ts
function judgedReportOf(judged) {
  return {
    report: reportOf(judged),
    evidence: judged.evidence,
    verdict: judged.verdict,
    isEnforced: judged.thresholds.isEnforced
  };
}

export {
  InputError,
  judgedReportOf
};
