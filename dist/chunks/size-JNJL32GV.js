import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  readSizeInputs,
  sizeAndReport
} from "./chunk-YJCOGDCH.js";
import "./chunk-4FTSL22L.js";
import {
  annotationPlace
} from "./chunk-HC2SNARU.js";
import {
  describeWritten,
  publish
} from "./chunk-E2J4MBCI.js";
import "./chunk-UBBWSPKU.js";
import "./chunk-6Y2QSDML.js";
import "./chunk-4L6YLRVH.js";
import "./chunk-LFFPD5IG.js";
import "./chunk-VBR437IS.js";
import "./chunk-OQZ3ON6N.js";
import "./chunk-TX6DP427.js";
import "./chunk-KQJPW6VH.js";
import {
  sizeSummary
} from "./chunk-4HEQPR62.js";
import {
  sizeText
} from "./chunk-ZYJFWVGU.js";
import {
  sizeExitCode,
  sizeHeadline,
  sizeReportLineInWorkflow
} from "./chunk-OW2SQHXN.js";
import "./chunk-JDZXGMCR.js";
import "./chunk-BZ6V7GCV.js";
import "./chunk-MFYB4OUZ.js";
import "./chunk-MDNMPN2P.js";
import "./chunk-VZ3H2DMP.js";
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
} from "./chunk-R5AFRQPV.js";
import {
  machine,
  machineFor
} from "./chunk-SR63EYNM.js";
import "./chunk-TL3HWLVK.js";
import "./chunk-7TFDFRU4.js";
import "./chunk-3CL5QONL.js";
import "./chunk-V7B3XJ3X.js";
import "./chunk-KYH5EEBH.js";
import "./chunk-S36APAFM.js";
import "./chunk-FKBE7HKM.js";
import "./chunk-U4FUBVUI.js";
import "./chunk-NF7YBAZC.js";
import "./chunk-DJ3I6BSQ.js";
import "./chunk-PDHYHVTC.js";
import "./chunk-YFKQQEYQ.js";
import {
  reportDirOf
} from "./chunk-YYATRF4Y.js";
import {
  limitToSet
} from "./chunk-BB6WI3GR.js";
import "./chunk-AA23DFAX.js";
import "./chunk-XAGME6SJ.js";
import "./chunk-YSODNGTP.js";
import "./chunk-5HZR27QE.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-DAUO73VX.js";
import "./chunk-7JVD373Z.js";
import "./chunk-ILODHOBF.js";
import {
  markedStyle
} from "./chunk-M7XBUTX4.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import {
  printable
} from "./chunk-FVZK4U2X.js";
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
