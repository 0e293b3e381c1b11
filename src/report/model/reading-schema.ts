// Derives the schema by which memgate reads a file from the strict schema by which it writes the file.
import { z } from "zod";
import { addedFields } from "../../model/added-field.ts";

/** The longest argument that Linux passes to a program (MAX_ARG_STRLEN). A load-command is the longest text of a report. */
const maxTextLength = 2 ** 17;
const maxListLength = 10_000;

/**
 * The schema for reading: it ignores unknown fields, sets added fields that are missing, and limits the length of every text
 * and list. A report may come from a fork or from another version.
 */
export function readingSchemaOf<T>(schema: z.ZodType<T>): z.ZodType<T> {
  // The derived schema accepts other inputs, but its output has the same type.
  return derived(schema) as z.ZodType<T>;
}

function derived(schema: z.core.$ZodType): z.ZodType {
  const { description } = schema as z.ZodType;
  const field = addedFields.get(schema);
  const tolerant = tolerantOf(schema as z.ZodType);
  const withDefault = field === undefined ? tolerant : tolerant.default(field.ifMissing);
  return description === undefined ? withDefault : withDefault.describe(description);
}

function tolerantOf(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape).map(([name, field]) => [name, derived(field)] as const);
    return z.object(Object.fromEntries(fields));
  }
  if (schema instanceof z.ZodArray) {
    const list = schema.clone({ ...schema.def, element: derived(schema.element) });
    return hasMaximum(schema) ? list : list.max(maxListLength);
  }
  if (schema instanceof z.ZodString) return schema.maxLength === null ? schema.max(maxTextLength) : schema;
  if (schema instanceof z.ZodNullable) return z.nullable(derived(schema.unwrap()));
  if (schema instanceof z.ZodOptional) return z.optional(derived(schema.unwrap()));
  if (schema instanceof z.ZodUnion) {
    return schema.clone({ ...schema.def, options: schema.options.map(derived) });
  }
  // The rest has no text or list inside: numbers, booleans, constants, and counts by HTTP status.
  return schema;
}

function hasMaximum(schema: z.ZodArray): boolean {
  return (schema.def.checks ?? []).some(({ _zod }) => _zod.def.check === "max_length");
}
