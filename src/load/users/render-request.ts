// A step of a scenario made into the bytes of a request.
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

/** What the placeholders of a template stand for, for one user at one time. */
export interface Values {
  readonly index: number;
  readonly user: number;
  readonly row: (set: number) => readonly string[];
  readonly captured: ReadonlyMap<string, Json>;
  /** A whole number, both bounds included. */
  readonly random: (min: number, max: number) => number;
  readonly uuid: () => string;
}

/** What all requests of a run have in common. */
export interface Common {
  /** With the port where it is not the scheme's own. */
  readonly host: string;
  readonly headers: Readonly<Record<string, string>>;
}

export function renderStep(step: Step, values: Values, { host, headers }: Common): Buffer {
  const body = step.body === null ? null : bodyBytes(step.body, values);
  const own = step.headers.map(([name, template]) => [name, headerText(textOf(template, values))] as const);
  const names = new Set(own.map(([name]) => name.toLowerCase()));
  const shared = Object.entries(headers).filter(([name]) => !names.has(name.toLowerCase()));
  const all = [...shared, ...own];
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

/** Of a method whose requests have a body as a rule: that there is none is said too (RFC 9110, 8.6). */
export function declaresLength(method: string): boolean {
  return ["POST", "PUT", "PATCH"].includes(method);
}

/** True where it is the same each time. */
export function isConstant({ path, headers, body }: Step): boolean {
  const isText = (template: Template) => template.every(({ kind }) => kind === "text");
  return isText(path) && namedAre(isText, headers) && (body === null || bodyIs(isText, body));
}

function namedAre(isText: (template: Template) => boolean, named: readonly NamedTemplate[]): boolean {
  return named.every(([, template]) => isText(template));
}

function bodyIs(isText: (template: Template) => boolean, body: BodyTemplate): boolean {
  if (body.kind === "form") return namedAre(isText, body.fields);
  if (body.kind === "json") return jsonIs(isText, body.json);
  return body.kind === "bytes" || isText(body.template);
}

function jsonIs(isText: (template: Template) => boolean, json: JsonTemplate): boolean {
  if (json.kind === "list") return json.items.every((item) => jsonIs(isText, item));
  if (json.kind === "map") return json.entries.every(([, value]) => jsonIs(isText, value));
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

/** Once each, however many requests send it. */
const decoded = new WeakMap<BodyTemplate, Buffer>();

function decodedOf(body: BodyTemplate & { readonly kind: "bytes" }): Buffer {
  const known = decoded.get(body);
  if (known !== undefined) return known;
  const bytes = Buffer.from(body.base64, "base64");
  decoded.set(body, bytes);
  return bytes;
}

function jsonOf(json: JsonTemplate, values: Values): Json {
  if (json.kind === "plain") return json.value;
  if (json.kind === "list") return json.items.map((item) => jsonOf(item, values));
  if (json.kind === "map") return Object.fromEntries(json.entries.map(([key, value]) => [key, jsonOf(value, values)]));
  const [only, ...others] = json.template;
  return only !== undefined && others.length === 0 ? meaningOf(only, values) : textOf(json.template, values);
}

function textOf(template: Template, values: Values): string {
  let text = "";
  for (const part of template) text += partText(part, values);
  return text;
}

function partText(part: TemplatePart, values: Values): string {
  const value = meaningOf(part, values);
  return typeof value === "string" ? value : jsonText(value);
}

function meaningOf(part: TemplatePart, values: Values): Json {
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
 * What is written in the file stays as it is. The value of a placeholder is one segment, or one value of the query: its
 * `/`, `?`, `&`, `%` and `+` are encoded. One that the path begins with is a path itself, such as a link out of an
 * answer, and stays with its query; of a whole address the origin is left out, for the load is the app's.
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

/** Percent-encoded is what can't stand in a request's first line. */
function targetText(text: string): string {
  return text.replace(/[^\x21\x24-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e]+/g, encoded);
}

/** Half of a surrogate pair, which encodeURIComponent throws at, becomes U+FFFD, as in other texts that are sent. */
function encoded(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}

/** A value may come from a response: it must not begin another header. */
function headerText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it is about
  return text.replace(/[\x00-\x08\x0a-\x1f\x7f]+/g, " ");
}
