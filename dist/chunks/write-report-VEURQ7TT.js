import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import "./chunk-NTI4PAPO.js";
import "./chunk-OAVBMPRL.js";
import "./chunk-DS7NRMDM.js";
import "./chunk-TQB47DXW.js";
import "./chunk-ZHHWJA3G.js";
import "./chunk-ZDBX43LP.js";
import "./chunk-ERVTT24X.js";
import {
  htmlOf,
  readPageCode
} from "./chunk-6Q3WXZKJ.js";
import {
  junitOf
} from "./chunk-HGAC65I7.js";
import {
  columnsOf
} from "./chunk-4Z2J4QPW.js";
import "./chunk-NCS73MVV.js";
import "./chunk-CRP3O2IJ.js";
import "./chunk-5IDNCX2N.js";
import "./chunk-MZZ3FBWK.js";
import {
  reportOf
} from "./chunk-OJRVFJ26.js";
import "./chunk-KIGM3ZUQ.js";
import "./chunk-P55TP6VD.js";
import "./chunk-YSMH25AF.js";
import "./chunk-H6BKDPII.js";
import "./chunk-WUMGRFA7.js";

// src/run/write-report.ts
function writeReport(folder, judged, gateName, pageEntry) {
  const report = reportOf(judged);
  const problems = [
    folder.write("report.json", () => `${JSON.stringify(report, null, 2)}
`),
    folder.samplesProblem(),
    // Several gates share one junit.xml, beside their folders.
    gateName === null ? folder.write("junit.xml", () => junitOf({ kind: "one", judged })) : null,
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
