import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  escaped,
  escapedBlock,
  escapedHeading,
  folded,
  foldedBlock,
  table,
  withOptions,
  withinBytes
} from "./chunk-M5XMH2NE.js";
import {
  adviceOf,
  binsOf,
  byGravity,
  exitCodeOfGate,
  exitCodeOfRun,
  gateRow,
  gatesHead,
  gatesHeadline,
  largestProcess,
  phaseTableOf,
  processTableOf,
  refusalHeading,
  rowsOf
} from "./chunk-LY5XYMCG.js";
import {
  lastLines,
  limitNameOf,
  meaning,
  notEnforced,
  noticesOf,
  phasesMeaning,
  timeOriginOf
} from "./chunk-LAKQRFLF.js";
import {
  bytes,
  issuesUrl,
  percent,
  time
} from "./chunk-TGGWKTGO.js";

// src/report/text/mermaid.ts
var columns = 200;
var mebibyte = 2 ** 20;
var palette = { blue: "#2f81f7", grey: "#848d97", red: "#e5534b", yellow: "#bf8700" };
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
  const warning = warningLine(thresholds.warnRatio, limitBytes);
  const colours = Object.values(palette).slice(0, warning === null ? 3 : 4);
  const theme = { themeVariables: { xyChart: { plotColorPalette: colours.join(", ") } } };
  const chart = [
    "```mermaid",
    `%%{init: ${JSON.stringify(theme)}}%%`,
    "xychart-beta",
    `  x-axis "seconds after ${timeOriginOf(evidence)}" ${seconds(bins.fromMs)} --> ${seconds(toMs)}`,
    `  y-axis "MiB" 0 --> ${mib(highestBytes * 1.05)}`,
    `  line [${values.map(mib).join(", ")}]`,
    level(limitBytes),
    level(thresholdBytes),
    ...warning === null ? [] : [level(warning.bytes)],
    "```"
  ].join("\n");
  const notJudged = verdict.kind === "inconclusive" ? " (not judged)" : "";
  const limitName = limitNameOf(evidence, verdict);
  const legend = [
    `Blue: the working set${start}, with its peak of ${bytes(peak.workingSetBytes)}${notJudged} at ${time(peak.atMs)}.`,
    `Grey: the ${limitName}, ${bytes(limitBytes)}.`,
    `Red: the threshold, ${bytes(thresholdBytes)} (${percent(thresholds.maxRatio)} of the ${limitName}).`,
    ...warning === null ? [] : [warning.legend]
  ].join(" ");
  return `${chart}

${legend}`;
}
function warningLine(warnRatio, limitBytes) {
  if (warnRatio === null) return null;
  const warningBytes = warnRatio * limitBytes;
  return { bytes: warningBytes, legend: `Yellow: the warning level, ${bytes(warningBytes)} (${percent(warnRatio)}).` };
}

// src/report/text/comparison-chart.ts
var mebibyte2 = 2 ** 20;
function comparisonChart({ pairs, held, maxIncrease }) {
  if (held === null) return null;
  const measured = pairs.filter(({ base: base2, head: head2 }) => base2.isMeasured && head2.isMeasured);
  const base = measured.map((pair) => pair.base.heldBytes ?? 0);
  const head = measured.map((pair) => pair.head.heldBytes ?? 0);
  const allowedBytes = held.baseBytes * (1 + maxIncrease);
  const mib = (value) => (value / mebibyte2).toFixed(2);
  const line = (values) => `  line [${values.map(mib).join(", ")}]`;
  const all = [...base, ...head, allowedBytes];
  const lowest = Math.min(...all);
  const highest = Math.max(...all);
  const margin = Math.max(0.1 * (highest - lowest), 0.02 * mebibyte2);
  const theme = { themeVariables: { xyChart: { plotColorPalette: Object.values(palette).slice(0, 3).join(", ") } } };
  const chart = [
    "```mermaid",
    `%%{init: ${JSON.stringify(theme)}}%%`,
    "xychart-beta",
    `  x-axis "pair" [${measured.map(({ pair }) => `"${pair}"`).join(", ")}]`,
    `  y-axis "MiB held" ${mib(Math.max(0, lowest - margin))} --> ${mib(highest + margin)}`,
    line(head),
    line(base),
    line(measured.map(() => allowedBytes)),
    "```"
  ].join("\n");
  const legend = [
    `Blue: what the head held, mean ${bytes(held.headBytes)}.`,
    `Grey: what the base held, mean ${bytes(held.baseBytes)}.`,
    `Red: the base's mean with the allowed +${percent(maxIncrease)}, ${bytes(allowedBytes)}.`,
    "The scale does not begin at 0."
  ].join(" ");
  return `${chart}

${legend}`;
}

// src/report/text/summary.ts
var marks = {
  pass: "\u2705",
  "over-ratio": "\u274C",
  increased: "\u274C",
  leaks: "\u274C",
  "out-of-memory": "\u274C",
  "oom-killed": "\u274C",
  inconclusive: "\u26A0\uFE0F"
};
var marksByCode = { 0: marks.pass, 1: marks["over-ratio"], 3: marks.inconclusive };
var whyInconclusiveFails = "The check fails, because memgate could not judge the memory.";
var maxSummaryBytes = 2 ** 20 - 1024;
var maxProcessRows = 10;
var maxCommandLength = 80;
var cut = "*Cut here, because the summary is longer than GitHub accepts. The report has the rest.*";
function summaryOf(run, { footer, maxBytes = maxSummaryBytes }) {
  const sections = run.kind === "one" ? [...sectionsOf(run.judged, "###", ""), ...explained([run.judged.evidence]), ...logOf(run.judged, "")] : sectionsOfGates(run.gates);
  return withinBytes(sections, maxBytes, cut, escapedBlock(footer));
}
function sectionsOfGates(gates) {
  const mark = marksByCode[exitCodeOfRun({ kind: "several", gates })];
  const sorted = byGravity(gates);
  return [
    `### ${mark} ${escaped(gatesHeadline(gates))}`,
    table(gatesHead, gates.map(markedRow)),
    ...sorted.flatMap(sectionsOfGate),
    ...explained(gates.flatMap((gate) => gate.kind === "judged" ? [gate.judged.evidence] : [])),
    // The logs come last: if a long one does not fit, the figures of all gates are still there.
    ...sorted.flatMap((gate) => gate.kind === "judged" ? logOf(gate.judged, `${gate.name}: `) : [])
  ];
}
function markedRow(gate) {
  const [name = "", result = "", ...cells] = gateRow(gate);
  return [name, `${marksByCode[exitCodeOfGate(gate)]} ${result}`, ...cells];
}
function sectionsOfGate(gate) {
  if (gate.kind === "judged") return sectionsOf(gate.judged, "####", `${gate.name}: `);
  const heading = `${gate.name}: ${refusalHeading(gate)}`;
  return [`#### ${marks.inconclusive} ${escaped(heading)}`, escapedBlock(`Reason: ${gate.why}`, withLink)];
}
function sectionsOf(judged, heading, prefix) {
  const { evidence, thresholds, verdict, message } = judged;
  const excuse = notEnforced(verdict, thresholds);
  const chart = mermaidOf(judged);
  const phases = phaseTableOf(evidence);
  const isByBaseline = verdict.kind === "increased" && judged.comparison === null;
  return [
    `${heading} ${marks[verdict.kind]} ${escapedHeading(prefix + message)}`,
    ...excuse !== null ? [`**${withOptions(excuse)}**`] : verdict.kind === "inconclusive" ? [whyInconclusiveFails] : [],
    nextStep(judged),
    ...isByBaseline ? viewSections(judged.baseline) : [],
    ...inOrder(judged, comparisonSections(judged), chart === null ? [] : [chart]),
    ...setSections(judged),
    ...isByBaseline ? [] : viewSections(judged.baseline),
    ...viewSections(judged.leak),
    table(
      ["Result", "Value"],
      rowsOf(judged).map(({ label, value }) => [label, value])
    ),
    ...phases.rows.length === 0 ? [] : [table(phases.head, phases.rows)],
    ...processSections(judged),
    ...noticesOf(evidence).map((notice) => `> ${escapedBlock(notice, withOptions)}`)
  ];
}
function inOrder({ verdict }, comparison, others) {
  const isFirst = verdict.kind === "pass" || verdict.kind === "increased";
  return isFirst ? [...comparison, ...others] : [...others, ...comparison];
}
function comparisonSections({ comparison }) {
  if (comparison === null) return [];
  const chart = comparisonChart(comparison.facts);
  const { pairs, parts, load } = comparison;
  const tables = [pairs, parts, load].filter((each) => each !== null);
  return [...chart === null ? [] : [chart], ...tables.map(({ head, rows }) => table(head, rows))];
}
function processSections({ evidence }) {
  const processes = processTableOf(evidence, maxProcessRows, maxCommandLength);
  if (processes === null) return [];
  const { head, rows, meaning: meaning2 } = processes;
  const title = `Largest process near the peak: ${largestProcess(evidence)}`;
  return [foldedBlock(title, `${table(head, rows)}

${escaped(meaning2)}`)];
}
function viewSections(view) {
  return view?.table == null ? [] : [table(view.table.head, view.table.rows), escaped(view.tableMeaning)];
}
function setSections({ set }) {
  if (set === null || set.detail === null) return [];
  const { head, table: rows, strip, stripMeaning, shownRun } = set.detail;
  return [
    table(head, rows),
    ...strip === null ? [] : [`\`\`\`text
${strip}
\`\`\`

${stripMeaning}`],
    escaped(shownRun)
  ];
}
function explained(runs) {
  const withPeak = runs.filter(({ peak }) => peak !== null);
  if (withPeak.length === 0) return [];
  const sentences = [meaning, ...new Set(withPeak.flatMap(phasesMeaning))];
  return [`<sub>${escaped(sentences.join(" "))}</sub>`];
}
function withLink(text) {
  return withOptions(text).replaceAll(escaped(issuesUrl), `<${issuesUrl}>`);
}
function nextStep(judged) {
  const advice = withLink(adviceOf(judged));
  return judged.verdict.kind === "pass" ? advice : `**What to do:** ${advice}`;
}
function logOf({ evidence }, prefix) {
  const log = evidence.container?.logTail ?? [];
  return log.length === 0 ? [] : [folded(prefix + lastLines(log.length), log)];
}
function refusalSummary(lines) {
  const problems = lines.map((line) => `- ${escapedBlock(line, withOptions)}`).join("\n");
  return `### \u274C memgate: bad input, the app was not started

${problems}
`;
}

export {
  summaryOf,
  refusalSummary
};
