// Renders a search for the right limit as text.
import { printable } from "../../lib/format.ts";
import { markedStyle, styled } from "../../options/mentions.ts";
import { type TextOptions, tableWithin, wrapped } from "../text/terminal.ts";
import {
  rejectionTexts,
  type SizeView,
  sizeAdvice,
  sizeExitCode,
  sizeHeadline,
  sizeReportLine,
  sizeRows,
  sizeTable,
} from "./size-text.ts";

const marks = { 0: "✓", 1: "✗", 3: "?" } as const;
const colours = { 0: "32", 1: "31", 3: "33" } as const;

/** The table of the limits, the figures, the notices, then the result and the next step. Ends with a newline. */
export function sizeText(
  { report, reportDir }: SizeView,
  { colour, width, optionStyle = markedStyle }: TextOptions,
): string {
  const code = sizeExitCode(report);
  const headline = `${marks[code]} ${printable(sizeHeadline(report))}`;
  const rows = sizeRows(report);
  const labelWidth = Math.max(...rows.map(({ label }) => label.length));
  const figures = rows.flatMap(({ label, value }) => {
    const [first = "", ...rest] = wrapped(value, Math.max(20, width - labelWidth - 2));
    return [`${label.padEnd(labelWidth)}  ${first}`, ...rest.map((line) => `${" ".repeat(labelWidth)}  ${line}`)];
  });
  const sections = [
    report.limits.length === 0 ? [] : tableWithin(sizeTable(report), ["Time", "Responses/s", "p99"], width),
    rejectionTexts(report).flatMap((text) => wrapped(printable(text), width)),
    figures,
    report.notices.flatMap((notice) => wrapped(`Notice: ${styled(printable(notice), optionStyle)}`, width)),
    [
      colour ? `\x1b[1;${colours[code]}m${headline}\x1b[0m` : headline,
      ...wrapped(printable(sizeAdvice(report)), width),
      sizeReportLine(reportDir),
    ],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}
