// Turns the nodes of the yaml library into values with places. Resolves aliases and merge keys.
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from "yaml";
import { integer } from "../lib/format.ts";
import { kubernetesScalar } from "./kubernetes-scalar.ts";
import type { TreeOptions } from "./options.ts";
import type { SourcePlace, YamlField, YamlMap, YamlScalar, YamlValue } from "./tree.ts";

/** An error after which the file cannot be read. */
export class YamlProblem extends Error {
  /** An index in the text. */
  readonly offset: number;
  readonly isSyntax: boolean;
  constructor(offset: number, message: string, isSyntax = false) {
    super(message);
    this.offset = offset;
    this.isSyntax = isSyntax;
  }
}

export const maxLevels = 100;

/** The value of an anchor. */
interface Anchored {
  readonly value: YamlValue;
  readonly tag: string | null;
  /** The number of values in `value`, including `value` itself. */
  readonly size: number;
  /** The number of levels below `value`. */
  readonly levels: number;
}

interface Builder {
  readonly options: TreeOptions;
  readonly placeOf: (offset: number) => SourcePlace;
  /** The anchors of the document. Null while the value of the anchor is read. */
  readonly anchors: Map<string, Anchored | null>;
  /** The number of values so far. */
  size: number;
  /** The deepest level so far. */
  deepest: number;
}

/** @throws YamlProblem */
export function buildTrees(
  documents: readonly Document[],
  options: TreeOptions,
  placeOf: (offset: number) => SourcePlace,
): readonly YamlField[] {
  const anchors = new Map<string, Anchored | null>();
  const builder: Builder = { options, placeOf, anchors, size: 0, deepest: 0 };
  return documents.map(({ contents }) => {
    anchors.clear();
    return fieldOf(builder, contents, contents, 0);
  });
}

/** @param placeNode the node that gives the field its place: the key of a map entry, or the value itself */
function fieldOf(builder: Builder, placeNode: unknown, node: unknown, level: number): YamlField {
  const { value, tag } = builtOf(builder, node, level);
  return { place: builder.placeOf(offsetOf(placeNode)), value, tag };
}

function builtOf(
  builder: Builder,
  node: unknown,
  level: number,
): { readonly value: YamlValue; readonly tag: string | null } {
  if (isAlias(node)) return anchoredBy(builder, node.source, offsetOf(node), level);
  count(builder, 1, level, offsetOf(node), "the file is too large");
  const tag = tagOf(builder, node);
  const anchor = (node as { readonly anchor?: string } | null)?.anchor;
  if (!anchor) return { value: untaggedOf(builder, node, level), tag };
  const [size, deepest] = [builder.size - 1, builder.deepest];
  builder.anchors.set(anchor, null);
  builder.deepest = level;
  const value = untaggedOf(builder, node, level);
  builder.anchors.set(anchor, { value, tag, size: builder.size - size, levels: builder.deepest - level });
  builder.deepest = Math.max(deepest, builder.deepest);
  return { value, tag };
}

function anchoredBy(builder: Builder, name: string, offset: number, level: number): Anchored {
  const anchored = builder.anchors.get(name);
  if (anchored === undefined || anchored === null) {
    const fault = anchored === null ? "refers to a value that contains it" : "has no anchor";
    throw new YamlProblem(offset, `an alias (*name) ${fault}; expected its anchor (&name) before it`);
  }
  count(builder, anchored.size, level + anchored.levels, offset, "an alias (*name) repeats too many values");
  return anchored;
}

function count(builder: Builder, size: number, level: number, offset: number, fault: string): void {
  const { maxValues } = builder.options;
  builder.size += size;
  builder.deepest = Math.max(builder.deepest, level);
  if (level > maxLevels)
    throw new YamlProblem(offset, `the file is too deeply nested; expected at most ${maxLevels} levels`);
  if (builder.size > maxValues)
    throw new YamlProblem(offset, `${fault}; expected at most ${integer(maxValues)} values`);
}

/** The tags that YAML itself defines, for values that every reader knows. */
const ownTags = /^(!|tag:yaml\.org,2002:(str|int|float|bool|null|map|seq))?$/;

function tagOf({ options: { tags } }: Builder, node: unknown): string | null {
  const tag = (node as Node | null)?.tag ?? "";
  if (tags !== "refuse") return tags.includes(tag) ? tag : null;
  if (ownTags.test(tag)) return null;
  throw new YamlProblem(offsetOf(node), "YAML tags (!name) are not supported; expected a plain value");
}

function untaggedOf(builder: Builder, node: unknown, level: number): YamlValue {
  if (isMap(node)) return mapOf(builder, node, level);
  if (isSeq(node)) return { kind: "list", items: node.items.map((item) => fieldOf(builder, item, item, level + 1)) };
  return isScalar(node) ? scalarOf(builder, node) : { kind: "null", text: "" };
}

function mapOf(builder: Builder, map: YAMLMap, level: number): YamlMap {
  const { mergeKeys, duplicateKeys } = builder.options;
  const fields = new Map<string, YamlField>();
  const repeated = new Map<string, SourcePlace>();
  const merged: YamlMap[] = [];
  let hasComplexKey = false;
  for (const { key, value } of map.items) {
    if (mergeKeys === "apply" && isScalar(key) && key.type === "PLAIN" && key.value === "<<") {
      merged.push(...mergeSources(builtOf(builder, value, level + 1).value, offsetOf(key)));
      continue;
    }
    const name = nameOf(builder, key, level + 1);
    const field = fieldOf(builder, key, value, level + 1);
    if (name === null) {
      hasComplexKey = true;
      continue;
    }
    if (fields.has(name)) {
      if (duplicateKeys === "refuse")
        throw new YamlProblem(offsetOf(key), "the file is not valid YAML: Map keys must be unique", true);
      repeated.set(name, field.place);
    }
    fields.set(name, field);
  }
  // A key of the map overrides merged keys. If several maps are merged, the first one wins.
  for (const [name, field] of merged.flatMap((source) => [...source.fields])) {
    if (!fields.has(name)) fields.set(name, field);
  }
  return { kind: "map", fields, repeated, hasComplexKey };
}

function mergeSources(value: YamlValue, offset: number): readonly YamlMap[] {
  const sources = value.kind === "list" ? value.items.map((item) => item.value) : [value];
  return sources.flatMap((source) => {
    if (source.kind === "map") return [source];
    if (source.kind === "null") return [];
    throw new YamlProblem(offset, "a merge key (<<) has a value that is not a map; expected a map or a list of maps");
  });
}

/** Null for a key that is a map or a list. */
function nameOf(builder: Builder, key: unknown, level: number): string | null {
  const { value } = builtOf(builder, key, level);
  if (value.kind !== "map" && value.kind !== "list") return value.text;
  if (builder.options.complexKeys === "mark") return null;
  throw new YamlProblem(offsetOf(key), `a key is ${value.kind === "map" ? "a map" : "a list"}; expected a string`);
}

function scalarOf({ options: { schema } }: Builder, node: Scalar): YamlScalar {
  const { value, source, type, tag } = node;
  const text = source ?? String(value ?? "");
  if (schema === "kubernetes") {
    const isPlain = type === "PLAIN" && tag === undefined;
    const isTyped = /^tag:yaml\.org,2002:(int|float|bool|null)$/.test(tag ?? "");
    return isPlain || isTyped ? kubernetesScalar(text) : { kind: "text", text };
  }
  if (typeof value === "number") return { kind: "number", text, number: value };
  if (typeof value === "boolean") return { kind: "boolean", text, value };
  return typeof value === "string" ? { kind: "text", text: value } : { kind: "null", text };
}

function offsetOf(node: unknown): number {
  return (node as { range?: readonly number[] | null } | null)?.range?.[0] ?? 0;
}
