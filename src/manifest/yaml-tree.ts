// Parses the YAML documents of a file into trees whose values have their line. Resolves aliases and merge keys.

import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, type YAMLMap } from "yaml";
import { faultWithoutValues } from "../lib/yaml-error.ts";
import { isTemplate, templateHint } from "./helm-template.ts";
import type { ManifestTree, SourceLine, TreeField } from "./tree.ts";
import { plainScalar, type Scalar } from "./yaml11-scalar.ts";

/** An error after which the rest of the file cannot be read. */
class InvalidYaml extends Error {
  readonly offset: number;
  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

export interface Documents {
  /** The documents that are not empty. */
  readonly documents: readonly TreeField[];
  /** Errors, each with file and line. */
  readonly problems: readonly string[];
}

/** @param file the file's name in messages */
export function readDocuments(file: string, text: string): Documents {
  const lines = new LineCounter();
  const placeOf = (offset: number): SourceLine => ({ file, line: Math.max(1, lines.linePos(offset).line) });
  try {
    // With `failsafe` all scalars are strings. No schema of the library matches the types that Kubernetes reads.
    const read = parseAllDocuments(text, {
      lineCounter: lines,
      schema: "failsafe",
      uniqueKeys: false,
      prettyErrors: false,
    });
    // For an empty stream the library returns an empty array with extra properties.
    const parsed: readonly Document[] = [...read];
    for (const { errors } of parsed) {
      const [error] = errors;
      if (error !== undefined)
        throw new InvalidYaml(error.pos[0], `the file is not valid YAML: ${faultWithoutValues(error.message)}`);
    }
    const documents = parsed.map((document) => rootOf(document, placeOf)).filter(({ value }) => value.kind !== "null");
    return { documents, problems: [] };
  } catch (error) {
    if (error instanceof InvalidYaml) return { documents: [], problems: [errorText(file, text, error, placeOf)] };
    // The parser and rootOf recurse for each level, so deep nesting overflows the stack.
    if (error instanceof RangeError)
      return { documents: [], problems: [`${file}:1: the file is too deeply nested; expected fewer levels`] };
    throw error;
  }
}

function errorText(file: string, text: string, error: InvalidYaml, placeOf: (offset: number) => SourceLine): string {
  const brace = isTemplate(text) ? text.indexOf("{{") : -1;
  if (brace >= 0) return `${file}:${placeOf(brace).line}: ${templateHint}`;
  return `${file}:${placeOf(error.offset).line}: ${error.message}`;
}

function rootOf(document: Document, placeOf: (offset: number) => SourceLine): TreeField {
  const anchors = new Map<string, ManifestTree | "open">();

  function treeOf(node: unknown): ManifestTree {
    if (isAlias(node)) {
      const anchored = anchors.get(node.source);
      if (anchored !== undefined && anchored !== "open") return anchored;
      const fault = anchored === "open" ? "refers to a value that contains it" : "has no anchor";
      throw new InvalidYaml(offsetOf(node), `an alias (*name) ${fault}; expected its anchor (&name) before it`);
    }
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return { kind: "null" };
    if (node.anchor) anchors.set(node.anchor, "open");
    const tree = isScalar(node) ? scalarOf(node) : isMap(node) ? mapOf(node) : listOf(node.items);
    if (node.anchor) anchors.set(node.anchor, tree);
    return tree;
  }

  function listOf(items: readonly unknown[]): ManifestTree {
    return { kind: "list", items: items.map((item) => ({ place: placeOf(offsetOf(item)), value: treeOf(item) })) };
  }

  function mapOf(map: YAMLMap): ManifestTree {
    const fields = new Map<string, TreeField>();
    const repeated = new Map<string, SourceLine>();
    const merged: ManifestTree[] = [];
    for (const { key, value } of map.items) {
      const place = placeOf(offsetOf(key));
      if (isScalar(key) && key.type === "PLAIN" && key.value === "<<") {
        merged.push(...mergeSources(treeOf(value), offsetOf(key)));
        continue;
      }
      const name = nameOf(treeOf(key), offsetOf(key));
      if (fields.has(name)) repeated.set(name, place);
      fields.set(name, { place, value: treeOf(value) });
    }
    for (const source of merged) {
      if (source.kind !== "map") continue;
      for (const [name, field] of source.fields) if (!fields.has(name)) fields.set(name, field);
    }
    return { kind: "map", fields, repeated };
  }

  return { place: placeOf(offsetOf(document.contents)), value: treeOf(document.contents) };
}

function mergeSources(tree: ManifestTree, offset: number): readonly ManifestTree[] {
  const sources = tree.kind === "list" ? tree.items.map(({ value }) => value) : [tree];
  if (sources.every(({ kind }) => kind === "map" || kind === "null")) return sources;
  throw new InvalidYaml(offset, "a merge key (<<) has a value that is not a map; expected a map or a list of maps");
}

function nameOf(tree: ManifestTree, offset: number): string {
  switch (tree.kind) {
    case "text":
    case "number":
      return tree.text;
    case "boolean":
      return String(tree.value);
    case "null":
      return "null";
    default:
      throw new InvalidYaml(offset, `a key is ${tree.kind === "map" ? "a map" : "a list"}; expected a string`);
  }
}

function scalarOf(node: { value: unknown; source?: string; type?: string | null; tag?: string }): Scalar {
  const text = node.source ?? String(node.value ?? "");
  const isPlain = node.type === "PLAIN" && node.tag === undefined;
  const isTyped = /^tag:yaml\.org,2002:(int|float|bool|null)$/.test(node.tag ?? "");
  return isPlain || isTyped ? plainScalar(text) : { kind: "text", text };
}

function offsetOf(node: unknown): number {
  return (node as { range?: readonly number[] | null } | null)?.range?.[0] ?? 0;
}
