// The result of a run with one or several gates.

import { bytes, integer, percent, printable } from "../../lib/format.ts";
import type { BadInputCode } from "../../model/gate-error.ts";
import type { StopCode } from "../../model/stop-reason.ts";
import type { Verdict } from "../../model/verdict.ts";
import { growthOf } from "../../verdict/growth.ts";
import { exitCodeOf } from "../../verdict/judge.ts";
import { runSchemaUrl, schemaVersion } from "./format-version.ts";
import { type Judged, reportOf } from "./judged.ts";
import { hasHeading, headings } from "./messages.ts";

export type GateResult =
  | { readonly kind: "judged"; readonly name: string; readonly judged: Judged }
  /** The gate did not run and has no verdict: its input was bad, or the run was interrupted before it. */
  | ({ readonly kind: "refused"; readonly name: string } & Refusal);

/** Why a gate did not run: `why` is a sentence. If the run was interrupted, `code` is the code of its stop reason. */
type Refusal = { readonly why: string } & (
  | { readonly reason: "bad-input"; readonly code: BadInputCode }
  | { readonly reason: "interrupted"; readonly code: StopCode }
);

export type RunResult =
  | { readonly kind: "one"; readonly judged: Judged }
  | { readonly kind: "several"; readonly gates: readonly GateResult[] };

/** The exit code of the run. With several gates, 1 takes precedence over 3, and 3 over 0. */
export function exitCodeOfRun(run: RunResult): 0 | 1 | 3 {
  const codes = run.kind === "one" ? [exitCodeOf(run.judged.verdict.kind)] : run.gates.map(exitCodeOfGate);
  // Without any gate the run is inconclusive.
  return codes.includes(1) ? 1 : codes.includes(3) || codes.length === 0 ? 3 : 0;
}

export function exitCodeOfGate(gate: GateResult): 0 | 1 | 3 {
  return gate.kind === "refused" ? 3 : exitCodeOf(gate.judged.verdict.kind);
}

const gravity = { pass: 0, inconclusive: 1, refused: 1, "over-ratio": 2, "oom-killed": 3 } as const;

/** The gate with the worst result. If there are several, the one with the highest peak ÷ limit. Null without gates. */
export function gravest(gates: readonly GateResult[]): GateResult | null {
  const ratio = (gate: GateResult) => (gate.kind === "judged" ? (gate.judged.evidence.peak?.ratio ?? 0) : 0);
  return gates.toSorted((a, b) => weightOf(b) - weightOf(a) || ratio(b) - ratio(a))[0] ?? null;
}

/** Sorts the gates by result, the worst first. Gates with equally bad results keep their order. */
export function byGravity(gates: readonly GateResult[]): readonly GateResult[] {
  return gates.toSorted((a, b) => weightOf(b) - weightOf(a));
}

function weightOf(gate: GateResult): number {
  return gravity[gate.kind === "judged" ? gate.judged.verdict.kind : gate.kind];
}

/** The gate that outputs and annotations are about. Null if the worst gate did not run. */
export function shownOf(run: RunResult): Judged | null {
  if (run.kind === "one") return run.judged;
  const gate = gravest(run.gates);
  return gate?.kind === "judged" ? gate.judged : null;
}

/** The result of several gates in one sentence. */
export function gatesHeadline(gates: readonly GateResult[]): string {
  const judgedWith = (code: 1 | 3) =>
    gates.filter((gate) => gate.kind === "judged" && exitCodeOfGate(gate) === code).length;
  const inconclusive = judgedWith(3);
  const results = [
    { count: judgedWith(1), verb: "failed" },
    { count: inconclusive, verb: `${inconclusive === 1 ? "was" : "were"} inconclusive` },
    { count: gates.filter(({ kind }) => kind === "refused").length, verb: "did not run" },
  ].filter(({ count }) => count > 0);
  const [first = { count: gates.length, verb: "passed" }, ...others] = results;
  const total = `${gates.length} ${gates.length === 1 ? "gate" : "gates"}`;
  return [`${first.count} of ${total} ${first.verb}`, ...others.map(({ count, verb }) => `${count} ${verb}`)].join(
    ", ",
  );
}

/** The result in one sentence, followed by the sentence of each gate that did not pass. On one line. */
export function messageOfRun(run: RunResult): string {
  if (run.kind === "one") return run.judged.message;
  const failed = run.gates.filter((gate) => exitCodeOfGate(gate) !== 0).map(gateMessage);
  return [gatesHeadline(run.gates), ...(failed.length === 0 ? [] : [failed.join("; ")])].join(": ");
}

/** The name of a gate with its result, on one line: `api: Over the threshold: Memory peaked at …`. */
export function gateMessage(gate: GateResult): string {
  return `${gate.name}: ${gate.kind === "judged" ? labelled(gate.judged) : refusal(gate)}`;
}

/** The message with the heading of its verdict. Some messages already begin with it. */
function labelled({ verdict, message }: Judged): string {
  return hasHeading[verdict.kind] ? message : `${headings[verdict.kind]}: ${message}`;
}

type Refused = Extract<GateResult, { kind: "refused" }>;

/** Says on one line why a gate did not run: `did not run (bad-input): the image exposes no TCP port. …`. */
export function refusal(gate: Refused): string {
  return `did not run (${gate.reason}): ${printable(gate.why)}`;
}

/** The result for programs: the report, or the reports of the gates with their names. */
export function jsonOf(run: RunResult): unknown {
  if (run.kind === "one") return reportOf(run.judged);
  const gates = run.gates.map((gate) => ({
    name: gate.name,
    refused: gate.kind === "refused" ? { reason: gate.reason, code: gate.code, why: gate.why } : null,
    report: gate.kind === "judged" ? reportOf(gate.judged) : null,
  }));
  return { $schema: runSchemaUrl, schemaVersion, gates };
}

export const gatesHead = ["Gate", "Result", "Peak", "Limit", "Peak ÷ limit", "Threshold", "Responses/s"] as const;

/** The row of a gate, with the columns of `gatesHead`. */
export function gateRow(gate: GateResult): readonly string[] {
  if (gate.kind === "refused") return [gate.name, `Did not run (${gate.reason})`, "", "", "", "", ""];
  const { evidence, verdict, thresholds } = gate.judged;
  const { peak, load, limitBytes } = evidence;
  return [
    gate.name,
    resultCell(verdict, growthOf(evidence)?.isRising === true),
    // The peak of an inconclusive run must not be compared with the threshold.
    peak === null || verdict.kind === "inconclusive" ? "" : bytes(peak.workingSetBytes),
    bytes(limitBytes),
    peak === null || verdict.kind === "inconclusive" ? "" : percent(peak.ratio),
    percent(thresholds.maxRatio),
    load === null ? "" : integer(load.requestsPerSecond),
  ];
}

/** A proven pass has no addition, unless memory was still rising. */
function resultCell(verdict: Verdict, isRising: boolean): string {
  const heading = headings[verdict.kind];
  if (verdict.kind === "inconclusive") return `${heading} (${verdict.reason})`;
  if (verdict.kind !== "pass") return heading;
  const additions = [...(verdict.proof === "sampled" ? ["sampled"] : []), ...(isRising ? ["memory still rising"] : [])];
  return additions.length === 0 ? heading : `${heading} (${additions.join(", ")})`;
}

/** The sentence of each gate that passed although memory was still rising when the load ended. */
export function warningsOf(run: RunResult): readonly string[] {
  const gates = run.kind === "one" ? [{ prefix: "", judged: run.judged }] : run.gates.flatMap(named);
  return gates
    .filter(({ judged: { verdict, evidence } }) => verdict.kind === "pass" && growthOf(evidence)?.isRising)
    .map(({ prefix, judged }) => prefix + judged.message);
}

function named(gate: GateResult): readonly { readonly prefix: string; readonly judged: Judged }[] {
  return gate.kind === "judged" ? [{ prefix: `${gate.name}: `, judged: gate.judged }] : [];
}
