import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  annotationPlace
} from "./chunk-BISW5AQL.js";
import {
  readSizeInputs,
  sizeAndReport
} from "./chunk-FA4HR6ON.js";
import "./chunk-4FTSL22L.js";
import "./chunk-OJQCXSYI.js";
import {
  sizeText
} from "./chunk-HBQXKE34.js";
import {
  sizeSummary
} from "./chunk-6RIKHP4E.js";
import {
  sizeExitCode,
  sizeHeadline,
  sizeReportLineInWorkflow
} from "./chunk-NKZI3ZH7.js";
import "./chunk-JDZXGMCR.js";
import {
  describeWritten,
  publish
} from "./chunk-4PD7Y2BX.js";
import "./chunk-TLBFXFTN.js";
import "./chunk-NF5PCFSL.js";
import "./chunk-RWXQY2YX.js";
import "./chunk-CBMYRDTO.js";
import "./chunk-H7NJWROZ.js";
import "./chunk-KJOWFKQM.js";
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
} from "./chunk-6LOCOHIY.js";
import "./chunk-72OKLREJ.js";
import "./chunk-THJCOMEA.js";
import "./chunk-XFAOGYAI.js";
import "./chunk-LOMZ27W5.js";
import "./chunk-2ZF3VWTC.js";
import "./chunk-TSFBCSWI.js";
import "./chunk-PGBUPVQF.js";
import "./chunk-DJ3I6BSQ.js";
import "./chunk-FKBE7HKM.js";
import "./chunk-HZMHH2F7.js";
import "./chunk-YFKQQEYQ.js";
import "./chunk-VXZDCOJO.js";
import "./chunk-C6OFKWK4.js";
import "./chunk-OLDPNRLC.js";
import "./chunk-TL3HWLVK.js";
import "./chunk-VZ3H2DMP.js";
import {
  reportDirOf
} from "./chunk-6H4BY2JF.js";
import {
  limitToSet
} from "./chunk-5KYEQT7L.js";
import "./chunk-ZXVXVRRY.js";
import "./chunk-DWLCE72S.js";
import "./chunk-VS37B3SI.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-L42KBLVK.js";
import "./chunk-5W3JE2NM.js";
import "./chunk-EX5IMWKJ.js";
import "./chunk-GWZANJCF.js";
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
