import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  placeToWrite,
  readSizeInputs,
  sizeAndReport
} from "./chunk-HI5R6BSH.js";
import "./chunk-4FTSL22L.js";
import {
  describeWritten,
  publish
} from "./chunk-L6I6IZN2.js";
import {
  planForDisplay
} from "./chunk-VH4FRSW6.js";
import {
  unexpected
} from "./chunk-YKJX7NVR.js";
import "./chunk-P7OAVXSU.js";
import "./chunk-QKIBPPF7.js";
import {
  sizeText
} from "./chunk-VISGIQCX.js";
import {
  sizeExitCode
} from "./chunk-3BWZOHCK.js";
import "./chunk-JDZXGMCR.js";
import "./chunk-TX6DP427.js";
import "./chunk-GA7OTBBJ.js";
import "./chunk-SM5LW7XZ.js";
import "./chunk-7XMO6OPJ.js";
import "./chunk-VH6VVDCL.js";
import "./chunk-W34ONT6B.js";
import {
  inputProblemOf
} from "./chunk-P4ZP4Q2F.js";
import {
  createProgress
} from "./chunk-7QKHW6WB.js";
import {
  machineFor
} from "./chunk-R6DTMYUT.js";
import "./chunk-RHBUZL4Y.js";
import "./chunk-PRGGZCLX.js";
import "./chunk-FHRAIDQZ.js";
import "./chunk-6NFOF4OM.js";
import "./chunk-RIVGEFFH.js";
import "./chunk-DJ3I6BSQ.js";
import "./chunk-MR3QPYW2.js";
import "./chunk-ODTTMOID.js";
import "./chunk-FKBE7HKM.js";
import "./chunk-YFKQQEYQ.js";
import "./chunk-KPUC6PG2.js";
import "./chunk-BQSGV2V6.js";
import "./chunk-RBJPJ7PW.js";
import "./chunk-TL3HWLVK.js";
import "./chunk-VZ3H2DMP.js";
import {
  reportDirOf
} from "./chunk-LY5XYMCG.js";
import "./chunk-LAKQRFLF.js";
import {
  headingOf,
  planFor
} from "./chunk-L7ITZI44.js";
import "./chunk-ZSGAROUA.js";
import "./chunk-NJR6DWFV.js";
import "./chunk-5U4SGI4T.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-NQGW7FTA.js";
import "./chunk-Q3G4CNF7.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import {
  processExitCodes,
  refuse,
  textOptions
} from "./chunk-NGW5RHMD.js";
import {
  flagStyle
} from "./chunk-HWK6PRBH.js";
import "./chunk-TGGWKTGO.js";
import "./chunk-WUMGRFA7.js";

// src/cli/commands/size-command-line.ts
async function sizeCommandLine(line, io) {
  const values = new Map([...line.values, ["mode", ["size"]]]);
  const read = readSizeInputs(values, await machineFor(values), flagStyle);
  const problems = [...line.problems, ...unexpected(line), ...read.ok ? [] : read.problems];
  if (!read.ok || problems.length > 0) return refuse(io, "size", problems);
  try {
    if (line.switches.has("dry-run")) {
      const plan = await planFor(read.size.inputs, read.size.reportDir, { env: io.env });
      placeToWrite(read.size, plan);
      io.stdout.write(`${JSON.stringify(planForDisplay(plan), null, 2)}
`);
      return processExitCodes.pass;
    }
    const outcome = await sizeAndReport(read.size, {
      env: io.env,
      interrupt: io.interrupt(),
      loadEntry: io.loadEntry,
      pageEntry: io.pageEntry,
      begin: (position) => {
        io.stderr.write(`
${headingOf(position) ?? ""}
`);
        return createProgress(io.stderr, io.stderr.isTTY === true);
      },
      // Only the Action has a runner that could mask them.
      addSecrets: () => {
      },
      show: async () => {
      },
      preload: () => {
      }
    });
    return await printSize(outcome, { isJson: line.switches.has("json"), commentToken: read.size.commentToken }, io);
  } catch (error) {
    const problem = inputProblemOf(error, flagStyle);
    if (problem !== null) return refuse(io, "size", [problem.message]);
    throw error;
  }
}
async function printSize(outcome, { isJson, commentToken }, io) {
  const { report, reportPath, reportProblem, isEnforced } = outcome;
  const { written } = report;
  const reportDir = reportDirOf(reportPath, process.cwd());
  if (isJson) io.stdout.write(`${JSON.stringify(report, null, 2)}
`);
  else io.stdout.write(`
${sizeText({ report, reportDir }, textOptions(io))}`);
  if (commentToken !== null) {
    const comment = await publish({ kind: "size", report, gate: report.gate }, io.env, commentToken);
    io.stderr.write(`memgate: ${describeWritten(comment)}
`);
  }
  if (reportProblem !== null) io.stderr.write(`memgate: ${reportProblem}
`);
  const isComplete = reportProblem === null && written?.kind !== "unchanged";
  if (isJson && written?.kind === "unchanged") io.stderr.write(`memgate: ${written.why}
`);
  const code = isEnforced ? sizeExitCode(report) : processExitCodes.pass;
  return isComplete ? code : code || processExitCodes.inconclusive;
}
export {
  sizeCommandLine
};
