// Turns the options of the API into the option texts that every shell collects.

import { suggestion } from "../lib/suggest.ts";
import type { OptionName } from "../options/names.ts";
import type { GateOptions } from "./gate-options.ts";
import { apiOptionNames, camelCase, optionOfCamelCase, valueFormOf } from "./option-forms.ts";

export interface OptionTexts {
  readonly raw: ReadonlyMap<string, readonly string[]>;
  /** The problems with names and forms, by the name that they are about. */
  readonly problems: readonly { readonly name: string; readonly message: string }[];
}

/** The texts of a value, or the form that the option expects. */
type Texts = { readonly texts: readonly string[] } | { readonly expected: string };

/** Does not repeat values in problems, because they may be secret. */
export function optionTextsOf(given: GateOptions): OptionTexts {
  const raw = new Map<string, readonly string[]>();
  const problems: { name: string; message: string }[] = [];
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const option = optionOfCamelCase(name);
    if (option === null) {
      problems.push({ name, message: unknownOption(name) });
      continue;
    }
    const read = textsOf(option, value);
    if ("texts" in read) {
      if (read.texts.length > 0) raw.set(option, read.texts);
    } else problems.push({ name, message: `is ${describe(value)}; expected ${read.expected}` });
  }
  return { raw, problems };
}

function textsOf(option: OptionName, value: unknown): Texts {
  const form = valueFormOf(option);
  switch (form.kind) {
    case "flag":
      return typeof value === "boolean" ? one(value) : { expected: "true or false" };
    case "pairs":
      return pairTexts(value, form.separator);
    case "list":
      if (isTexts(value)) return { texts: value };
      return typeof value === "string" ? one(value) : { expected: "text, or an array of texts" };
    case "words":
      if (isTexts(value)) return one(JSON.stringify(value));
      return typeof value === "string" ? one(value) : { expected: "text, or an array of words" };
    case "exit-codes":
      if (Array.isArray(value) && value.every(isNumber)) return one(value.join(","));
      return isScalar(value) ? one(value) : { expected: "a number, an array of numbers, or text such as 0,3" };
    case "number":
      return isScalar(value) ? one(value) : { expected: "a number or text" };
    case "duration":
      // A bare number would be read as seconds, but most JavaScript programs count in milliseconds.
      return typeof value === "string" ? one(value) : { expected: 'text with a unit, such as "30s" or "500ms"' };
    default:
      return typeof value === "string" ? one(value) : { expected: "text" };
  }
}

function pairTexts(value: unknown, separator: string): Texts {
  const expected = `an object, or an array of texts such as NAME${separator}value`;
  if (isTexts(value)) return { texts: value };
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { expected };
  const pairs: readonly (readonly [string, unknown])[] = Object.entries(value);
  // memgate would cut a name that contains the separator.
  const isPair = ([name, part]: readonly [string, unknown]) =>
    name !== "" && !name.includes(separator.trim()) && (isScalar(part) || typeof part === "boolean");
  const wrong = pairs.findIndex((pair) => !isPair(pair));
  if (wrong >= 0) {
    return { expected: `names without "${separator.trim()}", each with text or a number (entry ${wrong + 1} differs)` };
  }
  return { texts: pairs.map(([name, part]) => `${name}${separator}${String(part)}`) };
}

function one(value: unknown): Texts {
  return { texts: [String(value)] };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === "string");
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function isScalar(value: unknown): value is string | number {
  return typeof value === "string" || isNumber(value);
}

function describe(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  const kinds: Readonly<Record<string, string>> = { object: "an object", string: "text", function: "a function" };
  return kinds[typeof value] ?? `a ${typeof value}`;
}

function unknownOption(name: string): string {
  const known = apiOptionNames.map(camelCase);
  const similar = suggestion(camelCase(name), known) ?? (known.includes(camelCase(name)) ? camelCase(name) : null);
  return `is not an option of runGate; ${similar === null ? `expected one of ${known.join(", ")}` : `did you mean ${similar}?`}`;
}
