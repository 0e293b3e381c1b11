// Reads one request of a scenario.

import type { Step } from "../model/scenario.ts";
import { type Method, methods } from "../options/parsers.ts";
import { bodyIn } from "./body.ts";
import { capturesIn, expectIn } from "./expect-capture.ts";
import type { ScenarioContext } from "./files.ts";
import { headersIn } from "./headers.ts";
import { type Scope, templateOf } from "./template.ts";
import { describeInvalid, filledTextIn, type ScenarioFields } from "./typed-fields.ts";
import type { DiagnosticSink, Entry, ScenarioTree } from "./yaml-tree.ts";

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
  { line }: ScenarioTree,
  fields: ScenarioFields,
  place: string,
  scope: Scope,
  context: ScenarioContext,
): Step {
  const body = bodyIn(fields, place, scope, context);
  const method = methodIn(fields.get("method"), body !== null, `${place}.method`, context);
  const path = fields.get("path");
  if (path === undefined) context.report(line, `${place} has no path; expected one such as path: /api/items`);
  const shownPath = path === undefined ? null : pathIn(path.value, `${place}.path`, context);
  return {
    name: nameIn(fields.get("name"), place, context) ?? `${method} ${shownPath ?? "?"}`,
    line,
    method,
    path:
      path === undefined || shownPath === null
        ? []
        : templateOf(shownPath, path.value.line, `${place}.path`, scope, context),
    shownPath: shownPath ?? "",
    headers: headersIn(fields.get("headers"), `${place}.headers`, scope, context),
    body,
    expect: expectIn(fields.get("expect"), `${place}.expect`, context),
    captures: capturesIn(fields.get("capture"), `${place}.capture`, scope, context),
  };
}

/** Null if the field is absent or not valid. */
export function nameIn(entry: Entry | undefined, place: string, sink: DiagnosticSink): string | null {
  return entry === undefined ? null : filledTextIn(entry.value, `${place}.name`, "a non-empty string", sink);
}

function methodIn(entry: Entry | undefined, hasBody: boolean, place: string, sink: DiagnosticSink): Method {
  if (entry === undefined) return hasBody ? "POST" : "GET";
  const expected = `one of ${methods.join(", ")}`;
  const text = filledTextIn(entry.value, place, expected, sink);
  const found = methods.find((known) => known === text?.toUpperCase());
  if (found === undefined && text !== null) {
    sink.report(entry.value.line, `${place} is ${describeInvalid(entry.value)}; expected ${expected}`);
  }
  return found ?? "GET";
}

function pathIn(tree: ScenarioTree, place: string, sink: DiagnosticSink): string | null {
  const expected = "a path such as /api/items";
  const text = filledTextIn(tree, place, expected, sink);
  if (text === null) return null;
  const fault = /^[a-z]+:\/\//i.test(text)
    ? "is a URL; expected a path such as /api/items, because memgate sends all requests to the app"
    : !/^(\/|\{\{)/.test(text)
      ? `does not start with /; expected ${expected}`
      : text.replace(/\{\{[^}]*\}\}/g, "").includes("#")
        ? "has a fragment (#), which HTTP does not send; expected %23 for a literal #"
        : null;
  if (fault === null) return text;
  sink.report(tree.line, `${place} ${fault}`);
  return null;
}
