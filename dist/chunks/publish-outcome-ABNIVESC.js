import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  annotationOf,
  annotationTitle
} from "./chunk-ZYU6ZODM.js";
import "./chunk-BNZT6UDU.js";
import {
  fail,
  info,
  logText,
  notice,
  printableLines,
  setFailed,
  setOutput,
  warning,
  withoutCommands
} from "./chunk-34BX7R5C.js";
import {
  machine
} from "./chunk-LCLINXC7.js";
import "./chunk-TL3HWLVK.js";
import "./chunk-NTI4PAPO.js";
import "./chunk-OAVBMPRL.js";
import "./chunk-DS7NRMDM.js";
import "./chunk-TQB47DXW.js";
import "./chunk-ZHHWJA3G.js";
import "./chunk-ZDBX43LP.js";
import "./chunk-ERVTT24X.js";
import "./chunk-4Z2J4QPW.js";
import {
  refusalSummary,
  summaryOf
} from "./chunk-ZXEVNEZF.js";
import {
  describeWritten,
  publish
} from "./chunk-OBE47WOO.js";
import "./chunk-NCS73MVV.js";
import "./chunk-CRP3O2IJ.js";
import {
  exitCodeOfRun,
  gateText,
  messageOfRun,
  reportDirOf,
  reportLineInWorkflow,
  runText,
  shownOf,
  warningsOf
} from "./chunk-5IDNCX2N.js";
import "./chunk-MZZ3FBWK.js";
import {
  limitToSet,
  reportOf
} from "./chunk-OJRVFJ26.js";
import "./chunk-KIGM3ZUQ.js";
import "./chunk-P55TP6VD.js";
import "./chunk-YSMH25AF.js";
import {
  messageOf,
  printable
} from "./chunk-H6BKDPII.js";
import "./chunk-WUMGRFA7.js";

// src/action/publish-outcome.ts
import { appendFileSync } from "node:fs";

// src/action/outputs.ts
function outputsOf(run, reportPath) {
  const judged = shownOf(run);
  const report = judged === null ? null : reportOf(judged);
  const peak = report?.peak ?? null;
  const suggested = report?.suggestedLimitBytes ?? null;
  return {
    verdict: report?.verdict.kind ?? "inconclusive",
    "peak-bytes": peak === null ? "" : String(peak.workingSetBytes),
    "peak-ratio": peak === null ? "" : peak.ratio.toFixed(4),
    "limit-bytes": report === null ? "" : String(report.limitBytes),
    "oom-killed": String(report?.oom.killed ?? false),
    "suggested-limit": suggested === null ? "" : limitToSet(suggested),
    gates: run.kind === "one" ? "" : JSON.stringify(run.gates.map(gateOutput)),
    report: reportPath
  };
}
function gateOutput(gate) {
  const report = gate.kind === "judged" ? reportOf(gate.judged) : null;
  return {
    name: gate.name,
    verdict: report?.verdict.kind ?? "inconclusive",
    peakBytes: report?.peak?.workingSetBytes ?? null,
    peakRatio: report?.peak?.ratio ?? null,
    limitBytes: report?.limitBytes ?? null,
    oomKilled: report?.oom.killed ?? null
  };
}

// src/action/publish-outcome.ts
function logGate(gate) {
  withoutCommands(() => process.stdout.write(gateText(gate, logText)));
}
async function publishOutcome(outcome, commentToken) {
  const { result, reportPath, reportProblem } = outcome;
  const reportDir = reportDirOf(reportPath, process.cwd());
  const reportPointer = reportLineInWorkflow(result, reportDir);
  const text = runText(result, { ...logText, reportDir });
  withoutCommands(() => process.stdout.write(`
${text}${printable(reportPointer)}
`));
  for (const [name, value] of Object.entries(outputsOf(result, reportPath))) setOutput(name, value);
  if (commentToken !== null) {
    const written = await publish(result, process.env, commentToken);
    if (written.kind === "refused") notice(written.notice);
    else info(describeWritten(written));
  }
  const summary = summaryOf(result, { footer: reportPointer });
  const problems = [reportProblem, writeSummary(summary)].filter((problem) => problem !== null);
  const place = annotationOf(outcome, machine.readText);
  for (const warning2 of warningsOf(result)) warning(warning2, { title: "memgate: memory was still rising" });
  if (exitCodeOfRun(result) !== 0) {
    for (const problem of problems) info(`memgate: ${problem}`);
    fail(messageOfRun(result), { title: annotationTitle(result), place });
  } else if (problems.length > 0) setFailed(`memgate: ${problems.join("; ")}`);
}
function failForInput(problems) {
  writeSummary(refusalSummary(problems));
  fail(`bad input, the app was not started:
${printableLines(problems)}`, {
    title: "memgate: bad input",
    place: null
  });
}
function writeSummary(markdown) {
  const path = process.env["GITHUB_STEP_SUMMARY"];
  try {
    if (path) appendFileSync(path, `${markdown}
`);
    return null;
  } catch (error) {
    return `memgate could not write the job summary: ${messageOf(error)}`;
  }
}
export {
  failForInput,
  logGate,
  publishOutcome
};
