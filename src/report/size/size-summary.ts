// Renders a search for the right limit as the job summary, in GitHub-flavoured Markdown.
import type { SizeReport } from "../model/size/size-schema.ts";
import { escapedBlock, escapedHeading, table, withinBytes, withOptions } from "../text/markdown.ts";
import type { SummaryOptions } from "../text/summary.ts";
import { rejectionTexts, sizeAdvice, sizeExitCode, sizeHeadline, sizeRows, sizeTable } from "./size-text.ts";

const marks = { 0: "✅", 1: "❌", 3: "⚠️" } as const;
/** GitHub accepts 1 MiB per step. */
const maxSummaryBytes = 2 ** 20 - 1_024;
const cut = "*Cut here, because the summary is longer than GitHub accepts. size.json has the rest.*";

export function sizeSummary(report: SizeReport, { footer, maxBytes = maxSummaryBytes }: SummaryOptions): string {
  const [head = [], ...rows] = sizeTable(report);
  const reasons = rejectionTexts(report).map((text) => `- ${escapedBlock(text)}`);
  const sections = [
    `### ${marks[sizeExitCode(report)]} ${escapedHeading(sizeHeadline(report))}`,
    escapedBlock(sizeAdvice(report)),
    ...changeOf(report),
    ...(rows.length === 0 ? [] : [table(head, rows)]),
    ...(reasons.length === 0 ? [] : [reasons.join("\n")]),
    table(
      ["Result", "Value"],
      sizeRows(report).map(({ label, value }) => [label, value]),
    ),
    ...report.notices.map((notice) => `> ${escapedBlock(notice, withOptions)}`),
  ];
  return withinBytes(sections, maxBytes, cut, escapedBlock(footer));
}

const howToPropose =
  "memgate changed the line in its own copy of the file, and committed nothing. To propose the change, copy this block into a review comment on the line. GitHub applies a suggestion only there.";

/** The changed line as a suggestion block to copy. */
function changeOf({ written }: SizeReport): readonly string[] {
  if (written?.kind !== "changed" || written.newLine === null) return [];
  const { newLine } = written;
  const fence = "`".repeat(Math.max(3, ...(newLine.match(/`+/g) ?? []).map((run) => run.length + 1)));
  return [`${howToPropose}\n\n${fence}suggestion\n${newLine}\n${fence}`];
}
