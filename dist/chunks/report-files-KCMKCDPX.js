import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  sizeSummary
} from "./chunk-F64FM6OX.js";
import {
  sizeReportLine
} from "./chunk-5NJ6UTHU.js";
import "./chunk-JDZXGMCR.js";
import {
  summaryOf
} from "./chunk-KSLEZHAF.js";
import "./chunk-GUUV6KMX.js";
import {
  htmlOf,
  readPageCode
} from "./chunk-JEH4IEVK.js";
import "./chunk-RGE4SASA.js";
import {
  junitOf
} from "./chunk-I56MHTI2.js";
import {
  reportLine
} from "./chunk-DI5N3APA.js";
import {
  folderOf
} from "./chunk-YLD4XTMJ.js";
import {
  columnsOf,
  readSamples
} from "./chunk-HPGFBJ7D.js";
import "./chunk-XBFDYTTZ.js";
import "./chunk-BMEJXEH4.js";
import "./chunk-E7FFNGIE.js";
import "./chunk-A4ZI4N6W.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-DDD7P3HK.js";
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
