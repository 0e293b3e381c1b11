// Derives the schema by which memgate reads a file from the strict schema by which it writes the file.
import * as z from "zod";
// The constructors of zod/v4/core take all parts of a schema as data.
import * as core from "zod/v4/core";
import { addedFields } from "../../model/fields/added-field.ts";

/**
 * The longest argument that Linux passes to a program (MAX_ARG_STRLEN). A load-command is the longest text of a report.
 */
const maxTextLength = 2 ** 17;
const maxListLength = 10_000;

/**
 * The schema for reading: it ignores unknown fields, sets added fields that are missing, and limits the length of every
 * text and list. A report may come from a fork or from another version.
 */
export function readingSchemaOf<T>(schema: z.ZodType<T>): core.$ZodType<T> {
  const named = new Map<core.$ZodType, core.$ZodType>();
  /** Derives each named schema once and keeps its name, so that a JSON Schema defines it once. */
  const derive: Derive = (part) => {
    const id = idOf(part);
    if (id === undefined) {
      // `describe` returns an unnamed copy. So a field with its own description of a named schema has that schema as parent.
      const { parent } = part._zod;
      const hasNamedParent = parent !== undefined && idOf(parent) !== undefined;
      return hasNamedParent ? described(core.clone(derive(parent)), descriptionOf(part) ?? "") : derived(part, derive);
    }
    const known = named.get(part) ?? derived(part, derive);
    z.globalRegistry.add(known, { ...z.globalRegistry.get(known), id });
    named.set(part, known);
    return known;
  };
  // The derived schema accepts other inputs, but its output has the same type.
  return derive(schema) as core.$ZodType<T>;
}

/** The name of a schema. `describe` returns an unnamed copy, even of a named schema. */
function idOf(schema: core.$ZodType): string | undefined {
  return z.globalRegistry.get(schema)?.id;
}

function descriptionOf(schema: core.$ZodType): string | undefined {
  return z.globalRegistry.get(schema)?.description;
}

function described(schema: core.$ZodType, description: string | undefined): core.$ZodType {
  if (description !== undefined) z.globalRegistry.add(schema, { description });
  return schema;
}

type Derive = (schema: core.$ZodType) => core.$ZodType;

function derived(schema: core.$ZodType, derive: Derive): core.$ZodType {
  const field = addedFields.get(schema);
  const tolerant = tolerantOf(schema, derive);
  const withDefault =
    field === undefined
      ? tolerant
      : new core.$ZodDefault({ type: "default", innerType: tolerant, defaultValue: field.ifMissing });
  return described(withDefault, descriptionOf(schema));
}

function tolerantOf(schema: core.$ZodType, derive: Derive): core.$ZodType {
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape).map(([name, field]) => [name, derive(field)] as const);
    return new core.$ZodObject({ type: "object", shape: Object.fromEntries(fields) });
  }
  if (schema instanceof z.ZodArray) {
    return new core.$ZodArray({
      type: "array",
      element: derive(schema.element),
      checks: withMaximum(schema.def.checks, maxListLength),
    });
  }
  if (schema instanceof z.ZodString) {
    return new core.$ZodString({ ...schema.def, checks: withMaximum(schema.def.checks, maxTextLength) });
  }
  if (schema instanceof z.ZodNullable) {
    return new core.$ZodNullable({ type: "nullable", innerType: derive(schema.unwrap()) });
  }
  if (schema instanceof z.ZodOptional) {
    return new core.$ZodOptional({ type: "optional", innerType: derive(schema.unwrap()) });
  }
  if (schema instanceof z.ZodDiscriminatedUnion) {
    return new core.$ZodDiscriminatedUnion({ ...schema.def, options: schema.options.map((option) => derive(option)) });
  }
  if (schema instanceof z.ZodUnion) {
    return new core.$ZodUnion({ ...schema.def, options: schema.options.map((option) => derive(option)) });
  }
  // The rest has no text or list inside: numbers, booleans, constants, and counts by HTTP status.
  return schema;
}

/** Adds a maximum length to the checks of a text or a list, unless they already limit it. */
function withMaximum<T extends core.util.HasLength>(
  checks: readonly core.$ZodCheck<T>[] = [],
  maximum: number,
): core.$ZodCheck<T>[] {
  const hasMaximum = checks.some(({ _zod }) => _zod.def.check === "max_length");
  return hasMaximum ? [...checks] : [...checks, core._maxLength(maximum)];
}
