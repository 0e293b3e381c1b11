// Reads and writes JSON with integers that JSON.parse would round, such as the ids of some databases, as bigints.
import { randomUUID } from "../../lib/crypto.ts";
import type { Json } from "../../model/scenario.ts";

/** Returns true if the value contains an integer that JSON.parse may have rounded. */
export function isRounded(value: Json): boolean {
  return hasLeaf(value, (leaf) => Number.isInteger(leaf) && !Number.isSafeInteger(leaf));
}

/**
 * Parses JSON, with integers beyond the safe range as bigints.
 * @throws SyntaxError if the text is not valid JSON
 */
export function parseExactly(text: string): Json {
  const mark = randomUUID();
  let isInString = false;
  // In valid JSON a backslash occurs in strings only. Matching it with the next character skips escaped quotes.
  const marked = text.replace(/"|\\.|-?\d[\d.eE+-]*/g, (token) => {
    if (token === '"') isInString = !isInString;
    return isInString || !isLongInteger(token) ? token : `"${mark}${token}"`;
  });
  return JSON.parse(marked, (_key, value: unknown) =>
    typeof value === "string" && value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value,
  );
}

/** Like JSON.stringify, but writes bigints as integers with all digits. */
export function jsonText(value: Json): string {
  return hasLeaf(value, (leaf) => typeof leaf === "bigint") ? exactText(value) : JSON.stringify(value);
}

function exactText(value: Json): string {
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(exactText).join(",")}]`;
  const entries = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}:${exactText(each)}`);
  return `{${entries.join(",")}}`;
}

function isLongInteger(token: string): boolean {
  return /^-?[1-9]\d*$/.test(token) && !Number.isSafeInteger(Number(token));
}

function hasLeaf(value: Json, is: (leaf: Json) => boolean): boolean {
  if (typeof value !== "object" || value === null) return is(value);
  return Object.values(value).some((each) => hasLeaf(each, is));
}

/** Array.isArray does not narrow to a readonly array. */
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
