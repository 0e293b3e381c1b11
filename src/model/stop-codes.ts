// Why a run is inconclusive, as a code with its data: `not-ready/http-4xx`. The part before the slash is the reason.
import type * as z from "zod";
import { adapterCodes } from "./adapter-codes.ts";
import { runCodes } from "./run-codes.ts";

/** The meaning and the schema of the data of each code. */
export const stopCodes = { ...adapterCodes, ...runCodes };

export const stopCodeNames = Object.keys(stopCodes) as (keyof typeof stopCodes)[];

const dataSchemas = new Map<keyof typeof stopCodes, z.ZodType>();
/** The named copy of each schema. Several codes can have the same schema. */
const namedSchemas = new Map<z.ZodType, z.ZodType>();

/** The schema of a code's data. Always the same named instance, so that a JSON Schema defines it once. */
export function dataSchemaOf(code: keyof typeof stopCodes): z.ZodType {
  const schema = dataSchemas.get(code) ?? named(stopCodes[code].data(), code);
  dataSchemas.set(code, schema);
  return schema;
}

/** Names the schema after the first code that has it, unless it has a name already. */
function named(schema: z.ZodType, code: string): z.ZodType {
  const meta = schema.meta();
  if (meta?.id !== undefined) return schema;
  const copy = namedSchemas.get(schema) ?? schema.meta({ ...meta, id: code.replace("/", "-") });
  namedSchemas.set(schema, copy);
  return copy;
}
