// Integers that JSON.parse would round, such as the ids of some databases: here they are bigints.
import { randomUUID } from "node:crypto";
import type { Json } from "../../model/scenario.ts";

/** Whether JSON.parse may have rounded an integer of it. */
export function isRounded(value: Json): boolean {
  return hasLeaf(value, (leaf) => Number.isInteger(leaf) && !Number.isSafeInteger(leaf));
}

/** @param text that JSON.parse takes; throws where it does not */
export function parseExactly(text: string): Json {
  const mark = randomUUID();
  let isText = false;
  // A backslash stands in texts only: its pairs are taken so that an escaped quote ends none.
  const marked = text.replace(/"|\\.|-?\d[\d.eE+-]*/g, (token) => {
    if (token === '"') isText = !isText;
    return isText || !isLongInteger(token) ? token : `"${mark}${token}"`;
  });
  return JSON.parse(marked, (_key, value: unknown) =>
    typeof value === "string" && value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value,
  );
}

/** As JSON.stringify has it, and bigints with all of their digits. */
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

/** Array.isArray does not narrow a readonly one. */
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
