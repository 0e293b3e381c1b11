// Compiles strings with {{placeholders}}.
import { suggestion } from "../lib/suggest.ts";
import type { DataSet, Template, TemplatePart } from "../model/scenario.ts";
import type { Diagnostics, FieldLocation } from "../yaml/diagnostics.ts";
import type { YamlNode } from "../yaml/node.ts";
import { textIn } from "./typed-fields.ts";

/** The names that a template can use: data, and values captured before the current step. */
export interface Scope {
  readonly data: readonly DataSet[];
  readonly captured: readonly string[];
  /** Names that any step of the file captures, to explain a capture that comes too late. */
  readonly later: readonly string[];
}

export const reservedNames = ["random", "index", "user", "uuid"] as const;

const random = { min: 0, max: 999_999 };
const noTemplate: Template = [];

/** Compiles a string. Reports and drops invalid placeholders. */
export function templateOf(text: string, location: FieldLocation, scope: Scope, diagnostics: Diagnostics): Template {
  const parts: TemplatePart[] = [];
  let from = 0;
  while (from < text.length) {
    const open = text.indexOf("{{", from);
    if (open < 0) break;
    if (open > from) parts.push({ kind: "text", text: text.slice(from, open) });
    const close = text.indexOf("}}", open);
    if (close < 0) {
      diagnostics.error(location, "contains {{ without }}; expected a placeholder such as {{random 1 100}}");
      return noTemplate;
    }
    const part = partOf(text.slice(open + 2, close).trim(), location, scope, diagnostics);
    if (part !== null) parts.push(part);
    from = close + 2;
  }
  if (from < text.length) parts.push({ kind: "text", text: text.slice(from) });
  return parts;
}

/** Reads and compiles the string of a field, which may be empty. */
export function templateIn(node: YamlNode, scope: Scope, diagnostics: Diagnostics): Template {
  const text = textIn(node, "a string", diagnostics);
  return text === null ? noTemplate : templateOf(text, node, scope, diagnostics);
}

/** A template that is sent unchanged, even if the text contains {{. */
export function literal(text: string): Template {
  return text === "" ? noTemplate : [{ kind: "text", text }];
}

function partOf(inside: string, location: FieldLocation, scope: Scope, diagnostics: Diagnostics): TemplatePart | null {
  const [name = "", ...args] = inside.split(/\s+/);
  const report = (message: string) => {
    diagnostics.error(location, `contains ${describePlaceholder(inside)}; ${message}`);
    return null;
  };
  if (name === "random") {
    const [min = random.min, max = random.max, ...rest] = args.map(Number);
    const isRight = args.length !== 1 && rest.length === 0 && Number.isSafeInteger(min) && Number.isSafeInteger(max);
    return isRight && min <= max
      ? { kind: "random", min, max }
      : report("expected {{random}} or {{random MIN MAX}} with whole numbers, such as {{random 1 100}}");
  }
  if (args.length > 0) return report("expected a single name, or {{random MIN MAX}}");
  if (name === "index" || name === "user" || name === "uuid") return { kind: name };
  if (name.includes(".")) return columnOf(name, scope, report);
  if (scope.captured.includes(name)) return { kind: "captured", name };
  if (scope.later.includes(name))
    return report(
      `no earlier step captures ${name}; expected its capture in an earlier step of this sequence, or in once`,
    );
  const set = scope.data.find((one) => isSameName(one.name, name));
  if (set !== undefined)
    return report(`expected a column of the data, such as {{${set.name}.${set.columns[0] ?? "name"}}}`);
  const meant = nearest(name, [...scope.captured, ...reservedNames]);
  return report(meant === null ? `expected one of ${namesIn(scope)}` : `did you mean {{${meant}}}?`);
}

function isName(text: string): boolean {
  return /^[A-Za-z_][\w.-]{0,39}$/.test(text);
}

/** Echoes names and numbers only: other text between {{ and }} may contain a secret. */
function describePlaceholder(inside: string): string {
  const isPrintable = inside === "" || isName(inside) || /^random( -?\d{1,16}){1,3}$/.test(inside);
  return isPrintable ? `{{${inside}}}` : `a placeholder of ${inside.length} characters`;
}

function columnOf(name: string, { data }: Scope, report: (message: string) => null): TemplatePart | null {
  const dot = name.indexOf(".");
  const [setName, columnName] = [name.slice(0, dot), name.slice(dot + 1)];
  const set = data.findIndex((one) => one.name === setName);
  const columns = data[set]?.columns;
  if (columns === undefined) {
    const meant = nearest(name, data.flatMap(placeholdersOf));
    if (meant !== null) return report(`did you mean {{${meant}}}?`);
    const names = data.map((one) => one.name);
    return report(
      names.length === 0
        ? "the file has no data; expected one such as data: { users: users.csv }"
        : `expected data named ${names.join(", ")}`,
    );
  }
  // The data could not be read. This is reported already.
  if (columns.length === 0) return null;
  const column = columns.indexOf(columnName);
  if (column >= 0) return { kind: "data", set, column };
  const meant = nearest(columnName, columns);
  const hint = meant === null ? `expected one of ${columns.join(", ")}` : `did you mean {{${setName}.${meant}}}?`;
  return report(`${setName} has no ${isName(columnName) ? `column ${columnName}` : "such column"}; ${hint}`);
}

function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** The known name that differs in case only, else a name within a few typos. Null without one. */
function nearest(name: string, known: readonly string[]): string | null {
  return known.find((one) => isSameName(one, name)) ?? suggestion(name, known);
}

function placeholdersOf({ name, columns }: DataSet): readonly string[] {
  return columns.map((column) => `${name}.${column}`);
}

function namesIn({ data, captured }: Scope): string {
  const columns = data.flatMap((set) => placeholdersOf(set).slice(0, 1));
  return [...captured, ...columns, ...reservedNames].join(", ");
}
