// Reads memgate.yml: named gates, each with the options of a run, and the defaults that they share. Returns the options of
// each gate with the line of each value, and every problem with the form of the file.

import { placeText } from "../lib/place-text.ts";
import { nameAdvice } from "../lib/suggest.ts";
import { gateNameForm, gateNamePattern } from "../model/gate-name.ts";
import { mergeLayers, type OptionLayers, type Origin, type Value } from "../options/layers.ts";
import { isOptionName, type OptionName } from "../options/names.ts";
import { optionNames, optionOf, takesWords } from "../options/table.ts";
import { createDiagnostics, type Diagnostics, type FieldLocation } from "../yaml/diagnostics.ts";
import { describeNode, entriesOf, listItems, rootNode, type YamlNode } from "../yaml/node.ts";
import type { YamlOptions } from "../yaml/options.ts";
import { readYaml } from "../yaml/read-yaml.ts";
import type { SourcePlace } from "../yaml/tree.ts";

export interface ConfigGate {
  readonly name: string;
  readonly origin: Origin;
  /** The gate's own options, merged with the defaults. */
  readonly options: OptionLayers;
}

export interface Config {
  readonly gates: readonly ConfigGate[];
  /** Sentences, each of which begins with file, line and column. */
  readonly problems: readonly string[];
}

const topKeys = ["defaults", "gates"] as const;

const yamlOptions: YamlOptions = {
  schema: "core",
  documents: "one",
  mergeKeys: "keep",
  duplicateKeys: "refuse",
  tags: "refuse",
  complexKeys: "refuse",
  maxValues: 100_000,
};

/** The text between name and value of an entry, for lists that can be written as a map. */
export const pairSeparators: Readonly<Partial<Record<OptionName, string>>> = {
  env: "=",
  "build-args": "=",
  headers: ": ",
};

/** @param path names the file in messages */
export function readConfig(path: string, text: string): Config {
  const diagnostics = createDiagnostics();
  const [document] = readYaml(path, text, yamlOptions, diagnostics) ?? [];
  const gates = document === undefined ? [] : gatesIn(rootNode(document), diagnostics);
  return { gates, problems: diagnostics.errors() };
}

function gatesIn(root: YamlNode, diagnostics: Diagnostics): readonly ConfigGate[] {
  const top = entriesIn(root, `a map with ${topKeys.join(" and ")}`, diagnostics);
  for (const [key, { place }] of top) {
    // Keys that begin with x- are for anchors, as in Compose files.
    if (topKeys.some((known) => known === key) || key.startsWith("x-")) continue;
    const advice = nameAdvice(key, topKeys, `expected ${topKeys.join(" or ")}`);
    diagnostics.error({ place, path: "" }, `unknown key "${key}"; ${advice}`);
  }
  const topValue = (name: (typeof topKeys)[number]) => top.find(([key]) => key === name)?.[1] ?? null;
  const shared = topValue("defaults");
  const gates = topValue("gates");
  const defaults = shared === null ? new Map() : readOptions(shared, diagnostics);
  if (gates !== null) return readGates(gates, defaults, diagnostics);
  const message = "is missing; expected a map of gates by name, each with the options of a run";
  diagnostics.error({ place: root.place, path: "gates" }, message);
  return [];
}

function readGates(node: YamlNode, defaults: OptionLayers, diagnostics: Diagnostics): readonly ConfigGate[] {
  const entries = entriesIn(node, "a map of gates by name", diagnostics);
  if (entries.length === 0 && node.value.kind === "map")
    diagnostics.error(node, "is empty; expected at least one gate");
  const names = new Set<string>();
  return entries.flatMap(([key, gate]) => {
    const { place, path } = gate;
    if (!new RegExp(gateNamePattern).test(key)) {
      diagnostics.error({ place, path: "gates:" }, `"${key}" is not a valid name; expected ${gateNameForm}`);
      return [];
    }
    // Their report folders would be the same on a file system that ignores case.
    if (names.has(key.toLowerCase()))
      diagnostics.error(gate, "differs from another gate only in upper and lower case; expected another name");
    names.add(key.toLowerCase());
    const own = readOptions(gate, diagnostics);
    return [{ name: key, origin: originOf({ place, path }), options: mergeLayers(defaults, own) }];
  });
}

function originOf({ place, path }: FieldLocation): Origin {
  return { place: placeText(place), path };
}

function readOptions(node: YamlNode, diagnostics: Diagnostics): OptionLayers {
  const options = new Map<string, readonly Value[]>();
  // An empty gate has only the defaults.
  if (node.value.kind === "null") return options;
  for (const [key, field] of entriesIn(node, "a map of options", diagnostics)) {
    if (!isOptionName(key)) diagnostics.error(field, unknown(key));
    else if (optionOf(key).scope === "run") {
      diagnostics.error(field, "applies to the whole run; give it together with config, not in the file");
    } else {
      const values = valuesOf(key, field, diagnostics);
      const origin = (place: SourcePlace) => originOf({ place, path: field.path });
      if (values.length > 0)
        options.set(
          key,
          values.map(({ text, place }) => ({ text, origin: origin(place) })),
        );
    }
  }
  return options;
}

interface OptionText {
  readonly text: string;
  readonly place: SourcePlace;
}

/** The values of an option: one, or each entry of a list. */
function valuesOf(name: OptionName, node: YamlNode, diagnostics: Diagnostics): readonly OptionText[] {
  const { place, path, value } = node;
  const isList = optionOf(name).list === true;
  const separator = pairSeparators[name];
  if (value.kind === "list" && (isList || takesWords(name))) {
    const texts = listItems(node).flatMap((item) => textOf(item, "one value", diagnostics));
    return takesWords(name) ? [{ text: JSON.stringify(texts.map(({ text }) => text)), place }] : texts;
  }
  if (value.kind === "map" && separator !== undefined) {
    return entriesOf(node).flatMap(([key, part], index) => {
      // The key may be a whole NAME=VALUE. The message does not repeat it, because the value may be a secret.
      if (key.includes(separator.trim()) || key === "") {
        const message = `entry ${index + 1} has no valid name; expected NAME: VALUE`;
        diagnostics.error({ place: part.place, path }, message);
        return [];
      }
      const texts = textOf(part, "one value", diagnostics);
      return texts.map(({ text }) => ({ text: `${key}${separator}${text}`, place: part.place }));
    });
  }
  return textOf(node, formOf(name, isList, separator), diagnostics);
}

function formOf(name: OptionName, isList: boolean, separator: string | undefined): string {
  if (takesWords(name)) return "text, or a list of words";
  if (!isList) return "one value";
  return separator === undefined ? "a list of values" : `a list of NAME${separator}VALUE, or a map`;
}

/**
 * Returns the text of a scalar as written: 0.80 stays 0.80, and 1e3 stays 1e3. Returns an empty list for a value that is
 * not a scalar, and reports it.
 */
function textOf(node: YamlNode, expected: string, diagnostics: Diagnostics): readonly OptionText[] {
  const { place, value } = node;
  if (value.kind === "text" || value.kind === "number" || value.kind === "boolean")
    return [{ text: value.text, place }];
  const isEmpty = value.kind === "null";
  diagnostics.error(node, `is ${describeNode(value)}; expected ${isEmpty ? 'a value (or "")' : expected}`);
  return [];
}

/** Returns the entries of a map, in order. Returns an empty list for a value that is not a map, and reports it. */
function entriesIn(node: YamlNode, expected: string, diagnostics: Diagnostics): ReturnType<typeof entriesOf> {
  const { place, path, value } = node;
  if (value.kind !== "map") {
    const location = { place, path: path === "" ? "the file" : path };
    diagnostics.error(location, `is ${describeNode(value)}; expected ${expected}`);
  }
  return entriesOf(node);
}

function unknown(name: string): string {
  if (name === "<<") return "is not supported; put the options that gates share into defaults";
  return `is not an option; ${nameAdvice(name, optionNames, "memgate run --help lists all options")}`;
}
