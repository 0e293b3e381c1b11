import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  describeWritten,
  publish
} from "./chunk-FLB3GKL3.js";
import "./chunk-TX6DP427.js";
import {
  machine
} from "./chunk-VVMRLIIF.js";
import {
  enforcedExitCode,
  gateText,
  jsonOf,
  reportDirOf,
  reportLine,
  runText
} from "./chunk-Q4ISFV3D.js";
import "./chunk-HYWA5RQQ.js";
import "./chunk-CU236DD7.js";
import "./chunk-TZM2FVH6.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-UGLM6H22.js";
import "./chunk-ZWOU2MQJ.js";
import "./chunk-PZ6EE2W3.js";
import "./chunk-H7WDN6WG.js";
import {
  processExitCodes,
  textOptions
} from "./chunk-E2FFEYYN.js";
import "./chunk-OHEETX7J.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-3MSWKN77.js";
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
  const { annotationOf } = await import("./annotation-4P2WGCSX.js");
  const place = annotationOf(outcome, machine.readText);
  return place === null ? null : `${place.file}:${place.line}`;
}
export {
  printGate,
  printOutcome
};
