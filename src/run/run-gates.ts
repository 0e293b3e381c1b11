// Runs gates from inputs to written reports, for the Action and the command line.

import type { RunInputs } from "../inputs/run-inputs.ts";
import { failurePlace } from "../report/model/failure-place.ts";
import type { Outcome } from "./outcome.ts";
import { planFor, type RunSurroundings } from "./run-one.ts";
import { runPlanned } from "./run-planned.ts";

/**
 * Runs the gates one after the other, judges them and writes their reports.
 * @throws GateError "inputs" if memgate cannot write to report-dir or, with one gate, finds bad input in the image, the
 * Compose project or the container. There is no report then.
 */
export async function runAndReport({ gates, reportDir }: RunInputs, surroundings: RunSurroundings): Promise<Outcome> {
  const all = gates.kind === "several" ? gates.named.map(({ inputs }) => inputs) : [gates.inputs];
  surroundings.addSecrets(all.flatMap(({ secrets }) => secrets));
  if (gates.kind === "several") {
    const { runSeveral } = await import("./run-several.ts");
    return runSeveral(gates.named, reportDir, surroundings);
  }
  const { inputs } = gates;
  const plan = await planFor(inputs, reportDir, surroundings);
  const run = await runPlanned(plan, { name: null, number: 1, total: 1 }, surroundings);
  return {
    result: { kind: "one", judged: run.judged },
    reportPath: run.reportPath,
    reportProblem: run.reportProblem,
    annotate: failurePlace(inputs, run.judged),
  };
}
