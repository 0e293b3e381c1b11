// Reads the expected status of a response and the values to capture from it.
import { query } from "jsonpath-rfc9535";
import { type Capture, type CaptureFrom, defaultStatuses, type StatusRange } from "../model/scenario.ts";
import type { Diagnostics } from "../yaml/diagnostics.ts";
import type { YamlNode } from "../yaml/node.ts";
import { isHeaderName } from "./headers.ts";
import { reservedNames, type Scope } from "./template.ts";
import { checkName, describeInvalid, filledTextIn, pairsIn } from "./typed-fields.ts";

export const capturePattern = "^(json\\s+\\$.*|header\\s+\\S+|cookie\\s+\\S+)$";
export const expectPattern = "^[1-5]([xX]{2}|\\d\\d)$";

export function expectIn(node: YamlNode | undefined, diagnostics: Diagnostics): readonly StatusRange[] {
  if (node === undefined) return [defaultStatuses];
  const items = node.value.kind === "list" ? node.value.items : [node];
  if (items.length === 0) diagnostics.error(node, "is empty; expected a status such as 200 or 2xx");
  return items.map(({ place, value }) => {
    const text = value.kind === "text" || value.kind === "number" ? value.text.toLowerCase() : "";
    if (!new RegExp(expectPattern).test(text)) {
      const message = `is ${describeInvalid(value)}; expected a status such as 200 or 2xx, or a list of them`;
      diagnostics.error({ place, path: node.path }, message);
    }
    return rangeOf(text);
  });
}

/** @param text `404` or `2xx` */
function rangeOf(text: string): StatusRange {
  const isClass = text.endsWith("xx");
  const from = isClass ? Number(text[0]) * 100 : Number(text);
  return { from, to: isClass ? from + 99 : from };
}

export function capturesIn(node: YamlNode | undefined, scope: Scope, diagnostics: Diagnostics): readonly Capture[] {
  return pairsIn(node, "a map such as token: json $.token", diagnostics).flatMap(([key, field]) => {
    const { place } = field;
    const isValid = checkName(key, { place, path: node?.path ?? "" }, diagnostics);
    const isTaken = reservedNames.some((name) => name === key) || scope.data.some(({ name }) => name === key);
    if (isValid && isTaken) {
      const taken = `${reservedNames.join(", ")} and the names in data`;
      diagnostics.error(field, `is already taken; expected a name other than ${taken}`);
    }
    const from = captureFrom(field, diagnostics);
    return from === null ? [] : [{ name: key, line: place.line, column: place.column, from }];
  });
}

/** The names in a capture field. Includes invalid captures, so that memgate does not report their uses too. */
export function captureNames(node: YamlNode | undefined): readonly string[] {
  return node?.value.kind === "map" ? [...node.value.fields.keys()] : [];
}

function captureFrom(node: YamlNode, diagnostics: Diagnostics): CaptureFrom | null {
  const expected = "json PATH, header NAME or cookie NAME, such as json $.token";
  const text = filledTextIn(node, expected, diagnostics);
  if (text === null) return null;
  const [, kind, rest = ""] = /^(json|header|cookie)\s+(\S.*)$/.exec(text.trim()) ?? [];
  if (kind === "json") {
    const fault = jsonPathError(rest);
    if (fault === null) return { kind, path: rest };
    diagnostics.error(node, `is not a valid JSON path (${fault}); expected one such as json $.items[0].id`);
    return null;
  }
  if ((kind === "header" || kind === "cookie") && isHeaderName(rest)) return { kind, name: rest };
  diagnostics.error(node, `is ${describeInvalid(node.value)}; expected ${expected}`);
  return null;
}

/** Null if the path is valid. */
function jsonPathError(path: string): string | null {
  try {
    query(null, path);
    return null;
  } catch (error) {
    const at = (error as { readonly location?: { readonly start?: { readonly column?: number } } }).location?.start
      ?.column;
    return at === undefined ? "syntax error" : `syntax error at character ${at}`;
  }
}
