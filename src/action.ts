// The Action's shell: inputs from the runner, outputs, annotations and the summary back to it.
import { randomUUID } from "node:crypto";
import { appendFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as core from "@actions/core";
import { actionInputs } from "./action/inputs.ts";
import { outputsOf } from "./action/outputs.ts";
import { GateError, messageOf } from "./errors.ts";
import { exitWhenWritten } from "./exit.ts";
import { describeWritten, publish } from "./github/publish.ts";
import { readInputs } from "./inputs/inputs.ts";
import { interruptOf } from "./interrupt.ts";
import { planOf } from "./plan.ts";
import { createProgress } from "./progress.ts";
import { refusalSummary, summaryOf } from "./report/summary.ts";
import { textOf } from "./report/terminal.ts";
import { lookAt, runAndReport } from "./run.ts";
import { exitCodeOf } from "./verdict.ts";

const logWidth = 120;

// A log that can't be written to changes no verdict.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

async function runAction(): Promise<void> {
  const interrupt = interruptOf(process, (text) => core.info(text));
  const read = readInputs(actionInputs(process.env), lookAt);
  if (!read.ok) return refuse(read.problems.map(({ name, message }) => `${name} ${message}`));
  const progress = createProgress(process.stdout, false);
  try {
    const { judged, report, reportPath, reportProblem } = await runAndReport(planOf(read.inputs), {
      env: process.env,
      log: { line: progress.log.line, group },
      observer: progress.observer,
      interrupt,
      loadEntry: fileURLToPath(new URL("./load-worker.js", import.meta.url)),
      pageEntry: fileURLToPath(new URL("./report-page.js", import.meta.url)),
    });
    progress.end();
    withoutCommands(() => process.stdout.write(`\n${textOf(judged, { colour: false, width: logWidth })}`));
    for (const [name, value] of Object.entries(outputsOf(report, reportPath))) core.setOutput(name, value);
    const { commentToken } = read.inputs;
    if (commentToken !== null) {
      const written = await publish(judged, process.env, commentToken);
      if (written.kind === "refused") core.notice(written.notice);
      else core.info(describeWritten(written));
    }
    const problem = reportProblem ?? summaryProblem(summaryOf(judged));
    if (exitCodeOf(judged.verdict.kind) !== 0) core.setFailed(judged.message);
    else if (problem !== null) core.setFailed(`memgate: ${problem}`);
  } catch (error) {
    if (error instanceof GateError && error.stage === "inputs") return refuse([error.message]);
    throw error;
  }
}

/** One annotation for all problems. */
function refuse(lines: readonly string[]): void {
  summaryProblem(refusalSummary(lines));
  core.setFailed(`memgate: bad input, no container was started:\n${lines.map((line) => `- ${line}`).join("\n")}`);
}

/** Writes the job summary, on runners that have one. Returns why it could not be written, as a sentence; else null. */
function summaryProblem(markdown: string): string | null {
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
  core.startGroup(title);
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
