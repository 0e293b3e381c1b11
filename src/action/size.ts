// Runs the Action with `mode: size`.
import * as core from "@actions/core";
import { readSizeInputs } from "../inputs/size-inputs.ts";
import { printable } from "../lib/format.ts";
import { markedStyle } from "../options/mentions.ts";
import type { RawInputs } from "../options/reader.ts";
import { sizeSummary } from "../report/size/size-summary.ts";
import { sizeText } from "../report/size/size-terminal.ts";
import { sizeExitCode, sizeHeadline } from "../report/size/size-text.ts";
import { annotationPlace } from "../report/text/annotation.ts";
import { reportDirOf } from "../report/text/report-pointer.ts";
import { machine, machineFor } from "../run/machine.ts";
import type { RunSurroundings } from "../run/run-one.ts";
import { type SizeOutcome, sizeAndReport } from "../run/run-size.ts";
import { fail, logText, warn, withoutCommands, writeSummary } from "./runner-log.ts";
import { sizeOutputs } from "./size-outputs.ts";

/**
 * Searches the limit, and writes the log, the outputs, the summary and the annotation.
 * @returns the problems of the inputs; null if they are right
 */
export async function runSize(raw: RawInputs, surroundings: RunSurroundings): Promise<readonly string[] | null> {
  const read = readSizeInputs(raw, await machineFor(raw), markedStyle);
  if (!read.ok) return read.problems;
  publishSize(await sizeAndReport(read.size, surroundings));
  return null;
}

function publishSize(outcome: SizeOutcome): void {
  const { report, reportPath, reportProblem, written, isEnforced, annotate } = outcome;
  const view = { report, written, reportDir: reportDirOf(reportPath, process.cwd()) };
  withoutCommands(() => process.stdout.write(`\n${sizeText(view, logText)}`));
  for (const [name, value] of Object.entries(sizeOutputs(report, reportPath))) core.setOutput(name, value);
  const unwritten = written?.ok === false ? `memgate did not write the limit: ${written.why}` : null;
  const problems = [reportProblem, unwritten, writeSummary(sizeSummary(view))].filter((problem) => problem !== null);
  const code = sizeExitCode(report);
  const place =
    annotate === null || code === 0 ? null : annotationPlace(annotate, report.presentLimitBytes, machine.readText);
  const annotation = { title: "memgate: no limit found", place };
  if (code !== 0 && isEnforced) {
    for (const problem of problems) core.info(`memgate: ${problem}`);
    fail(printable(sizeHeadline(report)), annotation);
    return;
  }
  if (code !== 0) warn(printable(sizeHeadline(report)), annotation);
  if (problems.length > 0) core.setFailed(`memgate: ${problems.join("; ")}`);
}
