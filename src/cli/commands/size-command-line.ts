// Runs memgate size, and prints what it found.
import { describeWritten, publish } from "../../github/publish.ts";
import { readSizeInputs } from "../../inputs/size-inputs.ts";
import { flagStyle } from "../../options/mentions.ts";
import { planForDisplay } from "../../plan/dry-run.ts";
import { sizeText } from "../../report/size/size-terminal.ts";
import { sizeExitCode } from "../../report/size/size-text.ts";
import { reportDirOf } from "../../report/text/report-pointer.ts";
import { inputProblemOf } from "../../run/bad-input.ts";
import { machineFor } from "../../run/machine.ts";
import { createProgress } from "../../run/progress.ts";
import { headingOf, planFor } from "../../run/run-one.ts";
import { type SizeOutcome, sizeAndReport } from "../../run/run-size.ts";
import { placeToWrite } from "../../run/write-limit.ts";
import type { CommandLine } from "../console/argv.ts";
import { type Io, processExitCodes, refuse, textOptions } from "../console/io.ts";
import type { Printing } from "./print-outcome.ts";
import { unexpected } from "./run-command-line.ts";

/** Searches for the limit, or prints the plan of the first run. Returns the exit code. */
export async function sizeCommandLine(line: CommandLine, io: Io): Promise<number> {
  const values = new Map([...line.values, ["mode", ["size"]]]);
  const read = readSizeInputs(values, await machineFor(values), flagStyle);
  const problems = [...line.problems, ...unexpected(line), ...(read.ok ? [] : read.problems)];
  if (!read.ok || problems.length > 0) return refuse(io, "size", problems);
  try {
    if (line.switches.has("dry-run")) {
      const plan = await planFor(read.size.inputs, read.size.reportDir, { env: io.env });
      placeToWrite(read.size, plan);
      io.stdout.write(`${JSON.stringify(planForDisplay(plan), null, 2)}\n`);
      return processExitCodes.pass;
    }
    const outcome = await sizeAndReport(read.size, {
      env: io.env,
      interrupt: io.interrupt(),
      loadEntry: io.loadEntry,
      pageEntry: io.pageEntry,
      begin: (position) => {
        io.stderr.write(`\n${headingOf(position) ?? ""}\n`);
        return createProgress(io.stderr, io.stderr.isTTY === true);
      },
      // Only the Action has a runner that could mask them.
      addSecrets: () => {},
      show: async () => {},
      preload: () => {},
    });
    return await printSize(outcome, { isJson: line.switches.has("json"), commentToken: read.size.commentToken }, io);
  } catch (error) {
    const problem = inputProblemOf(error, flagStyle);
    if (problem !== null) return refuse(io, "size", [problem.message]);
    throw error;
  }
}

async function printSize(outcome: SizeOutcome, { isJson, commentToken }: Printing, io: Io): Promise<number> {
  const { report, reportPath, reportProblem, isEnforced } = outcome;
  const { written } = report;
  const reportDir = reportDirOf(reportPath, process.cwd());
  if (isJson) io.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else io.stdout.write(`\n${sizeText({ report, reportDir }, textOptions(io))}`);
  if (commentToken !== null) {
    const comment = await publish({ kind: "size", report, gate: report.gate }, io.env, commentToken);
    io.stderr.write(`memgate: ${describeWritten(comment)}\n`);
  }
  if (reportProblem !== null) io.stderr.write(`memgate: ${reportProblem}\n`);
  const isComplete = reportProblem === null && written?.kind !== "unchanged";
  if (isJson && written?.kind === "unchanged") io.stderr.write(`memgate: ${written.why}\n`);
  const code = isEnforced ? sizeExitCode(report) : processExitCodes.pass;
  return isComplete ? code : code || processExitCodes.inconclusive;
}
