// Reads a Compose file into plain values, with aliases and merge keys resolved. Variables stay unexpanded.
import type { Diagnostics } from "../yaml/diagnostics.ts";
import type { YamlOptions } from "../yaml/options.ts";
import { readYaml } from "../yaml/read-yaml.ts";
import type { SourcePlace, YamlField } from "../yaml/tree.ts";

export interface ComposeText {
  /** The file's name in messages. */
  readonly path: string;
  readonly text: string;
}

export type Path = readonly (string | number)[];

export interface ComposeYaml {
  /** The value of each document. Empty if the file has an error. A value with a merge tag is `Tagged`. */
  readonly documents: readonly unknown[];
  /** Finds the longest prefix of the path that exists in the file. Returns its place and its number of keys. */
  readonly find: (path: Path) => { readonly place: SourcePlace; readonly length: number };
}

/** A value with `!reset` or `!override`. Source: the Compose specification, "Merge". */
export interface Tagged {
  readonly tag: MergeTag;
  readonly value: unknown;
}

const mergeTags = ["!reset", "!override"] as const;
type MergeTag = (typeof mergeTags)[number];

const yamlOptions: YamlOptions = {
  schema: "core",
  documents: "several",
  mergeKeys: "apply",
  duplicateKeys: "refuse",
  tags: mergeTags,
  complexKeys: "refuse",
  maxValues: 100_000,
};

/** Reports an error if the file is not valid YAML. */
export function readComposeYaml({ path, text }: ComposeText, diagnostics: Diagnostics): ComposeYaml {
  const documents = readYaml(path, text, yamlOptions, diagnostics) ?? [];
  const find = (wanted: Path) => {
    let best = { length: 0, place: documents[0]?.place ?? { file: path, line: 1, column: 1 } };
    for (const document of documents) {
      const found = walk(document, wanted);
      if (found.length >= best.length && found.length > 0) best = found;
    }
    return best;
  };
  return { documents: documents.map(plainOf), find };
}

function plainOf({ value, tag }: YamlField): unknown {
  const mergeTag = mergeTags.find((known) => known === tag);
  const plain = untagged(value);
  return mergeTag === undefined ? plain : ({ tag: mergeTag, value: plain } satisfies Tagged);
}

function untagged(value: YamlField["value"]): unknown {
  switch (value.kind) {
    case "map":
      return Object.fromEntries([...value.fields].map(([key, field]) => [key, plainOf(field)]));
    case "list":
      return value.items.map(plainOf);
    case "number":
      return value.number;
    case "boolean":
      return value.value;
    case "text":
      return value.text;
    case "null":
      return null;
  }
}

/** Follows an alias to its anchor, because the value is written there. */
function walk(document: YamlField, path: Path): { readonly length: number; readonly place: SourcePlace } {
  let field = document;
  for (const [index, step] of path.entries()) {
    const { value } = field;
    const next =
      value.kind === "map"
        ? value.fields.get(String(step))
        : value.kind === "list"
          ? value.items[Number(step)]
          : undefined;
    if (next === undefined) return { length: index, place: field.place };
    field = next;
  }
  return { length: path.length, place: field.place };
}
