import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  machine
} from "./chunk-LCLINXC7.js";
import "./chunk-NTI4PAPO.js";
import "./chunk-OAVBMPRL.js";
import "./chunk-DS7NRMDM.js";
import "./chunk-TQB47DXW.js";
import "./chunk-ZHHWJA3G.js";
import "./chunk-ZDBX43LP.js";
import "./chunk-ERVTT24X.js";
import "./chunk-4Z2J4QPW.js";
import {
  describeWritten,
  publish
} from "./chunk-OBE47WOO.js";
import "./chunk-NCS73MVV.js";
import "./chunk-CRP3O2IJ.js";
import {
  exitCodeOfRun,
  gateText,
  jsonOf,
  reportDirOf,
  reportLine,
  runText
} from "./chunk-5IDNCX2N.js";
import "./chunk-MZZ3FBWK.js";
import "./chunk-OJRVFJ26.js";
import "./chunk-KIGM3ZUQ.js";
import {
  processExitCodes,
  textOptions
} from "./chunk-P55TP6VD.js";
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
  const { annotationOf } = await import("./annotation-I27BO6ZK.js");
  const place = annotationOf(outcome, machine.readText);
  return place === null ? null : `${place.file}:${place.line}`;
}
export {
  printGate,
  printOutcome
};
