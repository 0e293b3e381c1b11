// Reads typed values from a manifest tree. Reports an error for a value of another type; returns null for an absent
// field or a YAML null.

import { suggestion } from "../lib/suggest.ts";
import type { Diagnostics, FieldLocation } from "./diagnostics.ts";
import type { ManifestTree, TreeField, TreeMap } from "./tree.ts";

/** A value with its location. */
export interface ManifestNode extends FieldLocation {
  readonly value: ManifestTree;
}

/**
 * The fields that a map may have. Null if memgate reads the field, or if it makes no difference to one container;
 * otherwise what memgate does instead of applying the field.
 */
export type SupportedFields = Readonly<Record<string, string | null>>;

export interface MapFields {
  readonly node: ManifestNode;
  /** The fields in file order, without nulls. */
  readonly all: () => readonly (readonly [key: string, node: ManifestNode])[];
  readonly at: (key: string) => ManifestNode | null;
  readonly text: (key: string) => string | null;
  readonly flag: (key: string) => boolean | null;
  readonly integer: (key: string, min?: number, max?: number) => number | null;
  readonly texts: (key: string) => readonly string[] | null;
  /** @param supported null if any key is allowed */
  readonly map: (key: string, supported: SupportedFields | null) => MapFields | null;
  /** @param nameKey the field whose value identifies an item in paths, such as `containers[web]` */
  readonly items: (key: string, nameKey?: string) => readonly ManifestNode[];
}

/** Reports an error and returns null if the value is not a map. Reports duplicate and unsupported fields. */
export function openMap(
  diagnostics: Diagnostics,
  node: ManifestNode,
  supported: SupportedFields | null,
): MapFields | null {
  const { value } = node;
  if (value.kind !== "map") {
    diagnostics.error(node, `is ${describeNode(value)}; expected a map`);
    return null;
  }
  const pathOf = (key: string): string => (node.path === "" ? key : `${node.path}.${key}`);
  for (const [key, place] of value.repeated) {
    diagnostics.warning({ place, path: pathOf(key) }, "is defined more than once; memgate uses the last value");
  }
  if (supported !== null) reportUnsupported(diagnostics, value, supported, pathOf);
  const at = (key: string): ManifestNode | null => child(node, key);
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

function pairWith(key: string, node: ManifestNode | null): readonly (readonly [string, ManifestNode])[] {
  return node === null ? [] : [[key, node]];
}

/** The value at a path of keys. Null if a key is absent or its value is null. Reports nothing. */
export function child(node: ManifestNode | null, ...keys: readonly string[]): ManifestNode | null {
  let found = node;
  for (const key of keys) {
    const field: TreeField | undefined = found?.value.kind === "map" ? found.value.fields.get(key) : undefined;
    if (found === null || field === undefined || field.value.kind === "null") return null;
    found = { place: field.place, path: found.path === "" ? key : `${found.path}.${key}`, value: field.value };
  }
  return found;
}

/** A string, or a number as a string. Null for any other value. Reports nothing. */
export function plainText(node: ManifestNode | null): string | null {
  return node?.value.kind === "text" || node?.value.kind === "number" ? node.value.text : null;
}

/** The items of a list. Empty if the value is not a list. Reports nothing. */
export function listItems(node: ManifestNode | null, nameKey?: string): readonly ManifestNode[] {
  if (node?.value.kind !== "list") return [];
  return node.value.items.map(({ place, value }, index) => {
    const name = nameKey !== undefined && value.kind === "map" ? value.fields.get(nameKey)?.value : undefined;
    // An invalid name may be a misplaced value, which may be a secret.
    const label = name?.kind === "text" && /^[\w./-]{1,100}$/.test(name.text) ? name.text : String(index);
    return { place, path: `${node.path}[${label}]`, value };
  });
}

/** The type of a value, in messages. */
export function describeNode(value: ManifestTree): string {
  return { map: "a map", list: "a list", text: "a string", number: "a number", boolean: "a boolean", null: "empty" }[
    value.kind
  ];
}

function reportUnsupported(
  diagnostics: Diagnostics,
  map: TreeMap,
  supported: SupportedFields,
  pathOf: (key: string) => string,
): void {
  for (const [key, { place, value }] of map.fields) {
    const location = { place, path: pathOf(key) };
    if (!Object.hasOwn(supported, key)) {
      const nearest = suggestion(key, Object.keys(supported));
      // A probable typo is an error, as in the API server. With a notice only, the run would lack the intended field.
      if (nearest === null) diagnostics.unsupported(location, "memgate does not know this field");
      else diagnostics.error(location, `is not a Kubernetes field; did you mean ${nearest}?`);
    } else if (typeof supported[key] === "string" && !isDisabled(value))
      diagnostics.unsupported(location, supported[key]);
  }
}

/** The reason for not applying an unknown field, with the nearest known one. */
export function unknownField(key: string, known: readonly string[]): string {
  const nearest = suggestion(key, known);
  return `memgate does not know this field${nearest === null ? "" : `; did you mean ${nearest}?`}`;
}

/** True for a value that requests nothing: `hostNetwork: false`, `initContainers: []`. */
function isDisabled(value: ManifestTree): boolean {
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
export function nodeText(diagnostics: Diagnostics, node: ManifestNode | null): string | null {
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

function flagOf(diagnostics: Diagnostics, node: ManifestNode | null): boolean | null {
  if (node === null || node.value.kind === "boolean") return node?.value.kind === "boolean" ? node.value.value : null;
  diagnostics.error(node, `is ${describeNode(node.value)}; expected true or false without quotes`);
  return null;
}

function integerOf(diagnostics: Diagnostics, node: ManifestNode | null, min: number, max: number): number | null {
  if (node === null) return null;
  const { value } = node;
  if (value.kind === "number" && Number.isInteger(value.number) && value.number >= min && value.number <= max) {
    return value.number;
  }
  const actual = value.kind === "number" ? value.text : describeNode(value);
  diagnostics.error(node, `is ${actual}; expected a whole number from ${min} to ${max}`);
  return null;
}

/** Null also for an empty list, which Kubernetes treats like an absent one. */
function textsOf(diagnostics: Diagnostics, node: ManifestNode | null): readonly string[] | null {
  const texts = itemsOf(diagnostics, node).map((item) => nodeText(diagnostics, item));
  return texts.length === 0 ? null : texts.filter((text) => text !== null);
}

function mapOf(
  diagnostics: Diagnostics,
  node: ManifestNode | null,
  supported: SupportedFields | null,
): MapFields | null {
  return node === null ? null : openMap(diagnostics, node, supported);
}

function itemsOf(diagnostics: Diagnostics, node: ManifestNode | null, nameKey?: string): readonly ManifestNode[] {
  if (node !== null && node.value.kind !== "list")
    diagnostics.error(node, `is ${describeNode(node.value)}; expected a list`);
  return listItems(node, nameKey);
}
