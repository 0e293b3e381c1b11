// memgate run
import { join } from "node:path";
import { describeWritten, publish } from "../../github/publish.ts";
import { type Gates, readRunInputs } from "../../inputs/run-inputs.ts";
import { GateError } from "../../lib/errors.ts";
import { flagNames, isOptionName, optionNames } from "../../options/table.ts";
import { planForDisplay } from "../../plan/dry-run.ts";
import { exitCodeOfRun, jsonOf } from "../../report/model/run-result.ts";
import { annotationOf } from "../../report/text/annotation.ts";
import { gateText, runText } from "../../report/text/terminal.ts";
import { createProgress } from "../../run/progress.ts";
import { machine, type Outcome, planFor, runAndReport } from "../../run/run-gates.ts";
import { readArgv } from "../console/argv.ts";
import { runHelp, runSwitches } from "../console/help.ts";
import { type Io, processExitCodes, refuse, textOptions } from "../console/io.ts";

export async function runCommand(args: readonly string[], io: Io): Promise<number> {
  const line = readArgv(args, optionNames, [...Object.keys(runSwitches), "help"], flagNames);
  if (line.switches.has("help")) {
    io.stdout.write(runHelp());
    return processExitCodes.pass;
  }
  const read = readRunInputs(line.values, machine, (name) => `--${name}`);
  const strays = line.positionals.map(
    (word) => `a value of ${word.length} characters belongs to no option (not shown: it may be a secret)`,
  );
  const problems = [...line.problems, ...strays, ...(read.ok ? [] : read.problems)];
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
      begin: ({ name, number, total }) => {
        if (name !== null) io.stderr.write(`\n== ${name} (gate ${number} of ${total})\n`);
        return createProgress(io.stderr, io.stderr.isTTY === true);
      },
      show: (gate) => {
        if (!isJson) io.stdout.write(gateText(gate, textOptions(io)));
      },
    });
    io.stderr.write(`report: ${outcome.reportPath}\n`);
    if (isJson) io.stdout.write(`${JSON.stringify(jsonOf(outcome.result), null, 2)}\n`);
    else io.stdout.write(`\n${runText(outcome.result, { ...textOptions(io), place: placeOf(outcome) })}`);
    if (run.commentToken !== null) {
      io.stderr.write(`memgate: ${describeWritten(await publish(outcome.result, io.env, run.commentToken))}\n`);
    }
    const code = exitCodeOfRun(outcome.result);
    if (outcome.reportProblem === null) return code;
    io.stderr.write(`memgate: ${outcome.reportProblem}\n`);
    return code || processExitCodes.notMeasured;
  } catch (error) {
    if (error instanceof GateError && error.stage === "inputs") return refuse(io, "run", [flagged(error.message)]);
    throw error;
  }
}

/** An option as it is given here; a message may begin with a file and line instead. */
function flagged(message: string): string {
  const [first = ""] = message.split(/[ :]/, 1);
  return isOptionName(first) ? `--${message}` : message;
}

/** What --dry-run prints: the plan, or of several gates each of them. */
async function plansOf(gates: Gates, reportDir: string, env: Io["env"]): Promise<unknown> {
  if (gates.kind === "one") return planForDisplay(await planFor(gates.inputs, reportDir, env));
  const plans = [];
  for (const { name, inputs } of gates.named) {
    plans.push([name, planForDisplay(await planFor(inputs, join(reportDir, name), env))]);
  }
  return { gates: Object.fromEntries(plans) };
}

/** As compilers have it, which editors and other CI systems find. */
function placeOf(outcome: Outcome): string | null {
  const place = annotationOf(outcome, machine.readText);
  return place === null ? null : `${place.file}:${place.line}`;
}
