// A YAML file as a tree of values, each with its line: what the readers of a scenario walk through.
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import { suggestion } from "../inputs/suggest.ts";
import { faultWithoutValues } from "../yaml-fault.ts";
import type { Json } from "./scenario.ts";

export type Tree = MapTree | ListTree | ScalarTree;

export interface MapTree {
  readonly kind: "map";
  readonly line: number;
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly key: string;
  readonly line: number;
  readonly value: Tree;
}

export interface ListTree {
  readonly kind: "list";
  readonly line: number;
  readonly items: readonly Tree[];
}

export interface ScalarTree {
  readonly kind: "scalar";
  readonly line: number;
  readonly value: string | number | boolean | null;
  /** As it is written: 0.80 stays 0.80. */
  readonly text: string;
}

/** Collects what is wrong, as `FILE:LINE: …`. */
export interface Teller {
  readonly file: string;
  readonly tell: (line: number, message: string) => void;
}

/** Each value is walked through once for each alias that stands for it. */
const mostValues = 100_000;
const deepest = 50;

/** Null where it can't be read: what is wrong was told. */
export function readTree(text: string, teller: Teller): Tree | null {
  const lines = new LineCounter();
  const lineOf = (offset: number) => lines.linePos(Math.max(0, offset)).line;
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: "silent" });
  const faults = [...document.errors, ...document.warnings];
  for (const { code, message, pos } of faults) {
    const what =
      code === "TAG_RESOLVE_FAILED"
        ? "tags (!name) are not supported; expected the value as it is"
        : `the file is no YAML that can be read: ${faultWithoutValues(message)}`;
    teller.tell(lineOf(pos[0]), what);
  }
  if (faults.length > 0) return null;
  try {
    return treeOf(document, document.contents, 1, lineOf, { left: mostValues }, 0);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    teller.tell(error.line, error.message);
    return null;
  }
}

class Unreadable extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

function treeOf(
  document: Document,
  node: unknown,
  lineBefore: number,
  lineOf: (offset: number) => number,
  budget: { left: number },
  depth: number,
): Tree {
  const range = (node as { readonly range?: readonly number[] } | null)?.range;
  const line = range === undefined || range === null ? lineBefore : lineOf(range[0] ?? 0);
  budget.left -= 1;
  if (budget.left < 0 || depth > deepest) {
    throw new Unreadable(line, "the file has too many values or aliases, or they go in a circle");
  }
  const inner = (item: unknown, before = line) => treeOf(document, item, before, lineOf, budget, depth + 1);
  if (isAlias(node)) {
    const meant = node.resolve(document);
    if (meant !== undefined) return { ...inner(meant), line };
    throw new Unreadable(line, "an alias (*name) stands for nothing; expected its anchor (&name) before it");
  }
  if (isSeq(node)) return { kind: "list", line, items: node.items.map((item) => inner(item)) };
  if (isMap(node)) {
    const entries = node.items.map(({ key, value }): Entry => {
      const name = inner(key);
      return { key: name.kind === "scalar" ? name.text : "", line: name.line, value: inner(value, name.line) };
    });
    return { kind: "map", line, entries };
  }
  if (!isScalar(node)) return { kind: "scalar", line, value: null, text: "" };
  const value = scalarOf(node.value);
  return { kind: "scalar", line, value, text: typeof value === "string" ? value : (node.source ?? String(value)) };
}

function scalarOf(value: unknown): ScalarTree["value"] {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

/** What a value is, for messages; a text is not repeated, for it may be a secret. */
export function seen(tree: Tree): string {
  if (tree.kind !== "scalar") return `a ${tree.kind}`;
  if (tree.value === null) return "empty";
  return typeof tree.value === "string" ? "text" : String(tree.text);
}

/** The values of a map by name, of those that are known; what is unknown is told. Empty where it is no map. */
export function fieldsOf(
  tree: Tree,
  known: readonly string[],
  place: string,
  teller: Teller,
): ReadonlyMap<string, Entry> {
  const fields = new Map<string, Entry>();
  if (tree.kind !== "map") {
    teller.tell(tree.line, `${place} is ${seen(tree)}; expected a map with ${listed(known)}`);
    return fields;
  }
  for (const entry of tree.entries) {
    if (known.includes(entry.key)) fields.set(entry.key, entry);
    else if (entry.key === "<<")
      teller.tell(entry.line, `${place}: << is not supported; expected the fields themselves`);
    else {
      const meant = suggestion(entry.key, known);
      const hint = meant === null ? `expected ${listed(known)}` : `did you mean ${meant}?`;
      teller.tell(entry.line, `${place} "${shortened(entry.key)}" is not known here; ${hint}`);
    }
  }
  return fields;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** A text that is not empty, or a number as it is written; null where it is none, which is told. */
export function textIn(tree: Tree, place: string, expected: string, teller: Teller): string | null {
  if (tree.kind === "scalar" && tree.value !== null && tree.text !== "") return tree.text;
  teller.tell(tree.line, `${place} is ${seen(tree)}; expected ${expected}`);
  return null;
}

export function flagIn(tree: Tree, place: string, teller: Teller): boolean | null {
  if (tree.kind === "scalar" && typeof tree.value === "boolean") return tree.value;
  teller.tell(tree.line, `${place} is ${seen(tree)}; expected true or false`);
  return null;
}

/** A number in bounds. */
export function numberIn(
  tree: Tree,
  bounds: { readonly min: number; readonly max: number; readonly isWhole: boolean },
  place: string,
  teller: Teller,
): number | null {
  const value = tree.kind === "scalar" ? tree.value : null;
  const { min, max, isWhole } = bounds;
  if (typeof value === "number" && value >= min && value <= max && (!isWhole || Number.isInteger(value))) return value;
  teller.tell(
    tree.line,
    `${place} is ${seen(tree)}; expected a ${isWhole ? "whole " : ""}number from ${min} to ${max}`,
  );
  return null;
}

/** The value as JSON has it. */
export function jsonOf(tree: Tree): Json {
  if (tree.kind === "scalar") return tree.value;
  if (tree.kind === "list") return tree.items.map(jsonOf);
  return Object.fromEntries(tree.entries.map(({ key, value }) => [key, jsonOf(value)]));
}
