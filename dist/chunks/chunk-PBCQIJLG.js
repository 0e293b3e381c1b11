import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  readYaml
} from "./chunk-RBJPJ7PW.js";
import {
  exitCodeOfRun,
  gatesHeadline,
  shownOf
} from "./chunk-LY5XYMCG.js";
import {
  notEnforced
} from "./chunk-LAKQRFLF.js";
import {
  parseMemoryQuantity
} from "./chunk-5U4SGI4T.js";
import {
  createDiagnostics
} from "./chunk-NQGW7FTA.js";
import {
  unreachable
} from "./chunk-TGGWKTGO.js";

// src/report/text/annotation.ts
function annotationTitle(run) {
  if (run.kind === "several") return `memgate: ${gatesHeadline(run.gates)}`;
  const { verdict, thresholds, comparison } = run.judged;
  return `${titleOf(verdict, comparison === null ? "baseline" : "base")}${notEnforced(verdict, thresholds) === null ? "" : " (not enforced)"}`;
}
function titleOf(verdict, against) {
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
function annotationOf({ result, annotate }, readText) {
  if (annotate === null || exitCodeOfRun(result) === 0) return null;
  return annotationPlace(annotate, shownOf(result)?.evidence.requestedLimitBytes ?? null, readText);
}
function annotationPlace({ file, line, column }, limitBytes, readText) {
  const path = file.replace(/^(\.\/+)+/, "");
  const found = line === null ? bestPosition(file, limitBytes, readText) : { line, column };
  return { file: path, line: found.line, column: found.column };
}
function bestPosition(file, limitBytes, readText) {
  const start = { line: 1, column: null };
  try {
    const text = readText(file);
    return (/\.(ya?ml|json)$/i.test(file) ? limitIn(text, limitBytes) : instructionIn(text)) ?? start;
  } catch {
    return start;
  }
}
var yamlOptions = {
  schema: "core",
  documents: "several",
  mergeKeys: "apply",
  duplicateKeys: "last-wins",
  tags: [],
  complexKeys: "mark",
  maxValues: 1e6
};
function limitIn(text, limitBytes) {
  const documents = readYaml("", text, yamlOptions, createDiagnostics()) ?? [];
  const limits = documents.flatMap(({ value }) => limitsIn(value, /* @__PURE__ */ new Set()));
  const bytesOf = ({ value }) => "text" in value ? parseMemoryQuantity(value.text)?.bytes ?? null : null;
  return (limits.find((limit) => bytesOf(limit) === limitBytes) ?? limits[0])?.place ?? null;
}
function limitsIn(value, visited) {
  if (visited.has(value)) return [];
  visited.add(value);
  if (value.kind === "list") return value.items.flatMap((item) => limitsIn(item.value, visited));
  if (value.kind !== "map") return [];
  return [...value.fields].flatMap(([key, field]) => {
    const inner = key === "limits" && field.value.kind === "map" ? field.value.fields.get("memory") : void 0;
    const limit = key === "mem_limit" || key === "memory-limit" ? field : inner;
    return [...limit === void 0 ? [] : [limit], ...limitsIn(field.value, visited)];
  });
}
function instructionIn(text) {
  const lines = text.split("\n");
  for (const pattern of [/^\s*(CMD|ENTRYPOINT)\b/i, /^\s*FROM\b/i]) {
    const index = lines.findLastIndex((line) => pattern.test(line));
    if (index >= 0) return { line: index + 1, column: (lines[index] ?? "").search(/\S/) + 1 };
  }
  return null;
}

export {
  annotationTitle,
  annotationOf,
  annotationPlace
};
