// The values of a YAML file, with the place of each. Aliases share the value of their anchor.

export interface SourcePlace {
  /** The file's name in messages. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface YamlField {
  /** For a map entry, the place of its key; for a list item, the place of the value. */
  readonly place: SourcePlace;
  readonly value: YamlValue;
  /** One of the tags that the options keep, such as `!reset`. Null for any other tag, and without a tag. */
  readonly tag: string | null;
}

export type YamlScalar =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly text: string; readonly number: number }
  | { readonly kind: "boolean"; readonly text: string; readonly value: boolean }
  | { readonly kind: "null"; readonly text: string };

export interface YamlMap {
  readonly kind: "map";
  /** In file order; merged fields come last. */
  readonly fields: ReadonlyMap<string, YamlField>;
  /** Duplicate keys, each with the place of its last occurrence. `fields` has the last value. */
  readonly repeated: ReadonlyMap<string, SourcePlace>;
  /** True if a key is a map or a list, which is how YAML reads an unquoted {{name}}. `fields` lacks these keys. */
  readonly hasComplexKey: boolean;
}

interface YamlList {
  readonly kind: "list";
  readonly items: readonly YamlField[];
}

/** `text` is the value as written (0.80 stays 0.80), or for the schema `kubernetes` as Kubernetes writes it in JSON. */
export type YamlValue = YamlScalar | YamlMap | YamlList;
