// The result as JUnit XML, which other CI systems read: one suite, a case for the gate and one for each phase.
import type { PhaseFigures } from "../evidence.ts";
import { bytes, peakAgainst, percent, printable } from "./format.ts";
import type { Judged } from "./report.ts";
import { adviceFor } from "./wording.ts";

interface Case {
  readonly name: string;
  readonly seconds: number;
  /** A failure is a breach, an error something that was not measured; null where it went well. */
  readonly outcome: { readonly kind: "failure" | "error"; readonly message: string; readonly text: string } | null;
}

export function junitOf(judged: Judged): string {
  const { evidence } = judged;
  const cases = [gateCase(judged), ...evidence.phases.map((phase) => phaseCase(judged, phase))];
  const count = (kind: "failure" | "error") => cases.filter(({ outcome }) => outcome?.kind === kind).length;
  const seconds = (evidence.durationMs / 1_000).toFixed(3);
  const className = `memgate.${evidence.container?.image ?? "image"}`;
  const attributes = `name="memgate" tests="${cases.length}" failures="${count("failure")}" errors="${count("error")}" time="${seconds}" timestamp="${xml(evidence.createdAt)}"`;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    "<testsuites>",
    `  <testsuite ${attributes}>`,
    ...cases.flatMap((one) => caseLines(one, className)),
    "  </testsuite>",
    "</testsuites>",
  ];
  return `${lines.join("\n")}\n`;
}

function gateCase({ evidence, thresholds, verdict, message }: Judged): Case {
  const name = `the peak is within ${percent(thresholds.maxRatio)} of ${bytes(evidence.limitBytes)}, and nothing is OOM-killed`;
  const seconds = evidence.durationMs / 1_000;
  if (verdict.kind === "pass") return { name, seconds, outcome: null };
  const kind = verdict.kind === "inconclusive" ? "error" : "failure";
  const log = evidence.container?.logTail ?? [];
  const text = [adviceFor(verdict, evidence, thresholds), ...log.map((line) => `| ${line}`)].join("\n");
  return { name, seconds, outcome: { kind, message, text } };
}

function phaseCase({ evidence, thresholds }: Judged, phase: PhaseFigures): Case {
  const { limitBytes, oom } = evidence;
  const problems = [
    ...(oom.witnesses.some((witness) => witness.phase === phase.name) ? ["an OOM kill was seen in it"] : []),
    ...(phase.peakBytes !== null && phase.peakBytes / limitBytes > thresholds.maxRatio
      ? [peakAgainst(phase.peakBytes, limitBytes, thresholds.maxRatio)]
      : []),
  ];
  const outcome = problems.length === 0 ? null : ({ kind: "failure", message: problems.join("; "), text: "" } as const);
  return { name: `phase ${phase.name}`, seconds: (phase.endMs - phase.startMs) / 1_000, outcome };
}

function caseLines({ name, seconds, outcome }: Case, className: string): readonly string[] {
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
