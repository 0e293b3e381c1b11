// Takes texts that must not be shown out of what is.
import type { Pair } from "./inputs/values.ts";

/** From this length on a secret is hidden wherever it stands; a shorter one may be a part of other words, and is where it stands by itself. */
export const anywhere = 6;
/** What is shorter can be guessed, and is a word of any text. */
const shortest = 3;
/** Whatever it is called, it tells one bit, and is a word of any log. */
const isSwitch = /^(true|false|yes|off|null|none)$/i;
const mask = "***";
/** What stands where a line was cut. */
export const cut = "…";

/** By the name of a variable or header, whether its value is one that must not be shown. */
export function isSecretName(name: string): boolean {
  return /pass(?!e|a|i)|secret|token|credential|authorization|cookies?$|private[-_]?key|api[-_]?key|access[-_]?key|(^|[-_])key$|(^|[-_])(pwd|pin)$|dsn/i.test(
    name,
  );
}

/**
 * Whether the value of a variable of `env-file` must not be shown: all of them, but for a short number, as a port is, where
 * the name does not say that it is secret.
 */
export function isHidden([name, value]: Pair): boolean {
  return isSecretName(name) || !/^\d{1,5}$/.test(value);
}

export interface Redactor {
  readonly text: (text: string) => string;
  /** The same value with every text in it redacted, at any depth. Keys stay. */
  readonly redacted: <T>(value: T) => T;
}

/** Each is made once: of the thousands of a CSV file that takes a while, in which no sample would be taken. */
const made = new WeakMap<readonly string[], Redactor>();

/** @param secrets of several lines, each line is a secret too: logs are lines */
export function redactorOf(secrets: readonly string[]): Redactor {
  const redactor = made.get(secrets) ?? newRedactor(secrets);
  made.set(secrets, redactor);
  return redactor;
}

function newRedactor(secrets: readonly string[]): Redactor {
  const whole = secrets.flatMap((secret) => [secret, ...secret.split(/\r?\n/).map((line) => line.trim())]);
  const looked = whole.filter((part) => part.length >= shortest && !isSwitch.test(part));
  const parts = looked.flatMap((part) => [part, ...writtenOtherwise(part)]);
  // The longest first: one may be a part of another.
  const hidden = [...new Set(parts)].sort((a, b) => b.length - a.length);
  const long = hidden.filter((part) => part.length >= anywhere);
  const short = byThemselves(hidden.filter((part) => part.length < anywhere));
  const text = (shown: string) => {
    const rest = long.reduce((left, part) => left.replaceAll(part, mask), shown);
    return withoutBeginning(short === null ? rest : rest.replace(short, mask), long);
  };
  const redacted = <T>(value: T): T => {
    if (hidden.length === 0) return value;
    return walk(value, text) as T;
  };
  return { text, redacted };
}

/** Finds any of them that is no part of a longer word or number; null for none. */
function byThemselves(words: readonly string[]): RegExp | null {
  if (words.length === 0) return null;
  const written = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${written.join("|")})(?![\\p{L}\\p{N}_])`, "gu");
}

/** As logs in JSON, addresses and Basic authorization hold it. */
function writtenOtherwise(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  return [
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(bytes.toString()),
    bytes.toString("base64"),
    bytes.toString("base64url"),
    ...(secret.length < anywhere ? [] : within(bytes)),
  ];
}

/**
 * The characters that the bytes alone make up where they are a part of what base64 encodes, as the password of
 * `user:password` is: three bytes are four characters, so there are three ways.
 */
function within(bytes: Buffer): readonly string[] {
  return [0, 1, 2].flatMap((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]);
    const [from, to] = [Math.ceil((before * 8) / 6), Math.floor((whole.length * 8) / 6)];
    return (["base64", "base64url"] as const).map((alphabet) => whole.toString(alphabet).slice(from, to));
  });
}

/** Where a long line was cut, the beginning of a secret may stand before the mark of the cut. */
function withoutBeginning(text: string, hidden: readonly string[]): string {
  if (!text.includes(cut)) return text;
  return hidden.reduce((rest, secret) => {
    const lengths = Array.from({ length: secret.length - anywhere }, (_, index) => secret.length - 1 - index);
    const shown = lengths.find((length) => rest.includes(secret.slice(0, length) + cut));
    return shown === undefined ? rest : rest.replaceAll(secret.slice(0, shown) + cut, mask + cut);
  }, text);
}

function walk(value: unknown, text: (shown: string) => string): unknown {
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) return value.map((item) => walk(item, text));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, text)]));
}
