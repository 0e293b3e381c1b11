// Finds a value as it is written in Compose files, if docker compose quotes only the value with its variables replaced. Pure.

import { dirname, resolve } from "node:path";
import type { SourcePlace } from "../yaml/tree.ts";
import type { ComposeYaml, Path } from "./compose-yaml.ts";
import { at, isTagged, listOf, mapOf, scalarText } from "./model.ts";

export interface WrittenValue {
  /** Null if values at several places fit, all with the same variables. */
  readonly place: SourcePlace | null;
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

/**
 * The value at a path, in the last file that has the path: a later file overrides an earlier one. Null if the value is not
 * a text with a variable.
 */
export function writtenAt(yamls: readonly ComposeYaml[], path: Path): WrittenValue | null {
  const found = yamls.flatMap((yaml) =>
    yaml.documents.flatMap((document) => {
      const value = at(document, ...path.map(String));
      return value === undefined ? [] : [{ yaml, text: scalarText(value) }];
    }),
  );
  const last = found.at(-1);
  return last === undefined || last.text === null ? null : writtenValue(last.yaml, path, last.text);
}

/**
 * Finds a value by its text after docker compose has replaced the variables. Null if none fits, or if memgate cannot know
 * which variables are meant: values with other variables fit, or a text without a variable is the value.
 * @param value the text. docker compose makes the paths of `env_file` absolute, from the folder of the first file.
 * @param field a field of services, such as `volumes`
 */
export function writtenAs(yamls: readonly ComposeYaml[], field: string, value: string): WrittenValue | null {
  const folder = dirname(yamls[0]?.find([]).place.file ?? "");
  const fits = (text: string) => {
    if (field !== "env_file") return canBecome(text, value);
    if (variablesIn(text).length === 0) return resolve(folder, text) === value || text === value;
    return endsOf(value).some((end) => canBecome(text.replace(/^\.\//, ""), end));
  };
  const found = yamls.flatMap((yaml) =>
    yaml.documents
      .flatMap((document) => allTextsIn(document, []))
      .filter(({ path }) => path[0] === "services" && path[2] === field)
      .filter(({ text }) => fits(text))
      .map(({ path, text }) => writtenValue(yaml, path, text)),
  );
  const [first, ...others] = found;
  if (first == null || others.length === 0) return first ?? null;
  const names = (written: WrittenValue | null) => [...(written?.variables ?? [])].sort().join();
  return others.every((other) => names(other) === names(first)) ? { ...first, place: null } : null;
}

/** Null for a text without a variable. */
function writtenValue(yaml: ComposeYaml, path: Path, text: string): WrittenValue | null {
  const variables = variablesIn(text);
  if (variables.length === 0) return null;
  const field = path.filter((step) => typeof step === "string").join(".");
  return { place: yaml.find(path).place, field, variables };
}

/** A path, and the path from each of its folders on. */
function endsOf(path: string): readonly string[] {
  return [path, ...[...path.matchAll(/\//g)].map(({ index }) => path.slice(index + 1))];
}

/** Each name once. `$$` is a dollar sign. */
function variablesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(variable)].flatMap(([, braced, bare]) => braced ?? bare ?? []))];
}

/** True if the parts of the text between its variables occur in the value, in their order. */
function canBecome(text: string, value: string): boolean {
  if (variablesIn(text).length === 0) return text.replaceAll("$$", "$") === value;
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
  return allTextsIn(value, path).filter(({ text }) => text.includes("$"));
}

function allTextsIn(value: unknown, path: Path): readonly TextAt[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (Array.isArray(value)) return listOf(value).flatMap((item, index) => allTextsIn(item, [...path, index]));
  if (isTagged(value)) return allTextsIn(value.value, path);
  return Object.entries(mapOf(value)).flatMap(([key, item]) => allTextsIn(item, [...path, key]));
}
