import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  placeToWrite,
  readSizeInputs,
  sizeAndReport
} from "./chunk-7ITD6YTY.js";
import {
  planForDisplay
} from "./chunk-ZJNTI5T4.js";
import {
  unexpected
} from "./chunk-BCQM4RZW.js";
import "./chunk-4FTSL22L.js";
import "./chunk-4VOHMM46.js";
import {
  sizeText
} from "./chunk-PGH7CEGV.js";
import {
  sizeExitCode
} from "./chunk-3GT42A7E.js";
import "./chunk-JDZXGMCR.js";
import {
  describeWritten,
  publish
} from "./chunk-FLB3GKL3.js";
import "./chunk-4BA62WGB.js";
import "./chunk-SFVBWGLY.js";
import "./chunk-AEJGW7HU.js";
import "./chunk-SSIZZLDJ.js";
import "./chunk-LRHVSD7A.js";
import "./chunk-RJ2Z5C2X.js";
import "./chunk-TX6DP427.js";
import {
  inputProblemOf
} from "./chunk-O3X564MV.js";
import {
  machineFor
} from "./chunk-VVMRLIIF.js";
import {
  createProgress
} from "./chunk-7L4TA3RY.js";
import "./chunk-JP65HRJQ.js";
import "./chunk-WFFE34CO.js";
import "./chunk-WSXQSGPY.js";
import "./chunk-5LUOQ2BD.js";
import "./chunk-LRTJ4PJB.js";
import "./chunk-6L7RRDMY.js";
import "./chunk-DJ3I6BSQ.js";
import "./chunk-FKBE7HKM.js";
import "./chunk-2AHV56TQ.js";
import "./chunk-YFKQQEYQ.js";
import "./chunk-ODJJ6CS5.js";
import "./chunk-JIKBFSBN.js";
import "./chunk-L2PBQRIW.js";
import "./chunk-TL3HWLVK.js";
import "./chunk-VZ3H2DMP.js";
import {
  reportDirOf
} from "./chunk-Q4ISFV3D.js";
import "./chunk-HYWA5RQQ.js";
import {
  headingOf,
  planFor
} from "./chunk-CU236DD7.js";
import "./chunk-TZM2FVH6.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-UGLM6H22.js";
import "./chunk-ZWOU2MQJ.js";
import "./chunk-PZ6EE2W3.js";
import "./chunk-H7WDN6WG.js";
import {
  processExitCodes,
  refuse,
  textOptions
} from "./chunk-E2FFEYYN.js";
import {
  flagStyle
} from "./chunk-OHEETX7J.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-3MSWKN77.js";
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
