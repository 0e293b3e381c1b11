// Why a run is inconclusive, as a code with its data: `not-ready/http-4xx`. The part before the slash is the reason.
import type * as z from "zod";
import { adapterCodes } from "./adapter-codes.ts";
import { runCodes } from "./run-codes.ts";

/** The meaning and the schema of the data of each code. */
export const stopCodes = { ...adapterCodes, ...runCodes };

export const stopCodeNames = Object.keys(stopCodes) as (keyof typeof stopCodes)[];

const dataSchemas = new Map<keyof typeof stopCodes, z.ZodType>();

/** The schema of a code's data. Always the same instance, so that a JSON Schema defines it once. */
export function dataSchemaOf(code: keyof typeof stopCodes): z.ZodType {
  const schema = dataSchemas.get(code) ?? stopCodes[code].data();
  dataSchemas.set(code, schema);
  return schema;
}
