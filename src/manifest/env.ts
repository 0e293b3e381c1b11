// Environment variables in the kubelet's order: envFrom, then env. An entry of env may refer to earlier variables.
import type { Pair } from "../options/parsers.ts";
import type { Diagnostics } from "../yaml/diagnostics.ts";
import { child, type YamlNode } from "../yaml/node.ts";
import type { DataKind, DataStore } from "./config-data.ts";
import { type DownwardApiContext, fieldRefValue, type PodValue, resourceFieldRefValue } from "./downward-api.ts";
import { expand } from "./expand-vars.ts";
import { type MissingReference, missingKey, missingObject } from "./missing-references.ts";
import { type MapFields, nodeText, openMap } from "./typed-fields.ts";

export interface Variables {
  /** The variables of the manifest that have no override. */
  readonly env: readonly Pair[];
  /** The values that replace `$(NAME)`, overrides included. */
  readonly values: ReadonlyMap<string, string>;
  /** Values that come from Secrets. */
  readonly secrets: readonly string[];
  readonly missing: readonly MissingReference[];
}

const keyFields = { name: null, key: null, optional: null };
const sourceFields = {
  configMapKeyRef: null,
  secretKeyRef: null,
  fieldRef: null,
  resourceFieldRef: null,
  fileKeyRef: null,
};

/** @param overrides values from memgate's options. They replace values of the manifest, whose source may be missing. */
export function readVariables(
  diagnostics: Diagnostics,
  container: MapFields,
  selected: DownwardApiContext,
  store: DataStore,
  overrides: ReadonlyMap<string, string>,
): Variables {
  const values = new Map(overrides);
  const secrets = new Set<string>();
  const missing: MissingReference[] = [];
  const sources = { diagnostics, store, missing };

  for (const item of container.items("envFrom")) {
    for (const [name, value, isSecret] of readFrom(item, sources)) {
      if (isSecret) secrets.add(overrides.get(name) ?? value);
      if (!overrides.has(name)) values.set(name, value);
    }
  }
  for (const item of container.items("env", "name")) {
    const entry = openMap(diagnostics, item, { name: null, value: null, valueFrom: null });
    const name = entry === null ? null : nameOf(diagnostics, entry);
    if (entry === null || name === null) continue;
    const override = overrides.get(name);
    if (override !== undefined) {
      // A value that replaces a Secret's value is a secret too.
      if (child(item, "valueFrom", "secretKeyRef") !== null) secrets.add(override);
      continue;
    }
    const source = entry.map("valueFrom", sourceFields);
    const text = nodeText(diagnostics, entry.at("value"));
    if (source === null) values.set(name, expand(text ?? "", values));
    else if (text) diagnostics.error(source.node, "is set together with value; expected only one of them");
    else {
      const read = readSource(name, source, selected, sources);
      if (read === null) continue;
      values.set(name, read);
      if (source.at("secretKeyRef") !== null) secrets.add(read);
    }
  }
  const env = [...values].filter(([name]) => !overrides.has(name));
  return { env, values, secrets: [...secrets].filter((value) => value !== ""), missing };
}

function nameOf(diagnostics: Diagnostics, entry: MapFields): string | null {
  const node = entry.at("name");
  if (node === null) diagnostics.error(entry.node, "has no name; expected name and value");
  const name = entry.text("name");
  if (name === null || isName(name)) return name;
  // The message omits the name, because it may contain a value (NAME=VALUE).
  diagnostics.error(node ?? entry.node, "is not a valid variable name; expected printable ASCII characters except =");
  return null;
}

/** The relaxed check of Kubernetes 1.30 and later. */
function isName(name: string): boolean {
  return /^[\x20-\x3c\x3e-\x7e]+$/.test(name);
}

type ImportedVariable = readonly [name: string, value: string, isSecret: boolean];

/** The objects that variables may come from, and the receivers of problems. */
interface Sources {
  readonly diagnostics: Diagnostics;
  readonly store: DataStore;
  readonly missing: MissingReference[];
}

function readFrom(item: YamlNode, { diagnostics, store, missing }: Sources): readonly ImportedVariable[] {
  const fields = openMap(diagnostics, item, { prefix: null, configMapRef: null, secretRef: null });
  if (fields === null) return [];
  const prefix = fields.text("prefix") ?? "";
  const refs = [fields.map("configMapRef", keyRef), fields.map("secretRef", keyRef)];
  const [ref, ...more] = refs.filter((one) => one !== null);
  if (ref === undefined || more.length > 0) {
    diagnostics.error(item, "must have exactly one source; expected configMapRef or secretRef");
    return [];
  }
  const kind: DataKind = refs[0] === null ? "Secret" : "ConfigMap";
  const name = requiredText(diagnostics, ref, "name");
  if (name === null) return [];
  const object = store.find(kind, name);
  if (object === null && ref.flag("optional") !== true) missing.push(missingObject(null, ref.node, kind, name));
  const entries = [...(object?.entries ?? [])];
  return entries.flatMap(([key, { text, location }]): readonly ImportedVariable[] => {
    if (text === null && kind === "Secret") diagnostics.error(location, notText);
    // Like the kubelet, skip invalid variable names and binaryData.
    return text === null || !isName(prefix + key) ? [] : [[prefix + key, text, kind === "Secret"]];
  });
}

const keyRef = { name: null, optional: null };
const notText = "is binary; expected text, because an environment variable cannot hold binary data";

/** Null if the variable has no value: it is optional, or readSource has recorded an error or a missing reference. */
function readSource(name: string, source: MapFields, selected: DownwardApiContext, sources: Sources): string | null {
  const { diagnostics, missing } = sources;
  const kinds = Object.keys(sourceFields).filter((key) => source.at(key) !== null);
  const [kind] = kinds;
  if (kinds.length !== 1) {
    diagnostics.error(
      source.node,
      `has ${kinds.length} sources; expected one of ${Object.keys(sourceFields).join(", ")}`,
    );
    return null;
  }
  if (kind === "configMapKeyRef") return readKey(name, source, kind, sources);
  if (kind === "secretKeyRef") return readKey(name, source, kind, sources);
  const location = source.at(kind ?? "") ?? source.node;
  const found = valueFromPod(diagnostics, kind ?? "", location, selected);
  if (found.value === null && found.source !== null) {
    missing.push({ name, location, source: found.source, kind: null });
  }
  return found.value;
}

function valueFromPod(diagnostics: Diagnostics, kind: string, node: YamlNode, selected: DownwardApiContext): PodValue {
  if (kind === "fieldRef") return fieldRefValue(diagnostics, node, selected);
  if (kind === "resourceFieldRef") return resourceFieldRefValue(diagnostics, node, selected);
  return { value: null, source: "a file that another container writes" };
}

function readKey(
  name: string,
  source: MapFields,
  field: "configMapKeyRef" | "secretKeyRef",
  { diagnostics, store, missing }: Sources,
): string | null {
  const kind: DataKind = field === "secretKeyRef" ? "Secret" : "ConfigMap";
  const ref = source.map(field, keyFields);
  const objectName = ref === null ? null : requiredText(diagnostics, ref, "name");
  const key = ref === null ? null : requiredText(diagnostics, ref, "key");
  if (ref === null || objectName === null || key === null) return null;
  const object = store.find(kind, objectName);
  const entry = object?.entries.get(key);
  if (entry !== undefined && entry.text !== null) return entry.text;
  if (entry !== undefined) diagnostics.error(entry.location, notText);
  else if (ref.flag("optional") !== true) missing.push(missingKey(name, ref.node, kind, objectName, key));
  return null;
}

function requiredText(diagnostics: Diagnostics, fields: MapFields, key: string): string | null {
  if (fields.at(key) === null) diagnostics.error(fields.node, `has no ${key}; expected a string`);
  return fields.text(key) || null;
}
