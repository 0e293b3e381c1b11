import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  annotationPlace
} from "./chunk-T3ZJLIRG.js";
import {
  readSizeInputs,
  sizeAndReport
} from "./chunk-YPFFS74K.js";
import {
  describeWritten,
  publish
} from "./chunk-Y7CUJLE7.js";
import "./chunk-465MWJS3.js";
import "./chunk-2VYO6JDV.js";
import "./chunk-GQKF5KRU.js";
import {
  sizeText
} from "./chunk-IUM3GEWX.js";
import {
  sizeSummary
} from "./chunk-F64FM6OX.js";
import {
  sizeExitCode,
  sizeHeadline,
  sizeReportLineInWorkflow
} from "./chunk-5NJ6UTHU.js";
import "./chunk-JDZXGMCR.js";
import "./chunk-TX6DP427.js";
import "./chunk-4HE426B4.js";
import "./chunk-IUPHDVFD.js";
import "./chunk-V2W5WD77.js";
import "./chunk-M6TNNMWR.js";
import "./chunk-AQFXNZMZ.js";
import {
  fail,
  info,
  logText,
  notice,
  setFailed,
  setOutput,
  warn,
  withoutCommands,
  writeSummary
} from "./chunk-S5JIL4FT.js";
import {
  machine,
  machineFor
} from "./chunk-G25BPMLR.js";
import "./chunk-GUUV6KMX.js";
import "./chunk-JEH4IEVK.js";
import "./chunk-3AU42IBH.js";
import "./chunk-RGE4SASA.js";
import "./chunk-I56MHTI2.js";
import "./chunk-FKBE7HKM.js";
import "./chunk-JGQR63HU.js";
import "./chunk-DJ3I6BSQ.js";
import "./chunk-F42CU2SL.js";
import "./chunk-I7P5USKB.js";
import "./chunk-MAMSHFL2.js";
import "./chunk-TL3HWLVK.js";
import "./chunk-VZ3H2DMP.js";
import {
  reportDirOf
} from "./chunk-DI5N3APA.js";
import {
  limitToSet
} from "./chunk-YLD4XTMJ.js";
import "./chunk-SX7ZQ6MK.js";
import "./chunk-X7EXZIKC.js";
import "./chunk-7AWMYNFL.js";
import "./chunk-GEYVRLWK.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-XBFDYTTZ.js";
import "./chunk-BMEJXEH4.js";
import "./chunk-E7FFNGIE.js";
import {
  markedStyle
} from "./chunk-A4ZI4N6W.js";
import "./chunk-R3YXCWMC.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import {
  printable
} from "./chunk-DDD7P3HK.js";
import "./chunk-WUMGRFA7.js";

// src/action/size-outputs.ts
function sizeOutputs({ result, runs }, reportPath) {
  const found = result.kind === "found" ? result : null;
  return {
    "suggested-limit": found === null ? "" : limitToSet(found.suggestedLimitBytes),
    "confirmed-limit": found === null ? "" : limitToSet(found.confirmedLimitBytes),
    "suggested-request": found === null ? "" : limitToSet(found.requestBytes),
    runs: String(runs.length),
    report: reportPath
  };
}

// src/action/size.ts
async function runSize(raw, surroundings) {
  const read = readSizeInputs(raw, await machineFor(raw), markedStyle);
  if (!read.ok) return read.problems;
  await publishSize(await sizeAndReport(read.size, surroundings), read.size.commentToken);
  return null;
}
async function publishSize(outcome, commentToken) {
  const { report, reportPath, reportProblem, isEnforced, annotate } = outcome;
  const view = { report, reportDir: reportDirOf(reportPath, process.cwd()) };
  withoutCommands(() => process.stdout.write(`
${sizeText(view, logText)}`));
  for (const [name, value] of Object.entries(sizeOutputs(report, reportPath))) setOutput(name, value);
  if (commentToken !== null) {
    const comment = await publish({ kind: "size", report, gate: report.gate }, process.env, commentToken);
    if (comment.kind === "refused") notice(comment.notice);
    else info(describeWritten(comment));
  }
  const { written } = report;
  const unwritten = written?.kind === "unchanged" ? `memgate did not write the limit: ${written.why}` : null;
  const unsummed = writeSummary(sizeSummary(report, { footer: sizeReportLineInWorkflow(view.reportDir) }));
  const problems = [reportProblem, unwritten, unsummed].filter((problem) => problem !== null);
  const code = sizeExitCode(report);
  const place = annotate === null || code === 0 ? null : annotationPlace(annotate, report.presentLimitBytes, machine.readText);
  const annotation = { title: "memgate: no limit found", place };
  if (code !== 0 && isEnforced) {
    for (const problem of problems) info(`memgate: ${problem}`);
    fail(printable(sizeHeadline(report)), annotation);
    return;
  }
  if (code !== 0) warn(printable(sizeHeadline(report)), annotation);
  if (problems.length > 0) setFailed(`memgate: ${problems.join("; ")}`);
}
export {
  runSize
};
