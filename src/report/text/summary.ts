// The job summary: GitHub-flavoured Markdown.

import { bytes, integer, printable, time } from "../../lib/format.ts";
import type { PhaseStats } from "../../model/evidence.ts";
import { adviceFor, issuesUrl } from "../model/advice.ts";
import type { Judged } from "../model/judged.ts";
import { apiOnlyNote, headings, headlineOf, meaning } from "../model/messages.ts";
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
import { escaped, folded, table, withinBytes } from "./markdown.ts";
import { mermaidOf } from "./mermaid.ts";

const marks = { pass: "✅", "over-ratio": "❌", "oom-killed": "❌", inconclusive: "❌" } as const;

/** GitHub takes 1 MiB a step. */
const maxSummaryBytes = 2 ** 20 - 1_024;
const cut = "*Cut here: the summary is longer than GitHub takes. All of it is in the report.*";

/** Of a run of several gates: a table of all, and a section each. */
export function summaryOf(run: RunResult, maxBytes: number = maxSummaryBytes): string {
  return withinBytes(
    run.kind === "one" ? sectionsOf(run.judged, "###", { log: logOf(run.judged) }) : sectionsOfAll(run),
    maxBytes,
    cut,
  );
}

function sectionsOfAll(run: Extract<RunResult, { kind: "several" }>): readonly string[] {
  const mark = exitCodeOfRun(run) === 0 ? marks.pass : marks.inconclusive;
  return [
    `### ${mark} ${escaped(gatesHeadline(run.gates))}`,
    table(gatesHead, run.gates.map(gateRow)),
    ...byGravity(run.gates).flatMap(sectionsOfGate),
    // The logs last: a long one must not keep the other gates from being told.
    ...byGravity(run.gates).flatMap(logOfGate),
  ];
}

function sectionsOfGate(gate: GateResult): readonly string[] {
  if (gate.kind === "judged") return sectionsOf(gate.judged, "####", { prefix: `${gate.name}: ` });
  const heading = `${gate.name}: ${headings.inconclusive} (${gate.reason})`;
  return [`#### ${marks.inconclusive} ${escaped(heading)}`, escaped(sentence(gate.why))];
}

interface SectionOptions {
  readonly prefix?: string;
  /** What folds away below the advice. */
  readonly log?: readonly string[];
}

function sectionsOf(judged: Judged, heading: string, { prefix = "", log = [] }: SectionOptions): readonly string[] {
  const { evidence, thresholds, verdict } = judged;
  const advice = adviceFor(verdict, evidence, thresholds);
  const { headline, message } = headlineOf(judged);
  const chart = mermaidOf(judged);
  return [
    `${heading} ${marks[verdict.kind]} ${escaped(prefix + headline)}`,
    ...(message === null ? [] : [escaped(sentence(message))]),
    ...(advice === "" ? [] : [`**What to do:** ${linked(escaped(advice))}`]),
    ...(verdict.kind === "pass" ? [] : log),
    ...(chart === null ? [] : [chart]),
    table(
      ["memgate", ""],
      rowsOf(judged).map(({ label, value }) => [label, value]),
    ),
    ...(evidence.phases.length === 0 ? [] : [phaseTable(evidence.phases)]),
    ...evidence.notices.map((notice) => `> ${escaped(notice)}`),
    ...(evidence.sampling.notice === null ? [] : [`> ${escaped(apiOnlyNote(evidence.sampling.notice))}`]),
    ...(evidence.peak === null ? [] : [`<sub>${escaped(meaning)}</sub>`]),
    ...(verdict.kind === "pass" ? log : []),
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

/** A word that is none of a sentence (an option, an address, code) stays as it is. */
function sentence(text: string): string {
  const one = printable(text);
  const isWord = /^[a-z]{2,} /.test(one);
  return `${isWord ? one.charAt(0).toUpperCase() + one.slice(1) : one}${/[.!?]$/.test(one) ? "" : "."}`;
}

/** The one address of memgate's own may be followed. */
function linked(markdown: string): string {
  return markdown.replaceAll(escaped(issuesUrl), `<${issuesUrl}>`);
}

function phaseTable(phases: readonly PhaseStats[]): string {
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
