// Turns a JSON Schema into the form by which memgate reads its own files.
import type { JsonSchema } from "../../lib/json-schema.ts";
import type { SchemaWithDefinitions } from "../../lib/read-by-schema.ts";
import { shorter } from "../../lib/shorter-schema.ts";

/** The keywords that `readBySchema` knows, each with what its value contains. */
const keywords: Readonly<Record<keyof JsonSchema, "a value" | "a schema" | "schemas" | "named schemas">> = {
  $ref: "a value",
  type: "a value",
  const: "a value",
  enum: "a value",
  anyOf: "schemas",
  oneOf: "schemas",
  properties: "named schemas",
  required: "a value",
  additionalProperties: "a schema",
  propertyNames: "a schema",
  items: "a schema",
  minItems: "a value",
  maxItems: "a value",
  maxLength: "a value",
  pattern: "a value",
  minimum: "a value",
  maximum: "a value",
  exclusiveMinimum: "a value",
  exclusiveMaximum: "a value",
  default: "a value",
};
const descriptions = ["$schema", "$id", "title", "description"];

/** @throws Error for a keyword that `readBySchema` would ignore */
export function readable({
  $defs = {},
  ...schema
}: {
  readonly $defs?: Readonly<Record<string, object>>;
}): SchemaWithDefinitions {
  const named = Object.entries($defs).map(([name, definition]) => [name, withoutDescriptions(definition)] as const);
  const short = shorter(withoutDescriptions(schema), Object.fromEntries(named));
  const texts = Object.entries(short.definitions).map(([name, definition]) => [name, JSON.stringify(definition)]);
  return { schema: short.schema, definitions: Object.fromEntries(texts) };
}

/** @throws Error for a keyword that `readBySchema` would ignore */
function withoutDescriptions(schema: object): JsonSchema {
  const kept = Object.entries(schema).filter(
    ([keyword, value]) => !descriptions.includes(keyword) && !isImplied(keyword, value),
  );
  return Object.fromEntries(kept.map(([keyword, value]) => [keyword, innerOf(keyword, value)]));
}

/** `readBySchema` accepts only safe integers, so it needs no bounds for them. The many bounds would take 4 kB. */
function isImplied(keyword: string, value: unknown): boolean {
  return (
    (keyword === "maximum" && value === Number.MAX_SAFE_INTEGER) ||
    (keyword === "minimum" && value === Number.MIN_SAFE_INTEGER)
  );
}

function innerOf(keyword: string, value: unknown): unknown {
  if (!isKeyword(keyword)) throw new Error(`memgate cannot read a file by a schema with the keyword ${keyword}`);
  switch (keywords[keyword]) {
    case "a value":
      return value;
    case "a schema":
      return withoutDescriptions(schemaIn(keyword, value));
    case "schemas":
      return (value as readonly object[]).map(withoutDescriptions);
    case "named schemas":
      return Object.fromEntries(
        Object.entries(value as object).map(([name, schema]) => [name, withoutDescriptions(schema)]),
      );
  }
}

function isKeyword(keyword: string): keyword is keyof JsonSchema {
  return Object.hasOwn(keywords, keyword);
}

/** JSON Schema also has true and false as schemas, which `readBySchema` does not know. */
function schemaIn(keyword: string, value: unknown): object {
  if (typeof value === "object" && value !== null) return value;
  throw new Error(`memgate cannot read a file by a schema with ${keyword}: ${value}`);
}
