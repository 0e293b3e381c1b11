// Takes texts that must not be shown out of what is.

/** Shorter ones are parts of other words: taking them out would hide nothing and spoil much. */
const shortest = 6;
const mask = "***";

/** By the name of a variable or header, whether its value is one that must not be shown. */
export function isSecretName(name: string): boolean {
  return /pass|secret|token|credential|authorization|cookie|private|api[-_]?key|access[-_]?key|(^|[-_])key$|(^|[-_])pwd$|dsn/i.test(
    name,
  );
}

export interface Redactor {
  readonly text: (text: string) => string;
  /** The same value with every text in it redacted, at any depth. Keys stay. */
  readonly redacted: <T>(value: T) => T;
}

/** @param secrets of several lines, each line is a secret too: logs are lines */
export function redactorOf(secrets: readonly string[]): Redactor {
  const parts = secrets.flatMap((secret) => [secret, ...secret.split(/\r?\n/).map((line) => line.trim())]);
  // The longest first: one may be a part of another.
  const hidden = [...new Set(parts)].filter((part) => part.length >= shortest).sort((a, b) => b.length - a.length);
  const text = (shown: string) => hidden.reduce((rest, part) => rest.replaceAll(part, mask), shown);
  const redacted = <T>(value: T): T => {
    if (hidden.length === 0) return value;
    return walk(value, text) as T;
  };
  return { text, redacted };
}

function walk(value: unknown, text: (shown: string) => string): unknown {
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) return value.map((item) => walk(item, text));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, text)]));
}
