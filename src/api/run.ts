// Runs one gate from the options of a program to its outcome.

import { type RunInputs, readRunInputs } from "../inputs/run-inputs.ts";
import type { GatePlan } from "../model/plan.ts";
import { inputCode } from "../options/reader.ts";
import type { Judged } from "../report/model/judged.ts";
import { inputProblemOf } from "../run/bad-input.ts";
import { machineFor } from "../run/machine.ts";
import { runAndReport } from "../run/run-gates.ts";
import { type GatePosition, planFor, positionText } from "../run/run-one.ts";
import { type PlanSurroundings, runPlan } from "../run/run-plan.ts";
import { type Callbacks, connectCallbacks } from "./callbacks.ts";
import type { GateOptions } from "./gate-options.ts";
import { InputError } from "./input-error.ts";
import { judgedReportOf } from "./judged-report.ts";
import { camelCaseStyle, optionOfCamelCase } from "./option-forms.ts";
import { optionTextsOf } from "./option-texts.ts";
import type { GateControls, GateOutcome } from "./types.ts";

/** The bundled files that a run needs. */
export interface BundledFiles {
  readonly loadEntry: string;
  readonly pageEntry: string;
}

type Env = Readonly<Record<string, string | undefined>>;

export async function runFromOptions(
  given: GateOptions,
  { env = process.env, ...callbacks }: GateControls,
  files: BundledFiles,
): Promise<GateOutcome> {
  const run = await readOptions(given, env);
  const connected = connectCallbacks(callbacks);
  const { judged, reportProblem } = await runInputs(run, given.reportDir !== undefined, env, connected, files)
    .catch(rethrow)
    .finally(connected.end);
  return { ...judgedReportOf(judged), reportProblem };
}

/**
 * Throws bad input as an InputError, and any other error unchanged. memgate finds some bad input only in the image, the
 * Compose project or the container.
 */
function rethrow(error: unknown): never {
  const problem = inputProblemOf(error, camelCaseStyle);
  if (problem === null) throw error;
  throw new InputError([problem.message], { codes: [problem.code], cause: error });
}

/** @throws InputError with all problems */
async function readOptions(given: GateOptions, env: Env): Promise<RunInputs> {
  const { raw, problems } = optionTextsOf(given);
  const read = readRunInputs(raw, { ...(await machineFor(raw)), env }, camelCaseStyle);
  const names = problems.map(({ name }) => name);
  // Do not report an option as missing if its value is reported as invalid.
  const others = (read.ok ? [] : read.problems).filter(
    (problem) => !names.some((name) => problem.startsWith(`${name} `)),
  );
  const all = [...problems.map(({ name, message }) => `${name} ${message}`), ...others];
  const codes = [...names.map((name) => inputCode(optionOfCamelCase(name))), ...(read.ok ? [] : read.codes)];
  if (!read.ok || all.length > 0) throw new InputError(all, { codes });
  return read.run;
}

/** The calling program has no log that could mask secrets. Without a report folder, no file gets the samples. */
const noShell = { addSecrets: () => {}, samples: () => {} };

interface Ended {
  readonly judged: Judged;
  readonly reportProblem: string | null;
}

async function runWithoutReport(plan: GatePlan, surroundings: PlanSurroundings): Promise<Judged> {
  if (plan.comparison !== null) {
    const { runComparisonWithoutReport } = await import("../run/run-comparison.ts");
    return runComparisonWithoutReport(plan, plan.comparison, surroundings);
  }
  if (plan.repeat === 1) return runPlan(plan, surroundings);
  return (await import("../run/run-set.ts")).runSetWithoutReport(plan, surroundings);
}

async function runInputs(
  run: RunInputs,
  writesReport: boolean,
  env: Env,
  { interrupt, observer, log }: Callbacks,
  files: BundledFiles,
): Promise<Ended> {
  if (run.gates.kind !== "one") throw new Error("the API has no option for several gates");
  if (!writesReport) {
    const plan = await planFor(run.gates.inputs, run.reportDir, { env, interrupt });
    const surroundings = { gateName: null, env, interrupt, observer, log, ...files, ...noShell };
    return { judged: await runWithoutReport(plan, surroundings), reportProblem: null };
  }
  const begin = ({ run: position }: GatePosition) => {
    if (position !== null) observer.note(positionText(position));
    return { log, observer, end: () => {} };
  };
  const { result, reportProblem } = await runAndReport(run, {
    env,
    interrupt,
    begin,
    show: async () => {},
    preload: () => {},
    addSecrets: noShell.addSecrets,
    ...files,
  });
  if (result.kind !== "one") throw new Error("a run of one gate has one result");
  return { judged: result.judged, reportProblem };
}
