// The JSON Schema of a scenario, for editors: written to dist/scenario.schema.json. What it refuses, memgate refuses too.
import { methods } from "../options/parsers.ts";
import { bodyFields } from "./body.ts";
import { dataNamePattern } from "./csv-data.ts";
import { captureNamePattern, capturePattern, expectPattern } from "./expect-capture.ts";
import { sequenceFields, type topFields, weightBounds } from "./read-scenario.ts";
import { connectionBounds, rateBounds, type stageFields } from "./read-stages.ts";
import type { stepFields } from "./step.ts";

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
  name: { ...text, description: "For the report; default: method and path." },
  method: {
    enum: [...methods, ...methods.map((method) => method.toLowerCase())],
    description: "Default: GET, with a body POST.",
    default: "GET",
  },
  path: {
    type: "string",
    pattern: "^(/|\\{\\{)",
    description:
      "With its query. Placeholders, whose values are percent-encoded: {{random 1 100}}, {{index}}, {{user}}, {{uuid}}, {{data.column}}, {{captured}}.",
  },
  headers: { type: "object", additionalProperties: scalar, description: "Beside those of the run, or in their place." },
  json: { description: "A body as JSON. A text that is one placeholder takes over the type of its value." },
  body: { ...scalar, description: "A body as text." },
  "body-file": {
    type: "string",
    minLength: 1,
    description: "A body from a file, byte for byte, by its path from this file's folder.",
  },
  templates: { type: "boolean", description: "Whether body-file is a text with placeholders.", default: false },
  form: { type: "object", additionalProperties: scalar, description: "A body as an HTML form sends it." },
  expect: {
    anyOf: [...status.anyOf, { type: "array", minItems: 1, items: status }],
    description: "The statuses of a good answer, such as 201, 2xx or a list of them; default: 200 to 399.",
  },
  capture: {
    type: "object",
    description: "Values of the answer, for the steps after it: json $.path, header NAME or cookie NAME.",
    additionalProperties: false,
    patternProperties: { [captureNamePattern]: { type: "string", pattern: capturePattern } },
  },
};

const sequenceOwn: Readonly<Record<"name" | "weight" | "steps", JsonSchema>> = {
  name: { ...text, description: "For the report, before the names of its steps." },
  weight: {
    type: "integer",
    minimum: weightBounds.min,
    maximum: weightBounds.max,
    default: 1,
    description: "How often it is taken, beside the weights of the others.",
  },
  steps: {
    type: "array",
    minItems: 1,
    items: { $ref: "#/$defs/step" },
    description: "Requests one after the other, on one connection. What one captures, those after it may use.",
  },
};

const stageProperties: Readonly<Record<(typeof stageFields)[number], JsonSchema>> = {
  duration: { type: ["string", "number"], description: "Such as 10s." },
  connections: { type: "integer", minimum: connectionBounds.min, maximum: connectionBounds.max },
  rate: {
    type: "number",
    minimum: rateBounds.min,
    maximum: rateBounds.max,
    description: "Requests a second over all connections; without it as fast as the app answers.",
  },
  ramp: { type: "boolean", default: true, description: "In a line from where the stage before ended; false: at once." },
  pause: { type: "boolean", default: false, description: "Nothing is sent." },
};

const top: Readonly<Record<(typeof topFields)[number], JsonSchema>> = {
  data: {
    type: "object",
    description:
      "CSV files by name, their paths from this file's folder. Each virtual user has a row: {{name.column}}.",
    additionalProperties: false,
    patternProperties: { [dataNamePattern]: { type: "string", minLength: 1 } },
  },
  once: {
    type: "array",
    minItems: 1,
    items: { $ref: "#/$defs/step" },
    description: "Requests that each virtual user does first. What they capture stays.",
  },
  requests: {
    type: "array",
    minItems: 1,
    items: { $ref: "#/$defs/sequence" },
    description: "At each turn a virtual user takes one of these, by weight.",
  },
  stages: {
    type: "array",
    minItems: 1,
    items: { $ref: "#/$defs/stage" },
    description: "Connections or rate over time, instead of the run's own duration, rate and warmup.",
  },
};

export function scenarioJsonSchema(): JsonSchema {
  const { name: _, ...request } = requestFields;
  const sequence = Object.fromEntries(
    sequenceFields.map((name) => [name, name in sequenceOwn ? sequenceOwn[name as "name"] : request[name as "path"]]),
  );
  const object = { type: "object", additionalProperties: false };
  const oneBody = bodyFields.flatMap((a, at) => bodyFields.slice(at + 1).map((b) => ({ not: { required: [a, b] } })));
  const withFile = { dependentRequired: { templates: ["body-file"] } };
  const ownOf = sequenceFields.filter((name) => !(name in sequenceOwn));
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "memgate/scenario@1",
    title: "memgate scenario",
    description: "What the virtual users of a load do.",
    ...object,
    required: ["requests"],
    patternProperties: { "^x-": { description: "Not read: a place for anchors." } },
    properties: top,
    $defs: {
      step: { ...object, ...withFile, required: ["path"], properties: requestFields, allOf: oneBody },
      sequence: {
        ...object,
        ...withFile,
        properties: sequence,
        if: { required: ["steps"] },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: { not: { anyOf: ownOf.map((name) => ({ required: [name] })) } },
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
