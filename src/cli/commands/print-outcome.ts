// Prints the outcome of a run. `memgate run` loads this file while the engine starts the app.
import { describeWritten, publish } from "../../github/publish.ts";
import { placeText } from "../../lib/place-text.ts";
import { enforcedExitCode, type GateResult, jsonOf } from "../../report/model/run-result.ts";
import { reportDirOf, reportLine } from "../../report/text/report-pointer.ts";
import { gateText, runText } from "../../report/text/terminal.ts";
import { machine } from "../../run/machine.ts";
import type { Outcome } from "../../run/outcome.ts";
import { type Io, processExitCodes, textOptions } from "../console/io.ts";

/** Prints the result of one gate of several. */
export function printGate(gate: GateResult, io: Io): void {
  io.stdout.write(gateText(gate, textOptions(io)));
}

export interface Printing {
  readonly isJson: boolean;
  /** Null if memgate must not comment. */
  readonly commentToken: string | null;
}

/** Prints the outcome and writes the comment. Returns the exit code. */
export async function printOutcome(outcome: Outcome, { isJson, commentToken }: Printing, io: Io): Promise<number> {
  const reportDir = reportDirOf(outcome.reportPath, process.cwd());
  if (isJson) io.stdout.write(`${JSON.stringify(jsonOf(outcome.result), null, 2)}\n`);
  else {
    const options = { ...textOptions(io), place: await placeOf(outcome), reportDir };
    io.stdout.write(`\n${runText(outcome.result, options)}`);
  }
  if (commentToken !== null) {
    io.stderr.write(`memgate: ${describeWritten(await publish(outcome.result, io.env, commentToken))}\n`);
  }
  const isComplete = outcome.reportProblem === null;
  if (!isComplete) io.stderr.write(`memgate: ${outcome.reportProblem}\n`);
  (isJson ? io.stderr : io.stdout).write(`${reportLine(outcome.result, reportDir, isComplete)}\n`);
  const code = enforcedExitCode(outcome.result);
  return isComplete ? code : code || processExitCodes.inconclusive;
}

/** The place of the failure as FILE:LINE:COLUMN, which editors and CI systems recognize. Null if it has no place. */
async function placeOf(outcome: Outcome): Promise<string | null> {
  if (outcome.annotate === null) return null;
  const { annotationOf } = await import("../../report/text/annotation.ts");
  const place = annotationOf(outcome, machine.readText);
  return place === null ? null : placeText(place);
}
