// The values of a scenario or recording that an app may log and that must not be shown: those whose names say so.

import {
  type BodyTemplate,
  type DataSet,
  type Json,
  type JsonTemplate,
  type NamedTemplate,
  type Scenario,
  type Step,
  stepsOf,
  type Template,
} from "../model/scenario.ts";
import { isSecretName } from "./redactor.ts";

/** Of headers, fields of bodies and columns of data. What is captured from an answer is not known before it. */
export function secretsOf(scenario: Scenario): readonly string[] {
  return [...stepsOf(scenario).flatMap(ofStep), ...scenario.data.flatMap(ofData)];
}

/** A field that is called key names a thing more often than it opens one. */
function isSecretField(name: string): boolean {
  return isSecretName(name) && !/^key$/i.test(name);
}

function ofStep({ path, headers, body }: Step): readonly string[] {
  const inPath = withoutGaps(secretsInPath(joined(path)));
  return [...inPath, ...headers.flatMap(ofHeader), ...(body === null ? [] : ofBody(body))];
}

function ofHeader([name, template]: NamedTemplate): readonly string[] {
  return withoutGaps(secretsInHeader(name, joined(template)));
}

/** What of a header must not be shown: of credentials without their scheme, of cookies the values; the rest is no secret. */
export function secretsInHeader(name: string, value: string): readonly string[] {
  if (!isSecretName(name)) return [];
  if (/cookie$/i.test(name)) {
    return value
      .split(";")
      .map((pair) => pair.slice(pair.indexOf("=") + 1).trim())
      .filter(isSome);
  }
  if (!/authorization$/i.test(name)) return [value];
  const [, scheme = "", credentials = value] = /^([A-Za-z][\w-]*)\s+(.+)$/.exec(value) ?? [];
  const named = [...credentials.matchAll(/=\s*"?([^",\s=]+)/g)].map(([, one = ""]) => one);
  const basic = /^basic$/i.test(scheme) ? Buffer.from(credentials, "base64").toString() : "";
  return [credentials, ...named, basic.slice(basic.indexOf(":") + 1)].filter(isSome);
}

/** The values of a query whose names say that they are secret. */
export function secretsInPath(path: string): readonly string[] {
  const query = path.includes("?") ? path.slice(path.indexOf("?") + 1) : "";
  return [...new URLSearchParams(query)]
    .flatMap(([name, value]) => (isSecretField(name) ? [value] : []))
    .filter(isSome);
}

/** Stands for what is not known yet, in JSON as well. */
const gap = "90210907";

/** As one text, which can be read as the whole that it becomes. */
function joined(template: Template): string {
  return template.map((part) => (part.kind === "text" ? part.text : gap)).join("");
}

function withoutGaps(secrets: readonly string[]): readonly string[] {
  return secrets.flatMap((secret) => secret.split(gap).map((text) => text.trim())).filter(isSome);
}

function isSome(text: string): boolean {
  return text !== "";
}

/** What is written out between placeholders. */
function textsOf(template: Template): readonly string[] {
  return template.flatMap((part) => (part.kind === "text" ? [part.text.trim()] : []));
}

function ofBody(body: BodyTemplate): readonly string[] {
  switch (body.kind) {
    case "form":
      return body.fields.flatMap(([name, template]) => (isSecretField(name) ? textsOf(template) : []));
    case "json":
      return ofTemplate(body.json, false);
    case "bytes":
      return [];
    default:
      return withoutGaps(secretsInBody(joined(body.template)));
  }
}

/** @param isSecret whether a name around it says so */
function ofTemplate(json: JsonTemplate, isSecret: boolean): readonly string[] {
  switch (json.kind) {
    case "list":
      return json.items.flatMap((item) => ofTemplate(item, isSecret));
    case "map":
      return json.entries.flatMap(([name, value]) => ofTemplate(value, isSecret || isSecretField(name)));
    case "text":
      return isSecret ? textsOf(json.template) : [];
    default:
      return isSecret ? [String(json.value)] : [];
  }
}

/** Of a body as it is written or was recorded: of JSON, or of the fields of a form. */
export function secretsInBody(text: string): readonly string[] {
  try {
    return ofJson(JSON.parse(text) as Json, false);
  } catch {
    return [...new URLSearchParams(text)].flatMap(([name, value]) => (isSecretField(name) ? [value] : []));
  }
}

function ofJson(json: Json, isSecret: boolean): readonly string[] {
  if (typeof json !== "object" || json === null) return isSecret ? [String(json)] : [];
  return Object.entries(json).flatMap(([name, value]: readonly [string, Json]) =>
    ofJson(value, isSecret || isSecretField(name)),
  );
}

function ofData({ columns, rows }: DataSet): readonly string[] {
  return columns.flatMap((name, column) => (isSecretField(name) ? rows.map((row) => row[column] ?? "") : []));
}
