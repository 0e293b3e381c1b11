import { describe, expect, it } from "vitest";
import type { JsonSchema } from "../../../src/lib/json-schema.ts";
import { readBySchema } from "../../../src/lib/read-by-schema.ts";
import { shorter } from "../../../src/lib/shorter-schema.ts";
import { reasonOf, type StopCode } from "../../../src/model/stop-reason.ts";
import { gatesJsonSchema } from "../../../src/report/model/gates-schema.ts";
import { readable } from "../../../src/report/model/readable-schema.ts";
import { reportJsonSchema } from "../../../src/report/model/schema.ts";
import { allStopCodes, stoppedBy } from "../../stop-reasons.ts";

const short = (schema: JsonSchema, definitions: Readonly<Record<string, JsonSchema>> = {}) =>
  shorter(schema, definitions);
const text: JsonSchema = { type: "string" };
const none: JsonSchema = { type: "null" };

/** An object with a constant kind, and other fields. */
const ofKind = (kind: string, fields: Readonly<Record<string, JsonSchema>> = {}): JsonSchema => ({
  type: "object",
  properties: { kind: { type: "string", const: kind }, ...fields },
  required: ["kind", ...Object.keys(fields)],
});

describe("a shorter schema", () => {
  it("has one of several equal definitions, and refers to it everywhere", () => {
    const using = (a: string, b: string, c: string): JsonSchema => ({
      properties: { a: { $ref: `#/$defs/${a}` }, b: { items: { $ref: `#/$defs/${b}` } } },
      additionalProperties: { oneOf: [{ $ref: `#/$defs/${c}` }, none] },
    });
    expect(short(using("one", "two", "three"), { one: text, three: none, two: text, four: text })).toEqual({
      schema: using("one", "one", "three"),
      definitions: { one: text, three: none },
    });
  });

  it("joins objects that differ only in one constant", () => {
    const alternatives = [ofKind("a"), ofKind("b", { size: text }), ofKind("c"), ofKind("d", { other: text })];
    expect(short({ oneOf: alternatives }).schema.oneOf).toEqual([
      { ...ofKind("a"), properties: { kind: { type: "string", enum: ["a", "c"] } } },
      ofKind("b", { size: text }),
      ofKind("d", { other: text }),
    ]);
  });

  it("does not join objects that differ in two constants: not every pair of them is accepted", () => {
    const pair = (kind: string, unit: string) => ofKind(kind, { unit: { type: "string", const: unit } });
    const alternatives = [pair("time", "ms"), pair("size", "bytes")];
    expect(short({ anyOf: alternatives }).schema.anyOf).toEqual(alternatives);
  });

  it("writes a type or null as two types, and keeps the default", () => {
    expect(short({ default: null, anyOf: [{ type: "integer", minimum: 0 }, none] }).schema).toEqual({
      ...{ default: null, type: ["integer", "null"], minimum: 0 },
    });
    expect(short({ items: { anyOf: [text, none] } }).schema).toEqual({ items: { type: ["string", "null"] } });
  });

  it.each<readonly [string, readonly JsonSchema[]]>([
    ["a constant", [{ type: "string", const: "a" }, none]],
    ["an enum", [{ type: "string", enum: ["a"] }, none]],
    ["a reference", [{ $ref: "#/$defs/one" }, none]],
    ["an alternative with its own default", [{ type: "string", default: "a" }, none]],
    ["three types", [text, { type: "integer" }, none]],
  ])("keeps %s or null", (_name, anyOf) => {
    expect(short({ anyOf }, { one: text }).schema).toEqual({ anyOf });
  });
});

/** The same schema with all repeats. */
function long({ $defs = {}, ...schema }: { readonly $defs?: Readonly<Record<string, object>> }) {
  const definitions = Object.entries($defs).map(([name, definition]) => [name, JSON.stringify(definition)]);
  return { schema: schema as JsonSchema, definitions: Object.fromEntries(definitions) };
}

describe("the schemas of memgate's own files", () => {
  const field = (json: object, name: string) => {
    const { schema, definitions } = long(json);
    return { schema: schema.properties?.[name] ?? {}, definitions };
  };
  const whole = field(reportJsonSchema(), "outcome");
  const read = readable(reportJsonSchema());
  const reading = { schema: read.schema.properties?.["outcome"] ?? {}, definitions: read.definitions };

  const causeOf = (code: StopCode) => ({ code, reason: reasonOf(code) });

  it.each(allStopCodes)("read %s as the long schema does, and refuse the data of other codes", (code) => {
    const outcomes = allStopCodes.map((other) => ({ ...stoppedBy(other), ...causeOf(code) }));
    const wrongReason = { ...stoppedBy(code), reason: "other" };
    for (const outcome of [...outcomes, wrongReason, { ...wrongReason, code: "other" }, { kind: "completed" }]) {
      expect(readBySchema(reading, outcome)).toEqual(readBySchema(whole, outcome));
    }
  });

  it("are shorter, and refer to definitions that exist", () => {
    for (const json of [reportJsonSchema(), gatesJsonSchema()]) {
      const { schema, definitions } = readable(json);
      const all = JSON.stringify([schema, ...Object.values(definitions).map((one) => JSON.parse(one))]);
      const names = [...all.matchAll(/"\$ref":"#\/\$defs\/([^"]+)"/g)].map(([, name]) => name);
      expect([...new Set(names)].sort()).toEqual(Object.keys(definitions).sort());
      expect(all.length).toBeLessThan(JSON.stringify(json).length);
    }
  });
});
