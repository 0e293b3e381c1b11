// The Action: takes inputs from the runner, and gives outputs, annotations and the job summary back to it.
import { fileURLToPath } from "node:url";
import * as core from "@actions/core";
import { actionInputs } from "./action/inputs.ts";
import { fail, group } from "./action/runner-log.ts";
import { createRunnerMasks } from "./action/runner-masks.ts";
import { isCommentMode, isSizeMode } from "./inputs/mode.ts";
import { readRunInputs } from "./inputs/run-inputs.ts";
import { messageOf } from "./lib/errors.ts";
import { once } from "./lib/once.ts";
import { exitWhenWritten } from "./lib/process-exit.ts";
import { delayMemoryReducer } from "./lib/v8-flags.ts";
import { markedStyle } from "./options/mentions.ts";
import type { RawInputs } from "./options/reader.ts";
import { inputProblemOf } from "./run/bad-input.ts";
import { machineFor } from "./run/machine.ts";
import { createProgress } from "./run/progress.ts";
import { runAndReport } from "./run/run-gates.ts";
import { headingOf, type RunSurroundings } from "./run/run-one.ts";
import { interruptOf } from "./run/signals.ts";

delayMemoryReducer();

// A failure to write the log must not change the verdict.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

const loadPublisher = once(() => import("./action/publish-outcome.ts"));

async function runAction(): Promise<void> {
  const raw = actionInputs(process.env);
  if (isCommentMode(raw)) return (await import("./action/comment-report.ts")).publishSavedReport(raw);
  const interrupt = interruptOf(process, (text) => core.info(text));
  if (isSizeMode(raw)) return searchLimit(raw, interrupt);
  const read = readRunInputs(raw, await machineFor(raw), markedStyle);
  if (!read.ok) return (await loadPublisher()).failForInput(read.problems);
  try {
    const outcome = await runAndReport(read.run, surroundingsOf(interrupt));
    await (await loadPublisher()).publishOutcome(outcome, read.run.commentToken);
  } catch (error) {
    const problem = inputProblemOf(error, markedStyle);
    if (problem !== null) return (await loadPublisher()).failForInput([problem.message]);
    throw error;
  }
}

async function searchLimit(raw: RawInputs, interrupt: AbortSignal): Promise<void> {
  try {
    const problems = await (await import("./action/size.ts")).runSize(raw, surroundingsOf(interrupt));
    if (problems !== null) (await loadPublisher()).failForInput(problems);
  } catch (error) {
    const problem = inputProblemOf(error, markedStyle);
    if (problem !== null) return (await loadPublisher()).failForInput([problem.message]);
    throw error;
  }
}

function surroundingsOf(interrupt: AbortSignal): RunSurroundings {
  return {
    env: process.env,
    interrupt,
    loadEntry: fileURLToPath(new URL("./load-worker.js", import.meta.url)),
    pageEntry: fileURLToPath(new URL("./report-page.js", import.meta.url)),
    begin: (position) => {
      const heading = headingOf(position);
      if (heading !== null) process.stdout.write(`\n${heading}\n`);
      const { log, observer, end } = createProgress(process.stdout, false);
      return { log: { line: log.line, group }, observer, end };
    },
    addSecrets: createRunnerMasks(core.setSecret),
    show: async (gate) => (await loadPublisher()).logGate(gate),
    preload: () => void loadPublisher(),
  };
}

try {
  await runAction();
} catch (error) {
  // An unexpected error fails the step, so that it never passes by accident.
  fail(messageOf(error), { title: "memgate: internal error", place: null });
}
await exitWhenWritten(process.exitCode);
