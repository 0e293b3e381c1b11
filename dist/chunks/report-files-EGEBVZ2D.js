import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  sizeSummary
} from "./chunk-WDFCC3F7.js";
import {
  sizeReportLine
} from "./chunk-ZTWTGU2Z.js";
import "./chunk-JDZXGMCR.js";
import {
  summaryOf
} from "./chunk-COJXRMXX.js";
import "./chunk-7TFDFRU4.js";
import {
  htmlOf,
  readPageCode
} from "./chunk-ZJEOVABQ.js";
import {
  junitOf
} from "./chunk-XAQ7YV7V.js";
import "./chunk-KYH5EEBH.js";
import "./chunk-S36APAFM.js";
import "./chunk-FKBE7HKM.js";
import {
  reportLine
} from "./chunk-VBZP5TO6.js";
import {
  folderOf
} from "./chunk-D3TI36ZE.js";
import {
  columnsOf,
  readSamples
} from "./chunk-HPGFBJ7D.js";
import "./chunk-DAUO73VX.js";
import "./chunk-7JVD373Z.js";
import "./chunk-NTWIVYAA.js";
import "./chunk-M7XBUTX4.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-FVZK4U2X.js";
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
