// Turns the keys of a ConfigMap or Secret into the files of a volume.

import { posix } from "node:path";
import type { AppFile } from "../model/app-spec.ts";
import type { Diagnostics } from "../yaml/diagnostics.ts";
import type { DataEntry, DataStore } from "./config-data.ts";
import { type MissingReference, missingKey, missingObject } from "./missing-references.ts";
import { type MapFields, openMap } from "./typed-fields.ts";

export interface FileSources {
  readonly store: DataStore;
  readonly missing: MissingReference[];
  /** Values of Secrets that a file contains. */
  readonly secrets: Set<string>;
  /** The pod's fsGroup; null if unset. The kubelet lets this group read all files of the volume. */
  readonly fsGroup: number | null;
}

const defaultMode = 0o644;
const supported = { items: null, defaultMode: null, optional: null };

/** A ConfigMap or Secret in a volume. */
interface DataVolume {
  readonly name: string;
  /** The map with the field `configMap` or `secret`. */
  readonly fields: MapFields;
  readonly kind: "configMap" | "secret";
  /** The default mode of the projected volume. Null if the ConfigMap or Secret is a volume itself. */
  readonly projection: { readonly mode: number | null } | null;
}

/** The files of one ConfigMap or Secret in a volume. */
export function filesOf(
  diagnostics: Diagnostics,
  { name: volumeName, fields: volume, kind, projection }: DataVolume,
  { store, missing, secrets, fsGroup }: FileSources,
): readonly AppFile[] {
  const nameKey = kind === "secret" && projection === null ? "secretName" : "name";
  const fields = volume.map(kind, { ...supported, [nameKey]: null });
  if (fields === null) return [];
  const name = fields.text(nameKey);
  if (fields.at(nameKey) === null) diagnostics.error(fields.node, `has no ${nameKey}; expected a string`);
  if (name === null) return [];
  const dataKind = kind === "secret" ? "Secret" : "ConfigMap";
  const isOptional = fields.flag("optional") === true;
  const object = store.find(dataKind, name);
  if (object === null) {
    if (!isOptional) missing.push(missingObject(`volume ${volumeName}`, fields.node, dataKind, name));
    return [];
  }
  const mode = modeOf(fields, "defaultMode") ?? projection?.mode ?? defaultMode;
  const fileOf = (path: string, { bytes, text }: DataEntry, fileMode: number | null): AppFile => {
    if (kind === "secret" && text) secrets.add(text);
    return { path, content: bytes, mode: (fileMode ?? mode) | (fsGroup === null ? 0 : 0o440) };
  };
  if (fields.at("items") === null) {
    return [...object.entries].flatMap(([key, entry]) => {
      if (isKey(key)) return [fileOf(key, entry, null)];
      diagnostics.error(entry.location, "is not a valid file name; expected a key of letters, digits, -, _ and .");
      return [];
    });
  }
  return fields.items("items", "key").flatMap((item) => {
    const part = openMap(diagnostics, item, { key: null, path: null, mode: null });
    const key = part?.text("key") ?? null;
    const path = part?.text("path") ?? null;
    if (part === null || key === null || path === null) {
      if (part !== null) diagnostics.error(item, "has no key or no path; expected both as strings");
      return [];
    }
    if (!isInside(path)) {
      diagnostics.error(
        part.at("path") ?? item,
        "is outside the volume; expected a relative path to a file, without ..",
      );
      return [];
    }
    const entry = object.entries.get(key);
    if (entry !== undefined) return [fileOf(posix.normalize(path), entry, modeOf(part, "mode"))];
    if (!isOptional) missing.push(missingKey(`volume ${volumeName}`, item, dataKind, name, key));
    return [];
  });
}

/** Permission bits of a file; null if the field is absent. In YAML 0644 is octal; JSON has the same mode as 420. */
export function modeOf(fields: MapFields, key: string): number | null {
  return fields.integer(key, 0, 0o777);
}

function isKey(key: string): boolean {
  return /^[-._a-zA-Z0-9]{1,253}$/.test(key) && !key.startsWith("..") && key !== ".";
}

function isInside(path: string): boolean {
  const isRelative = path !== "" && !path.startsWith("/") && !path.endsWith("/") && posix.normalize(path) !== ".";
  return isRelative && !path.split("/").includes("..");
}
