// Options for reading YAML. Each kind of file has its own.

export interface TreeOptions {
  /** `core` is YAML 1.2. `kubernetes` is YAML 1.1 as Kubernetes reads it. */
  readonly schema: "core" | "kubernetes";
  /** `apply` merges the map of `<<`. `keep` makes it a field like any other. */
  readonly mergeKeys: "apply" | "keep";
  readonly duplicateKeys: "refuse" | "last-wins";
  /** `refuse`, or the tags that `YamlField.tag` keeps. Other tags are then ignored. */
  readonly tags: "refuse" | readonly string[];
  /** For keys that are maps or lists: refuses the file, or leaves them out and marks the map (`hasComplexKey`). */
  readonly complexKeys: "refuse" | "mark";
  /** The number of values that the file may have, keys included. A value counts again for each alias that refers to it. */
  readonly maxValues: number;
}

/** A problem at an index of the text. */
export interface FileProblem {
  readonly offset: number;
  readonly message: string;
  /** True if the text is not YAML. False if it is YAML that memgate does not accept. */
  readonly isSyntax: boolean;
}

export interface YamlOptions extends TreeOptions {
  /** The number of documents that the file may contain. */
  readonly documents: "one" | "several";
  /** Rewords a problem, if the reader recognizes its cause in the text. */
  readonly explain?: (problem: FileProblem, text: string) => FileProblem;
}
