// The result as text, for a terminal or a log.
import { printable } from "./format.ts";
import type { Judged } from "./report.ts";
import { rowsOf } from "./rows.ts";
import { textChart } from "./text-chart.ts";
import { adviceFor } from "./wording.ts";

const colours = { pass: "32", "over-ratio": "31", "oom-killed": "31", inconclusive: "33" } as const;

export interface TextOptions {
  readonly colour: boolean;
  /** Characters a line. */
  readonly width: number;
}

/** The table and then the verdict, which is what a reader of a log sees last. Ends in a newline. */
export function textOf(judged: Judged, { colour, width }: TextOptions): string {
  const { evidence, thresholds, verdict, message } = judged;
  const rows = rowsOf(judged);
  const labelWidth = Math.max(...rows.map((row) => row.label.length));
  const table = rows.flatMap(({ label, value }) => {
    const [first = "", ...rest] = wrapped(value, Math.max(20, width - labelWidth - 2));
    return [`${label.padEnd(labelWidth)}  ${first}`, ...rest.map((line) => `${" ".repeat(labelWidth)}  ${line}`)];
  });
  const chart = textChart(judged, width);
  const { notices, sampling, container } = evidence;
  const notes = [
    ...notices,
    ...(sampling.notice === null ? [] : [`sampled through the Docker stats API only: ${sampling.notice}`]),
  ];
  const log = container?.logTail ?? [];
  const advice = adviceFor(verdict, evidence, thresholds);
  const headline = printable(message);
  return [
    ...(log.length === 0
      ? []
      : [`Last ${log.length} log lines of the container:`, ...log.map((line) => `| ${printable(line)}`), ""]),
    ...(chart.length === 0 ? [] : [...chart, ""]),
    ...table,
    ...notes.flatMap((note) => wrapped(`Note: ${printable(note)}`, width)),
    "",
    ...(advice === "" ? [] : wrapped(advice, width)),
    colour ? `\x1b[1;${colours[verdict.kind]}m${headline}\x1b[0m` : headline,
    "",
  ].join("\n");
}

function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
