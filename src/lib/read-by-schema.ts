// Reads a parsed JSON value by a JSON Schema. Unlike a validator, it returns a new value, without unknown fields and
// with the defaults of missing fields.
import {
  constantsOf,
  distinctField,
  expectedText,
  foundText,
  hasType,
  isObject,
  type JsonSchema,
  type Resolve,
  unexpectedConstant,
  withTypeOf,
} from "./json-schema.ts";

export interface SchemaWithDefinitions {
  readonly schema: JsonSchema;
  /**
   * The schemas in `$defs`, each as JSON text. A file needs few of them, and parsing all of them takes longer than
   * reading the file.
   */
  readonly definitions: Readonly<Record<string, string>>;
}

export interface FieldProblem {
  /** The field, such as `phases[0].name`. Empty for the whole value. */
  readonly path: string;
  /** The problem, without the name of the field. */
  readonly message: string;
}

export type Checked<T> =
  | { readonly ok: true; readonly content: T }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

interface Reader {
  readonly resolve: Resolve;
  /** The place of the value that is being read. */
  readonly path: (string | number)[];
  readonly problems: FieldProblem[];
  /** True in a trial, which ends at the first problem and creates no message. */
  readonly isTrial: boolean;
  hasProblem: boolean;
}

/** `T` must be the type of the values that the schema accepts. The compiler cannot check it. */
export function readBySchema<T>({ schema, definitions }: SchemaWithDefinitions, value: unknown): Checked<T> {
  const reader: Reader = {
    resolve: resolver(definitions),
    path: [],
    problems: [],
    isTrial: false,
    hasProblem: false,
  };
  const content = read(reader, schema, value);
  return reader.hasProblem ? { ok: false, problems: reader.problems } : { ok: true, content: content as T };
}

function resolver(definitions: SchemaWithDefinitions["definitions"]): Resolve {
  const parsed = new Map<string, JsonSchema>();
  return (schema) => {
    if (schema.$ref === undefined) return schema;
    const known = parsed.get(schema.$ref) ?? JSON.parse(definitions[schema.$ref.replace("#/$defs/", "")] ?? "");
    parsed.set(schema.$ref, known);
    return known;
  };
}

/** The result is valid only if `reader.hasProblem` is false. */
function read(reader: Reader, given: JsonSchema, value: unknown): unknown {
  const schema = reader.resolve(given);
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives !== undefined) return readAlternative(reader, alternatives, value);
  if (schema.const !== undefined || schema.enum !== undefined) {
    const constants = constantsOf(schema) ?? [];
    if (!constants.some((constant) => constant === value))
      refuse(reader, () => unexpectedConstant(String(reader.path.at(-1)), constants, value));
    return value;
  }
  if (!hasType(schema, value)) {
    refuse(reader, () => `expected ${expectedText(schema, reader.resolve)}, found ${foundText(value)}`);
    return value;
  }
  if (Array.isArray(value)) return readList(reader, schema, value);
  if (isObject(value))
    return schema.properties === undefined ? readRecord(reader, schema, value) : readFields(reader, schema, value);
  const problem = typeof value === "string" ? textProblem(schema, value) : numberProblem(schema, value);
  if (problem !== null) refuse(reader, () => problem);
  return value;
}

function readInside(reader: Reader, name: string | number, schema: JsonSchema, value: unknown): unknown {
  reader.path.push(name);
  const inner = read(reader, schema, value);
  reader.path.pop();
  return inner;
}

function readList(reader: Reader, schema: JsonSchema, list: readonly unknown[]): unknown {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, items = {} } = schema;
  if (list.length >= minItems && list.length <= maxItems)
    return list.map((item, index) => readInside(reader, index, items, item));
  const expected = list.length < minItems ? `at least ${minItems}` : `at most ${maxItems}`;
  refuse(reader, () => `has ${list.length} items; expected ${expected}`);
  return list;
}

/** Reads an object with known fields. */
function readFields(reader: Reader, schema: JsonSchema, object: Readonly<Record<string, unknown>>): unknown {
  const fields: Record<string, unknown> = {};
  const { properties = {} } = schema;
  for (const name in properties) {
    const field = properties[name] ?? {};
    const own = Object.hasOwn(object, name) ? object[name] : undefined;
    const value = own === undefined ? field.default : own;
    if (value !== undefined) fields[name] = readInside(reader, name, field, value);
    else if (schema.required?.includes(name))
      refuse(reader, () => `is missing; expected ${expectedText(field, reader.resolve)}`, name);
    if (reader.isTrial && reader.hasProblem) break;
  }
  return fields;
}

/** Reads an object whose names are data. */
function readRecord(reader: Reader, schema: JsonSchema, object: Readonly<Record<string, unknown>>): unknown {
  const { propertyNames = {}, additionalProperties = {} } = schema;
  const entries = Object.entries(object).map(([name, value]) => {
    const problem = textProblem(propertyNames, name);
    if (problem !== null) refuse(reader, () => `has a name that ${problem}`);
    return [name, readInside(reader, name, additionalProperties, value)] as const;
  });
  return Object.fromEntries(entries);
}

function textProblem({ maxLength, pattern }: JsonSchema, text: string): string | null {
  if (maxLength !== undefined && text.length > maxLength)
    return `has ${text.length} characters; expected at most ${maxLength}`;
  return pattern === undefined || new RegExp(pattern, "u").test(text) ? null : `does not match ${pattern}`;
}

function numberProblem(schema: JsonSchema, value: unknown): string | null {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  if (typeof value !== "number") return null;
  if (minimum !== undefined && value < minimum) return `is ${value}; expected at least ${minimum}`;
  if (maximum !== undefined && value > maximum) return `is ${value}; expected at most ${maximum}`;
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum)
    return `is ${value}; expected more than ${exclusiveMinimum}`;
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum)
    return `is ${value}; expected less than ${exclusiveMaximum}`;
  return null;
}

/** Reads a value by the alternative that accepts it. */
function readAlternative(reader: Reader, alternatives: readonly JsonSchema[], value: unknown): unknown {
  const { resolve } = reader;
  const withoutReference = alternatives.filter(({ $ref }) => $ref === undefined);
  if (withoutReference.length < alternatives.length) {
    // Parses a definition only if no other alternative accepts the value.
    const accepted = attempts(reader, withTypeOf(value, withoutReference, resolve), value);
    if (accepted.length > 0) return fullest(accepted);
  }
  const similar = withTypeOf(value, alternatives, resolve);
  const [first] = similar;
  if (first === undefined) {
    refuse(reader, () => `expected ${expectedText({ anyOf: alternatives }, resolve)}, found ${foundText(value)}`);
    return value;
  }
  if (similar.length === 1) return read(reader, first, value);
  return readSimilar(reader, similar, value);
}

/** Reads a value for which several schemas have the right type. */
function readSimilar(reader: Reader, schemas: readonly JsonSchema[], value: unknown): unknown {
  const distinct = isObject(value) ? distinctField(schemas, reader.resolve) : null;
  if (distinct === null || !isObject(value)) {
    const accepted = attempts(reader, schemas, value);
    if (accepted.length === 0) refuse(reader, () => "has none of the expected forms");
    return fullest(accepted);
  }
  const { name, constants } = distinct;
  const seen = value[name];
  const meant = schemas.find((_, index) => constants[index]?.some((constant) => constant === seen));
  if (meant !== undefined) return read(reader, meant, value);
  refuse(reader, () => unexpectedConstant(name, constants.flat(), seen), name);
  return value;
}

/** The results of the schemas that accept the value. */
function attempts(reader: Reader, schemas: readonly JsonSchema[], value: unknown): readonly unknown[] {
  return schemas.flatMap((schema) => {
    const trial: Reader = { ...reader, isTrial: true, hasProblem: false };
    const inner = read(trial, schema, value);
    return trial.hasProblem ? [] : [inner];
  });
}

/** The value with the most fields. Several schemas may accept a value, because unknown fields are allowed. */
function fullest(values: readonly unknown[]): unknown {
  const sizeOf = (value: unknown) => (isObject(value) ? Object.keys(value).length : 0);
  return values.toSorted((a, b) => sizeOf(b) - sizeOf(a))[0];
}

/** @param name the field of the value that is being read, if the problem is about a field */
function refuse(reader: Reader, message: () => string, name: string | null = null): void {
  reader.hasProblem = true;
  if (reader.isTrial) return;
  const path = name === null ? reader.path : [...reader.path, name];
  const text = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
  reader.problems.push({ path: text.replace(/^\./, ""), message: message() });
}
