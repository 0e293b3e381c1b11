// The JSON Schema of a scenario file, for editors. The build writes it to dist/scenario.schema.json. memgate rejects each
// file that the schema rejects.
import { methods } from "../options/parsers.ts";
import { bodyFields } from "./body.ts";
import { capturePattern, expectPattern } from "./expect-capture.ts";
import { sequenceFields, type topFields, weightBounds } from "./read-scenario.ts";
import { connectionBounds, rateBounds, type stageFields } from "./read-stages.ts";
import type { stepFields } from "./step.ts";
import { namePattern } from "./typed-fields.ts";

type JsonSchema = Readonly<Record<string, unknown>>;

const scalar = { type: ["string", "number", "boolean"] } as const;
const text = { type: ["string", "number", "boolean"], minLength: 1 } as const;
const status = {
  anyOf: [
    { type: "integer", minimum: 100, maximum: 599 },
    { type: "string", pattern: expectPattern },
  ],
};

const requestFields: Readonly<Record<(typeof stepFields)[number], JsonSchema>> = {
  name: { ...text, description: "Name in the report. Default: method and path." },
  method: {
    enum: [...methods, ...methods.map((method) => method.toLowerCase())],
    description: "Default: POST with a body, else GET.",
    default: "GET",
  },
  path: {
    type: "string",
    pattern: "^(/|\\{\\{)",
    description:
      "Path and query. Can contain placeholders, whose values are percent-encoded: {{random 1 100}}, {{index}}, {{user}}, {{uuid}}, {{data.column}}, {{captured}}.",
  },
  headers: {
    type: "object",
    additionalProperties: scalar,
    description: "Added to the headers of the run. Replaces a header of the same name.",
  },
  json: { description: "JSON body. A string that is exactly one placeholder takes the type of its value." },
  body: { ...scalar, description: "Text body." },
  "body-file": {
    type: "string",
    minLength: 1,
    description: "File with the body, sent byte for byte. Its path is relative to this file.",
  },
  templates: { type: "boolean", description: "Whether body-file is UTF-8 text with placeholders.", default: false },
  form: { type: "object", additionalProperties: scalar, description: "Form body (application/x-www-form-urlencoded)." },
  expect: {
    anyOf: [...status.anyOf, { type: "array", minItems: 1, items: status }],
    description: "Expected status: 201, 2xx or a list of them. Default: 200 to 399.",
  },
  capture: {
    type: "object",
    description: "Values to take from the response for later steps: json $.path, header NAME or cookie NAME.",
    additionalProperties: false,
    patternProperties: { [namePattern]: { type: "string", pattern: capturePattern } },
  },
};

const sequenceOnlyFields: Readonly<Record<"name" | "weight" | "steps", JsonSchema>> = {
  name: { ...text, description: "Name in the report, before the names of the steps." },
  weight: {
    type: "integer",
    minimum: weightBounds.min,
    maximum: weightBounds.max,
    default: 1,
    description: "How often users take this entry, relative to the others.",
  },
  steps: {
    type: "array",
    minItems: 1,
    items: { $ref: "#/$defs/step" },
    description:
      "Requests that a user sends one after the other, over one connection. A step can use values that earlier steps capture.",
  },
};

const stageProperties: Readonly<Record<(typeof stageFields)[number], JsonSchema>> = {
  duration: { type: ["string", "number"], description: "Length of the stage, such as 10s." },
  connections: { type: "integer", minimum: connectionBounds.min, maximum: connectionBounds.max },
  rate: {
    type: "number",
    minimum: rateBounds.min,
    maximum: rateBounds.max,
    description: "Requests per second over all connections. Without it, users send as fast as the app responds.",
  },
  ramp: {
    type: "boolean",
    default: true,
    description:
      "Whether connections and rate change in a straight line from the end of the previous stage. If false, they jump.",
  },
  pause: { type: "boolean", default: false, description: "Whether the stage sends nothing." },
};

const top: Readonly<Record<(typeof topFields)[number], JsonSchema>> = {
  data: {
    type: "object",
    description: "CSV files by name. Paths are relative to this file. Each virtual user has one row: {{name.column}}.",
    additionalProperties: false,
    patternProperties: { [namePattern]: { type: "string", minLength: 1 } },
  },
  once: {
    type: "array",
    minItems: 1,
    items: { $ref: "#/$defs/step" },
    description: "Requests that each virtual user sends first. Their captures stay available in all turns.",
  },
  requests: {
    type: "array",
    minItems: 1,
    items: { $ref: "#/$defs/sequence" },
    description: "In each turn, a virtual user takes one entry, by weight.",
  },
  stages: {
    type: "array",
    minItems: 1,
    items: { $ref: "#/$defs/stage" },
    description: "Connections or rate over time. Replaces duration, rate and warmup of the run.",
  },
};

export function scenarioJsonSchema(): JsonSchema {
  const { name: _, ...request } = requestFields;
  const sequence = Object.fromEntries(
    sequenceFields.map((name) => [
      name,
      name in sequenceOnlyFields ? sequenceOnlyFields[name as "name"] : request[name as "path"],
    ]),
  );
  const object = { type: "object", additionalProperties: false };
  const oneBody = bodyFields.flatMap((a, at) => bodyFields.slice(at + 1).map((b) => ({ not: { required: [a, b] } })));
  const withFile = { dependentRequired: { templates: ["body-file"] } };
  const requestOnly = sequenceFields.filter((name) => !(name in sequenceOnlyFields));
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "memgate/scenario@1",
    title: "memgate scenario",
    description: "The requests that virtual users send.",
    ...object,
    required: ["requests"],
    patternProperties: { "^x-": { description: "Ignored. Can hold anchors." } },
    properties: top,
    $defs: {
      step: { ...object, ...withFile, required: ["path"], properties: requestFields, allOf: oneBody },
      sequence: {
        ...object,
        ...withFile,
        properties: sequence,
        if: { required: ["steps"] },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: { not: { anyOf: requestOnly.map((name) => ({ required: [name] })) } },
        else: { required: ["path"], allOf: oneBody },
      },
      stage: {
        ...object,
        required: ["duration"],
        properties: stageProperties,
        if: { required: ["pause"], properties: { pause: { const: true } } },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: { not: { anyOf: ["connections", "rate", "ramp"].map((name) => ({ required: [name] })) } },
        else: { anyOf: [{ required: ["connections"] }, { required: ["rate"] }] },
      },
    },
  };
}
