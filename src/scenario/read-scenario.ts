// scenario: what virtual users do, as a YAML file. Text in; a scenario, or all that is wrong with it. Pure.
import { readData } from "./data.ts";
import { readStages } from "./read-stages.ts";
import { mostSteps, type ScenarioRead, type Sequence, type Step, stepsOf } from "./scenario.ts";
import { type Reading, readStep, stepFields } from "./step.ts";
import type { Scope } from "./template.ts";
import { type Entry, fieldsOf, type MapTree, numberIn, readTree, seen, type Tree } from "./tree.ts";

export const topFields = ["data", "once", "requests", "stages"] as const;
export const sequenceFields = ["name", "weight", "steps", ...stepFields.filter((name) => name !== "name")] as const;
export const weightBounds = { min: 1, max: 1_000_000, isWhole: true };

/**
 * @param file how the file is called in messages
 * @param readFile text of a file that it names; throws where there is none
 */
export function readScenario(file: string, text: string, readFile: (path: string) => string): ScenarioRead {
  const told: { readonly line: number; readonly message: string }[] = [];
  const reading: Reading = { file, readFile, tell: (line, message) => told.push({ line, message }) };
  const root = readTree(text, reading);
  const scenario = root === null ? null : scenarioIn(root, reading);
  const count = scenario === null ? 0 : stepsOf(scenario).length;
  if (count > mostSteps) reading.tell(1, `the file has ${count} requests in all; expected ${mostSteps} at most`);
  if (told.length === 0 && scenario !== null) return { ok: true, scenario, notices: [] };
  const inOrder = told.toSorted((a, b) => a.line - b.line).map(({ line, message }) => `${file}:${line}: ${message}`);
  return { ok: false, problems: [...new Set(inOrder)] };
}

function scenarioIn(root: Tree, reading: Reading) {
  // As in Compose files: x- is a place for anchors.
  const own: Tree =
    root.kind === "map" ? { ...root, entries: root.entries.filter(({ key }) => !key.startsWith("x-")) } : root;
  const fields = fieldsOf(own, topFields, "the file", reading);
  const data = readData(fields.get("data"), reading);
  const later = namesCaptured(root);
  const onceEntry = fields.get("once");
  const once = onceEntry === undefined ? [] : stepsIn(onceEntry, "once", { data, captured: [], later }, reading);
  const captured = once.flatMap(({ captures }) => captures.map(({ name }) => name));
  const requests = requestsIn(own, fields.get("requests"), { data, captured, later }, reading);
  return { file: reading.file, data, once, requests, stages: readStages(fields.get("stages"), reading) };
}

function requestsIn(root: Tree, entry: Entry | undefined, scope: Scope, reading: Reading): readonly Sequence[] {
  const expected = "a list of requests, each with a path or with steps";
  if (entry === undefined) {
    if (root.kind === "map") reading.tell(root.line, `requests is missing; expected ${expected}`);
    return [];
  }
  const { value } = entry;
  if (value.kind !== "list" || value.items.length === 0) {
    reading.tell(value.line, `requests is ${value.kind === "list" ? "empty" : seen(value)}; expected ${expected}`);
    return [];
  }
  return value.items.map((item, at) => sequenceIn(item, `requests[${at}]`, scope, reading));
}

function sequenceIn(tree: Tree, place: string, scope: Scope, reading: Reading): Sequence {
  const fields = fieldsOf(tree, sequenceFields, place, reading);
  const weightEntry = fields.get("weight");
  const weight = weightEntry === undefined ? 1 : numberIn(weightEntry.value, weightBounds, `${place}.weight`, reading);
  const stepsEntry = fields.get("steps");
  const common = { line: tree.line, weight: weight ?? 1 };
  if (stepsEntry === undefined) {
    if (tree.kind !== "map") return { ...common, name: place, steps: [] };
    const step = readStep(tree, fields, place, scope, reading);
    return { ...common, name: step.name, steps: [step] };
  }
  for (const [name, { line }] of fields) {
    if (["name", "weight", "steps"].includes(name)) continue;
    reading.tell(line, `${place} has steps and ${name}; expected ${name} in one of its steps`);
  }
  const named = fields.get("name")?.value;
  if (named !== undefined && (named.kind !== "scalar" || named.value === null)) {
    reading.tell(named.line, `${place}.name is ${seen(named)}; expected a text`);
  }
  const steps = stepsIn(stepsEntry, `${place}.steps`, scope, reading);
  return { ...common, name: named?.kind === "scalar" ? named.text : (steps[0]?.name ?? place), steps };
}

/** What one step captures, those after it may use. */
function stepsIn({ value }: Entry, place: string, scope: Scope, reading: Reading): readonly Step[] {
  if (value.kind !== "list" || value.items.length === 0) {
    reading.tell(
      value.line,
      `${place} is ${value.kind === "list" ? "empty" : seen(value)}; expected a list of requests`,
    );
    return [];
  }
  const captured = [...scope.captured];
  return value.items.flatMap((item, at) => {
    const where = `${place}[${at}]`;
    const fields = fieldsOf(item, stepFields, where, reading);
    if (item.kind !== "map") return [];
    const step = readStep(item, fields, where, { ...scope, captured: [...captured] }, reading);
    captured.push(...step.captures.map(({ name }) => name));
    return [step];
  });
}

/** All names that are captured anywhere in the file. */
function namesCaptured(tree: Tree): readonly string[] {
  if (tree.kind === "scalar") return [];
  if (tree.kind === "list") return tree.items.flatMap(namesCaptured);
  return (tree satisfies MapTree).entries.flatMap(({ key, value }) =>
    key === "capture" && value.kind === "map" ? value.entries.map((entry) => entry.key) : namesCaptured(value),
  );
}
