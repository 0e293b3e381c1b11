import { join } from "node:path";
import type { NamedGate } from "../inputs/run-inputs.ts";
import { GateError } from "../model/gate-error.ts";
import type { StopReason } from "../model/stop-reason.ts";
import { failurePlace } from "../report/model/failure-place.ts";
import { savedSetOf } from "../report/model/gates-file.ts";
import { type GateResult, gravest } from "../report/model/run-result.ts";
import { assertRunFolders, plannedFolders } from "../report/storage/run-folders.ts";
import { openSetFolder } from "../report/storage/set-dir.ts";
import { junitOf } from "../report/text/junit.ts";
import type { Outcome } from "./outcome.ts";
import {
  type GatePosition,
  PlanInterrupted,
  planFor,
  type ReadBaselines,
  type RunSurroundings,
  readBaselines,
} from "./run-one.ts";
import { runPlanned } from "./run-planned.ts";

/** Runs the gates one after the other, and writes the list of their results. */
export async function runSeveral(
  named: readonly NamedGate[],
  reportDir: string,
  surroundings: RunSurroundings,
): Promise<Outcome> {
  assertRunFolders(named.map(({ name, inputs }) => ({ folder: join(reportDir, name), runs: plannedFolders(inputs) })));
  const baselines = await readBaselines(named.map(({ inputs }) => inputs));
  const folder = openSetFolder(
    reportDir,
    named.map(({ name }) => name),
  );
  const gates: GateResult[] = [];
  const problems: string[] = [];
  for (const [index, { name, inputs }] of named.entries()) {
    const interrupted = surroundings.interrupt.aborted ? (surroundings.interrupt.reason as StopReason) : null;
    const gate: GateResult =
      interrupted !== null && index > 0
        ? refusedBy(interrupted, name)
        : await runNamed(
            { name, inputs },
            join(reportDir, name),
            { name, number: index + 1, total: named.length },
            { ...surroundings, baselines },
            problems,
          );
    gates.push(gate);
    await surroundings.show(gate);
  }
  const result = { kind: "several", gates } as const;
  const problem = folder.write(savedSetOf(gates), () => junitOf(result));
  if (problem !== null) problems.push(problem);
  const worst = gravest(gates);
  const worstInputs = named.find(({ name }) => name === worst?.name)?.inputs ?? null;
  return {
    result,
    reportPath: folder.setPath,
    reportProblem: problems.length === 0 ? null : problems.join("; "),
    annotate: worstInputs && failurePlace(worstInputs, worst?.kind === "judged" ? worst.judged : null),
  };
}

/** Runs one of several gates. Wrong input of this gate, or an error of memgate in it, does not stop the others. */
async function runNamed(
  { name, inputs }: NamedGate,
  reportDir: string,
  gate: Omit<GatePosition, "run">,
  surroundings: RunSurroundings & { readonly baselines: ReadBaselines },
  problems: string[],
): Promise<GateResult> {
  const secrets = [...inputs.secrets];
  // memgate finds some secrets later, such as those of a Compose project. An error may quote them.
  const addSecrets = (found: readonly string[]) => {
    secrets.push(...found);
    surroundings.addSecrets(found);
  };
  try {
    const collecting = { ...surroundings, addSecrets };
    const plan = await planFor(inputs, reportDir, collecting, surroundings.baselines);
    const { judged, reportProblem } = await runPlanned(plan, gate, collecting);
    if (reportProblem !== null) problems.push(`${name}: ${reportProblem}`);
    return { kind: "judged", name, judged };
  } catch (error) {
    if (error instanceof GateError && typeof error.fault === "string")
      return { kind: "refused", name, reason: "bad-input", code: error.fault, why: error.message };
    if (error instanceof PlanInterrupted) return refusedBy(error.reason, name);
    // The other gates and their reports do not depend on this one.
    const { brokenBy } = await import("./broken-gate.ts");
    return brokenBy(error, { ...gate, name }, secrets, surroundings.begin);
  }
}

/** A gate that did not run because of an interrupt. */
function refusedBy({ code, message }: StopReason, name: string): GateResult {
  return { kind: "refused", name, reason: "interrupted", code, why: message };
}
