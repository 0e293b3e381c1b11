// Says whether a run was measured to its end. Pure.

import type { Evidence } from "../model/evidence.ts";
import type { Thresholds, VerdictKind } from "../model/verdict.ts";
import { heldBytesOf } from "./held-memory.ts";
import { judge } from "./judge.ts";

/** True if the run has figures, was not killed and is not inconclusive. A peak above the threshold does not matter. */
export function isMeasuredToEnd(evidence: Evidence, thresholds: Thresholds, verdict: VerdictKind): boolean {
  const { peak, limitBytes } = evidence;
  if (peak === null || peak.workingSetBytes === 0 || heldBytesOf(evidence) === 0) return false;
  // A run is increased only if it passes by itself.
  if (verdict !== "over-ratio") return verdict === "pass" || verdict === "increased";
  // over-ratio may hide that the measurement does not count, so judge again by a ratio that the peak passes.
  const maxRatio = peak.workingSetBytes / limitBytes;
  return judge(evidence, { ...thresholds, maxRatio }).kind === "pass";
}
