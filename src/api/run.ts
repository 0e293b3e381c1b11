// Runs one gate from the options of a program to its outcome.

import { type RunInputs, readRunInputs } from "../inputs/run-inputs.ts";
import { GateError } from "../model/gate-error.ts";
import { isOptionName } from "../options/table.ts";
import type { Judged } from "../report/model/judged.ts";
import { machineFor } from "../run/machine.ts";
import { runAndReport } from "../run/run-gates.ts";
import { planFor } from "../run/run-one.ts";
import { runPlan } from "../run/run-plan.ts";
import { type Callbacks, connectCallbacks } from "./callbacks.ts";
import type { GateOptions } from "./gate-options.ts";
import { InputError } from "./input-error.ts";
import { judgedReportOf } from "./judged-report.ts";
import { camelCase } from "./option-forms.ts";
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

/** Throws bad input as an InputError. memgate finds some only in the image, the Compose project or the container. */
function rethrow(error: unknown): never {
  if (!(error instanceof GateError && error.stage === "inputs")) throw error;
  throw new InputError([withCamelCase(error.message)], { cause: error });
}

/** @throws InputError with all problems */
async function readOptions(given: GateOptions, env: Env): Promise<RunInputs> {
  const { raw, problems } = optionTextsOf(given);
  const read = readRunInputs(raw, { ...(await machineFor(raw)), env }, camelCase);
  const names = problems.map(({ name }) => name);
  // An option without a usable value is no missing option.
  const others = (read.ok ? [] : read.problems).filter(
    (problem) => !names.some((name) => problem.startsWith(`${name} `)),
  );
  const all = [...problems.map(({ name, message }) => `${name} ${message}`), ...others];
  if (!read.ok || all.length > 0) throw new InputError(all);
  return read.run;
}

/** A program as the caller has no log of its own that could mask secrets, and gets no samples. */
const noShell = { addSecrets: () => {}, samples: () => {} };

interface Ended {
  readonly judged: Judged;
  readonly reportProblem: string | null;
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
    const plan = await planFor(run.gates.inputs, run.reportDir, env);
    return {
      judged: await runPlan(plan, { gateName: null, env, interrupt, observer, log, ...files, ...noShell }),
      reportProblem: null,
    };
  }
  const begin = () => ({ log, observer, end: () => {} });
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

/** Puts the option name at the beginning of a message into camel case. A message may begin with a file instead. */
function withCamelCase(message: string): string {
  const [first = ""] = message.split(/[ :]/, 1);
  return isOptionName(first) ? camelCase(first) + message.slice(first.length) : message;
}
