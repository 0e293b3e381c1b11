// Variables, as the kubelet makes them: envFrom first, then env, of which each entry sees those before it.
import type { Secret } from "../model/secret.ts";
import type { Pair } from "../options/parsers.ts";
import { secretOf } from "../redaction/redactor.ts";
import type { DataKind, DataStore } from "./config-data.ts";
import type { Diagnostics } from "./diagnostics.ts";
import { type Described, type FromPod, fromField, fromResource } from "./downward-api.ts";
import { expand } from "./expand-vars.ts";
import { type Missing, missingKey, missingObject } from "./missing-references.ts";
import { child, type MapFields, nodeText, openMap, type Spot } from "./typed-fields.ts";

export interface Variables {
  /** Those that are not given beside the manifest. */
  readonly env: readonly Pair[];
  /** What `$(NAME)` stands for, those given beside it too. */
  readonly values: ReadonlyMap<string, string>;
  /** Values that Secrets hold. */
  readonly secrets: readonly Secret[];
  readonly missing: readonly Missing[];
}

const keyFields = { name: null, key: null, optional: null };
const sourceFields = {
  configMapKeyRef: null,
  secretKeyRef: null,
  fieldRef: null,
  resourceFieldRef: null,
  fileKeyRef: null,
};

/** @param given win over the manifest's, and need no source in it */
export function readVariables(
  diagnostics: Diagnostics,
  container: MapFields,
  chosen: Described,
  store: DataStore,
  given: ReadonlyMap<string, string>,
): Variables {
  const values = new Map(given);
  const secrets = new Set<Secret>();
  const missing: Missing[] = [];

  for (const item of container.items("envFrom")) {
    for (const [name, value, isSecret] of readFrom(diagnostics, item, store, missing)) {
      if (isSecret) secrets.add(given.get(name) ?? value);
      if (!given.has(name)) values.set(name, value);
    }
  }
  for (const item of container.items("env", "name")) {
    const entry = openMap(diagnostics, item, { name: null, value: null, valueFrom: null });
    const name = entry === null ? null : nameOf(diagnostics, entry);
    if (entry === null || name === null) continue;
    const own = given.get(name);
    if (own !== undefined) {
      // What stands for a Secret's value is one.
      if (child(item, "valueFrom", "secretKeyRef") !== null) secrets.add(own);
      continue;
    }
    const source = entry.map("valueFrom", sourceFields);
    const text = nodeText(diagnostics, entry.at("value"));
    if (source === null) values.set(name, expand(text ?? "", values));
    else if (text) diagnostics.problem(source.spot, "is there beside value; expected one of them");
    else {
      const read = readSource(diagnostics, name, source, chosen, store, missing);
      if (read === null) continue;
      values.set(name, read);
      if (source.at("secretKeyRef") !== null) secrets.add(read);
    }
  }
  // Of a Secret that is not in the manifest any of what is given may be.
  if (missing.some(({ name, source }) => name === null && source.startsWith("Secret "))) {
    for (const pair of given) secrets.add(secretOf(pair));
  }
  const env = [...values].filter(([name]) => !given.has(name));
  return { env, values, secrets: [...secrets].filter((value) => value !== ""), missing };
}

function nameOf(diagnostics: Diagnostics, entry: MapFields): string | null {
  const spot = entry.at("name");
  if (spot === null) diagnostics.problem(entry.spot, "has no name; expected name and value");
  const name = entry.text("name");
  if (name === null || isName(name)) return name;
  // Not repeated: it may have a value in it.
  diagnostics.problem(spot ?? entry.spot, "can't be the name of a variable; expected printable characters without =");
  return null;
}

/** As the relaxed check of Kubernetes 1.30 and later has it. */
function isName(name: string): boolean {
  return /^[\x20-\x3c\x3e-\x7e]+$/.test(name);
}

type Read = readonly [name: string, value: string, isSecret: boolean];

function readFrom(diagnostics: Diagnostics, item: Spot, store: DataStore, missing: Missing[]): readonly Read[] {
  const fields = openMap(diagnostics, item, { prefix: null, configMapRef: null, secretRef: null });
  if (fields === null) return [];
  const prefix = fields.text("prefix") ?? "";
  const refs = [fields.map("configMapRef", keyRef), fields.map("secretRef", keyRef)];
  const [ref, ...more] = refs.filter((one) => one !== null);
  if (ref === undefined || more.length > 0) {
    diagnostics.problem(item, "has to have one source; expected configMapRef or secretRef");
    return [];
  }
  const kind: DataKind = refs[0] === null ? "Secret" : "ConfigMap";
  const name = requiredText(diagnostics, ref, "name");
  if (name === null) return [];
  const object = store.find(kind, name);
  if (object === null && ref.flag("optional") !== true) missing.push(missingObject(null, ref.spot, kind, name));
  const entries = [...(object?.entries ?? [])];
  return entries.flatMap(([key, { text, where }]): readonly Read[] => {
    if (text === null && kind === "Secret") diagnostics.problem(where, "is no text, which a variable has to be");
    // Names that can't be one are left out by the kubelet too, as is binaryData.
    return text === null || !isName(prefix + key) ? [] : [[prefix + key, text, kind === "Secret"]];
  });
}

const keyRef = { name: null, optional: null };

/** Null where it has no value, which is told or meant. */
function readSource(
  diagnostics: Diagnostics,
  name: string,
  source: MapFields,
  chosen: Described,
  store: DataStore,
  missing: Missing[],
): string | null {
  const kinds = Object.keys(sourceFields).filter((key) => source.at(key) !== null);
  const [kind] = kinds;
  if (kinds.length !== 1) {
    diagnostics.problem(
      source.spot,
      `has ${kinds.length} sources; expected one of ${Object.keys(sourceFields).join(", ")}`,
    );
    return null;
  }
  if (kind === "configMapKeyRef") return readKey(diagnostics, name, source, kind, "ConfigMap", store, missing);
  if (kind === "secretKeyRef") return readKey(diagnostics, name, source, kind, "Secret", store, missing);
  const where = source.at(kind ?? "") ?? source.spot;
  const found = fromPod(diagnostics, kind ?? "", where, chosen);
  if (found.value === null && found.source !== null) {
    missing.push({ name, where, source: found.source, isInObject: false });
  }
  return found.value;
}

function fromPod(diagnostics: Diagnostics, kind: string, where: Spot, chosen: Described): FromPod {
  if (kind === "fieldRef") return fromField(diagnostics, where, chosen);
  if (kind === "resourceFieldRef") return fromResource(diagnostics, where, chosen);
  return { value: null, source: "a file that another container writes" };
}

function readKey(
  diagnostics: Diagnostics,
  name: string,
  source: MapFields,
  field: "configMapKeyRef" | "secretKeyRef",
  kind: DataKind,
  store: DataStore,
  missing: Missing[],
): string | null {
  const ref = source.map(field, keyFields);
  const objectName = ref === null ? null : requiredText(diagnostics, ref, "name");
  const key = ref === null ? null : requiredText(diagnostics, ref, "key");
  if (ref === null || objectName === null || key === null) return null;
  const object = store.find(kind, objectName);
  const entry = object?.entries.get(key);
  if (entry !== undefined && entry.text !== null) return entry.text;
  if (entry !== undefined) diagnostics.problem(entry.where, "is no text, which a variable has to be");
  else if (ref.flag("optional") !== true) missing.push(missingKey(name, ref.spot, kind, objectName, key));
  return null;
}

function requiredText(diagnostics: Diagnostics, fields: MapFields, key: string): string | null {
  if (fields.at(key) === null) diagnostics.problem(fields.spot, `has no ${key}; expected ${key}, a text`);
  return fields.text(key) || null;
}
