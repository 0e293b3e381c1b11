// The Action: takes inputs from the runner, and gives outputs, annotations and the job summary back to it.
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import * as core from "@actions/core";
import { actionInputs } from "./action/inputs.ts";
import { group } from "./action/runner-log.ts";
import { createRunnerMasks } from "./action/runner-masks.ts";
import { isCommentMode } from "./inputs/comment-inputs.ts";
import { readRunInputs } from "./inputs/run-inputs.ts";
import { messageOf } from "./lib/errors.ts";
import { once } from "./lib/once.ts";
import { exitWhenWritten } from "./lib/process-exit.ts";
import { keyStyle } from "./options/mentions.ts";
import { inputProblemOf } from "./run/bad-input.ts";
import { machineFor } from "./run/machine.ts";
import { createProgress } from "./run/progress.ts";
import { runAndReport } from "./run/run-gates.ts";
import { interruptOf } from "./run/signals.ts";

// Avoids two compactions of the heap (see cli.ts).
setFlagsFromString("--no-memory-reducer");

// A failure to write the log must not change the verdict.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

const loadPublisher = once(() => import("./action/publish-outcome.ts"));

async function runAction(): Promise<void> {
  const raw = actionInputs(process.env);
  if (isCommentMode(raw)) return (await import("./action/comment-report.ts")).commentReport(raw);
  const interrupt = interruptOf(process, (text) => core.info(text));
  const read = readRunInputs(raw, await machineFor(raw), keyStyle);
  if (!read.ok) return (await loadPublisher()).refuse(read.problems);
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
      show: async (gate) => (await loadPublisher()).logGate(gate),
      preload: () => void loadPublisher(),
    });
    await (await loadPublisher()).publishOutcome(outcome, read.run.commentToken);
  } catch (error) {
    const problem = inputProblemOf(error, keyStyle);
    if (problem !== null) return (await loadPublisher()).refuse([problem.message]);
    throw error;
  }
}

try {
  await runAction();
} catch (error) {
  // An unexpected error fails the step, so that it never passes by accident.
  core.setFailed(`memgate: ${messageOf(error)}`);
}
await exitWhenWritten(process.exitCode);
