// The values of a manifest, each with its line.

import type { Scalar } from "./yaml11-scalar.ts";
export interface Place {
  /** As it is called in messages. */
  readonly file: string;
  readonly line: number;
}

export interface Field {
  /** Of the key, where it is the value of one. */
  readonly place: Place;
  readonly value: Tree;
}

export interface TreeMap {
  readonly kind: "map";
  readonly fields: ReadonlyMap<string, Field>;
  /** Keys that are there more than once: the last one counts. */
  readonly repeated: ReadonlyMap<string, Place>;
}

export type Tree = Scalar | TreeMap | { readonly kind: "list"; readonly items: readonly Field[] };
