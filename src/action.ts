// The Action: takes inputs from the runner, and gives outputs, annotations and the job summary back to it.
import { randomUUID } from "node:crypto";
import { appendFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import * as core from "@actions/core";
import { actionInputs } from "./action/inputs.ts";
import { outputsOf } from "./action/outputs.ts";
import { createRunnerMasks } from "./action/runner-masks.ts";
import { describeWritten, publish } from "./github/publish.ts";
import { isCommentMode, readCommentInputs } from "./inputs/comment-inputs.ts";
import { readRunInputs } from "./inputs/run-inputs.ts";
import { messageOf } from "./lib/errors.ts";
import { printable } from "./lib/format.ts";
import { exitWhenWritten } from "./lib/process-exit.ts";
import { GateError } from "./model/gate-error.ts";
import type { RawInputs } from "./options/reader.ts";
import { exitCodeOfRun, messageOfRun } from "./report/model/run-result.ts";
import { readRun } from "./report/storage/read-report.ts";
import { type AnnotationPlace, annotationOf, annotationTitle } from "./report/text/annotation.ts";
import { reportDirOf, reportLineInWorkflow } from "./report/text/report-pointer.ts";
import { refusalSummary, summaryOf } from "./report/text/summary.ts";
import { gateText, runText } from "./report/text/terminal.ts";
import { createProgress } from "./run/progress.ts";
import { machine, type Outcome, runAndReport } from "./run/run-gates.ts";
import { interruptOf } from "./run/signals.ts";

const logText = { colour: false, width: 120 } as const;

// As in cli.ts.
setFlagsFromString("--no-memory-reducer");

// A failure to write the log must not change the verdict.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

async function runAction(): Promise<void> {
  const raw = actionInputs(process.env);
  if (isCommentMode(raw)) return commentReport(raw);
  const interrupt = interruptOf(process, (text) => core.info(text));
  const read = readRunInputs(raw, machine, (name) => name);
  if (!read.ok) return refuse(read.problems);
  try {
    const outcome = await runAndReport(read.run, {
      env: process.env,
      interrupt,
      loadEntry: fileURLToPath(new URL("./load-worker.js", import.meta.url)),
      pageEntry: fileURLToPath(new URL("./report-page.js", import.meta.url)),
      begin: ({ name, number, total }) => {
        if (name !== null) process.stdout.write(`\n== ${name} (gate ${number} of ${total})\n`);
        const { log, observer, end } = createProgress(process.stdout, false);
        return { log: { line: log.line, group }, observer, end };
      },
      addSecrets: createRunnerMasks(core.setSecret),
      show: (gate) => withoutCommands(() => process.stdout.write(gateText(gate, logText))),
    });
    await publishOutcome(outcome, read.run.commentToken);
  } catch (error) {
    if (error instanceof GateError && error.stage === "inputs") return refuse([error.message]);
    throw error;
  }
}

/** Writes a saved report as a comment. Fails the step if that is not possible, and sets no outputs. */
async function commentReport(raw: RawInputs): Promise<void> {
  const title = "memgate: no comment was written";
  const read = readCommentInputs(raw);
  const saved = read.ok ? readRun(read.inputs.report) : null;
  const problems = [...(read.ok ? [] : read.problems), ...(saved === null || saved.ok ? [] : saved.problems)];
  if (!read.ok || saved === null || !saved.ok)
    return fail(`bad input, no comment was written:\n${printableLines(problems)}`, { title, place: null });
  const written = await publish(saved.run, process.env, read.inputs.token, read.inputs.pullRequest);
  if (written.kind === "refused") fail(written.notice, { title, place: null });
  else core.info(describeWritten(written));
}

function printableLines(lines: readonly string[]): string {
  return lines.map((line) => `- ${printable(line)}`).join("\n");
}

async function publishOutcome(outcome: Outcome, commentToken: string | null): Promise<void> {
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
  if (exitCodeOfRun(result) !== 0) {
    for (const problem of problems) core.info(`memgate: ${problem}`);
    fail(messageOfRun(result), { title: annotationTitle(result), place });
  } else if (problems.length > 0) core.setFailed(`memgate: ${problems.join("; ")}`);
}

/** Writes the annotation of a failure, at a file and line if there is one, else at the step. */
function fail(message: string, { title, place }: { readonly title: string; readonly place: AnnotationPlace | null }) {
  process.exitCode = core.ExitCode.Failure;
  core.error(message, { title, ...(place === null ? {} : { file: place.file, startLine: place.line }) });
}

/** Fails the step for bad input, with one annotation for all problems. */
function refuse(problems: readonly string[]): void {
  writeSummary(refusalSummary(problems));
  const lines = problems.map((problem) => `- ${problem}`).join("\n");
  fail(`bad input, the app was not started:\n${lines}`, { title: "memgate: bad input", place: null });
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

/** Begins a group in the log. Inside it the runner ignores `::commands::`, which a build or an app may print. */
function group(title: string): { readonly out: NodeJS.WritableStream; readonly end: () => void } {
  core.startGroup(printable(title));
  const resume = stopCommands();
  return {
    out: process.stdout,
    end: () => {
      resume();
      core.endGroup();
    },
  };
}

/** Lets the runner ignore `::commands::` in the text that `write` writes. */
function withoutCommands(write: () => void): void {
  const resume = stopCommands();
  try {
    write();
  } finally {
    resume();
  }
}

/**
 * Makes the runner ignore workflow commands. Returns a function that ends this. Source: "Stopping and starting workflow
 * commands" in GitHub's documentation.
 */
function stopCommands(): () => void {
  const token = randomUUID();
  process.stdout.write(`::stop-commands::${token}\n`);
  return () => process.stdout.write(`\n::${token}::\n`);
}

try {
  await runAction();
} catch (error) {
  // An unexpected error fails the step, so that it never passes by accident.
  core.setFailed(`memgate: ${messageOf(error)}`);
}
await exitWhenWritten(process.exitCode);
