// Takes texts that must not be shown out of what is.

/** Shorter ones are parts of other words: taking them out would hide nothing and spoil much. */
const shortest = 6;
const mask = "***";
/** What stands where a line was cut. */
export const cut = "…";

/** By the name of a variable or header, whether its value is one that must not be shown. */
export function isSecretName(name: string): boolean {
  return /pass(?!e|a|i)|secret|token|credential|authorization|cookies?$|private[-_]?key|api[-_]?key|access[-_]?key|(^|[-_])key$|(^|[-_])pwd$|dsn/i.test(
    name,
  );
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
  const parts = whole.filter((part) => part.length >= shortest).flatMap((part) => [part, ...writtenOtherwise(part)]);
  // The longest first: one may be a part of another.
  const hidden = [...new Set(parts)].sort((a, b) => b.length - a.length);
  const text = (shown: string) =>
    withoutBeginning(
      hidden.reduce((rest, part) => rest.replaceAll(part, mask), shown),
      hidden,
    );
  const redacted = <T>(value: T): T => {
    if (hidden.length === 0) return value;
    return walk(value, text) as T;
  };
  return { text, redacted };
}

/** As logs in JSON, addresses and Basic authorization hold it. */
function writtenOtherwise(secret: string): readonly string[] {
  return [
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(Buffer.from(secret).toString()),
    Buffer.from(secret).toString("base64"),
  ];
}

/** Where a long line was cut, the beginning of a secret may stand before the mark of the cut. */
function withoutBeginning(text: string, hidden: readonly string[]): string {
  if (!text.includes(cut)) return text;
  return hidden.reduce((rest, secret) => {
    const lengths = Array.from({ length: secret.length - shortest }, (_, index) => secret.length - 1 - index);
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
