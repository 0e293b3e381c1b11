// The title and the place of a failure's annotation: the limit in a manifest, or the last instruction of a Dockerfile.
import { unreachable } from "../../lib/errors.ts";
import type { Verdict } from "../../model/verdict.ts";
import type { FilePlace } from "../../options/parsers.ts";
import { parseMemoryQuantity } from "../../options/quantity.ts";
import { createDiagnostics } from "../../yaml/diagnostics.ts";
import type { YamlOptions } from "../../yaml/options.ts";
import { readYaml } from "../../yaml/read-yaml.ts";
import type { YamlField, YamlValue } from "../../yaml/tree.ts";
import { notEnforced } from "../model/messages.ts";
import { exitCodeOfRun, gatesHeadline, type RunResult, shownOf } from "../model/run-result.ts";

export interface AnnotationPlace {
  /** In GitHub's form: relative to the root of the repository, without a leading ./ */
  readonly file: string;
  readonly line: number;
  /** Null if unknown. */
  readonly column: number | null;
}

/** The title of the annotation of a run that did not pass. */
export function annotationTitle(run: RunResult): string {
  if (run.kind === "several") return `memgate: ${gatesHeadline(run.gates)}`;
  const { verdict, thresholds, comparison } = run.judged;
  return `${titleOf(verdict, comparison === null ? "baseline" : "base")}${notEnforced(verdict, thresholds) === null ? "" : " (not enforced)"}`;
}

function titleOf(verdict: Verdict, against: string): string {
  switch (verdict.kind) {
    case "pass":
      return "memgate: within the memory threshold";
    case "over-ratio":
      return "memgate: over the memory threshold";
    case "increased":
      return `memgate: more memory than the ${against}`;
    case "leaks":
      return "memgate: the app leaks memory";
    case "oom-killed":
      return "memgate: OOM-killed";
    case "out-of-memory":
      return "memgate: out of memory in the app's runtime";
    case "inconclusive":
      return `memgate: inconclusive (${verdict.reason})`;
    default:
      return unreachable(verdict);
  }
}

/** The place of the annotation. Null if the run passed, or if no file is known. */
export function annotationOf(
  { result, annotate }: { readonly result: RunResult; readonly annotate: FilePlace | null },
  readText: (path: string) => string,
): AnnotationPlace | null {
  if (annotate === null || exitCodeOfRun(result) === 0) return null;
  return annotationPlace(annotate, shownOf(result)?.evidence.requestedLimitBytes ?? null, readText);
}

/**
 * @param limitBytes selects the limit if a manifest has several; null for the first one
 * @param readText throws if the file cannot be read; the place is then its first line
 */
export function annotationPlace(
  { file, line, column }: FilePlace,
  limitBytes: number | null,
  readText: (path: string) => string,
): AnnotationPlace {
  const path = file.replace(/^(\.\/+)+/, "");
  const found = line === null ? bestPosition(file, limitBytes, readText) : { line, column };
  return { file: path, line: found.line, column: found.column };
}

type TextPosition = Pick<AnnotationPlace, "line" | "column">;

function bestPosition(file: string, limitBytes: number | null, readText: (path: string) => string): TextPosition {
  const start = { line: 1, column: null };
  try {
    const text = readText(file);
    return (/\.(ya?ml|json)$/i.test(file) ? limitIn(text, limitBytes) : instructionIn(text)) ?? start;
  } catch {
    return start;
  }
}

/** Accepts each form that the readers of manifests, Compose files and memgate.yml accept. */
const yamlOptions: YamlOptions = {
  schema: "core",
  documents: "several",
  mergeKeys: "apply",
  duplicateKeys: "last-wins",
  tags: [],
  complexKeys: "mark",
  maxValues: 1_000_000,
};

/**
 * The position of `limits.memory` (Kubernetes, Compose), `mem_limit` (Compose) or `memory-limit` (memgate.yml). Null
 * without one.
 */
function limitIn(text: string, limitBytes: number | null): TextPosition | null {
  const documents = readYaml("", text, yamlOptions, createDiagnostics()) ?? [];
  const limits = documents.flatMap(({ value }) => limitsIn(value, new Set()));
  const bytesOf = ({ value }: YamlField) => ("text" in value ? (parseMemoryQuantity(value.text)?.bytes ?? null) : null);
  return (limits.find((limit) => bytesOf(limit) === limitBytes) ?? limits[0])?.place ?? null;
}

/** @param visited the values that were already searched; several aliases may share a value */
function limitsIn(value: YamlValue, visited: Set<YamlValue>): readonly YamlField[] {
  if (visited.has(value)) return [];
  visited.add(value);
  if (value.kind === "list") return value.items.flatMap((item) => limitsIn(item.value, visited));
  if (value.kind !== "map") return [];
  return [...value.fields].flatMap(([key, field]) => {
    const inner = key === "limits" && field.value.kind === "map" ? field.value.fields.get("memory") : undefined;
    const limit = key === "mem_limit" || key === "memory-limit" ? field : inner;
    return [...(limit === undefined ? [] : [limit]), ...limitsIn(field.value, visited)];
  });
}

/** The position of the last CMD or ENTRYPOINT, else of the last FROM, or null. */
function instructionIn(text: string): TextPosition | null {
  const lines = text.split("\n");
  for (const pattern of [/^\s*(CMD|ENTRYPOINT)\b/i, /^\s*FROM\b/i]) {
    const index = lines.findLastIndex((line) => pattern.test(line));
    if (index >= 0) return { line: index + 1, column: (lines[index] ?? "").search(/\S/) + 1 };
  }
  return null;
}
