// Renders the result as JUnit XML, which other CI systems read: a case for each gate, and one for each of its phases.

import { bytes, peakAgainst, percent, printable } from "../../lib/format.ts";
import type { PhaseStats } from "../../model/evidence.ts";
import { growthOf } from "../../verdict/growth.ts";
import { adviceFor } from "../advice/advice.ts";
import type { Judged } from "../model/judged.ts";
import { type GateResult, type RunResult, refusal } from "../model/run-result.ts";

interface Case {
  readonly className: string;
  readonly name: string;
  readonly seconds: number;
  /**
   * failure: a breach. error: inconclusive. skipped: a phase of an inconclusive run, or a phase above the threshold
   * that does not have the overall peak. Null for a pass.
   */
  readonly outcome: {
    readonly kind: "failure" | "error" | "skipped";
    /** The verdict, or the reason of an inconclusive one. */
    readonly type: string;
    readonly message: string;
    readonly text: string;
  } | null;
  /** A warning about a pass. */
  readonly note?: string | null;
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

/** A gate with its verdict. The name is null if it is the only gate. */
interface Named {
  readonly name: string | null;
  readonly judged: Judged;
}

function judgedOnly(gate: GateResult): readonly Named[] {
  return gate.kind === "judged" ? [gate] : [];
}

function refusedCase(gate: GateResult): readonly Case[] {
  if (gate.kind === "judged") return [];
  const outcome = { kind: "error", type: gate.reason, message: `The gate ${refusal(gate)}`, text: "" } as const;
  return [{ className: `memgate.${gate.name}`, name: gate.name, seconds: 0, outcome }];
}

function casesOf({ name, judged }: Named): readonly Case[] {
  const className = `memgate.${name ?? judged.evidence.container?.image ?? "image"}`;
  const prefix = name === null ? "" : `${name}: `;
  const cases = [gateCase(judged), ...judged.evidence.phases.map((phase) => phaseCase(judged, phase))];
  return cases.map((one) => ({ ...one, className, name: prefix + one.name }));
}

function gateCase({ evidence, thresholds, verdict, message }: Judged): Omit<Case, "className"> {
  const name = `the peak is at most ${percent(thresholds.maxRatio)} of ${bytes(evidence.limitBytes)}, and no process is OOM-killed`;
  const seconds = evidence.durationMs / 1_000;
  if (verdict.kind === "pass") {
    const isRising = growthOf(evidence)?.isRising === true;
    const note = isRising ? `${message}\n${adviceFor(verdict, evidence, thresholds)}` : null;
    return { name, seconds, outcome: null, note };
  }
  const outcome =
    verdict.kind === "inconclusive"
      ? ({ kind: "error", type: verdict.reason } as const)
      : ({ kind: "failure", type: verdict.kind } as const);
  const log = evidence.container?.logTail ?? [];
  const logText = log.length === 0 ? [] : ["Last log lines of the container:", ...log.map((line) => `| ${line}`)];
  const text = [adviceFor(verdict, evidence, thresholds), ...logText].join("\n");
  return { name, seconds, outcome: { ...outcome, message, text } };
}

/** A phase fails only if it has the peak of the run, an OOM kill, or a process that ran out of memory. */
function phaseCase({ evidence, thresholds, verdict }: Judged, phase: PhaseStats): Omit<Case, "className"> {
  const { limitBytes, oom, peak } = evidence;
  const isOver = phase.peakBytes !== null && phase.peakBytes / limitBytes > thresholds.maxRatio;
  const breaches = [
    ...(oom.witnesses.some((witness) => witness.phase === phase.name)
      ? [{ type: "oom-killed", message: "The kernel OOM-killed a process in this phase" }]
      : []),
    ...((evidence.outOfMemory ?? []).some((one) => one.phase === phase.name)
      ? [{ type: "out-of-memory", message: "A process ran out of memory in this phase" }]
      : []),
    ...(isOver && peak?.phase === phase.name
      ? [
          {
            type: "over-ratio",
            message: `Memory peaked at ${peakAgainst(phase.peakBytes ?? 0, limitBytes, thresholds.maxRatio)}`,
          },
        ]
      : []),
  ];
  const threshold = bytes(thresholds.maxRatio * limitBytes);
  const testCase = {
    name: `phase ${phase.name}: peak at most ${threshold}`,
    seconds: (phase.endMs - phase.startMs) / 1_000,
  };
  const [first] = breaches;
  if (first !== undefined) {
    const message = breaches.map((breach) => breach.message).join(". ");
    return { ...testCase, outcome: { kind: "failure", type: first.type, message, text: "" } };
  }
  const skipped = (type: string, message: string) =>
    ({ ...testCase, outcome: { kind: "skipped", type, message, text: "" } }) as const;
  if (verdict.kind === "inconclusive") {
    return skipped(verdict.reason, `No result: the run is inconclusive (${verdict.reason})`);
  }
  if (!isOver) return { ...testCase, outcome: null };
  const failed = peak === null ? "" : `. Only the ${peak.phase} phase, which has the peak, counts as failed`;
  return skipped(
    "over-ratio",
    `Memory was above the threshold in this phase too (${bytes(phase.peakBytes ?? 0)})${failed}`,
  );
}

function caseLines({ className, name, seconds, outcome, note = null }: Case): readonly string[] {
  const open = `    <testcase classname="${xml(className)}" name="${xml(name)}" time="${seconds.toFixed(3)}"`;
  if (outcome === null && note === null) return [`${open}/>`];
  if (outcome === null)
    return [`${open}>`, `      <system-out>${escapedLines(note ?? "")}</system-out>`, "    </testcase>"];
  const { kind, type, message } = outcome;
  // The JUnit schema of Jenkins has no type on skipped.
  const typeAttribute = kind === "skipped" ? "" : ` type="${xml(type)}"`;
  const text = escapedLines(outcome.text);
  return [`${open}>`, `      <${kind} message="${xml(message)}"${typeAttribute}>${text}</${kind}>`, "    </testcase>"];
}

/** Escapes each line: `xml` makes a line break visible. */
function escapedLines(text: string): string {
  return text.split("\n").map(xml).join("\n");
}

/** Escapes XML. Replaces with U+FFFD what XML 1.0 cannot contain: most control characters, and lone surrogates. */
function xml(text: string): string {
  return printable(text)
    .replace(/[\p{Cs}\uFFFE\uFFFF]/gu, "\uFFFD")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}
