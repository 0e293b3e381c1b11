// Renders a scenario step to the bytes of an HTTP/1.1 request.
import type {
  BodyTemplate,
  Json,
  JsonTemplate,
  NamedTemplate,
  Step,
  Template,
  TemplatePart,
} from "../../model/scenario.ts";
import { jsonText } from "../capture/big-integers.ts";

/** The values of placeholders for one user at one step. */
export interface Values {
  readonly index: number;
  readonly user: number;
  readonly row: (set: number) => readonly string[];
  readonly captured: ReadonlyMap<string, Json>;
  /** Returns an integer in [min, max]. */
  readonly random: (min: number, max: number) => number;
  readonly uuid: () => string;
}

/** The parts that all requests of a run share. */
export interface Common {
  /** Host name, and the port if it is not the default port of the scheme. */
  readonly host: string;
  readonly headers: Readonly<Record<string, string>>;
}

export function renderStep(step: Step, values: Values, { host, headers }: Common): Buffer {
  const body = step.body === null ? null : bodyBytes(step.body, values);
  const stepHeaders = step.headers.map(([name, template]) => [name, headerText(textOf(template, values))] as const);
  const names = new Set(stepHeaders.map(([name]) => name.toLowerCase()));
  const runHeaders = Object.entries(headers).filter(([name]) => !names.has(name.toLowerCase()));
  const all = [...runHeaders, ...stepHeaders];
  const has = (wanted: string) => all.some(([name]) => name.toLowerCase() === wanted);
  const head = [
    `${step.method} ${pathText(step.path, values)} HTTP/1.1`,
    `Host: ${host}`,
    "Connection: keep-alive",
    ...(body === null || has("content-type") || step.body === null ? [] : contentType(step.body)),
    ...(body === null && !declaresLength(step.method) ? [] : [`Content-Length: ${body?.length ?? 0}`]),
    ...all.map(([name, value]) => `${name}: ${value}`),
  ];
  const bytes = Buffer.from(`${head.join("\r\n")}\r\n\r\n`);
  return body === null || body.length === 0 ? bytes : Buffer.concat([bytes, body]);
}

/** True for methods whose requests send `Content-Length: 0` if they have no body (RFC 9110, 8.6). */
export function declaresLength(method: string): boolean {
  return ["POST", "PUT", "PATCH"].includes(method);
}

/** Returns true if the step has no placeholders, so that it renders to the same bytes each time. */
export function isConstant({ path, headers, body }: Step): boolean {
  const isText = (template: Template) => template.every(({ kind }) => kind === "text");
  return isText(path) && allNamed(isText, headers) && (body === null || allInBody(isText, body));
}

function allNamed(isText: (template: Template) => boolean, named: readonly NamedTemplate[]): boolean {
  return named.every(([, template]) => isText(template));
}

function allInBody(isText: (template: Template) => boolean, body: BodyTemplate): boolean {
  if (body.kind === "form") return allNamed(isText, body.fields);
  if (body.kind === "json") return allInJson(isText, body.json);
  return body.kind === "bytes" || isText(body.template);
}

function allInJson(isText: (template: Template) => boolean, json: JsonTemplate): boolean {
  if (json.kind === "list") return json.items.every((item) => allInJson(isText, item));
  if (json.kind === "map") return json.entries.every(([, value]) => allInJson(isText, value));
  return json.kind === "plain" || isText(json.template);
}

function contentType({ kind }: BodyTemplate): readonly string[] {
  if (kind === "text" || kind === "bytes") return [];
  return [`Content-Type: application/${kind === "json" ? "json" : "x-www-form-urlencoded"}`];
}

function bodyBytes(body: BodyTemplate, values: Values): Buffer {
  if (body.kind === "bytes") return decodedOf(body);
  if (body.kind === "text") return Buffer.from(textOf(body.template, values));
  if (body.kind === "json") return Buffer.from(jsonText(jsonOf(body.json, values)));
  const pairs = body.fields.map(([name, template]) => `${encoded(name)}=${encoded(textOf(template, values))}`);
  return Buffer.from(pairs.join("&"));
}

/** Bodies from files, decoded once each. */
const decoded = new WeakMap<BodyTemplate, Buffer>();

function decodedOf(body: BodyTemplate & { readonly kind: "bytes" }): Buffer {
  const cached = decoded.get(body);
  if (cached !== undefined) return cached;
  const bytes = Buffer.from(body.base64, "base64");
  decoded.set(body, bytes);
  return bytes;
}

function jsonOf(json: JsonTemplate, values: Values): Json {
  if (json.kind === "plain") return json.value;
  if (json.kind === "list") return json.items.map((item) => jsonOf(item, values));
  if (json.kind === "map") return Object.fromEntries(json.entries.map(([key, value]) => [key, jsonOf(value, values)]));
  const [only, ...others] = json.template;
  return only !== undefined && others.length === 0 ? partValue(only, values) : textOf(json.template, values);
}

function textOf(template: Template, values: Values): string {
  let text = "";
  for (const part of template) text += partText(part, values);
  return text;
}

function partText(part: TemplatePart, values: Values): string {
  const value = partValue(part, values);
  return typeof value === "string" ? value : jsonText(value);
}

function partValue(part: TemplatePart, values: Values): Json {
  switch (part.kind) {
    case "text":
      return part.text;
    case "random":
      return values.random(part.min, part.max);
    case "index":
      return values.index;
    case "user":
      return values.user;
    case "uuid":
      return values.uuid();
    case "data":
      return values.row(part.set)[part.column] ?? "";
    case "captured":
      return values.captured.get(part.name) ?? "";
    default:
      return part satisfies never;
  }
}

/**
 * Text from the file is sent unchanged, except for characters that a request line must not contain. The value of a
 * placeholder becomes one path segment or one query value: its `/`, `?`, `&`, `%` and `+` are encoded. A placeholder at
 * the start of the path is a path with a query, such as a link from a response. If it is an absolute URL, its origin is
 * removed: all requests go to the app.
 */
function pathText(path: Template, values: Values): string {
  const texts = path.map((part, at) => {
    const text = partText(part, values);
    if (part.kind === "text") return targetText(text);
    return at === 0 ? targetText(pathOf(text)) : encoded(text);
  });
  return texts.join("");
}

function pathOf(link: string): string {
  const path = link.replace(/^https?:\/\/[^/?#]*/i, "").replace(/#.*/, "");
  return path.startsWith("/") ? path : `/${path}`;
}

/** Percent-encodes the characters that a request line must not contain. */
function targetText(text: string): string {
  return text.replace(/[^\x21\x24-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e]+/g, encoded);
}

/** Replaces lone surrogates by U+FFFD, as in bodies and headers: encodeURIComponent throws on them. */
function encoded(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}

/** Replaces control characters: a value from a response must not start another header. */
function headerText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the function replaces control characters
  return text.replace(/[\x00-\x08\x0a-\x1f\x7f]+/g, " ");
}
