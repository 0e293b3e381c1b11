// har: a recording of a browser (HAR 1.2), replayed as one sequence of requests. Text in; a scenario, or what is wrong.
import { validateHeaderName, validateHeaderValue } from "node:http";
import { faultOf, itemLines, lineOf } from "./json-lines.ts";
import { mostSteps, type NamedTemplate, type ScenarioRead, type StatusRange, type Step } from "./scenario.ts";
import { scenarioMethods } from "./step.ts";
import { literal } from "./template.ts";

/** One connection, or the app's address, and no matter of the recording. Source: RFC 9110, 7.6.1, and the fields of memgate. */
const ownHeaders =
  /^(:.*|host|connection|content-length|transfer-encoding|keep-alive|proxy-connection|proxy-authorization|te|trailer|upgrade|expect|http2-settings)$/i;

interface Recorded {
  readonly step: Step;
  readonly origin: string;
  readonly isPage: boolean;
}

/** @param file how the file is called in messages */
export function readHar(file: string, text: string): ScenarioRead {
  const bad = (line: number, message: string): ScenarioRead => ({
    ok: false,
    problems: [`${file}:${line}: ${message}`],
  });
  const faultAt = faultOf(text);
  if (faultAt !== null) {
    return bad(
      lineOf(text, faultAt),
      "the file is no JSON from here on; expected a recording (HAR) as a browser saves it",
    );
  }
  const log = fieldOf(JSON.parse(text.replace(/^\ufeff/, "")), "log");
  const entries = fieldOf(log, "entries");
  if (!Array.isArray(entries))
    return bad(1, "log.entries is missing; expected a recording (HAR) as a browser saves it");
  if (entries.length === 0) return bad(1, "log.entries is empty; expected one request at least");
  const lines = itemLines(text, ["log", "entries"]);
  const problems: string[] = [];
  const left = new Map<string, number>();
  const leave = (why: string) => left.set(why, (left.get(why) ?? 0) + 1);
  const recorded = entries.flatMap((entry, at): readonly Recorded[] => {
    const line = lines[at] ?? 1;
    const read = readEntry(entry, line);
    if (typeof read === "object") return [read];
    if (read.startsWith("left out: ")) leave(read.slice("left out: ".length));
    else problems.push(`${file}:${line}: log.entries[${at}] ${read}`);
    return [];
  });
  if (problems.length > 0) return { ok: false, problems };
  const origin = mainOrigin(recorded);
  for (const other of recorded) if (other.origin !== origin) leave(`of ${other.origin}`);
  const steps = recorded.filter((one) => one.origin === origin).map(({ step }) => step);
  if (steps.length === 0) return bad(1, `log.entries has no request that can be sent (${listed(left)})`);
  if (steps.length > mostSteps)
    return bad(1, `log.entries has ${steps.length} requests of ${origin}; expected ${mostSteps} at most`);
  const sequence = { name: file, line: 1, weight: 1, steps };
  const notices =
    left.size === 0 ? [] : [`${file}: ${steps.length} requests of ${origin} are replayed; left out: ${listed(left)}`];
  return { ok: true, scenario: { file, data: [], once: [], requests: [sequence], stages: null }, notices };
}

/** A text is what is wrong with it, or why it is left out. */
function readEntry(entry: unknown, line: number): Recorded | string {
  const request = fieldOf(entry, "request");
  const [method, address] = [fieldOf(request, "method"), fieldOf(request, "url")];
  if (typeof method !== "string") return "has no request.method; expected one such as GET";
  if (typeof address !== "string" || !URL.canParse(address)) return "has no request.url; expected a whole URL";
  const { protocol, origin, pathname, search } = new URL(address);
  if (protocol !== "http:" && protocol !== "https:") return `left out: ${protocol}`;
  if (!scenarioMethods.some((known) => known === method)) return `left out: method ${method}`;
  const status = fieldOf(fieldOf(entry, "response"), "status");
  if (typeof status !== "number" || status < 200 || status > 599) return "left out: without an answer";
  const type = String(fieldOf(fieldOf(fieldOf(entry, "response"), "content"), "mimeType") ?? "");
  const headers = headersOf(request);
  const step: Step = {
    name: `${method} ${pathname}`,
    line,
    method,
    path: literal(pathname + search),
    shownPath: pathname,
    headers,
    body: bodyOf(request, headers),
    expect: expectOf(status),
    captures: [],
  };
  const kind = fieldOf(entry, "_resourceType");
  return {
    step,
    origin,
    isPage: /^text\/html/i.test(type) || kind === "document" || kind === "xhr" || kind === "fetch",
  };
}

/** That of the first page or XHR, else the most frequent. */
function mainOrigin(recorded: readonly Recorded[]): string {
  const page = recorded.find(({ isPage }) => isPage);
  if (page !== undefined) return page.origin;
  const counts = new Map<string, number>();
  for (const { origin } of recorded) counts.set(origin, (counts.get(origin) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? "";
}

function headersOf(request: unknown): readonly NamedTemplate[] {
  const byName = new Map<string, readonly [name: string, value: string]>();
  for (const [name, value] of pairsOf(fieldOf(request, "headers"))) {
    if (ownHeaders.test(name) || !isSendable(name, value)) continue;
    const known = byName.get(name.toLowerCase());
    const separator = name.toLowerCase() === "cookie" ? "; " : ", ";
    byName.set(name.toLowerCase(), known === undefined ? [name, value] : [known[0], known[1] + separator + value]);
  }
  return [...byName.values()].map(([name, value]) => [name, literal(value)]);
}

function bodyOf(request: unknown, headers: readonly NamedTemplate[]): Step["body"] {
  const data = fieldOf(request, "postData");
  const text = fieldOf(data, "text");
  if (typeof text === "string" && text !== "") return { kind: "text", template: literal(text) };
  const params = pairsOf(fieldOf(data, "params"));
  const isMultipart = headers.some(
    ([name, [value]]) => /^content-type$/i.test(name) && value?.kind === "text" && /multipart/i.test(value.text),
  );
  if (params.length === 0 || isMultipart) return null;
  return { kind: "form", fields: params.map(([name, value]) => [name, literal(value)]) };
}

/** The class of the recorded status. What was not modified then may be sent now. */
function expectOf(status: number): readonly StatusRange[] {
  const from = Math.floor(status / 100) * 100;
  const range = { from, to: from + 99 };
  return status === 304 ? [{ from: 200, to: 299 }, range] : [range];
}

function pairsOf(list: unknown): readonly (readonly [name: string, value: string])[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((pair) => {
    const [name, value] = [fieldOf(pair, "name"), fieldOf(pair, "value")];
    return typeof name === "string" && typeof value === "string" ? [[name, value] as const] : [];
  });
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

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

function listed(left: ReadonlyMap<string, number>): string {
  return [...left].map(([why, count]) => `${count} ${why}`).join(", ");
}
