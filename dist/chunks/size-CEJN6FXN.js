import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  readSizeInputs,
  sizeAndReport
} from "./chunk-7ITD6YTY.js";
import "./chunk-4FTSL22L.js";
import {
  annotationPlace
} from "./chunk-VZLOEIW7.js";
import "./chunk-4VOHMM46.js";
import {
  sizeText
} from "./chunk-PGH7CEGV.js";
import {
  sizeSummary
} from "./chunk-VCUBGQ4G.js";
import {
  sizeExitCode,
  sizeHeadline,
  sizeReportLineInWorkflow
} from "./chunk-3GT42A7E.js";
import "./chunk-JDZXGMCR.js";
import {
  describeWritten,
  publish
} from "./chunk-FLB3GKL3.js";
import "./chunk-4BA62WGB.js";
import "./chunk-SFVBWGLY.js";
import "./chunk-AEJGW7HU.js";
import "./chunk-SSIZZLDJ.js";
import "./chunk-LRHVSD7A.js";
import "./chunk-RJ2Z5C2X.js";
import "./chunk-TX6DP427.js";
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
} from "./chunk-R6DWB7DU.js";
import {
  machine,
  machineFor
} from "./chunk-VVMRLIIF.js";
import "./chunk-MDTWASX6.js";
import "./chunk-JP65HRJQ.js";
import "./chunk-WFFE34CO.js";
import "./chunk-WSXQSGPY.js";
import "./chunk-5LUOQ2BD.js";
import "./chunk-LRTJ4PJB.js";
import "./chunk-6L7RRDMY.js";
import "./chunk-DJ3I6BSQ.js";
import "./chunk-FKBE7HKM.js";
import "./chunk-2AHV56TQ.js";
import "./chunk-YFKQQEYQ.js";
import "./chunk-ODJJ6CS5.js";
import "./chunk-JIKBFSBN.js";
import "./chunk-L2PBQRIW.js";
import "./chunk-TL3HWLVK.js";
import "./chunk-VZ3H2DMP.js";
import {
  reportDirOf
} from "./chunk-Q4ISFV3D.js";
import {
  limitToSet
} from "./chunk-HYWA5RQQ.js";
import "./chunk-CU236DD7.js";
import "./chunk-TZM2FVH6.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-UGLM6H22.js";
import "./chunk-ZWOU2MQJ.js";
import "./chunk-PZ6EE2W3.js";
import "./chunk-H7WDN6WG.js";
import "./chunk-E2FFEYYN.js";
import {
  markedStyle
} from "./chunk-OHEETX7J.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import {
  printable
} from "./chunk-3MSWKN77.js";
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
