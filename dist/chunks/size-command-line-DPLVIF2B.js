import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  placeToWrite,
  readSizeInputs,
  sizeAndReport
} from "./chunk-VCFXK2XW.js";
import {
  planForDisplay
} from "./chunk-U2RB4Q2B.js";
import {
  unexpected
} from "./chunk-YZ6GA27J.js";
import "./chunk-4FTSL22L.js";
import "./chunk-NN5ZTOFI.js";
import {
  sizeText
} from "./chunk-RAO3G2GD.js";
import {
  sizeExitCode
} from "./chunk-FNG237CW.js";
import "./chunk-JDZXGMCR.js";
import {
  describeWritten,
  publish
} from "./chunk-EBRXACXQ.js";
import "./chunk-DD56IJVU.js";
import "./chunk-4C55R5GW.js";
import "./chunk-BJ5CIRYB.js";
import "./chunk-3CXDEHAK.js";
import "./chunk-ZRQTIIKJ.js";
import "./chunk-4U27XEKT.js";
import "./chunk-TX6DP427.js";
import {
  inputProblemOf
} from "./chunk-P5DX5FXH.js";
import {
  createProgress
} from "./chunk-6VA5FMBE.js";
import {
  machineFor
} from "./chunk-DR2S764H.js";
import "./chunk-SKTPIJ2V.js";
import "./chunk-XFAOGYAI.js";
import "./chunk-WHNEVYGM.js";
import "./chunk-2ZF3VWTC.js";
import "./chunk-FJ3DGPVY.js";
import "./chunk-V4IQ4EOU.js";
import "./chunk-DJ3I6BSQ.js";
import "./chunk-FKBE7HKM.js";
import "./chunk-HZMHH2F7.js";
import "./chunk-YFKQQEYQ.js";
import "./chunk-2FWXHDNQ.js";
import "./chunk-C6OFKWK4.js";
import "./chunk-OLDPNRLC.js";
import "./chunk-TL3HWLVK.js";
import "./chunk-VZ3H2DMP.js";
import {
  reportDirOf
} from "./chunk-7YM44OHN.js";
import "./chunk-4KRGV3L3.js";
import {
  headingOf,
  planFor
} from "./chunk-3SL6KBRQ.js";
import "./chunk-DWLCE72S.js";
import "./chunk-7DUT7LS3.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-L42KBLVK.js";
import "./chunk-5W3JE2NM.js";
import "./chunk-EX5IMWKJ.js";
import {
  processExitCodes,
  refuse,
  textOptions
} from "./chunk-LFMNSQPA.js";
import {
  flagStyle
} from "./chunk-EZKOGMPE.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-OSY7KQST.js";
import "./chunk-WUMGRFA7.js";

// src/cli/commands/size-command-line.ts
async function sizeCommandLine(line, io) {
  const values = new Map([...line.values, ["mode", ["size"]]]);
  const read = readSizeInputs(values, await machineFor(values), flagStyle);
  const problems = [...line.problems, ...unexpected(line), ...read.ok ? [] : read.problems];
  if (!read.ok || problems.length > 0) return refuse(io, "size", problems);
  try {
    if (line.switches.has("dry-run")) {
      const plan = await planFor(read.size.inputs, read.size.reportDir, io.env);
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
