// The result of a run: of its one gate, or of several as one.

import { bytes, integer, percent, printable } from "../../lib/format.ts";
import { exitCodeOf } from "../../verdict/judge.ts";
import { type Judged, reportOf } from "./judged.ts";
import { headings } from "./messages.ts";

export type GateResult =
  | { readonly kind: "judged"; readonly name: string; readonly judged: Judged }
  /** It was not run, and has no verdict: for bad input that only showed on the way, or for the run was ended before. */
  | { readonly kind: "refused"; readonly name: string; readonly reason: RefusalReason; readonly why: string };

/** Beside the reasons of inconclusive runs. */
type RefusalReason = "bad-input" | "interrupted";

export type RunResult =
  | { readonly kind: "one"; readonly judged: Judged }
  | { readonly kind: "several"; readonly gates: readonly GateResult[] };

/** Of several gates the gravest: 1 before 3 before 0. */
export function exitCodeOfRun(run: RunResult): 0 | 1 | 3 {
  const codes = run.kind === "one" ? [exitCodeOf(run.judged.verdict.kind)] : run.gates.map(exitCodeOfGate);
  // Of nothing at all nothing is known.
  return codes.includes(1) ? 1 : codes.includes(3) || codes.length === 0 ? 3 : 0;
}

export function exitCodeOfGate(gate: GateResult): 0 | 1 | 3 {
  return gate.kind === "refused" ? 3 : exitCodeOf(gate.judged.verdict.kind);
}

const gravity = { pass: 0, inconclusive: 1, refused: 1, "over-ratio": 2, "oom-killed": 3 } as const;

/** The gate that a run of several is remembered for: the gravest result, of equal ones the highest peak ÷ limit. */
export function gravest(gates: readonly GateResult[]): GateResult | null {
  const ratio = (gate: GateResult) => (gate.kind === "judged" ? (gate.judged.evidence.peak?.ratio ?? 0) : 0);
  return gates.toSorted((a, b) => weightOf(b) - weightOf(a) || ratio(b) - ratio(a))[0] ?? null;
}

/** The gravest results first, those of equal gravity as they were. */
export function byGravity(gates: readonly GateResult[]): readonly GateResult[] {
  return gates.toSorted((a, b) => weightOf(b) - weightOf(a));
}

function weightOf(gate: GateResult): number {
  return gravity[gate.kind === "judged" ? gate.judged.verdict.kind : gate.kind];
}

/** The one run that outputs and annotations are of; null where none of them has a verdict to show. */
export function shownOf(run: RunResult): Judged | null {
  if (run.kind === "one") return run.judged;
  const gate = gravest(run.gates);
  return gate?.kind === "judged" ? gate.judged : null;
}

/** All of it in a sentence. */
export function gatesHeadline(gates: readonly GateResult[]): string {
  const count = (code: 1 | 3) => gates.filter((gate) => exitCodeOfGate(gate) === code).length;
  const [failed, unmeasured] = [count(1), count(3)];
  const total = `${gates.length} ${gates.length === 1 ? "gate" : "gates"}`;
  if (failed + unmeasured === 0) return `Pass: ${gates.length === 1 ? "1 gate" : `${gates.length} of ${total}`}`;
  const notMeasured = `${unmeasured === 1 ? "was" : "were"} not measured`;
  if (failed === 0) return `${unmeasured} of ${total} ${notMeasured}`;
  return `${failed} of ${total} failed${unmeasured === 0 ? "" : `, ${unmeasured} ${notMeasured}`}`;
}

/** The sentence, and that of each gate which did not pass. On one line. */
export function messageOfRun(run: RunResult): string {
  if (run.kind === "one") return run.judged.message;
  const failed = run.gates.filter((gate) => exitCodeOfGate(gate) !== 0).map(gateMessage);
  return [gatesHeadline(run.gates), ...(failed.length === 0 ? [] : [failed.join("; ")])].join(": ");
}

export function gateMessage(gate: GateResult): string {
  return `${gate.name}: ${gate.kind === "judged" ? gate.judged.message : refusal(gate)}`;
}

/** Why there is no verdict, in one sentence. */
export function refusal({ reason, why }: Extract<GateResult, { kind: "refused" }>): string {
  return `${headings.inconclusive} (${reason}): ${printable(why)}`;
}

/** The run for programs: its report, or those of its gates by name. */
export function jsonOf(run: RunResult): unknown {
  if (run.kind === "one") return reportOf(run.judged);
  const gates = run.gates.map((gate) => ({
    name: gate.name,
    refused: gate.kind === "refused" ? { reason: gate.reason, why: gate.why } : null,
    report: gate.kind === "judged" ? reportOf(gate.judged) : null,
  }));
  return { schema: "memgate/run@1", gates };
}

export const gatesHead = ["Gate", "Result", "Peak", "Limit", "Peak ÷ limit", "Allowed", "Requests/s"] as const;

/** A row for each gate, below `gatesHead`. */
export function gateRow(gate: GateResult): readonly string[] {
  if (gate.kind === "refused") return [gate.name, `${headings.inconclusive} (${gate.reason})`, "", "", "", "", ""];
  const { evidence, verdict, thresholds } = gate.judged;
  const { peak, load, limitBytes } = evidence;
  const reason = verdict.kind === "inconclusive" ? ` (${verdict.reason})` : "";
  return [
    gate.name,
    `${headings[verdict.kind]}${reason}`,
    // What was not measured well enough has no peak to compare.
    peak === null || verdict.kind === "inconclusive" ? "" : bytes(peak.workingSetBytes),
    bytes(limitBytes),
    peak === null || verdict.kind === "inconclusive" ? "" : percent(peak.ratio),
    percent(thresholds.maxRatio),
    load === null ? "" : integer(load.requestsPerSecond),
  ];
}
