// Renders a search for the right limit as the job summary, in GitHub-flavoured Markdown.
import { join } from "node:path";
import { escaped, escapedBlock, table, withinBytes, withOptions } from "../text/markdown.ts";
import {
  rejectionTexts,
  type SizeView,
  sizeAdvice,
  sizeExitCode,
  sizeHeadline,
  sizeRows,
  sizeTable,
} from "./size-text.ts";

const marks = { 0: "✅", 1: "❌", 3: "⚠️" } as const;
/** GitHub accepts 1 MiB per step. */
const maxBytes = 2 ** 20 - 1_024;
const cut = "*Cut here, because the summary is longer than GitHub accepts. size.json has the rest.*";

export function sizeSummary(view: SizeView): string {
  const { report, reportDir } = view;
  const [head = [], ...rows] = sizeTable(report);
  const reasons = rejectionTexts(report).map((text) => `- ${escapedBlock(text)}`);
  const sections = [
    `### ${marks[sizeExitCode(report)]} ${escaped(sizeHeadline(report))}`,
    escapedBlock(sizeAdvice(view)),
    ...changeOf(view),
    ...(rows.length === 0 ? [] : [table(head, rows)]),
    ...(reasons.length === 0 ? [] : [reasons.join("\n")]),
    table(
      ["Result", "Value"],
      sizeRows(report).map(({ label, value }) => [label, value]),
    ),
    ...report.notices.map((notice) => `> ${escapedBlock(notice, withOptions)}`),
  ];
  const footer = `Report of the search: ${join(reportDir, "size.json")}; of each run: ${join(reportDir, "run-N", "report.html")} (in the run's artifacts, if the workflow uploads this folder)`;
  return withinBytes(sections, maxBytes, cut, escapedBlock(footer));
}

/** The changed line as a suggestion block, which a reviewer can paste into a review comment. */
function changeOf({ written }: SizeView): readonly string[] {
  if (written?.ok !== true) return [];
  const { file, line, newLine } = written.edit;
  const fence = "`".repeat(Math.max(3, ...(newLine.match(/`+/g) ?? []).map((run) => run.length + 1)));
  return [`${escaped(`${file}:${line}`)}\n\n${fence}suggestion\n${newLine}\n${fence}`];
}
