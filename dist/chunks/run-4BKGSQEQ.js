import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  lookAt,
  readInputs,
  runAndReport
} from "./chunk-BKVCOHHE.js";
import {
  describeWritten,
  publish
} from "./chunk-W2AQPCMF.js";
import {
  createProgress,
  planOf,
  withoutSecrets
} from "./chunk-GQEY3OMX.js";
import "./chunk-JNF7BFMS.js";
import "./chunk-FXLGYKGE.js";
import {
  readArgv
} from "./chunk-TOVN5Y7B.js";
import {
  exitCodes,
  refuse,
  textOptions
} from "./chunk-KJUKBJZT.js";
import {
  textOf
} from "./chunk-G645ZXJQ.js";
import "./chunk-I45U36S4.js";
import "./chunk-RDQIJZXX.js";
import "./chunk-VMJ3FOR6.js";
import "./chunk-DWRPFPFI.js";
import {
  exitCodeOf
} from "./chunk-SK3DZRO2.js";
import "./chunk-E2DBEMFC.js";
import {
  GateError
} from "./chunk-SX2FXAU5.js";
import {
  runHelp,
  runSwitches
} from "./chunk-BM2XUH25.js";
import {
  optionNames
} from "./chunk-SIRL3O34.js";
import "./chunk-SI5TDDCK.js";
import "./chunk-N5GU662R.js";

// src/cli/run.ts
async function runCommand(args, io) {
  const line = readArgv(args, optionNames, [...Object.keys(runSwitches), "help"]);
  if (line.switches.has("help")) {
    io.stdout.write(runHelp());
    return exitCodes.pass;
  }
  const read = readInputs(line.values, lookAt);
  const strays = line.positionals.map(
    (word) => `a value of ${word.length} characters belongs to no option (not shown: it may be a secret)`
  );
  const problems = [
    ...line.problems,
    ...strays,
    ...read.ok ? [] : read.problems.map(({ name, message }) => `--${name} ${message}`)
  ];
  if (!read.ok || problems.length > 0) return refuse(io, "run", problems);
  const plan = planOf(read.inputs);
  if (line.switches.has("dry-run")) {
    io.stdout.write(`${JSON.stringify(withoutSecrets(plan), null, 2)}
`);
    return exitCodes.pass;
  }
  const progress = createProgress(io.stderr, io.stderr.isTTY === true);
  try {
    const { judged, report, reportPath, reportProblem } = await runAndReport(plan, {
      env: io.env,
      log: progress.log,
      observer: progress.observer,
      interrupt: io.interrupt(),
      loadEntry: io.loadEntry,
      pageEntry: io.pageEntry
    });
    progress.end();
    io.stderr.write(`report: ${reportPath}
`);
    if (line.switches.has("json")) io.stdout.write(`${JSON.stringify(report, null, 2)}
`);
    else io.stdout.write(`
${textOf(judged, textOptions(io))}`);
    const { commentToken } = read.inputs;
    if (commentToken !== null) {
      io.stderr.write(`memgate: ${describeWritten(await publish(judged, io.env, commentToken))}
`);
    }
    if (reportProblem === null) return exitCodeOf(judged.verdict.kind);
    io.stderr.write(`memgate: ${reportProblem}
`);
    return exitCodeOf(judged.verdict.kind) || exitCodes.notMeasured;
  } catch (error) {
    progress.end();
    if (error instanceof GateError && error.stage === "inputs") return refuse(io, "run", [`--${error.message}`]);
    throw error;
  }
}
export {
  runCommand
};
