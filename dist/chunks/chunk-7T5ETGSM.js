import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  binsOf,
  gateReportPath
} from "./chunk-J2HFY46K.js";
import {
  adviceFor,
  exitCodeOfGate,
  exitCodeOfRun,
  gateMessage,
  gateRow,
  gatesHead,
  gatesHeadline,
  phaseTableOf,
  refusal,
  rowsOf
} from "./chunk-WABPEXZY.js";
import {
  apiOnlyNote,
  lastLines
} from "./chunk-ZW43UBUL.js";
import {
  exitCodeOf
} from "./chunk-O2ZFAANL.js";
import {
  bytes,
  percent,
  printable,
  time
} from "./chunk-HR62INME.js";

// src/report/text/block-chart.ts
var rows = 6;
var blocks = [" ", "\u2581", "\u2582", "\u2583", "\u2584", "\u2585", "\u2586", "\u2587", "\u2588"];
function textChart({ evidence, thresholds }, width) {
  const { series, peak, limitBytes } = evidence;
  const topBytes = Math.max(limitBytes, peak?.workingSetBytes ?? 0);
  const labels = [bytes(topBytes), percent(thresholds.maxRatio), "0"];
  const labelWidth = Math.max(...labels.map((label) => label.length));
  const columns = Math.min(100, width - labelWidth - 2);
  const bins = columns < 20 ? null : binsOf(series, columns);
  if (bins === null) return [];
  const values = Array.from({ length: columns }, (_, column) => {
    const count = bins.workingSetBytes.length;
    return bins.workingSetBytes[Math.floor(column * count / columns)] ?? null;
  });
  const thresholdRow = rowOf(thresholds.maxRatio * limitBytes, topBytes);
  const lines = Array.from({ length: rows }, (_, index) => {
    const row = rows - 1 - index;
    const empty = row === thresholdRow ? "\u2504" : " ";
    const cells = values.map((value) => {
      const eighths = value === null ? 0 : Math.round(value / topBytes * rows * 8) - row * 8;
      return eighths <= 0 ? empty : blocks[Math.min(8, eighths)] ?? empty;
    });
    const label = index === 0 ? labels[0] : row === thresholdRow ? labels[1] : row === 0 ? labels[2] : "";
    return `${(label ?? "").padStart(labelWidth)} \u2595${cells.join("")}`.trimEnd();
  });
  const [from, to] = [time(bins.fromMs), time(bins.toMs)];
  const axis = `${" ".repeat(labelWidth + 2)}${from}${to.padStart(Math.max(1, columns - from.length))}`;
  return [...lines, axis];
}
function rowOf(value, topBytes) {
  return Math.min(rows - 1, Math.floor(value / topBytes * rows));
}

// src/report/text/terminal.ts
var colours = { 0: "32", 1: "31", 3: "33" };
var marks = { 0: "\u2713", 1: "\u2717", 3: "?" };
var maxLogLines = 10;
function terminalText(judged, { colour, width, place = null }) {
  const { evidence, verdict, message } = judged;
  const code = exitCodeOf(verdict.kind);
  const headline = placed(printable(message), code, place);
  const sections = [
    textChart(judged, width),
    figureLines(judged, width),
    phaseLines(evidence, width),
    noteLines(evidence, width),
    logLines(evidence.container?.logTail ?? [], width),
    [colour ? coloured(headline, code) : headline, ...wrapped(nextStep(judged), width)]
  ];
  return `${sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}
`;
}
function figureLines(judged, width) {
  const rows2 = rowsOf(judged);
  const labelWidth = Math.max(...rows2.map((row) => row.label.length));
  return rows2.flatMap(({ label, value }) => {
    const [first = "", ...rest] = wrapped(value, Math.max(20, width - labelWidth - 2));
    return [`${label.padEnd(labelWidth)}  ${first}`, ...rest.map((line) => `${" ".repeat(labelWidth)}  ${line}`)];
  });
}
var sparePhaseColumns = ["Start", "Samples", "Longest gap", "Failed", "Responses/s"];
function phaseLines(evidence, width) {
  const { head, rows: rows2 } = phaseTableOf(evidence);
  return rows2.length === 0 ? [] : tableWithin([head, ...rows2], sparePhaseColumns, width);
}
function noteLines({ notices, sampling }, width) {
  const notes = [...notices, ...sampling.notice === null ? [] : [apiOnlyNote(sampling.notice)]];
  return notes.flatMap((note) => wrapped(`Note: ${printable(note)}`, width));
}
function logLines(log, width) {
  if (log.length === 0) return [];
  const lines = log.slice(-maxLogLines);
  const more = lines.length < log.length ? ` (report.html has ${log.length})` : "";
  return [`${lastLines(lines.length)}${more}:`, ...lines.map((line) => cutTo(width, `| ${printable(line)}`))];
}
function cutTo(width, line) {
  const characters = [...line];
  return characters.length <= width ? line : `${characters.slice(0, width - 1).join("")}\u2026`;
}
function nextStep({ verdict, evidence, thresholds }) {
  const advice = adviceFor(verdict, evidence, thresholds);
  return verdict.kind === "pass" ? advice : `What to do: ${advice}`;
}
function coloured(text, code) {
  return `\x1B[1;${colours[code]}m${text}\x1B[0m`;
}
function runText(run, options) {
  return run.kind === "one" ? terminalText(run.judged, options) : gatesText(run.gates, options);
}
function gateText(gate, options) {
  const text = gate.kind === "judged" ? terminalText(gate.judged, options) : refusedText(gate, options.width);
  return `
== ${gate.name}

${text}`;
}
function gatesText(gates, options) {
  const { colour, width, place = null, reportDir = null } = options;
  const table = tableWithin([gatesHead, ...gates.map(gateRow)], spareGateColumns, width);
  const code = exitCodeOfRun({ kind: "several", gates });
  const failed = gates.filter((gate) => exitCodeOfGate(gate) !== 0).flatMap((gate) => [
    ...wrapped(gateMessage(gate), width),
    ...detailsOfGate(gate, width - 2, reportDir).map(indented),
    ""
  ]);
  const headline = placed(gatesHeadline(gates), code, place);
  return [...table, "", ...failed, colour ? coloured(headline, code) : headline, ""].join("\n");
}
function refusedText(gate, width) {
  return `${wrapped(`${marks[3]} ${gate.name} ${refusal(gate)}`, width).join("\n")}
`;
}
var spareGateColumns = ["Responses/s", "Threshold", "Limit"];
function tableWithin(rows2, spareColumns, width) {
  const head = rows2[0] ?? [];
  const widths = head.map((_, column) => Math.max(...rows2.map((row) => (row[column] ?? "").length)));
  const columns = new Set(widths.keys());
  const needed = () => [...columns].reduce((sum, column) => sum + (widths[column] ?? 0) + 2, -2);
  for (const name of spareColumns) if (needed() > width) columns.delete(head.indexOf(name));
  return rows2.map(
    (row) => [...columns].map((column) => (row[column] ?? "").padEnd(widths[column] ?? 0)).join("  ").trimEnd()
  );
}
function detailsOfGate(gate, width, reportDir) {
  if (gate.kind === "refused") return [];
  return [
    ...wrapped(nextStep(gate.judged), width),
    ...logLines(gate.judged.evidence.container?.logTail ?? [], width),
    ...reportDir === null ? [] : [`Full report: ${gateReportPath(gate.name, reportDir)}`]
  ];
}
function indented(line) {
  return `  ${line}`.trimEnd();
}
function placed(headline, code, place) {
  const marked = `${marks[code]} ${headline}`;
  return place === null || code === 0 ? marked : `${printable(place)}: ${marked}`;
}
var wordEnd = / (?!(?:B|[KMGT]iB|ms|s|min)(?!\w))/;
function wrapped(text, width) {
  const lines = [];
  for (const word of text.split(wordEnd)) {
    const last = lines.at(-1);
    if (word === "") continue;
    if (last !== void 0 && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

export {
  terminalText,
  runText,
  gateText
};
