// The JSON Schema of memgate.yml, for editors. The build writes it to dist/memgate.schema.json. It never refuses a file that
// memgate accepts.

import { gateNamePattern } from "../model/gate-name.ts";
import type { OptionName } from "../options/names.ts";
import { type Option, optionNames, optionOf, takesWords } from "../options/table.ts";
import { pairSeparators } from "./config-file.ts";

type JsonSchema = Readonly<Record<string, unknown>>;

const scalar = { type: ["string", "number", "boolean"] } as const;

export function configJsonSchema(): JsonSchema {
  const inGates = optionNames.filter((name) => optionOf(name).scope !== "run");
  const options = {
    type: ["object", "null"],
    additionalProperties: false,
    properties: Object.fromEntries(inGates.map((name) => [name, optionSchema(name)])),
  };
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "memgate/config@1",
    title: "memgate gates",
    description: "Several gates, which memgate runs one after the other.",
    type: "object",
    required: ["gates"],
    additionalProperties: false,
    patternProperties: { "^x-": { description: "Ignored. For YAML anchors." } },
    properties: {
      defaults: {
        $ref: "#/$defs/options",
        description: "Options that apply to every gate. A gate's own options override them.",
      },
      gates: {
        type: "object",
        minProperties: 1,
        description: "The gates by name, each with the options of a run.",
        additionalProperties: false,
        patternProperties: { [gateNamePattern]: { $ref: "#/$defs/options" } },
      },
    },
    $defs: { options },
  };
}

function optionSchema(name: OptionName): JsonSchema {
  const { help, default: preset, list, values, schema }: Option = optionOf(name);
  const described = { description: help, ...(preset === undefined ? {} : { default: preset }) };
  const value = schema ?? (values === undefined ? scalar : { enum: values });
  if (takesWords(name)) return { ...described, anyOf: [value, listOf(scalar)] };
  if (list !== true) return { ...described, ...value };
  const map = pairSeparators[name] === undefined ? [] : [{ type: "object", additionalProperties: scalar }];
  return { ...described, anyOf: [value, listOf(value), ...map] };
}

function listOf(items: JsonSchema): JsonSchema {
  return { type: "array", items };
}
