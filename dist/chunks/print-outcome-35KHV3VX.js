import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  describeWritten,
  publish
} from "./chunk-74OPWA34.js";
import "./chunk-TX6DP427.js";
import {
  machine
} from "./chunk-TZ5SLDBX.js";
import {
  enforcedExitCode,
  gateText,
  jsonOf,
  reportDirOf,
  reportLine,
  runText
} from "./chunk-CEO2ZOWN.js";
import "./chunk-ZYVDX7HY.js";
import "./chunk-T3K3OGLI.js";
import "./chunk-4JZ4NS5R.js";
import "./chunk-HQIYBE3T.js";
import "./chunk-BVSSCXNO.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-XBFDYTTZ.js";
import "./chunk-BMEJXEH4.js";
import {
  processExitCodes,
  textOptions
} from "./chunk-A3KIZDAX.js";
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
  const { annotationOf } = await import("./annotation-Y6HKYIRD.js");
  const place = annotationOf(outcome, machine.readText);
  return place === null ? null : `${place.file}:${place.line}`;
}
export {
  printGate,
  printOutcome
};
