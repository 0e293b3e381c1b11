// Renders the job summary, in GitHub-flavoured Markdown.

import { printable } from "../../lib/format.ts";
import { adviceFor, issuesUrl } from "../model/advice.ts";
import type { Judged } from "../model/judged.ts";
import { apiOnlyNote, headings, lastLines, meaning } from "../model/messages.ts";
import { phaseTableOf } from "../model/phase-table.ts";
import { rowsOf } from "../model/rows.ts";
import {
  byGravity,
  exitCodeOfRun,
  type GateResult,
  gateRow,
  gatesHead,
  gatesHeadline,
  type RunResult,
} from "../model/run-result.ts";
import { escaped, escapedBlock, folded, table, withinBytes } from "./markdown.ts";
import { mermaidOf } from "./mermaid.ts";

const marks = { pass: "✅", "over-ratio": "❌", "oom-killed": "❌", inconclusive: "❌" } as const;

/** GitHub accepts 1 MiB per step. */
const maxSummaryBytes = 2 ** 20 - 1_024;
const cut = "*Cut here, because the summary is longer than GitHub accepts. The report has the rest.*";

export interface SummaryOptions {
  /** The last line, which says where the report is. */
  readonly footer: string;
  readonly maxBytes?: number;
}

/** The summary of one gate, or a table of several gates with a section for each. */
export function summaryOf(run: RunResult, { footer, maxBytes = maxSummaryBytes }: SummaryOptions): string {
  const sections =
    run.kind === "one" ? [...sectionsOf(run.judged, "###", ""), ...logOf(run.judged, "")] : sectionsOfGates(run.gates);
  return withinBytes(sections, maxBytes, cut, escapedBlock(footer));
}

function sectionsOfGates(gates: readonly GateResult[]): readonly string[] {
  const mark = exitCodeOfRun({ kind: "several", gates }) === 0 ? marks.pass : marks.inconclusive;
  const sorted = byGravity(gates);
  return [
    `### ${mark} ${escaped(gatesHeadline(gates))}`,
    table(gatesHead, gates.map(gateRow)),
    ...sorted.flatMap(sectionsOfGate),
    // The logs come last: if a long one does not fit, the figures of all gates are still there.
    ...sorted.flatMap((gate) => (gate.kind === "judged" ? logOf(gate.judged, `${gate.name}: `) : [])),
  ];
}

function sectionsOfGate(gate: GateResult): readonly string[] {
  if (gate.kind === "judged") return sectionsOf(gate.judged, "####", `${gate.name}: `);
  const heading = `${gate.name}: ${headings.inconclusive} (${gate.reason})`;
  return [`#### ${marks.inconclusive} ${escaped(heading)}`, escapedBlock(sentence(gate.why))];
}

/** @param prefix stands before the headline */
function sectionsOf(judged: Judged, heading: string, prefix: string): readonly string[] {
  const { evidence, verdict, message } = judged;
  const chart = mermaidOf(judged);
  const phases = phaseTableOf(evidence);
  const { notices, sampling } = evidence;
  const notes = [...notices, ...(sampling.notice === null ? [] : [apiOnlyNote(sampling.notice)])];
  return [
    `${heading} ${marks[verdict.kind]} ${escaped(prefix + message)}`,
    nextStep(judged),
    ...(chart === null ? [] : [chart]),
    table(
      ["Figure", "Value"],
      rowsOf(judged).map(({ label, value }) => [label, value]),
    ),
    ...(phases.rows.length === 0 ? [] : [table(phases.head, phases.rows)]),
    ...notes.map((note) => `> ${escapedBlock(note)}`),
    ...(evidence.peak === null ? [] : [`<sub>${escaped(meaning)}</sub>`]),
  ];
}

/** The address of memgate's issues is a link. */
function nextStep({ verdict, evidence, thresholds }: Judged): string {
  const advice = escaped(adviceFor(verdict, evidence, thresholds)).replaceAll(escaped(issuesUrl), `<${issuesUrl}>`);
  return verdict.kind === "pass" ? advice : `**What to do:** ${advice}`;
}

/** The log lines, folded. Empty without log lines. */
function logOf({ evidence }: Judged, prefix: string): readonly string[] {
  const log = evidence.container?.logTail ?? [];
  return log.length === 0 ? [] : [folded(prefix + lastLines(log.length), log)];
}

/** The summary after bad input, before memgate started a container. */
export function refusalSummary(lines: readonly string[]): string {
  const problems = lines.map((line) => `- ${escapedBlock(line)}`).join("\n");
  return `### ❌ memgate: bad input, the app was not started\n\n${problems}\n`;
}

/** Begins with a capital if the text begins with a word, not with an option, address or code. Ends with a full stop. */
function sentence(text: string): string {
  const line = printable(text);
  const isWord = /^[a-z]{2,} /.test(line);
  return `${isWord ? line.charAt(0).toUpperCase() + line.slice(1) : line}${/[.!?]$/.test(line) ? "" : "."}`;
}
