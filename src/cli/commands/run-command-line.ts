import { join } from "node:path";
import { type Gates, readRunInputs } from "../../inputs/run-inputs.ts";
import { once } from "../../lib/once.ts";
import { flagStyle } from "../../options/mentions.ts";
import type { OptionName } from "../../options/names.ts";
import { optionNames, optionOf } from "../../options/table.ts";
import { inputProblemOf } from "../../run/bad-input.ts";
import { machineFor } from "../../run/machine.ts";
import { createProgress } from "../../run/progress.ts";
import { runAndReport } from "../../run/run-gates.ts";
import { headingOf, planFor } from "../../run/run-one.ts";
import type { CommandLine } from "../console/argv.ts";
import { type Io, processExitCodes, refuse } from "../console/io.ts";

const loadPrinter = once(() => import("./print-outcome.ts"));

/** Runs the gates of a command line, or prints their plan. Returns the exit code. */
export async function runCommandLine(line: CommandLine, io: Io): Promise<number> {
  const read = readRunInputs(line.values, await machineFor(line.values), flagStyle);
  const problems = [...line.problems, ...unexpected(line), ...(read.ok ? [] : read.problems)];
  if (!read.ok || problems.length > 0) return refuse(io, "run", problems);
  const { run } = read;
  const isJson = line.switches.has("json");
  try {
    if (line.switches.has("dry-run")) {
      io.stdout.write(`${JSON.stringify(await plansOf(run.gates, run.reportDir, io.env), null, 2)}\n`);
      return processExitCodes.pass;
    }
    const outcome = await runAndReport(run, {
      env: io.env,
      interrupt: io.interrupt(),
      loadEntry: io.loadEntry,
      pageEntry: io.pageEntry,
      begin: (position) => {
        const heading = headingOf(position);
        if (heading !== null) io.stderr.write(`\n${heading}\n`);
        return createProgress(io.stderr, io.stderr.isTTY === true);
      },
      // Only the Action has a runner that could mask them.
      addSecrets: () => {},
      show: async (gate) => {
        if (!isJson) (await loadPrinter()).printGate(gate, io);
      },
      preload: () => void loadPrinter(),
    });
    const { printOutcome } = await loadPrinter();
    return await printOutcome(outcome, { isJson, commentToken: run.commentToken }, io);
  } catch (error) {
    const problem = inputProblemOf(error, flagStyle);
    if (problem !== null) return refuse(io, "run", [problem.message]);
    throw error;
  }
}

/**
 * The problems with words that belong to no option. A word may be part of a secret or a command that the user forgot to
 * quote. So the message hides the word if the command line has an option for secrets or commands, or a mistyped option.
 */
export function unexpected({ positionals, values, problems }: CommandLine): readonly string[] {
  const takesSeveralWords = (name: OptionName) =>
    optionOf(name).secret === true || optionOf(name).placeholder === "WORDS";
  const mayBeSecret = problems.length > 0 || optionNames.some((name) => takesSeveralWords(name) && values.has(name));
  return positionals.map((word) =>
    mayBeSecret || /[=:@]/.test(word)
      ? `unexpected argument (${word.length} characters, not shown)`
      : `unexpected argument "${word}"`,
  );
}

/** The output of --dry-run: the plan, or the plan of each gate. */
async function plansOf(gates: Gates, reportDir: string, env: Io["env"]): Promise<unknown> {
  const { planForDisplay } = await import("../../plan/dry-run.ts");
  if (gates.kind === "one") return planForDisplay(await planFor(gates.inputs, reportDir, { env }));
  const plans = [];
  for (const { name, inputs } of gates.named) {
    plans.push([name, planForDisplay(await planFor(inputs, join(reportDir, name), { env }))]);
  }
  return { gates: Object.fromEntries(plans) };
}
