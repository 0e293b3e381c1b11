// Derives the schema by which memgate reads a file from the strict schema by which it writes the file.
import * as z from "zod";
import { addedFields } from "../../model/added-field.ts";

/** The longest argument that Linux passes to a program (MAX_ARG_STRLEN). A load-command is the longest text of a report. */
const maxTextLength = 2 ** 17;
const maxListLength = 10_000;

/**
 * The schema for reading: it ignores unknown fields, sets added fields that are missing, and limits the length of every text
 * and list. A report may come from a fork or from another version.
 */
export function readingSchemaOf<T>(schema: z.ZodType<T>): z.ZodType<T> {
  const named = new Map<z.core.$ZodType, z.ZodType>();
  /** A schema with a name is derived once, and keeps its name: a JSON Schema then defines it once. */
  const derive: Derive = (part) => {
    const id = idOf(part);
    if (id === undefined) {
      // A named schema with a description of its own, such as a field with that type.
      const { parent } = part._zod;
      const hasNamedParent = parent !== undefined && idOf(parent) !== undefined;
      return hasNamedParent ? derive(parent).describe((part as z.ZodType).description ?? "") : derived(part, derive);
    }
    const known = named.get(part) ?? derived(part, derive).meta({ id });
    named.set(part, known);
    return known;
  };
  // The derived schema accepts other inputs, but its output has the same type.
  return derive(schema) as z.ZodType<T>;
}

/** The name of a schema. A description of a named schema is a schema without a name. */
function idOf(schema: z.core.$ZodType): string | undefined {
  return z.globalRegistry.get(schema)?.id;
}

type Derive = (schema: z.core.$ZodType) => z.ZodType;

function derived(schema: z.core.$ZodType, derive: Derive): z.ZodType {
  const { description } = schema as z.ZodType;
  const field = addedFields.get(schema);
  const tolerant = tolerantOf(schema as z.ZodType, derive);
  const withDefault = field === undefined ? tolerant : tolerant.default(field.ifMissing);
  return description === undefined ? withDefault : withDefault.describe(description);
}

function tolerantOf(schema: z.ZodType, derive: Derive): z.ZodType {
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape).map(([name, field]) => [name, derive(field)] as const);
    return z.object(Object.fromEntries(fields));
  }
  if (schema instanceof z.ZodArray) {
    const list = schema.clone({ ...schema.def, element: derive(schema.element) });
    return hasMaximum(schema) ? list : list.max(maxListLength);
  }
  if (schema instanceof z.ZodString) return schema.maxLength === null ? schema.max(maxTextLength) : schema;
  if (schema instanceof z.ZodNullable) return z.nullable(derive(schema.unwrap()));
  if (schema instanceof z.ZodOptional) return z.optional(derive(schema.unwrap()));
  if (schema instanceof z.ZodUnion) {
    return schema.clone({ ...schema.def, options: schema.options.map((option) => derive(option)) });
  }
  // The rest has no text or list inside: numbers, booleans, constants, and counts by HTTP status.
  return schema;
}

function hasMaximum(schema: z.ZodArray): boolean {
  return (schema.def.checks ?? []).some(({ _zod }) => _zod.def.check === "max_length");
}
