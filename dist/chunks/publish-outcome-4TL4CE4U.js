import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  annotationOf,
  annotationTitle
} from "./chunk-PBCQIJLG.js";
import {
  describeWritten,
  publish
} from "./chunk-L6I6IZN2.js";
import "./chunk-TX6DP427.js";
import {
  fail,
  failForProblems,
  info,
  logText,
  notice,
  printableLines,
  setOutput,
  warn,
  warning,
  withoutCommands,
  writeSummary
} from "./chunk-GK27GLMC.js";
import {
  machine
} from "./chunk-R6DTMYUT.js";
import {
  refusalSummary,
  summaryOf
} from "./chunk-DC72QQLV.js";
import "./chunk-M5XMH2NE.js";
import "./chunk-RBJPJ7PW.js";
import "./chunk-TL3HWLVK.js";
import {
  enforcedExitCode,
  exitCodeOfRun,
  gateText,
  messageOfRun,
  reportDirOf,
  reportLineInWorkflow,
  runText,
  shownOf,
  warningsOf
} from "./chunk-LY5XYMCG.js";
import {
  increaseOf,
  limitToSet,
  reportOf
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
import "./chunk-HWK6PRBH.js";
import {
  printable
} from "./chunk-TGGWKTGO.js";
import "./chunk-WUMGRFA7.js";

// src/action/outputs.ts
function outputsOf(run, reportPath) {
  const judged = shownOf(run);
  const report = judged === null ? null : reportOf(judged);
  const peak = report?.peak ?? null;
  const increase = judged === null ? null : increaseOf(judged);
  const held = increase?.held ?? null;
  const suggested = report?.suggestedLimitBytes ?? null;
  return {
    verdict: report?.verdict.kind ?? "inconclusive",
    "peak-bytes": peak === null ? "" : String(peak.workingSetBytes),
    "peak-ratio": peak === null ? "" : peak.ratio.toFixed(4),
    "limit-bytes": report === null ? "" : String(report.limitBytes),
    "oom-killed": String(report?.oom.killed ?? false),
    "suggested-limit": suggested === null ? "" : limitToSet(suggested),
    "confirmed-limit": "",
    "suggested-request": "",
    runs: judged === null ? "" : String(peaksOf(judged).length),
    peaks: judged === null ? "" : JSON.stringify(peaksOf(judged)),
    spread: report?.set?.spread == null ? "" : report.set.spread.toFixed(4),
    comparison: increase?.result ?? "",
    increase: held === null ? "" : held.difference.toFixed(4),
    "increase-lower": held === null ? "" : held.lower.toFixed(4),
    "increase-upper": held === null ? "" : held.upper.toFixed(4),
    gates: run.kind === "one" ? "" : JSON.stringify(run.gates.map(gateOutput)),
    report: reportPath
  };
}
function gateOutput(gate) {
  const report = gate.kind === "judged" ? reportOf(gate.judged) : null;
  const increase = gate.kind === "judged" ? increaseOf(gate.judged) : null;
  return {
    name: gate.name,
    verdict: report?.verdict.kind ?? "inconclusive",
    peakBytes: report?.peak?.workingSetBytes ?? null,
    peakRatio: report?.peak?.ratio ?? null,
    limitBytes: report?.limitBytes ?? null,
    oomKilled: report?.oom.killed ?? null,
    isEnforced: report?.isEnforced ?? null,
    runs: gate.kind === "judged" ? peaksOf(gate.judged).length : 0,
    peaks: gate.kind === "judged" ? peaksOf(gate.judged) : [],
    spread: report?.set?.spread ?? null,
    comparison: increase?.result ?? null,
    increase: increase?.held?.difference ?? null,
    increaseLower: increase?.held?.lower ?? null,
    increaseUpper: increase?.held?.upper ?? null
  };
}
function peaksOf({ evidence, set }) {
  return set === null ? [evidence.peak?.workingSetBytes ?? null] : set.facts.runs.map(({ peakBytes }) => peakBytes);
}

// src/action/publish-outcome.ts
function logGate(gate) {
  withoutCommands(() => process.stdout.write(gateText(gate, logText)));
}
async function publishOutcome(outcome, commentToken) {
  const { result, reportPath, reportProblem } = outcome;
  const reportDir = reportDirOf(reportPath, process.cwd());
  const reportPointer = reportLineInWorkflow(result, reportDir, reportProblem === null);
  const text = runText(result, { ...logText, reportDir });
  withoutCommands(() => process.stdout.write(`
${text}${printable(reportPointer)}
`));
  for (const [name, value] of Object.entries(outputsOf(result, reportPath))) setOutput(name, value);
  if (commentToken !== null) {
    const written = await publish(result, process.env, commentToken);
    if (written.kind === "refused") notice(written.notice, "memgate: no comment was written");
    else info(describeWritten(written));
  }
  const summary = summaryOf(result, { footer: reportPointer });
  const problems = [reportProblem, writeSummary(summary)].filter((problem) => problem !== null);
  const place = annotationOf(outcome, machine.readText);
  for (const { title, message } of warningsOf(result)) warning(message, { title });
  const annotation = { title: annotationTitle(result), place };
  if (enforcedExitCode(result) !== 0) {
    for (const problem of problems) info(`memgate: ${problem}`);
    fail(messageOfRun(result), annotation);
    return;
  }
  if (exitCodeOfRun(result) !== 0) warn(messageOfRun(result), annotation);
  if (problems.length > 0) failForProblems(problems);
}
function failForInput(problems) {
  writeSummary(refusalSummary(problems));
  fail(`bad input, the app was not started:
${printableLines(problems)}`, {
    title: "memgate: bad input",
    place: null
  });
}
export {
  failForInput,
  logGate,
  publishOutcome
};
