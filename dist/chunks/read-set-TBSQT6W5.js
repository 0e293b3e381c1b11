import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  foreignFigures
} from "./chunk-FXR6Z3RU.js";
import {
  judgedAgain,
  judgedRunsAgain
} from "./chunk-6NFOF4OM.js";
import "./chunk-RIVGEFFH.js";
import "./chunk-DJ3I6BSQ.js";
import "./chunk-MR3QPYW2.js";
import "./chunk-YFKQQEYQ.js";
import "./chunk-LY5XYMCG.js";
import {
  folderOf,
  readReport
} from "./chunk-LAKQRFLF.js";
import "./chunk-L7ITZI44.js";
import "./chunk-ZSGAROUA.js";
import "./chunk-NJR6DWFV.js";
import "./chunk-5U4SGI4T.js";
import "./chunk-HPGFBJ7D.js";
import {
  runFolder
} from "./chunk-NQGW7FTA.js";
import "./chunk-Q3G4CNF7.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-NGW5RHMD.js";
import "./chunk-HWK6PRBH.js";
import "./chunk-TGGWKTGO.js";
import "./chunk-WUMGRFA7.js";

// src/report/storage/read-set.ts
import { existsSync } from "node:fs";
import { join } from "node:path";
async function readRunsOf(place, report, changed, maxIncrease) {
  const read = readHeads(place, report, changed);
  const { comparison } = report;
  if (!read.ok || comparison === null) return read;
  const { comparedAgain } = await import("./judged-comparison-TAQY5AJM.js");
  return { ok: true, judged: comparedAgain(read.judged, comparison, maxIncrease) };
}
function readHeads(place, report, changed) {
  const runs = report.set?.runs ?? [];
  const paths = runs.map(({ run }) => join(folderOf(place), runFolder(run), "report.json"));
  const missing = paths.find((path) => !existsSync(path));
  if (missing !== void 0) {
    if (keeps(changed.maxRatio, report.maxRatio) && keeps(changed.maxErrorRate, report.maxErrorRate)) {
      return { ok: true, judged: judgedAgain(report, changed) };
    }
    const problem = `${missing} does not exist; expected the reports of all ${runs.length} runs, to judge them by another threshold`;
    return { ok: false, problems: [problem] };
  }
  const reads = paths.map(readReport);
  const problems = reads.flatMap((read) => read.ok ? [] : read.problems);
  if (problems.length > 0 || report.set === null) return { ok: false, problems };
  const reports = reads.flatMap((read) => read.ok ? [read.report] : []);
  const foreign = reports.flatMap((each, index) => {
    const figures = foreignFigures(each, runs[index]);
    return figures === null ? [] : [`${paths[index]} does not belong to the set: ${figures}. Keep each set in a folder of its own`];
  });
  if (foreign.length > 0) return { ok: false, problems: foreign };
  return { ok: true, judged: judgedRunsAgain(reports, report.set, changed) };
}
function keeps(changed, own) {
  return changed === null || changed === own;
}
export {
  readRunsOf
};
