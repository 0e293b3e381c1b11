import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  describeWritten,
  publish
} from "./chunk-Y7CUJLE7.js";
import "./chunk-TX6DP427.js";
import {
  machine
} from "./chunk-G25BPMLR.js";
import {
  enforcedExitCode,
  gateText,
  jsonOf,
  reportDirOf,
  reportLine,
  runText
} from "./chunk-DI5N3APA.js";
import "./chunk-YLD4XTMJ.js";
import "./chunk-SX7ZQ6MK.js";
import "./chunk-X7EXZIKC.js";
import "./chunk-7AWMYNFL.js";
import "./chunk-GEYVRLWK.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-XBFDYTTZ.js";
import "./chunk-BMEJXEH4.js";
import {
  processExitCodes,
  textOptions
} from "./chunk-E7FFNGIE.js";
import "./chunk-A4ZI4N6W.js";
import "./chunk-R3YXCWMC.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-DDD7P3HK.js";
import "./chunk-WUMGRFA7.js";

// src/cli/commands/print-outcome.ts
function printGate(gate, io) {
  io.stdout.write(gateText(gate, textOptions(io)));
}
async function printOutcome(outcome, { isJson, commentToken }, io) {
  const reportDir = reportDirOf(outcome.reportPath, process.cwd());
  if (isJson) io.stdout.write(`${JSON.stringify(jsonOf(outcome.result), null, 2)}
`);
  else {
    const options = { ...textOptions(io), place: await placeOf(outcome), reportDir };
    io.stdout.write(`
${runText(outcome.result, options)}`);
  }
  if (commentToken !== null) {
    io.stderr.write(`memgate: ${describeWritten(await publish(outcome.result, io.env, commentToken))}
`);
  }
  const isComplete = outcome.reportProblem === null;
  if (!isComplete) io.stderr.write(`memgate: ${outcome.reportProblem}
`);
  (isJson ? io.stderr : io.stdout).write(`${reportLine(outcome.result, reportDir, isComplete)}
`);
  const code = enforcedExitCode(outcome.result);
  return isComplete ? code : code || processExitCodes.inconclusive;
}
async function placeOf(outcome) {
  if (outcome.annotate === null) return null;
  const { annotationOf } = await import("./annotation-BIMRGEYA.js");
  const place = annotationOf(outcome, machine.readText);
  return place === null ? null : `${place.file}:${place.line}`;
}
export {
  printGate,
  printOutcome
};
