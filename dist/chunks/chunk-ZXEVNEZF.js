import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  adviceFor,
  binsOf,
  byGravity,
  exitCodeOfRun,
  gateRow,
  gatesHead,
  gatesHeadline,
  issuesUrl,
  phaseTableOf,
  rowsOf
} from "./chunk-5IDNCX2N.js";
import {
  lastLines,
  limitNameOf,
  meaning,
  notesOf,
  phasesMeaning,
  timeOriginOf
} from "./chunk-OJRVFJ26.js";
import {
  bytes,
  percent,
  printable,
  time
} from "./chunk-H6BKDPII.js";

// src/report/text/markdown.ts
var zeroWidthSpace = "\u200B";
var maxHexDigits = 6;
function escaped(text) {
  const line = printable(text).replace(/\\(?=[!-/:-@[-`{-~]|$)/g, "\\\\").replace(/&(?=#\d+;|#x[\da-f]+;|[a-z][a-z\d]*;)/gi, "&amp;").replace(/<(?=[a-z/!?])/gi, "&lt;").replace(/\[(?=.*\])/g, "\\[").replace(/(?<=^|\s)#+(?=\s*$)/, "\\$&");
  return withoutReferences(["`", "*", "_", "~", "$"].reduce(escapePairs, line));
}
function withoutReferences(line) {
  return line.replace(/([@#])(?=\w)/g, `$1${zeroWidthSpace}`).replace(/(?<![a-z0-9])(GH-(?=\d)|(?:GHSA|CVE)-(?=\w))/gi, `$1${zeroWidthSpace}`).replace(
    /(?<![a-z0-9])[\da-f]{7,}(?![a-z0-9])/gi,
    (hash) => (hash.match(new RegExp(`.{1,${maxHexDigits}}`, "g")) ?? []).join(zeroWidthSpace)
  ).replace(/:(?!\d{1,2}:)(?=[\w+-]+:)/g, `:${zeroWidthSpace}`).replace(/:\/\//g, `:${zeroWidthSpace}//`).replace(/(?<![a-z0-9])www\./gi, (www) => `${www.slice(0, -1)}${zeroWidthSpace}.`);
}
function escapedBlock(text) {
  return escaped(text.trimStart()).replace(/^(?:#{1,6}(?=\s|$)|[-+*](?=\s|$)|>|([-*_])(?=(?:\s*\1){2,}\s*$))/, "\\$&").replace(/^(`{3,}|~{3,})/, (fence) => fence.replace(/./g, "\\$&")).replace(/^(\d{1,9})(?=[.)](?:\s|$))/, "$1\\");
}
function escapedCell(text) {
  return escaped(text).replaceAll("|", "\\|");
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
function withinBytes(sections, maxBytes, cut2, footer) {
  const size = (parts) => Buffer.byteLength(`${[...parts, footer].join("\n\n")}
`);
  const kept = [];
  for (const section of sections) {
    const isLast = kept.length === sections.length - 1;
    if (size([...kept, section, ...isLast ? [] : [cut2]]) > maxBytes) {
      kept.push(cut2);
      break;
    }
    kept.push(section);
  }
  return `${[...kept, footer].join("\n\n")}
`;
}

// src/report/text/mermaid.ts
var columns = 200;
var mebibyte = 2 ** 20;
var palette = { blue: "#2f81f7", grey: "#848d97", red: "#e5534b" };
var theme = JSON.stringify({
  themeVariables: { xyChart: { plotColorPalette: Object.values(palette).join(", ") } }
});
function mermaidOf({ evidence, thresholds, verdict }) {
  const { series, peak, limitBytes } = evidence;
  const bins = binsOf(series, columns);
  if (bins === null || peak === null) return null;
  const thresholdBytes = thresholds.maxRatio * limitBytes;
  const highestBytes = Math.max(limitBytes, peak.workingSetBytes);
  const mib = (value) => (value / mebibyte).toFixed(1);
  const level = (value) => `  line [${mib(value)}, ${mib(value)}]`;
  const seconds = (ms) => (ms / 1e3).toFixed(1);
  const toMs = Math.max(bins.toMs, bins.fromMs + 100);
  const known = bins.workingSetBytes.map((value) => value ?? 0);
  const values = known.length === 1 ? [...known, ...known] : known;
  const start = bins.workingSetBytes[0] === null ? " (0 before the first sample)" : "";
  const chart = [
    "```mermaid",
    `%%{init: ${theme}}%%`,
    "xychart-beta",
    `  x-axis "seconds after ${timeOriginOf(evidence)}" ${seconds(bins.fromMs)} --> ${seconds(toMs)}`,
    `  y-axis "MiB" 0 --> ${mib(highestBytes * 1.05)}`,
    `  line [${values.map(mib).join(", ")}]`,
    level(limitBytes),
    level(thresholdBytes),
    "```"
  ].join("\n");
  const notJudged = verdict.kind === "inconclusive" ? " (not judged)" : "";
  const limitName = limitNameOf(evidence, verdict);
  const legend = [
    `Blue: the working set${start}, with its peak of ${bytes(peak.workingSetBytes)}${notJudged} at ${time(peak.atMs)}.`,
    `Grey: the ${limitName}, ${bytes(limitBytes)}.`,
    `Red: the threshold, ${bytes(thresholdBytes)} (${percent(thresholds.maxRatio)} of the ${limitName}).`
  ].join(" ");
  return `${chart}

${legend}`;
}

// src/report/text/summary.ts
var marks = {
  pass: "\u2705",
  "over-ratio": "\u274C",
  "out-of-memory": "\u274C",
  "oom-killed": "\u274C",
  inconclusive: "\u26A0\uFE0F"
};
var whyInconclusiveFails = "The check fails, because memgate could not judge the memory.";
var maxSummaryBytes = 2 ** 20 - 1024;
var maxHeadlineLength = 2e3;
var cut = "*Cut here, because the summary is longer than GitHub accepts. The report has the rest.*";
function summaryOf(run, { footer, maxBytes = maxSummaryBytes }) {
  const sections = run.kind === "one" ? [...sectionsOf(run.judged, "###", ""), ...logOf(run.judged, "")] : sectionsOfGates(run.gates);
  return withinBytes(sections, maxBytes, cut, escapedBlock(footer));
}
function sectionsOfGates(gates) {
  const mark = { 0: marks.pass, 1: marks["over-ratio"], 3: marks.inconclusive }[exitCodeOfRun({ kind: "several", gates })];
  const sorted = byGravity(gates);
  return [
    `### ${mark} ${escaped(gatesHeadline(gates))}`,
    table(gatesHead, gates.map(gateRow)),
    ...sorted.flatMap(sectionsOfGate),
    // The logs come last: if a long one does not fit, the figures of all gates are still there.
    ...sorted.flatMap((gate) => gate.kind === "judged" ? logOf(gate.judged, `${gate.name}: `) : [])
  ];
}
function sectionsOfGate(gate) {
  if (gate.kind === "judged") return sectionsOf(gate.judged, "####", `${gate.name}: `);
  const heading = `${gate.name}: did not run (${gate.reason})`;
  return [`#### ${marks.inconclusive} ${escaped(heading)}`, escapedBlock(`Reason: ${gate.why}`)];
}
function sectionsOf(judged, heading, prefix) {
  const { evidence, verdict, message } = judged;
  const chart = mermaidOf(judged);
  const phases = phaseTableOf(evidence);
  return [
    `${heading} ${marks[verdict.kind]} ${escaped(headlineOf(prefix + message))}`,
    ...verdict.kind === "inconclusive" ? [whyInconclusiveFails] : [],
    nextStep(judged),
    ...chart === null ? [] : [chart],
    table(
      ["Result", "Value"],
      rowsOf(judged).map(({ label, value }) => [label, value])
    ),
    ...phases.rows.length === 0 ? [] : [table(phases.head, phases.rows)],
    ...notesOf(evidence).map((note) => `> ${escapedBlock(note)}`),
    ...evidence.peak === null ? [] : [`<sub>${escaped(`${meaning} ${phasesMeaning(evidence)}`.trim())}</sub>`]
  ];
}
function headlineOf(text) {
  return text.length <= maxHeadlineLength ? text : `${text.slice(0, maxHeadlineLength)}\u2026`;
}
function nextStep({ verdict, evidence, thresholds }) {
  const advice = escaped(adviceFor(verdict, evidence, thresholds)).replaceAll(escaped(issuesUrl), `<${issuesUrl}>`);
  return verdict.kind === "pass" ? advice : `**What to do:** ${advice}`;
}
function logOf({ evidence }, prefix) {
  const log = evidence.container?.logTail ?? [];
  return log.length === 0 ? [] : [folded(prefix + lastLines(log.length), log)];
}
function refusalSummary(lines) {
  const problems = lines.map((line) => `- ${escapedBlock(line)}`).join("\n");
  return `### \u274C memgate: bad input, the app was not started

${problems}
`;
}

export {
  summaryOf,
  refusalSummary
};
