// The schema of the headroom of a pass.
import * as z from "zod";
import { bytesField, shareField } from "./numbers.ts";

export const headroomSchema = z
  .strictObject({
    toThresholdBytes: bytesField.describe("Threshold − peak, in whole bytes."),
    toThresholdRatio: shareField.describe("toThresholdBytes ÷ limitBytes."),
    toLimitBytes: bytesField.describe("Limit − peak, in bytes."),
    toLimitRatio: shareField.describe("toLimitBytes ÷ limitBytes."),
  })
  .nullable()
  .describe("How far the peak of a pass is below the threshold and below the limit. Null without a pass.");

export type Headroom = NonNullable<z.infer<typeof headroomSchema>>;
