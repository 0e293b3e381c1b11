// Runs a gate as often as its plan says.

import type { GatePlan } from "../model/plan.ts";
import { type GatePosition, type GateRun, type RunSurroundings, runOne } from "./run-one.ts";

/** Runs a gate once, several times with `repeat`, or beside its base, judges it and writes its report. */
export async function runPlanned(
  plan: GatePlan,
  gate: Omit<GatePosition, "run">,
  surroundings: RunSurroundings,
): Promise<GateRun> {
  const position = { ...gate, run: null };
  if (plan.comparison !== null) {
    const { runComparison } = await import("./run-comparison.ts");
    return runComparison(plan, plan.comparison, position, surroundings);
  }
  if (plan.repeat === 1) return runOne(plan, position, surroundings);
  const { runSet } = await import("./run-set.ts");
  return runSet(plan, position, surroundings);
}
