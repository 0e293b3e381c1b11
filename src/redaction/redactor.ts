// Masks secrets in logs, messages and evidence.
import type { Secret } from "../model/secret.ts";
import type { Pair } from "../options/parsers.ts";
import { encodedForms, escapeRegExp, minLengthInWords } from "./encodings.ts";

/** In characters. A shorter secret occurs in any text by chance, so memgate masks it only in logs. */
const minLength = 3;
/** A switch occurs in any text too, so memgate masks it only in logs. */
const switchPattern = /^(true|false|yes|off|null|none)$/i;
/** Never masked: it would remove the punctuation of a log and protect nothing. */
const punctuationPattern = /^[^\p{L}\p{N}]{1,2}$/u;
const mask = "***";
/** Marks the end of a truncated line. */
export const truncationMark = "…";

/** True if the name of a variable or header says that its value is a secret. */
export function isSecretName(name: string): boolean {
  // camelCase only: signingKey, but not monkey.
  if (/[a-z]Key$/.test(name)) return true;
  return /pass(?!e|a|i)|secret|token|credential|authorization|cookies?$|private[-_]?key|api[-_]?key|access[-_]?key|(^|[-_])key$|(^|[-_])(pwd|pin)$|dsn|jwt|webhook|(^|[-_])auth$|session[-_]?(id|key)|(^x[-_]|^)session$/i.test(
    name,
  );
}

/**
 * The secret in a variable of `env-file`: its value, whatever its name. A number of up to five digits, such as a port, is
 * masked only in logs, unless the name says that it is a secret.
 */
export function secretOf([name, value]: Pair): Secret {
  return isSecretName(name) || !/^\d{1,5}$/.test(value.trim()) ? value : { inLogs: value };
}

/** The secrets in a variable: its value if the name says so, else the password in a URL. */
export function secretsInVariable([name, value]: Pair): readonly string[] {
  return isSecretName(name) ? [value] : passwordsIn(value);
}

function passwordsIn(value: string): readonly string[] {
  const [, password] = /:\/\/[^/?#\s:@]*:([^/?#\s@]+)@/.exec(value) ?? [];
  return password === undefined ? [] : [password];
}

export interface Redactor {
  /** Masks secrets in a line that the app or another program wrote. */
  readonly log: (line: string) => string;
  /** Masks secrets in a text from the user's input or from a response. */
  readonly text: (text: string) => string;
  /** Like `text`, for a sentence of memgate: a secret that is one of memgate's own words stays, because it reveals nothing. */
  readonly sentence: (text: string) => string;
  /** Returns a copy in which `sentence` is applied to every string, at any depth. Keys stay. */
  readonly redacted: <T>(value: T) => T;
  /** Length in characters of the longest secret or encoded form that has no line break. */
  readonly longest: number;
}

/** Caches redactors: with the thousands of secrets of a CSV file, building one would delay the samples. */
const redactors = new WeakMap<readonly Secret[], Redactor>();

/** @param secrets each line of a secret is masked too, because logs are written line by line */
export function redactorOf(secrets: readonly Secret[]): Redactor {
  const redactor = redactors.get(secrets) ?? newRedactor(secrets);
  redactors.set(secrets, redactor);
  return redactor;
}

/** Words of memgate's own sentences. */
const ownWords = new Set(
  `after allowed always answer answered app batch before build code compose connection connections container cpu docker
  during ended engine error exit exited expected failed file files found get head host http https image inconclusive job
  kernel limit load localhost log measured memory missing network never not pass path peak peaked phase pod port post put
  ready request requests respond responded response returned root run running sampled server service settle signal socket
  start started status stopped swap tcp the threshold time timeout unlimited url user volume warmup was with
  workload`.split(/\s+/),
);

function newRedactor(secrets: readonly Secret[]): Redactor {
  const parts = secrets.flatMap((secret) => (typeof secret === "string" ? partsOf(secret) : []));
  const logOnly = secrets.flatMap((secret) => (typeof secret === "string" ? [] : secret.inLogs));
  const masked = [
    ...new Set(parts.filter((part) => !isCommonWord(part)).flatMap((part) => [part, ...encodedForms(part)])),
  ];
  const common = [...parts.filter(isCommonWord), ...logOnly].map((part) => part.trim());
  const inLogs = [...new Set(common.flatMap(letterCasesOf))].filter(
    (part) => part !== "" && !punctuationPattern.test(part),
  );
  const text = maskerOf(masked);
  const isOwnWord = (part: string) => ownWords.has(part.toLowerCase());
  const sentence = masked.some(isOwnWord) ? maskerOf(masked.filter((part) => !isOwnWord(part))) : text;
  const redacted = <T>(value: T): T => (masked.length === 0 ? value : (mapStrings(value, sentence) as T));
  const longest = [...masked, ...inLogs].reduce(
    (most, part) => (part.includes("\n") ? most : Math.max(most, part.length)),
    0,
  );
  const numbers = wholeWords(inLogs.filter(isNumber), notInDates);
  const words = wholeWords(inLogs.filter((part) => !isNumber(part)));
  const log = (line: string) =>
    [words, numbers].reduce((rest, pattern) => (pattern === null ? rest : rest.replace(pattern, mask)), text(line));
  return { log, text, sentence, redacted, longest };
}

/**
 * The parts of a secret that are masked: the secret; each line, even if its line breaks are written as `\n`, as in an
 * env file; the text between its quotes, which apps strip; and the password in a URL.
 */
function partsOf(secret: string): readonly string[] {
  const lines = secret.split(/\r?\n|\\r\\n|\\n/).map((line) => line.trim());
  const [, , quoted] = /^(["'])(.*)\1$/s.exec(secret.trim()) ?? [];
  return [secret, ...lines, ...(quoted === undefined ? [] : [quoted]), ...passwordsIn(secret)];
}

/** True if the part occurs in any text by chance, so that memgate masks it only in logs. */
function isCommonWord(part: string): boolean {
  return part.trim().length < minLength || switchPattern.test(part.trim());
}

/** A switch in each letter case: programs in other languages write True or TRUE. */
function letterCasesOf(word: string): readonly string[] {
  if (!switchPattern.test(word)) return [word];
  const lower = word.toLowerCase();
  return [word, lower, word.toUpperCase(), lower.slice(0, 1).toUpperCase() + lower.slice(1)];
}

function isNumber(part: string): boolean {
  return /^\d+$/.test(part);
}

/** Returns a function that masks the parts in a text: long parts anywhere, short parts as whole words. */
function maskerOf(parts: readonly string[]): (text: string) => string {
  const long = parts.filter((part) => part.length >= minLengthInWords);
  const short = wholeWords(parts.filter((part) => part.length > 0 && part.length < minLengthInWords));
  const byPrefix = new Map<string, string[]>();
  for (const part of long) {
    const prefix = part.slice(0, minLengthInWords);
    const others = byPrefix.get(prefix);
    if (others === undefined) byPrefix.set(prefix, [part]);
    else others.push(part);
  }
  return (text) => {
    const masked = byPrefix.size === 0 ? text : maskLong(text, byPrefix);
    return short === null ? masked : masked.replace(short, mask);
  };
}

/**
 * Scans the text once, however many parts there are. Overlapping parts are masked together. Before a truncation mark, the
 * beginning of a part is masked too.
 * @param byPrefix the parts by their first `minLengthInWords` characters
 */
function maskLong(text: string, byPrefix: ReadonlyMap<string, readonly string[]>): string {
  let masked = "";
  let maskedTo = 0;
  let truncatedAt = text.indexOf(truncationMark);
  for (let at = 0; at + minLengthInWords <= text.length; at++) {
    const candidates = byPrefix.get(text.slice(at, at + minLengthInWords));
    if (candidates === undefined) continue;
    if (truncatedAt >= 0 && truncatedAt < at) truncatedAt = text.indexOf(truncationMark, at);
    const beforeMark = truncatedAt < 0 ? null : text.slice(at, truncatedAt);
    let end = maskedTo;
    for (const part of candidates) {
      if (text.startsWith(part, at)) end = Math.max(end, at + part.length);
      else if (beforeMark !== null && part.startsWith(beforeMark)) end = Math.max(end, truncatedAt);
    }
    if (end <= maskedTo) continue;
    if (at >= maskedTo) masked += text.slice(maskedTo, at) + mask;
    maskedTo = end;
  }
  return masked + text.slice(maskedTo);
}

/** Excludes numbers that are a part of a date, a time or a decimal number: every log contains those. */
const notInDates = {
  before: String.raw`(?<!\d\.|\d{4}-|\d{4}-\d\d-|\d{4}/|\d{4}/\d\d/|\d\d:\d\d:|\d\d:(?=\d\d:\d\d)|/[A-Z][a-z]{2}/)`,
  after: String.raw`(?!\.\d|-\d\d-\d\d|/\d\d/\d\d|/[A-Z][a-z]{2}/|:\d\d:\d\d)`,
};

/** A word may begin right after an escape sequence: `\n`, `\u0022`, `%20` or a terminal colour. */
const afterEscape = String.raw`(?<=\\[nrt]|\\u[0-9A-Fa-f]{4}|%[0-9A-Fa-f]{2}|\[[0-9;]{0,15}m)`;
/** Letters of scripts that are written without spaces between words. */
const unspacedPattern = /\p{Lo}/u;

/** A pattern that matches the words, but not as a part of a longer word or number. Null if there are no words. */
function wholeWords(words: readonly string[], context = { before: "", after: "" }): RegExp | null {
  if (words.length === 0) return null;
  const anyOf = (some: readonly string[]) =>
    some
      .toSorted((a, b) => b.length - a.length)
      .map(escapeRegExp)
      .join("|");
  const [unspaced, spaced] = [
    words.filter((word) => unspacedPattern.test(word)),
    words.filter((word) => !unspacedPattern.test(word)),
  ];
  const bounded = `(?:(?<![\\p{L}\\p{N}_]|%[0-9A-Fa-f])|${afterEscape})${context.before}(?:${anyOf(spaced)})(?![\\p{L}\\p{N}_])${context.after}`;
  const patterns = [...(spaced.length === 0 ? [] : [bounded]), ...(unspaced.length === 0 ? [] : [anyOf(unspaced)])];
  return new RegExp(patterns.join("|"), "gu");
}

function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapStrings(item, change)]));
}
