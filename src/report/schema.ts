// The report: the evidence, the thresholds it was judged with, and the verdict. `report.json` is exactly this.
import { z } from "zod";
import { evidenceFields, inconclusiveReasonSchema } from "../evidence.ts";
import { isRoundedDown } from "../verdict.ts";

export const reportSchemaName = "memgate/report@1";

const verdictSchema = z.strictObject({
  kind: z.enum(["pass", "over-ratio", "oom-killed", "inconclusive"]),
  reason: inconclusiveReasonSchema.nullable().describe("On inconclusive, why; null otherwise."),
  proof: z
    .enum(["ceiling", "sampled"])
    .nullable()
    .describe(
      "On a pass. ceiling: the kernel's high-water mark proves that no moment was over. sampled: no sample was. Null otherwise.",
    ),
  message: z.string().describe("The verdict in one sentence."),
});

export const reportSchema = z
  .strictObject({
    schema: z.literal(reportSchemaName),
    verdict: verdictSchema,
    maxRatio: z.number().gt(0).max(1).describe("The highest peak ÷ limit that passes."),
    maxErrorRate: z.number().min(0).lt(1).describe("The highest share of failed requests with which the load counts."),
    suggestedLimitBytes: z
      .number()
      .int()
      .min(0)
      .nullable()
      .describe("peak ÷ maxRatio, rounded up to a whole MiB; null without a peak, and on inconclusive."),
    ...evidenceFields,
  })
  .describe("What one run of memgate saw and how it was judged.");

/** `reportSchema`, and that its figures agree with each other: for reports from outside. */
export const consistentReportSchema = reportSchema.superRefine((report, context) => {
  const demand = (isSo: boolean, path: string, message: string) => {
    if (!isSo) context.addIssue({ code: "custom", path: path.split("."), message });
  };
  const { oom, peak, limitBytes, requestedLimitBytes, phases, load } = report;
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
  demand(load === null || load.non2xx === failed, "load.non2xx", "does not agree with statusCodes");
});

export type Report = Readonly<z.infer<typeof reportSchema>>;

/** The JSON Schema (draft 2020-12) of `report.json`, for editors and for programs that read reports. */
export function reportJsonSchema(): object {
  return { $id: reportSchemaName, title: "memgate report", ...z.toJSONSchema(reportSchema) };
}
