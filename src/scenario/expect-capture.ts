// Reads the expected status of a response and the values to capture from it.
import { query } from "jsonpath-rfc9535";
import type { Capture, CaptureFrom, StatusRange } from "../model/scenario.ts";
import { isHeaderName } from "./headers.ts";
import { reservedNames, type Scope } from "./template.ts";
import { describeInvalid, filledTextIn, pairsIn } from "./typed-fields.ts";
import type { DiagnosticSink, Entry, ScenarioTree } from "./yaml-tree.ts";

export const captureNamePattern = "^[A-Za-z_][A-Za-z0-9_-]*$";
export const capturePattern = "^(json\\s+\\$.*|header\\s+\\S+|cookie\\s+\\S+)$";
export const expectPattern = "^[1-5]([xX]{2}|\\d\\d)$";

const defaultStatuses: readonly StatusRange[] = [{ from: 200, to: 399 }];

export function expectIn(entry: Entry | undefined, place: string, sink: DiagnosticSink): readonly StatusRange[] {
  if (entry === undefined) return defaultStatuses;
  const items = entry.value.kind === "list" ? entry.value.items : [entry.value];
  if (items.length === 0) sink.report(entry.line, `${place} is empty; expected a status such as 200 or 2xx`);
  return items.map((item) => {
    const text = item.kind === "scalar" ? item.text.toLowerCase() : "";
    if (!new RegExp(expectPattern).test(text)) {
      sink.report(
        item.line,
        `${place} is ${describeInvalid(item)}; expected a status such as 200 or 2xx, or a list of them`,
      );
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

export function capturesIn(
  entry: Entry | undefined,
  place: string,
  scope: Scope,
  sink: DiagnosticSink,
): readonly Capture[] {
  return pairsIn(entry, place, "a map such as token: json $.token", sink).flatMap(({ key, line, value }) => {
    if (!new RegExp(captureNamePattern).test(key)) {
      sink.report(line, `${place} has the invalid name "${key}"; expected a letter or _, then letters, digits, _ or -`);
    } else if (reservedNames.some((name) => name === key) || scope.data.some(({ name }) => name === key)) {
      sink.report(
        line,
        `${place}.${key} is already taken; expected a name other than ${reservedNames.join(", ")} and the names in data`,
      );
    }
    const from = captureFrom(value, `${place}.${key}`, sink);
    return from === null ? [] : [{ name: key, line, from }];
  });
}

/** The names of a capture field, including invalid captures: their uses are not reported again. */
export function captureNames(entry: Entry | undefined): readonly string[] {
  return entry?.value.kind === "map" ? entry.value.entries.map(({ key }) => key) : [];
}

function captureFrom(tree: ScenarioTree, place: string, sink: DiagnosticSink): CaptureFrom | null {
  const expected = "json PATH, header NAME or cookie NAME, such as json $.token";
  const text = filledTextIn(tree, place, expected, sink);
  if (text === null) return null;
  const [, kind, rest = ""] = /^(json|header|cookie)\s+(\S.*)$/.exec(text.trim()) ?? [];
  if (kind === "json") {
    const fault = jsonPathError(rest);
    if (fault === null) return { kind, path: rest };
    sink.report(tree.line, `${place} is not a valid JSON path (${fault}); expected one such as json $.items[0].id`);
    return null;
  }
  if ((kind === "header" || kind === "cookie") && isHeaderName(rest)) return { kind, name: rest };
  sink.report(tree.line, `${place} is ${describeInvalid(tree)}; expected ${expected}`);
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
