import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  readSizeInputs,
  sizeAndReport
} from "./chunk-HI5R6BSH.js";
import "./chunk-4FTSL22L.js";
import {
  annotationPlace
} from "./chunk-PBCQIJLG.js";
import {
  describeWritten,
  publish
} from "./chunk-L6I6IZN2.js";
import "./chunk-P7OAVXSU.js";
import "./chunk-QKIBPPF7.js";
import {
  sizeSummary
} from "./chunk-RF3MNVR3.js";
import {
  sizeText
} from "./chunk-VISGIQCX.js";
import {
  sizeExitCode,
  sizeHeadline,
  sizeReportLineInWorkflow
} from "./chunk-3BWZOHCK.js";
import "./chunk-JDZXGMCR.js";
import "./chunk-TX6DP427.js";
import "./chunk-GA7OTBBJ.js";
import "./chunk-SM5LW7XZ.js";
import "./chunk-7XMO6OPJ.js";
import "./chunk-VH6VVDCL.js";
import "./chunk-W34ONT6B.js";
import {
  fail,
  failForProblems,
  info,
  logText,
  notice,
  setOutput,
  warn,
  withoutCommands,
  writeSummary
} from "./chunk-GK27GLMC.js";
import {
  machine,
  machineFor
} from "./chunk-R6DTMYUT.js";
import "./chunk-M5XMH2NE.js";
import "./chunk-RHBUZL4Y.js";
import "./chunk-PRGGZCLX.js";
import "./chunk-FHRAIDQZ.js";
import "./chunk-6NFOF4OM.js";
import "./chunk-RIVGEFFH.js";
import "./chunk-DJ3I6BSQ.js";
import "./chunk-MR3QPYW2.js";
import "./chunk-ODTTMOID.js";
import "./chunk-FKBE7HKM.js";
import "./chunk-YFKQQEYQ.js";
import "./chunk-KPUC6PG2.js";
import "./chunk-BQSGV2V6.js";
import "./chunk-RBJPJ7PW.js";
import "./chunk-TL3HWLVK.js";
import "./chunk-VZ3H2DMP.js";
import {
  reportDirOf
} from "./chunk-LY5XYMCG.js";
import {
  limitToSet
} from "./chunk-LAKQRFLF.js";
import "./chunk-L7ITZI44.js";
import "./chunk-ZSGAROUA.js";
import "./chunk-NJR6DWFV.js";
import "./chunk-5U4SGI4T.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-NQGW7FTA.js";
import "./chunk-Q3G4CNF7.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-NGW5RHMD.js";
import {
  markedStyle
} from "./chunk-HWK6PRBH.js";
import {
  printable
} from "./chunk-TGGWKTGO.js";
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
    if (comment.kind === "refused") notice(comment.notice, "memgate: no comment was written");
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
  if (problems.length > 0) failForProblems(problems);
}
export {
  runSize
};
