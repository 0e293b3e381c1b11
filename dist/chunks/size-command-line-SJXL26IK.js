import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  placeToWrite,
  readSizeInputs,
  sizeAndReport
} from "./chunk-YPFFS74K.js";
import {
  describeWritten,
  publish
} from "./chunk-Y7CUJLE7.js";
import {
  planForDisplay
} from "./chunk-DHXYXMQD.js";
import {
  unexpected
} from "./chunk-XIHFAADN.js";
import "./chunk-465MWJS3.js";
import "./chunk-2VYO6JDV.js";
import "./chunk-GQKF5KRU.js";
import {
  sizeText
} from "./chunk-IUM3GEWX.js";
import {
  sizeExitCode
} from "./chunk-5NJ6UTHU.js";
import "./chunk-JDZXGMCR.js";
import "./chunk-TX6DP427.js";
import "./chunk-4HE426B4.js";
import "./chunk-IUPHDVFD.js";
import "./chunk-V2W5WD77.js";
import "./chunk-M6TNNMWR.js";
import "./chunk-AQFXNZMZ.js";
import {
  inputProblemOf
} from "./chunk-PDCJE6NA.js";
import {
  createProgress
} from "./chunk-YBCYFOIU.js";
import {
  machineFor
} from "./chunk-G25BPMLR.js";
import "./chunk-JEH4IEVK.js";
import "./chunk-3AU42IBH.js";
import "./chunk-RGE4SASA.js";
import "./chunk-I56MHTI2.js";
import "./chunk-FKBE7HKM.js";
import "./chunk-JGQR63HU.js";
import "./chunk-DJ3I6BSQ.js";
import "./chunk-F42CU2SL.js";
import "./chunk-I7P5USKB.js";
import "./chunk-MAMSHFL2.js";
import "./chunk-TL3HWLVK.js";
import "./chunk-VZ3H2DMP.js";
import {
  reportDirOf
} from "./chunk-DI5N3APA.js";
import "./chunk-YLD4XTMJ.js";
import {
  headingOf,
  planFor
} from "./chunk-SX7ZQ6MK.js";
import "./chunk-X7EXZIKC.js";
import "./chunk-7AWMYNFL.js";
import "./chunk-GEYVRLWK.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-XBFDYTTZ.js";
import "./chunk-BMEJXEH4.js";
import {
  processExitCodes,
  refuse,
  textOptions
} from "./chunk-E7FFNGIE.js";
import {
  flagStyle
} from "./chunk-A4ZI4N6W.js";
import "./chunk-R3YXCWMC.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-DDD7P3HK.js";
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
