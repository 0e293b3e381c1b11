// Renders the job summary, in GitHub-flavoured Markdown.

import { adviceFor } from "../advice/advice.ts";
import { issuesUrl } from "../advice/stop-advice.ts";
import type { Judged } from "../model/judged.ts";
import { lastLines, meaning, notesOf, phasesMeaning } from "../model/messages.ts";
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

const marks = {
  pass: "✅",
  "over-ratio": "❌",
  "out-of-memory": "❌",
  "oom-killed": "❌",
  inconclusive: "⚠️",
} as const;
const whyInconclusiveFails = "The check fails, because memgate could not judge the memory.";

/** GitHub accepts 1 MiB per step. */
const maxSummaryBytes = 2 ** 20 - 1_024;
const maxHeadlineLength = 2_000;
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
  const mark = { 0: marks.pass, 1: marks["over-ratio"], 3: marks.inconclusive }[
    exitCodeOfRun({ kind: "several", gates })
  ];
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
  const heading = `${gate.name}: did not run (${gate.reason})`;
  return [`#### ${marks.inconclusive} ${escaped(heading)}`, escapedBlock(`Reason: ${gate.why}`)];
}

/** @param prefix stands before the headline */
function sectionsOf(judged: Judged, heading: string, prefix: string): readonly string[] {
  const { evidence, verdict, message } = judged;
  const chart = mermaidOf(judged);
  const phases = phaseTableOf(evidence);
  return [
    `${heading} ${marks[verdict.kind]} ${escaped(headlineOf(prefix + message))}`,
    ...(verdict.kind === "inconclusive" ? [whyInconclusiveFails] : []),
    nextStep(judged),
    ...(chart === null ? [] : [chart]),
    table(
      ["Result", "Value"],
      rowsOf(judged).map(({ label, value }) => [label, value]),
    ),
    ...(phases.rows.length === 0 ? [] : [table(phases.head, phases.rows)]),
    ...notesOf(evidence).map((note) => `> ${escapedBlock(note)}`),
    ...(evidence.peak === null ? [] : [`<sub>${escaped(`${meaning} ${phasesMeaning(evidence)}`.trim())}</sub>`]),
  ];
}

/** The heading must fit into a comment, even if the report comes from a fork and has a very long message. */
function headlineOf(text: string): string {
  return text.length <= maxHeadlineLength ? text : `${text.slice(0, maxHeadlineLength)}…`;
}

/** Makes the address of memgate's issues a link. */
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
