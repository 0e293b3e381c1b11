// Reads the YAML documents of a manifest's files.
import type { Diagnostics } from "../yaml/diagnostics.ts";
import type { FileProblem, YamlOptions } from "../yaml/options.ts";
import { readYaml } from "../yaml/read-yaml.ts";
import type { YamlField } from "../yaml/tree.ts";
import { isTemplate, templateHint } from "./helm-template.ts";

export interface ManifestFile {
  /** The file's name in messages; `-` is standard input. */
  readonly path: string;
  readonly text: string;
}

const yamlOptions: YamlOptions = {
  schema: "kubernetes",
  documents: "several",
  mergeKeys: "apply",
  duplicateKeys: "last-wins",
  tags: [],
  complexKeys: "refuse",
  maxValues: 1_000_000,
  explain: templateProblem,
};

/** If the file is a template, says that instead of the problem that the template causes. */
function templateProblem(problem: FileProblem, text: string): FileProblem {
  const brace = isTemplate(text) ? text.indexOf("{{") : -1;
  return brace < 0 ? problem : { ...problem, offset: brace, message: templateHint };
}

/** The documents that are not empty. Reports the files that are not valid YAML. */
export function readDocuments(files: readonly ManifestFile[], diagnostics: Diagnostics): readonly YamlField[] {
  return files
    .flatMap(({ path, text }) => readYaml(path === "-" ? "stdin" : path, text, yamlOptions, diagnostics) ?? [])
    .filter(({ value }) => value.kind !== "null");
}
