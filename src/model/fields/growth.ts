// Says whether memory was still rising when the load ended.
import * as z from "zod";
import { millisField } from "./numbers.ts";

export const growthSchema = z
  .strictObject({
    isRising: z
      .boolean()
      .describe(
        "True if anonymous and shared memory was still rising when the load ended. It does not change the verdict.",
      ),
    bytesPerSecond: z
      .number()
      .describe(
        "Growth of anonymous and shared memory in the second half of the load phase: the 5% quantile of the slopes between all pairs of points of compositions that are at least 2 s apart.",
      ),
    bytesPerRequest: z
      .number()
      .nullable()
      .describe(
        "bytesPerSecond ÷ responses per second. Null if memory did not rise, or if memgate's own load got no response.",
      ),
    msToLimit: millisField
      .nullable()
      .describe(
        "Milliseconds of further load after which memory would reach the limit at this growth. Null if memory did not rise.",
      ),
    windowMs: millisField.describe("The length of the second half of the load phase."),
  })
  .nullable()
  .describe(
    "Growth under load. Null if the load phase took less than 10 s, or if compositions has too few points in it.",
  );

export type Growth = NonNullable<z.infer<typeof growthSchema>>;
