// The job summary: GitHub-flavoured Markdown.
import { printable } from "./format.ts";
import type { Judged } from "./report.ts";
import { rowsOf } from "./rows.ts";
import { adviceFor } from "./wording.ts";

const marks = { pass: "✅", "over-ratio": "❌", "oom-killed": "❌", inconclusive: "❌" } as const;

export function summaryOf(judged: Judged): string {
  const { evidence, thresholds, verdict, message } = judged;
  const advice = adviceFor(verdict, evidence, thresholds);
  const blocks = [
    `### ${marks[verdict.kind]} memgate: ${escaped(message)}`,
    ...(advice === "" ? [] : [escaped(advice)]),
    table(judged),
    ...evidence.notices.map((notice) => `> ${escaped(notice)}`),
    ...(evidence.sampling.notice === null
      ? []
      : [`> Sampled through the Docker stats API only: ${escaped(evidence.sampling.notice)}.`]),
    ...logBlock(evidence.container?.logTail ?? []),
  ];
  return `${blocks.join("\n\n")}\n`;
}

/** The summary of a run that was refused: no container was started. */
export function refusalSummary(lines: readonly string[]): string {
  return `### ❌ memgate: bad input, no container was started\n\n${lines.map((line) => `- ${escaped(line)}`).join("\n")}\n`;
}

function table(judged: Judged): string {
  const rows = rowsOf(judged).map(({ label, value }) => `| ${escaped(label)} | ${escaped(value)} |`);
  return ["| | |", "|---|---|", ...rows].join("\n");
}

function logBlock(lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const text = lines.map(printable);
  // A fence longer than any run of backticks inside can't be closed from inside.
  const longest = Math.max(2, ...text.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return [
    `<details open><summary>Last ${lines.length} log lines of the container</summary>\n\n${fence}text\n${text.join("\n")}\n${fence}\n\n</details>`,
  ];
}

/** Text as text: no markup, no table cell, no link, no mention. */
function escaped(text: string): string {
  return printable(text)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/([\\`*_{}[\]()#|~!$])/g, "\\$1")
    .replace(/@(?=\w)/g, "@\u200B")
    .replace(/:\/\//g, ":\u200B//")
    .replace(/\bwww\./gi, (text) => `${text.slice(0, -1)}\u200B.`);
}
