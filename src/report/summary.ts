// The job summary: GitHub-flavoured Markdown.
import type { PhaseFigures } from "../evidence.ts";
import { bytes, integer, printable, time } from "./format.ts";
import { exitCodeOfRun, type GateResult, gateRow, gatesHead, gatesHeadline, type RunResult, refusal } from "./gates.ts";
import { escaped, folded, table, withinBytes } from "./markdown.ts";
import { mermaidOf } from "./mermaid.ts";
import type { Judged } from "./report.ts";
import { rowsOf } from "./rows.ts";
import { adviceFor, apiOnlyNote, headlineOf } from "./wording.ts";

const marks = { pass: "✅", "over-ratio": "❌", "oom-killed": "❌", inconclusive: "❌" } as const;

/** GitHub takes 1 MiB a step. */
const maxSummaryBytes = 2 ** 20 - 1_024;
const cut = "*Cut here: the summary is longer than GitHub takes. All of it is in the report.*";

/** Of a run of several gates: a table of all, and a section each. */
export function summaryOf(run: RunResult, maxBytes: number = maxSummaryBytes): string {
  return withinBytes(
    run.kind === "one" ? [...sectionsOf(run.judged, "###"), ...logOf(run.judged)] : sectionsOfAll(run),
    maxBytes,
    cut,
  );
}

function sectionsOfAll(run: Extract<RunResult, { kind: "several" }>): readonly string[] {
  const mark = exitCodeOfRun(run) === 0 ? marks.pass : marks.inconclusive;
  return [
    `### ${mark} ${escaped(gatesHeadline(run.gates))}`,
    table(gatesHead, run.gates.map(gateRow)),
    ...run.gates.flatMap(sectionsOfGate),
    // The logs last: a long one must not keep the other gates from being told.
    ...run.gates.flatMap(logOfGate),
  ];
}

function sectionsOfGate(gate: GateResult): readonly string[] {
  if (gate.kind === "judged") return sectionsOf(gate.judged, "####", `${gate.name}: `);
  return [`#### ${marks.inconclusive} ${escaped(`${gate.name}: ${refusal(gate)}`)}`];
}

function sectionsOf(judged: Judged, heading: string, prefix = ""): readonly string[] {
  const { evidence, thresholds, verdict } = judged;
  const advice = adviceFor(verdict, evidence, thresholds);
  const { headline, detail } = headlineOf(judged);
  const chart = mermaidOf(judged);
  return [
    `${heading} ${marks[verdict.kind]} ${escaped(prefix + headline)}`,
    ...(detail === null ? [] : [escaped(sentence(detail))]),
    ...(advice === "" ? [] : [`**What to do:** ${escaped(advice)}`]),
    ...(chart === null ? [] : [chart]),
    table(
      ["memgate", ""],
      rowsOf(judged).map(({ label, value }) => [label, value]),
    ),
    ...(evidence.phases.length === 0 ? [] : [phaseTable(evidence.phases)]),
    ...evidence.notices.map((notice) => `> ${escaped(notice)}`),
    ...(evidence.sampling.notice === null ? [] : [`> ${escaped(apiOnlyNote(evidence.sampling.notice))}`]),
  ];
}

/** Folded away; nothing where no line is known. */
function logOf({ evidence }: Judged, prefix = ""): readonly string[] {
  const log = evidence.container?.logTail ?? [];
  return log.length === 0 ? [] : [folded(`${prefix}The container's last log lines (${log.length})`, log)];
}

function logOfGate(gate: GateResult): readonly string[] {
  return gate.kind === "judged" ? logOf(gate.judged, `${gate.name}: `) : [];
}

/** The summary of a run that was refused: no container was started. */
export function refusalSummary(lines: readonly string[]): string {
  return `### ❌ memgate: bad input, the app was not started\n\n${lines.map((line) => `- ${escaped(line)}`).join("\n")}\n`;
}

function sentence(text: string): string {
  const one = printable(text);
  return `${one.charAt(0).toUpperCase()}${one.slice(1)}${/[.!?]$/.test(one) ? "" : "."}`;
}

function phaseTable(phases: readonly PhaseFigures[]): string {
  const rows = phases.map(({ name, startMs, endMs, peakBytes, samples, maxGapMs }) => [
    name,
    time(startMs),
    time(endMs - startMs),
    peakBytes === null ? "no sample" : bytes(peakBytes),
    integer(samples),
    time(maxGapMs),
  ]);
  return table(["Phase", "Start", "Duration", "Peak", "Samples", "Longest gap"], rows);
}
