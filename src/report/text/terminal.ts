// The result as text, for a terminal or a log.

import { printable } from "../../lib/format.ts";
import { exitCodeOf } from "../../verdict/judge.ts";
import { adviceFor } from "../model/advice.ts";
import type { Judged } from "../model/judged.ts";
import { apiOnlyNote, lastLines } from "../model/messages.ts";
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

/** By exit code. */
const colours = { 0: "32", 1: "31", 3: "33" } as const;

export interface TextOptions {
  readonly colour: boolean;
  /** Characters a line. */
  readonly width: number;
  /** Where a failure belongs, as FILE:LINE; it stands before the line that tells it. */
  readonly place?: string | null;
}

/**
 * The table and then the verdict, which is what a reader of a log sees last: on one line however long, so that it is found.
 * Ends in a newline.
 */
export function terminalText(judged: Judged, { colour, width, place = null }: TextOptions): string {
  const { evidence, thresholds, verdict, message } = judged;
  const rows = rowsOf(judged);
  const labelWidth = Math.max(...rows.map((row) => row.label.length));
  const table = rows.flatMap(({ label, value }) => {
    const [first = "", ...rest] = wrapped(value, Math.max(20, width - labelWidth - 2));
    return [`${label.padEnd(labelWidth)}  ${first}`, ...rest.map((line) => `${" ".repeat(labelWidth)}  ${line}`)];
  });
  const chart = textChart(judged, width);
  const { notices, sampling, container } = evidence;
  const notes = [...notices, ...(sampling.notice === null ? [] : [apiOnlyNote(sampling.notice)])];
  const log = container?.logTail ?? [];
  const advice = adviceFor(verdict, evidence, thresholds);
  const headline = placed(printable(message), exitCodeOf(verdict.kind), place);
  return [
    ...(log.length === 0 ? [] : [`${lastLines(log.length)}:`, ...log.map((line) => `| ${printable(line)}`), ""]),
    ...(chart.length === 0 ? [] : [...chart, ""]),
    ...table,
    ...notes.flatMap((note) => wrapped(`Note: ${printable(note)}`, width)),
    "",
    ...(advice === "" ? [] : wrapped(`What to do: ${advice}`, width)),
    colour ? `\x1b[1;${colours[exitCodeOf(verdict.kind)]}m${headline}\x1b[0m` : headline,
    "",
  ].join("\n");
}

/** Of one gate its text, of several the table of them all. */
export function runText(run: RunResult, options: TextOptions): string {
  return run.kind === "one" ? terminalText(run.judged, options) : gatesText(run.gates, options);
}

/** One of several gates, below its name. */
export function gateText(gate: GateResult, options: TextOptions): string {
  const text = gate.kind === "judged" ? terminalText(gate.judged, options) : `${refusal(gate)}\n`;
  return `\n== ${gate.name}\n\n${text}`;
}

/** The table of several gates, and below it those that did not pass, all of it in a sentence last. Ends in a newline. */
export function gatesText(gates: readonly GateResult[], { colour, width, place = null }: TextOptions): string {
  const table = tableWithin([gatesHead, ...gates.map(gateRow)], width);
  const code = exitCodeOfRun({ kind: "several", gates });
  const failed = gates
    .filter((gate) => exitCodeOfGate(gate) !== 0)
    .flatMap((gate) => [
      ...wrapped(gateMessage(gate), width),
      ...wrapped(adviceForGate(gate), width - 2).map(indented),
      "",
    ]);
  const headline = placed(gatesHeadline(gates), code, place);
  const shown = colour ? `\x1b[1;${colours[code]}m${headline}\x1b[0m` : headline;
  return [...table, "", ...failed, shown, ""].join("\n");
}

/** Columns that go first where there is no room for all: the table of the summary and the reports have them. */
const spareColumns = [gatesHead.indexOf("Requests/s"), gatesHead.indexOf("Allowed"), gatesHead.indexOf("Limit")];

function tableWithin(rows: readonly (readonly string[])[], width: number): readonly string[] {
  const widths = gatesHead.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  const columns = new Set(widths.keys());
  const needed = () => [...columns].reduce((sum, column) => sum + (widths[column] ?? 0) + 2, -2);
  for (const spare of spareColumns) if (needed() > width) columns.delete(spare);
  return rows.map((row) =>
    [...columns]
      .map((column) => (row[column] ?? "").padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function adviceForGate(gate: GateResult): string {
  if (gate.kind === "refused") return "";
  const { verdict, evidence, thresholds } = gate.judged;
  return adviceFor(verdict, evidence, thresholds);
}

function indented(line: string): string {
  return `  ${line}`.trimEnd();
}

function placed(headline: string, code: number, place: string | null): string {
  return place === null || code === 0 ? headline : `${printable(place)}: ${headline}`;
}

/** A unit stays with its figure. */
const wordEnd = / (?!(?:%|B|[KMGT]iB|ms|s|min)(?![\w%]))/;

/** Lines of so many characters at most, but for a word that is longer. */
function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(wordEnd)) {
    const last = lines.at(-1);
    if (word === "") continue;
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
