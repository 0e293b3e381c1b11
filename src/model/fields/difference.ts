// The difference of a figure between two groups of runs.
import * as z from "zod";
import { once } from "../../lib/once.ts";
import { bytesField } from "./numbers.ts";

/** A difference on the logarithm of a figure. Shares: 0.084 is +8.4%. */
export const differenceSchema = once(() =>
  z
    .strictObject({
      baseBytes: bytesField.describe("Geometric mean of the runs of the base, or of the saved runs."),
      headBytes: bytesField.describe("Geometric mean of the head's runs."),
      difference: z.number().describe("headBytes ÷ baseBytes − 1."),
      lower: z.number().describe("The lower end of the 95% confidence interval of the difference."),
      upper: z.number().describe("The upper end of the 95% confidence interval of the difference."),
    })
    .meta({ id: "difference" }),
);

export type Difference = z.infer<ReturnType<typeof differenceSchema>>;
