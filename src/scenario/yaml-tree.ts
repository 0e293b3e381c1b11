// A YAML file as a tree of values, each with its line: what the readers of a scenario walk through.
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLError } from "yaml";
import { faultWithoutValues } from "../lib/yaml-error.ts";

export type ScenarioTree = MapTree | ListTree | ScalarTree;

export interface MapTree {
  readonly kind: "map";
  readonly line: number;
  readonly entries: readonly Entry[];
  /** A key of it is a map or a list: so YAML reads {{name}} that is not quoted. */
  readonly isUnquoted: boolean;
}

export interface Entry {
  readonly key: string;
  readonly line: number;
  readonly value: ScenarioTree;
}

interface ListTree {
  readonly kind: "list";
  readonly line: number;
  readonly items: readonly ScenarioTree[];
}

export interface ScalarTree {
  readonly kind: "scalar";
  readonly line: number;
  readonly value: string | number | boolean | null;
  /** As it is written: 0.80 stays 0.80. */
  readonly text: string;
}

/** Collects what is wrong, as `FILE:LINE: …`. */
export interface DiagnosticSink {
  readonly file: string;
  readonly report: (line: number, message: string) => void;
}

/** Each value is walked through once for each alias that stands for it. */
const mostValues = 100_000;
const deepest = 50;

/** Null where it can't be read: what is wrong was told. */
export function readTree(text: string, sink: DiagnosticSink): ScenarioTree | null {
  const lines = new LineCounter();
  const lineOf = (offset: number) => lines.linePos(Math.max(0, offset)).line;
  // A silent one would take the first document of several.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const faults = faultsOf(document);
  for (const { code, message, pos } of faults) {
    const line = lineOf(pos[0]);
    sink.report(line, sentenceOf(code, message, text.split("\n")[line - 1] ?? ""));
  }
  if (faults.length > 0) return null;
  try {
    return treeOf(document, document.contents, 1, lineOf, { left: mostValues }, 0);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    sink.report(error.line, error.message);
    return null;
  }
}

/** The parser stumbles over all that comes after an error: only the first is told. */
function faultsOf({ errors, warnings }: Document): readonly YAMLError[] {
  const [first] = errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  return first === undefined ? warnings : [first];
}

function sentenceOf(code: YAMLError["code"], message: string, written: string): string {
  if (code === "TAG_RESOLVE_FAILED") return "tags (!name) are not supported; expected the value as it is";
  if (code === "MULTIPLE_DOCS") return "the file has a second document from here on; expected one";
  return `the file is no YAML that can be read: ${faultWithoutValues(message)}${quotingHint(written)}`;
}

/** @param written the line with the error */
function quotingHint(written: string): string {
  const bare = written.replace(/"(\\.|[^"\\])*"|'[^']*'/g, "");
  if (bare.includes("{{")) return '; where a text has {{, quote it, such as "{{token}}"';
  return /\bjson\s+\$/.test(bare) ? '; quote the JSON path, such as "json $.items[0].id"' : "";
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
): ScenarioTree {
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
    const pairs = node.items.map(({ key, value }) => {
      const name = inner(key);
      return { name, value: inner(value, name.line) };
    });
    const entries = pairs.map(
      ({ name, value }): Entry => ({ key: name.kind === "scalar" ? name.text : "", line: name.line, value }),
    );
    return { kind: "map", line, entries, isUnquoted: pairs.some(({ name }) => name.kind !== "scalar") };
  }
  if (!isScalar(node)) return { kind: "scalar", line, value: null, text: "" };
  const value = scalarOf(node.value);
  return { kind: "scalar", line, value, text: typeof value === "string" ? value : (node.source ?? String(value)) };
}

function scalarOf(value: unknown): ScalarTree["value"] {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}
