// The numbers that the fields of a report hold.
import * as z from "zod";

export const bytesField = z.number().int().min(0);
export const countField = z.number().int().min(0);
/** Times are not rounded. */
export const millisField = z.number().min(0);
/** A share in [0, 1]. */
export const shareField = z.number().min(0).max(1);
