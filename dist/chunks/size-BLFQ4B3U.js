import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  readSizeInputs,
  sizeAndReport
} from "./chunk-QQHQQAIF.js";
import "./chunk-4FTSL22L.js";
import {
  annotationPlace
} from "./chunk-23QIVKX2.js";
import {
  describeWritten,
  publish
} from "./chunk-PVW3KYQJ.js";
import "./chunk-C5YGL6NJ.js";
import "./chunk-SNADT2KN.js";
import "./chunk-FVZPQQOZ.js";
import "./chunk-T3XIYMK3.js";
import "./chunk-ZW4MEMDM.js";
import "./chunk-CUYHJDKA.js";
import "./chunk-TX6DP427.js";
import "./chunk-3ILI7PVP.js";
import {
  sizeSummary
} from "./chunk-WDFCC3F7.js";
import {
  sizeText
} from "./chunk-BY77LCPK.js";
import {
  sizeExitCode,
  sizeHeadline,
  sizeReportLineInWorkflow
} from "./chunk-ZTWTGU2Z.js";
import "./chunk-JDZXGMCR.js";
import "./chunk-CRXR3FQ7.js";
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
} from "./chunk-YDNH2M3B.js";
import "./chunk-TL3HWLVK.js";
import "./chunk-7TFDFRU4.js";
import "./chunk-ZJEOVABQ.js";
import "./chunk-XAQ7YV7V.js";
import "./chunk-KYH5EEBH.js";
import "./chunk-S36APAFM.js";
import "./chunk-FKBE7HKM.js";
import "./chunk-VF6D5BGP.js";
import "./chunk-IBYBKG7Z.js";
import "./chunk-DJ3I6BSQ.js";
import "./chunk-PDHYHVTC.js";
import "./chunk-YFKQQEYQ.js";
import {
  reportDirOf
} from "./chunk-VBZP5TO6.js";
import {
  limitToSet
} from "./chunk-D3TI36ZE.js";
import "./chunk-2RLGXQEG.js";
import "./chunk-XAGME6SJ.js";
import "./chunk-L4QOQ6KC.js";
import "./chunk-5HZR27QE.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-DAUO73VX.js";
import "./chunk-7JVD373Z.js";
import "./chunk-NTWIVYAA.js";
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
