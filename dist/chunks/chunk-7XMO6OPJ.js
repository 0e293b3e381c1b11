import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  htmlOf,
  readPageCode
} from "./chunk-RHBUZL4Y.js";
import {
  junitOf
} from "./chunk-PRGGZCLX.js";
import {
  reportOf
} from "./chunk-LAKQRFLF.js";
import {
  columnsOf
} from "./chunk-HPGFBJ7D.js";

// src/run/write-report.ts
function writeReport(folder, judged, hasJunit, pageEntry) {
  const report = reportOf(judged);
  const problems = [
    folder.write("report.json", () => `${JSON.stringify(report, null, 2)}
`),
    folder.samplesProblem(),
    hasJunit ? folder.write("junit.xml", () => junitOf({ kind: "one", judged })) : null,
    folder.write(
      "report.html",
      () => htmlOf(judged, folder.samples() ?? columnsOf(report.series), readPageCode(pageEntry))
    )
  ].filter((problem) => problem !== null);
  return problems.length === 0 ? null : problems.join("; ");
}

export {
  writeReport
};
