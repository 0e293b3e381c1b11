// The values of a scenario or recording that an app may log and that must not be shown: those whose names say so.
import { isSecretName } from "../redact.ts";
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
} from "./scenario.ts";

/** Of headers, fields of bodies and columns of data. What is captured from an answer is not known before it. */
export function secretsOf(scenario: Scenario): readonly string[] {
  return [...stepsOf(scenario).flatMap(ofStep), ...scenario.data.flatMap(ofData)];
}

/** A field that is called key names a thing more often than it opens one. */
function isSecretField(name: string): boolean {
  return isSecretName(name) && !/^key$/i.test(name);
}

function ofStep({ headers, body }: Step): readonly string[] {
  return [...headers.flatMap(ofHeader), ...(body === null ? [] : ofBody(body))];
}

/** Of credentials without their scheme, of cookies the values: the rest is no secret, and would be looked for. */
function ofHeader([name, template]: NamedTemplate): readonly string[] {
  if (!isSecretName(name)) return [];
  const texts = textsOf(template);
  if (/authorization$/i.test(name))
    return texts.map((text) => text.replace(/^[A-Za-z][\w-]*(\s+|$)/, "")).filter(isSome);
  if (!/cookie$/i.test(name)) return texts;
  return texts
    .flatMap((text) => text.split(";").map((pair) => pair.slice(pair.indexOf("=") + 1).trim()))
    .filter(isSome);
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
      return textsOf(body.template).flatMap(ofText);
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

/** A body that was written or recorded as a text: JSON, or the fields of a form. */
function ofText(text: string): readonly string[] {
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
