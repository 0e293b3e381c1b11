// Reading typed values out of a tree: a value of another type is a problem, and an absent or null one is null.

import { suggestion } from "../lib/suggest.ts";
import type { Diagnostics, Where } from "./diagnostics.ts";
import type { ManifestTree, TreeField, TreeMap } from "./tree.ts";

/** A value, and where it is. */
export interface Spot extends Where {
  readonly value: ManifestTree;
}

/**
 * The fields that a map may have. Null: it is read, or makes no difference here. Text: it is not honoured, and why.
 */
export type SupportedFields = Readonly<Record<string, string | null>>;

export interface MapFields {
  readonly spot: Spot;
  /** In order, without those that are null. */
  readonly all: () => readonly (readonly [key: string, spot: Spot])[];
  readonly at: (key: string) => Spot | null;
  readonly text: (key: string) => string | null;
  readonly flag: (key: string) => boolean | null;
  readonly whole: (key: string, min?: number, max?: number) => number | null;
  readonly texts: (key: string) => readonly string[] | null;
  /** @param manners null where any key may be there */
  readonly map: (key: string, supported: SupportedFields | null) => MapFields | null;
  /** @param nameKey the field of an item that names it in paths */
  readonly items: (key: string, nameKey?: string) => readonly Spot[];
}

/** Null, with a problem, where the value is no map. */
export function openMap(diagnostics: Diagnostics, spot: Spot, supported: SupportedFields | null): MapFields | null {
  const { value } = spot;
  if (value.kind !== "map") {
    diagnostics.problem(spot, `is ${describeNode(value)}; expected a map`);
    return null;
  }
  const where = (key: string): string => (spot.path === "" ? key : `${spot.path}.${key}`);
  for (const [key, place] of value.repeated) {
    diagnostics.notice({ place, path: where(key) }, "is there more than once: the last one counts");
  }
  if (supported !== null) reportUnsupported(diagnostics, value, supported, where);
  const at = (key: string): Spot | null => child(spot, key);
  return {
    spot,
    at,
    all: () => [...value.fields.keys()].flatMap((key) => pairWith(key, at(key))),
    text: (key) => nodeText(diagnostics, at(key)),
    flag: (key) => flagOf(diagnostics, at(key)),
    whole: (key, min = 0, max = 2 ** 31 - 1) => wholeOf(diagnostics, at(key), min, max),
    texts: (key) => textsOf(diagnostics, at(key)),
    map: (key, inner) => mapOf(diagnostics, at(key), inner),
    items: (key, nameKey) => itemsOf(diagnostics, at(key), nameKey),
  };
}

function pairWith(key: string, spot: Spot | null): readonly (readonly [string, Spot])[] {
  return spot === null ? [] : [[key, spot]];
}

/** A field of a map; null where there is none, or it is null. No findings. */
export function child(spot: Spot | null, ...keys: readonly string[]): Spot | null {
  let found = spot;
  for (const key of keys) {
    const field: TreeField | undefined = found?.value.kind === "map" ? found.value.fields.get(key) : undefined;
    if (found === null || field === undefined || field.value.kind === "null") return null;
    found = { place: field.place, path: found.path === "" ? key : `${found.path}.${key}`, value: field.value };
  }
  return found;
}

/** Text, or a number as text; null for anything else. No findings. */
export function plainText(spot: Spot | null): string | null {
  return spot?.value.kind === "text" || spot?.value.kind === "number" ? spot.value.text : null;
}

/** The items of a list; none of anything else. No findings. */
export function listItems(spot: Spot | null, nameKey?: string): readonly Spot[] {
  if (spot?.value.kind !== "list") return [];
  return spot.value.items.map(({ place, value }, index) => {
    const name = nameKey !== undefined && value.kind === "map" ? value.fields.get(nameKey)?.value : undefined;
    // A name that is none may be a value that slipped, and values are not shown.
    const shown = name?.kind === "text" && /^[\w./-]{1,100}$/.test(name.text) ? name.text : String(index);
    return { place, path: `${spot.path}[${shown}]`, value };
  });
}

/** How a value of the wrong type is called. */
export function describeNode(value: ManifestTree): string {
  return { map: "a map", list: "a list", text: "text", number: "a number", boolean: "a boolean", null: "empty" }[
    value.kind
  ];
}

function reportUnsupported(
  diagnostics: Diagnostics,
  map: TreeMap,
  supported: SupportedFields,
  where: (key: string) => string,
): void {
  for (const [key, { place, value }] of map.fields) {
    const spot = { place, path: where(key) };
    if (!Object.hasOwn(supported, key)) {
      const meant = suggestion(key, Object.keys(supported));
      // As the API server has it, a slip of the pen is refused: what was meant would be missing in silence.
      if (meant === null) diagnostics.notHonoured(spot, "it is not known here");
      else diagnostics.problem(spot, `is not known to Kubernetes; did you mean ${meant}?`);
    } else if (typeof supported[key] === "string" && !isNothing(value)) diagnostics.notHonoured(spot, supported[key]);
  }
}

export function unknown(key: string, known: readonly string[]): string {
  const meant = suggestion(key, known);
  return `it is not known here${meant === null ? "" : `; did you mean ${meant}?`}`;
}

/** What asks for nothing: `hostNetwork: false`, `initContainers: []`. */
function isNothing(value: ManifestTree): boolean {
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

export function nodeText(diagnostics: Diagnostics, spot: Spot | null): string | null {
  if (spot === null) return null;
  const { value } = spot;
  if (value.kind === "text") {
    if (!value.text.includes("\0")) return value.text;
    diagnostics.problem(spot, "holds a NUL character; expected text without");
    return null;
  }
  const isScalar = value.kind === "number" || value.kind === "boolean";
  diagnostics.problem(spot, `is ${describeNode(value)}; expected text${isScalar ? ": quote it" : ""}`);
  return null;
}

function flagOf(diagnostics: Diagnostics, spot: Spot | null): boolean | null {
  if (spot === null || spot.value.kind === "boolean") return spot?.value.kind === "boolean" ? spot.value.value : null;
  diagnostics.problem(spot, `is ${describeNode(spot.value)}; expected true or false, not quoted`);
  return null;
}

function wholeOf(diagnostics: Diagnostics, spot: Spot | null, min: number, max: number): number | null {
  if (spot === null) return null;
  const { value } = spot;
  const isIn = value.kind === "number" && Number.isInteger(value.number) && value.number >= min && value.number <= max;
  if (isIn) return value.number;
  const what = value.kind === "number" ? value.text : describeNode(value);
  diagnostics.problem(spot, `is ${what}; expected a whole number from ${min} to ${max}`);
  return null;
}

/** Null for none: an empty list says nothing in Kubernetes either. */
function textsOf(diagnostics: Diagnostics, spot: Spot | null): readonly string[] | null {
  const texts = itemsOf(diagnostics, spot).map((item) => nodeText(diagnostics, item));
  return texts.length === 0 ? null : texts.filter((text) => text !== null);
}

function mapOf(diagnostics: Diagnostics, spot: Spot | null, supported: SupportedFields | null): MapFields | null {
  return spot === null ? null : openMap(diagnostics, spot, supported);
}

function itemsOf(diagnostics: Diagnostics, spot: Spot | null, nameKey?: string): readonly Spot[] {
  if (spot !== null && spot.value.kind !== "list")
    diagnostics.problem(spot, `is ${describeNode(spot.value)}; expected a list`);
  return listItems(spot, nameKey);
}
