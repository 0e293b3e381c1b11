import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  rejectionTexts,
  sizeAdvice,
  sizeExitCode,
  sizeHeadline,
  sizeReportLine,
  sizeRows,
  sizeTable
} from "./chunk-3BWZOHCK.js";
import {
  tableWithin,
  wrapped
} from "./chunk-LY5XYMCG.js";
import {
  markedStyle,
  styled
} from "./chunk-HWK6PRBH.js";
import {
  printable
} from "./chunk-TGGWKTGO.js";

// src/report/size/size-terminal.ts
var marks = { 0: "\u2713", 1: "\u2717", 3: "?" };
var colours = { 0: "32", 1: "31", 3: "33" };
function sizeText({ report, reportDir }, { colour, width, optionStyle = markedStyle }) {
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
      colour ? `\x1B[1;${colours[code]}m${headline}\x1B[0m` : headline,
      ...wrapped(printable(sizeAdvice(report)), width),
      sizeReportLine(reportDir)
    ]
  ];
  return `${sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}
`;
}

export {
  sizeText
};
