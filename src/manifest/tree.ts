// The value types of a manifest tree. Each value has its line.

import type { Scalar } from "./yaml11-scalar.ts";

export interface SourceLine {
  /** The file's name in messages. */
  readonly file: string;
  readonly line: number;
}

export interface TreeField {
  /** For a map entry, the line of its key; for a list item, the line of the value. */
  readonly place: SourceLine;
  readonly value: ManifestTree;
}

export interface TreeMap {
  readonly kind: "map";
  readonly fields: ReadonlyMap<string, TreeField>;
  /** Duplicate keys, each with the line of its last occurrence. `fields` has the last value. */
  readonly repeated: ReadonlyMap<string, SourceLine>;
}

export type ManifestTree = Scalar | TreeMap | { readonly kind: "list"; readonly items: readonly TreeField[] };
