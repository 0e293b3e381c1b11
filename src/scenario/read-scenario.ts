// Reads a scenario file, which describes the requests of virtual users. Reports all problems at once. Pure.

import { mostSteps, type ScenarioRead, type Sequence, type Step, stepsOf } from "../model/scenario.ts";
import { createDiagnostics, type Diagnostics } from "../yaml/diagnostics.ts";
import { listItems, rootNode, type YamlNode } from "../yaml/node.ts";
import type { FileProblem, YamlOptions } from "../yaml/options.ts";
import { readYaml } from "../yaml/read-yaml.ts";
import type { YamlValue } from "../yaml/tree.ts";
import { readData } from "./csv-data.ts";
import { captureNames } from "./expect-capture.ts";
import type { ScenarioContext } from "./files.ts";
import { readStages } from "./read-stages.ts";
import { nameIn, readStep, stepFields } from "./step.ts";
import type { Scope } from "./template.ts";
import { describeValue, numberIn, scenarioFields } from "./typed-fields.ts";

export const topFields = ["data", "once", "requests", "stages"] as const;
export const sequenceFields = ["name", "weight", "steps", ...stepFields.filter((name) => name !== "name")] as const;
export const weightBounds = { min: 1, max: 1_000_000, isWhole: true };

const yamlOptions: YamlOptions = {
  schema: "core",
  documents: "one",
  mergeKeys: "keep",
  duplicateKeys: "refuse",
  tags: "refuse",
  complexKeys: "mark",
  maxValues: 100_000,
  explain: withQuotingHint,
};

/**
 * @param file name of the file in messages
 * @param readFile reads a file by its path relative to the scenario's folder; throws if it cannot be read
 */
export function readScenario(file: string, text: string, readFile: ScenarioContext["readFile"]): ScenarioRead {
  const diagnostics = createDiagnostics();
  const [root] = readYaml(file, text, yamlOptions, diagnostics) ?? [];
  const scenario = root === undefined ? null : scenarioIn(file, rootNode(root), { readFile, diagnostics });
  const count = scenario === null ? 0 : stepsOf(scenario).length;
  if (count > mostSteps) {
    const message = `the file has ${count} requests in total; expected at most ${mostSteps}`;
    diagnostics.error({ place: { file, line: 1, column: 1 }, path: "" }, message);
  }
  const problems = diagnostics.errors();
  return problems.length === 0 && scenario !== null ? { ok: true, scenario, notices: [] } : { ok: false, problems };
}

/** Adds the advice to quote a string: many strings of a scenario are invalid YAML without quotes. */
function withQuotingHint(problem: FileProblem, text: string): FileProblem {
  const { offset, message, isSyntax } = problem;
  if (!isSyntax) return problem;
  const source = text.slice(text.lastIndexOf("\n", offset - 1) + 1).split("\n", 1)[0] ?? "";
  const unquoted = source.replace(/"(\\.|[^"\\])*"|'[^']*'/g, "");
  const hint = unquoted.includes("{{")
    ? '; quote strings that contain {{, such as "{{token}}"'
    : /\bjson\s+\$/.test(unquoted)
      ? '; quote the JSON path, such as "json $.items[0].id"'
      : "";
  return { ...problem, message: `${message}${hint}` };
}

function scenarioIn(file: string, root: YamlNode, context: ScenarioContext) {
  const { diagnostics } = context;
  const fields = scenarioFields(withoutExtensions(root), topFields, diagnostics);
  const data = readData(fields.get("data"), context);
  const later = namesCaptured(root.value);
  const once = stepsIn(fields.get("once"), { data, captured: [], later }, context);
  const requests = requestsIn(root, fields.get("requests"), { data, captured: once.captured, later }, context);
  return { file, data, once: once.steps, requests, stages: readStages(fields.get("stages"), diagnostics) };
}

/** Ignores x- fields, as Compose does: they can hold anchors. */
function withoutExtensions(root: YamlNode): YamlNode {
  const { value } = root;
  if (value.kind !== "map") return root;
  const fields = new Map([...value.fields].filter(([key]) => !key.startsWith("x-")));
  return { ...root, value: { ...value, fields } };
}

function requestsIn(
  root: YamlNode,
  node: YamlNode | undefined,
  scope: Scope,
  context: ScenarioContext,
): readonly Sequence[] {
  const expected = "a list of requests, each with path or steps";
  if (node === undefined) {
    const location = { place: root.place, path: "requests" };
    if (root.value.kind === "map") context.diagnostics.error(location, `is missing; expected ${expected}`);
    return [];
  }
  return itemsIn(node, expected, context.diagnostics).map((item) => sequenceIn(item, scope, context));
}

/** The items of a list. Reports an empty list, and a value that is not a list. */
function itemsIn(node: YamlNode, expected: string, diagnostics: Diagnostics): readonly YamlNode[] {
  const items = listItems(node);
  const { value } = node;
  if (items.length === 0) {
    diagnostics.error(node, `is ${value.kind === "list" ? "empty" : describeValue(value)}; expected ${expected}`);
  }
  return items;
}

function sequenceIn(node: YamlNode, scope: Scope, context: ScenarioContext): Sequence {
  const { diagnostics } = context;
  const { path } = node;
  const fields = scenarioFields(node, sequenceFields, diagnostics);
  const weightNode = fields.get("weight");
  const weight = weightNode === undefined ? 1 : numberIn(weightNode, weightBounds, diagnostics);
  const stepsNode = fields.get("steps");
  const common = { line: node.place.line, weight: weight ?? 1 };
  if (stepsNode === undefined) {
    if (node.value.kind !== "map") return { ...common, name: path, steps: [] };
    const step = readStep(node, fields, scope, context);
    return { ...common, name: step.name, steps: [step] };
  }
  for (const [name, { place }] of fields) {
    if (["name", "weight", "steps"].includes(name)) continue;
    diagnostics.error({ place, path }, `has both steps and ${name}; expected ${name} inside a step`);
  }
  const name = nameIn(fields.get("name"), diagnostics);
  const hints = new Map([["weight", `expected it in ${path}, beside steps`]]);
  const { steps } = stepsIn(stepsNode, scope, context, hints);
  if (name === null) return { ...common, name: steps[0]?.name ?? path, steps };
  return { ...common, name, steps: steps.map((step) => ({ ...step, name: `${name} / ${step.name}` })) };
}

/** Reads steps in order: a step can use the values that earlier steps capture. */
function stepsIn(
  node: YamlNode | undefined,
  scope: Scope,
  context: ScenarioContext,
  hints?: ReadonlyMap<string, string>,
): { readonly steps: readonly Step[]; readonly captured: readonly string[] } {
  if (node === undefined) return { steps: [], captured: [] };
  const captured = [...scope.captured];
  const steps = itemsIn(node, "a list of requests", context.diagnostics).flatMap((item) => {
    const fields = scenarioFields(item, stepFields, context.diagnostics, hints);
    if (item.value.kind !== "map") return [];
    const step = readStep(item, fields, { ...scope, captured: [...captured] }, context);
    captured.push(...captureNames(fields.get("capture")));
    return [step];
  });
  return { steps, captured };
}

/** Returns the names that any step of the file captures. */
function namesCaptured(value: YamlValue): readonly string[] {
  if (value.kind === "list") return value.items.flatMap((item) => namesCaptured(item.value));
  if (value.kind !== "map") return [];
  return [...value.fields].flatMap(([key, field]) =>
    key === "capture" && field.value.kind === "map" ? [...field.value.fields.keys()] : namesCaptured(field.value),
  );
}
