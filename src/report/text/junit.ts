// The result as JUnit XML, which other CI systems read: one suite, a case for each gate and one for each of its phases.

import { bytes, peakAgainst, percent, printable } from "../../lib/format.ts";
import type { PhaseStats } from "../../model/evidence.ts";
import { adviceFor } from "../model/advice.ts";
import type { Judged } from "../model/judged.ts";
import { type GateResult, type RunResult, refusal } from "../model/run-result.ts";

interface Case {
  readonly className: string;
  readonly name: string;
  readonly seconds: number;
  /** A failure is a breach, an error or a skip something that was not measured; null where it went well. */
  readonly outcome: {
    readonly kind: "failure" | "error" | "skipped";
    readonly message: string;
    readonly text: string;
  } | null;
}

export function junitOf(run: RunResult): string {
  const results: readonly Named[] =
    run.kind === "one" ? [{ name: null, judged: run.judged }] : run.gates.flatMap(judgedOnly);
  const refused = run.kind === "one" ? [] : run.gates.flatMap(refusedCase);
  const cases = [...results.flatMap(casesOf), ...refused];
  const count = (kind: "failure" | "error" | "skipped") => cases.filter(({ outcome }) => outcome?.kind === kind).length;
  const seconds = results.reduce((sum, { judged }) => sum + judged.evidence.durationMs / 1_000, 0).toFixed(3);
  const began = results[0]?.judged.evidence.createdAt;
  const timestamp = began === undefined ? "" : ` timestamp="${xml(began)}"`;
  const attributes = `name="memgate" tests="${cases.length}" failures="${count("failure")}" errors="${count("error")}" skipped="${count("skipped")}" time="${seconds}"${timestamp}`;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    "<testsuites>",
    `  <testsuite ${attributes}>`,
    ...cases.flatMap(caseLines),
    "  </testsuite>",
    "</testsuites>",
  ];
  return `${lines.join("\n")}\n`;
}

/** A gate and how it was judged; its name is null where it is the only one. */
interface Named {
  readonly name: string | null;
  readonly judged: Judged;
}

function judgedOnly(gate: GateResult): readonly Named[] {
  return gate.kind === "judged" ? [gate] : [];
}

function refusedCase(gate: GateResult): readonly Case[] {
  if (gate.kind === "judged") return [];
  const outcome = { kind: "error", message: refusal(gate), text: "" } as const;
  return [{ className: `memgate.${gate.name}`, name: gate.name, seconds: 0, outcome }];
}

function casesOf({ name, judged }: Named): readonly Case[] {
  const className = `memgate.${name ?? judged.evidence.container?.image ?? "image"}`;
  const prefix = name === null ? "" : `${name}: `;
  const cases = [gateCase(judged), ...judged.evidence.phases.map((phase) => phaseCase(judged, phase))];
  return cases.map((one) => ({ ...one, className, name: prefix + one.name }));
}

function gateCase({ evidence, thresholds, verdict, message }: Judged): Omit<Case, "className"> {
  const name = `the peak is within ${percent(thresholds.maxRatio)} of ${bytes(evidence.limitBytes)}, and nothing is OOM-killed`;
  const seconds = evidence.durationMs / 1_000;
  if (verdict.kind === "pass") return { name, seconds, outcome: null };
  const kind = verdict.kind === "inconclusive" ? "error" : "failure";
  const log = evidence.container?.logTail ?? [];
  const text = [adviceFor(verdict, evidence, thresholds), ...log.map((line) => `| ${line}`)].join("\n");
  return { name, seconds, outcome: { kind, message, text } };
}

function phaseCase({ evidence, thresholds, verdict }: Judged, phase: PhaseStats): Omit<Case, "className"> {
  const { limitBytes, oom } = evidence;
  const problems = [
    ...(oom.witnesses.some((witness) => witness.phase === phase.name) ? ["an OOM kill was seen in this phase"] : []),
    ...(phase.peakBytes !== null && phase.peakBytes / limitBytes > thresholds.maxRatio
      ? [peakAgainst(phase.peakBytes, limitBytes, thresholds.maxRatio)]
      : []),
  ];
  const unjudged = verdict.kind === "inconclusive" ? `no result: the run was not measured (${verdict.reason})` : null;
  const breach = problems.length === 0 ? null : ({ kind: "failure", message: problems.join("; "), text: "" } as const);
  const outcome = breach ?? (unjudged === null ? null : ({ kind: "skipped", message: unjudged, text: "" } as const));
  return { name: `phase ${phase.name}`, seconds: (phase.endMs - phase.startMs) / 1_000, outcome };
}

function caseLines({ className, name, seconds, outcome }: Case): readonly string[] {
  const open = `    <testcase classname="${xml(className)}" name="${xml(name)}" time="${seconds.toFixed(3)}"`;
  if (outcome === null) return [`${open}/>`];
  const text = outcome.text.split("\n").map(xml).join("\n");
  return [
    `${open}>`,
    `      <${outcome.kind} message="${xml(outcome.message)}">${text}</${outcome.kind}>`,
    "    </testcase>",
  ];
}

/** XML 1.0 has no place for most control characters, nor for halves of characters: they show as U+FFFD. */
function xml(text: string): string {
  return printable(text)
    .replace(/[\p{Cs}\uFFFE\uFFFF]/gu, "\uFFFD")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}
