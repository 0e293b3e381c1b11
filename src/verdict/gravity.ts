// The order of verdicts.

import type { VerdictKind } from "../model/verdict.ts";

const gravity: Readonly<Record<VerdictKind, number>> = {
  pass: 0,
  inconclusive: 1,
  increased: 2,
  "over-ratio": 3,
  leaks: 4,
  "out-of-memory": 5,
  "oom-killed": 6,
};

export const worstGravity = Math.max(...Object.values(gravity));

/** A higher number is a worse verdict. A breach is worse than an inconclusive run, because it is real. */
export function gravityOf(kind: VerdictKind): number {
  return gravity[kind];
}
