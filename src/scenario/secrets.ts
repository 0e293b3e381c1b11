// The values of a scenario or recording that an app may log and that must not be shown: those whose names say so.
import { isSecretName } from "../redact.ts";
import {
  type DataSet,
  type JsonTemplate,
  type NamedTemplate,
  type Scenario,
  type Step,
  stepsOf,
  type Template,
} from "./scenario.ts";

/** Of headers, fields of bodies and columns of data. What is captured from an answer is not known before it. */
export function secretsOf(scenario: Scenario): readonly string[] {
  return [...stepsOf(scenario).flatMap(ofStep), ...scenario.data.flatMap(ofData)];
}

function ofStep({ headers, body }: Step): readonly string[] {
  const fields = body?.kind === "form" ? body.fields : [];
  const json = body?.kind === "json" ? ofJson(body.json) : [];
  return [...[...headers, ...fields].flatMap(ofNamed), ...json];
}

function ofNamed([name, template]: NamedTemplate): readonly string[] {
  return isSecretName(name) ? textsOf(template) : [];
}

/** What is written out between placeholders. */
function textsOf(template: Template): readonly string[] {
  return template.flatMap((part) => (part.kind === "text" ? [part.text.trim()] : []));
}

function ofJson(json: JsonTemplate): readonly string[] {
  if (json.kind === "list") return json.items.flatMap(ofJson);
  if (json.kind !== "map") return [];
  return json.entries.flatMap(([name, value]) =>
    value.kind === "text" && isSecretName(name) ? textsOf(value.template) : ofJson(value),
  );
}

function ofData({ columns, rows }: DataSet): readonly string[] {
  return columns.flatMap((name, column) => (isSecretName(name) ? rows.map((row) => row[column] ?? "") : []));
}
