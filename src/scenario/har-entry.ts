// Reads one entry of a HAR 1.2 recording as a request to replay.
import { isUtf8 } from "node:buffer";
import { integer } from "../lib/format.ts";
import type { BodyTemplate, NamedTemplate, StatusRange, Step } from "../model/scenario.ts";
import { methods, type Pair } from "../options/parsers.ts";
import type { SourcePlace } from "../yaml/tree.ts";
import { isHeaderName, isHeaderValue } from "./headers.ts";
import { literal } from "./template.ts";

/**
 * Headers that belong to the recorded connection or address. memgate does not replay them. Source: RFC 9110, 7.6.1, and
 * the headers that memgate sets itself.
 */
const ownHeaders =
  /^(:.*|host|connection|content-length|transfer-encoding|keep-alive|proxy-connection|proxy-authorization|te|trailer|upgrade|expect|http2-settings)$/i;

export interface Recorded {
  readonly step: Step;
  readonly place: SourcePlace;
  readonly origin: string;
  readonly isPage: boolean;
  readonly isRedirect: boolean;
  readonly omissions: Omissions;
}

/** The parts of the request that memgate cannot send. Key: the kind of omission. Value: a description without secrets. */
type Omissions = ReadonlyMap<string, string>;

/** A skipped entry is valid, but memgate does not replay it. `problem` is a clause without a subject. */
type EntryRead = Recorded | { readonly skipped: string } | { readonly problem: string };

export function readEntry(entry: unknown, place: SourcePlace): EntryRead {
  const [request, response] = [fieldOf(entry, "request"), fieldOf(entry, "response")];
  const [method, address] = [fieldOf(request, "method"), fieldOf(request, "url")];
  if (typeof method !== "string") return { problem: "has no request.method; expected one such as GET" };
  if (typeof address !== "string" || !URL.canParse(address))
    return { problem: "has no valid request.url; expected an absolute URL" };
  const { protocol, origin, pathname, search } = new URL(address);
  const pairs = pairsOf(fieldOf(request, "headers"));
  const upgrades = [pairs, pairsOf(fieldOf(response, "headers"))];
  if (isWebSocket(entry, protocol, upgrades)) return { skipped: "WebSocket" };
  if (protocol !== "http:" && protocol !== "https:") return { skipped: `with scheme ${protocol.slice(0, -1)}` };
  if (method === "OPTIONS" && valueIn(pairs, "access-control-request-method") !== null)
    return { skipped: "CORS preflight" };
  const known = methods.find((one) => one === method);
  if (known === undefined) return { skipped: `with method ${method}` };
  const kind = fieldOf(entry, "_resourceType");
  const type = textIn(fieldOf(response, "content"), "mimeType");
  // The response never ends, so each user would wait for it forever.
  if (kind === "eventsource" || /^text\/event-stream/i.test(type)) return { skipped: "with server-sent events" };
  const status = fieldOf(response, "status");
  if (status === 101) return { skipped: "with an upgrade to another protocol" };
  if (typeof status !== "number" || status < 200 || status > 599) return { skipped: "without a response" };
  if (status >= 500) return { skipped: "with a server error (5xx)" };
  const { headers, omissions } = headersOf(pairs);
  const body = bodyOf(request, pairs);
  return {
    step: {
      name: `${method} ${pathname}`,
      line: place.line,
      method: known,
      path: literal(pathname + search),
      shownPath: pathname,
      headers,
      body,
      expect: expectOf(status),
      captures: [],
    },
    place,
    origin,
    isPage: /^text\/html/i.test(type) || kind === "document" || kind === "xhr" || kind === "fetch",
    isRedirect: status >= 300 && status < 400 && status !== 304,
    omissions: new Map([...omissions, ...(body === null ? missingBody(request, pairs) : [])]),
  };
}

/** Browsers differ: Chrome and Safari record the scheme wss, others https and an Upgrade header. */
function isWebSocket(entry: unknown, protocol: string, headers: readonly (readonly Pair[])[]): boolean {
  if (protocol === "ws:" || protocol === "wss:" || fieldOf(entry, "_resourceType") === "websocket") return true;
  return headers.some((pairs) => valueIn(pairs, "upgrade")?.toLowerCase() === "websocket");
}

function headersOf(pairs: readonly Pair[]): {
  readonly headers: readonly NamedTemplate[];
  readonly omissions: Omissions;
} {
  const byName = new Map<string, Pair>();
  const omissions = new Map<string, string>();
  for (const [name, value] of pairs) {
    if (ownHeaders.test(name)) continue;
    const key = name.toLowerCase();
    const sent = sendable(name, value);
    if (sent !== value) {
      const omission = `${sent === null ? "the" : "part of the"} header ${name}`;
      omissions.set(omission.toLowerCase(), `${omission}, which contains characters that HTTP does not allow`);
    }
    if (sent === null) continue;
    const known = byName.get(key);
    const separator = key === "cookie" ? "; " : ", ";
    byName.set(key, known === undefined ? [name, sent] : [known[0], known[1] + separator + sent]);
  }
  return { headers: [...byName.values()].map(([name, value]) => [name, literal(value)]), omissions };
}

/** The part of a header value that can be sent, such as the valid pairs of a Cookie. Null if nothing can be sent. */
function sendable(name: string, value: string): string | null {
  if (isSendable(name, value)) return value;
  if (name.toLowerCase() !== "cookie") return null;
  const pairs = value.split(";").map((pair) => pair.trim());
  return pairs.filter((pair) => pair !== "" && isSendable(name, pair)).join("; ") || null;
}

function isSendable(name: string, value: string): boolean {
  return isHeaderName(name) && isHeaderValue(value);
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

/**
 * Decodes a base64 body. HAR 1.2 does not define this encoding for requests, but some recorders use it. Null if the
 * text is not base64.
 */
function decoded(base64: string): BodyTemplate | null {
  if (!/^[\w+/=\s-]*$/.test(base64)) return null;
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length === 0) return null;
  if (isUtf8(bytes)) return { kind: "text", template: literal(bytes.toString()) };
  return { kind: "bytes", base64: bytes.toString("base64") };
}

/** Reports a body that the request had, but the recording does not contain. */
function missingBody(request: unknown, headers: readonly Pair[]): Omissions {
  const sizes = [fieldOf(request, "bodySize"), Number(valueIn(headers, "content-length"))];
  const size = sizes.find((one): one is number => Number.isSafeInteger(one) && Number(one) > 0);
  const data = fieldOf(request, "postData");
  const params = fieldOf(data, "params");
  const isNamed = textIn(data, "text") !== "" || (Array.isArray(params) && params.length > 0);
  if (size === undefined && !isNamed) return new Map();
  const body = size === undefined ? "its body" : `its body of ${integer(size)} B`;
  return new Map([["body", `${body}, which the recording does not contain`]]);
}

/**
 * Expects the status class of a recorded success, and exactly the status of a recorded failure. For a recorded 304, 2xx
 * is expected too: the app may send the full response to memgate.
 */
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

/** @param name in lower case */
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
