import { isOptionName, type OptionName } from "../options/names.ts";
import type { RawInputs } from "../options/reader.ts";
import { optionOf } from "../options/table.ts";

const prefix = "INPUT_";

/**
 * The inputs that the runner passes as `INPUT_NAME` variables. An input that is empty or equals its default counts as not
 * given. A list has one value per line. Inputs that action.yml does not declare keep their name, so that memgate can
 * refuse them. The runner only warns about them.
 */
export function actionInputs(env: Readonly<Record<string, string | undefined>>): RawInputs {
  const raw = new Map<string, readonly string[]>();
  for (const [variable, value = ""] of Object.entries(env)) {
    if (!variable.startsWith(prefix)) continue;
    const name = variable.slice(prefix.length).toLowerCase();
    const texts = isOptionName(name) ? valuesOf(name, value) : [value];
    if (texts.length > 0) raw.set(name, texts);
  }
  return raw;
}

function valuesOf(name: OptionName, text: string): readonly string[] {
  const { list, default: preset } = optionOf(name);
  if (list === true) return text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const value = name === "body" ? text : text.trim();
  // The runner sets an input that the workflow leaves out to its default. As a given value it would override memgate.yml.
  return value === "" || value === preset ? [] : [value];
}
