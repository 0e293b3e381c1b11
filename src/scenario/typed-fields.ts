// What stands in a tree: fields, texts, numbers. What is wrong is told with its place and line.
import { suggestion } from "../lib/suggest.ts";
import type { DiagnosticSink, Entry, ScenarioTree } from "./yaml-tree.ts";

export type ScenarioFields = ReadonlyMap<string, Entry>;

/** The place of the whole file in messages. */
export const wholeFile = "the file";

const noHints: ReadonlyMap<string, string> = new Map();

/** What a value is, for messages; a text is not repeated, for it may be a secret. */
export function describeValue(tree: ScenarioTree): string {
  if (tree.kind === "map" && tree.isUnquoted) return "a map (a text with {{ is to be quoted)";
  if (tree.kind !== "scalar") return `a ${tree.kind}`;
  if (tree.value === null) return "empty";
  if (typeof tree.value !== "string") return tree.text;
  return tree.value === "" ? "an empty text" : "text";
}

/**
 * The values of a map by name, of those that are known; what is unknown is told. Empty where it is no map.
 * @param hints what is expected of names that are known elsewhere
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
      const usual = meant === null ? `expected ${listed(known)}` : `did you mean ${meant}?`;
      sink.report(entry.line, `${unknown(entry.key, place)}; ${hints.get(entry.key) ?? usual}`);
    }
  }
  return fields;
}

function unknown(name: string, place: string): string {
  const shown = `"${name.length > 40 ? `${name.slice(0, 40)}…` : name}"`;
  return place === wholeFile
    ? `the field ${shown} is not known at the top of the file`
    : `${place} ${shown} is not known here`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

/** Merge keys are of YAML 1.1: here they would be fields of that name. They are told. */
export function withoutMerges(entries: readonly Entry[], place: string, sink: DiagnosticSink): readonly Entry[] {
  return entries.filter(({ key, line }) => {
    if (key === "<<") sink.report(line, `${place}: << is not supported; expected the fields themselves`);
    return key !== "<<";
  });
}

/** The entries of a map whose names are the user's own. None where it is no map, which is told. */
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

/** A text, or a number as it is written; null where it is none, which is told. */
export function textIn(tree: ScenarioTree, place: string, expected: string, sink: DiagnosticSink): string | null {
  if (tree.kind === "scalar" && tree.value !== null) return tree.text;
  sink.report(tree.line, `${place} is ${describeValue(tree)}; expected ${expected}`);
  return null;
}

/** One that is not empty. */
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

/** A number in bounds. */
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
