// Parses YAML to a tree of values with line numbers.
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLError } from "yaml";
import { faultWithoutValues } from "../lib/yaml-error.ts";

export type ScenarioTree = MapTree | ListTree | ScalarTree;

export interface MapTree {
  readonly kind: "map";
  readonly line: number;
  readonly entries: readonly Entry[];
  /** True if a key is a map or a list, which is how YAML parses an unquoted {{name}}. */
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
  /** The source text of the value: 0.80 stays 0.80. */
  readonly text: string;
}

/** Collects the problems of a file. */
export interface DiagnosticSink {
  readonly file: string;
  readonly report: (line: number, message: string) => void;
}

/** Each alias counts the values of its anchor again. */
const maxValues = 100_000;
const maxDepth = 50;

/** Reports the errors and returns null if the file is not valid. */
export function readTree(text: string, sink: DiagnosticSink): ScenarioTree | null {
  const lines = new LineCounter();
  const lineOf = (offset: number) => lines.linePos(Math.max(0, offset)).line;
  // logLevel must not be "silent": the parser would then ignore a second document.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const errors = reportedErrors(document);
  for (const { code, message, pos } of errors) {
    const line = lineOf(pos[0]);
    sink.report(line, messageFor(code, message, text.split("\n")[line - 1] ?? ""));
  }
  if (errors.length > 0) return null;
  try {
    return treeOf(document, document.contents, 1, lineOf, { remaining: maxValues }, 0);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    sink.report(error.line, error.message);
    return null;
  }
}

/** Returns only the first error, because one error makes the parser report others after it. */
function reportedErrors({ errors, warnings }: Document): readonly YAMLError[] {
  const [first] = errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  return first === undefined ? warnings : [first];
}

function messageFor(code: YAMLError["code"], message: string, source: string): string {
  if (code === "TAG_RESOLVE_FAILED") return "YAML tags (!name) are not supported; expected a plain value";
  if (code === "MULTIPLE_DOCS") return "a second YAML document starts here; expected one document";
  return `invalid YAML: ${faultWithoutValues(message)}${quotingHint(source)}`;
}

/** @param source the line with the error */
function quotingHint(source: string): string {
  const unquoted = source.replace(/"(\\.|[^"\\])*"|'[^']*'/g, "");
  if (unquoted.includes("{{")) return '; quote strings that contain {{, such as "{{token}}"';
  return /\bjson\s+\$/.test(unquoted) ? '; quote the JSON path, such as "json $.items[0].id"' : "";
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
  budget: { remaining: number },
  depth: number,
): ScenarioTree {
  const range = (node as { readonly range?: readonly number[] } | null)?.range;
  const line = range === undefined || range === null ? lineBefore : lineOf(range[0] ?? 0);
  budget.remaining -= 1;
  if (budget.remaining < 0 || depth > maxDepth) {
    throw new Unreadable(
      line,
      `the file is too large or too deeply nested, or an alias contains itself; expected at most ${maxValues} values and ${maxDepth} levels`,
    );
  }
  const inner = (item: unknown, before = line) => treeOf(document, item, before, lineOf, budget, depth + 1);
  if (isAlias(node)) {
    const anchored = node.resolve(document);
    if (anchored !== undefined) return { ...inner(anchored), line };
    throw new Unreadable(line, "an alias (*name) has no anchor; expected its anchor (&name) earlier in the file");
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
