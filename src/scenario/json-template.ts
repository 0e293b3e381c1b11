// Reads a JSON body that is written in YAML.

import type { JsonTemplate } from "../model/scenario.ts";
import { type Scope, templateOf } from "./template.ts";
import { describeValue, withoutMerges } from "./typed-fields.ts";
import type { DiagnosticSink, ScalarTree, ScenarioTree } from "./yaml-tree.ts";

/** Reports values that JSON cannot represent. */
export function jsonTemplateOf(tree: ScenarioTree, place: string, scope: Scope, sink: DiagnosticSink): JsonTemplate {
  if (tree.kind === "list") {
    const items = tree.items.map((item, at) => jsonTemplateOf(item, `${place}[${at}]`, scope, sink));
    return { kind: "list", items };
  }
  if (tree.kind === "map") {
    if (tree.isUnquoted)
      sink.report(tree.line, `${place} is ${describeValue(tree)}; expected a string, or a map with string keys`);
    const entries = withoutMerges(tree.entries, place, sink).map(
      ({ key, value }) => [key, jsonTemplateOf(value, `${place}.${key}`, scope, sink)] as const,
    );
    return { kind: "map", entries };
  }
  const { line, value } = tree;
  if (typeof value === "string") return { kind: "text", template: templateOf(value, line, place, scope, sink) };
  const fault = typeof value === "number" ? numberFault(tree, value) : null;
  if (fault !== null) sink.report(line, `${place} is ${describeValue(tree)}, ${fault}`);
  return { kind: "plain", value };
}

/** Numbers are JavaScript numbers: 9007199254740993 would be sent as 9007199254740992. */
function numberFault({ text }: ScalarTree, value: number): string | null {
  if (!Number.isFinite(value)) return "which JSON cannot represent; expected a finite number";
  const isRounded = Number.isInteger(value) && !Number.isSafeInteger(value) && !/^[^x]*e/i.test(text);
  const { MIN_SAFE_INTEGER: min, MAX_SAFE_INTEGER: max } = Number;
  return isRounded ? `which would lose digits; expected an integer from ${min} to ${max}, or a string` : null;
}
