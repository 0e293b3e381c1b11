// Masks secrets in text that memgate did not write: output of programs, messages of the engine, queries of requests.

import { encodedForms, minSecretLength } from "./encodings.ts";
import { passwordsIn, withoutPasswords } from "./secret-names.ts";

const mask = "***";
/** Marks the end of a truncated line. */
export const truncationMark = "…";

export interface Redactor {
  /** Masks secrets in output of the app or of another program. */
  readonly output: (text: string) => string;
  /**
   * Masks secrets in a message of another program, and in the words of a command. Does not mask a secret that is a part
   * of a name, because memgate shows the names that the user gave.
   */
  readonly message: (text: string) => string;
  /** Masks only the query of a path or URL, like `message`. */
  readonly query: (address: string) => string;
  /** Length in characters of the longest secret or encoded form that has no line break. */
  readonly longest: () => number;
}

/**
 * @param secrets values of any length. memgate does not mask a text with fewer than `minSecretLength` characters. It masks
 *   each line of a secret too, because logs are written line by line.
 * @param names texts that the user gave as names: of services, files, images, hosts, paths
 */
export function redactorOf(secrets: readonly string[], names: readonly string[]): Redactor {
  const parts = [...new Set(secrets.flatMap(partsOf))];
  const shown = names.map(withoutPasswords).join("\n");
  const output = lazyMasker(() => parts);
  const message = lazyMasker(() => parts.filter((part) => !shown.includes(part)));
  return {
    output: (text) => output().mask(text),
    message: (text) => message().mask(text),
    query: (address) => address.replace(/\?.*/s, (query) => message().mask(query)),
    longest: () => output().longest,
  };
}

interface Masker {
  readonly mask: (text: string) => string;
  readonly longest: number;
}

/** Builds the masker when it is first used: with thousands of secrets this takes a while. */
function lazyMasker(parts: () => readonly string[]): () => Masker {
  let masker: Masker | null = null;
  return () => {
    masker ??= maskerOf(formsOf(parts()));
    return masker;
  };
}

/** The lines of secrets without white space around them, each once. Without empty lines. */
export function linesOf(secrets: readonly string[]): readonly string[] {
  const lines = secrets.flatMap((secret) => secret.split(/\r?\n/)).map((line) => line.trim());
  return [...new Set(lines)].filter((line) => line !== "");
}

/**
 * Returns the parts of a secret that are masked:
 * - the whole secret
 * - each of its lines. Its line breaks may be written as `\n`, as in an env file.
 * - the text between its quotes, because apps remove the quotes
 * - the password, if the secret is an address
 */
function partsOf(secret: string): readonly string[] {
  const lines = secret.split(/\r?\n|\\r\\n|\\n/).map((line) => line.trim());
  const [, , quoted = ""] = /^(["'])(.*)\1$/s.exec(secret.trim()) ?? [];
  return [secret, ...lines, quoted, ...passwordsIn(secret)].filter((part) => part.trim().length >= minSecretLength);
}

function formsOf(parts: readonly string[]): readonly string[] {
  const forms = parts.flatMap((part) => [part, ...encodedForms(part)]);
  return [...new Set(forms)].filter((form) => form.length >= minSecretLength);
}

function maskerOf(forms: readonly string[]): Masker {
  const byPrefix = new Map<string, string[]>();
  for (const form of forms) {
    const prefix = form.slice(0, minSecretLength);
    const others = byPrefix.get(prefix);
    if (others === undefined) byPrefix.set(prefix, [form]);
    else others.push(form);
  }
  return {
    mask: (text) => (byPrefix.size === 0 ? text : masked(text, byPrefix)),
    longest: forms.reduce((most, form) => (form.includes("\n") ? most : Math.max(most, form.length)), 0),
  };
}

/**
 * Scans the text once, however many forms there are. Overlapping forms are masked together. If the text was cut inside a
 * secret, the part before the truncation mark is masked too.
 * @param byPrefix the forms by their first `minSecretLength` characters
 */
function masked(text: string, byPrefix: ReadonlyMap<string, readonly string[]>): string {
  let result = "";
  let maskedTo = 0;
  let truncatedAt = text.indexOf(truncationMark);
  for (let at = 0; at + minSecretLength <= text.length; at++) {
    const candidates = byPrefix.get(text.slice(at, at + minSecretLength));
    if (candidates === undefined) continue;
    if (truncatedAt >= 0 && truncatedAt < at) truncatedAt = text.indexOf(truncationMark, at);
    const beforeMark = truncatedAt < 0 ? null : text.slice(at, truncatedAt);
    let end = maskedTo;
    for (const form of candidates) {
      if (text.startsWith(form, at)) end = Math.max(end, at + form.length);
      else if (beforeMark !== null && form.startsWith(beforeMark)) end = Math.max(end, truncatedAt);
    }
    if (end <= maskedTo) continue;
    if (at >= maskedTo) result += text.slice(maskedTo, at) + mask;
    maskedTo = end;
  }
  return result + text.slice(maskedTo);
}
