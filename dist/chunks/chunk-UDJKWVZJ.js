import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  adviceFor,
  binsOf,
  exitCodeOfGate,
  exitCodeOfRun,
  gateMessage,
  gateRow,
  gatesHead,
  gatesHeadline,
  refusal,
  rowsOf
} from "./chunk-LS54B5R4.js";
import {
  apiOnlyNote,
  lastLines
} from "./chunk-5EKMMQD2.js";
import {
  exitCodeOf
} from "./chunk-Q7NCF3H5.js";
import {
  bytes,
  percent,
  printable,
  time
} from "./chunk-U3JDLIYU.js";

// src/report/text-chart.ts
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
    return bins.workingSetBytes[Math.floor(column * count / columns)] ?? 0;
  });
  const thresholdRow = rowOf(thresholds.maxRatio * limitBytes, topBytes);
  const lines = Array.from({ length: rows }, (_, index) => {
    const row = rows - 1 - index;
    const empty = row === thresholdRow ? "\u2504" : " ";
    const cells = values.map((value) => {
      const eighths = Math.round(value / topBytes * rows * 8) - row * 8;
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

// src/report/terminal.ts
var colours = { 0: "32", 1: "31", 3: "33" };
function textOf(judged, { colour, width, place = null }) {
  const { evidence, thresholds, verdict, message } = judged;
  const rows2 = rowsOf(judged);
  const labelWidth = Math.max(...rows2.map((row) => row.label.length));
  const table = rows2.flatMap(({ label, value }) => {
    const [first = "", ...rest] = wrapped(value, Math.max(20, width - labelWidth - 2));
    return [`${label.padEnd(labelWidth)}  ${first}`, ...rest.map((line) => `${" ".repeat(labelWidth)}  ${line}`)];
  });
  const chart = textChart(judged, width);
  const { notices, sampling, container } = evidence;
  const notes = [...notices, ...sampling.notice === null ? [] : [apiOnlyNote(sampling.notice)]];
  const log = container?.logTail ?? [];
  const advice = adviceFor(verdict, evidence, thresholds);
  const headline = placed(printable(message), exitCodeOf(verdict.kind), place);
  return [
    ...log.length === 0 ? [] : [`${lastLines(log.length)}:`, ...log.map((line) => `| ${printable(line)}`), ""],
    ...chart.length === 0 ? [] : [...chart, ""],
    ...table,
    ...notes.flatMap((note) => wrapped(`Note: ${printable(note)}`, width)),
    "",
    ...advice === "" ? [] : wrapped(`What to do: ${advice}`, width),
    colour ? `\x1B[1;${colours[exitCodeOf(verdict.kind)]}m${headline}\x1B[0m` : headline,
    ""
  ].join("\n");
}
function runText(run, options) {
  return run.kind === "one" ? textOf(run.judged, options) : gatesText(run.gates, options);
}
function gateText(gate, options) {
  const text = gate.kind === "judged" ? textOf(gate.judged, options) : `${refusal(gate)}
`;
  return `
== ${gate.name}

${text}`;
}
function gatesText(gates, { colour, width, place = null }) {
  const table = tableWithin([gatesHead, ...gates.map(gateRow)], width);
  const code = exitCodeOfRun({ kind: "several", gates });
  const failed = gates.filter((gate) => exitCodeOfGate(gate) !== 0).flatMap((gate) => [
    ...wrapped(gateMessage(gate), width),
    ...wrapped(adviceForGate(gate), width - 2).map(indented),
    ""
  ]);
  const headline = placed(gatesHeadline(gates), code, place);
  const shown = colour ? `\x1B[1;${colours[code]}m${headline}\x1B[0m` : headline;
  return [...table, "", ...failed, shown, ""].join("\n");
}
var spareColumns = [gatesHead.indexOf("Requests/s"), gatesHead.indexOf("Allowed"), gatesHead.indexOf("Limit")];
function tableWithin(rows2, width) {
  const widths = gatesHead.map((_, column) => Math.max(...rows2.map((row) => (row[column] ?? "").length)));
  const columns = new Set(widths.keys());
  const needed = () => [...columns].reduce((sum, column) => sum + (widths[column] ?? 0) + 2, -2);
  for (const spare of spareColumns) if (needed() > width) columns.delete(spare);
  return rows2.map(
    (row) => [...columns].map((column) => (row[column] ?? "").padEnd(widths[column] ?? 0)).join("  ").trimEnd()
  );
}
function adviceForGate(gate) {
  if (gate.kind === "refused") return "";
  const { verdict, evidence, thresholds } = gate.judged;
  return adviceFor(verdict, evidence, thresholds);
}
function indented(line) {
  return `  ${line}`.trimEnd();
}
function placed(headline, code, place) {
  return place === null || code === 0 ? headline : `${printable(place)}: ${headline}`;
}
var wordEnd = / (?!(?:%|B|[KMGT]iB|ms|s|min)(?![\w%]))/;
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
  textOf,
  runText,
  gateText
};
