// Reads the body of a request.

import type { BodyTemplate } from "../model/scenario.ts";
import { bytesOfFile, type ScenarioContext, textOfFile } from "./files.ts";
import { jsonTemplateOf } from "./json-template.ts";
import { type Scope, templateIn, templateOf } from "./template.ts";
import { filledTextIn, flagIn, pairsIn, type ScenarioFields } from "./typed-fields.ts";
import type { Entry } from "./yaml-tree.ts";

export const bodyFields = ["json", "body", "body-file", "form"] as const;

/**
 * Returns null if the request has no body.
 * @param fields fields of the request
 */
export function bodyIn(
  fields: ScenarioFields,
  place: string,
  scope: Scope,
  context: ScenarioContext,
): BodyTemplate | null {
  const [entry, other] = bodyFields.flatMap((name) => fields.get(name) ?? []);
  const templates = fields.get("templates");
  if (templates !== undefined && !fields.has("body-file")) {
    context.report(
      templates.line,
      `${place}.templates applies to body-file only; expected body-file in the same request`,
    );
  }
  if (entry === undefined) return null;
  if (other !== undefined) {
    context.report(
      other.line,
      `${place} has both ${entry.key} and ${other.key}; expected only one of ${bodyFields.join(", ")}`,
    );
  }
  const bodyPlace = `${place}.${entry.key}`;
  if (entry.key === "json") return { kind: "json", json: jsonTemplateOf(entry.value, bodyPlace, scope, context) };
  if (entry.key === "body") return { kind: "text", template: templateIn(entry.value, bodyPlace, scope, context) };
  if (entry.key === "form") {
    const pairs = pairsIn(entry, bodyPlace, "a map of fields", context);
    return {
      kind: "form",
      fields: pairs.map(({ key, value }) => [key, templateIn(value, `${bodyPlace}.${key}`, scope, context)]),
    };
  }
  const isTemplate = templates !== undefined && flagIn(templates.value, `${place}.templates`, context) === true;
  return fileBody(entry, isTemplate, bodyPlace, scope, context);
}

/** The bytes of the file unchanged or, with `templates: true`, its text with placeholders. */
function fileBody(
  { value }: Entry,
  isTemplate: boolean,
  place: string,
  scope: Scope,
  context: ScenarioContext,
): BodyTemplate | null {
  const path = filledTextIn(value, place, "a path relative to this file", context);
  if (path === null) return null;
  if (!isTemplate) {
    const bytes = bytesOfFile(path, value.line, place, context);
    return { kind: "bytes", base64: bytes?.toString("base64") ?? "" };
  }
  const text = textOfFile(path, value.line, place, context) ?? "";
  return { kind: "text", template: templateOf(text, value.line, `${place} ${path}`, scope, context) };
}
