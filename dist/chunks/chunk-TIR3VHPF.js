import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  require_dist
} from "./chunk-KPXKAXWZ.js";
import {
  exitCodeOfRun,
  gatesHeadline,
  shownOf
} from "./chunk-DGCY2YQ3.js";
import {
  unreachable
} from "./chunk-DQB73R54.js";
import {
  parseMemoryQuantity
} from "./chunk-IVBEHEZL.js";
import {
  __toESM
} from "./chunk-N5GU662R.js";

// src/report/text/annotation.ts
var import_yaml = __toESM(require_dist(), 1);
function annotationTitle(run) {
  if (run.kind === "several") return `memgate: ${gatesHeadline(run.gates)}`;
  const { verdict } = run.judged;
  switch (verdict.kind) {
    case "pass":
      return "memgate: within the memory threshold";
    case "over-ratio":
      return "memgate: over the memory threshold";
    case "oom-killed":
      return "memgate: OOM-killed";
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
function annotationPlace({ file, line }, limitBytes, readText) {
  const path = file.replace(/^(\.\/+)+/, "");
  return { file: path, line: line ?? bestLine(file, limitBytes, readText) };
}
function bestLine(file, limitBytes, readText) {
  try {
    const text = readText(file);
    if (/\.(ya?ml|json)$/i.test(file)) return limitLine(text, limitBytes) ?? 1;
    return instructionLine(text) ?? 1;
  } catch {
    return 1;
  }
}
function limitLine(text, limitBytes) {
  const lines = new import_yaml.LineCounter();
  const found = [];
  const add = (value) => {
    if (!(0, import_yaml.isScalar)(value)) return;
    const bytes = parseMemoryQuantity(String(value.source ?? value.value))?.bytes ?? null;
    found.push({ line: lines.linePos(value.range?.[0] ?? 0).line, bytes });
  };
  for (const document of (0, import_yaml.parseAllDocuments)(text, { lineCounter: lines })) {
    (0, import_yaml.visit)(document, {
      Pair: (_, { key, value }) => {
        const name = (0, import_yaml.isScalar)(key) ? key.value : null;
        if (name === "limits" && (0, import_yaml.isMap)(value)) add(value.get("memory", true));
        if (name === "mem_limit" || name === "memory-limit") add(value);
      }
    });
  }
  return (found.find(({ bytes }) => bytes === limitBytes) ?? found[0])?.line ?? null;
}
function instructionLine(text) {
  const lines = text.split("\n");
  for (const pattern of [/^\s*(CMD|ENTRYPOINT)\b/i, /^\s*FROM\b/i]) {
    const index = lines.findLastIndex((line) => pattern.test(line));
    if (index >= 0) return index + 1;
  }
  return null;
}

export {
  annotationTitle,
  annotationOf
};
