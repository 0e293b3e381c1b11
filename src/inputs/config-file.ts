// memgate.yml: named gates, each with the options of a run, and what they have in common. Text in; what was given for
// each gate with the line of each value, or all that is wrong with the form of it.
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
import { suggestion } from "../lib/suggest.ts";
import { faultWithoutValues } from "../lib/yaml-error.ts";
import { gateNameForm, gateNamePattern } from "../model/gate-name.ts";
import { type OptionLayers, type Origin, over, type Value } from "../options/layers.ts";
import { isOptionName, type OptionName, optionNames, optionOf } from "../options/table.ts";

export interface ConfigGate {
  readonly name: string;
  readonly origin: Origin;
  /** Its own and the defaults. */
  readonly given: OptionLayers;
}

export interface Config {
  readonly gates: readonly ConfigGate[];
  /** Sentences, each with file and line. */
  readonly problems: readonly string[];
}

const topKeys = ["defaults", "gates"] as const;

/** Each takes a walk through the file. */
const mostAliases = 500;
/** Without a tag, or with one of those that change nothing. */
const plainTags = /^(tag:yaml\.org,2002:(str|int|float|bool))?$/;

function syntaxProblem(code: string, message: string): string {
  if (code === "TAG_RESOLVE_FAILED") return "tags (!name) are not supported; expected the value as it is";
  return `is no YAML that can be read: ${faultWithoutValues(message)}`;
}

/** How name and value of an entry are joined where a list is written as a map. */
export const pairSeparators: Readonly<Partial<Record<OptionName, string>>> = {
  env: "=",
  "build-args": "=",
  headers: ": ",
};

/** @param path how the file is called in messages */
export function readConfig(path: string, text: string): Config {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, keepSourceTokens: false });
  // Warnings are of tags that mean nothing here: what they stand for would be taken as text.
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
  if (aliases > mostAliases) return { gates: [], problems: [`${path}: has more than ${mostAliases} aliases`] };
  const source: Source = {
    document,
    at: (node) => `${path}:${lines.linePos(node?.range?.[0] ?? 0).line}`,
    report: (node, message) => problems.push(`${source.at(node)}: ${message}`),
  };
  const root = pairsOf(source, document.contents, "the file", `a map with ${topKeys.join(" and ")}`);
  for (const { key, node } of root) {
    // As in Compose files: a place for anchors.
    if (topKeys.some((known) => known === key) || key.startsWith("x-")) continue;
    source.report(node, `"${key}" is not known here; expected ${topKeys.join(" and ")}`);
  }
  const partOf = (name: (typeof topKeys)[number]) => root.find(({ key }) => key === name) ?? null;
  const shared = partOf("defaults");
  const defaults = shared === null ? new Map() : readOptions(source, shared.value, "defaults");
  const gates = readGates(source, partOf("gates")?.value ?? null, defaults);
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
  if (pairs.length === 0 && isMap(node)) source.report(node, "gates is empty; expected one at least");
  const seen = new Set<string>();
  return pairs.flatMap(({ key, node: keyNode, value }) => {
    if (!new RegExp(gateNamePattern).test(key)) {
      source.report(keyNode, `gates: "${key}" can't be a gate's name; expected ${gateNameForm}`);
      return [];
    }
    // On some systems they would share a folder.
    if (seen.has(key.toLowerCase())) source.report(keyNode, `gates.${key} is there already, in other capitals`);
    seen.add(key.toLowerCase());
    const path = `gates.${key}`;
    const own = readOptions(source, value, path);
    return [{ name: key, origin: { place: source.at(keyNode), path }, given: over(defaults, own) }];
  });
}

function readOptions(source: Source, node: Node | null, path: string): OptionLayers {
  const given = new Map<string, readonly Value[]>();
  // A gate with nothing of its own is what the defaults make of it.
  if (node === null || (isScalar(node) && node.value === null)) return given;
  for (const { key, node: keyNode, value } of pairsOf(source, node, path, "a map of options")) {
    const where = `${path}.${key}`;
    if (!isOptionName(key)) source.report(keyNode, `${where} ${unknown(key)}`);
    else if (optionOf(key).scope === "run") {
      source.report(keyNode, `${where} is for the whole run; give it beside config, not in it`);
    } else {
      const nodes = entriesOf(source, key, keyNode, value, where);
      const entries = nodes.map(({ text, node }) => ({ text, origin: { place: source.at(node), path: where } }));
      if (entries.length > 0) given.set(key, entries);
    }
  }
  return given;
}

interface Entry {
  readonly text: string;
  readonly node: Node | null;
}

/** One value, or of a list each of them. */
function entriesOf(
  source: Source,
  name: OptionName,
  keyNode: Node | null,
  value: Node | null,
  path: string,
): readonly Entry[] {
  const isList = optionOf(name).list === true;
  const joint = pairSeparators[name];
  if (isSeq(value) && name === "command") {
    const words = textsOf(source, value.items, path);
    return [{ text: JSON.stringify(words.map(({ text }) => text)), node: value }];
  }
  if (isSeq(value) && isList) return textsOf(source, value.items, path);
  if (isMap(value) && joint !== undefined) {
    return pairsOf(source, value, path, "").flatMap(({ key, node, value: part }, index) => {
      // Written as in a list, it would be a name with its value in it: not repeated, for it may be a secret.
      if (key.includes(joint.trim()) || key === "") {
        source.report(node, `${path} entry ${index + 1} is no name; expected NAME: VALUE`);
        return [];
      }
      const text = textOf(source, part, node, `${path}.${key}`);
      return text === null ? [] : [{ text: `${key}${joint}${text}`, node }];
    });
  }
  const text = textOf(source, value, keyNode, path, formOf(name, isList, joint));
  return text === null ? [] : [{ text, node: value ?? keyNode }];
}

function formOf(name: OptionName, isList: boolean, joint: string | undefined): string {
  if (name === "command") return "text, or a list of words";
  if (!isList) return "one value";
  return joint === undefined ? "a list of values" : `a list of NAME${joint}VALUE, or a map`;
}

function textsOf(source: Source, items: readonly unknown[], path: string): readonly Entry[] {
  return items.flatMap((item, index) => {
    const node = resolved(source, item);
    const text = textOf(source, node, node, `${path}[${index}]`);
    return text === null ? [] : [{ text, node }];
  });
}

/** A scalar as it is written: 0.80 stays 0.80, and 1e3 stays 1e3. */
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
  const seen = isMap(node) ? "a map" : isSeq(node) ? "a list" : "empty";
  source.report(node ?? keyNode, `${path} is ${seen}; expected ${seen === "empty" ? `a value (or "")` : expected}`);
  return null;
}

/** The pairs of a map, in order. */
function pairsOf(source: Source, value: Node | null, path: string, expected: string): readonly Pair[] {
  if (!isMap(value)) {
    const seen = isSeq(value)
      ? "a list"
      : value === null || (isScalar(value) && value.value === null)
        ? "empty"
        : "text";
    source.report(value, `${path} is ${seen}; expected ${expected}`);
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

/** What an alias stands for. */
function resolved({ document, report }: Source, value: unknown): Node | null {
  if (!isAlias(value)) return (value ?? null) as Node | null;
  const meant = value.resolve(document) ?? null;
  if (meant === null) report(value, "an alias (*name) stands for nothing; expected its anchor (&name) before it");
  return meant;
}

function unknown(name: string): string {
  if (name === "<<") return "is not supported; what gates have in common goes into defaults";
  const meant = suggestion(name, optionNames);
  return `is not an option${meant === null ? "; memgate run --help has all of them" : `; did you mean ${meant}?`}`;
}
