import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  markedStyle,
  styled
} from "./chunk-HWK6PRBH.js";
import {
  printable,
  unbroken
} from "./chunk-TGGWKTGO.js";

// src/report/text/markdown.ts
var wordJoiner = "\u2060";
var maxHexDigits = 6;
function escaped(text) {
  const line = printable(text).replace(/\\(?=[!-/:-@[-`{-~]|$)/g, "\\\\").replace(/&(?=#\d+;|#x[\da-f]+;|[a-z][a-z\d]*;)/gi, "&amp;").replace(/<(?=[a-z/!?])/gi, "&lt;").replace(/\[(?=.*\])/g, "\\[").replace(/(?<=^|\s)#+(?=\s*$)/, "\\$&");
  return withoutReferences(["`", "*", "_", "~", "$"].reduce(escapePairs, line));
}
function withoutReferences(line) {
  return line.replace(/([@#])(?=\w)/g, `$1${wordJoiner}`).replace(/(?<![a-z0-9])(GH-(?=\d)|(?:GHSA|CVE)-(?=\w))/gi, `$1${wordJoiner}`).replace(
    /(?<![a-z0-9])[\da-f]{7,}(?![a-z0-9])/gi,
    (hash) => (hash.match(new RegExp(`.{1,${maxHexDigits}}`, "g")) ?? []).join(wordJoiner)
  ).replace(/:(?!\d{1,2}:)(?=[\w+-]+:)/g, `:${wordJoiner}`).replace(/:\/\//g, `:${wordJoiner}//`).replace(/(?<![a-z0-9])www\./gi, (www) => `${www.slice(0, -1)}${wordJoiner}.`);
}
function withOptions(text) {
  const rest = (between) => escaped(between).replace(/\\.|`/g, (one) => one === "`" ? "\\`" : one);
  return styled(printable(text), markedStyle, rest);
}
function escapedBlock(text, inline = escaped) {
  return inline(text.trimStart()).replace(/^(?:#{1,6}(?=\s|$)|[-+*](?=\s|$)|>|([-*_])(?=(?:\s*\1){2,}\s*$))/, "\\$&").replace(/^(`{3,}|~{3,})/, (fence) => fence.replace(/./g, "\\$&")).replace(/^(\d{1,9})(?=[.)](?:\s|$))/, "$1\\");
}
var maxHeadingLength = 2e3;
function escapedHeading(text) {
  return escaped(text.length <= maxHeadingLength ? text : `${text.slice(0, maxHeadingLength)}\u2026`);
}
function escapedCell(text) {
  return escaped(unbroken(text)).replaceAll("|", "\\|");
}
function escapePairs(line, character) {
  const runs = [...line.matchAll(new RegExp(`\\${character}+`, "g"))].filter(
    ({ 0: run, index }) => isDelimiter(character, line.charAt(index - 1), line.charAt(index + run.length))
  );
  const isPair = runs.length > 1 || character === "$" && (runs[0]?.[0].length ?? 0) > 1;
  if (!isPair) return line;
  return runs.reduceRight((text, { 0: run, index }) => {
    const escapedRun = `\\${character}`.repeat(run.length);
    return text.slice(0, index) + escapedRun + text.slice(index + run.length);
  }, line);
}
function isDelimiter(character, before, after) {
  if (character === "`" || character === "$") return true;
  const isBetween = (pattern) => pattern.test(before) && pattern.test(after);
  if (isBetween(/^\s?$/)) return false;
  return character !== "_" || !isBetween(/^[\p{L}\p{N}]$/u);
}
function folded(title, lines) {
  const text = lines.map(printable);
  const longest = Math.max(2, ...text.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const body = `${fence}text
${text.join("\n")}
${fence}`;
  return foldedBlock(title, body);
}
function foldedBlock(title, body) {
  return `<details><summary>${escapedHtml(title)}</summary>

${body}

</details>`;
}
function escapedHtml(text) {
  const html = printable(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return withoutReferences(html);
}
function table(head, rows) {
  const line = (cells) => `| ${cells.map(escapedCell).join(" | ")} |`;
  return [line(head), `|${head.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}
function withinBytes(sections, maxBytes, cut, footer) {
  const size = (parts) => Buffer.byteLength(`${[...parts, footer].join("\n\n")}
`);
  const kept = [];
  for (const section of sections) {
    const isLast = kept.length === sections.length - 1;
    if (size([...kept, section, ...isLast ? [] : [cut]]) > maxBytes) {
      kept.push(cut);
      break;
    }
    kept.push(section);
  }
  return `${[...kept, footer].join("\n\n")}
`;
}

export {
  escaped,
  withOptions,
  escapedBlock,
  escapedHeading,
  folded,
  foldedBlock,
  table,
  withinBytes
};
