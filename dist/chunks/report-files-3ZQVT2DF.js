import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  columnsOf,
  htmlOf,
  junitOf,
  readPageCode,
  readSamples
} from "./chunk-4DLJFNTY.js";
import {
  summaryOf
} from "./chunk-D445ZOHU.js";
import {
  reportLine
} from "./chunk-J2HFY46K.js";
import "./chunk-WABPEXZY.js";
import {
  folderOf
} from "./chunk-E6WHE4OG.js";
import "./chunk-XUOUGJ26.js";
import "./chunk-5ZXTNAPB.js";
import "./chunk-ZW43UBUL.js";
import "./chunk-PIDDR323.js";
import "./chunk-O2ZFAANL.js";
import "./chunk-FBGNEREP.js";
import "./chunk-JY4U22WL.js";
import "./chunk-V5LMJEUY.js";
import "./chunk-HR62INME.js";

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
