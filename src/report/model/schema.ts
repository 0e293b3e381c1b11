// The report: the evidence, the thresholds it was judged with, and the verdict. `report.json` is exactly this.
import { z } from "zod";
import { evidenceFields, inconclusiveReasonSchema } from "../../model/evidence.ts";
import { isRoundedDown } from "../../verdict/judge.ts";

const reportSchemaName = "memgate/report@1";

const verdictSchema = z.strictObject({
  kind: z
    .enum(["pass", "over-ratio", "oom-killed", "inconclusive"])
    .describe("pass: measured, and under. The others fail the check."),
  reason: inconclusiveReasonSchema.nullable().describe("On inconclusive, why; null otherwise."),
  proof: z
    .enum(["proven", "sampled"])
    .nullable()
    .describe(
      "On a pass. ceiling: the kernel's high-water mark proves that no moment was over. sampled: no sample was. Null otherwise.",
    ),
  message: z.string().describe("The verdict in one sentence."),
});

export const reportSchema = z
  .strictObject({
    schema: z.literal(reportSchemaName),
    verdict: verdictSchema.describe("How the evidence was judged with maxRatio and maxErrorRate."),
    maxRatio: z.number().gt(0).max(1).describe("The highest peak ÷ limit that passes."),
    maxErrorRate: z
      .number()
      .min(0)
      .lt(1)
      .describe("The highest share of failed requests with which the load still counts."),
    suggestedLimitBytes: z
      .number()
      .int()
      .min(0)
      .nullable()
      .describe(
        "The lowest limit of whole MiB with which this peak would pass (peak ÷ maxRatio, rounded up); after an OOM kill a limit must be above it. Null without a peak, on inconclusive, and where the run was cut short.",
      ),
    ...evidenceFields,
  })
  .describe("What one run of memgate saw and how it was judged.");

/** `reportSchema`, and that its figures agree with each other: for reports from outside. */
export const consistentReportSchema = reportSchema.superRefine((report, context) => {
  const demand = (isSo: boolean, path: string, message: string) => {
    if (!isSo) context.addIssue({ code: "custom", path: path.split("."), message });
  };
  const { oom, peak, limitBytes, requestedLimitBytes, phases, load, kernelPeakBytes, series, container, outcome } =
    report;
  demand(oom.killed === oom.witnesses.length > 0, "oom.killed", "does not agree with witnesses");
  demand(oom.killed || (oom.processKills ?? 0) === 0, "oom.processKills", "counts kills where killed is false");
  demand(
    limitBytes > 0 && isRoundedDown(limitBytes, requestedLimitBytes),
    "limitBytes",
    "is not requestedLimitBytes, nor that in whole pages",
  );
  const highest = Math.max(0, ...phases.map((phase) => phase.peakBytes ?? 0));
  demand((peak?.workingSetBytes ?? 0) >= highest, "peak.workingSetBytes", "is below the peak of a phase");
  const failed = Object.entries(load?.statusCodes ?? {}).reduce(
    (sum, [status, count]) => (Number(status) >= 200 && Number(status) < 400 ? sum : sum + count),
    0,
  );
  // A scenario says itself which statuses it expects.
  const agrees = load === null || (load.steps === null ? load.non2xx === failed : load.non2xx <= load.requests);
  demand(agrees, "load.non2xx", "does not agree with statusCodes");
  const answers = Object.values(load?.statusCodes ?? {}).reduce((sum, count) => sum + count, 0);
  demand(load === null || load.requests === answers, "load.requests", "does not agree with statusCodes");
  demand(load === null || load.stalledConnections <= load.connections, "load.unservedConnections", "are more than all");
  const peakBytes = peak?.workingSetBytes ?? 0;
  demand(peak === null || Math.abs(peak.ratio * limitBytes - peakBytes) < 1, "peak.ratio", "is not peak ÷ limitBytes");
  demand(
    kernelPeakBytes === null || kernelPeakBytes >= peakBytes,
    "kernelPeakBytes",
    "is below the peak, which it bounds",
  );
  demand(
    series.every((point) => point.workingSetBytes <= peakBytes),
    "series",
    "has a point above the peak",
  );
  demand(new Set(phases.map(({ name }) => name)).size === phases.length, "phases", "has a phase twice");
  demand(peak === null || report.sampling.sources.length > 0, "sampling.sources", "is empty where there is a peak");
  // A job is there to end; everything else runs until it is stopped.
  const livesOn = outcome.kind === "completed" && report.workload?.kind !== "none";
  demand(!livesOn || container?.exitedByItself !== true, "container.exitedByItself", "is true of a completed run");
});

export type Report = Readonly<z.infer<typeof reportSchema>>;

/** The JSON Schema (draft 2020-12) of `report.json`, for editors and for programs that read reports. */
export function reportJsonSchema(): object {
  return { $id: reportSchemaName, title: "memgate report", ...z.toJSONSchema(reportSchema) };
}
