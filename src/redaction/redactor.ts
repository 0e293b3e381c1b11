// Takes texts that must not be shown out of what is.
import type { Secret } from "../model/secret.ts";
import type { Pair } from "../options/parsers.ts";
import { anywhere, asPattern, writtenOtherwise } from "./encodings.ts";

/** What is shorter is a word of any text: it is hidden in logs alone. */
const shortest = 3;
/** So is what tells one bit, whatever it is called. */
const isSwitch = /^(true|false|yes|off|null|none)$/i;
/** Hiding these would hide the punctuation of a log, and nothing that anybody keeps secret. */
const isPunctuation = /^[^\p{L}\p{N}]{1,2}$/u;
const mask = "***";
/** What stands where a line was cut. */
export const cut = "…";

/** By the name of a variable or header, whether its value is one that must not be shown. */
export function isSecretName(name: string): boolean {
  // signingKey, and no other word that ends so.
  if (/[a-z]Key$/.test(name)) return true;
  return /pass(?!e|a|i)|secret|token|credential|authorization|cookies?$|private[-_]?key|api[-_]?key|access[-_]?key|(^|[-_])key$|(^|[-_])(pwd|pin)$|dsn|jwt|webhook|(^|[-_])auth$|session[-_]?(id|key)|(^x[-_]|^)session$/i.test(
    name,
  );
}

/** What of a variable of `env-file` must not be shown: its value, whatever its name. */
export function secretOf([name, value]: Pair): Secret {
  return isSecretName(name) || !/^\d{1,5}$/.test(value.trim()) ? value : { inLogs: value };
}

/** What of a variable must not be shown: its value where the name says so, else a password in an address. */
export function secretsInVariable([name, value]: Pair): readonly string[] {
  return isSecretName(name) ? [value] : passwordsIn(value);
}

function passwordsIn(value: string): readonly string[] {
  const [, password] = /:\/\/[^/?#\s:@]*:([^/?#\s@]+)@/.exec(value) ?? [];
  return password === undefined ? [] : [password];
}

export interface Redactor {
  /** Of a line that the app, or another program, wrote. */
  readonly log: (line: string) => string;
  /** Of what was given to memgate, or came in an answer. */
  readonly text: (text: string) => string;
  /** As `text`, of a sentence that is memgate's own but for what it quotes: its own words stay, which tell nothing there. */
  readonly sentence: (text: string) => string;
  /** The same value with every text in it redacted, at any depth. Keys and memgate's own words stay. */
  readonly redacted: <T>(value: T) => T;
  /** How many characters without a line's end the longest of what is looked for has. */
  readonly longest: number;
}

/** Each is made once: of the thousands of a CSV file that takes a while, in which no sample would be taken. */
const made = new WeakMap<readonly Secret[], Redactor>();

/** @param secrets of several lines, each line is a secret too: logs are lines */
export function redactorOf(secrets: readonly Secret[]): Redactor {
  const redactor = made.get(secrets) ?? newRedactor(secrets);
  made.set(secrets, redactor);
  return redactor;
}

const ownWords = new Set(
  `after allowed always answer answered app batch before build code compose connection connections container cpu docker
  during ended engine error exit exited failed file files found get head host http https image job kernel limit load
  localhost log measured memory missing network never not pass path peak phase pod port post put ready request requests
  response root run running sampled server service settle signal socket start started status stopped swap tcp the
  time timeout unlimited url user volume warmup was with`.split(/\s+/),
);

function newRedactor(secrets: readonly Secret[]): Redactor {
  const parts = secrets.flatMap((secret) => (typeof secret === "string" ? partsOf(secret) : []));
  const lesser = secrets.flatMap((secret) => (typeof secret === "string" ? [] : secret.inLogs));
  const hidden = [
    ...new Set(parts.filter((part) => !isSlight(part)).flatMap((part) => [part, ...writtenOtherwise(part)])),
  ];
  const slight = [...parts.filter(isSlight), ...lesser].map((part) => part.trim());
  const inLogs = [...new Set(slight.flatMap(casesOf))].filter((part) => part !== "" && !isPunctuation.test(part));
  const text = without(hidden);
  const isOwn = (part: string) => ownWords.has(part.toLowerCase());
  const sentence = hidden.some(isOwn) ? without(hidden.filter((part) => !isOwn(part))) : text;
  const redacted = <T>(value: T): T => (hidden.length === 0 ? value : (walk(value, sentence) as T));
  const longest = [...hidden, ...inLogs].reduce(
    (most, part) => (part.includes("\n") ? most : Math.max(most, part.length)),
    0,
  );
  const numbers = byThemselves(inLogs.filter(isNumber), notOfDates);
  const words = byThemselves(inLogs.filter((part) => !isNumber(part)));
  const log = (line: string) =>
    [words, numbers].reduce(
      (rest, slightOnes) => (slightOnes === null ? rest : rest.replace(slightOnes, mask)),
      text(line),
    );
  return { log, text, sentence, redacted, longest };
}

/**
 * A secret; its lines, for logs are lines, also where they are written as `\n`, as in an env file; what its quotes hold,
 * which apps take off; and the password of an address.
 */
function partsOf(secret: string): readonly string[] {
  const lines = secret.split(/\r?\n|\\r\\n|\\n/).map((line) => line.trim());
  const [, , quoted] = /^(["'])(.*)\1$/s.exec(secret.trim()) ?? [];
  return [secret, ...lines, ...(quoted === undefined ? [] : [quoted]), ...passwordsIn(secret)];
}

/** Whether it is a word of any text, so that it is hidden in logs alone. */
function isSlight(part: string): boolean {
  return part.trim().length < shortest || isSwitch.test(part.trim());
}

/** Programs write a switch as their language has it. */
function casesOf(word: string): readonly string[] {
  if (!isSwitch.test(word)) return [word];
  const lower = word.toLowerCase();
  return [word, lower, word.toUpperCase(), lower.slice(0, 1).toUpperCase() + lower.slice(1)];
}

function isNumber(part: string): boolean {
  return /^\d+$/.test(part);
}

function without(hidden: readonly string[]): (text: string) => string {
  const long = hidden.filter((part) => part.length >= anywhere);
  const short = byThemselves(hidden.filter((part) => part.length > 0 && part.length < anywhere));
  const byBeginning = new Map<string, string[]>();
  for (const part of long) {
    const beginning = part.slice(0, anywhere);
    const others = byBeginning.get(beginning);
    if (others === undefined) byBeginning.set(beginning, [part]);
    else others.push(part);
  }
  return (shown) => {
    const rest = byBeginning.size === 0 ? shown : withoutLong(shown, byBeginning);
    return short === null ? rest : rest.replace(short, mask);
  };
}

/**
 * A look at each place, however many are looked for. Where they overlap, all of it goes. Where a line was cut, the
 * beginning of one may stand before the mark of the cut.
 * @param byBeginning by the first `anywhere` characters
 */
function withoutLong(text: string, byBeginning: ReadonlyMap<string, readonly string[]>): string {
  let kept = "";
  let hiddenTo = 0;
  let cutAt = text.indexOf(cut);
  for (let at = 0; at + anywhere <= text.length; at++) {
    const candidates = byBeginning.get(text.slice(at, at + anywhere));
    if (candidates === undefined) continue;
    if (cutAt >= 0 && cutAt < at) cutAt = text.indexOf(cut, at);
    const beforeCut = cutAt < 0 ? null : text.slice(at, cutAt);
    let end = hiddenTo;
    for (const part of candidates) {
      if (text.startsWith(part, at)) end = Math.max(end, at + part.length);
      else if (beforeCut !== null && part.startsWith(beforeCut)) end = Math.max(end, cutAt);
    }
    if (end <= hiddenTo) continue;
    if (at >= hiddenTo) kept += text.slice(hiddenTo, at) + mask;
    hiddenTo = end;
  }
  return kept + text.slice(hiddenTo);
}

/** What stands around a number that is looked for: no more of a date, of a time or of a decimal number, which any log has. */
const notOfDates = {
  before: String.raw`(?<!\d\.|\d{4}-|\d{4}-\d\d-|\d{4}/|\d{4}/\d\d/|\d\d:\d\d:|\d\d:(?=\d\d:\d\d)|/[A-Z][a-z]{2}/)`,
  after: String.raw`(?!\.\d|-\d\d-\d\d|/\d\d/\d\d|/[A-Z][a-z]{2}/|:\d\d:\d\d)`,
};

/** The end of an escape is no part of a word: of `\n`, `\u0022`, `%20` and a colour. */
const afterEscape = String.raw`(?<=\\[nrt]|\\u[0-9A-Fa-f]{4}|%[0-9A-Fa-f]{2}|\[[0-9;]{0,15}m)`;
/** Scripts that put no blanks between words. */
const isUnspaced = /\p{Lo}/u;

/** Finds any of them that is no part of a longer word or number; null for none. */
function byThemselves(words: readonly string[], around = { before: "", after: "" }): RegExp | null {
  if (words.length === 0) return null;
  const anyOf = (some: readonly string[]) =>
    some
      .toSorted((a, b) => b.length - a.length)
      .map(asPattern)
      .join("|");
  const [unspaced, spaced] = [
    words.filter((word) => isUnspaced.test(word)),
    words.filter((word) => !isUnspaced.test(word)),
  ];
  const bounded = `(?:(?<![\\p{L}\\p{N}_]|%[0-9A-Fa-f])|${afterEscape})${around.before}(?:${anyOf(spaced)})(?![\\p{L}\\p{N}_])${around.after}`;
  const patterns = [...(spaced.length === 0 ? [] : [bounded]), ...(unspaced.length === 0 ? [] : [anyOf(unspaced)])];
  return new RegExp(patterns.join("|"), "gu");
}

function walk(value: unknown, text: (shown: string) => string): unknown {
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) return value.map((item) => walk(item, text));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, text)]));
}
