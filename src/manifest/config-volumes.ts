// The files that a ConfigMap or a Secret is in a volume.

import { posix } from "node:path";
import type { AppFile } from "../model/app-spec.ts";
import type { Secret } from "../model/secret.ts";
import type { DataEntry, DataStore } from "./config-data.ts";
import type { Diagnostics } from "./diagnostics.ts";
import { type Missing, missingKey, missingObject } from "./missing-references.ts";
import { type MapFields, openMap } from "./typed-fields.ts";

export interface FileSources {
  readonly store: DataStore;
  readonly missing: Missing[];
  /** Values of Secrets that are in files. */
  readonly secrets: Set<Secret>;
  /** The pod's; the kubelet lets this group read all files of the volume. */
  readonly fsGroup: number | null;
}

const defaultMode = 0o644;
const supported = { items: null, defaultMode: null, optional: null };

/** @param volume has the field `kind` @param projection the mode of the projected volume; null in a volume of its own */
export function filesOf(
  diagnostics: Diagnostics,
  volumeName: string,
  volume: MapFields,
  kind: "configMap" | "secret",
  projection: { readonly mode: number | null } | null,
  { store, missing, secrets, fsGroup }: FileSources,
): readonly AppFile[] {
  const nameKey = kind === "secret" && projection === null ? "secretName" : "name";
  const fields = volume.map(kind, { ...supported, [nameKey]: null });
  if (fields === null) return [];
  const name = fields.text(nameKey);
  if (fields.at(nameKey) === null) diagnostics.problem(fields.spot, `has no ${nameKey}; expected ${nameKey}, a text`);
  if (name === null) return [];
  const dataKind = kind === "secret" ? "Secret" : "ConfigMap";
  const isOptional = fields.flag("optional") === true;
  const object = store.find(dataKind, name);
  if (object === null) {
    if (!isOptional) missing.push(missingObject(`volume ${volumeName}`, fields.spot, dataKind, name));
    return [];
  }
  const mode = modeOf(fields, "defaultMode") ?? projection?.mode ?? defaultMode;
  const fileOf = (path: string, { bytes, text }: DataEntry, own: number | null): AppFile => {
    if (kind === "secret" && text) secrets.add(text);
    return { path, content: bytes, mode: (own ?? mode) | (fsGroup === null ? 0 : 0o440) };
  };
  if (fields.at("items") === null) {
    return [...object.entries].flatMap(([key, entry]) => {
      if (isKey(key)) return [fileOf(key, entry, null)];
      diagnostics.problem(entry.where, "can't be a file; expected a key of letters, digits, - _ and .");
      return [];
    });
  }
  return fields.items("items", "key").flatMap((item) => {
    const part = openMap(diagnostics, item, { key: null, path: null, mode: null });
    const key = part?.text("key") ?? null;
    const path = part?.text("path") ?? null;
    if (part === null || key === null || path === null) {
      if (part !== null) diagnostics.problem(item, "has to have key and path, both text");
      return [];
    }
    if (!isInside(path)) {
      diagnostics.problem(part.at("path") ?? item, "leaves the volume; expected a path in it, without ..");
      return [];
    }
    const entry = object.entries.get(key);
    if (entry !== undefined) return [fileOf(posix.normalize(path), entry, modeOf(part, "mode"))];
    if (!isOptional) missing.push(missingKey(`volume ${volumeName}`, item, dataKind, name, key));
    return [];
  });
}

/** Permission bits: 0644 is octal in a manifest, and 420 the same in JSON. */
export function modeOf(fields: MapFields, key: string): number | null {
  return fields.whole(key, 0, 0o777);
}

function isKey(key: string): boolean {
  return /^[-._a-zA-Z0-9]{1,253}$/.test(key) && !key.startsWith("..") && key !== ".";
}

function isInside(path: string): boolean {
  const isRelative = path !== "" && !path.startsWith("/") && !path.endsWith("/") && posix.normalize(path) !== ".";
  return isRelative && !path.split("/").includes("..");
}
