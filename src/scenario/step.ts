// Reads one request of a scenario.

import type { Step } from "../model/scenario.ts";
import { type Method, method, methods } from "../options/parsers.ts";
import type { Diagnostics, FieldLocation } from "../yaml/diagnostics.ts";
import type { YamlNode } from "../yaml/node.ts";
import { bodyIn } from "./body.ts";
import { capturesIn, expectIn } from "./expect-capture.ts";
import type { ScenarioContext } from "./files.ts";
import { headersIn } from "./headers.ts";
import { type Scope, templateOf } from "./template.ts";
import { describeInvalid, filledTextIn, type ScenarioFields } from "./typed-fields.ts";

export const stepFields = [
  "name",
  "method",
  "path",
  "headers",
  "json",
  "body",
  "body-file",
  "templates",
  "form",
  "expect",
  "capture",
] as const;

/** @param fields known fields of the request */
export function readStep(
  { place, path: stepPath }: FieldLocation,
  fields: ScenarioFields,
  scope: Scope,
  context: ScenarioContext,
): Step {
  const { diagnostics } = context;
  const body = bodyIn(fields, { place, path: stepPath }, scope, context);
  const method = methodIn(fields.get("method"), body !== null, diagnostics);
  const path = fields.get("path");
  if (path === undefined)
    diagnostics.error({ place, path: stepPath }, "has no path; expected one such as path: /api/items");
  const shownPath = path === undefined ? null : pathIn(path, diagnostics);
  return {
    name: nameIn(fields.get("name"), diagnostics) ?? `${method} ${shownPath ?? "?"}`,
    line: place.line,
    method,
    path: path === undefined || shownPath === null ? [] : templateOf(shownPath, path, scope, diagnostics),
    shownPath: shownPath ?? "",
    headers: headersIn(fields.get("headers"), scope, diagnostics),
    body,
    expect: expectIn(fields.get("expect"), diagnostics),
    captures: capturesIn(fields.get("capture"), scope, diagnostics),
  };
}

/** Null if the field is absent or not valid. */
export function nameIn(node: YamlNode | undefined, diagnostics: Diagnostics): string | null {
  return node === undefined ? null : filledTextIn(node, "a non-empty string", diagnostics);
}

function methodIn(node: YamlNode | undefined, hasBody: boolean, diagnostics: Diagnostics): Method {
  if (node === undefined) return hasBody ? "POST" : "GET";
  const text = filledTextIn(node, `one of ${methods.join(", ")}`, diagnostics);
  const parsed = method(text ?? "GET");
  if (parsed.ok) return parsed.value;
  diagnostics.error(node, `is ${describeInvalid(node.value)}; expected ${parsed.accepted}`);
  return "GET";
}

function pathIn(node: YamlNode, diagnostics: Diagnostics): string | null {
  const expected = "a path such as /api/items";
  const text = filledTextIn(node, expected, diagnostics);
  if (text === null) return null;
  const fault = /^[a-z]+:\/\//i.test(text)
    ? "is a URL; expected a path such as /api/items, because memgate sends all requests to the app"
    : !/^(\/|\{\{)/.test(text)
      ? `does not start with /; expected ${expected}`
      : text.replace(/\{\{[^}]*\}\}/g, "").includes("#")
        ? "has a fragment (#), which HTTP does not send; expected %23 for a literal #"
        : null;
  if (fault === null) return text;
  diagnostics.error(node, fault);
  return null;
}
