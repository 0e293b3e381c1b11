import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  rejectionTexts,
  sizeAdvice,
  sizeExitCode,
  sizeHeadline,
  sizeRows,
  sizeTable
} from "./chunk-3BWZOHCK.js";
import {
  escapedBlock,
  escapedHeading,
  table,
  withOptions,
  withinBytes
} from "./chunk-M5XMH2NE.js";

// src/report/size/size-summary.ts
var marks = { 0: "\u2705", 1: "\u274C", 3: "\u26A0\uFE0F" };
var maxSummaryBytes = 2 ** 20 - 1024;
var cut = "*Cut here, because the summary is longer than GitHub accepts. size.json has the rest.*";
function sizeSummary(report, { footer, maxBytes = maxSummaryBytes }) {
  const [head = [], ...rows] = sizeTable(report);
  const reasons = rejectionTexts(report).map((text) => `- ${escapedBlock(text)}`);
  const sections = [
    `### ${marks[sizeExitCode(report)]} ${escapedHeading(sizeHeadline(report))}`,
    escapedBlock(sizeAdvice(report)),
    ...changeOf(report),
    ...rows.length === 0 ? [] : [table(head, rows)],
    ...reasons.length === 0 ? [] : [reasons.join("\n")],
    table(
      ["Result", "Value"],
      sizeRows(report).map(({ label, value }) => [label, value])
    ),
    ...report.notices.map((notice) => `> ${escapedBlock(notice, withOptions)}`)
  ];
  return withinBytes(sections, maxBytes, cut, escapedBlock(footer));
}
var howToPropose = "memgate changed the line in its own copy of the file, and committed nothing. To propose the change, copy this block into a review comment on the line. GitHub applies a suggestion only there.";
function changeOf({ written }) {
  if (written?.kind !== "changed" || written.newLine === null) return [];
  const { newLine } = written;
  const fence = "`".repeat(Math.max(3, ...(newLine.match(/`+/g) ?? []).map((run) => run.length + 1)));
  return [`${howToPropose}

${fence}suggestion
${newLine}
${fence}`];
}

export {
  sizeSummary
};
