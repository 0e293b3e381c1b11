// Without zod, because the programs import it.

/** Why memgate could not measure live memory to the end of the check. */
export const leakProblems = [
  "no-node",
  "processes-changed",
  "app-ended",
  "own-handler",
  "sigusr1-disabled",
  "permission-model",
  "signal-not-caught",
  "other-user",
  "no-response",
  "helper-refused",
  "helper-ended",
  "failed",
] as const;
export type LeakProblem = (typeof leakProblems)[number];
