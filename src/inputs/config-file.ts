// Reads memgate.yml: named gates, each with the options of a run, and the defaults that they share. Returns the options of
// each gate with the line of each value, and every problem with the form of the file.
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLMap,
} from "yaml";
import { integer } from "../lib/format.ts";
import { suggestion } from "../lib/suggest.ts";
import { faultWithoutValues } from "../lib/yaml-error.ts";
import { gateNameForm, gateNamePattern } from "../model/gate-name.ts";
import { mergeLayers, type OptionLayers, type Origin, type Value } from "../options/layers.ts";
import { isOptionName, type OptionName, optionNames, optionOf } from "../options/table.ts";

export interface ConfigGate {
  readonly name: string;
  readonly origin: Origin;
  /** Its own options merged with the defaults. */
  readonly options: OptionLayers;
}

export interface Config {
  readonly gates: readonly ConfigGate[];
  /** Sentences, each of which begins with file and line. */
  readonly problems: readonly string[];
}

const topKeys = ["defaults", "gates"] as const;

/** memgate walks through the file for each alias. The limit bounds this work. */
const maxAliases = 500;
/** No tag, or a tag that does not change how memgate reads the value. */
const plainTags = /^(tag:yaml\.org,2002:(str|int|float|bool))?$/;

function syntaxProblem(code: string, message: string): string {
  if (code === "TAG_RESOLVE_FAILED") return "tags (!name) are not supported; expected the value without a tag";
  return `is not valid YAML: ${faultWithoutValues(message)}`;
}

/** The text between name and value of an entry, for lists that can be written as a map. */
export const pairSeparators: Readonly<Partial<Record<OptionName, string>>> = {
  env: "=",
  "build-args": "=",
  headers: ": ",
};

/** @param path names the file in messages */
export function readConfig(path: string, text: string): Config {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, keepSourceTokens: false });
  // Warnings count as problems: they are about unknown tags, whose values would otherwise be read as text.
  const problems = [...document.errors, ...document.warnings].map(
    ({ code, message, pos }) => `${path}:${lines.linePos(pos[0]).line}: ${syntaxProblem(code, message)}`,
  );
  if (problems.length > 0) return { gates: [], problems };
  let aliases = 0;
  visit(document, {
    Alias: () => {
      aliases += 1;
    },
  });
  if (aliases > maxAliases) {
    return { gates: [], problems: [`${path}: has ${integer(aliases)} aliases; expected at most ${maxAliases}`] };
  }
  const source: Source = {
    document,
    at: (node) => `${path}:${lines.linePos(node?.range?.[0] ?? 0).line}`,
    report: (node, message) => problems.push(`${source.at(node)}: ${message}`),
  };
  const root = pairsOf(source, document.contents, "the file", `a map with ${topKeys.join(" and ")}`);
  for (const { key, node } of root) {
    // Keys that begin with x- are for anchors, as in Compose files.
    if (topKeys.some((known) => known === key) || key.startsWith("x-")) continue;
    source.report(node, `unknown key "${key}"; expected ${topKeys.join(" or ")}`);
  }
  const pairOf = (name: (typeof topKeys)[number]) => root.find(({ key }) => key === name) ?? null;
  const shared = pairOf("defaults");
  const defaults = shared === null ? new Map() : readOptions(source, shared.value, "defaults");
  const gates = readGates(source, pairOf("gates")?.value ?? null, defaults);
  return { gates, problems };
}

interface Source {
  readonly document: Document;
  /** File and line. */
  readonly at: (node: Node | null) => string;
  readonly report: (node: Node | null, message: string) => void;
}

interface Pair {
  readonly key: string;
  readonly node: Node | null;
  readonly value: Node | null;
}

function readGates(source: Source, node: Node | null, defaults: OptionLayers): readonly ConfigGate[] {
  if (node === null) {
    source.report(null, "gates is missing; expected a map of gates by name, each with the options of a run");
    return [];
  }
  const pairs = pairsOf(source, node, "gates", "a map of gates by name");
  if (pairs.length === 0 && isMap(node)) source.report(node, "gates is empty; expected at least one gate");
  const names = new Set<string>();
  return pairs.flatMap(({ key, node: keyNode, value }) => {
    if (!new RegExp(gateNamePattern).test(key)) {
      source.report(keyNode, `gates: "${key}" is not a valid name; expected ${gateNameForm}`);
      return [];
    }
    // Their report folders would be the same on a file system that ignores case.
    if (names.has(key.toLowerCase())) {
      source.report(
        keyNode,
        `gates.${key} differs from another gate only in upper and lower case; expected another name`,
      );
    }
    names.add(key.toLowerCase());
    const path = `gates.${key}`;
    const own = readOptions(source, value, path);
    return [{ name: key, origin: { place: source.at(keyNode), path }, options: mergeLayers(defaults, own) }];
  });
}

function readOptions(source: Source, node: Node | null, path: string): OptionLayers {
  const options = new Map<string, readonly Value[]>();
  // An empty gate has only the defaults.
  if (node === null || (isScalar(node) && node.value === null)) return options;
  for (const { key, node: keyNode, value } of pairsOf(source, node, path, "a map of options")) {
    const optionPath = `${path}.${key}`;
    if (!isOptionName(key)) source.report(keyNode, `${optionPath} ${unknown(key)}`);
    else if (optionOf(key).scope === "run") {
      source.report(keyNode, `${optionPath} applies to the whole run; give it beside config, not in the file`);
    } else {
      const nodes = entriesOf(source, key, keyNode, value, optionPath);
      const entries = nodes.map(({ text, node }) => ({ text, origin: { place: source.at(node), path: optionPath } }));
      if (entries.length > 0) options.set(key, entries);
    }
  }
  return options;
}

interface Entry {
  readonly text: string;
  readonly node: Node | null;
}

/** The values of an option: one, or each entry of a list. */
function entriesOf(
  source: Source,
  name: OptionName,
  keyNode: Node | null,
  value: Node | null,
  path: string,
): readonly Entry[] {
  const isList = optionOf(name).list === true;
  const separator = pairSeparators[name];
  if (isSeq(value) && name === "command") {
    const words = textsOf(source, value.items, path);
    return [{ text: JSON.stringify(words.map(({ text }) => text)), node: value }];
  }
  if (isSeq(value) && isList) return textsOf(source, value.items, path);
  if (isMap(value) && separator !== undefined) {
    return pairsOf(source, value, path, "").flatMap(({ key, node, value: part }, index) => {
      // The key may be a whole NAME=VALUE. The message does not repeat it, because the value may be a secret.
      if (key.includes(separator.trim()) || key === "") {
        source.report(node, `${path} entry ${index + 1} has no valid name; expected NAME: VALUE`);
        return [];
      }
      const text = textOf(source, part, node, `${path}.${key}`);
      return text === null ? [] : [{ text: `${key}${separator}${text}`, node }];
    });
  }
  const text = textOf(source, value, keyNode, path, formOf(name, isList, separator));
  return text === null ? [] : [{ text, node: value ?? keyNode }];
}

function formOf(name: OptionName, isList: boolean, separator: string | undefined): string {
  if (name === "command") return "text, or a list of words";
  if (!isList) return "one value";
  return separator === undefined ? "a list of values" : `a list of NAME${separator}VALUE, or a map`;
}

function textsOf(source: Source, items: readonly unknown[], path: string): readonly Entry[] {
  return items.flatMap((item, index) => {
    const node = resolved(source, item);
    const text = textOf(source, node, node, `${path}[${index}]`);
    return text === null ? [] : [{ text, node }];
  });
}

/** The text of a scalar exactly as written: 0.80 stays 0.80, and 1e3 stays 1e3. */
function textOf(
  source: Source,
  node: Node | null,
  keyNode: Node | null,
  path: string,
  expected = "one value",
): string | null {
  if (isScalar(node)) {
    if (typeof node.value === "string" && plainTags.test(node.tag ?? "")) return node.value;
    if (node.value !== null && plainTags.test(node.tag ?? "")) return node.source ?? String(node.value);
  }
  const form = isMap(node) ? "a map" : isSeq(node) ? "a list" : "empty";
  source.report(node ?? keyNode, `${path} is ${form}; expected ${form === "empty" ? `a value (or "")` : expected}`);
  return null;
}

/** The pairs of a map, in order. */
function pairsOf(source: Source, value: Node | null, path: string, expected: string): readonly Pair[] {
  if (!isMap(value)) {
    const form = isSeq(value)
      ? "a list"
      : value === null || (isScalar(value) && value.value === null)
        ? "empty"
        : "text";
    source.report(value, `${path} is ${form}; expected ${expected}`);
    return [];
  }
  return (value as YAMLMap).items.map((pair) => {
    const node = resolved(source, pair.key);
    const key = isScalar(node)
      ? typeof node.value === "string"
        ? node.value
        : (node.source ?? String(node.value))
      : "";
    return { key, node, value: resolved(source, pair.value) };
  });
}

/** The node that an alias refers to. Any other node is returned as it is. */
function resolved({ document, report }: Source, value: unknown): Node | null {
  if (!isAlias(value)) return (value ?? null) as Node | null;
  const target = value.resolve(document) ?? null;
  if (target === null) report(value, "an alias (*name) has no anchor; expected its anchor (&name) before it");
  return target;
}

function unknown(name: string): string {
  if (name === "<<") return "is not supported; put the options that gates share into defaults";
  const similar = suggestion(name, optionNames);
  return `is not an option; ${similar === null ? "memgate run --help lists all options" : `did you mean ${similar}?`}`;
}
