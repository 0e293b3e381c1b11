// Finds a value as it is written in Compose files, if docker compose quotes only the value with its variables replaced. Pure.

import type { SourcePlace } from "../yaml/tree.ts";
import type { ComposeYaml, Path } from "./compose-yaml.ts";
import { at, isTagged, listOf, mapOf, scalarText } from "./model.ts";

export interface WrittenValue {
  readonly place: SourcePlace;
  /** Such as `services.api.volumes`. */
  readonly field: string;
  /** The names of the variables in the value. */
  readonly variables: readonly string[];
}

interface TextAt {
  readonly path: Path;
  readonly text: string;
}

const variable = /\$\$|\$(?:\{([A-Za-z_]\w*)(?:[^{}]|\{[^{}]*\})*\}|([A-Za-z_]\w*))/g;

/** The value at a path. Null if it is not a text with a variable. A later file overrides an earlier one. */
export function writtenAt(yamls: readonly ComposeYaml[], path: Path): WrittenValue | null {
  return last(yamls, (document) => {
    const text = scalarText(at(document, ...path.map(String)));
    return text === null || variablesIn(text).length === 0 ? [] : [{ path, text }];
  });
}

/**
 * Finds a value by its text after docker compose has replaced the variables. Null if none fits.
 * @param value the text
 * @param field a field of services, such as `volumes`
 */
export function writtenAs(yamls: readonly ComposeYaml[], field: string, value: string): WrittenValue | null {
  return last(yamls, (document) =>
    textsIn(document, []).filter(
      ({ path, text }) =>
        path[0] === "services" && path[2] === field && variablesIn(text).length > 0 && canBecome(text, value),
    ),
  );
}

function last(yamls: readonly ComposeYaml[], textsOf: (document: unknown) => readonly TextAt[]): WrittenValue | null {
  const found = yamls.flatMap((yaml) =>
    yaml.documents.flatMap(textsOf).map(({ path, text }) => ({
      place: yaml.find(path).place,
      field: path.filter((step) => typeof step === "string").join("."),
      variables: variablesIn(text),
    })),
  );
  return found.at(-1) ?? null;
}

/** `$$` is a dollar sign. */
function variablesIn(text: string): readonly string[] {
  return [...text.matchAll(variable)].flatMap(([, braced, bare]) => braced ?? bare ?? []);
}

/** True if the parts of the text between its variables occur in the value, in their order. */
function canBecome(text: string, value: string): boolean {
  const parts = text.split(/\$\{[^}]*\}+|\$[A-Za-z_]\w*/).map((part) => part.replaceAll("$$", "$"));
  const [first = "", lastPart = ""] = [parts[0], parts.at(-1)];
  if (!value.startsWith(first) || !value.endsWith(lastPart)) return false;
  let from = 0;
  for (const part of parts) {
    const index = value.indexOf(part, from);
    if (index < 0) return false;
    from = index + part.length;
  }
  return true;
}

/** All texts with a dollar sign. */
export function textsIn(value: unknown, path: Path): readonly TextAt[] {
  if (typeof value === "string") return value.includes("$") ? [{ path, text: value }] : [];
  if (Array.isArray(value)) return listOf(value).flatMap((item, index) => textsIn(item, [...path, index]));
  if (isTagged(value)) return textsIn(value.value, path);
  return Object.entries(mapOf(value)).flatMap(([key, item]) => textsIn(item, [...path, key]));
}
