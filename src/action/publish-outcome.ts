// Gives the outcome of a run to the runner. The Action loads this file while the engine starts the app.
import * as core from "@actions/core";
import { describeWritten, publish } from "../github/publish.ts";
import { printable } from "../lib/format.ts";
import {
  enforcedExitCode,
  exitCodeOfRun,
  type GateResult,
  messageOfRun,
  warningsOf,
} from "../report/model/run-result.ts";
import { annotationOf, annotationTitle } from "../report/text/annotation.ts";
import { reportDirOf, reportLineInWorkflow } from "../report/text/report-pointer.ts";
import { refusalSummary, summaryOf } from "../report/text/summary.ts";
import { gateText, runText } from "../report/text/terminal.ts";
import { machine } from "../run/machine.ts";
import type { Outcome } from "../run/outcome.ts";
import { outputsOf } from "./outputs.ts";
import {
  fail,
  failForProblems,
  logText,
  notice,
  printableLines,
  warn,
  withoutCommands,
  writeSummary,
} from "./runner-log.ts";

/** Writes the result of one gate of several to the log. */
export function logGate(gate: GateResult): void {
  withoutCommands(() => process.stdout.write(gateText(gate, logText)));
}

/** Writes the log, the outputs, the comment, the summary and the annotation. */
export async function publishOutcome(outcome: Outcome, commentToken: string | null): Promise<void> {
  const { result, reportPath, reportProblem } = outcome;
  const reportDir = reportDirOf(reportPath, process.cwd());
  const reportPointer = reportLineInWorkflow(result, reportDir, reportProblem === null);
  const text = runText(result, { ...logText, reportDir });
  withoutCommands(() => process.stdout.write(`\n${text}${printable(reportPointer)}\n`));
  for (const [name, value] of Object.entries(outputsOf(result, reportPath))) core.setOutput(name, value);
  if (commentToken !== null) {
    const written = await publish(result, process.env, commentToken);
    if (written.kind === "refused") notice(written.notice, "memgate: no comment was written");
    else core.info(describeWritten(written));
  }
  const summary = summaryOf(result, { footer: reportPointer });
  const problems = [reportProblem, writeSummary(summary)].filter((problem) => problem !== null);
  const place = annotationOf(outcome, machine.readText);
  for (const { title, message } of warningsOf(result)) core.warning(message, { title });
  const annotation = { title: annotationTitle(result), place };
  if (enforcedExitCode(result) !== 0) {
    for (const problem of problems) core.info(`memgate: ${problem}`);
    fail(messageOfRun(result), annotation);
    return;
  }
  if (exitCodeOfRun(result) !== 0) warn(messageOfRun(result), annotation);
  if (problems.length > 0) failForProblems(problems);
}

/** Fails the step for bad input, with one annotation for all problems. */
export function failForInput(problems: readonly string[]): void {
  writeSummary(refusalSummary(problems));
  fail(`bad input, the app was not started:\n${printableLines(problems)}`, {
    title: "memgate: bad input",
    place: null,
  });
}
