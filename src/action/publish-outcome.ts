// Gives the outcome of a run to the runner. The Action loads this file while the engine starts the app.
import { appendFileSync } from "node:fs";
import * as core from "@actions/core";
import { describeWritten, publish } from "../github/publish.ts";
import { messageOf } from "../lib/errors.ts";
import { printable } from "../lib/format.ts";
import { exitCodeOfRun, type GateResult, messageOfRun, warningsOf } from "../report/model/run-result.ts";
import { annotationOf, annotationTitle } from "../report/text/annotation.ts";
import { reportDirOf, reportLineInWorkflow } from "../report/text/report-pointer.ts";
import { refusalSummary, summaryOf } from "../report/text/summary.ts";
import { gateText, runText } from "../report/text/terminal.ts";
import { machine } from "../run/machine.ts";
import type { Outcome } from "../run/outcome.ts";
import { outputsOf } from "./outputs.ts";
import { fail, logText, printableLines, withoutCommands } from "./runner-log.ts";

/** Writes the result of one gate of several to the log. */
export function logGate(gate: GateResult): void {
  withoutCommands(() => process.stdout.write(gateText(gate, logText)));
}

/** Writes the log, the outputs, the comment, the summary and the annotation. */
export async function publishOutcome(outcome: Outcome, commentToken: string | null): Promise<void> {
  const { result, reportPath, reportProblem } = outcome;
  const reportDir = reportDirOf(reportPath, process.cwd());
  const reportPointer = reportLineInWorkflow(result, reportDir);
  const text = runText(result, { ...logText, reportDir });
  withoutCommands(() => process.stdout.write(`\n${text}${printable(reportPointer)}\n`));
  for (const [name, value] of Object.entries(outputsOf(result, reportPath))) core.setOutput(name, value);
  if (commentToken !== null) {
    const written = await publish(result, process.env, commentToken);
    if (written.kind === "refused") core.notice(written.notice);
    else core.info(describeWritten(written));
  }
  const summary = summaryOf(result, { footer: reportPointer });
  const problems = [reportProblem, writeSummary(summary)].filter((problem) => problem !== null);
  const place = annotationOf(outcome, machine.readText);
  for (const warning of warningsOf(result)) core.warning(warning, { title: "memgate: memory was still rising" });
  if (exitCodeOfRun(result) !== 0) {
    for (const problem of problems) core.info(`memgate: ${problem}`);
    fail(messageOfRun(result), { title: annotationTitle(result), place });
  } else if (problems.length > 0) core.setFailed(`memgate: ${problems.join("; ")}`);
}

/** Fails the step for bad input, with one annotation for all problems. */
export function refuse(problems: readonly string[]): void {
  writeSummary(refusalSummary(problems));
  fail(`bad input, the app was not started:\n${printableLines(problems)}`, {
    title: "memgate: bad input",
    place: null,
  });
}

/** Writes the job summary, if the runner has one. Returns a sentence if that fails, else null. */
function writeSummary(markdown: string): string | null {
  const path = process.env["GITHUB_STEP_SUMMARY"];
  try {
    if (path) appendFileSync(path, `${markdown}\n`);
    return null;
  } catch (error) {
    return `memgate could not write the job summary: ${messageOf(error)}`;
  }
}
