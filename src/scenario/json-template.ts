// Reads a JSON body that is written in YAML.

import type { JsonTemplate } from "../model/scenario.ts";
import type { Diagnostics } from "../yaml/diagnostics.ts";
import { listItems, type YamlNode } from "../yaml/node.ts";
import type { YamlScalar } from "../yaml/tree.ts";
import { type Scope, templateOf } from "./template.ts";
import { describeValue, withoutMerges } from "./typed-fields.ts";

/** Reports values that JSON cannot represent. */
export function jsonTemplateOf(node: YamlNode, scope: Scope, diagnostics: Diagnostics): JsonTemplate {
  const { value } = node;
  switch (value.kind) {
    case "list":
      return { kind: "list", items: listItems(node).map((item) => jsonTemplateOf(item, scope, diagnostics)) };
    case "map": {
      if (value.hasComplexKey)
        diagnostics.error(node, `is ${describeValue(value)}; expected a string, or a map with string keys`);
      const entries = withoutMerges(node, diagnostics).map(
        ([key, field]) => [key, jsonTemplateOf(field, scope, diagnostics)] as const,
      );
      return { kind: "map", entries };
    }
    case "text":
      return { kind: "text", template: templateOf(value.text, node, scope, diagnostics) };
    case "number": {
      const fault = numberFault(value);
      if (fault !== null) diagnostics.error(node, `is ${describeValue(value)}, ${fault}`);
      return { kind: "plain", value: value.number };
    }
    case "boolean":
      return { kind: "plain", value: value.value };
    case "null":
      return { kind: "plain", value: null };
  }
}

/** Numbers are JavaScript numbers: 9007199254740993 would be sent as 9007199254740992. */
function numberFault({ text, number }: YamlScalar & { readonly kind: "number" }): string | null {
  if (!Number.isFinite(number)) return "which JSON cannot represent; expected a finite number";
  const isRounded = Number.isInteger(number) && !Number.isSafeInteger(number) && !/^[^x]*e/i.test(text);
  const { MIN_SAFE_INTEGER: min, MAX_SAFE_INTEGER: max } = Number;
  return isRounded ? `which would lose digits; expected an integer from ${min} to ${max}, or a string` : null;
}
