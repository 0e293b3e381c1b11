import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  sizeSummary
} from "./chunk-IA6X33AK.js";
import {
  sizeReportLine
} from "./chunk-FNG237CW.js";
import "./chunk-JDZXGMCR.js";
import {
  summaryOf
} from "./chunk-E2T2Y5BZ.js";
import "./chunk-72OKLREJ.js";
import {
  htmlOf,
  readPageCode
} from "./chunk-SKTPIJ2V.js";
import "./chunk-XFAOGYAI.js";
import "./chunk-2ZF3VWTC.js";
import {
  junitOf
} from "./chunk-FJ3DGPVY.js";
import "./chunk-FKBE7HKM.js";
import {
  reportLine
} from "./chunk-7YM44OHN.js";
import {
  folderOf
} from "./chunk-4KRGV3L3.js";
import {
  columnsOf,
  readSamples
} from "./chunk-HPGFBJ7D.js";
import "./chunk-5W3JE2NM.js";
import "./chunk-EX5IMWKJ.js";
import "./chunk-LFMNSQPA.js";
import "./chunk-EZKOGMPE.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-OSY7KQST.js";
import "./chunk-WUMGRFA7.js";

// src/cli/commands/report-files.ts
import { join } from "node:path";
function pageOf(result, path, pageEntry) {
  const samples = readSamples(join(folderOf(path), "samples.csv")) ?? columnsOf(result.evidence.series);
  return htmlOf(result, samples, readPageCode(pageEntry));
}
var renderings = {
  html: (result, path, io) => {
    if (result.kind === "one") return pageOf(result.judged, path, io.pageEntry);
    if (result.kind === "size")
      throw new Error("each run of the search has its own page; give the folder of one run, such as REPORT/run-1");
    throw new Error("each gate has its own page; give the folder of one gate, such as REPORT/GATE");
  },
  summary: (result, path) => {
    const folder = folderOf(path);
    return result.kind === "size" ? sizeSummary(result.report, { footer: sizeReportLine(folder) }) : summaryOf(result, { footer: reportLine(result, folder) });
  },
  junit: (result) => {
    if (result.kind !== "size") return junitOf(result);
    throw new Error("a search has no JUnit file; give the folder of one run, such as REPORT/run-1");
  }
};
export {
  renderings
};
