// One request of a scenario: what is sent, what is expected, what is captured.
import { validateHeaderName, validateHeaderValue } from "node:http";
import { query } from "jsonpath-rfc9535";
import { methods } from "../inputs/values.ts";
import type { BodyTemplate, Capture, CaptureFrom, NamedTemplate, StatusRange, Step, Template } from "./scenario.ts";
import { jsonTemplateOf, literal, reservedNames, type Scope, templateOf } from "./template.ts";
import { type Entry, flagIn, type MapTree, seen, type Teller, type Tree, textIn } from "./tree.ts";

export const scenarioMethods = [...methods, "HEAD"] as const;
export const stepFields = [
  "name",
  "method",
  "path",
  "headers",
  "json",
  "body",
  "body-file",
  "templates",
  "form",
  "expect",
  "capture",
] as const;
const bodyFields = ["json", "body", "body-file", "form"] as const;

export const captureNamePattern = "^[A-Za-z_][A-Za-z0-9_-]*$";
export const capturePattern = "^(json\\s+\\$.*|header\\s+\\S+|cookie\\s+\\S+)$";
export const expectPattern = "^[1-5](xx|\\d\\d)$";

const usualStatuses: readonly StatusRange[] = [{ from: 200, to: 399 }];

export interface Reading extends Teller {
  /** A file's text, by its path from the scenario's folder. Throws where there is none. */
  readonly readFile: (path: string) => string;
}

type Fields = ReadonlyMap<string, Entry>;

/** @param fields of the map that describes it: those that are known */
export function readStep(tree: Tree, fields: Fields, place: string, scope: Scope, reading: Reading): Step {
  const { line } = tree;
  const templated = (field: Tree, where: string, expected: string): Template => {
    const text = textIn(field, where, expected, reading);
    return text === null ? [] : templateOf(text, field.line, where, scope, reading);
  };
  const body = bodyIn(fields, place, scope, reading, templated);
  const method = methodIn(fields.get("method"), body !== null, place, reading);
  const path = fields.get("path");
  if (path === undefined) reading.tell(line, `${place} has no path; expected one such as path: /api/items`);
  const shownPath = path === undefined ? null : pathIn(path.value, `${place}.path`, reading);
  const name = fields.get("name");
  const named = name === undefined ? null : textIn(name.value, `${place}.name`, "a text", reading);
  return {
    name: named ?? `${method} ${shownPath ?? "?"}`,
    line,
    method,
    path:
      path === undefined || shownPath === null
        ? []
        : templateOf(shownPath, path.value.line, `${place}.path`, scope, reading),
    shownPath: shownPath ?? "",
    headers: headersIn(fields.get("headers"), `${place}.headers`, reading, templated),
    body,
    expect: expectIn(fields.get("expect"), `${place}.expect`, reading),
    captures: capturesIn(fields.get("capture"), `${place}.capture`, scope, reading),
  };
}

function methodIn(entry: Entry | undefined, hasBody: boolean, place: string, reading: Reading): string {
  if (entry === undefined) return hasBody ? "POST" : "GET";
  const expected = `one of ${scenarioMethods.join(", ")}`;
  const text = textIn(entry.value, `${place}.method`, expected, reading);
  const found = scenarioMethods.find((known) => known === text?.toUpperCase());
  if (found === undefined && text !== null)
    reading.tell(entry.value.line, `${place}.method is ${text}; expected ${expected}`);
  return found ?? "GET";
}

function pathIn(tree: Tree, place: string, reading: Reading): string | null {
  const expected = "a path such as /api/items";
  const text = textIn(tree, place, expected, reading);
  if (text === null) return null;
  const fault = /^[a-z]+:\/\//i.test(text)
    ? "is a URL; expected a path such as /api/items: the host is the app's own"
    : !/^(\/|\{\{)/.test(text)
      ? `does not begin with /; expected ${expected}`
      : text.replace(/\{\{[^}]*\}\}/g, "").includes("#")
        ? "has a #, which is never sent; expected it as %23, or nothing of it"
        : null;
  if (fault === null) return text;
  reading.tell(tree.line, `${place} ${fault}`);
  return null;
}

type Templated = (field: Tree, place: string, expected: string) => Template;

function headersIn(
  entry: Entry | undefined,
  place: string,
  reading: Reading,
  templated: Templated,
): readonly NamedTemplate[] {
  return pairsIn(entry, place, "a map of headers", reading).map(({ key, line, value }) => {
    if (!isHeaderName(key)) reading.tell(line, `${place} "${key}" is no name of a header; expected one such as Accept`);
    if (/^(host|connection|content-length|transfer-encoding|expect|upgrade)$/i.test(key)) {
      reading.tell(line, `${place}.${key} is memgate's own to set; expected other headers`);
    }
    const template = templated(value, `${place}.${key}`, "a text");
    for (const part of template) {
      if (part.kind === "text" && !isHeaderValue(part.text)) {
        reading.tell(
          value.line,
          `${place}.${key} has characters that can't be sent; expected one line of Latin letters`,
        );
      }
    }
    return [key, template];
  });
}

function bodyIn(
  fields: Fields,
  place: string,
  scope: Scope,
  reading: Reading,
  templated: Templated,
): BodyTemplate | null {
  const given = bodyFields.flatMap((name) => fields.get(name) ?? []);
  const [entry, other] = given;
  const isTemplate = fields.get("templates");
  if (isTemplate !== undefined && !fields.has("body-file")) {
    reading.tell(isTemplate.line, `${place}.templates is for body-file; expected that beside it`);
  }
  if (entry === undefined) return null;
  if (other !== undefined) {
    reading.tell(other.line, `${place} has ${entry.key} and ${other.key}; expected one of ${bodyFields.join(", ")}`);
  }
  const where = `${place}.${entry.key}`;
  if (entry.key === "json") return { kind: "json", json: jsonTemplateOf(entry.value, where, scope, reading) };
  if (entry.key === "form") {
    const fields = pairsIn(entry, where, "a map of fields", reading);
    return {
      kind: "form",
      fields: fields.map(({ key, value }) => [key, templated(value, `${where}.${key}`, "a text")]),
    };
  }
  if (entry.key === "body") return { kind: "text", template: templated(entry.value, where, "a text") };
  const path = textIn(entry.value, where, "a path from this file's folder", reading);
  if (path === null) return null;
  const text = fileText(path, entry.value.line, where, reading) ?? "";
  const has = isTemplate !== undefined && flagIn(isTemplate.value, `${place}.templates`, reading) === true;
  const template = has ? templateOf(text, entry.value.line, `${where} ${path}`, scope, reading) : literal(text);
  return { kind: "text", template };
}

/** Null where it can't be read, which is told. */
export function fileText(path: string, line: number, place: string, reading: Reading): string | null {
  try {
    return reading.readFile(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    reading.tell(
      line,
      `${place} is ${path}, which can't be read (${code ?? message}); expected a file beside this one`,
    );
    return null;
  }
}

function expectIn(entry: Entry | undefined, place: string, reading: Reading): readonly StatusRange[] {
  if (entry === undefined) return usualStatuses;
  const items = entry.value.kind === "list" ? entry.value.items : [entry.value];
  if (items.length === 0) reading.tell(entry.line, `${place} is empty; expected a status such as 200, or 2xx`);
  return items.map((item) => {
    const text = item.kind === "scalar" ? item.text.toLowerCase() : "";
    if (!new RegExp(expectPattern).test(text)) {
      reading.tell(
        item.line,
        `${place} is ${item.kind === "scalar" && text !== "" ? text : seen(item)}; expected a status such as 200, 2xx or a list of them`,
      );
    }
    return rangeOf(text);
  });
}

/** `404` or `2xx`. */
function rangeOf(text: string): StatusRange {
  const isClass = text.endsWith("xx");
  const from = isClass ? Number(text[0]) * 100 : Number(text);
  return { from, to: isClass ? from + 99 : from };
}

function capturesIn(entry: Entry | undefined, place: string, scope: Scope, reading: Reading): readonly Capture[] {
  return pairsIn(entry, place, "a map such as token: json $.token", reading).flatMap(({ key, line, value }) => {
    if (!new RegExp(captureNamePattern).test(key)) {
      reading.tell(line, `${place} "${key}" can't be a name; expected letters, digits, _ and -`);
    } else if (reservedNames.some((name) => name === key) || scope.data.some(({ name }) => name === key)) {
      reading.tell(
        line,
        `${place}.${key} is taken; expected another name than ${reservedNames.join(", ")} or one of data`,
      );
    }
    const from = captureFrom(value, `${place}.${key}`, reading);
    return from === null ? [] : [{ name: key, line, from }];
  });
}

function captureFrom(tree: Tree, place: string, reading: Reading): CaptureFrom | null {
  const expected = "json PATH, header NAME or cookie NAME, such as json $.token";
  const text = textIn(tree, place, expected, reading);
  if (text === null) return null;
  const [, kind, rest = ""] = /^(json|header|cookie)\s+(\S.*)$/.exec(text.trim()) ?? [];
  if (kind === "json") {
    const fault = jsonPathFault(rest);
    if (fault === null) return { kind, path: rest };
    reading.tell(
      tree.line,
      `${place} is json ${rest}, which is no JSON path: ${fault}; expected one such as $.items[0].id`,
    );
    return null;
  }
  if ((kind === "header" || kind === "cookie") && isHeaderName(rest)) return { kind, name: rest };
  reading.tell(tree.line, `${place} is ${text}; expected ${expected}`);
  return null;
}

function jsonPathFault(path: string): string | null {
  try {
    query(null, path);
    return null;
  } catch (error) {
    const at = (error as { readonly location?: { readonly start?: { readonly column?: number } } }).location?.start
      ?.column;
    return at === undefined ? "it can't be read" : `its character ${at} is wrong`;
  }
}

function pairsIn(entry: Entry | undefined, place: string, expected: string, reading: Reading): readonly Entry[] {
  if (entry === undefined) return [];
  const tree: Tree | MapTree = entry.value;
  if (tree.kind === "map") return tree.entries;
  reading.tell(tree.line, `${place} is ${seen(tree)}; expected ${expected}`);
  return [];
}

function isHeaderName(name: string): boolean {
  return passes(() => validateHeaderName(name));
}

function isHeaderValue(value: string): boolean {
  return passes(() => validateHeaderValue("x", value));
}

function passes(check: () => void): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}
