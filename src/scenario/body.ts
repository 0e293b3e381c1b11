// Reads the body of a request.

import type { BodyTemplate } from "../model/scenario.ts";
import type { FieldLocation } from "../yaml/diagnostics.ts";
import type { YamlNode } from "../yaml/node.ts";
import { bytesOfFile, type ScenarioContext, textOfFile } from "./files.ts";
import { jsonTemplateOf } from "./json-template.ts";
import { type Scope, templateIn, templateOf } from "./template.ts";
import { filledTextIn, flagIn, pairsIn, type ScenarioFields } from "./typed-fields.ts";

export const bodyFields = ["json", "body", "body-file", "form"] as const;

/**
 * Returns null if the request has no body.
 * @param fields fields of the request
 */
export function bodyIn(
  fields: ScenarioFields,
  request: FieldLocation,
  scope: Scope,
  context: ScenarioContext,
): BodyTemplate | null {
  const { diagnostics } = context;
  const [first, other] = bodyFields.flatMap((name) => {
    const node = fields.get(name);
    return node === undefined ? [] : [{ name, node }];
  });
  const templates = fields.get("templates");
  if (templates !== undefined && !fields.has("body-file")) {
    diagnostics.error(templates, "applies to body-file only; expected body-file in the same request");
  }
  if (first === undefined) return null;
  const { name, node } = first;
  if (other !== undefined) {
    const message = `has both ${name} and ${other.name}; expected only one of ${bodyFields.join(", ")}`;
    diagnostics.error({ place: other.node.place, path: request.path }, message);
  }
  switch (name) {
    case "json":
      return { kind: "json", json: jsonTemplateOf(node, scope, diagnostics) };
    case "body":
      return { kind: "text", template: templateIn(node, scope, diagnostics) };
    case "form": {
      const pairs = pairsIn(node, "a map of fields", diagnostics);
      return { kind: "form", fields: pairs.map(([key, field]) => [key, templateIn(field, scope, diagnostics)]) };
    }
    case "body-file":
      return fileBody(node, templates !== undefined && flagIn(templates, diagnostics) === true, scope, context);
  }
}

/** The bytes of the file unchanged or, with `templates: true`, its text with placeholders. */
function fileBody(node: YamlNode, isTemplate: boolean, scope: Scope, context: ScenarioContext): BodyTemplate | null {
  const path = filledTextIn(node, "a path relative to this file", context.diagnostics);
  if (path === null) return null;
  if (!isTemplate) {
    const bytes = bytesOfFile(path, node, context);
    return { kind: "bytes", base64: bytes?.toString("base64") ?? "" };
  }
  const text = textOfFile(path, node, context) ?? "";
  const location = { place: node.place, path: `${node.path} ${path}` };
  return { kind: "text", template: templateOf(text, location, scope, context.diagnostics) };
}
