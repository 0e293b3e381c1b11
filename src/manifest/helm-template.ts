// Helm's templates: they look like manifests, and some can even be read as YAML.

import type { ManifestTree } from "./tree.ts";
export const templateHint =
  "is a Helm template, not a manifest yet; render it first: helm template CHART | memgate run --manifest -";

/** Of a text that can't be read as YAML. */
export function isTemplate(text: string): boolean {
  return ofChart.test(text) || /^[ \t]*(- )?\{\{/m.test(text);
}

/** What only a chart has: agents that fill in secrets have templates of their own in annotations. */
const ofChart = /\{\{-?[^}]{0,300}(\.(Values|Release|Chart|Capabilities)\.|\b(include|template|tpl|toYaml)\s+["$.])/;

/** Whether a template was read as the texts of an object. */
export function holdsTemplate(tree: ManifestTree): boolean {
  // What aliases share is looked at once.
  const seen = new Set<ManifestTree>();
  const holds = (part: ManifestTree): boolean => {
    if (part.kind === "text") return ofChart.test(part.text);
    if ((part.kind !== "map" && part.kind !== "list") || seen.has(part)) return false;
    seen.add(part);
    const inner = part.kind === "map" ? [...part.fields.values()] : part.items;
    return inner.some(({ value }) => holds(value));
  };
  return holds(tree);
}
