// The result of a run with one or several gates.

import { bytes, integer, percent, printable } from "../../lib/format.ts";
import { exitCodeOf } from "../../verdict/judge.ts";
import { type Judged, reportOf } from "./judged.ts";
import { headings } from "./messages.ts";

export type GateResult =
  | { readonly kind: "judged"; readonly name: string; readonly judged: Judged }
  /** The gate did not run and has no verdict: its input was bad, or the run was interrupted before it. */
  | { readonly kind: "refused"; readonly name: string; readonly reason: RefusalReason; readonly why: string };

/** Reasons of gates that did not run. */
type RefusalReason = "bad-input" | "interrupted";

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

/** The gate with the gravest result, and among equals with the highest peak ÷ limit. Null without gates. */
export function gravest(gates: readonly GateResult[]): GateResult | null {
  const ratio = (gate: GateResult) => (gate.kind === "judged" ? (gate.judged.evidence.peak?.ratio ?? 0) : 0);
  return gates.toSorted((a, b) => weightOf(b) - weightOf(a) || ratio(b) - ratio(a))[0] ?? null;
}

/** Sorts the gates by gravity, the gravest first. Gates of equal gravity keep their order. */
export function byGravity(gates: readonly GateResult[]): readonly GateResult[] {
  return gates.toSorted((a, b) => weightOf(b) - weightOf(a));
}

function weightOf(gate: GateResult): number {
  return gravity[gate.kind === "judged" ? gate.judged.verdict.kind : gate.kind];
}

/** The gate that outputs and annotations are about. Null if the gravest gate did not run. */
export function shownOf(run: RunResult): Judged | null {
  if (run.kind === "one") return run.judged;
  const gate = gravest(run.gates);
  return gate?.kind === "judged" ? gate.judged : null;
}

/** The result of several gates in one sentence. */
export function gatesHeadline(gates: readonly GateResult[]): string {
  const count = (code: 1 | 3) => gates.filter((gate) => exitCodeOfGate(gate) === code).length;
  const [failed, inconclusive] = [count(1), count(3)];
  const total = `${gates.length} ${gates.length === 1 ? "gate" : "gates"}`;
  if (failed + inconclusive === 0) return `${gates.length} of ${total} passed`;
  const verb = inconclusive === 1 ? "was" : "were";
  if (failed === 0) return `${inconclusive} of ${total} ${verb} inconclusive`;
  return `${failed} of ${total} failed${inconclusive === 0 ? "" : `, ${inconclusive} ${verb} inconclusive`}`;
}

/** The result in one sentence, followed by the sentence of each gate that did not pass. On one line. */
export function messageOfRun(run: RunResult): string {
  if (run.kind === "one") return run.judged.message;
  const failed = run.gates.filter((gate) => exitCodeOfGate(gate) !== 0).map(gateMessage);
  return [gatesHeadline(run.gates), ...(failed.length === 0 ? [] : [failed.join("; ")])].join(": ");
}

export function gateMessage(gate: GateResult): string {
  return `${gate.name}: ${gate.kind === "judged" ? gate.judged.message : refusal(gate)}`;
}

/** Why a gate did not run, in one sentence. */
export function refusal({ why }: Extract<GateResult, { kind: "refused" }>): string {
  return `${headings.inconclusive}: ${printable(why)}`;
}

/** The result for programs: the report, or the reports of the gates with their names. */
export function jsonOf(run: RunResult): unknown {
  if (run.kind === "one") return reportOf(run.judged);
  const gates = run.gates.map((gate) => ({
    name: gate.name,
    refused: gate.kind === "refused" ? { reason: gate.reason, why: gate.why } : null,
    report: gate.kind === "judged" ? reportOf(gate.judged) : null,
  }));
  return { schema: "memgate/run@1", gates };
}

export const gatesHead = ["Gate", "Result", "Peak", "Limit", "Peak ÷ limit", "Threshold", "Requests/s"] as const;

/** The row of a gate, with the columns of `gatesHead`. */
export function gateRow(gate: GateResult): readonly string[] {
  if (gate.kind === "refused") return [gate.name, `${headings.inconclusive} (${gate.reason})`, "", "", "", "", ""];
  const { evidence, verdict, thresholds } = gate.judged;
  const { peak, load, limitBytes } = evidence;
  const reason = verdict.kind === "inconclusive" ? ` (${verdict.reason})` : "";
  return [
    gate.name,
    `${headings[verdict.kind]}${reason}`,
    // The peak of an inconclusive run must not be compared with the threshold.
    peak === null || verdict.kind === "inconclusive" ? "" : bytes(peak.workingSetBytes),
    bytes(limitBytes),
    peak === null || verdict.kind === "inconclusive" ? "" : percent(peak.ratio),
    percent(thresholds.maxRatio),
    load === null ? "" : integer(load.requestsPerSecond),
  ];
}
