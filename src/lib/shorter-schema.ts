// Makes the schemas shorter by which memgate reads its own files. A shorter schema accepts the same values: each run of
// judge and show loads it.
import type { JsonConstant, JsonSchema } from "./json-schema.ts";

type Definitions = Readonly<Record<string, JsonSchema>>;

/** The same schema and definitions, without definitions that are equal to others. */
export function shorter(
  schema: JsonSchema,
  definitions: Definitions,
): { readonly schema: JsonSchema; readonly definitions: Definitions } {
  const firstOf = new Map<string, string>();
  const names = new Map<string, string>();
  for (const [name, definition] of Object.entries(definitions)) {
    const text = JSON.stringify(definition);
    names.set(name, firstOf.get(text) ?? name);
    firstOf.set(text, names.get(name) ?? name);
  }
  const short = (part: JsonSchema) => shortened(part, names);
  const kept = Object.entries(definitions).filter(([name]) => names.get(name) === name);
  return {
    schema: short(schema),
    definitions: Object.fromEntries(kept.map(([name, definition]) => [name, short(definition)])),
  };
}

/** @param names the definition that replaces each definition */
function shortened(schema: JsonSchema, names: ReadonlyMap<string, string>): JsonSchema {
  const inner = (part: JsonSchema) => shortened(part, names);
  const { $ref, anyOf, oneOf, properties, items, additionalProperties } = schema;
  const [keyword, alternatives] = oneOf === undefined ? (["anyOf", anyOf] as const) : (["oneOf", oneOf] as const);
  const whole: JsonSchema = {
    ...schema,
    ...($ref === undefined ? {} : { $ref: renamed($ref, names) }),
    ...(alternatives === undefined ? {} : { [keyword]: fewer(alternatives.map(inner)) }),
    ...(properties === undefined
      ? {}
      : { properties: Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, inner(field)])) }),
    ...(items === undefined ? {} : { items: inner(items) }),
    ...(additionalProperties === undefined ? {} : { additionalProperties: inner(additionalProperties) }),
  };
  return withoutNullAlternative(whole);
}

function renamed(reference: string, names: ReadonlyMap<string, string>): string {
  const name = reference.replace("#/$defs/", "");
  return `#/$defs/${names.get(name) ?? name}`;
}

/** Joins objects that differ only in the constant of one field. The field then accepts each of the constants. */
function fewer(alternatives: readonly JsonSchema[]): readonly JsonSchema[] {
  const different = [...new Map(alternatives.map((one) => [JSON.stringify(one), one])).values()];
  const fields = Object.keys(different[0]?.properties ?? {});
  const joined = fields.map((field) => joinedBy(field, different));
  return joined.reduce((least, list) => (list.length < least.length ? list : least), different);
}

function joinedBy(field: string, alternatives: readonly JsonSchema[]): readonly JsonSchema[] {
  const groups = new Map<string, { readonly first: JsonSchema; readonly constants: JsonConstant[] }>();
  for (const alternative of alternatives) {
    const { const: constant, ...type } = alternative.properties?.[field] ?? {};
    if (constant === undefined) return alternatives;
    const rest = JSON.stringify({ ...alternative, properties: { ...alternative.properties, [field]: type } });
    const group = groups.get(rest) ?? { first: alternative, constants: [] };
    group.constants.push(constant);
    groups.set(rest, group);
  }
  return [...groups.values()].map(({ first, constants }) => {
    if (constants.length === 1) return first;
    const { const: _, ...type } = first.properties?.[field] ?? {};
    return { ...first, properties: { ...first.properties, [field]: { ...type, enum: constants } } };
  });
}

/** Writes "a type or null" as one schema with two types. */
function withoutNullAlternative(schema: JsonSchema): JsonSchema {
  const { anyOf, ...rest } = schema;
  const [first, second, ...others] = anyOf ?? [];
  const hasNull = second?.type === "null" && Object.keys(second).length === 1 && others.length === 0;
  if (first === undefined || !hasNull || typeof first.type !== "string") return schema;
  // A constant or a default of the alternative would also be that of null.
  const isPlain = first.const === undefined && first.enum === undefined && first.default === undefined;
  return isPlain ? { ...rest, ...first, type: [first.type, "null"] } : schema;
}
