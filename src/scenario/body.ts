// The body of a request.

import type { BodyTemplate } from "../model/scenario.ts";
import { bytesOfFile, type ScenarioContext, textOfFile } from "./files.ts";
import { jsonTemplateOf } from "./json-template.ts";
import { type Scope, templateIn, templateOf } from "./template.ts";
import { filledTextIn, flagIn, pairsIn, type ScenarioFields } from "./typed-fields.ts";
import type { Entry } from "./yaml-tree.ts";

export const bodyFields = ["json", "body", "body-file", "form"] as const;

/** @param fields of the request; null where they give no body */
export function bodyIn(
  fields: ScenarioFields,
  place: string,
  scope: Scope,
  context: ScenarioContext,
): BodyTemplate | null {
  const [entry, other] = bodyFields.flatMap((name) => fields.get(name) ?? []);
  const templates = fields.get("templates");
  if (templates !== undefined && !fields.has("body-file")) {
    context.report(templates.line, `${place}.templates is for body-file; expected that beside it`);
  }
  if (entry === undefined) return null;
  if (other !== undefined) {
    context.report(other.line, `${place} has ${entry.key} and ${other.key}; expected one of ${bodyFields.join(", ")}`);
  }
  const where = `${place}.${entry.key}`;
  if (entry.key === "json") return { kind: "json", json: jsonTemplateOf(entry.value, where, scope, context) };
  if (entry.key === "body") return { kind: "text", template: templateIn(entry.value, where, scope, context) };
  if (entry.key === "form") {
    const pairs = pairsIn(entry, where, "a map of fields", context);
    return {
      kind: "form",
      fields: pairs.map(({ key, value }) => [key, templateIn(value, `${where}.${key}`, scope, context)]),
    };
  }
  const isTemplate = templates !== undefined && flagIn(templates.value, `${place}.templates`, context) === true;
  return fileBody(entry, isTemplate, where, scope, context);
}

/** The bytes as they are, unless they are a text with placeholders. */
function fileBody(
  { value }: Entry,
  isTemplate: boolean,
  place: string,
  scope: Scope,
  context: ScenarioContext,
): BodyTemplate | null {
  const path = filledTextIn(value, place, "a path from this file's folder", context);
  if (path === null) return null;
  if (!isTemplate) {
    const bytes = bytesOfFile(path, value.line, place, context);
    return { kind: "bytes", base64: bytes?.toString("base64") ?? "" };
  }
  const text = textOfFile(path, value.line, place, context) ?? "";
  return { kind: "text", template: templateOf(text, value.line, `${place} ${path}`, scope, context) };
}
