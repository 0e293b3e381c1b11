// The schema of report.json: the evidence, the thresholds and the verdict.
import * as z from "zod";
import { once } from "../../lib/once.ts";
import { comparisonSchema } from "../../model/comparison.ts";
import { evidenceFields, inconclusiveReasonSchema } from "../../model/evidence.ts";
import { added } from "../../model/fields/added-field.ts";
import { baselineSchema } from "../../model/fields/baseline.ts";
import { growthSchema } from "../../model/fields/growth.ts";
import { headroomSchema } from "../../model/fields/headroom.ts";
import { identitySchema } from "../../model/fields/identity-schema.ts";
import { leakSchema } from "../../model/fields/leak.ts";
import { bytesField } from "../../model/fields/numbers.ts";
import { noSuggestionSchema } from "../../model/fields/reclaim.ts";
import { unknownIdentity } from "../../model/identity.ts";
import { runSetSchema } from "../../model/run-set.ts";
import { dataSchemaOf, stopCodeNames } from "../../model/stop-codes.ts";
import type { StopCause } from "../../model/stop-reason.ts";
import { reportSchemaUrl, schemaVersion } from "./format-version.ts";
import { readingSchemaOf } from "./reading-schema.ts";

/** The first fields of each JSON file. */
export function formatFields(url: string) {
  return {
    $schema: added(z.string().describe("The address of the file's JSON Schema."), url),
    schemaVersion: z
      .literal(schemaVersion)
      .describe("The version of the format. It rises if a field is removed, or if its meaning changes."),
  };
}

function verdictSchema() {
  const data = z.union(stopCodeNames.map(dataSchemaOf)).meta({ id: "stop-data" }).nullable();
  return z.strictObject({
    kind: z
      .enum(["pass", "over-ratio", "increased", "leaks", "out-of-memory", "oom-killed", "inconclusive"])
      .describe(
        "pass: the peak is within the threshold. increased: the app holds more memory than its base or its baseline, see comparison and baseline. leaks: live memory grows from block to block, see leak. over-ratio, increased, leaks, out-of-memory, oom-killed and inconclusive fail the check, unless isEnforced is false.",
      ),
    reason: inconclusiveReasonSchema.nullable().describe("The reason of an inconclusive verdict. Null otherwise."),
    code: z
      .enum(stopCodeNames)
      .nullable()
      .describe("The reason in detail: the part before the slash is the reason. Null without a reason."),
    // The compiler cannot follow the list of codes.
    data: data.describe(
      "The measured values that belong to the code, as in outcome.data. Null without a reason.",
    ) as unknown as z.ZodType<StopCause["data"] | null>,
    proof: z
      .enum(["proven", "sampled"])
      .nullable()
      .describe(
        "How certain a pass is. proven: the kernel's peak usage shows that no moment was above the threshold. sampled: no sample was above it. Null without a pass.",
      ),
    message: z.string().describe("The verdict in one sentence. Its text may change."),
  });
}

/** The schema of a report that this version writes. */
export const reportSchema = once(() =>
  z
    .strictObject({
      ...formatFields(reportSchemaUrl),
      identity: added(identitySchema, unknownIdentity),
      verdict: verdictSchema().describe("The verdict on the evidence with maxRatio and maxErrorRate."),
      maxRatio: z
        .number()
        .gt(0)
        .max(1)
        .describe("The highest peak ÷ limit that passes. The threshold is maxRatio × limitBytes."),
      warnRatio: added(
        z
          .number()
          .gt(0)
          .lt(1)
          .nullable()
          .describe("A pass with a peak ÷ limit above it has a warning. Null if no warning was asked for."),
        null,
      ),
      maxErrorRate: z
        .number()
        .min(0)
        .lt(1)
        .describe("The highest accepted share of failed requests in the load phase."),
      isEnforced: added(
        z
          .boolean()
          .describe(
            "False if a verdict other than a pass does not fail the check (enforce: false). A report without this field counts as true.",
          ),
        true,
      ),
      headroom: added(headroomSchema, null),
      suggestedLimitBytes: bytesField
        .nullable()
        .describe(
          "Lowest limit in whole MiB with which this peak passes, in bytes: peak ÷ maxRatio, rounded up, at least 6 MiB. After an OOM kill, memgate divides the higher of limit and peak, and the app needs more than the result. Null if no limit can be derived from the peak: see noSuggestion.",
        ),
      noSuggestion: added(noSuggestionSchema, null),
      heldBytes: added(
        bytesField
          .nullable()
          .describe(
            "The highest held memory: at the peak, or at a point of compositions. Held memory is working set − active file cache − reclaimable kernel memory. Kernel memory counts in full if kernelReclaimable is null. Null without a sample.",
          ),
        null,
      ),
      growth: added(growthSchema, null),
      leak: added(leakSchema(), null),
      set: added(runSetSchema(), null),
      comparison: added(comparisonSchema(), null),
      baseline: added(baselineSchema(), null),
      ...evidenceFields(),
    })
    .describe("The evidence of one run of memgate and the verdict on it."),
);

export type Report = Readonly<z.infer<ReturnType<typeof reportSchema>>>;

/**
 * The JSON Schema (draft 2020-12) of `report.json`, for editors and for programs that read reports. It accepts the
 * reports of other versions with the same schemaVersion.
 */
export function reportJsonSchema(): object {
  return { $id: reportSchemaUrl, title: "memgate report", ...jsonSchemaOf("input") };
}

/**
 * The JSON Schema of a report that memgate has read: a field that an old report lacks has its default. The build makes
 * dist/types from it.
 */
export function completeReportJsonSchema(): object {
  return jsonSchemaOf("output");
}

function jsonSchemaOf(io: "input" | "output"): object {
  return z.toJSONSchema(readingSchemaOf(reportSchema()), { io });
}
