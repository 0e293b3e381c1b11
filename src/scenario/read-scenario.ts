// Reads a scenario file, which describes the requests of virtual users. Reports all problems at once. Pure.

import { mostSteps, type ScenarioRead, type Sequence, type Step, stepsOf } from "../model/scenario.ts";
import { readData } from "./csv-data.ts";
import { captureNames } from "./expect-capture.ts";
import type { ScenarioContext } from "./files.ts";
import { readStages } from "./read-stages.ts";
import { nameIn, readStep, stepFields } from "./step.ts";
import type { Scope } from "./template.ts";
import { describeValue, numberIn, scenarioFields, wholeFile } from "./typed-fields.ts";
import { type Entry, type MapTree, readTree, type ScenarioTree } from "./yaml-tree.ts";

export const topFields = ["data", "once", "requests", "stages"] as const;
export const sequenceFields = ["name", "weight", "steps", ...stepFields.filter((name) => name !== "name")] as const;
export const weightBounds = { min: 1, max: 1_000_000, isWhole: true };

/**
 * @param file name of the file in messages
 * @param readFile reads a file by its path relative to the scenario's folder; throws if it cannot be read
 */
export function readScenario(file: string, text: string, readFile: ScenarioContext["readFile"]): ScenarioRead {
  const reported: { readonly line: number; readonly message: string }[] = [];
  const context: ScenarioContext = { file, readFile, report: (line, message) => reported.push({ line, message }) };
  const root = readTree(text, context);
  const scenario = root === null ? null : scenarioIn(root, context);
  const count = scenario === null ? 0 : stepsOf(scenario).length;
  if (count > mostSteps) context.report(1, `the file has ${count} requests in total; expected at most ${mostSteps}`);
  if (reported.length === 0 && scenario !== null) return { ok: true, scenario, notices: [] };
  const inOrder = reported
    .toSorted((a, b) => a.line - b.line)
    .map(({ line, message }) => `${file}:${line}: ${message}`);
  return { ok: false, problems: [...new Set(inOrder)] };
}

function scenarioIn(root: ScenarioTree, context: ScenarioContext) {
  // Ignores x- fields, as Compose does: they can hold anchors.
  const known: ScenarioTree =
    root.kind === "map" ? { ...root, entries: root.entries.filter(({ key }) => !key.startsWith("x-")) } : root;
  const fields = scenarioFields(known, topFields, wholeFile, context);
  const data = readData(fields.get("data"), context);
  const later = namesCaptured(root);
  const once = stepsIn(fields.get("once"), "once", { data, captured: [], later }, context);
  const requests = requestsIn(known, fields.get("requests"), { data, captured: once.captured, later }, context);
  return { file: context.file, data, once: once.steps, requests, stages: readStages(fields.get("stages"), context) };
}

function requestsIn(
  root: ScenarioTree,
  entry: Entry | undefined,
  scope: Scope,
  context: ScenarioContext,
): readonly Sequence[] {
  const expected = "a list of requests, each with path or steps";
  if (entry === undefined) {
    if (root.kind === "map") context.report(root.line, `requests is missing; expected ${expected}`);
    return [];
  }
  const { value } = entry;
  if (value.kind !== "list" || value.items.length === 0) {
    context.report(
      value.line,
      `requests is ${value.kind === "list" ? "empty" : describeValue(value)}; expected ${expected}`,
    );
    return [];
  }
  return value.items.map((item, at) => sequenceIn(item, `requests[${at}]`, scope, context));
}

function sequenceIn(tree: ScenarioTree, place: string, scope: Scope, context: ScenarioContext): Sequence {
  const fields = scenarioFields(tree, sequenceFields, place, context);
  const weightEntry = fields.get("weight");
  const weight = weightEntry === undefined ? 1 : numberIn(weightEntry.value, weightBounds, `${place}.weight`, context);
  const stepsEntry = fields.get("steps");
  const common = { line: tree.line, weight: weight ?? 1 };
  if (stepsEntry === undefined) {
    if (tree.kind !== "map") return { ...common, name: place, steps: [] };
    const step = readStep(tree, fields, place, scope, context);
    return { ...common, name: step.name, steps: [step] };
  }
  for (const [name, { line }] of fields) {
    if (["name", "weight", "steps"].includes(name)) continue;
    context.report(line, `${place} has both steps and ${name}; expected ${name} inside a step`);
  }
  const name = nameIn(fields.get("name"), place, context);
  const hints = new Map([["weight", `expected it in ${place}, beside steps`]]);
  const { steps } = stepsIn(stepsEntry, `${place}.steps`, scope, context, hints);
  if (name === null) return { ...common, name: steps[0]?.name ?? place, steps };
  return { ...common, name, steps: steps.map((step) => ({ ...step, name: `${name} / ${step.name}` })) };
}

/** Reads steps in order: a step can use the values that earlier steps capture. */
function stepsIn(
  entry: Entry | undefined,
  place: string,
  scope: Scope,
  context: ScenarioContext,
  hints?: ReadonlyMap<string, string>,
): { readonly steps: readonly Step[]; readonly captured: readonly string[] } {
  if (entry === undefined) return { steps: [], captured: [] };
  const { value } = entry;
  if (value.kind !== "list" || value.items.length === 0) {
    context.report(
      value.line,
      `${place} is ${value.kind === "list" ? "empty" : describeValue(value)}; expected a list of requests`,
    );
    return { steps: [], captured: [] };
  }
  const captured = [...scope.captured];
  const steps = value.items.flatMap((item, at) => {
    const stepPlace = `${place}[${at}]`;
    const fields = scenarioFields(item, stepFields, stepPlace, context, hints);
    if (item.kind !== "map") return [];
    const step = readStep(item, fields, stepPlace, { ...scope, captured: [...captured] }, context);
    captured.push(...captureNames(fields.get("capture")));
    return [step];
  });
  return { steps, captured };
}

/** Returns the names that any step of the file captures. */
function namesCaptured(tree: ScenarioTree): readonly string[] {
  if (tree.kind === "scalar") return [];
  if (tree.kind === "list") return tree.items.flatMap(namesCaptured);
  return (tree satisfies MapTree).entries.flatMap(({ key, value }) =>
    key === "capture" && value.kind === "map" ? value.entries.map((entry) => entry.key) : namesCaptured(value),
  );
}
