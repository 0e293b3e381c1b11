import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  adviceFor,
  refusal
} from "./chunk-5IDNCX2N.js";
import {
  growthOf
} from "./chunk-OJRVFJ26.js";
import {
  bytes,
  peakAgainst,
  percent,
  printable
} from "./chunk-H6BKDPII.js";

// src/report/text/junit.ts
function junitOf(run) {
  const results = run.kind === "one" ? [{ name: null, judged: run.judged }] : run.gates.flatMap(judgedOnly);
  const refused = run.kind === "one" ? [] : run.gates.flatMap(refusedCase);
  const cases = [...results.flatMap(casesOf), ...refused];
  const count = (kind) => cases.filter(({ outcome }) => outcome?.kind === kind).length;
  const seconds = results.reduce((sum, { judged }) => sum + judged.evidence.durationMs / 1e3, 0).toFixed(3);
  const began = results[0]?.judged.evidence.createdAt;
  const timestamp = began === void 0 ? "" : ` timestamp="${xml(began)}"`;
  const attributes = `name="memgate" tests="${cases.length}" failures="${count("failure")}" errors="${count("error")}" skipped="${count("skipped")}" time="${seconds}"${timestamp}`;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    "<testsuites>",
    `  <testsuite ${attributes}>`,
    ...cases.flatMap(caseLines),
    "  </testsuite>",
    "</testsuites>"
  ];
  return `${lines.join("\n")}
`;
}
function judgedOnly(gate) {
  return gate.kind === "judged" ? [gate] : [];
}
function refusedCase(gate) {
  if (gate.kind === "judged") return [];
  const outcome = { kind: "error", type: gate.reason, message: `The gate ${refusal(gate)}`, text: "" };
  return [{ className: `memgate.${gate.name}`, name: gate.name, seconds: 0, outcome }];
}
function casesOf({ name, judged }) {
  const className = `memgate.${name ?? judged.evidence.container?.image ?? "image"}`;
  const prefix = name === null ? "" : `${name}: `;
  const cases = [gateCase(judged), ...judged.evidence.phases.map((phase) => phaseCase(judged, phase))];
  return cases.map((one) => ({ ...one, className, name: prefix + one.name }));
}
function gateCase({ evidence, thresholds, verdict, message }) {
  const name = `the peak is at most ${percent(thresholds.maxRatio)} of ${bytes(evidence.limitBytes)}, and no process is OOM-killed`;
  const seconds = evidence.durationMs / 1e3;
  if (verdict.kind === "pass") {
    const isRising = growthOf(evidence)?.isRising === true;
    const note = isRising ? `${message}
${adviceFor(verdict, evidence, thresholds)}` : null;
    return { name, seconds, outcome: null, note };
  }
  const outcome = verdict.kind === "inconclusive" ? { kind: "error", type: verdict.reason } : { kind: "failure", type: verdict.kind };
  const log = evidence.container?.logTail ?? [];
  const logText = log.length === 0 ? [] : ["Last log lines of the container:", ...log.map((line) => `| ${line}`)];
  const text = [adviceFor(verdict, evidence, thresholds), ...logText].join("\n");
  return { name, seconds, outcome: { ...outcome, message, text } };
}
function phaseCase({ evidence, thresholds, verdict }, phase) {
  const { limitBytes, oom, peak } = evidence;
  const isOver = phase.peakBytes !== null && phase.peakBytes / limitBytes > thresholds.maxRatio;
  const breaches = [
    ...oom.witnesses.some((witness) => witness.phase === phase.name) ? [{ type: "oom-killed", message: "The kernel OOM-killed a process in this phase" }] : [],
    ...(evidence.outOfMemory ?? []).some((one) => one.phase === phase.name) ? [{ type: "out-of-memory", message: "A process ran out of memory in this phase" }] : [],
    ...isOver && peak?.phase === phase.name ? [
      {
        type: "over-ratio",
        message: `Memory peaked at ${peakAgainst(phase.peakBytes ?? 0, limitBytes, thresholds.maxRatio)}`
      }
    ] : []
  ];
  const threshold = bytes(thresholds.maxRatio * limitBytes);
  const testCase = {
    name: `phase ${phase.name}: peak at most ${threshold}`,
    seconds: (phase.endMs - phase.startMs) / 1e3
  };
  const [first] = breaches;
  if (first !== void 0) {
    const message = breaches.map((breach) => breach.message).join(". ");
    return { ...testCase, outcome: { kind: "failure", type: first.type, message, text: "" } };
  }
  const skipped = (type, message) => ({ ...testCase, outcome: { kind: "skipped", type, message, text: "" } });
  if (verdict.kind === "inconclusive") {
    return skipped(verdict.reason, `No result: the run is inconclusive (${verdict.reason})`);
  }
  if (!isOver) return { ...testCase, outcome: null };
  const failed = peak === null ? "" : `. Only the ${peak.phase} phase, which has the peak, counts as failed`;
  return skipped(
    "over-ratio",
    `Memory was above the threshold in this phase too (${bytes(phase.peakBytes ?? 0)})${failed}`
  );
}
function caseLines({ className, name, seconds, outcome, note = null }) {
  const open = `    <testcase classname="${xml(className)}" name="${xml(name)}" time="${seconds.toFixed(3)}"`;
  if (outcome === null && note === null) return [`${open}/>`];
  if (outcome === null)
    return [`${open}>`, `      <system-out>${escapedLines(note ?? "")}</system-out>`, "    </testcase>"];
  const { kind, type, message } = outcome;
  const typeAttribute = kind === "skipped" ? "" : ` type="${xml(type)}"`;
  const text = escapedLines(outcome.text);
  return [`${open}>`, `      <${kind} message="${xml(message)}"${typeAttribute}>${text}</${kind}>`, "    </testcase>"];
}
function escapedLines(text) {
  return text.split("\n").map(xml).join("\n");
}
function xml(text) {
  return printable(text).replace(/[\p{Cs}\uFFFE\uFFFF]/gu, "\uFFFD").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

export {
  junitOf
};
