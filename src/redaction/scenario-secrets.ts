// Finds the secrets in a scenario or recording: values whose names say that they are secret.

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
import { isSecretField, isSecretName } from "./secret-names.ts";

/** The secrets in paths, headers, bodies and data columns. Values captured from responses are not known yet. */
export function secretsOf(scenario: Scenario): readonly string[] {
  return [...stepsOf(scenario).flatMap(secretsInStep), ...scenario.data.flatMap(secretsInData)];
}

function secretsInStep({ path, headers, body }: Step): readonly string[] {
  const inPath = withoutPlaceholders(secretsInPath(joined(path)));
  return [...inPath, ...headers.flatMap(secretsInTemplate), ...(body === null ? [] : secretsInBodyTemplate(body))];
}

function secretsInTemplate([name, template]: NamedTemplate): readonly string[] {
  return withoutPlaceholders(secretsInHeader(name, joined(template)));
}

/**
 * Returns the secrets in a header. Empty if the name of the header does not say that it is secret.
 * - Cookie, Set-Cookie: the values of the cookies
 * - Authorization: the credentials without their scheme, values such as `token=…`, and the password of Basic
 * - any other header: the whole value
 */
export function secretsInHeader(name: string, value: string): readonly string[] {
  if (!isSecretName(name)) return [];
  if (/cookie$/i.test(name)) {
    return value
      .split(";")
      .map((pair) => pair.slice(pair.indexOf("=") + 1).trim())
      .filter(isNotEmpty);
  }
  if (!/authorization$/i.test(name)) return [value];
  const [, scheme = "", credentials = value] = /^([A-Za-z][\w-]*)\s+(.+)$/.exec(value) ?? [];
  const named = [...credentials.matchAll(/=\s*"?([^",\s=]+)/g)].map(([, one = ""]) => one);
  const basic = /^basic$/i.test(scheme) ? Buffer.from(credentials, "base64").toString() : "";
  return [credentials, ...named, basic.slice(basic.indexOf(":") + 1)].filter(isNotEmpty);
}

/** The values of query parameters whose names say that they are secret. */
export function secretsInPath(path: string): readonly string[] {
  const query = path.includes("?") ? path.slice(path.indexOf("?") + 1) : "";
  return [...new URLSearchParams(query)]
    .flatMap(([name, value]) => (isSecretField(name) ? [value] : []))
    .filter(isNotEmpty);
}

/** Replaces a placeholder whose value is not known yet. It has only digits, so that a JSON body stays valid. */
const placeholderText = "90210907";

/** The template as one text, with `placeholderText` for each placeholder. The text can be parsed like the final value. */
function joined(template: Template): string {
  return template.map((part) => (part.kind === "text" ? part.text : placeholderText)).join("");
}

/** The fixed parts of secrets that contain placeholders. */
function withoutPlaceholders(secrets: readonly string[]): readonly string[] {
  return secrets.flatMap((secret) => secret.split(placeholderText).map((text) => text.trim())).filter(isNotEmpty);
}

function isNotEmpty(text: string): boolean {
  return text !== "";
}

/** The texts between placeholders. */
function fixedTextsOf(template: Template): readonly string[] {
  return template.flatMap((part) => (part.kind === "text" ? [part.text.trim()] : []));
}

function secretsInBodyTemplate(body: BodyTemplate): readonly string[] {
  switch (body.kind) {
    case "form":
      return body.fields.flatMap(([name, template]) => (isSecretField(name) ? fixedTextsOf(template) : []));
    case "json":
      return secretsInJsonTemplate(body.json, false);
    case "bytes":
      return [];
    default:
      return withoutPlaceholders(secretsInBody(joined(body.template)));
  }
}

/** @param isSecret whether the name of an enclosing field says that the value is secret */
function secretsInJsonTemplate(json: JsonTemplate, isSecret: boolean): readonly string[] {
  switch (json.kind) {
    case "list":
      return json.items.flatMap((item) => secretsInJsonTemplate(item, isSecret));
    case "map":
      return json.entries.flatMap(([name, value]) => secretsInJsonTemplate(value, isSecret || isSecretField(name)));
    case "text":
      return isSecret ? fixedTextsOf(json.template) : [];
    default:
      return isSecret ? [String(json.value)] : [];
  }
}

/** The secrets in a body that is JSON or a form. */
export function secretsInBody(text: string): readonly string[] {
  try {
    return secretsInJson(JSON.parse(text) as Json, false);
  } catch {
    return [...new URLSearchParams(text)].flatMap(([name, value]) => (isSecretField(name) ? [value] : []));
  }
}

function secretsInJson(json: Json, isSecret: boolean): readonly string[] {
  if (typeof json !== "object" || json === null) return isSecret ? [String(json)] : [];
  return Object.entries(json).flatMap(([name, value]: readonly [string, Json]) =>
    secretsInJson(value, isSecret || isSecretField(name)),
  );
}

function secretsInData({ columns, rows }: DataSet): readonly string[] {
  return columns.flatMap((name, column) => (isSecretField(name) ? rows.map((row) => row[column] ?? "") : []));
}
