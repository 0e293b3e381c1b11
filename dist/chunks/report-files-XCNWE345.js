import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  htmlOf,
  readPageCode
} from "./chunk-6Q3WXZKJ.js";
import {
  junitOf
} from "./chunk-HGAC65I7.js";
import {
  columnsOf,
  readSamples
} from "./chunk-4Z2J4QPW.js";
import {
  summaryOf
} from "./chunk-ZXEVNEZF.js";
import {
  reportLine
} from "./chunk-5IDNCX2N.js";
import {
  folderOf
} from "./chunk-MZZ3FBWK.js";
import "./chunk-OJRVFJ26.js";
import "./chunk-KIGM3ZUQ.js";
import "./chunk-P55TP6VD.js";
import "./chunk-YSMH25AF.js";
import "./chunk-H6BKDPII.js";
import "./chunk-WUMGRFA7.js";

// src/cli/commands/report-files.ts
import { join } from "node:path";
function pageOf(result, path, pageEntry) {
  const samples = readSamples(join(folderOf(path), "samples.csv")) ?? columnsOf(result.evidence.series);
  return htmlOf(result, samples, readPageCode(pageEntry));
}
var renderings = {
  html: (run, path, io) => {
    if (run.kind === "one") return pageOf(run.judged, path, io.pageEntry);
    throw new Error("each gate has its own page; give the folder of one gate, such as REPORT/GATE");
  },
  summary: (run, path) => summaryOf(run, { footer: reportLine(run, folderOf(path)) }),
  junit: junitOf
};
export {
  renderings
};
