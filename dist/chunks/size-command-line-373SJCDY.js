import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  placeToWrite,
  readSizeInputs,
  sizeAndReport
} from "./chunk-FA4HR6ON.js";
import {
  planForDisplay
} from "./chunk-NCJUMUKG.js";
import {
  unexpected
} from "./chunk-CUWRDE6H.js";
import "./chunk-4FTSL22L.js";
import "./chunk-OJQCXSYI.js";
import {
  sizeText
} from "./chunk-HBQXKE34.js";
import {
  sizeExitCode
} from "./chunk-NKZI3ZH7.js";
import "./chunk-JDZXGMCR.js";
import {
  describeWritten,
  publish
} from "./chunk-4PD7Y2BX.js";
import "./chunk-TLBFXFTN.js";
import "./chunk-NF5PCFSL.js";
import "./chunk-RWXQY2YX.js";
import "./chunk-CBMYRDTO.js";
import "./chunk-H7NJWROZ.js";
import "./chunk-KJOWFKQM.js";
import "./chunk-TX6DP427.js";
import {
  inputProblemOf
} from "./chunk-ZDBLNNU3.js";
import {
  createProgress
} from "./chunk-6VA5FMBE.js";
import {
  machineFor
} from "./chunk-6LOCOHIY.js";
import "./chunk-THJCOMEA.js";
import "./chunk-XFAOGYAI.js";
import "./chunk-LOMZ27W5.js";
import "./chunk-2ZF3VWTC.js";
import "./chunk-TSFBCSWI.js";
import "./chunk-PGBUPVQF.js";
import "./chunk-DJ3I6BSQ.js";
import "./chunk-FKBE7HKM.js";
import "./chunk-HZMHH2F7.js";
import "./chunk-YFKQQEYQ.js";
import "./chunk-VXZDCOJO.js";
import "./chunk-C6OFKWK4.js";
import "./chunk-OLDPNRLC.js";
import "./chunk-TL3HWLVK.js";
import "./chunk-VZ3H2DMP.js";
import {
  reportDirOf
} from "./chunk-6H4BY2JF.js";
import "./chunk-5KYEQT7L.js";
import {
  headingOf,
  planFor
} from "./chunk-ZXVXVRRY.js";
import "./chunk-DWLCE72S.js";
import "./chunk-VS37B3SI.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-L42KBLVK.js";
import "./chunk-5W3JE2NM.js";
import "./chunk-EX5IMWKJ.js";
import {
  processExitCodes,
  refuse,
  textOptions
} from "./chunk-GWZANJCF.js";
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
