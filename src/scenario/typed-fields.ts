// Reads typed values from a YAML tree: fields, strings, numbers. Reports each problem with its field and line.
import { suggestion } from "../lib/suggest.ts";
import type { DiagnosticSink, Entry, ScenarioTree } from "./yaml-tree.ts";

export type ScenarioFields = ReadonlyMap<string, Entry>;

/** The `place` of the top level. A `place` is the path of a field in messages, such as `requests[0].headers`. */
export const wholeFile = "the file";

const noHints: ReadonlyMap<string, string> = new Map();

/** Describes a value for messages. Never echoes a string: it may be a secret. */
export function describeValue(tree: ScenarioTree): string {
  if (tree.kind === "map" && tree.isUnquoted) return "a map (quote strings that contain {{)";
  if (tree.kind !== "scalar") return `a ${tree.kind}`;
  if (tree.value === null) return "empty";
  if (typeof tree.value !== "string") return tree.text;
  return tree.value === "" ? "an empty string" : "a string";
}

/** Like `describeValue`, for a field that accepts some strings. */
export function describeInvalid(tree: ScenarioTree): string {
  const isText = tree.kind === "scalar" && typeof tree.value === "string" && tree.value !== "";
  return isText ? "not valid" : describeValue(tree);
}

/**
 * Returns the known fields of a map and reports the others. If the value is not a map, it reports that and returns no field.
 * @param hints expectations for names that are valid in another place
 */
export function scenarioFields(
  tree: ScenarioTree,
  known: readonly string[],
  place: string,
  sink: DiagnosticSink,
  hints = noHints,
): ScenarioFields {
  const fields = new Map<string, Entry>();
  if (tree.kind !== "map" || tree.isUnquoted) {
    sink.report(tree.line, `${place} is ${describeValue(tree)}; expected a map with ${listed(known)}`);
    return fields;
  }
  for (const entry of withoutMerges(tree.entries, place, sink)) {
    if (known.includes(entry.key)) fields.set(entry.key, entry);
    else {
      const meant = suggestion(entry.key, known);
      const hint = meant === null ? `expected ${listed(known)}` : `did you mean ${meant}?`;
      sink.report(entry.line, `${unknownField(entry.key, place)}; ${hints.get(entry.key) ?? hint}`);
    }
  }
  return fields;
}

function unknownField(name: string, place: string): string {
  const quoted = `"${name.length > 40 ? `${name.slice(0, 40)}…` : name}"`;
  return place === wholeFile ? `unknown top-level field ${quoted}` : `${place} has an unknown field ${quoted}`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

/** Removes and reports merge keys: they exist in YAML 1.1 only, and would be fields named `<<` here. */
export function withoutMerges(entries: readonly Entry[], place: string, sink: DiagnosticSink): readonly Entry[] {
  return entries.filter(({ key, line }) => {
    if (key === "<<")
      sink.report(line, `${place} has a merge key (<<), which is not supported; expected the fields themselves`);
    return key !== "<<";
  });
}

/** Returns the entries of a map with arbitrary names. Empty if the value is not a map, which it reports. */
export function pairsIn(
  entry: Entry | undefined,
  place: string,
  expected: string,
  sink: DiagnosticSink,
): readonly Entry[] {
  if (entry === undefined) return [];
  const { value } = entry;
  if (value.kind === "map" && !value.isUnquoted) return withoutMerges(value.entries, place, sink);
  sink.report(value.line, `${place} is ${describeValue(value)}; expected ${expected}`);
  return [];
}

/** Returns a string; numbers and booleans as written. Null for other values, which it reports. */
export function textIn(tree: ScenarioTree, place: string, expected: string, sink: DiagnosticSink): string | null {
  if (tree.kind === "scalar" && tree.value !== null) return tree.text;
  sink.report(tree.line, `${place} is ${describeValue(tree)}; expected ${expected}`);
  return null;
}

/** Like `textIn`, but also rejects an empty string. */
export function filledTextIn(tree: ScenarioTree, place: string, expected: string, sink: DiagnosticSink): string | null {
  const text = textIn(tree, place, expected, sink);
  if (text !== "") return text;
  sink.report(tree.line, `${place} is ${describeValue(tree)}; expected ${expected}`);
  return null;
}

export function flagIn(tree: ScenarioTree, place: string, sink: DiagnosticSink): boolean | null {
  if (tree.kind === "scalar" && typeof tree.value === "boolean") return tree.value;
  sink.report(tree.line, `${place} is ${describeValue(tree)}; expected true or false`);
  return null;
}

/** Returns a number within the bounds, both inclusive. Null for other values, which it reports. */
export function numberIn(
  tree: ScenarioTree,
  bounds: { readonly min: number; readonly max: number; readonly isWhole: boolean },
  place: string,
  sink: DiagnosticSink,
): number | null {
  const value = tree.kind === "scalar" ? tree.value : null;
  const { min, max, isWhole } = bounds;
  if (typeof value === "number" && value >= min && value <= max && (!isWhole || Number.isInteger(value))) return value;
  sink.report(
    tree.line,
    `${place} is ${describeValue(tree)}; expected a ${isWhole ? "whole " : ""}number from ${min} to ${max}`,
  );
  return null;
}
