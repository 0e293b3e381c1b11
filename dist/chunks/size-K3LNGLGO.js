import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  annotationPlace
} from "./chunk-LFR7BWBK.js";
import {
  readSizeInputs,
  sizeAndReport
} from "./chunk-VCFXK2XW.js";
import "./chunk-4FTSL22L.js";
import "./chunk-NN5ZTOFI.js";
import {
  sizeText
} from "./chunk-RAO3G2GD.js";
import {
  sizeSummary
} from "./chunk-IA6X33AK.js";
import {
  sizeExitCode,
  sizeHeadline,
  sizeReportLineInWorkflow
} from "./chunk-FNG237CW.js";
import "./chunk-JDZXGMCR.js";
import {
  describeWritten,
  publish
} from "./chunk-EBRXACXQ.js";
import "./chunk-DD56IJVU.js";
import "./chunk-4C55R5GW.js";
import "./chunk-BJ5CIRYB.js";
import "./chunk-3CXDEHAK.js";
import "./chunk-ZRQTIIKJ.js";
import "./chunk-4U27XEKT.js";
import "./chunk-TX6DP427.js";
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
} from "./chunk-VXNDHFHF.js";
import {
  machine,
  machineFor
} from "./chunk-DR2S764H.js";
import "./chunk-72OKLREJ.js";
import "./chunk-SKTPIJ2V.js";
import "./chunk-XFAOGYAI.js";
import "./chunk-WHNEVYGM.js";
import "./chunk-2ZF3VWTC.js";
import "./chunk-FJ3DGPVY.js";
import "./chunk-V4IQ4EOU.js";
import "./chunk-DJ3I6BSQ.js";
import "./chunk-FKBE7HKM.js";
import "./chunk-HZMHH2F7.js";
import "./chunk-YFKQQEYQ.js";
import "./chunk-2FWXHDNQ.js";
import "./chunk-C6OFKWK4.js";
import "./chunk-OLDPNRLC.js";
import "./chunk-TL3HWLVK.js";
import "./chunk-VZ3H2DMP.js";
import {
  reportDirOf
} from "./chunk-7YM44OHN.js";
import {
  limitToSet
} from "./chunk-4KRGV3L3.js";
import "./chunk-3SL6KBRQ.js";
import "./chunk-DWLCE72S.js";
import "./chunk-7DUT7LS3.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-L42KBLVK.js";
import "./chunk-5W3JE2NM.js";
import "./chunk-EX5IMWKJ.js";
import "./chunk-LFMNSQPA.js";
import {
  markedStyle
} from "./chunk-EZKOGMPE.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import {
  printable
} from "./chunk-OSY7KQST.js";
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
