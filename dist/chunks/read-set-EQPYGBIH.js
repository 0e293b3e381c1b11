import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  foreignFigures
} from "./chunk-FXR6Z3RU.js";
import {
  judgedAgain,
  judgedRunsAgain
} from "./chunk-VF6D5BGP.js";
import "./chunk-IBYBKG7Z.js";
import "./chunk-DJ3I6BSQ.js";
import "./chunk-PDHYHVTC.js";
import "./chunk-YFKQQEYQ.js";
import "./chunk-VBZP5TO6.js";
import {
  folderOf,
  readReport
} from "./chunk-D3TI36ZE.js";
import "./chunk-2RLGXQEG.js";
import "./chunk-XAGME6SJ.js";
import "./chunk-L4QOQ6KC.js";
import "./chunk-5HZR27QE.js";
import "./chunk-HPGFBJ7D.js";
import {
  runFolder
} from "./chunk-DAUO73VX.js";
import "./chunk-7JVD373Z.js";
import "./chunk-NTWIVYAA.js";
import "./chunk-M7XBUTX4.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-FVZK4U2X.js";
import "./chunk-WUMGRFA7.js";

// src/report/storage/read-set.ts
import { existsSync } from "node:fs";
import { join } from "node:path";
async function readRunsOf(place, report, changed, maxIncrease) {
  const read = readHeads(place, report, changed);
  const { comparison } = report;
  if (!read.ok || comparison === null) return read;
  const { comparedAgain } = await import("./judged-comparison-I5AV7YO7.js");
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
