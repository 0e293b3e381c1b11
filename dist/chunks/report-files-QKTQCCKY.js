import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  sizeSummary
} from "./chunk-RF3MNVR3.js";
import {
  sizeReportLine
} from "./chunk-3BWZOHCK.js";
import "./chunk-JDZXGMCR.js";
import {
  summaryOf
} from "./chunk-DC72QQLV.js";
import "./chunk-M5XMH2NE.js";
import {
  htmlOf,
  readPageCode
} from "./chunk-RHBUZL4Y.js";
import {
  junitOf
} from "./chunk-PRGGZCLX.js";
import "./chunk-FHRAIDQZ.js";
import "./chunk-ODTTMOID.js";
import "./chunk-FKBE7HKM.js";
import {
  reportLine
} from "./chunk-LY5XYMCG.js";
import {
  folderOf
} from "./chunk-LAKQRFLF.js";
import {
  columnsOf,
  readSamples
} from "./chunk-HPGFBJ7D.js";
import "./chunk-NQGW7FTA.js";
import "./chunk-Q3G4CNF7.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-NGW5RHMD.js";
import "./chunk-HWK6PRBH.js";
import "./chunk-TGGWKTGO.js";
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
