import type { StopReason } from "./stop-reason.js";
export interface Thresholds {
    /** The highest peak ÷ limit that passes, in (0, 1]. A peak exactly at the threshold passes. */
    readonly maxRatio: number;
    /** A pass with a peak ÷ limit above it has a warning. Below `maxRatio`. Null without a warning. */
    readonly warnRatio: number | null;
    /** The highest share of failed requests that is accepted, in [0, 1). */
    readonly maxErrorRate: number;
    /** False if a verdict other than a pass does not fail the check. */
    readonly isEnforced: boolean;
}
/** How strong a pass is: `proven` covers every moment of the run, `sampled` only the moments of the samples. */
export type Proof = "proven" | "sampled";
export type Verdict = {
    readonly kind: "pass";
    readonly proof: Proof;
} | {
    readonly kind: "over-ratio";
}
/** The app certainly holds more memory than its base or its baseline, and `max-increase` does not allow it. Only a comparison has this verdict. */
 | {
    readonly kind: "increased";
}
/** Live memory grows from block to block. Only the leak check has it. */
 | {
    readonly kind: "leaks";
} | {
    readonly kind: "oom-killed";
}
/** A process reached the memory limit of its own runtime, or the system refused it more memory. */
 | {
    readonly kind: "out-of-memory";
} | ({
    readonly kind: "inconclusive";
} & StopReason);
export type VerdictKind = Verdict["kind"];
/** The verdict of a run of a set. A set has neither a base nor a leak check. */
export type RunVerdictKind = Exclude<VerdictKind, "increased" | "leaks">;
