// Detects Helm templates. They look like manifests, and some are valid YAML.

import type { YamlValue } from "../yaml/tree.ts";

export const templateHint =
  "the file is a Helm template, not a manifest; render it first: helm template CHART | memgate run --manifest -";

/** @param text a file that is not valid YAML */
export function isTemplate(text: string): boolean {
  return chartTemplate.test(text) || /^[ \t]*(- )?\{\{/m.test(text);
}

/** Syntax that only charts use. Annotations for agents that inject secrets also have `{{`, but not this syntax. */
const chartTemplate =
  /\{\{-?[^{}]{0,300}(\.(Values|Release|Chart|Capabilities)\.|\b(include|template|tpl|toYaml)\s+["$.])/;

/** True if a string of the tree has Helm template syntax. */
export function containsTemplate(tree: YamlValue): boolean {
  // Aliases share trees. Each tree is checked once.
  const checked = new Set<YamlValue>();
  const contains = (part: YamlValue): boolean => {
    if (part.kind === "text") return chartTemplate.test(part.text);
    if ((part.kind !== "map" && part.kind !== "list") || checked.has(part)) return false;
    checked.add(part);
    const inner = part.kind === "map" ? [...part.fields.values()] : part.items;
    return inner.some(({ value }) => contains(value));
  };
  return contains(tree);
}
