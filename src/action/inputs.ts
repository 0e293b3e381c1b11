import type { RawInputs } from "../options/reader.ts";
import { isOptionName, type OptionName, optionOf } from "../options/table.ts";

const prefix = "INPUT_";

/**
 * The inputs that the runner hands over as `INPUT_NAME` variables. An empty one was not given; of a list, each line is a
 * value. Inputs that action.yml does not have are passed on under their name, to be refused: the runner only warns.
 */
export function actionInputs(env: Readonly<Record<string, string | undefined>>): RawInputs {
  const raw = new Map<string, readonly string[]>();
  for (const [variable, value = ""] of Object.entries(env)) {
    if (!variable.startsWith(prefix)) continue;
    const name = variable.slice(prefix.length).toLowerCase();
    const given = isOptionName(name) ? valuesOf(name, value) : [value];
    if (given.length > 0) raw.set(name, given);
  }
  return raw;
}

function valuesOf(name: OptionName, text: string): readonly string[] {
  if (optionOf(name).list === true) return text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const trimmed = name === "body" ? text : text.trim();
  return trimmed === "" ? [] : [trimmed];
}
