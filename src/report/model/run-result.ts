// The result of a run with one or several gates.

import { bytes, integer, percent, printable } from "../../lib/format.ts";
import type { BadInputCode } from "../../model/gate-error.ts";
import type { StopCode } from "../../model/stop-reason.ts";

import { gravityOf, worstGravity } from "../../verdict/gravity.ts";

import { growthOf } from "../../verdict/growth.ts";
import { isAboveWarnRatio } from "../../verdict/headroom.ts";
import { exitCodeOf } from "../../verdict/judge.ts";
import { runSchemaUrl, schemaVersion } from "./format-version.ts";
import { increaseOf, type Judged, reportOf } from "./judged.ts";
import { hasHeading, headings, notEnforced } from "./messages.ts";

export type GateResult =
  | { readonly kind: "judged"; readonly name: string; readonly judged: Judged }
  /** The gate has no verdict: its input was bad, the run was interrupted before it, or memgate failed in it. */
  | ({ readonly kind: "refused"; readonly name: string } & Refusal);

/** Why a gate has no verdict: `why` is a sentence. After an interrupt or an error, `code` is the code of the stop reason. */
type Refusal = { readonly why: string } & (
  | { readonly reason: "bad-input"; readonly code: BadInputCode }
  | { readonly reason: "interrupted" | "internal-error"; readonly code: StopCode }
);

export type RunResult =
  | { readonly kind: "one"; readonly judged: Judged }
  | { readonly kind: "several"; readonly gates: readonly GateResult[] };

/**
 * The exit code that the verdicts have if all gates are enforced: a rendering takes its marks and colours from it. With
 * several gates, 1 takes precedence over 3, and 3 over 0.
 */
export function exitCodeOfRun(run: RunResult): 0 | 1 | 3 {
  return gravestCode(run.kind === "one" ? [exitCodeOf(run.judged.verdict.kind)] : run.gates.map(exitCodeOfGate));
}

/** The exit code of memgate: a gate that is not enforced counts as passed. */
export function enforcedExitCode(run: RunResult): 0 | 1 | 3 {
  return gravestCode(run.kind === "one" ? [enforcedCode(run.judged)] : run.gates.map(enforcedCodeOfGate));
}

function gravestCode(codes: readonly (0 | 1 | 3)[]): 0 | 1 | 3 {
  // Without any gate the run is inconclusive.
  return codes.includes(1) ? 1 : codes.includes(3) || codes.length === 0 ? 3 : 0;
}

/** The exit code of one gate: 0 if it is not enforced. */
export function enforcedCode({ verdict, thresholds }: Judged): 0 | 1 | 3 {
  return thresholds.isEnforced ? exitCodeOf(verdict.kind) : 0;
}

/** Nothing was measured in a gate that did not run, so it fails the check in any case. */
function enforcedCodeOfGate(gate: GateResult): 0 | 1 | 3 {
  return gate.kind === "refused" ? 3 : enforcedCode(gate.judged);
}

/** True if the gate did not pass, and does not fail the check. */
function isExcused(gate: GateResult): boolean {
  return exitCodeOfGate(gate) !== 0 && enforcedCodeOfGate(gate) === 0;
}

/** As `exitCodeOfRun`, for one gate. */
export function exitCodeOfGate(gate: GateResult): 0 | 1 | 3 {
  return gate.kind === "refused" ? 3 : exitCodeOf(gate.judged.verdict.kind);
}

/**
 * The gate with the worst result; a gate that fails the check is worse than one that is not enforced. If there are several,
 * the gate with the highest peak ÷ limit. Null without gates.
 */
export function gravest(gates: readonly GateResult[]): GateResult | null {
  const ratio = (gate: GateResult) => (gate.kind === "judged" ? (gate.judged.evidence.peak?.ratio ?? 0) : 0);
  return gates.toSorted((a, b) => weightOf(b) - weightOf(a) || ratio(b) - ratio(a))[0] ?? null;
}

/** Sorts the gates by result, the worst first. Gates with equally bad results keep their order. */
export function byGravity(gates: readonly GateResult[]): readonly GateResult[] {
  return gates.toSorted((a, b) => weightOf(b) - weightOf(a));
}

/** A gate that fails the check outweighs each gate that does not. */
function weightOf(gate: GateResult): number {
  const weight = gravityOf(gate.kind === "judged" ? gate.judged.verdict.kind : "inconclusive");
  return enforcedCodeOfGate(gate) === 0 ? weight : weight + worstGravity + 1;
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
  const refused = gates.filter((gate) => gate.kind === "refused");
  const broken = refused.filter(({ reason }) => reason === "internal-error").length;
  const results = [
    { count: judgedWith(1), verb: "failed" },
    { count: inconclusive, verb: `${inconclusive === 1 ? "was" : "were"} inconclusive` },
    { count: broken, verb: "ended without a report" },
    { count: refused.length - broken, verb: "did not run" },
  ].filter(({ count }) => count > 0);
  const [first = { count: gates.length, verb: "passed" }, ...others] = results;
  const total = `${gates.length} ${gates.length === 1 ? "gate" : "gates"}`;
  const headline = [`${first.count} of ${total} ${first.verb}`, ...others.map(({ count, verb }) => `${count} ${verb}`)];
  return `${headline.join(", ")}${excusedText(gates)}`;
}

/** How many of the gates that did not pass are not enforced. Empty if all are enforced. */
function excusedText(gates: readonly GateResult[]): string {
  const failed = gates.filter((gate) => exitCodeOfGate(gate) !== 0).length;
  const excused = gates.filter(isExcused).length;
  if (excused === 0) return "";
  return excused === failed ? " (not enforced)" : ` (${excused} of them not enforced)`;
}

/**
 * The result in one sentence, followed by the sentence of each gate that did not pass. On one line. Says which gates are
 * not enforced.
 */
export function messageOfRun(run: RunResult): string {
  if (run.kind === "one") {
    const { verdict, thresholds, message } = run.judged;
    const excuse = notEnforced(verdict, thresholds);
    return excuse === null ? message : `${withoutEnd(message)}. ${excuse}`;
  }
  const failed = run.gates.filter((gate) => exitCodeOfGate(gate) !== 0).map(gateMessage);
  return [gatesHeadline(run.gates), ...(failed.length === 0 ? [] : [failed.join("; ")])].join(": ");
}

/**
 * The name of a gate with its result, on one line: `api: Over the threshold: Memory peaked at …`, or
 * `api (not enforced): …`.
 */
export function gateMessage(gate: GateResult): string {
  return `${gate.name}${isExcused(gate) ? " (not enforced)" : ""}: ${gate.kind === "judged" ? labelled(gate.judged) : refusal(gate)}`;
}

/** The message with the heading of its verdict. Some messages already begin with it. */
function labelled({ verdict, message, set }: Judged): string {
  // The message of a set says how many runs have which verdict.
  const text = withoutEnd(message);
  return hasHeading[verdict.kind] || set !== null ? text : `${headings[verdict.kind]}: ${text}`;
}

/** A message of several sentences ends with a full stop. */
function withoutEnd(message: string): string {
  return message.replace(/\.$/, "");
}

type Refused = Extract<GateResult, { kind: "refused" }>;

/** Says on one line why a gate has no report: `did not run (bad-input): the image exposes no TCP port. …`. */
export function refusal(gate: Refused): string {
  return `${refusalHeading(gate)}: ${printable(gate.why)}`;
}

/** `did not run (bad-input)`. After an unexpected error of memgate, the gate may have run. */
export function refusalHeading({ reason }: Refused): string {
  return `${reason === "internal-error" ? "ended without a report" : "did not run"} (${reason})`;
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
  if (gate.kind === "refused") {
    const heading = refusalHeading(gate);
    return [gate.name, heading.charAt(0).toUpperCase() + heading.slice(1), "", "", "", "", ""];
  }
  const { evidence, verdict, thresholds, set } = gate.judged;
  const { peak, load, limitBytes } = evidence;
  const runs = set === null ? "" : ` (${set.count})`;
  return [
    gate.name,
    `${resultCell(gate.judged)}${runs}`,
    // The peak of an inconclusive run must not be compared with the threshold.
    peak === null || verdict.kind === "inconclusive" ? "" : bytes(peak.workingSetBytes),
    bytes(limitBytes),
    peak === null || verdict.kind === "inconclusive" ? "" : percent(peak.ratio),
    percent(thresholds.maxRatio),
    load === null ? "" : integer(load.requestsPerSecond),
  ];
}

/** A proven pass has no addition, unless memory was still rising. */
function resultCell(judged: Judged): string {
  const { verdict, thresholds } = judged;
  const additions = [
    ...(verdict.kind === "inconclusive" ? [verdict.reason] : []),
    ...(verdict.kind === "pass" && verdict.proof === "sampled" ? ["sampled"] : []),
    ...passWarnings(judged).map(({ cell }) => cell),
    ...(notEnforced(verdict, thresholds) === null ? [] : ["not enforced"]),
  ];
  const heading = headings[verdict.kind];
  return additions.length === 0 ? heading : `${heading} (${additions.join(", ")})`;
}

/** Why a pass has a warning: in the table of gates, and as the title of an annotation. Empty for other verdicts. */
function passWarnings(judged: Judged): readonly { readonly cell: string; readonly title: string }[] {
  const isRising =
    judged.verdict.kind === "pass" &&
    (judged.set?.facts.runs.some((run) => run.isRising) || growthOf(judged.evidence)?.isRising === true);
  return [
    ...(isAboveWarnRatio(judged)
      ? [{ cell: "above the warning level", title: "memory peaked above the warning level" }]
      : []),
    ...(judged.verdict.kind === "pass" ? increaseWarnings(judged) : []),
    ...(isRising ? [{ cell: "memory still rising", title: "memory was still rising" }] : []),
    ...(judged.verdict.kind === "pass" && judged.leak?.facts.result === "unknown"
      ? [{ cell: "leak not checked", title: "the leak check was not possible" }]
      : []),
  ];
}

function increaseWarnings(judged: Judged): ReturnType<typeof passWarnings> {
  const increase = increaseOf(judged);
  const against = judged.comparison === null ? "the baseline" : "the base";
  if (increase?.result === "unclear") {
    return [{ cell: "comparison unclear", title: `the comparison with ${against} is unclear` }];
  }
  return increase?.result === null
    ? [{ cell: "increase not judged", title: `the increase against ${against} was not judged` }]
    : [];
}

/** The warnings about gates that passed. See `passWarnings`. */
export function warningsOf(run: RunResult): readonly { readonly title: string; readonly message: string }[] {
  const gates = run.kind === "one" ? [{ prefix: "", judged: run.judged }] : run.gates.flatMap(named);
  return gates.flatMap(({ prefix, judged }) => {
    const warnings = passWarnings(judged);
    const title = `memgate: ${warnings.map((warning) => warning.title).join(", and ")}`;
    return warnings.length === 0 ? [] : [{ title, message: prefix + judged.message }];
  });
}

function named(gate: GateResult): readonly { readonly prefix: string; readonly judged: Judged }[] {
  return gate.kind === "judged" ? [{ prefix: `${gate.name}: `, judged: gate.judged }] : [];
}
