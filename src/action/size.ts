// Runs the Action with `mode: size`.
import * as core from "@actions/core";
import { describeWritten, publish } from "../github/publish.ts";
import { readSizeInputs } from "../inputs/size-inputs.ts";
import { printable } from "../lib/format.ts";
import { markedStyle } from "../options/mentions.ts";
import type { RawInputs } from "../options/reader.ts";
import { sizeSummary } from "../report/size/size-summary.ts";
import { sizeText } from "../report/size/size-terminal.ts";
import { sizeExitCode, sizeHeadline, sizeReportLineInWorkflow } from "../report/size/size-text.ts";
import { annotationPlace } from "../report/text/annotation.ts";
import { reportDirOf } from "../report/text/report-pointer.ts";
import { machine, machineFor } from "../run/machine.ts";
import type { RunSurroundings } from "../run/run-one.ts";
import { type SizeOutcome, sizeAndReport } from "../run/run-size.ts";
import { fail, failForProblems, logText, notice, warn, withoutCommands, writeSummary } from "./runner-log.ts";
import { sizeOutputs } from "./size-outputs.ts";

/**
 * Searches for the limit, and writes the log, the outputs, the comment, the summary and the annotation.
 * @returns the problems of the inputs; null if they are right
 */
export async function runSize(raw: RawInputs, surroundings: RunSurroundings): Promise<readonly string[] | null> {
  const read = readSizeInputs(raw, await machineFor(raw), markedStyle);
  if (!read.ok) return read.problems;
  await publishSize(await sizeAndReport(read.size, surroundings), read.size.commentToken);
  return null;
}

async function publishSize(outcome: SizeOutcome, commentToken: string | null): Promise<void> {
  const { report, reportPath, reportProblem, isEnforced, annotate } = outcome;
  const view = { report, reportDir: reportDirOf(reportPath, process.cwd()) };
  withoutCommands(() => process.stdout.write(`\n${sizeText(view, logText)}`));
  for (const [name, value] of Object.entries(sizeOutputs(report, reportPath))) core.setOutput(name, value);
  if (commentToken !== null) {
    const comment = await publish({ kind: "size", report, gate: report.gate }, process.env, commentToken);
    if (comment.kind === "refused") notice(comment.notice, "memgate: no comment was written");
    else core.info(describeWritten(comment));
  }
  const { written } = report;
  const unwritten = written?.kind === "unchanged" ? `memgate did not write the limit: ${written.why}` : null;
  const unsummed = writeSummary(sizeSummary(report, { footer: sizeReportLineInWorkflow(view.reportDir) }));
  const problems = [reportProblem, unwritten, unsummed].filter((problem) => problem !== null);
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
  if (problems.length > 0) failForProblems(problems);
}
