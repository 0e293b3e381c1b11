// The schema of report.json: the evidence, the thresholds and the verdict.
import * as z from "zod";
import { added } from "../../model/added-field.ts";
import { evidenceFields, inconclusiveReasonSchema } from "../../model/evidence.ts";
import { identitySchema, unknownIdentity } from "../../model/identity.ts";
import { stopCodes } from "../../model/stop-codes.ts";
import type { StopCode } from "../../model/stop-reason.ts";
import { isRoundedDown } from "../../verdict/judge.ts";
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

const verdictSchema = z.strictObject({
  kind: z
    .enum(["pass", "over-ratio", "oom-killed", "inconclusive"])
    .describe("pass: the peak is within the threshold. over-ratio, oom-killed and inconclusive fail the check."),
  reason: inconclusiveReasonSchema.nullable().describe("The reason of an inconclusive verdict. Null otherwise."),
  code: z
    .enum(Object.keys(stopCodes) as StopCode[])
    .nullable()
    .describe("The reason in detail: the part before the slash is the reason. Null without a reason."),
  data: z
    .union(Object.values(stopCodes).map(({ data }) => data))
    .nullable()
    .describe("The measured values that belong to the code, as in outcome.data. Null without a reason."),
  proof: z
    .enum(["proven", "sampled"])
    .nullable()
    .describe(
      "How certain a pass is. proven: the kernel's peak usage shows that no moment was above the threshold. sampled: no sample was above it. Null without a pass.",
    ),
  message: z.string().describe("The verdict in one sentence. Its text may change."),
});

/** The schema of a report that this version writes. */
export const reportSchema = z
  .strictObject({
    ...formatFields(reportSchemaUrl),
    identity: added(identitySchema, unknownIdentity),
    verdict: verdictSchema.describe("The verdict on the evidence with maxRatio and maxErrorRate."),
    maxRatio: z
      .number()
      .gt(0)
      .max(1)
      .describe("The highest peak ÷ limit that passes. The threshold is maxRatio × limitBytes."),
    maxErrorRate: z.number().min(0).lt(1).describe("The highest accepted share of failed requests in the load phase."),
    suggestedLimitBytes: z
      .number()
      .int()
      .min(0)
      .nullable()
      .describe(
        "Lowest limit in whole MiB with which this peak passes, in bytes: peak ÷ maxRatio, rounded up. After an OOM kill it starts from the higher of limit and peak, and the real need is above it. Null if the run is inconclusive, ended early without an OOM kill, or has no peak.",
      ),
    ...evidenceFields,
  })
  .describe("The evidence of one run of memgate and the verdict on it.");

const readReportSchema = readingSchemaOf(reportSchema);

/** The schema of a report to read, plus checks that the figures are consistent with each other. */
export const consistentReportSchema = readReportSchema.superRefine((report, context) => {
  const check = (isConsistent: boolean, path: string, message: string) => {
    if (!isConsistent) context.addIssue({ code: "custom", path: path.split("."), message });
  };
  const { oom, peak, limitBytes, requestedLimitBytes, phases, load, kernelPeakBytes, series, container, outcome } =
    report;
  check(oom.killed === oom.witnesses.length > 0, "oom.killed", "is not consistent with witnesses");
  check(oom.killed || (oom.processKills ?? 0) === 0, "oom.processKills", "counts kills, but killed is false");
  check(
    limitBytes > 0 && isRoundedDown(limitBytes, requestedLimitBytes),
    "limitBytes",
    "is neither requestedLimitBytes nor requestedLimitBytes rounded down to whole pages",
  );
  const highest = Math.max(0, ...phases.map((phase) => phase.peakBytes ?? 0));
  check((peak?.workingSetBytes ?? 0) >= highest, "peak.workingSetBytes", "is below the peak of a phase");
  const failed = Object.entries(load?.statusCodes ?? {}).reduce(
    (sum, [status, count]) => (Number(status) >= 200 && Number(status) < 400 ? sum : sum + count),
    0,
  );
  // A scenario defines which statuses it expects.
  const isConsistent = load === null || (load.steps === null ? load.non2xx === failed : load.non2xx <= load.requests);
  check(isConsistent, "load.non2xx", "is not consistent with statusCodes");
  const responses = Object.values(load?.statusCodes ?? {}).reduce((sum, count) => sum + count, 0);
  check(load === null || load.requests === responses, "load.requests", "is not consistent with statusCodes");
  check(
    load === null || load.stalledConnections <= load.connections,
    "load.stalledConnections",
    "is above connections",
  );
  const peakBytes = peak?.workingSetBytes ?? 0;
  check(
    peak === null || Math.abs(peak.ratio * limitBytes - peakBytes) < 1,
    "peak.ratio",
    "is not workingSetBytes ÷ limitBytes",
  );
  check(kernelPeakBytes === null || kernelPeakBytes >= peakBytes, "kernelPeakBytes", "is below the peak");
  check(
    series.every((point) => point.workingSetBytes <= peakBytes),
    "series",
    "has a point above the peak",
  );
  check(new Set(phases.map(({ name }) => name)).size === phases.length, "phases", "lists a phase twice");
  check(peak === null || report.sampling.sources.length > 0, "sampling.sources", "is empty, but there is a peak");
  // Only a batch job ends by itself in a completed run.
  const mustKeepRunning = outcome.kind === "completed" && report.workload?.kind !== "none";
  check(
    !mustKeepRunning || container?.exitedByItself !== true,
    "container.exitedByItself",
    "is true, but the run is completed",
  );
});

export type Report = Readonly<z.infer<typeof reportSchema>>;

/**
 * The JSON Schema (draft 2020-12) of `report.json`, for editors and for programs that read reports. It accepts the reports of
 * other versions with the same schemaVersion.
 */
export function reportJsonSchema(): object {
  return { $id: reportSchemaUrl, title: "memgate report", ...jsonSchemaOf("input") };
}

/** The JSON Schema of a report that memgate has read: a field that an old report lacks has its default. For the types. */
export function completeReportJsonSchema(): object {
  return jsonSchemaOf("output");
}

function jsonSchemaOf(io: "input" | "output"): object {
  // A name for the data of each code, so that the schema defines it only once.
  for (const [code, { data }] of Object.entries(stopCodes)) {
    if (!z.globalRegistry.has(data)) z.globalRegistry.add(data, { id: code.replace("/", "-") });
  }
  return z.toJSONSchema(readingSchemaOf(reportSchema), { io });
}
