// A part of JSON Schema (draft 2020-12), and what a schema accepts.

/** The keywords that memgate's own files need. */
export interface JsonSchema {
  /** `#/$defs/NAME`. A schema with `$ref` has no other keyword except `default`. */
  readonly $ref?: string;
  /** A list accepts each of its types. */
  readonly type?: JsonType | readonly JsonType[];
  readonly const?: JsonConstant;
  readonly enum?: readonly JsonConstant[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  /** Only in schemas without `properties`. */
  readonly additionalProperties?: JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly default?: unknown;
}

type JsonType = "object" | "array" | "string" | "number" | "integer" | "boolean" | "null";
export type JsonConstant = string | number | boolean | null;

/** Returns the schema that `$ref` names, or the given schema if it has no `$ref`. */
export type Resolve = (schema: JsonSchema) => JsonSchema;

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Null if the values are not from a fixed set. */
export function constantsOf(schema: JsonSchema): readonly JsonConstant[] | null {
  return schema.const === undefined ? (schema.enum ?? null) : [schema.const];
}

export function hasType({ type = [] }: JsonSchema, value: unknown): boolean {
  const types = [type].flat();
  return types.length === 0 || types.some((one) => isOfType(one, value));
}

function isOfType(type: JsonType, value: unknown): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return isObject(value);
    case "integer":
      return Number.isSafeInteger(value);
    case "number":
      // JSON.parse reads 1e999 as infinity.
      return Number.isFinite(value);
    default:
      return typeof value === type;
  }
}

/** The schemas that accept values of this type. */
export function withTypeOf(value: unknown, schemas: readonly JsonSchema[], resolve: Resolve): readonly JsonSchema[] {
  return schemas.filter((given) => {
    const schema = resolve(given);
    const inner = schema.anyOf ?? schema.oneOf;
    return inner === undefined ? hasType(schema, value) : withTypeOf(value, inner, resolve).length > 0;
  });
}

/** A field in which no two schemas accept the same value, and the values that each schema accepts. Null without one. */
export function distinctField(schemas: readonly JsonSchema[], resolve: Resolve) {
  const [first] = schemas;
  for (const name of first === undefined ? [] : fieldNames(first, resolve)) {
    const constants = schemas.map((schema) => fieldConstants(schema, name, resolve));
    const all = constants.flatMap((values) => [...new Set(values)]);
    if (constants.every((values) => values.length > 0) && new Set(all).size === all.length) return { name, constants };
  }
  return null;
}

function fieldNames(given: JsonSchema, resolve: Resolve): readonly string[] {
  const { properties = {}, anyOf, oneOf } = resolve(given);
  const [first] = anyOf ?? oneOf ?? [];
  return first === undefined ? Object.keys(properties) : fieldNames(first, resolve);
}

/** The values of a field that a schema accepts. Empty if they are not from a fixed set. */
function fieldConstants(given: JsonSchema, name: string, resolve: Resolve): readonly JsonConstant[] {
  const { properties, anyOf, oneOf } = resolve(given);
  const alternatives = anyOf ?? oneOf;
  if (alternatives !== undefined) {
    const inner = alternatives.map((schema) => fieldConstants(schema, name, resolve));
    return inner.some((values) => values.length === 0) ? [] : inner.flat();
  }
  const field = properties?.[name];
  return field === undefined ? [] : (constantsOf(resolve(field)) ?? []);
}

/** A message does not list more values than this, because a long list does not help the reader. */
const maxShownConstants = 8;
const maxShownLength = 40;

/** The problem with a value that differs from every constant. */
export function unexpectedConstant(name: string, constants: readonly JsonConstant[], value: unknown): string {
  const all = new Set(constants);
  if (value === undefined) return `is missing; expected ${constantsText(all)}`;
  return all.size > maxShownConstants && typeof value === "string"
    ? `unknown ${name}`
    : `expected ${constantsText(all)}, found ${foundText(value)}`;
}

function constantsText(constants: ReadonlySet<JsonConstant>): string {
  if (constants.size > maxShownConstants) return "a known value";
  return [...constants].map((each) => JSON.stringify(each)).join(" or ");
}

/** The values that a schema accepts, in a few words. */
export function expectedText(given: JsonSchema, resolve: Resolve): string {
  const schema = resolve(given);
  const constants = constantsOf(schema);
  if (constants !== null) return constantsText(new Set(constants));
  const alternatives = schema.anyOf ?? schema.oneOf ?? [];
  if (alternatives.length === 0) {
    return [schema.type ?? "value"].flat().map(withArticle).join(" or ");
  }
  return [...new Set(alternatives.map((each) => expectedText(each, resolve)))].join(" or ");
}

/** The value itself if it is a number or a short text, else the type of the value. */
export function foundText(value: unknown): string {
  if (typeof value === "number") return String(value);
  if (typeof value === "string" && value.length <= maxShownLength) return JSON.stringify(value);
  return withArticle(value === null ? "null" : Array.isArray(value) ? "array" : typeof value);
}

function withArticle(type: string): string {
  return type === "null" ? type : `${/^[aio]/.test(type) ? "an" : "a"} ${type}`;
}
