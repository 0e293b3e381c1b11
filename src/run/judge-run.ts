// Judges the evidence of a run. memgate loads this file while the engine starts the app.
import { identityOf } from "../github/identity.ts";
import type { Evidence } from "../model/evidence.ts";
import type { Thresholds } from "../model/verdict.ts";
import { type Judged, judged } from "../report/model/judged.ts";

/** @param gateName the name of the gate in memgate.yml; null without a config file */
export function judgeRun(
  evidence: Evidence,
  thresholds: Thresholds,
  { env, gateName }: { readonly env: Readonly<Record<string, string | undefined>>; readonly gateName: string | null },
): Judged {
  return judged(evidence, thresholds, identityOf(env, gateName));
}
