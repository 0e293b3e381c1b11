// memgate run
import { GateError } from "../errors.ts";
import { describeWritten, publish } from "../github/publish.ts";
import { readInputs } from "../inputs/inputs.ts";
import { optionNames } from "../inputs/options.ts";
import { planOf, withoutSecrets } from "../plan.ts";
import { createProgress } from "../progress.ts";
import { textOf } from "../report/terminal.ts";
import { lookAt, runAndReport } from "../run.ts";
import { exitCodeOf } from "../verdict.ts";
import { readArgv } from "./argv.ts";
import { runHelp, runSwitches } from "./help.ts";
import { exitCodes, type Io, refuse, textOptions } from "./io.ts";

export async function runCommand(args: readonly string[], io: Io): Promise<number> {
  const line = readArgv(args, optionNames, [...Object.keys(runSwitches), "help"]);
  if (line.switches.has("help")) {
    io.stdout.write(runHelp());
    return exitCodes.pass;
  }
  const read = readInputs(line.values, lookAt);
  const strays = line.positionals.map(
    (word) => `a value of ${word.length} characters belongs to no option (not shown: it may be a secret)`,
  );
  const problems = [
    ...line.problems,
    ...strays,
    ...(read.ok ? [] : read.problems.map(({ name, message }) => `--${name} ${message}`)),
  ];
  if (!read.ok || problems.length > 0) return refuse(io, "run", problems);
  const plan = planOf(read.inputs);
  if (line.switches.has("dry-run")) {
    io.stdout.write(`${JSON.stringify(withoutSecrets(plan), null, 2)}\n`);
    return exitCodes.pass;
  }
  const progress = createProgress(io.stderr, io.stderr.isTTY === true);
  try {
    const { judged, report, reportPath, reportProblem } = await runAndReport(plan, {
      env: io.env,
      log: progress.log,
      observer: progress.observer,
      interrupt: io.interrupt(),
      loadEntry: io.loadEntry,
      pageEntry: io.pageEntry,
    });
    progress.end();
    io.stderr.write(`report: ${reportPath}\n`);
    if (line.switches.has("json")) io.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    else io.stdout.write(`\n${textOf(judged, textOptions(io))}`);
    const { commentToken } = read.inputs;
    if (commentToken !== null) {
      io.stderr.write(`memgate: ${describeWritten(await publish(judged, io.env, commentToken))}\n`);
    }
    if (reportProblem === null) return exitCodeOf(judged.verdict.kind);
    io.stderr.write(`memgate: ${reportProblem}\n`);
    return exitCodeOf(judged.verdict.kind) || exitCodes.notMeasured;
  } catch (error) {
    progress.end();
    if (error instanceof GateError && error.stage === "inputs") return refuse(io, "run", [`--${error.message}`]);
    throw error;
  }
}
