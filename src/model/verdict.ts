// The verdict of a run.

import type { InconclusiveReason } from "./evidence.ts";
export interface Thresholds {
  /** The highest peak ÷ limit that passes, in (0, 1]. Exactly at it passes. */
  readonly maxRatio: number;
  /** The highest share of failed requests with which the load still counts, in [0, 1). */
  readonly maxErrorRate: number;
}

/** How strong a pass is: `ceiling` holds for every moment, `sampled` for the moments that were sampled. */
export type Proof = "proven" | "sampled";

export type Verdict =
  | { readonly kind: "pass"; readonly proof: Proof }
  | { readonly kind: "over-ratio" }
  | { readonly kind: "oom-killed" }
  | ({ readonly kind: "inconclusive" } & StopReason);

export type VerdictKind = Verdict["kind"];

/** Why a run is inconclusive. */
export interface StopReason {
  readonly reason: InconclusiveReason;
  /** A sentence with the values seen. */
  readonly message: string;
}
