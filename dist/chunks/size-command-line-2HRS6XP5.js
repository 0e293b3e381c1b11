import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  placeToWrite,
  readSizeInputs,
  sizeAndReport
} from "./chunk-QQHQQAIF.js";
import "./chunk-4FTSL22L.js";
import {
  describeWritten,
  publish
} from "./chunk-PVW3KYQJ.js";
import {
  planForDisplay
} from "./chunk-66M5F2A4.js";
import {
  unexpected
} from "./chunk-ZANPMMYM.js";
import "./chunk-C5YGL6NJ.js";
import "./chunk-SNADT2KN.js";
import "./chunk-FVZPQQOZ.js";
import "./chunk-T3XIYMK3.js";
import "./chunk-ZW4MEMDM.js";
import "./chunk-CUYHJDKA.js";
import "./chunk-TX6DP427.js";
import "./chunk-3ILI7PVP.js";
import {
  sizeText
} from "./chunk-BY77LCPK.js";
import {
  sizeExitCode
} from "./chunk-ZTWTGU2Z.js";
import "./chunk-JDZXGMCR.js";
import "./chunk-CRXR3FQ7.js";
import "./chunk-MFYB4OUZ.js";
import "./chunk-MDNMPN2P.js";
import "./chunk-VZ3H2DMP.js";
import {
  inputProblemOf
} from "./chunk-UM3YUC34.js";
import {
  createProgress
} from "./chunk-5CWRG2UY.js";
import {
  machineFor
} from "./chunk-YDNH2M3B.js";
import "./chunk-TL3HWLVK.js";
import "./chunk-ZJEOVABQ.js";
import "./chunk-XAQ7YV7V.js";
import "./chunk-KYH5EEBH.js";
import "./chunk-S36APAFM.js";
import "./chunk-FKBE7HKM.js";
import "./chunk-VF6D5BGP.js";
import "./chunk-IBYBKG7Z.js";
import "./chunk-DJ3I6BSQ.js";
import "./chunk-PDHYHVTC.js";
import "./chunk-YFKQQEYQ.js";
import {
  reportDirOf
} from "./chunk-VBZP5TO6.js";
import "./chunk-D3TI36ZE.js";
import {
  headingOf,
  planFor
} from "./chunk-2RLGXQEG.js";
import "./chunk-XAGME6SJ.js";
import "./chunk-L4QOQ6KC.js";
import "./chunk-5HZR27QE.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-DAUO73VX.js";
import "./chunk-7JVD373Z.js";
import {
  processExitCodes,
  refuse,
  textOptions
} from "./chunk-NTWIVYAA.js";
import {
  flagStyle
} from "./chunk-M7XBUTX4.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-FVZK4U2X.js";
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
