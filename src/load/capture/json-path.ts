// Finds the value at a JSON path in a response body.

import { type JsonValue, paths, query } from "jsonpath-rfc9535";
import type { Json } from "../../model/scenario.ts";
import { isRounded, parseExactly } from "./big-integers.ts";
import { decodedText } from "./body.ts";
import type { Captured } from "./types.ts";

/**
 * Returns the first match.
 * @param body null if it is larger than `maxBodyBytes`
 * @param mask masks secrets in the names that a failure quotes from the body
 */
export function jsonAt(
  path: string,
  body: Buffer | null,
  headers: readonly string[],
  mask: (name: string) => string,
): Captured {
  const notFound = (why: string): Captured => ({ ok: false, why: `json ${path} not found (${why})` });
  const read = decodedText(body, headers);
  if (!read.ok) return notFound(read.why);
  try {
    const tree: Json = JSON.parse(read.text);
    const value = firstAt(tree, path);
    // A later request cannot use a null.
    if (value === undefined || value === null) return notFound(nearest(tree, path, mask));
    return { ok: true, value: isRounded(value) ? exactlyAt(tree, path, read.text) : value };
  } catch {
    return notFound("the body is not JSON");
  }
}

function firstAt(tree: Json, path: string): Json | undefined {
  return query(tree as JsonValue, path)[0] as Json | undefined;
}

/**
 * Returns the value with all its digits. `tree` has rounded numbers. `text` is parsed again with exact numbers, which are
 * bigints. A filter of the path cannot compare them with numbers, so the path is looked up in `tree` first.
 */
function exactlyAt(tree: Json, path: string, text: string): Json {
  const [location = "$"] = paths(tree as JsonValue, path);
  return firstAt(parseExactly(text), location) ?? null;
}

/**
 * Describes the value at the longest prefix of the path that exists. The description has names only, because values may
 * be secret.
 */
function nearest(tree: Json, path: string, mask: (name: string) => string): string {
  for (let end = path.length; end > 1; end = Math.max(path.lastIndexOf(".", end - 1), path.lastIndexOf("[", end - 1))) {
    const part = path.slice(0, end).trimEnd();
    const found = foundAt(tree, part);
    if (found !== undefined) return `${part} ${shapeOf(found, mask)}`;
  }
  return `the body ${shapeOf(tree, mask)}`;
}

/** Returns undefined if the prefix matches nothing or is not a valid path. A prefix may end within a name. */
function foundAt(tree: Json, part: string): Json | undefined {
  try {
    return firstAt(tree, part);
  } catch {
    return undefined;
  }
}

const maxNames = 10;
/** A longer name is probably a value used as a key, and may be secret. */
const maxNameLength = 40;

function shapeOf(value: Json, mask: (name: string) => string): string {
  if (value === null) return "is null";
  if (Array.isArray(value)) return `is a list of length ${value.length}`;
  if (typeof value !== "object") return `is a ${typeof value}`;
  const names = Object.keys(value).map((name) => (name.length > maxNameLength ? "…" : mask(name)));
  const shown = [...names.slice(0, maxNames), ...(names.length > maxNames ? ["…"] : [])];
  return names.length === 0 ? "is an empty object" : `has: ${shown.join(", ")}`;
}
