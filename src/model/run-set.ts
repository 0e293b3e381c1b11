// The section of a report that several runs of one gate share.
import * as z from "zod";
import { once } from "../lib/once.ts";
import { maxRuns } from "../options/repeat.ts";
import { added } from "./fields/added-field.ts";
import { bytesField, millisField } from "./fields/numbers.ts";
import { stoppedSchema } from "./outcome.ts";

const runNumber = z.number().int().min(1).max(maxRuns);

const runRecordSchema = once(() =>
  z.strictObject({
    run: runNumber.describe("The number of the run, from 1. Its own report is in the folder run-1, run-2 and so on."),
    verdict: z
      .enum(["pass", "over-ratio", "out-of-memory", "oom-killed", "inconclusive"])
      .describe("The verdict of the run, as in verdict.kind."),
    proof: z
      .enum(["proven", "sampled"])
      .nullable()
      .describe("How certain the pass of the run is. Null without a pass."),
    stop: stoppedSchema().nullable().describe("Why the run is inconclusive. Null if it has another verdict."),
    message: z.string().describe("The verdict of the run in one sentence. Its text may change."),
    peakBytes: bytesField
      .nullable()
      .describe("The peak of the run. Null without a sample. Do not judge the peak of an inconclusive run."),
    limitBytes: bytesField.describe("The limit that the peak of the run is compared with."),
    durationMs: millisField.describe("How long the run took, as in durationMs of its own report."),
    createdAt: added(z.string().nullable(), null).describe(
      "ISO 8601: the beginning of the run. Null in a report of a version without this field.",
    ),
    isInterrupted: added(z.boolean(), false).describe(
      "True if the run was interrupted. Its verdict may still be over-ratio, out-of-memory or oom-killed.",
    ),
    isRising: added(z.boolean(), false).describe(
      "True if the verdict of the run is pass or over-ratio, and its growth.isRising is true.",
    ),
  }),
);

export const runSetSchema = once(() =>
  z
    .strictObject({
      repeat: z
        .union([z.literal("auto"), runNumber])
        .describe("The option repeat. In a comparison, the number of head runs."),
      planned: runNumber.describe(
        "The number of planned runs. runs is shorter if the set ended early, for example by an interrupt.",
      ),
      shown: runNumber.describe(
        "The number of the run with the worst verdict. If several runs have this verdict, it is an interrupted run. If none was interrupted, it is the run with the highest peak ÷ limit. verdict and notices are about the set. All other fields of the report are about this run.",
      ),
      runs: z.array(runRecordSchema()).min(1).max(maxRuns).describe("The runs, in their order."),
      medianBytes: bytesField
        .nullable()
        .describe("The median peak. Inconclusive runs do not count. Null if no run counts."),
      lowestBytes: bytesField
        .nullable()
        .describe("The lowest peak. Inconclusive runs do not count. Null if no run counts."),
      highestBytes: bytesField
        .nullable()
        .describe("The highest peak. Inconclusive runs do not count. Null if no run counts."),
      spread: z
        .number()
        .min(0)
        .nullable()
        .describe("(highestBytes − lowestBytes) ÷ medianBytes. Null if fewer than two runs count."),
    })
    .nullable()
    .describe(
      "The runs of a gate with the option repeat, or the head's runs of a comparison with a base. Null otherwise, and in the report of each single run.",
    ),
);

export type RunSet = Readonly<NonNullable<z.infer<ReturnType<typeof runSetSchema>>>>;
export type RunRecord = RunSet["runs"][number];
