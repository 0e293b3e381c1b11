// What a JSON path finds in the body of a response.

import { type JsonValue, paths, query } from "jsonpath-rfc9535";
import type { Json } from "../../model/scenario.ts";
import { isRounded, parseExactly } from "./big-integers.ts";
import { unpackedText } from "./body.ts";
import type { Captured } from "./types.ts";

/** @param body null where it has more than is kept */
export function jsonAt(path: string, body: Buffer | null, headers: readonly string[]): Captured {
  const none = (why: string): Captured => ({ ok: false, why: `json ${path} is not in it (${why})` });
  const read = unpackedText(body, headers);
  if (!read.ok) return none(read.why);
  try {
    const tree: Json = JSON.parse(read.text);
    const value = firstAt(tree, path);
    // Of a null nothing could be sent.
    if (value === undefined || value === null) return none(nearest(tree, path));
    return { ok: true, value: isRounded(value) ? exactlyAt(tree, path, read.text) : value };
  } catch {
    return none("its body is no JSON");
  }
}

function firstAt(tree: Json, path: string): Json | undefined {
  return query(tree as JsonValue, path)[0] as Json | undefined;
}

/** The path is looked for among numbers, which a filter compares with. */
function exactlyAt(tree: Json, path: string, text: string): Json {
  const [place = "$"] = paths(tree as JsonValue, path);
  return firstAt(parseExactly(text), place) ?? null;
}

/** What there is at the longest part of a path that leads to something. Names only: values may be secret. */
function nearest(tree: Json, path: string): string {
  for (let end = path.length; end > 1; end = Math.max(path.lastIndexOf(".", end - 1), path.lastIndexOf("[", end - 1))) {
    const part = path.slice(0, end).trimEnd();
    const found = foundAt(tree, part);
    if (found !== undefined) return `${part} ${shapeOf(found)}`;
  }
  return `it ${shapeOf(tree)}`;
}

/** A path may be cut in the middle of a name: that is none. */
function foundAt(tree: Json, part: string): Json | undefined {
  try {
    return firstAt(tree, part);
  } catch {
    return undefined;
  }
}

const mostNames = 10;
/** A longer one is no name but a value that stands in its place. */
const longestName = 40;

function shapeOf(value: Json): string {
  if (value === null) return "is null";
  if (Array.isArray(value)) return `is a list of ${value.length}`;
  if (typeof value !== "object") return `is a ${typeof value}`;
  const names = Object.keys(value).map((name) => (name.length > longestName ? "…" : name));
  const shown = [...names.slice(0, mostNames), ...(names.length > mostNames ? ["…"] : [])];
  return names.length === 0 ? "has nothing" : `has: ${shown.join(", ")}`;
}
