// ConfigMaps and Secrets of the manifest, and what they hold.

import type { Diagnostics, Where } from "./diagnostics.ts";
import type { DataSource } from "./objects.ts";
import { type MapFields, nodeText, openMap, type Spot } from "./typed-fields.ts";

export type DataKind = DataSource["kind"];

export interface DataEntry {
  readonly where: Where;
  readonly bytes: Uint8Array;
  /** What a variable of it holds; null where it can be in files alone. */
  readonly text: string | null;
}

interface DataObject {
  readonly kind: DataKind;
  readonly name: string;
  readonly entries: ReadonlyMap<string, DataEntry>;
}

export interface DataStore {
  /** Null where the manifest does not have it. What is wrong with it is told once it is asked for. */
  readonly find: (kind: DataKind, name: string) => DataObject | null;
}

/** @param namespace the workload's; an object without one may be in any, for the command that applies it says which */
export function createStore(
  diagnostics: Diagnostics,
  sources: readonly DataSource[],
  namespace: string | null,
): DataStore {
  const read = new Map<DataSource, DataObject>();
  return {
    find(kind, name) {
      const named = sources.filter((source) => source.kind === kind && source.name === name);
      const near = named.filter((source) => source.namespace === namespace);
      const possible = named.filter((source) => source.namespace === null || namespace === null);
      // Applied one after the other, the last one stays.
      const source = near.at(-1) ?? possible.at(-1);
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
  const titled = { ...root, path: `${kind}/${name}` };
  const fields = openMap(diagnostics, titled, supported);
  const data = fields?.map("data", null) ?? null;
  if (kind === "ConfigMap") {
    for (const [key, spot, text] of textsIn(diagnostics, data)) entries.set(key, plainEntry(spot, text));
    const binary = fields?.map("binaryData", null) ?? null;
    for (const [key, spot, text] of textsIn(diagnostics, binary)) {
      const bytes = fromBase64(diagnostics, spot, text, "encode it, or put it under data");
      entries.set(key, { where: spot, bytes, text: null });
    }
  } else {
    for (const [key, spot, text] of textsIn(diagnostics, data)) {
      const bytes = fromBase64(diagnostics, spot, text, "encode it, or put it under stringData");
      entries.set(key, { where: spot, bytes, text: utf8(bytes) });
    }
    const plain = fields?.map("stringData", null) ?? null;
    for (const [key, spot, text] of textsIn(diagnostics, plain)) entries.set(key, plainEntry(spot, text));
  }
  return { kind, name, entries };
}

function textsIn(diagnostics: Diagnostics, fields: MapFields | null): readonly (readonly [string, Spot, string])[] {
  return (fields?.all() ?? []).flatMap(([key, spot]) => {
    const text = nodeText(diagnostics, spot);
    return text === null ? [] : [[key, spot, text] as const];
  });
}

function plainEntry(where: Where, text: string): DataEntry {
  return { where, bytes: new TextEncoder().encode(text), text };
}

/** Null for what no variable can hold. */
function utf8(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}

/** As Go's decoder has it: padded, and line ends may be anywhere. */
function fromBase64(diagnostics: Diagnostics, where: Where, text: string, advice: string): Uint8Array {
  const digits = text.replace(/[\r\n]/g, "");
  const isWhole = digits.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(digits);
  if (!isWhole) diagnostics.problem(where, `is not base64; ${advice}`);
  return isWhole ? Uint8Array.from(Buffer.from(digits, "base64")) : new Uint8Array();
}
