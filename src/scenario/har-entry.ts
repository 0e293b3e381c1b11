// One entry of a recording (HAR 1.2), as a request that can be sent again.
import { isUtf8 } from "node:buffer";
import { validateHeaderName, validateHeaderValue } from "node:http";
import { integer } from "../lib/format.ts";
import type { BodyTemplate, NamedTemplate, StatusRange, Step } from "../model/scenario.ts";
import { methods } from "../options/parsers.ts";
import { literal } from "./template.ts";

/** One connection, or the app's address, and no matter of the recording. Source: RFC 9110, 7.6.1, and the fields of memgate. */
const ownHeaders =
  /^(:.*|host|connection|content-length|transfer-encoding|keep-alive|proxy-connection|proxy-authorization|te|trailer|upgrade|expect|http2-settings)$/i;

export interface Recorded {
  readonly step: Step;
  readonly origin: string;
  readonly isPage: boolean;
  readonly isRedirect: boolean;
  readonly lacks: Lacks;
}

/** What of the recorded request can't be sent, in words without its value; by what is the same for several requests. */
type Lacks = ReadonlyMap<string, string>;

type Pair = readonly [name: string, value: string];

/** A text is what is wrong with it, or why it is left out. */
export function readEntry(entry: unknown, line: number): Recorded | string {
  const [request, response] = [fieldOf(entry, "request"), fieldOf(entry, "response")];
  const [method, address] = [fieldOf(request, "method"), fieldOf(request, "url")];
  if (typeof method !== "string") return "has no request.method; expected one such as GET";
  if (typeof address !== "string" || !URL.canParse(address)) return "has no request.url; expected a whole URL";
  const { protocol, origin, pathname, search } = new URL(address);
  if (protocol !== "http:" && protocol !== "https:") return `left out: ${protocol}`;
  const pairs = pairsOf(fieldOf(request, "headers"));
  if (method === "OPTIONS" && valueIn(pairs, "access-control-request-method") !== null) return "left out: preflight";
  const known = methods.find((one) => one === method);
  if (known === undefined) return `left out: method ${method}`;
  const kind = fieldOf(entry, "_resourceType");
  const type = textIn(fieldOf(response, "content"), "mimeType");
  // An answer without an end: each user would wait for it.
  if (kind === "eventsource" || /^text\/event-stream/i.test(type)) return "left out: of server-sent events";
  const status = fieldOf(response, "status");
  if (typeof status !== "number" || status < 200 || status > 599) return "left out: without an answer";
  if (status >= 500) return "left out: answered with an error of the server (5xx)";
  const { headers, lacks } = headersOf(pairs);
  const body = bodyOf(request, pairs);
  return {
    step: {
      name: `${method} ${pathname}`,
      line,
      method: known,
      path: literal(pathname + search),
      shownPath: pathname,
      headers,
      body,
      expect: expectOf(status),
      captures: [],
    },
    origin,
    isPage: /^text\/html/i.test(type) || kind === "document" || kind === "xhr" || kind === "fetch",
    isRedirect: status >= 300 && status < 400 && status !== 304,
    lacks: new Map([...lacks, ...(body === null ? missingBody(request, pairs) : [])]),
  };
}

function headersOf(pairs: readonly Pair[]): { readonly headers: readonly NamedTemplate[]; readonly lacks: Lacks } {
  const byName = new Map<string, Pair>();
  const lacks = new Map<string, string>();
  for (const [name, value] of pairs) {
    if (ownHeaders.test(name)) continue;
    const key = name.toLowerCase();
    const sent = sendable(name, value);
    if (sent !== value) {
      const what = `${sent === null ? "the" : "a part of the"} header ${name}`;
      lacks.set(what.toLowerCase(), `${what}, which has characters that can't be sent`);
    }
    if (sent === null) continue;
    const known = byName.get(key);
    const separator = key === "cookie" ? "; " : ", ";
    byName.set(key, known === undefined ? [name, sent] : [known[0], known[1] + separator + sent]);
  }
  return { headers: [...byName.values()].map(([name, value]) => [name, literal(value)]), lacks };
}

/** Of a Cookie those pairs that can be sent. Null where nothing can. */
function sendable(name: string, value: string): string | null {
  if (isSendable(name, value)) return value;
  if (name.toLowerCase() !== "cookie") return null;
  const pairs = value.split(";").map((pair) => pair.trim());
  return pairs.filter((pair) => pair !== "" && isSendable(name, pair)).join("; ") || null;
}

function isSendable(name: string, value: string): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}

function bodyOf(request: unknown, headers: readonly Pair[]): Step["body"] {
  const data = fieldOf(request, "postData");
  const text = textIn(data, "text");
  if (text !== "") {
    const isBase64 = textIn(data, "encoding").toLowerCase() === "base64";
    return isBase64 ? decoded(text) : { kind: "text", template: literal(text) };
  }
  const params = pairsOf(fieldOf(data, "params"));
  const type = valueIn(headers, "content-type") ?? textIn(data, "mimeType");
  if (params.length === 0 || !/^$|urlencoded/i.test(type)) return null;
  return { kind: "form", fields: params.map(([name, value]) => [name, literal(value)]) };
}

/** Not of HAR 1.2, but of those that record bytes. Null where it is no base64. */
function decoded(base64: string): BodyTemplate | null {
  if (!/^[\w+/=\s-]*$/.test(base64)) return null;
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length === 0) return null;
  if (isUtf8(bytes)) return { kind: "text", template: literal(bytes.toString()) };
  return { kind: "bytes", base64: bytes.toString("base64") };
}

/** Where the recording says that there was a body, though not which. */
function missingBody(request: unknown, headers: readonly Pair[]): Lacks {
  const sizes = [fieldOf(request, "bodySize"), Number(valueIn(headers, "content-length"))];
  const size = sizes.find((one): one is number => Number.isSafeInteger(one) && Number(one) > 0);
  const data = fieldOf(request, "postData");
  const params = fieldOf(data, "params");
  const isNamed = textIn(data, "text") !== "" || (Array.isArray(params) && params.length > 0);
  if (size === undefined && !isNamed) return new Map();
  const what = size === undefined ? "its body" : `the body of ${integer(size)} B`;
  return new Map([["body", `${what}, which the recording does not hold`]]);
}

/** The class of what went well; what was not modified then may be sent now. Of what did not, the status itself. */
function expectOf(status: number): readonly StatusRange[] {
  if (status >= 400) return [{ from: status, to: status }];
  const from = Math.floor(status / 100) * 100;
  const range = { from, to: from + 99 };
  return status === 304 ? [{ from: 200, to: 299 }, range] : [range];
}

function pairsOf(list: unknown): readonly Pair[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((pair) => {
    const [name, value] = [fieldOf(pair, "name"), fieldOf(pair, "value")];
    return typeof name === "string" && typeof value === "string" ? [[name, value] as const] : [];
  });
}

/** @param name in small letters */
function valueIn(pairs: readonly Pair[], name: string): string | null {
  return pairs.find(([other]) => other.toLowerCase() === name)?.[1] ?? null;
}

function textIn(value: unknown, name: string): string {
  const field = fieldOf(value, name);
  return typeof field === "string" ? field : "";
}

export function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
