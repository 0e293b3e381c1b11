import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  sizeSummary
} from "./chunk-VCUBGQ4G.js";
import {
  sizeReportLine
} from "./chunk-3GT42A7E.js";
import "./chunk-JDZXGMCR.js";
import {
  summaryOf
} from "./chunk-PBB4SZQS.js";
import "./chunk-MDTWASX6.js";
import {
  htmlOf,
  readPageCode
} from "./chunk-JP65HRJQ.js";
import {
  junitOf
} from "./chunk-WSXQSGPY.js";
import "./chunk-LRTJ4PJB.js";
import "./chunk-6L7RRDMY.js";
import "./chunk-FKBE7HKM.js";
import {
  reportLine
} from "./chunk-Q4ISFV3D.js";
import {
  folderOf
} from "./chunk-HYWA5RQQ.js";
import {
  columnsOf,
  readSamples
} from "./chunk-HPGFBJ7D.js";
import "./chunk-PZ6EE2W3.js";
import "./chunk-H7WDN6WG.js";
import "./chunk-E2FFEYYN.js";
import "./chunk-OHEETX7J.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-3MSWKN77.js";
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
