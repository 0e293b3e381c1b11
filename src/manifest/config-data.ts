// Reads the ConfigMaps and Secrets in the manifest files.

import type { Diagnostics, FieldLocation } from "../yaml/diagnostics.ts";
import type { YamlNode } from "../yaml/node.ts";
import type { DataSource } from "./objects.ts";
import { type MapFields, nodeText, openMap } from "./typed-fields.ts";

export type DataKind = DataSource["kind"];

export interface DataEntry {
  readonly location: FieldLocation;
  readonly bytes: Uint8Array;
  /** The value as an environment variable. Null if a variable cannot hold it: only a file can. */
  readonly text: string | null;
}

interface DataObject {
  readonly kind: DataKind;
  readonly name: string;
  readonly entries: ReadonlyMap<string, DataEntry>;
}

export interface DataStore {
  /** Null if no manifest file contains the object. The first call for an object reports its errors. */
  readonly find: (kind: DataKind, name: string) => DataObject | null;
}

/**
 * @param namespace the workload's namespace. Null matches every namespace, and an object without a namespace matches
 *   every workload, because the command that applies the manifest may set the namespace.
 */
export function createStore(
  diagnostics: Diagnostics,
  sources: readonly DataSource[],
  namespace: string | null,
): DataStore {
  const read = new Map<DataSource, DataObject>();
  return {
    find(kind, name) {
      const sameName = sources.filter((source) => source.kind === kind && source.name === name);
      const sameNamespace = sameName.filter((source) => source.namespace === namespace);
      const compatible = sameName.filter((source) => source.namespace === null || namespace === null);
      // Each apply of an object replaces the previous one, so the last one wins.
      const source = sameNamespace.at(-1) ?? compatible.at(-1);
      if (source === undefined) return null;
      const object = read.get(source) ?? readObject(diagnostics, source);
      read.set(source, object);
      return object;
    },
  };
}

const supported = {
  apiVersion: null,
  kind: null,
  metadata: null,
  data: null,
  binaryData: null,
  stringData: null,
  immutable: null,
  type: null,
};

function readObject(diagnostics: Diagnostics, { kind, name, root }: DataSource): DataObject {
  const entries = new Map<string, DataEntry>();
  const fields = openMap(diagnostics, { ...root, path: `${kind}/${name}` }, supported);
  const data = fields?.map("data", null) ?? null;
  if (kind === "ConfigMap") {
    for (const [key, node, text] of textsIn(diagnostics, data)) entries.set(key, plainEntry(node, text));
    const binary = fields?.map("binaryData", null) ?? null;
    for (const [key, node, text] of textsIn(diagnostics, binary)) {
      const bytes = fromBase64(diagnostics, node, text, "encode the value, or move it to data");
      entries.set(key, { location: node, bytes, text: null });
    }
  } else {
    for (const [key, node, text] of textsIn(diagnostics, data)) {
      const bytes = fromBase64(diagnostics, node, text, "encode the value, or move it to stringData");
      entries.set(key, { location: node, bytes, text: utf8(bytes) });
    }
    const plain = fields?.map("stringData", null) ?? null;
    for (const [key, node, text] of textsIn(diagnostics, plain)) entries.set(key, plainEntry(node, text));
  }
  return { kind, name, entries };
}

function textsIn(diagnostics: Diagnostics, fields: MapFields | null): readonly (readonly [string, YamlNode, string])[] {
  return (fields?.all() ?? []).flatMap(([key, node]) => {
    const text = nodeText(diagnostics, node);
    return text === null ? [] : [[key, node, text] as const];
  });
}

function plainEntry(location: FieldLocation, text: string): DataEntry {
  return { location, bytes: new TextEncoder().encode(text), text };
}

/** Null if the bytes are not UTF-8 or contain NUL: an environment variable cannot hold them. */
function utf8(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}

/** Decodes base64 by the rules of Go's decoder: padding is required, line breaks are ignored. */
function fromBase64(diagnostics: Diagnostics, location: FieldLocation, text: string, advice: string): Uint8Array {
  const digits = text.replace(/[\r\n]/g, "");
  const isValid = digits.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(digits);
  if (!isValid) diagnostics.error(location, `is not valid base64; ${advice}`);
  return isValid ? Uint8Array.from(Buffer.from(digits, "base64")) : new Uint8Array();
}
