// Parses a Compose file into values and lines, with aliases and merge keys resolved. Variables stay unexpanded.
import {
  type Document,
  isAlias,
  isDocument,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseAllDocuments,
  visit,
  type YAMLMap,
} from "yaml";
import { integer } from "../lib/format.ts";
import { faultWithoutValues } from "../lib/yaml-error.ts";
import type { FilePlace } from "../options/parsers.ts";

export interface ComposeText {
  /** The file's name in messages. */
  readonly path: string;
  readonly text: string;
}

export type Path = readonly (string | number)[];

export interface ComposeYaml {
  readonly path: string;
  /** The value of each document. Empty if the file has an error. A value with a merge tag is `Tagged`. */
  readonly documents: readonly unknown[];
  /** Errors, each with file and line. */
  readonly problems: readonly string[];
  /** The line of the longest prefix of the path that is in the file, and the number of keys in that prefix. */
  readonly find: (path: Path) => { readonly place: FilePlace; readonly length: number };
}

/** A value with `!reset` or `!override`. Source: the Compose specification, "Merge". */
export interface Tagged {
  readonly tag: "!reset" | "!override";
  readonly value: unknown;
}

/** The number of values after alias expansion: a value counts once for each alias that refers to it. */
const maxValues = 100_000;
const maxDepth = 100;

export function readComposeYaml({ path, text }: ComposeText): ComposeYaml {
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, logLevel: "silent" });
  const documents = Array.isArray(parsed) ? parsed.filter((document) => isDocument(document)) : [];
  const lineOf = (offset: number) => lines.linePos(offset).line;
  const problems = documents.flatMap((document) => [
    ...document.errors.map(
      ({ message, pos }) => `${path}:${lineOf(pos[0])}: the file is not valid YAML: ${faultWithoutValues(message)}`,
    ),
    ...danglingAliases(document).map(
      (offset) => `${path}:${lineOf(offset)}: an alias (*name) has no anchor; expected its anchor (&name) before it`,
    ),
  ]);
  const find = (wanted: Path) => {
    let best = { length: 0, offset: 0 };
    for (const document of documents) {
      const found = walk(document, wanted);
      if (found.length >= best.length && found.length > 0) best = found;
    }
    return { place: { file: path, line: lineOf(best.offset) }, length: best.length };
  };
  if (problems.length > 0) return { path, documents: [], problems, find };
  try {
    const budget = { left: maxValues };
    return {
      path,
      documents: documents.map((document) => valueAt(document, document.contents, budget, 0)),
      problems,
      find,
    };
  } catch (error) {
    if (!(error instanceof TooManyValues)) throw error;
    return {
      path,
      documents: [],
      problems: [
        `${path}:1: the file is too large or too deeply nested, or an alias contains itself; expected at most ${integer(maxValues)} values and ${maxDepth} levels`,
      ],
      find,
    };
  }
}

class TooManyValues extends Error {}

/** The offsets of aliases without an anchor. */
function danglingAliases(document: Document): readonly number[] {
  const offsets: number[] = [];
  visit(document, {
    Alias: (_key, alias) => {
      if (alias.resolve(document) === undefined) offsets.push(alias.range?.[0] ?? 0);
    },
  });
  return offsets;
}

function valueAt(document: Document, node: unknown, budget: { left: number }, depth: number): unknown {
  budget.left -= 1;
  if (budget.left < 0 || depth > maxDepth) throw new TooManyValues();
  const inner = (item: unknown) => valueAt(document, item, budget, depth + 1);
  const value = isAlias(node) ? inner(node.resolve(document)) : plainOf(document, node, inner);
  const tag = isAlias(node) ? undefined : (node as Node | null)?.tag;
  return tag === "!reset" || tag === "!override" ? ({ tag, value } satisfies Tagged) : value;
}

function plainOf(document: Document, node: unknown, inner: (item: unknown) => unknown): unknown {
  if (isScalar(node)) return node.value;
  if (isSeq(node)) return node.items.map(inner);
  if (!isMap(node)) return null;
  const own = node.items.filter((pair) => !isMerge(pair)).map((pair) => [keyOf(pair), inner(pair.value)] as const);
  // A key of the map overrides merged keys. If several maps are merged, the first one wins.
  const merged = mergedInto(document, node).toReversed().map(inner);
  return Object.fromEntries([...merged.flatMap((map) => Object.entries(map as object)), ...own]);
}

/** The maps that `<<` merges into a map. */
function mergedInto(document: Document, map: YAMLMap): readonly YAMLMap[] {
  return map.items.filter(isMerge).flatMap(({ value }) => {
    const node = resolved(document, value);
    const maps = isSeq(node) ? node.items.map((item) => resolved(document, item)) : [node];
    return maps.filter((one) => isMap(one));
  });
}

function isMerge(pair: Pair): boolean {
  return keyOf(pair) === "<<";
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : "";
}

function resolved(document: Document, node: unknown): unknown {
  return isAlias(node) ? node.resolve(document) : node;
}

interface Found {
  readonly length: number;
  readonly offset: number;
}

/** Follows an alias to its anchor, because the value is written there. */
function walk(document: Document, path: Path): Found {
  let node: unknown = document.contents;
  let offset = (document.contents as Node | null)?.range?.[0] ?? 0;
  for (const [index, step] of path.entries()) {
    const next = stepInto(document, resolved(document, node), step, 0);
    if (next === null) return { length: index, offset };
    node = next.value;
    offset = next.at?.range?.[0] ?? offset;
  }
  return { length: path.length, offset };
}

interface Step {
  readonly at: Node | null;
  readonly value: unknown;
}

function stepInto(document: Document, node: unknown, step: string | number, depth: number): Step | null {
  if (isSeq(node) && Number.isInteger(Number(step))) {
    const item = node.items[Number(step)];
    return item === undefined ? null : { at: item as Node, value: item };
  }
  if (!isMap(node) || depth > maxDepth) return null;
  const own = node.items.find((pair) => !isMerge(pair) && keyOf(pair) === String(step));
  if (own !== undefined) return { at: own.key as Node | null, value: own.value };
  for (const map of mergedInto(document, node)) {
    const found = stepInto(document, map, step, depth + 1);
    if (found !== null) return found;
  }
  return null;
}
