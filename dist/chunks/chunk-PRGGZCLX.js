import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  adviceOf,
  refusal,
  sentText
} from "./chunk-LY5XYMCG.js";
import {
  headroomText,
  increaseOf,
  notEnforced
} from "./chunk-LAKQRFLF.js";
import {
  bytes,
  peakAgainst,
  percent,
  printable
} from "./chunk-TGGWKTGO.js";

// src/report/text/junit.ts
function junitOf(run) {
  const results = run.kind === "one" ? [{ name: null, judged: run.judged }] : run.gates.flatMap(judgedOnly);
  const refused = run.kind === "one" ? [] : run.gates.flatMap(refusedCase);
  const cases = [...results.flatMap(casesOf), ...refused];
  const count = (kind) => cases.filter(({ outcome }) => outcome?.kind === kind).length;
  const seconds = results.reduce((sum, { judged }) => sum + secondsOf(judged.evidence, judged.set), 0).toFixed(3);
  const began = beganAt(results[0]?.judged);
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
function beganAt(judged) {
  return judged?.set?.facts.runs[0]?.createdAt ?? judged?.evidence.createdAt;
}
function secondsOf({ durationMs }, set) {
  return (set === null ? durationMs : set.facts.runs.reduce((sum, run) => sum + run.durationMs, 0)) / 1e3;
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
  const cases = [
    gateCase(judged),
    ...increaseCase(judged),
    ...leakCase(judged),
    ...runCases(judged),
    ...judged.evidence.phases.map((phase) => phaseCase(judged, phase))
  ];
  return cases.map((one) => ({ ...one, className, name: prefix + one.name }));
}
function gateCase(judged) {
  const { evidence, thresholds, verdict, message, set } = judged;
  const name = `the peak is at most ${percent(thresholds.maxRatio)} of ${bytes(evidence.limitBytes)}, and no process runs out of memory`;
  const seconds = secondsOf(evidence, set);
  const isOver = (evidence.peak?.ratio ?? 0) > thresholds.maxRatio;
  if (verdict.kind === "pass" || verdict.kind === "increased" || verdict.kind === "leaks" && !isOver) {
    const headroom = headroomText(judged);
    const advice = verdict.kind === "pass" ? adviceOf(judged) : null;
    const lines = [message, advice, headroom && `Headroom: ${headroom}`];
    return { name, seconds, outcome: null, note: lines.filter((line) => line !== null).join("\n") };
  }
  const outcome = verdict.kind === "inconclusive" ? { kind: "error", type: verdict.reason } : { kind: "failure", type: verdict.kind === "leaks" ? "over-ratio" : verdict.kind };
  const log = evidence.container?.logTail ?? [];
  const logText = log.length === 0 ? [] : ["Last log lines of the container:", ...log.map((line) => `| ${line}`)];
  const excuse = notEnforced(verdict, thresholds);
  const text = [...excuse === null ? [] : [excuse], adviceOf(judged), ...logText].join("\n");
  return {
    name,
    seconds,
    outcome: { ...outcome, message: excuse === null ? message : `Not enforced: ${message}`, text }
  };
}
function increaseCase(judged) {
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
  const text = [...excuse === null ? [] : [excuse], advice].join("\n");
  return [{ ...testCase, outcome: { kind: "failure", type: "increased", message, text } }];
}
function leakCase(judged) {
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
function runCases({ set, thresholds }) {
  if (set === null) return [];
  return set.facts.runs.map(({ run, verdict, stop, message, peakBytes, limitBytes, durationMs }) => {
    const peakText = peakBytes === null ? "" : `, peak ${bytes(peakBytes)}${verdict === "inconclusive" ? " (not judged)" : ""}`;
    const name = `run ${run} of ${set.facts.planned}: peak at most ${bytes(thresholds.maxRatio * limitBytes)}`;
    const kind = verdict === "inconclusive" ? "error" : "failure";
    const outcome = verdict === "pass" ? null : { kind, type: stop?.reason ?? verdict, message, text: "" };
    return { name, seconds: durationMs / 1e3, outcome, note: `run ${run}: ${verdict}${peakText}` };
  });
}
function phaseCase({ evidence, thresholds, verdict, set }, phase) {
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
  const { load } = evidence;
  const testCase = {
    name: `${set?.detail == null ? "" : `run ${set.facts.shown}, `}phase ${phase.name}: peak at most ${threshold}`,
    seconds: (phase.endMs - phase.startMs) / 1e3,
    note: phase.name !== "load" || load?.planned == null ? null : `load: ${sentText(load)}`
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
  const output = note === null ? [] : [`      <system-out>${escapedLines(note)}</system-out>`];
  if (outcome === null) return note === null ? [`${open}/>`] : [`${open}>`, ...output, "    </testcase>"];
  const { kind, type, message } = outcome;
  const typeAttribute = kind === "skipped" ? "" : ` type="${xml(type)}"`;
  const text = escapedLines(outcome.text);
  const result = `      <${kind} message="${xml(message)}"${typeAttribute}>${text}</${kind}>`;
  return [`${open}>`, result, ...output, "    </testcase>"];
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
