// Renders the result as JUnit XML, which other CI systems read: a case for each gate, and one for each of its phases.

import { bytes, peakAgainst, percent, printable } from "../../lib/format.ts";

import type { Evidence, PhaseStats } from "../../model/evidence.ts";

import { adviceOf } from "../advice/advice.ts";
import { increaseOf, type Judged } from "../model/judged.ts";
import { headroomText, notEnforced } from "../model/messages.ts";
import { type GateResult, type RunResult, refusal } from "../model/run-result.ts";
import { sentText } from "../model/workload-rows.ts";

interface Case {
  readonly className: string;
  readonly name: string;
  readonly seconds: number;
  /**
   * failure: the gate failed. error: inconclusive. skipped: a phase of an inconclusive run, or a phase above the threshold
   * that does not have the overall peak. Null for a pass.
   */
  readonly outcome: {
    readonly kind: "failure" | "error" | "skipped";
    /** The verdict, or the reason of an inconclusive one. */
    readonly type: string;
    readonly message: string;
    readonly text: string;
  } | null;
  /** The text of a pass. */
  readonly note?: string | null;
}

export function junitOf(run: RunResult): string {
  const results: readonly Named[] =
    run.kind === "one" ? [{ name: null, judged: run.judged }] : run.gates.flatMap(judgedOnly);
  const refused = run.kind === "one" ? [] : run.gates.flatMap(refusedCase);
  const cases = [...results.flatMap(casesOf), ...refused];
  const count = (kind: "failure" | "error" | "skipped") => cases.filter(({ outcome }) => outcome?.kind === kind).length;
  const seconds = results.reduce((sum, { judged }) => sum + secondsOf(judged.evidence, judged.set), 0).toFixed(3);
  const began = beganAt(results[0]?.judged);
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

/** The beginning of the first run. A set of an earlier version has only the beginning of the shown run. */
function beganAt(judged: Judged | undefined): string | undefined {
  return judged?.set?.facts.runs[0]?.createdAt ?? judged?.evidence.createdAt;
}

/** The time of all runs. */
function secondsOf({ durationMs }: Evidence, set: Judged["set"]): number {
  return (set === null ? durationMs : set.facts.runs.reduce((sum, run) => sum + run.durationMs, 0)) / 1_000;
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
  const cases = [
    gateCase(judged),
    ...increaseCase(judged),
    ...leakCase(judged),
    ...runCases(judged),
    ...judged.evidence.phases.map((phase) => phaseCase(judged, phase)),
  ];
  return cases.map((one) => ({ ...one, className, name: prefix + one.name }));
}

function gateCase(judged: Judged): Omit<Case, "className"> {
  const { evidence, thresholds, verdict, message, set } = judged;
  const name = `the peak is at most ${percent(thresholds.maxRatio)} of ${bytes(evidence.limitBytes)}, and no process runs out of memory`;
  const seconds = secondsOf(evidence, set);
  // The cases of the comparison and of the leak check fail with these verdicts: the peak may be within the threshold.
  const isOver = (evidence.peak?.ratio ?? 0) > thresholds.maxRatio;
  if (verdict.kind === "pass" || verdict.kind === "increased" || (verdict.kind === "leaks" && !isOver)) {
    const headroom = headroomText(judged);
    const advice = verdict.kind === "pass" ? adviceOf(judged) : null;
    const lines = [message, advice, headroom && `Headroom: ${headroom}`];
    return { name, seconds, outcome: null, note: lines.filter((line) => line !== null).join("\n") };
  }
  const outcome =
    verdict.kind === "inconclusive"
      ? ({ kind: "error", type: verdict.reason } as const)
      : ({ kind: "failure", type: verdict.kind === "leaks" ? "over-ratio" : verdict.kind } as const);
  const log = evidence.container?.logTail ?? [];
  const logText = log.length === 0 ? [] : ["Last log lines of the container:", ...log.map((line) => `| ${line}`)];
  const excuse = notEnforced(verdict, thresholds);
  const text = [...(excuse === null ? [] : [excuse]), adviceOf(judged), ...logText].join("\n");
  return {
    name,
    seconds,
    outcome: { ...outcome, message: excuse === null ? message : `Not enforced: ${message}`, text },
  };
}

/**
 * A case that fails if the app holds more than its base or its baseline. It is skipped if that is unclear or was not judged.
 * Empty if no increase is judged.
 */
function increaseCase(judged: Judged): readonly Omit<Case, "className">[] {
  const { verdict, thresholds } = judged;
  const increase = increaseOf(judged);
  if (increase === null) return [];
  const { against, maxIncrease, result, sentence, advice } = increase;
  const name = `memory has not increased against ${against} (max-increase: ${percent(maxIncrease)})`;
  const testCase = { name, seconds: 0 };
  if (result === "not-increased") return [{ ...testCase, outcome: null, note: sentence }];
  if (result !== "increased") {
    return [{ ...testCase, outcome: { kind: "skipped", type: result ?? "not-judged", message: sentence, text: "" } }];
  }
  const excuse = notEnforced(verdict, thresholds);
  const message = excuse === null ? sentence : `Not enforced: ${sentence}`;
  const text = [...(excuse === null ? [] : [excuse]), advice].join("\n");
  return [{ ...testCase, outcome: { kind: "failure", type: "increased", message, text } }];
}

/** A case that fails if the app leaks. It is skipped if memgate could not check that. Empty without the leak check. */
function leakCase(judged: Judged): readonly Omit<Case, "className">[] {
  const { leak, thresholds } = judged;
  if (leak === null) return [];
  const { sentence } = leak;
  const { name, type } = leak.junit;
  if (type === null) return [{ name, seconds: 0, outcome: null, note: sentence }];
  const isFailure = type === "leaks";
  const message = isFailure && !thresholds.isEnforced ? `Not enforced: ${sentence}` : sentence;
  const text = isFailure ? leak.advice : "";
  return [{ name, seconds: 0, outcome: { kind: isFailure ? "failure" : "skipped", type, message, text } }];
}

/** A case for each run of a set. Empty without `repeat`. */
function runCases({ set, thresholds }: Judged): readonly Omit<Case, "className">[] {
  if (set === null) return [];
  return set.facts.runs.map(({ run, verdict, stop, message, peakBytes, limitBytes, durationMs }) => {
    const peakText =
      peakBytes === null ? "" : `, peak ${bytes(peakBytes)}${verdict === "inconclusive" ? " (not judged)" : ""}`;
    const name = `run ${run} of ${set.facts.planned}: peak at most ${bytes(thresholds.maxRatio * limitBytes)}`;
    const kind = verdict === "inconclusive" ? "error" : "failure";
    const outcome = verdict === "pass" ? null : ({ kind, type: stop?.reason ?? verdict, message, text: "" } as const);
    return { name, seconds: durationMs / 1_000, outcome, note: `run ${run}: ${verdict}${peakText}` };
  });
}

/** A phase fails only if it has the peak of the run, an OOM kill, or a process that ran out of memory. */
function phaseCase({ evidence, thresholds, verdict, set }: Judged, phase: PhaseStats): Omit<Case, "className"> {
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
  const { load } = evidence;
  const testCase = {
    name: `${set?.detail == null ? "" : `run ${set.facts.shown}, `}phase ${phase.name}: peak at most ${threshold}`,
    seconds: (phase.endMs - phase.startMs) / 1_000,
    note: phase.name !== "load" || load?.planned == null ? null : `load: ${sentText(load)}`,
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
  const output = note === null ? [] : [`      <system-out>${escapedLines(note)}</system-out>`];
  if (outcome === null) return note === null ? [`${open}/>`] : [`${open}>`, ...output, "    </testcase>"];
  const { kind, type, message } = outcome;
  // The JUnit schema of Jenkins has no type on skipped.
  const typeAttribute = kind === "skipped" ? "" : ` type="${xml(type)}"`;
  const text = escapedLines(outcome.text);
  const result = `      <${kind} message="${xml(message)}"${typeAttribute}>${text}</${kind}>`;
  return [`${open}>`, result, ...output, "    </testcase>"];
}

/** Escapes line by line, because `xml` replaces line breaks. */
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
