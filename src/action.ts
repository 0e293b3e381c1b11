// The Action's shell: inputs from the runner, outputs, annotations and the summary back to it.
import { randomUUID } from "node:crypto";
import { appendFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as core from "@actions/core";
import { actionInputs } from "./action/inputs.ts";
import { outputsOf } from "./action/outputs.ts";
import { describeWritten, publish } from "./github/publish.ts";
import { readRunInputs } from "./inputs/run-inputs.ts";
import { GateError, messageOf } from "./lib/errors.ts";
import { printable } from "./lib/format.ts";
import { exitWhenWritten } from "./lib/process-exit.ts";
import { exitCodeOfRun, messageOfRun } from "./report/model/run-result.ts";
import { annotationOf } from "./report/text/annotation.ts";
import { refusalSummary, summaryOf } from "./report/text/summary.ts";
import { gateText, runText } from "./report/text/terminal.ts";
import { createProgress } from "./run/progress.ts";
import { machine, type Outcome, runAndReport } from "./run/run-gates.ts";
import { interruptOf } from "./run/signals.ts";

const inLog = { colour: false, width: 120 } as const;

// A log that can't be written to changes no verdict.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

async function runAction(): Promise<void> {
  const interrupt = interruptOf(process, (text) => core.info(text));
  const read = readRunInputs(actionInputs(process.env), machine, (name) => name);
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
      show: (gate) => withoutCommands(() => process.stdout.write(gateText(gate, inLog))),
    });
    await publishOutcome(outcome, read.run.commentToken);
  } catch (error) {
    if (error instanceof GateError && error.stage === "inputs") return refuse([error.message]);
    throw error;
  }
}

async function publishOutcome(outcome: Outcome, commentToken: string | null): Promise<void> {
  const { result, reportPath, reportProblem } = outcome;
  withoutCommands(() => process.stdout.write(`\n${runText(result, inLog)}`));
  for (const [name, value] of Object.entries(outputsOf(result, reportPath))) core.setOutput(name, value);
  if (commentToken !== null) {
    const written = await publish(result, process.env, commentToken);
    if (written.kind === "refused") core.notice(written.notice);
    else core.info(describeWritten(written));
  }
  const problems = [reportProblem, writeSummary(summaryOf(result))].filter((problem) => problem !== null);
  const place = annotationOf(outcome, machine.readText);
  if (exitCodeOfRun(result) !== 0) {
    for (const problem of problems) core.info(`memgate: ${problem}`);
    fail(messageOfRun(result), place);
  } else if (problems.length > 0) core.setFailed(`memgate: ${problems.join("; ")}`);
}

/** The one annotation of a failure: at its line where there is one, else at the step. */
function fail(message: string, place: ReturnType<typeof annotationOf>): void {
  process.exitCode = core.ExitCode.Failure;
  core.error(message, place === null ? {} : { file: place.file, startLine: place.line });
}

/** One annotation for all problems. */
function refuse(lines: readonly string[]): void {
  writeSummary(refusalSummary(lines));
  core.setFailed(`memgate: bad input, the app was not started:\n${lines.map((line) => `- ${line}`).join("\n")}`);
}

/** Writes the job summary, on runners that have one. Returns why it could not be written, as a sentence; else null. */
function writeSummary(markdown: string): string | null {
  const path = process.env["GITHUB_STEP_SUMMARY"];
  try {
    if (path) appendFileSync(path, `${markdown}\n`);
    return null;
  } catch (error) {
    return `the job summary could not be written: ${messageOf(error)}`;
  }
}

/** A group in the log, inside which `::commands::` of what was built or run mean nothing. */
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

function withoutCommands(write: () => void): void {
  const resume = stopCommands();
  try {
    write();
  } finally {
    resume();
  }
}

/** Source: GitHub's "Workflow commands", stopping and starting workflow commands. */
function stopCommands(): () => void {
  const token = randomUUID();
  process.stdout.write(`::stop-commands::${token}\n`);
  return () => process.stdout.write(`\n::${token}::\n`);
}

try {
  await runAction();
} catch (error) {
  // Never green by accident: what nobody foresaw fails the step.
  core.setFailed(`memgate: ${messageOf(error)}`);
}
await exitWhenWritten(process.exitCode);
