// Renders the job summary, in GitHub-flavoured Markdown.

import { issuesUrl } from "../../lib/errors.ts";
import type { Evidence } from "../../model/evidence.ts";
import { adviceOf } from "../advice/advice.ts";
import type { BaselineView, Judged, LeakView } from "../model/judged.ts";
import { lastLines, meaning, notEnforced, noticesOf, phasesMeaning } from "../model/messages.ts";
import { phaseTableOf } from "../model/phase-table.ts";
import { largestProcess, processTableOf } from "../model/processes/process-table.ts";
import { rowsOf } from "../model/rows.ts";
import {
  byGravity,
  exitCodeOfGate,
  exitCodeOfRun,
  type GateResult,
  gateRow,
  gatesHead,
  gatesHeadline,
  type RunResult,
  refusalHeading,
} from "../model/run-result.ts";
import { comparisonChart } from "./comparison-chart.ts";
import {
  escaped,
  escapedBlock,
  escapedHeading,
  folded,
  foldedBlock,
  table,
  withinBytes,
  withOptions,
} from "./markdown.ts";
import { mermaidOf } from "./mermaid.ts";

const marks = {
  pass: "✅",
  "over-ratio": "❌",
  increased: "❌",
  leaks: "❌",
  "out-of-memory": "❌",
  "oom-killed": "❌",
  inconclusive: "⚠️",
} as const;
const marksByCode = { 0: marks.pass, 1: marks["over-ratio"], 3: marks.inconclusive } as const;
const whyInconclusiveFails = "The check fails, because memgate could not judge the memory.";

/** GitHub accepts 1 MiB per step. */
const maxSummaryBytes = 2 ** 20 - 1_024;
const maxProcessRows = 10;
const maxCommandLength = 80;
const cut = "*Cut here, because the summary is longer than GitHub accepts. The report has the rest.*";

export interface SummaryOptions {
  /** The last line, which says where the report is. */
  readonly footer: string;
  readonly maxBytes?: number;
}

/** The summary of one gate, or a table of several gates with a section for each. */
export function summaryOf(run: RunResult, { footer, maxBytes = maxSummaryBytes }: SummaryOptions): string {
  const sections =
    run.kind === "one"
      ? [...sectionsOf(run.judged, "###", ""), ...explained([run.judged.evidence]), ...logOf(run.judged, "")]
      : sectionsOfGates(run.gates);
  return withinBytes(sections, maxBytes, cut, escapedBlock(footer));
}

function sectionsOfGates(gates: readonly GateResult[]): readonly string[] {
  const mark = marksByCode[exitCodeOfRun({ kind: "several", gates })];
  const sorted = byGravity(gates);
  return [
    `### ${mark} ${escaped(gatesHeadline(gates))}`,
    table(gatesHead, gates.map(markedRow)),
    ...sorted.flatMap(sectionsOfGate),
    ...explained(gates.flatMap((gate) => (gate.kind === "judged" ? [gate.judged.evidence] : []))),
    // The logs come last: if a long one does not fit, the figures of all gates are still there.
    ...sorted.flatMap((gate) => (gate.kind === "judged" ? logOf(gate.judged, `${gate.name}: `) : [])),
  ];
}

/** The row of a gate, with a mark before its result. */
function markedRow(gate: GateResult): readonly string[] {
  const [name = "", result = "", ...cells] = gateRow(gate);
  return [name, `${marksByCode[exitCodeOfGate(gate)]} ${result}`, ...cells];
}

function sectionsOfGate(gate: GateResult): readonly string[] {
  if (gate.kind === "judged") return sectionsOf(gate.judged, "####", `${gate.name}: `);
  const heading = `${gate.name}: ${refusalHeading(gate)}`;
  return [`#### ${marks.inconclusive} ${escaped(heading)}`, escapedBlock(`Reason: ${gate.why}`, withLink)];
}

/** @param prefix stands before the headline */
function sectionsOf(judged: Judged, heading: string, prefix: string): readonly string[] {
  const { evidence, thresholds, verdict, message } = judged;
  const excuse = notEnforced(verdict, thresholds);
  const chart = mermaidOf(judged);
  const phases = phaseTableOf(evidence);
  const isByBaseline = verdict.kind === "increased" && judged.comparison === null;
  return [
    `${heading} ${marks[verdict.kind]} ${escapedHeading(prefix + message)}`,
    ...(excuse !== null
      ? [`**${withOptions(excuse)}**`]
      : verdict.kind === "inconclusive"
        ? [whyInconclusiveFails]
        : []),
    nextStep(judged),
    ...(isByBaseline ? viewSections(judged.baseline) : []),
    ...inOrder(judged, comparisonSections(judged), chart === null ? [] : [chart]),
    ...setSections(judged),
    ...(isByBaseline ? [] : viewSections(judged.baseline)),
    ...viewSections(judged.leak),
    table(
      ["Result", "Value"],
      rowsOf(judged).map(({ label, value }) => [label, value]),
    ),
    ...(phases.rows.length === 0 ? [] : [table(phases.head, phases.rows)]),
    ...processSections(judged),
    ...noticesOf(evidence).map((notice) => `> ${escapedBlock(notice, withOptions)}`),
  ];
}

/** The comparison comes first if it decides, or if the head passed. */
function inOrder<T>({ verdict }: Judged, comparison: readonly T[], others: readonly T[]): readonly T[] {
  const isFirst = verdict.kind === "pass" || verdict.kind === "increased";
  return isFirst ? [...comparison, ...others] : [...others, ...comparison];
}

/** The chart of all runs and the tables of the comparison. Empty without a comparison. */
function comparisonSections({ comparison }: Judged): readonly string[] {
  if (comparison === null) return [];
  const chart = comparisonChart(comparison.facts);
  const { pairs, parts, load } = comparison;
  const tables = [pairs, parts, load].filter((each) => each !== null);
  return [...(chart === null ? [] : [chart]), ...tables.map(({ head, rows }) => table(head, rows))];
}

/** The largest processes, folded below the largest one. Empty if they are unknown. */
function processSections({ evidence }: Judged): readonly string[] {
  const processes = processTableOf(evidence, maxProcessRows, maxCommandLength);
  if (processes === null) return [];
  const { head, rows, meaning } = processes;
  const title = `Largest process near the peak: ${largestProcess(evidence)}`;
  return [foldedBlock(title, `${table(head, rows)}\n\n${escaped(meaning)}`)];
}

/** The table of a baseline or of the leak check. Empty without one. */
function viewSections(view: BaselineView | LeakView | null): readonly string[] {
  return view?.table == null ? [] : [table(view.table.head, view.table.rows), escaped(view.tableMeaning)];
}

/** The table of runs and their peaks as points. Empty without `repeat`. */
function setSections({ set }: Judged): readonly string[] {
  if (set === null || set.detail === null) return [];
  const { head, table: rows, strip, stripMeaning, shownRun } = set.detail;
  return [
    table(head, rows),
    ...(strip === null ? [] : [`\`\`\`text\n${strip}\n\`\`\`\n\n${stripMeaning}`]),
    escaped(shownRun),
  ];
}

/** Explains the words of the tables once, however many gates there are. Empty if no gate has a peak. */
function explained(runs: readonly Evidence[]): readonly string[] {
  const withPeak = runs.filter(({ peak }) => peak !== null);
  if (withPeak.length === 0) return [];
  const sentences = [meaning, ...new Set(withPeak.flatMap(phasesMeaning))];
  return [`<sub>${escaped(sentences.join(" "))}</sub>`];
}

/** Makes the address of memgate's issues a link. */
function withLink(text: string): string {
  return withOptions(text).replaceAll(escaped(issuesUrl), `<${issuesUrl}>`);
}

function nextStep(judged: Judged): string {
  const advice = withLink(adviceOf(judged));
  return judged.verdict.kind === "pass" ? advice : `**What to do:** ${advice}`;
}

/** The log lines, folded. Empty without log lines. */
function logOf({ evidence }: Judged, prefix: string): readonly string[] {
  const log = evidence.container?.logTail ?? [];
  return log.length === 0 ? [] : [folded(prefix + lastLines(log.length), log)];
}

/** The summary after bad input, before memgate started a container. */
export function refusalSummary(lines: readonly string[]): string {
  const problems = lines.map((line) => `- ${escapedBlock(line, withOptions)}`).join("\n");
  return `### ❌ memgate: bad input, the app was not started\n\n${problems}\n`;
}
