// Values of the section `baseline` that the programs need: the section itself needs zod, which is not in dist.

/** The newest runs of a baseline that a report keeps. */
export const maxBaselineRuns = 100;

/** The conditions of a run. Two runs are comparable if they have the same conditions. */
export const conditionNames = [
  "limit",
  "CPU limit",
  "workload",
  "connections",
  "rate",
  "requests",
  "kernel",
  "engine",
] as const;
