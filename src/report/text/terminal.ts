// Renders the result as text, for a terminal or a log.

import { printable } from "../../lib/format.ts";
import type { Evidence } from "../../model/evidence.ts";
import { markedStyle, type OptionStyle, styled } from "../../options/mentions.ts";
import { exitCodeOf } from "../../verdict/judge.ts";
import { adviceOf } from "../advice/advice.ts";
import type { BaselineView, Judged, LeakView } from "../model/judged.ts";
import { lastLines, notEnforced, noticesOf } from "../model/messages.ts";
import { phaseTableOf } from "../model/phase-table.ts";
import { processTableOf } from "../model/processes/process-table.ts";
import { rowsOf } from "../model/rows.ts";
import {
  exitCodeOfGate,
  exitCodeOfRun,
  type GateResult,
  gateMessage,
  gateRow,
  gatesHead,
  gatesHeadline,
  type RunResult,
  refusal,
} from "../model/run-result.ts";
import { textChart } from "./block-chart.ts";
import { gateReportPath } from "./report-pointer.ts";

/** ANSI colours by exit code: green, red, yellow. */
const colours = { 0: "32", 1: "31", 3: "33" } as const;
/** The marks before a headline, by exit code. */
const marks = { 0: "✓", 1: "✗", 3: "?" } as const;

export interface TextOptions {
  readonly colour: boolean;
  /** Characters per line. */
  readonly width: number;
  /** Place of a failure as FILE:LINE:COLUMN, printed before the verdict. */
  readonly place?: string | null;
  /** How to write the options in advice and notices. By default in backticks. */
  readonly optionStyle?: OptionStyle;
  /** The folder of gates.json. With it, the text names the report of each gate that did not pass. */
  readonly reportDir?: string | null;
}

/** A terminal shows at most this number of log lines. */
const maxLogLines = 10;

/**
 * A chart, the figures, the notices and the last log lines, then the verdict and the next step. The verdict is on one
 * line, however long it is, so that a search finds it. Ends with a newline.
 */
export function terminalText(judged: Judged, options: TextOptions): string {
  const { colour, width, place = null, optionStyle = markedStyle } = options;
  const { evidence, thresholds, verdict, message } = judged;
  const excuse = notEnforced(verdict, thresholds);
  const code = exitCodeOf(verdict.kind);
  const headline = placed(printable(message), code, place);
  const sections = [
    textChart(judged, width),
    comparisonLines(judged, width),
    setLines(judged, width),
    viewLines(judged.baseline, width),
    viewLines(judged.leak, width),
    figureLines(judged, width),
    phaseLines(evidence, width),
    processLines(evidence, width),
    noticeLines(evidence, width, optionStyle),
    logLines(evidence.container?.logTail ?? [], width),
    [
      colour ? coloured(headline, code) : headline,
      ...(excuse === null ? [] : wrapped(styled(excuse, optionStyle), width)),
      ...wrapped(nextStep(judged, optionStyle), width),
    ],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

/** The held memory of base and head as points, the table of pairs, and the differences. Empty without a comparison. */
function comparisonLines({ comparison }: Judged, width: number): readonly string[] {
  if (comparison === null) return [];
  const { strip, stripMeaning, pairs, parts, load } = comparison;
  const fits = strip?.every((line) => line.length <= width) ?? false;
  const tables = [parts, load].filter((each) => each !== null);
  return [
    ...(strip !== null && fits ? [...strip, ...wrapped(stripMeaning, width), ""] : []),
    ...tableWithin([pairs.head, ...pairs.rows], sparePairColumns, width),
    ...tables.flatMap(({ head, rows }) => ["", ...tableWithin([head, ...rows], [], width)]),
  ];
}

const sparePairColumns = ["First", "Base peak", "Head peak"];

/** The table of runs and their peaks as points. Empty without `repeat`. */
function setLines({ set }: Judged, width: number): readonly string[] {
  if (set === null || set.detail === null) return [];
  const { head, table, strip, stripMeaning, shownRun } = set.detail;
  const fits = strip !== null && strip.length <= width;
  return [
    ...tableWithin([head, ...table], ["Duration", "Peak ÷ limit"], width),
    ...(fits ? ["", strip, ...wrapped(stripMeaning, width)] : []),
    ...wrapped(shownRun, width),
  ];
}

/** The table of a baseline or of the leak check. Empty without one. */
function viewLines(view: BaselineView | LeakView | null, width: number): readonly string[] {
  if (view?.table == null) return [];
  const { table, tableMeaning } = view;
  return [...tableWithin([table.head, ...table.rows], ["End"], width), ...wrapped(tableMeaning, width)];
}

function figureLines(judged: Judged, width: number): readonly string[] {
  const rows = rowsOf(judged);
  const labelWidth = Math.max(...rows.map((row) => row.label.length));
  return rows.flatMap(({ label, value }) => {
    const [first = "", ...rest] = wrapped(value, Math.max(20, width - labelWidth - 2));
    return [`${label.padEnd(labelWidth)}  ${first}`, ...rest.map((line) => `${" ".repeat(labelWidth)}  ${line}`)];
  });
}

/** Columns to leave out, in this order, if the table is too wide. */
const sparePhaseColumns = ["Start", "Samples", "Longest gap", "Failed", "Responses/s"];

function phaseLines(evidence: Evidence, width: number): readonly string[] {
  const { head, rows } = phaseTableOf(evidence);
  return rows.length === 0 ? [] : tableWithin([head, ...rows], sparePhaseColumns, width);
}

/** A terminal shows at most this number of processes. */
const maxProcessLines = 5;
/** The width of the other columns. */
const processColumns = 50;

/** The largest processes. Empty if they are unknown. */
function processLines(evidence: Evidence, width: number): readonly string[] {
  const processes = processTableOf(evidence, maxProcessLines, Math.max(20, width - processColumns));
  if (processes === null) return [];
  const { head, rows, meaning } = processes;
  return [...tableWithin([head, ...rows], ["Shared", "Mapped files"], width), ...wrapped(meaning, width)];
}

function noticeLines(evidence: Evidence, width: number, style: OptionStyle): readonly string[] {
  return noticesOf(evidence).flatMap((notice) => wrapped(`Notice: ${styled(printable(notice), style)}`, width));
}

/** Each line begins with a bar, so that it is not a workflow command. */
function logLines(log: readonly string[], width: number): readonly string[] {
  if (log.length === 0) return [];
  const lines = log.slice(-maxLogLines);
  const more = lines.length < log.length ? ` (report.html has ${log.length})` : "";
  return [`${lastLines(lines.length)}${more}:`, ...lines.map((line) => cutTo(width, `| ${printable(line)}`))];
}

/** Characters that take two columns of a terminal, such as Chinese ones and emoji. */
const wide =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u;

function columnsOf(character: string): number {
  if (/\p{M}/u.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

/** Cuts a line to this number of columns. */
function cutTo(width: number, line: string): string {
  let columns = 0;
  let kept = "";
  for (const character of line) {
    columns += columnsOf(character);
    if (columns > width) return `${kept}…`;
    // Leaves a column for the mark of a cut.
    if (columns < width) kept += character;
  }
  return line;
}

function nextStep(judged: Judged, style: OptionStyle): string {
  const advice = adviceOf(judged, style);
  return judged.verdict.kind === "pass" ? advice : `What to do: ${advice}`;
}

function coloured(text: string, code: keyof typeof colours): string {
  return `\x1b[1;${colours[code]}m${text}\x1b[0m`;
}

/** The text of one gate, or the table of several gates. */
export function runText(run: RunResult, options: TextOptions): string {
  return run.kind === "one" ? terminalText(run.judged, options) : gatesText(run.gates, options);
}

/** The text of one of several gates, below its name. */
export function gateText(gate: GateResult, options: TextOptions): string {
  const text = gate.kind === "judged" ? terminalText(gate.judged, options) : refusedText(gate, options);
  return `\n== ${gate.name}\n\n${text}`;
}

/**
 * Shows a table of the gates. Below it, shows each gate that did not pass, with the next step and the last log lines.
 * At the end, says the result in one sentence. Ends with a newline.
 */
export function gatesText(gates: readonly GateResult[], options: TextOptions): string {
  const { colour, width, place = null, optionStyle = markedStyle } = options;
  const table = tableWithin([gatesHead, ...gates.map(markedRow)], spareGateColumns, width);
  const code = exitCodeOfRun({ kind: "several", gates });
  const failed = gates
    .filter((gate) => exitCodeOfGate(gate) !== 0)
    .flatMap((gate) => [
      ...wrapped(
        `${markOf(gate)} ${gate.kind === "refused" ? styled(gateMessage(gate), optionStyle) : gateMessage(gate)}`,
        width,
      ).map((line) => (colour ? coloured(line, exitCodeOfGate(gate)) : line)),
      ...detailsOfGate(gate, { ...options, width: width - 2 }).map(indented),
      "",
    ]);
  const headline = placed(gatesHeadline(gates), code, place);
  return [...table, "", ...failed, colour ? coloured(headline, code) : headline, ""].join("\n");
}

function markOf(gate: GateResult): string {
  return marks[exitCodeOfGate(gate)];
}

/** The row of a gate, with a mark before its result. */
function markedRow(gate: GateResult): readonly string[] {
  const [name = "", result = "", ...cells] = gateRow(gate);
  return [name, `${markOf(gate)} ${result}`, ...cells];
}

function refusedText(
  gate: Extract<GateResult, { kind: "refused" }>,
  { width, optionStyle = markedStyle }: TextOptions,
): string {
  return `${wrapped(`${marks[3]} ${gate.name} ${styled(refusal(gate), optionStyle)}`, width).join("\n")}\n`;
}

/** The sentence below the table says the peak of each gate that did not pass. */
const spareGateColumns = ["Responses/s", "Threshold", "Limit", "Peak ÷ limit", "Peak"];

/** @param spareColumns columns to leave out, in this order, if the table is wider than `width` */
export function tableWithin(
  rows: readonly (readonly string[])[],
  spareColumns: readonly string[],
  width: number,
): readonly string[] {
  const head = rows[0] ?? [];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  const columns = new Set(widths.keys());
  const needed = () => [...columns].reduce((sum, column) => sum + (widths[column] ?? 0) + 2, -2);
  for (const name of spareColumns) if (needed() > width) columns.delete(head.indexOf(name));
  return rows.map((row) =>
    [...columns]
      .map((column) => (row[column] ?? "").padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function detailsOfGate(
  gate: GateResult,
  { width, reportDir = null, optionStyle = markedStyle }: TextOptions,
): readonly string[] {
  if (gate.kind === "refused") return [];
  return [
    ...wrapped(nextStep(gate.judged, optionStyle), width),
    ...logLines(gate.judged.evidence.container?.logTail ?? [], width),
    ...(reportDir === null ? [] : [`Full report: ${gateReportPath(gate.name, reportDir)}`]),
  ];
}

function indented(line: string): string {
  return `  ${line}`.trimEnd();
}

/** The place comes first, so that editors and CI systems recognize it. */
function placed(headline: string, code: keyof typeof marks, place: string | null): string {
  const marked = `${marks[code]} ${headline}`;
  return place === null || code === 0 ? marked : `${printable(place)}: ${marked}`;
}

/** A space at which a line may break: not before a unit, and not before `::`, with which a workflow command begins. */
const wordEnd = / (?!(?:B|[KMGT]iB|ms|s|min)(?!\w)|\s*::)/;

/** Lines of at most `width` characters, except for longer words. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(wordEnd)) {
    const last = lines.at(-1);
    if (word === "") continue;
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
