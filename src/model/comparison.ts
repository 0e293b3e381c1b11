// The section of a report that compares the runs of the app (head) with runs of its base.
import * as z from "zod";
import { once } from "../lib/once.ts";
import { maxPairs } from "../options/pairs.ts";
import { compositionSchema, inconclusiveReasonSchema } from "./evidence.ts";
import { added } from "./fields/added-field.ts";
import { throttledField } from "./fields/cpu.ts";
import { differenceSchema } from "./fields/difference.ts";
import { bytesField } from "./fields/numbers.ts";

const millis = z.number().min(0);
const pairNumber = z.number().int().min(1).max(maxPairs);

const comparedRunSchema = once(() =>
  z
    .strictObject({
      verdict: z
        .enum(["pass", "over-ratio", "out-of-memory", "oom-killed", "inconclusive"])
        .describe("The verdict of the run by itself, as in verdict.kind."),
      reason: inconclusiveReasonSchema
        .nullable()
        .describe("Why the run is inconclusive, or why it ended early. Null otherwise."),
      isMeasured: z
        .boolean()
        .describe(
          "True if the run was measured to its end, so that its figures count. False if it was killed, ended early or is inconclusive. A run above the threshold counts.",
        ),
      message: z.string().describe("The verdict of the run in one sentence. Its text may change."),
      heldBytes: bytesField
        .nullable()
        .describe(
          "The most memory that the app held: working set − active file cache − reclaimable kernel memory. Null without a sample.",
        ),
      peakBytes: bytesField.nullable().describe("The peak of the working set. Null without a sample."),
      requests: z
        .number()
        .int()
        .min(0)
        .nullable()
        .describe("Responses in the load phase. Null without memgate's own load."),
      requestsPerSecond: millis.nullable().describe("Responses per second in the load phase. Null without responses."),
      p50Ms: millis.nullable().describe("Median latency in the load phase. Null without responses."),
      p99Ms: millis.nullable().describe("99th percentile of the latency in the load phase. Null without responses."),
      cpuMs: millis.nullable().describe("CPU time of the container in the load phase. Null if it is unknown."),
      throttledRatio: added(throttledField, null),
      composition: compositionSchema.nullable().describe("The peak by kind of memory. Null without a sample."),
    })
    .meta({ id: "compared-run" }),
);

export const comparisonSchema = once(() =>
  z
    .strictObject({
      base: z
        .strictObject({
          kind: z
            .enum(["image", "build", "ref"])
            .describe("The option that gave the base: base-image, base-build or base-ref."),
          name: z.string().describe("The base as messages name it, such as main@abc1234, an image or a folder."),
          commit: z
            .string()
            .nullable()
            .describe(
              "The full commit of base-ref. Null for another base, or after an interrupt before memgate found the commit.",
            ),
        })
        .describe("What the app is compared with."),
      maxIncrease: z.number().gt(0).max(10).describe("The option max-increase as a share: 0.05 is 5%."),
      result: z
        .enum(["increased", "not-increased", "unclear"])
        .describe(
          "increased: an increase is certain, an increase above maxIncrease is possible, and the estimate is at least half of maxIncrease, after 10 pairs 60%. not-increased: an increase above maxIncrease is ruled out. unclear: neither; the verdict is then that of the limit alone.",
        ),
      unclear: z
        .enum(["noise", "interrupted", "base-run", "head-run", "killed"])
        .nullable()
        .describe(
          "Why the result is unclear. noise: the runs vary too much, or memgate judged them again with another max-increase that needs more runs. interrupted: the set ended early. base-run, head-run: a run was inconclusive twice. killed: a run was killed, so its full peak is unknown. Null otherwise.",
        ),
      unclearMessage: z.string().nullable().describe("The reason in one sentence. Null if the result is clear."),
      requests: z
        .number()
        .int()
        .min(1)
        .nullable()
        .describe(
          "The number of requests that memgate chose for the later runs: the responses of the first run. If a run of pair 1 was too slow for this number, but completed at least a tenth of it, memgate chose half of that run's responses, for all runs. Null if the options set the number or the rate, or without memgate's own load.",
        ),
      pairs: z
        .array(
          z.strictObject({
            pair: pairNumber.describe(
              "The number of the pair, from 1. Its reports are in the folders base-1 and run-1, and so on.",
            ),
            first: z.enum(["base", "head"]).describe("The run of the pair that ran first."),
            isRepeated: z.boolean().describe("True if the pair ran twice, because a run of it was inconclusive."),
            base: comparedRunSchema().describe("The run of the base."),
            head: comparedRunSchema().describe("The run of the app."),
          }),
        )
        .min(1)
        .max(maxPairs)
        .describe("The pairs of runs, in their order."),
      held: differenceSchema()
        .nullable()
        .describe("The difference of heldBytes. It decides the result. Null with fewer than two complete pairs."),
      workingSet: differenceSchema()
        .nullable()
        .describe(
          "The difference of peakBytes. It does not affect the result. Null with fewer than two complete pairs.",
        ),
    })
    .nullable()
    .describe("The comparison with a base. Null without one of the options base-image, base-build and base-ref."),
);

export type Comparison = Readonly<NonNullable<z.infer<ReturnType<typeof comparisonSchema>>>>;
export type ComparedPair = Comparison["pairs"][number];
export type ComparedRun = ComparedPair["base"];
export type ComparedBase = Comparison["base"];
