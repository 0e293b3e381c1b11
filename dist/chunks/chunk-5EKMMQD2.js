import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  judge
} from "./chunk-Q7NCF3H5.js";
import {
  bytes,
  peakAgainst,
  percent,
  printable,
  time
} from "./chunk-U3JDLIYU.js";

// src/report/wording.ts
var headings = {
  pass: "Pass",
  "over-ratio": "Over",
  "oom-killed": "OOM-killed",
  inconclusive: "Not measured"
};
function messageOf(verdict, evidence, { maxRatio }) {
  const { peak, limitBytes } = evidence;
  const stands = peak === null ? "no sample was taken" : peakAgainst(peak.workingSetBytes, limitBytes, maxRatio);
  const heading = headings[verdict.kind];
  if (verdict.kind === "oom-killed") return `${heading}: ${oomSentence(evidence)}`;
  if (verdict.kind === "inconclusive") return `${heading} (${verdict.reason}): ${printable(verdict.detail)}`;
  return `${heading}: ${stands}`;
}
function headlineOf({ verdict, message }) {
  return verdict.kind === "inconclusive" ? { headline: `${headings.inconclusive} (${verdict.reason})`, detail: verdict.detail } : { headline: message, detail: null };
}
function aftermath(end, container) {
  if (container?.exitedByItself) return "; the container ended";
  return end.kind === "stopped" && end.reason === "engine-lost" ? "" : "; the container's first process lived on";
}
function oomSentence({ oom, container, end, limitBytes }) {
  const phase = oom.witnesses.find((witness) => witness.phase !== null)?.phase;
  const when = phase === null || phase === void 0 ? "" : ` in the ${phase} phase`;
  return `the kernel killed ${victims(oom)}${when} at the ${bytes(limitBytes)} limit${aftermath(end, container)}`;
}
function victims({ processes, processKills }) {
  const [only, ...others] = processes ?? [];
  if (only !== void 0 && others.length === 0 && (processKills ?? 1) <= 1) {
    return `the process ${printable(only.name)} (PID ${only.pid})`;
  }
  const count = Math.max(processKills ?? 0, processes?.length ?? 0);
  const names = [...new Set(processes?.map((killed) => printable(killed.name)))];
  const named = names.length === 0 || names.length > 3 ? "" : ` (${names.join(", ")})`;
  return count > 1 ? `${count} processes${named}` : "a process in the container";
}
var mebibyte = 2 ** 20;
function suggestedLimitBytes({ peak, oom, end, limitBytes: limit }, maxRatio) {
  if (peak === null || end.kind === "stopped" && !oom.killed) return null;
  const peakBytes = oom.killed ? Math.max(peak.workingSetBytes, limit) : peak.workingSetBytes;
  const passes = (limitBytes) => peakBytes / limitBytes <= maxRatio;
  const nearBytes = Math.floor(peakBytes / maxRatio / mebibyte) * mebibyte;
  const candidates = [nearBytes, nearBytes + mebibyte];
  return candidates.find((limitBytes) => limitBytes > 0 && passes(limitBytes)) ?? nearBytes + 2 * mebibyte;
}
var meaning = "Working set: the memory in use, without file cache that the kernel can drop at once. Anonymous memory: heap and stacks. Ceiling: the most that the kernel ever charged; where even that is below the highest allowed peak, no spike can have been missed.";
function limitToSet(limitBytes) {
  return `${limitBytes / mebibyte}Mi`;
}
function apiOnlyNote(why) {
  return `Sampled through the Docker stats API only, so that spikes between two of its samples may have been missed: ${printable(why)}. memgate doctor tells more.`;
}
var unproven = "a spike shorter than the gaps may have been missed";
function lastLines(count) {
  return `Last ${count === 1 ? "log line" : `${count} log lines`} of the container`;
}
function proofSentence(verdict, { ceilingBytes, limitBytes, sampling, phases, peak, container }, { maxRatio }) {
  const finest = sampling.sources.toSorted((a, b) => a.intervalMs - b.intervalMs)[0];
  if (finest === void 0 || peak === null) return "nothing was sampled";
  const gapMs = Math.max(0, ...phases.map((phase) => phase.maxGapMs));
  const fromMs = (sampling.firstSampleMs ?? 0) - (sampling.startedMs ?? 0);
  const begin = container?.wasRunning ? "the run's beginning" : "the container's start";
  const from = sampling.firstSampleMs === null ? "" : ` from ${time(Math.max(0, fromMs))} after ${begin} on`;
  const samples = sampling.sources.reduce((sum, source) => sum + source.samples, 0);
  const sampled = samples === 1 ? `sampled once${from.replace(/ on$/, "")}` : `sampled every ${time(finest.intervalMs)}${from}, longest gap ${time(gapMs)}`;
  if (verdict.kind !== "pass") return sampled;
  if (ceilingBytes === null) return `${sampled}; no ceiling is known: ${unproven}`;
  const ceiling = `${sampled}; the kernel's ceiling is ${bytes(ceilingBytes)}`;
  return verdict.proof === "ceiling" ? `${ceiling}: the pass is proven, no moment was above ${percent(maxRatio)}` : `${ceiling}, above the ${bytes(maxRatio * limitBytes)} allowed; it counts file cache that can be dropped, so it neither fails nor proves the pass: ${unproven}`;
}

// src/report/report.ts
function judged(evidence, thresholds) {
  const verdict = judge(evidence, thresholds);
  return { evidence, thresholds, verdict, message: messageOf(verdict, evidence, thresholds) };
}
function reportOf({ evidence, thresholds, verdict, message }) {
  return {
    schema: "memgate/report@1",
    verdict: {
      kind: verdict.kind,
      reason: verdict.kind === "inconclusive" ? verdict.reason : null,
      proof: verdict.kind === "pass" ? verdict.proof : null,
      message
    },
    maxRatio: thresholds.maxRatio,
    maxErrorRate: thresholds.maxErrorRate,
    // A peak of a run that proves nothing is no peak to set a limit by.
    suggestedLimitBytes: verdict.kind === "inconclusive" ? null : suggestedLimitBytes(evidence, thresholds.maxRatio),
    ...evidence
  };
}
function evidenceIn(report) {
  const {
    schema: _schema,
    verdict: _verdict,
    suggestedLimitBytes: _suggested,
    maxRatio,
    maxErrorRate,
    ...evidence
  } = report;
  return { evidence, thresholds: { maxRatio, maxErrorRate } };
}

export {
  headings,
  headlineOf,
  suggestedLimitBytes,
  meaning,
  limitToSet,
  apiOnlyNote,
  lastLines,
  proofSentence,
  judged,
  reportOf,
  evidenceIn
};
