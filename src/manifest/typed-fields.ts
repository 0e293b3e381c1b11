// Reads typed values from a manifest tree. Reports an error for a value of another type; returns null for an absent
// field or a YAML null.

import { suggestion } from "../lib/suggest.ts";
import type { Diagnostics, FieldLocation } from "../yaml/diagnostics.ts";
import { child, describeNode, entriesOf, listItems, pathTo, type YamlNode } from "../yaml/node.ts";
import type { YamlMap, YamlValue } from "../yaml/tree.ts";

/**
 * The fields that a map may have. Null if memgate reads the field, or if it makes no difference to one container;
 * otherwise what memgate does instead of applying the field.
 */
export type SupportedFields = Readonly<Record<string, string | null>>;

export interface MapFields {
  readonly node: YamlNode;
  /** The fields in file order, without nulls. */
  readonly all: () => readonly (readonly [key: string, node: YamlNode])[];
  readonly at: (key: string) => YamlNode | null;
  readonly text: (key: string) => string | null;
  readonly flag: (key: string) => boolean | null;
  readonly integer: (key: string, min?: number, max?: number) => number | null;
  readonly texts: (key: string) => readonly string[] | null;
  /** @param supported null if any key is allowed */
  readonly map: (key: string, supported: SupportedFields | null) => MapFields | null;
  /** @param nameKey the field whose value identifies an item in paths, such as `containers[web]` */
  readonly items: (key: string, nameKey?: string) => readonly YamlNode[];
}

/** Reports an error and returns null if the value is not a map. Reports duplicate and unsupported fields. */
export function openMap(diagnostics: Diagnostics, node: YamlNode, supported: SupportedFields | null): MapFields | null {
  const { value } = node;
  if (value.kind !== "map") {
    diagnostics.error(node, `is ${describeNode(value)}; expected a map`);
    return null;
  }
  const pathOf = (key: string): string => pathTo(node.path, key);
  for (const [key, place] of value.repeated) {
    diagnostics.warning({ place, path: pathOf(key) }, "is defined more than once; memgate uses the last value");
  }
  if (supported !== null) reportUnsupported(diagnostics, value, supported, pathOf);
  const at = (key: string): YamlNode | null => child(node, key);
  return {
    node,
    at,
    all: () => [...value.fields.keys()].flatMap((key) => pairWith(key, at(key))),
    text: (key) => nodeText(diagnostics, at(key)),
    flag: (key) => flagOf(diagnostics, at(key)),
    integer: (key, min = 0, max = 2 ** 31 - 1) => integerOf(diagnostics, at(key), min, max),
    texts: (key) => textsOf(diagnostics, at(key)),
    map: (key, inner) => mapOf(diagnostics, at(key), inner),
    items: (key, nameKey) => itemsOf(diagnostics, at(key), nameKey),
  };
}

function pairWith(key: string, node: YamlNode | null): readonly (readonly [string, YamlNode])[] {
  return node === null ? [] : [[key, node]];
}

function reportUnsupported(
  diagnostics: Diagnostics,
  map: YamlMap,
  supported: SupportedFields,
  pathOf: (key: string) => string,
): void {
  for (const [key, { place, value }] of map.fields) {
    const location = { place, path: pathOf(key) };
    if (!Object.hasOwn(supported, key)) {
      reportUnknownField(diagnostics, location, key, Object.keys(supported));
    } else if (typeof supported[key] === "string" && !isDisabled(value))
      diagnostics.unsupported(location, supported[key]);
  }
}

export function reportUnknownField(
  diagnostics: Diagnostics,
  location: FieldLocation,
  key: string,
  known: readonly string[],
): void {
  const nearest = suggestion(key, known);
  // A probable typo is an error, as in the API server. With a notice only, the run would lack the intended field.
  if (nearest === null) diagnostics.unsupported(location, "memgate does not know this field");
  else diagnostics.error(location, didYouMean(nearest));
}

function didYouMean(field: string): string {
  return `is not a Kubernetes field; did you mean ${field}?`;
}

/** Reports a missing field. If a key of the file is a probable typo of a key on the path, it reports that key instead. */
export function reportMissing(
  diagnostics: Diagnostics,
  root: YamlNode,
  keys: readonly string[],
  { location, message }: { readonly location: FieldLocation; readonly message: string },
): void {
  const { meant, typo } = firstMissing(root, keys);
  if (typo === null) diagnostics.error(location, message);
  else diagnostics.error(typo, didYouMean(meant));
}

/** True if the field is absent and its path has no error: every key is spelled correctly, and every value is a map. */
export function isAbsent(root: YamlNode, keys: readonly string[]): boolean {
  if (child(root, ...keys) !== null) return false;
  const { parent, typo } = firstMissing(root, keys);
  return typo === null && parent?.value.kind === "map";
}

/** The first missing key of a path, the value that lacks it, and a field of this value that is a probable typo of the key. */
function firstMissing(root: YamlNode, keys: readonly string[]) {
  const found = keys.findIndex((_, index) => child(root, ...keys.slice(0, index + 1)) === null);
  const parent = child(root, ...keys.slice(0, Math.max(0, found)));
  const meant = keys[found] ?? "";
  const fields = parent === null ? [] : entriesOf(parent);
  const [key, field] = fields.find(([name]) => suggestion(name, [meant]) === meant) ?? [meant, null];
  return { parent, meant, typo: key === meant ? null : field };
}

/** True for a value that requests nothing: `hostNetwork: false`, `initContainers: []`. */
function isDisabled(value: YamlValue): boolean {
  switch (value.kind) {
    case "null":
      return true;
    case "boolean":
      return !value.value;
    case "text":
      return value.text === "";
    case "map":
      return value.fields.size === 0;
    case "list":
      return value.items.length === 0;
    case "number":
      return false;
  }
}

/** The string at a node. Reports an error and returns null for a value of another type or with a NUL character. */
export function nodeText(diagnostics: Diagnostics, node: YamlNode | null): string | null {
  if (node === null) return null;
  const { value } = node;
  if (value.kind === "text") {
    if (!value.text.includes("\0")) return value.text;
    diagnostics.error(node, "contains a NUL character; expected a string without it");
    return null;
  }
  const isScalar = value.kind === "number" || value.kind === "boolean";
  diagnostics.error(node, `is ${describeNode(value)}; expected a string${isScalar ? ": put it in quotes" : ""}`);
  return null;
}

function flagOf(diagnostics: Diagnostics, node: YamlNode | null): boolean | null {
  if (node === null || node.value.kind === "boolean") return node?.value.kind === "boolean" ? node.value.value : null;
  diagnostics.error(node, `is ${describeNode(node.value)}; expected true or false without quotes`);
  return null;
}

function integerOf(diagnostics: Diagnostics, node: YamlNode | null, min: number, max: number): number | null {
  if (node === null) return null;
  const { value } = node;
  if (value.kind === "number" && Number.isInteger(value.number) && value.number >= min && value.number <= max) {
    return value.number;
  }
  const actual = value.kind === "number" ? value.text : describeNode(value);
  diagnostics.error(node, `is ${actual}; expected a whole number from ${min} to ${max}`);
  return null;
}

/** Null for an absent field and for an empty list, which mean the same in Kubernetes. */
function textsOf(diagnostics: Diagnostics, node: YamlNode | null): readonly string[] | null {
  const texts = itemsOf(diagnostics, node).map((item) => nodeText(diagnostics, item));
  return texts.length === 0 ? null : texts.filter((text) => text !== null);
}

function mapOf(diagnostics: Diagnostics, node: YamlNode | null, supported: SupportedFields | null): MapFields | null {
  return node === null ? null : openMap(diagnostics, node, supported);
}

function itemsOf(diagnostics: Diagnostics, node: YamlNode | null, nameKey?: string): readonly YamlNode[] {
  if (node !== null && node.value.kind !== "list")
    diagnostics.error(node, `is ${describeNode(node.value)}; expected a list`);
  return listItems(node, nameKey);
}
