// The search for the right limit: what memgate tried, and what it found. The content of size.json.
import * as z from "zod";
import { once } from "../../lib/once.ts";
import { added } from "../fields/added-field.ts";
import { bytesField, countField, millisField } from "../fields/numbers.ts";
import { noSuggestionSchema } from "../fields/reclaim.ts";
import { maxSizeRuns } from "./run-counts.ts";

/** Why a limit is not a candidate any more. */
const rejectionCodes = ["killed", "out-of-memory", "failed", "edge", "slower", "rising"] as const;

const refusalCodes = [
  "gate-failed",
  "inconclusive",
  "rising",
  "reclaimable",
  "kernel-memory",
  "file-cache",
  "slower",
  "unstable",
  "too-few-runs",
] as const;

const sizeRunSchema = once(() =>
  z.strictObject({
    run: z
      .number()
      .int()
      .min(1)
      .max(maxSizeRuns)
      .describe("The number of the run. Its report is in the folder run-1, run-2 and so on."),
    requestedLimitBytes: bytesField.describe("The limit that memgate tried."),
    verdict: z
      .enum(["pass", "over-ratio", "out-of-memory", "oom-killed", "inconclusive"])
      .describe(
        "The verdict of the run. The first limit has the threshold of max-ratio; each other limit has a threshold of 100%.",
      ),
    message: z.string().describe("The verdict of the run in one sentence. Its text may change."),
    createdAt: z.string().describe("ISO 8601: the beginning of the run."),
    durationMs: millisField.describe("How long the run took."),
    peakBytes: bytesField.nullable().describe("The peak. Null without a sample."),
    heldBytes: bytesField
      .nullable()
      .describe("The most memory that the app held, as heldBytes of a report. Null without a sample."),
    p95Bytes: bytesField
      .nullable()
      .describe(
        "The working set that the app exceeded for at most 5% of the time of the run, from the series of the report. Null without a sample.",
      ),
    mappedFileBytes: bytesField.nullable().describe("As reclaim.mappedFileBytes of a report. Null if unknown."),
    requestsPerSecond: z
      .number()
      .min(0)
      .nullable()
      .describe("Responses per second in the load phase. Null without memgate's own load."),
    p99Ms: millisField
      .nullable()
      .describe("99th percentile of the latency in the load phase. Null without a response."),
    errorRate: z.number().min(0).max(1).nullable().describe("The share of failed requests. Null without requests."),
    workMs: millisField
      .nullable()
      .describe(
        "How long the batch job or the load command took. Null with memgate's own load, or if memgate ended the command.",
      ),
    stalledMs: millisField
      .nullable()
      .describe("How long processes waited for memory (pressure.someMs). Null if unknown."),
    rereadBytes: bytesField.nullable().describe("File cache that the app had to read again. Null if unknown."),
    noSuggestion: noSuggestionSchema.describe("Why the peak does not show what the app needs. Null if it does."),
    isRising: z.boolean().describe("True if memory was still rising when the load ended."),
  }),
);

const sizeLimitSchema = once(() =>
  z.strictObject({
    limitBytes: bytesField.describe("The limit that memgate tried."),
    runs: countField.describe("The number of runs under this limit that count."),
    survived: countField.describe("The number of these runs that the app survived and that memgate could measure."),
    peakBytes: bytesField.nullable().describe("The highest peak of these runs. Null without a sample."),
    p99Ms: millisField
      .nullable()
      .describe("The median of their 99th percentiles of the latency. Null without a response."),
    requestsPerSecond: z
      .number()
      .min(0)
      .nullable()
      .describe("The median of their responses per second. Null without memgate's own load."),
    workMs: millisField.nullable().describe("The median time of the batch job or load command. Null without it."),
    rejected: z
      .enum(rejectionCodes)
      .nullable()
      .describe(
        "Why memgate rejected the limit. killed: OOM-killed. out-of-memory: a process ran out of memory. failed: the run was inconclusive. edge: the app held more than 95% of the limit. slower: two runs were outside the bounds of the first limit. rising: memory was still rising in two runs. Null if memgate did not reject it.",
      ),
    why: z
      .string()
      .nullable()
      .describe("The reason in one sentence. Its text may change. Null if memgate did not reject the limit."),
  }),
);

const sizeResultSchema = once(() =>
  z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z
        .literal("found")
        .describe(
          "found: memgate confirmed a limit. refused: memgate cannot say. unfinished: the search can continue.",
        ),
      confirmedLimitBytes: bytesField.describe("The smallest limit that memgate confirmed."),
      suggestedLimitBytes: bytesField.describe(
        "The highest peak under the confirmed limit ÷ max-ratio, rounded up to whole MiB; at least the confirmed limit. It is computed; memgate did not try it.",
      ),
      requestBytes: bytesField.describe(
        "The highest p95Bytes under the confirmed limit, rounded up to whole MiB: for resources.requests.memory.",
      ),
      peakBytes: bytesField.describe("The highest peak under the confirmed limit."),
    }),
    z.strictObject({
      kind: z.literal("refused"),
      code: z.enum(refusalCodes).describe("Why memgate cannot say which limit is right."),
      isBreach: z
        .boolean()
        .describe("True if a gate failed: the app exceeded the threshold, was OOM-killed or ran out of memory."),
      message: z.string().describe("The reason in one sentence. Its text may change."),
    }),
    z.strictObject({
      kind: z.literal("unfinished"),
      message: z.string().describe("Why the search is not finished."),
    }),
  ]),
);

/** The result of the option write. */
const limitWriteSchema = once(() =>
  z
    .discriminatedUnion("kind", [
      z.strictObject({
        kind: z
          .literal("changed")
          .describe("changed: memgate wrote the suggested limit into a file. unchanged: it could not."),
        file: z.string().describe("The file, as the option write names it."),
        line: z.number().int().min(1).describe("The line that memgate changed, from 1."),
        column: added(
          z.number().int().min(1).nullable().describe("The column of the limit's key, from 1. Null if unknown."),
          null,
        ),
        from: z.string().describe("The present limit, as it was written."),
        to: z.string().describe("The suggested limit, as memgate wrote it."),
        newLine: z
          .string()
          .nullable()
          .describe(
            "The whole line with the new limit. Null if it has a value other than limits and requests, a secret, an invisible character, or more than 1,000 characters.",
          ),
      }),
      z.strictObject({
        kind: z.literal("unchanged"),
        why: z.string().describe("Why the file is unchanged. Its text may change."),
      }),
    ])
    .nullable(),
);

export const sizeFields = once(() => ({
  memgateVersion: z.string().describe("Version of memgate."),
  createdAt: z
    .string()
    .describe("ISO 8601: the beginning of the first run. If there is no run, the beginning of the search."),
  options: z
    .string()
    .describe("A hash of the options and of memgate's version. memgate continues only a search with the same hash."),
  app: z
    .strictObject({
      imageId: z.string().nullable().describe("Digest of the image. Null if unknown."),
      engine: z.string().describe("Version, kernel and memory of the engine's machine."),
    })
    .nullable()
    .describe("What the runs have in common. Null before the first run."),
  gate: z.string().nullable().describe("The name of the gate in memgate.yml. Null without a config file."),
  presentLimitBytes: bytesField.describe("The present limit, which memgate tried first."),
  maxRatio: z.number().gt(0).max(1).describe("The option max-ratio."),
  maxRuns: countField.describe("The highest number of runs of a search."),
  result: sizeResultSchema().describe("The result of the search."),
  limits: z.array(sizeLimitSchema()).max(maxSizeRuns).describe("Every limit that memgate tried, the highest first."),
  runs: z.array(sizeRunSchema()).max(maxSizeRuns).describe("The runs, in their order."),
  written: added(
    limitWriteSchema().describe(
      "What memgate did with the file of the option write. Null if there was nothing to write.",
    ),
    null,
  ),
  notices: z.array(z.string()).describe("Facts that do not change the result, one sentence each."),
}));

export type LimitWrite = NonNullable<z.infer<ReturnType<typeof limitWriteSchema>>>;
export type SizeRun = Readonly<z.infer<ReturnType<typeof sizeRunSchema>>>;
export type SizeLimit = Readonly<z.infer<ReturnType<typeof sizeLimitSchema>>>;
export type SizeResult = Readonly<z.infer<ReturnType<typeof sizeResultSchema>>>;
export type Rejection = (typeof rejectionCodes)[number];
export type SizeRefusal = (typeof refusalCodes)[number];
