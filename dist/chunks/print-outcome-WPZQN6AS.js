import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  describeWritten,
  publish
} from "./chunk-PVW3KYQJ.js";
import "./chunk-TX6DP427.js";
import {
  machine
} from "./chunk-YDNH2M3B.js";
import {
  enforcedExitCode,
  gateText,
  jsonOf,
  reportDirOf,
  reportLine,
  runText
} from "./chunk-VBZP5TO6.js";
import "./chunk-D3TI36ZE.js";
import "./chunk-2RLGXQEG.js";
import "./chunk-XAGME6SJ.js";
import "./chunk-L4QOQ6KC.js";
import "./chunk-5HZR27QE.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-DAUO73VX.js";
import "./chunk-7JVD373Z.js";
import {
  processExitCodes,
  textOptions
} from "./chunk-NTWIVYAA.js";
import "./chunk-M7XBUTX4.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import {
  placeText
} from "./chunk-FVZK4U2X.js";
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
  const { annotationOf } = await import("./annotation-FCXMOBQT.js");
  const place = annotationOf(outcome, machine.readText);
  return place === null ? null : placeText(place);
}
export {
  printGate,
  printOutcome
};
