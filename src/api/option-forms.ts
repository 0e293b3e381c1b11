// The names and the forms of values that the table's options have in JavaScript.

import { keyStyle, type OptionStyle } from "../options/mentions.ts";
import type { OptionName } from "../options/names.ts";
import { flagNames, type Option, optionOf, options, runFlagNames, takesWords } from "../options/table.ts";

/** The options of the command line that the API does not have. The API runs one gate, and does not write to GitHub. */
const excluded: readonly OptionName[] = ["annotate-file", "comment", "github-token", "config", "only"];

/** The options of the API, in the order of the table. */
export const apiOptionNames = runFlagNames.filter((name) => !excluded.includes(name));

/** `max-ratio` becomes `maxRatio`. */
export function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Writes an option as a program does: `maxRatio: 0.8`. */
export const camelCaseStyle: OptionStyle = (name, value) => keyStyle(camelCase(name), value);

/** The option of a name in camel case. Null if the API has no such option. */
export function optionOfCamelCase(name: string): OptionName | null {
  return apiOptionNames.find((option) => camelCase(option) === name) ?? null;
}

/** The form of an option's value. */
export type ValueForm =
  | { readonly kind: "flag" | "text" | "number" | "duration" | "words" | "exit-codes" | "list" }
  | { readonly kind: "choice"; readonly values: readonly string[] }
  /** Named values. `separator` stands between name and value in the option's text. */
  | { readonly kind: "pairs"; readonly separator: string };

/** The separator between name and value, for each option that takes named values. */
const separators: Readonly<Partial<Record<OptionName, string>>> = { env: "=", "build-args": "=", headers: ": " };

export function valueFormOf(name: OptionName): ValueForm {
  const { list, placeholder, parse, schema, values }: Option = optionOf(name);
  const separator = separators[name];
  if (separator !== undefined) return { kind: "pairs", separator };
  if (list === true) return { kind: "list" };
  if (flagNames.includes(name)) return { kind: "flag" };
  if (values !== undefined) return { kind: "choice", values };
  if (takesWords(name)) return { kind: "words" };
  if (parse === options["exit-codes"].parse) return { kind: "exit-codes" };
  if (placeholder === "TIME") return { kind: "duration" };
  return { kind: takesNumber(schema?.["anyOf"]) ? "number" : "text" };
}

function takesNumber(alternatives: unknown): boolean {
  return (
    Array.isArray(alternatives) &&
    alternatives.some(({ type }: { readonly type?: unknown }) => type === "integer" || type === "number")
  );
}
