// Reads typed values from a scenario: fields, strings, numbers. Reports each problem with its field and line.
import { nameAdvice } from "../lib/suggest.ts";
import type { Diagnostics, FieldLocation } from "../yaml/diagnostics.ts";
import { entriesOf, type YamlNode } from "../yaml/node.ts";
import type { YamlValue } from "../yaml/tree.ts";

export type ScenarioFields = ReadonlyMap<string, YamlNode>;

/** The names of data and captures, which placeholders use. */
export const namePattern = "^[A-Za-z_][A-Za-z0-9_-]*$";

/** Reports a name that placeholders cannot use. Returns true if the name is valid. */
export function checkName(name: string, location: FieldLocation, diagnostics: Diagnostics): boolean {
  if (new RegExp(namePattern).test(name)) return true;
  diagnostics.error(location, `has the invalid name "${name}"; expected a letter or _, then letters, digits, _ or -`);
  return false;
}

const noHints: ReadonlyMap<string, string> = new Map();

/** Describes a value for messages. Never echoes a string: it may be a secret. */
export function describeValue(value: YamlValue): string {
  switch (value.kind) {
    case "map":
      return value.hasComplexKey ? "a map (quote strings that contain {{)" : "a map";
    case "list":
      return "a list";
    case "null":
      return "empty";
    case "text":
      return value.text === "" ? "an empty string" : "a string";
    case "number":
    case "boolean":
      return value.text;
  }
}

/** Like `describeValue`, but says "not valid" for a text: the field accepts only some texts. */
export function describeInvalid(value: YamlValue): string {
  return value.kind === "text" && value.text !== "" ? "not valid" : describeValue(value);
}

/**
 * Returns the known fields of a map and reports the others. If the value is not a map, it reports that and returns no field.
 * @param hints advice for unknown names, such as names that are valid in another place
 */
export function scenarioFields(
  node: YamlNode,
  known: readonly string[],
  diagnostics: Diagnostics,
  hints = noHints,
): ScenarioFields {
  const fields = new Map<string, YamlNode>();
  const { place, path, value } = node;
  if (value.kind !== "map" || value.hasComplexKey) {
    const location = { place, path: path === "" ? "the file" : path };
    diagnostics.error(location, `is ${describeValue(value)}; expected a map with ${listed(known)}`);
    return fields;
  }
  for (const [key, field] of withoutMerges(node, diagnostics)) {
    if (known.includes(key)) fields.set(key, field);
    else {
      const advice = hints.get(key) ?? nameAdvice(key, known, `expected ${listed(known)}`);
      const subject = path === "" ? "unknown top-level field" : "has an unknown field";
      diagnostics.error({ place: field.place, path }, `${subject} "${shortened(key)}"; ${advice}`);
    }
  }
  return fields;
}

function shortened(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

/** The entries of a map. Removes and reports merge keys: they exist in YAML 1.1 only, and would be fields named `<<`. */
export function withoutMerges(node: YamlNode, diagnostics: Diagnostics): ReturnType<typeof entriesOf> {
  return entriesOf(node).filter(([key, { place }]) => {
    if (key === "<<") {
      const message = "has a merge key (<<), which is not supported; expected the fields themselves";
      diagnostics.error({ place, path: node.path }, message);
    }
    return key !== "<<";
  });
}

/** Returns the entries of a map with arbitrary names. Returns an empty list for a value that is not a map, and reports it. */
export function pairsIn(
  node: YamlNode | undefined,
  expected: string,
  diagnostics: Diagnostics,
): ReturnType<typeof entriesOf> {
  if (node === undefined) return [];
  const { value } = node;
  if (value.kind === "map" && !value.hasComplexKey) return withoutMerges(node, diagnostics);
  diagnostics.error(node, `is ${describeValue(value)}; expected ${expected}`);
  return [];
}

/** Returns a string; numbers and booleans as written. Returns null for any other value, and reports it. */
export function textIn(node: YamlNode, expected: string, diagnostics: Diagnostics): string | null {
  const { value } = node;
  if (value.kind === "text" || value.kind === "number" || value.kind === "boolean") return value.text;
  diagnostics.error(node, `is ${describeValue(value)}; expected ${expected}`);
  return null;
}

/** Like `textIn`, but also rejects an empty string. */
export function filledTextIn(node: YamlNode, expected: string, diagnostics: Diagnostics): string | null {
  const text = textIn(node, expected, diagnostics);
  if (text !== "") return text;
  diagnostics.error(node, `is ${describeValue(node.value)}; expected ${expected}`);
  return null;
}

export function flagIn(node: YamlNode, diagnostics: Diagnostics): boolean | null {
  if (node.value.kind === "boolean") return node.value.value;
  diagnostics.error(node, `is ${describeValue(node.value)}; expected true or false`);
  return null;
}

/** Returns a number within the bounds, both inclusive. Returns null for any other value, and reports it. */
export function numberIn(
  node: YamlNode,
  bounds: { readonly min: number; readonly max: number; readonly isWhole: boolean },
  diagnostics: Diagnostics,
): number | null {
  const value = node.value.kind === "number" ? node.value.number : null;
  const { min, max, isWhole } = bounds;
  if (value !== null && value >= min && value <= max && (!isWhole || Number.isInteger(value))) return value;
  const expected = `a ${isWhole ? "whole " : ""}number from ${min} to ${max}`;
  diagnostics.error(node, `is ${describeValue(node.value)}; expected ${expected}`);
  return null;
}
