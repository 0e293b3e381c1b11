import { describe, expect, it } from "vitest";
import type { JsonSchema } from "../../../src/lib/json-schema.ts";
import { readBySchema } from "../../../src/lib/read-by-schema.ts";

const object = (properties: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  type: "object",
  properties,
  required: Object.keys(properties),
});
const read = (schema: JsonSchema, value: unknown, definitions = {}) => readBySchema({ schema, definitions }, value);
const kinds = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
const shapes: JsonSchema = {
  oneOf: [
    object({ kind: { const: "circle" }, radius: { type: "number" } }),
    object({ kind: { const: "square" }, side: { type: "number" } }),
  ],
};

describe("reading by a schema", () => {
  it.each([1.5, 2, null])("accepts %j for a list of types", (value) => {
    expect(read({ type: ["number", "null"] }, value)).toEqual({ ok: true, content: value });
  });

  it.each<[string, JsonSchema, unknown, string]>([
    ["a missing field", object({ a: { type: "integer" } }), {}, "a: is missing; expected an integer"],
    ["another type", object({ a: { type: "integer" } }), { a: "1" }, 'a: expected an integer, found "1"'],
    ["a long text", { type: "integer" }, "x".repeat(41), ": expected an integer, found a string"],
    ["a fraction", { type: "integer" }, 1.5, ": expected an integer, found 1.5"],
    ["infinity", { type: "number" }, JSON.parse("1e999"), ": expected a number, found Infinity"],
    ["a list for an object", object({}), [], ": expected an object, found an array"],
    ["a number that is too small", { type: "number", minimum: 0 }, -1, ": is -1; expected at least 0"],
    ["a number that is too large", { type: "number", maximum: 1 }, 2, ": is 2; expected at most 1"],
    ["a number at the limit", { type: "number", exclusiveMinimum: 0 }, 0, ": is 0; expected more than 0"],
    ["a number at the other limit", { type: "number", exclusiveMaximum: 1 }, 1, ": is 1; expected less than 1"],
    ["a text that is too long", { type: "string", maxLength: 2 }, "abc", ": has 3 characters; expected at most 2"],
    ["another text", { type: "string", pattern: "^a$" }, "b", ": does not match ^a$"],
    ["a list that is too long", { type: "array", maxItems: 1 }, [1, 2], ": has 2 items; expected at most 1"],
    ["a list that is too short", { type: "array", minItems: 1 }, [], ": has 0 items; expected at least 1"],
    ["another constant", object({ a: { const: 1 } }), { a: 2 }, "a: expected 1, found 2"],
    ["another value", object({ a: { enum: ["x", "y"] } }), { a: "z" }, 'a: expected "x" or "y", found "z"'],
    ["another value of many", object({ kind: { enum: kinds } }), { kind: "z" }, "kind: unknown kind"],
    ["none of a list of types", { type: ["number", "null"] }, "1", ': expected a number or null, found "1"'],
    [
      "neither of two types",
      { anyOf: [{ type: "string" }, { type: "null" }] },
      1,
      ": expected a string or null, found 1",
    ],
    [
      "a value in a list",
      object({ list: { type: "array", items: object({ a: { type: "null" } }) } }),
      { list: [{ a: null }, { a: true }] },
      "list[1].a: expected null, found a boolean",
    ],
    [
      "a name of a record",
      { type: "object", propertyNames: { pattern: "^\\d+$" }, additionalProperties: { type: "null" } },
      { a: null },
      ": has a name that does not match ^\\d+$",
    ],
    ["a field of the meant form", shapes, { kind: "square", radius: 1 }, "side: is missing; expected a number"],
    ["a form that is unknown", shapes, { kind: "line" }, 'kind: expected "circle" or "square", found "line"'],
    ["a form without its kind", shapes, { side: 1 }, 'kind: is missing; expected "circle" or "square"'],
    [
      "no form",
      { anyOf: [object({ a: { type: "null" } }), object({ b: { type: "null" } })] },
      { c: null },
      ": has none of the expected forms",
    ],
  ])("refuses %s, and says where and why", (_name, schema, value, problem) => {
    const result = read(schema, value);
    expect(result.ok ? [] : result.problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([problem]);
  });

  it("names all problems", () => {
    const schema = object({ a: { type: "null" }, b: object({ c: { type: "null" } }) });
    expect(read(schema, { a: 1, b: { c: 2 } })).toMatchObject({ problems: [{ path: "a" }, { path: "b.c" }] });
  });

  it("drops unknown fields, and sets the defaults of missing fields only", () => {
    const nullable: JsonSchema = { anyOf: [object({ x: { type: "number" } }), { type: "null" }], default: { x: 1 } };
    const schema: JsonSchema = {
      ...object({ a: { type: "array", items: object({}) } }),
      properties: { a: { type: "array", items: object({}) }, b: nullable },
    };
    expect(read(schema, { a: [{ y: 1 }], c: 2 })).toEqual({ ok: true, content: { a: [{}], b: { x: 1 } } });
    expect(read(schema, { a: [], b: null })).toEqual({ ok: true, content: { a: [], b: null } });
  });

  it("leaves a field absent that is optional", () => {
    expect(read({ type: "object", properties: { a: { type: "null" } } }, {})).toEqual({ ok: true, content: {} });
  });

  it("takes the form that keeps most fields, if several accept the value", () => {
    const schema: JsonSchema = { anyOf: [object({}), object({ a: { type: "number" } })] };
    expect(read(schema, { a: 1, b: 2 })).toEqual({ ok: true, content: { a: 1 } });
  });

  it("does not parse a definition that it does not need", () => {
    const schema: JsonSchema = { anyOf: [{ $ref: "#/$defs/broken" }, { type: "null" }] };
    expect(read(schema, null, { broken: "{" })).toEqual({ ok: true, content: null });
    expect(() => read(schema, 1, { broken: "{" })).toThrow(SyntaxError);
    expect(read(schema, 1, { broken: '{"type":"number"}' })).toEqual({ ok: true, content: 1 });
  });

  it("reads no inherited field, and sets no prototype", () => {
    const file = JSON.parse('{"__proto__": {"a": null}, "constructor": 1}');
    expect(read(object({ a: { type: "null" } }), file)).toMatchObject({ ok: false });
    const field: JsonSchema = { type: "null" };
    expect(read(object({ toString: field }), {})).toMatchObject({ problems: [{ path: "toString" }] });
    const record = read({ type: "object", additionalProperties: { type: "object" } }, JSON.parse('{"__proto__": {}}'));
    expect(record.ok && Object.getPrototypeOf(record.content)).toBe(Object.prototype);
  });
});
