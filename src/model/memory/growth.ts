// Says whether memory was still rising when the load ended.
import * as z from "zod";

export const growthSchema = z
  .strictObject({
    isRising: z
      .boolean()
      .describe("True if anonymous memory was still rising when the load ended. It does not change the verdict."),
    bytesPerSecond: z
      .number()
      .describe(
        "Growth of anonymous memory in the second half of the load phase: the 5% quantile of the slopes between all pairs of points that are at least 2 s apart.",
      ),
    bytesPerRequest: z
      .number()
      .nullable()
      .describe("bytesPerSecond ÷ responses per second. Null if memory did not rise, or without responses of memgate."),
    msToLimit: z
      .number()
      .min(0)
      .nullable()
      .describe("The time after the load at which this growth reaches the limit. Null if memory did not rise."),
    windowMs: z.number().min(0).describe("The length of the second half of the load phase."),
  })
  .nullable()
  .describe("Growth under load. Null if the load phase took less than 10 s, or if there are too few points.");

export type Growth = NonNullable<z.infer<typeof growthSchema>>;
