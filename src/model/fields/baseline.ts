// The section of a report that compares its runs with saved runs, and the saved runs.
import * as z from "zod";
import { once } from "../../lib/once.ts";
import { added } from "./added-field.ts";
import { conditionNames, maxBaselineRuns } from "./baseline-conditions.ts";
import { throttledField } from "./cpu.ts";
import { differenceSchema } from "./difference.ts";
import { bytesField, countField, millisField as millis } from "./numbers.ts";

const figures = {
  peakBytes: bytesField.describe("The peak of the working set."),
  heldBytes: bytesField.describe("The most memory that the app held, as heldBytes of the report."),
  p99Ms: millis.nullable().describe("99th percentile of the latency in the load phase. Null without responses."),
  requests: added(
    countField.nullable().describe("Responses in the load phase. Null without memgate's own load."),
    null,
  ),
  requestsPerSecond: millis.nullable().describe("Responses per second in the load phase. Null without responses."),
  cpuMs: millis.nullable().describe("CPU time in the load phase. Null if it is unknown."),
  throttledRatio: added(throttledField, null),
};
const runFields = {
  createdAt: z.string().describe("ISO 8601: the beginning of the run."),
  commit: z.string().nullable().describe("The commit, as identity.commit of its report. Null if unknown."),
};

export const baselineSchema = once(() =>
  z
    .strictObject({
      path: z.string().describe("The option baseline."),
      runs: z
        .array(
          z.strictObject({
            ...runFields,
            isComparable: z
              .boolean()
              .describe(
                "True if memory limit, CPU limit, load, kernel and engine are those of this report. Only such runs count for the result. The table shows the median of the other runs if there is no such run.",
              ),
            ...figures,
          }),
        )
        .max(maxBaselineRuns)
        .describe("The measured runs of the baseline with the gate of this report, the oldest first."),
      leftOut: countField.describe("Runs of the baseline that were not measured to their end, or were killed."),
      head: z
        .array(z.strictObject({ ...runFields, ...figures }))
        .describe("The measured runs of this report, in their order."),
      differences: z
        .array(
          z.strictObject({
            name: z.enum(conditionNames).describe("What differs."),
            baseline: z.string().describe("Its value in the baseline."),
            head: z.string().describe("Its value in this report."),
            runs: countField.describe("The number of runs of the baseline with this value."),
          }),
        )
        .describe(
          "The first difference of each run that is not comparable. Runs with the same difference have one entry.",
        ),
      maxIncrease: added(
        z
          .number()
          .gt(0)
          .max(10)
          .nullable()
          .describe(
            "The option max-increase as a share: 0.05 is 5%. Null without it: then the verdict stays as it is.",
          ),
        null,
      ),
      result: added(
        z
          .enum(["increased", "not-increased", "unclear"])
          .nullable()
          .describe(
            "increased: an increase is certain, and the estimate is above maxIncrease. not-increased: an increase above maxIncrease is ruled out. unclear: neither; the verdict is then that of the limit alone. Null without maxIncrease, with fewer than four comparable runs, or without a measured run of this report.",
          ),
        null,
      ),
      held: added(
        differenceSchema()
          .nullable()
          .describe(
            "The difference of heldBytes between the runs of this report (head) and the comparable runs of the baseline (base), which decides. Null without a result.",
          ),
        null,
      ),
    })
    .nullable()
    .describe(
      "The comparison with saved runs. It changes the verdict only with max-increase. Null without the option baseline.",
    ),
);

export type BaselineSection = Readonly<NonNullable<z.infer<ReturnType<typeof baselineSchema>>>>;
export type BaselineFigures = Omit<BaselineSection["head"][number], "createdAt" | "commit">;
type ConditionName = (typeof conditionNames)[number];

/** A saved run, or a run of the gate that is compared with saved ones. */
export interface BaselineRun {
  /** The name of its gate in memgate.yml. Null for a run without config. */
  readonly gate: string | null;
  readonly createdAt: string;
  readonly commit: string | null;
  readonly conditions: Readonly<Record<ConditionName, string>>;
  /** Null if the run was not measured to its end, or was killed. */
  readonly figures: BaselineFigures | null;
}

export interface SavedRuns {
  /** As the user wrote it. */
  readonly path: string;
  readonly runs: readonly BaselineRun[];
}

/** The baseline of a plan. */
export interface Baseline extends SavedRuns {
  /** The highest increase that does not fail the check, as a share. Null if the baseline does not change the verdict. */
  readonly maxIncrease: number | null;
}
