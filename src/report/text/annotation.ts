// Where in a file a failure is shown: at the limit of a manifest, at what is run of a Dockerfile.
import { isMap, isScalar, LineCounter, type Node, parseAllDocuments, visit } from "yaml";
import type { FilePlace } from "../../options/parsers.ts";
import { parseMemoryQuantity } from "../../options/quantity.ts";
import { exitCodeOfRun, type RunResult, shownOf } from "../model/run-result.ts";

export interface AnnotationPlace {
  /** As GitHub has it: from the root of the repository, without ./ before it. */
  readonly file: string;
  readonly line: number;
}

/** Where a failed run is shown; null for nowhere in particular. */
export function annotationOf(
  { result, annotate }: { readonly result: RunResult; readonly annotate: FilePlace | null },
  readText: (path: string) => string,
): AnnotationPlace | null {
  if (annotate === null || exitCodeOfRun(result) === 0) return null;
  return annotationPlace(annotate, shownOf(result)?.evidence.requestedLimitBytes ?? null, readText);
}

/**
 * @param readText throws where the file can't be read: its first line is taken then
 * @param limitBytes of several limits in a manifest, the one of this size is taken
 */
export function annotationPlace(
  { file, line }: FilePlace,
  limitBytes: number | null,
  readText: (path: string) => string,
): AnnotationPlace {
  const shown = file.replace(/^(\.\/+)+/, "");
  return { file: shown, line: line ?? bestLine(file, limitBytes, readText) };
}

function bestLine(file: string, limitBytes: number | null, readText: (path: string) => string): number {
  try {
    const text = readText(file);
    if (/\.(ya?ml|json)$/i.test(file)) return limitLine(text, limitBytes) ?? 1;
    return instructionLine(text) ?? 1;
  } catch {
    return 1;
  }
}

/** The line of `limits.memory` (Kubernetes, Compose), `mem_limit` (Compose) or `memory-limit` (memgate.yml). */
function limitLine(text: string, limitBytes: number | null): number | null {
  const lines = new LineCounter();
  const found: { readonly line: number; readonly bytes: number | null }[] = [];
  const add = (value: unknown) => {
    if (!isScalar(value)) return;
    const bytes = parseMemoryQuantity(String(value.source ?? value.value))?.bytes ?? null;
    found.push({ line: lines.linePos((value as Node).range?.[0] ?? 0).line, bytes });
  };
  for (const document of parseAllDocuments(text, { lineCounter: lines })) {
    visit(document, {
      Pair: (_, { key, value }) => {
        const name = isScalar(key) ? key.value : null;
        if (name === "limits" && isMap(value)) add(value.get("memory", true));
        if (name === "mem_limit" || name === "memory-limit") add(value);
      },
    });
  }
  return (found.find(({ bytes }) => bytes === limitBytes) ?? found[0])?.line ?? null;
}

/** The last instruction of each kind counts. */
function instructionLine(text: string): number | null {
  const lines = text.split("\n");
  for (const pattern of [/^\s*(CMD|ENTRYPOINT)\b/i, /^\s*FROM\b/i]) {
    const index = lines.findLastIndex((line) => pattern.test(line));
    if (index >= 0) return index + 1;
  }
  return null;
}
