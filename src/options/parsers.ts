// Parsers of single option values. Each returns the parsed value, or a description of the accepted values.
import { validateHeaderName, validateHeaderValue } from "node:http";
import { type ParseEntry, parse as parseShell } from "shell-quote";
import { suggestion } from "../lib/suggest.ts";
import { no, type Parsed, yes } from "./parsed.ts";
import { acceptedQuantities, type MemoryQuantity, parseMemoryQuantity } from "./quantity.ts";

/** The name and value of an environment variable, a header or a build argument. */
export type Pair = readonly [name: string, value: string];

/** The lowest memory limit that Docker accepts. */
export const minLimitBytes = 6 * 2 ** 20;

/** The shortest and the longest load phase. */
export const loadTime = { minMs: 1_000, maxMs: 24 * 3_600_000 };

const durationForm = "a duration such as 30s, 1m30s or a number of seconds";

/** @param match has the number and the first letter of its unit as groups */
function suggestedUnit(match: RegExpExecArray | null): string {
  if (match === null) return "";
  const [, number = "", unit = ""] = match;
  // A fraction without a unit is most likely meant in GiB.
  const letter = unit || (number.includes(".") ? "g" : "m");
  return `; did you mean ${number}${letter.toUpperCase()}i?`;
}

export function memoryLimit(text: string): Parsed<MemoryQuantity> {
  const quantity = parseMemoryQuantity(text);
  if (quantity === null) return no(`${acceptedQuantities}${suggestedUnit(/^([\d.]+) *(?:([kmgt])i?b?)$/i.exec(text))}`);
  if (quantity.bytes < minLimitBytes) {
    return no(
      `at least 6Mi, Docker's minimum (this is ${quantity.bytes} B)${suggestedUnit(/^(\d{2,5})$/.exec(text) ?? /^(\d?\.\d+)()$/.exec(text))}`,
    );
  }
  return yes(quantity);
}

/** @param noun names the number in messages, such as "a port" */
export function wholeNumber(min: number, max: number, noun: string): (text: string) => Parsed<number> {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= min && value <= max ? yes(value) : no(`${noun}, a whole number from ${min} to ${max}`);
  };
}

const portNumber = wholeNumber(1, 65_535, "a port");

/** A TCP port, or `none` for an app without a port. */
export function port(text: string): Parsed<number | "none"> {
  if (text === "none") return yes("none");
  const parsed = portNumber(text);
  return parsed.ok ? parsed : no(`${parsed.accepted}, or none`);
}

export function cpus(text: string): Parsed<number> {
  const value = /^(\d+(?:\.\d+)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
  return value >= 0.01 && value <= 1024 ? yes(value) : no("a number of CPUs, such as 0.5 or 2");
}

/** Reads `1h`, `2m`, `30s`, `500ms`, a sum such as `1m30s`, or a number of seconds. The value is in milliseconds. */
export function duration(minMs: number, maxMs: number): (text: string) => Parsed<number> {
  const units = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
  return (text) => {
    const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
    const ms = /^\d+(\.\d+)?$/.test(text)
      ? Number(text) * 1_000
      : parts.length > 0 && parts.map((part) => part[0]).join("") === text
        ? parts.reduce((sum, [, n, unit]) => sum + Number(n) * units[unit as keyof typeof units], 0)
        : Number.NaN;
    if (Number.isNaN(ms)) return no(durationForm);
    if (ms < minMs || ms > maxMs) return no(`${durationForm}, from ${seconds(minMs)} to ${seconds(maxMs)}`);
    return yes(Math.round(ms));
  };
}

export function urlPath(text: string): Parsed<string> {
  if (/^[a-z]+:\/\//i.test(text)) return no("a path such as /health, without scheme and host");
  return /^\/[\x21-\x22\x24-\x7e]*$/.test(text)
    ? yes(text)
    : no("a path that begins with /, percent-encoded, without # or spaces");
}

export const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
export type Method = (typeof methods)[number];

export function method(text: string): Parsed<Method> {
  return choice(text.toUpperCase(), methods);
}

/** One of several values. Suggests the value that a mistyped one probably means. */
function choice<T extends string>(text: string, known: readonly T[], otherwise = ""): Parsed<T> {
  const found = known.find((one) => one === text);
  if (found !== undefined) return yes(found);
  const meant = suggestion(text, known);
  return no(`one of ${known.join(", ")}${meant === null ? otherwise : `; did you mean ${meant}?`}`);
}

export const pullPolicies = ["missing", "always", "never"] as const;
export type PullPolicy = (typeof pullPolicies)[number];

export function pull(text: string): Parsed<PullPolicy> {
  return choice(text, pullPolicies);
}

export const loads = ["http", "none"] as const;

export function load(text: string): Parsed<(typeof loads)[number]> {
  return choice(text, loads, "; to run your own command, use `load-command`");
}

export const whyModes = ["auto", "off"] as const;
export type WhyMode = (typeof whyModes)[number];

export function why(text: string): Parsed<WhyMode> {
  return choice(text, whyModes);
}

export const modes = ["run", "size", "comment"] as const;

export function mode(text: string): Parsed<(typeof modes)[number]> {
  return choice(text, modes);
}

export function exitCodes(text: string): Parsed<readonly number[]> {
  const codes = text.split(",").map((part) => part.trim());
  const isRight = codes.every((code) => /^\d{1,3}$/.test(code) && Number(code) <= 255);
  return isRight ? yes([...new Set(codes.map(Number))]) : no("exit codes from 0 to 255, such as 0 or 0,3");
}

export function header(text: string): Parsed<Pair> {
  const colon = text.indexOf(":");
  const name = text.slice(0, colon).trim();
  const value = text.slice(colon + 1).trim();
  try {
    validateHeaderName(colon < 0 ? "" : name);
    validateHeaderValue(name, value);
    if (/^(content-length|transfer-encoding)$/i.test(name))
      return no(`no ${name}, because memgate sets it from the body`);
    return yes([name, value]);
  } catch {
    return no("a header as Name: value");
  }
}

export function assignment(text: string): Parsed<Pair> {
  const match = /^([^=\s\0]+)=([^\0]*)$/s.exec(text);
  return match === null ? no("NAME=value") : yes([match[1] ?? "", match[2] ?? ""]);
}

/** The name of an environment variable, as Compose files use it. */
export function variableName(text: string): Parsed<string> {
  return /^[A-Za-z_]\w*$/.test(text) ? yes(text) : no("the name of a variable, such as API_KEY, without $ and value");
}

/** A user, or user and group, by name or number, in the form of `docker run --user`. */

export function user(text: string): Parsed<string> {
  return /^[A-Za-z0-9_][A-Za-z0-9_.-]*(:[A-Za-z0-9_][A-Za-z0-9_.-]*)?$/.test(text)
    ? yes(text)
    : no("a user, or user:group, by name or number, such as 1000:1000");
}

/** A file or folder of this machine that is mounted into the container. */
export interface Mount {
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
}

/** Removes trailing slashes, because `/data/` and `/data` are the same folder. */
export function folderName(path: string): string {
  return path.replace(/(?<=.)\/+$/, "");
}

export function mount(text: string): Parsed<Mount> {
  const [, source, target, mode] = /^([^:\0]+):(\/[^:\0]*)(?::(ro|rw))?$/.exec(text) ?? [];
  if (source === undefined || target === undefined || !/[/.]/.test(source[0] ?? "")) {
    return no("SOURCE:/path or SOURCE:/path:ro, where SOURCE is a path on this machine that begins with / or .");
  }
  return yes({ source, target, readOnly: mode === "ro" });
}

/** An empty file system in memory. Its files count as the container's memory. */
export interface Tmpfs {
  readonly target: string;
  /** In the form of mount(8), such as `size=64m,mode=1777`. Empty without options. */
  readonly options: string;
}

export function tmpfs(text: string): Parsed<Tmpfs> {
  const [, target, options = ""] = /^(\/[^:\0,]*)(?::([a-z0-9_=,%]+))?$/i.exec(text) ?? [];
  return target === undefined ? no("/path, or /path:OPTIONS such as /cache:size=64m") : yes({ target, options });
}

/** A name of a commit, loosely. git checks it in full. A dash at its beginning would make it an option of git. */
export function gitRef(text: string): Parsed<string> {
  return /^[^-\s\p{Cc}:][^\s\p{Cc}:]*$/u.test(text)
    ? yes(text)
    : no("a commit, a branch or a tag, such as main or 1a2b3c4, or auto");
}

/** Checks an image reference loosely, to refuse obvious mistakes early. The engine checks it in full. */
export function image(text: string): Parsed<string> {
  return /^[A-Za-z0-9][A-Za-z0-9._\-/:@+]*$/.test(text)
    ? yes(text)
    : no("an image reference such as ghcr.io/me/app:1.2");
}

/** A platform in Docker's form, such as `linux/arm64` or `linux/arm/v7`. */
export function platform(text: string): Parsed<string> {
  return /^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9]+)?$/.test(text)
    ? yes(text)
    : no("OS/ARCHITECTURE or OS/ARCHITECTURE/VARIANT, such as linux/amd64 or linux/arm/v7");
}

export function network(text: string): Parsed<string> {
  if (text === "none") return no("a network other than none, so that memgate can reach the app");
  return /^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(text) ? yes(text) : no("the name of a Docker network, bridge or host");
}

/** How an app shows that it is ready. */
export type ReadyWhen =
  | { readonly kind: "http" }
  | { readonly kind: "tcp" }
  /** The command of the image's HEALTHCHECK succeeds. */
  | { readonly kind: "healthcheck" }
  | { readonly kind: "log"; readonly pattern: RegExp }
  | { readonly kind: "exec"; readonly command: readonly string[] };

const readyForms = "http, tcp, healthcheck, log:REGEXP or exec:COMMAND";

export function readyWhen(text: string): Parsed<ReadyWhen> {
  if (text === "http" || text === "tcp" || text === "healthcheck") return yes({ kind: text });
  const [, kind, rest = ""] = /^(log|exec):\s*(.+)$/s.exec(text) ?? [];
  if (kind === "exec") {
    const words = command(rest);
    return words.ok ? yes({ kind, command: words.value }) : no(`after exec: ${words.accepted}`);
  }
  if (kind !== "log") return no(readyForms);
  try {
    return yes({ kind, pattern: new RegExp(rest, "u") });
  } catch (error) {
    return no(`after log: a JavaScript regular expression (${error instanceof Error ? error.message : "not one"})`);
  }
}

/** A file and a position in it. The line is null if memgate must find the best line, the column if it is unknown. */
export interface FilePlace {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
}

export function filePlace(text: string): Parsed<FilePlace> {
  const [, file = "", line, column] = /^([^\0\n]*?)(?::(\d{1,7})(?::(\d{1,7}))?)?$/.exec(text) ?? [];
  const numbers = [line, column].map((digits) => (digits === undefined ? null : Number(digits)));
  return file === "" || numbers.includes(0)
    ? no("a path, or a path and a place in it as FILE:LINE or FILE:LINE:COLUMN")
    : yes({ file, line: numbers[0] ?? null, column: numbers[1] ?? null });
}

export function text(value: string): Parsed<string> {
  return value.includes("\0") ? no("text without NUL characters") : yes(value);
}

/** The words of a command: a JSON array, as in CMD of a Dockerfile, or words with shell quoting. No shell runs. */
export function command(text: string): Parsed<readonly string[]> {
  if (text.startsWith("[")) return jsonWords(text);
  if (/["']/.test(text.replace(/\\.|'[^']*'|"(?:\\.|[^"\\])*"/gs, ""))) return no("words whose quotes are closed");
  const entries = parseShell(text, (name) => `$${name}`);
  const words = entries.map(wordOf);
  const operator = entries.find((_, index) => words[index] === null);
  if (operator !== undefined)
    return no(`words without shell operators (seen: ${describe(operator)}); to use a shell, write sh -c '…'`);
  if (words.length === 0) return no("at least one word");
  return yes(words.filter((word) => word !== null));
}

function wordOf(entry: ParseEntry): string | null {
  if (typeof entry === "string") return entry;
  return "pattern" in entry ? entry.pattern : null;
}

function describe(entry: ParseEntry): string {
  if (typeof entry === "string") return entry;
  return "comment" in entry ? `#${entry.comment}` : entry.op;
}

function jsonWords(text: string): Parsed<readonly string[]> {
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value) && value.length > 0 && value.every((word) => typeof word === "string")) return yes(value);
  } catch {
    // Invalid JSON gets the same message as JSON of another shape.
  }
  return no('words, or a JSON array of strings such as ["node", "server.js"]');
}

export function seconds(ms: number): string {
  return ms % 3_600_000 === 0 && ms > 0 ? `${ms / 3_600_000}h` : `${ms / 1_000}s`;
}
