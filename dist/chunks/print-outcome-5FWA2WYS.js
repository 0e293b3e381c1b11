import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  machine
} from "./chunk-TC7TEUOY.js";
import "./chunk-4HFMTCPZ.js";
import "./chunk-OAVBMPRL.js";
import "./chunk-YQS4TXP6.js";
import "./chunk-TQB47DXW.js";
import "./chunk-ZHHWJA3G.js";
import "./chunk-ZDBX43LP.js";
import "./chunk-ERVTT24X.js";
import "./chunk-4Z2J4QPW.js";
import {
  describeWritten,
  publish
} from "./chunk-DWMPFJFN.js";
import "./chunk-NCS73MVV.js";
import "./chunk-CRP3O2IJ.js";
import {
  exitCodeOfRun,
  gateText,
  jsonOf,
  reportDirOf,
  reportLine,
  runText
} from "./chunk-EHFDZ6PS.js";
import "./chunk-MZZ3FBWK.js";
import "./chunk-OJRVFJ26.js";
import "./chunk-KIGM3ZUQ.js";
import {
  processExitCodes,
  textOptions
} from "./chunk-PAF3RGLQ.js";
import "./chunk-YSMH25AF.js";
import "./chunk-H6BKDPII.js";
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
  if (outcome.reportProblem !== null) io.stderr.write(`memgate: ${outcome.reportProblem}
`);
  (isJson ? io.stderr : io.stdout).write(`${reportLine(outcome.result, reportDir)}
`);
  const code = exitCodeOfRun(outcome.result);
  return outcome.reportProblem === null ? code : code || processExitCodes.inconclusive;
}
async function placeOf(outcome) {
  if (outcome.annotate === null) return null;
  const { annotationOf } = await import("./annotation-KVTJQZ7J.js");
  const place = annotationOf(outcome, machine.readText);
  return place === null ? null : `${place.file}:${place.line}`;
}
export {
  printGate,
  printOutcome
};
