// The values of a manifest, each with its line.

import type { Scalar } from "./yaml11-scalar.ts";
export interface SourceLine {
  /** As it is called in messages. */
  readonly file: string;
  readonly line: number;
}

export interface TreeField {
  /** Of the key, where it is the value of one. */
  readonly place: SourceLine;
  readonly value: ManifestTree;
}

export interface TreeMap {
  readonly kind: "map";
  readonly fields: ReadonlyMap<string, TreeField>;
  /** Keys that are there more than once: the last one counts. */
  readonly repeated: ReadonlyMap<string, SourceLine>;
}

export type ManifestTree = Scalar | TreeMap | { readonly kind: "list"; readonly items: readonly TreeField[] };
