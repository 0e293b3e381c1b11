// Values with their place and path, and functions that find the values inside them. They report no problems.
import type { FieldLocation } from "./diagnostics.ts";
import type { YamlField, YamlValue } from "./tree.ts";

/** A value with its location. */
export interface YamlNode extends FieldLocation {
  readonly value: YamlValue;
}

/** The root of a document. Its path is empty. */
export function rootNode({ place, value }: YamlField): YamlNode {
  return { place, path: "", value };
}

/** The fields of a map in file order. Empty if the value is not a map. */
export function entriesOf(node: YamlNode): readonly (readonly [key: string, node: YamlNode])[] {
  if (node.value.kind !== "map") return [];
  return [...node.value.fields].map(([key, field]) => [key, nodeIn(node, key, field)]);
}

/** The value at a path of keys. Null if a key is absent or its value is null. */
export function child(node: YamlNode | null, ...keys: readonly string[]): YamlNode | null {
  let found = node;
  for (const key of keys) {
    const field = found?.value.kind === "map" ? found.value.fields.get(key) : undefined;
    if (found === null || field === undefined || field.value.kind === "null") return null;
    found = nodeIn(found, key, field);
  }
  return found;
}

function nodeIn({ path }: YamlNode, key: string, { place, value }: YamlField): YamlNode {
  return { place, path: pathTo(path, key), value };
}

/** The path of a key, as in `spec.containers`. */
export function pathTo(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

/**
 * The items of a list. Empty if the value is not a list.
 *
 * @param nameKey the field whose value identifies an item in paths, such as `containers[web]`. Without it, or if an item
 *   lacks the field, the index identifies the item.
 */
export function listItems(node: YamlNode | null, nameKey?: string): readonly YamlNode[] {
  if (node?.value.kind !== "list") return [];
  return node.value.items.map(({ place, value }, index) => {
    const name = nameKey !== undefined && value.kind === "map" ? value.fields.get(nameKey)?.value : undefined;
    // An invalid name may be a misplaced value, which may be a secret.
    const label = name?.kind === "text" && /^[\w./-]{1,100}$/.test(name.text) ? name.text : String(index);
    return { place, path: `${node.path}[${label}]`, value };
  });
}

/** A string, or a number as a string. Null for any other value. */
export function plainText(node: YamlNode | null): string | null {
  return node?.value.kind === "text" || node?.value.kind === "number" ? node.value.text : null;
}

/** The type of a value, in messages. */
export function describeNode(value: YamlValue): string {
  return { map: "a map", list: "a list", text: "a string", number: "a number", boolean: "a boolean", null: "empty" }[
    value.kind
  ];
}
