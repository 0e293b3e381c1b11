// The verdict in a sentence, and what it rests on. One entry a kind, by type.

import { bytes, peakAgainst, percent, printable, time } from "../../lib/format.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { Thresholds, Verdict, VerdictKind } from "../../model/verdict.ts";

export const headings: Readonly<Record<VerdictKind, string>> = {
  pass: "Pass",
  "over-ratio": "Over",
  "oom-killed": "OOM-killed",
  inconclusive: "Not measured",
};

/** The verdict in one sentence, on one line. */
export function verdictMessage(verdict: Verdict, evidence: Evidence, { maxRatio }: Thresholds): string {
  const { peak, limitBytes } = evidence;
  const stands = peak === null ? "no sample was taken" : peakAgainst(peak.workingSetBytes, limitBytes, maxRatio);
  const heading = headings[verdict.kind];
  if (verdict.kind === "oom-killed") return `${heading}: ${oomSentence(evidence)}`;
  if (verdict.kind === "inconclusive") return `${heading} (${verdict.reason}): ${printable(verdict.message)}`;
  return `${heading}: ${stands}`;
}

/** The verdict's sentence for a heading: of what was not measured the reason, with the values seen apart. */
export function headlineOf({ verdict, message }: { readonly verdict: Verdict; readonly message: string }): {
  readonly headline: string;
  readonly message: string | null;
} {
  return verdict.kind === "inconclusive"
    ? { headline: `${headings.inconclusive} (${verdict.reason})`, message: verdict.message }
    : { headline: message, message: null };
}

/** An engine that was lost could not be asked what became of the container. */
function aftermath(outcome: Evidence["outcome"], container: Evidence["container"]): string {
  if (container?.exitedByItself) return "; the container ended";
  return outcome.kind === "stopped" && outcome.reason === "engine-lost"
    ? ""
    : "; the container's first process lived on";
}

function oomSentence({ oom, container, outcome, limitBytes }: Evidence): string {
  const phase = oom.witnesses.find((witness) => witness.phase !== null)?.phase;
  const when = phase === null || phase === undefined ? "" : ` in the ${phase} phase`;
  return `the kernel killed ${victims(oom)}${when} at the ${bytes(limitBytes)} limit${aftermath(outcome, container)}`;
}

/** The processes by name where they are known; more than a few of them as a number. */
function victims({ processes, processKills }: Evidence["oom"]): string {
  const [only, ...others] = processes ?? [];
  if (only !== undefined && others.length === 0 && (processKills ?? 1) <= 1) {
    return `the process ${printable(only.name)} (PID ${only.pid})`;
  }
  const count = Math.max(processKills ?? 0, processes?.length ?? 0);
  const names = [...new Set(processes?.map((killed) => printable(killed.name)))];
  const named = names.length === 0 || names.length > 3 ? "" : ` (${names.join(", ")})`;
  return count > 1 ? `${count} processes${named}` : "a process in the container";
}

const mebibyte = 2 ** 20;

/**
 * The lowest limit of whole MiB with which this peak would pass (peak ÷ maxRatio, rounded up); null without a peak, and
 * where the run was cut short, so that the real peak may be higher. After an OOM kill the peak was at the limit at least,
 * whatever was sampled, and the app would have gone on: a limit must be above this one then.
 */
export function suggestedLimitBytes(
  { peak, oom, outcome, limitBytes: limit }: Evidence,
  maxRatio: number,
): number | null {
  if (peak === null || (outcome.kind === "stopped" && !oom.killed)) return null;
  const peakBytes = oom.killed ? Math.max(peak.workingSetBytes, limit) : peak.workingSetBytes;
  const passes = (limitBytes: number) => peakBytes / limitBytes <= maxRatio;
  // peak ÷ maxRatio may be off by its last digit: what counts is the comparison that the verdict makes.
  const nearBytes = Math.floor(peakBytes / maxRatio / mebibyte) * mebibyte;
  const candidates = [nearBytes, nearBytes + mebibyte];
  return candidates.find((limitBytes) => limitBytes > 0 && passes(limitBytes)) ?? nearBytes + 2 * mebibyte;
}

/** For those who have not heard of it. */
export const meaning =
  "Working set: the memory in use, without file cache that the kernel can drop at once. Anonymous memory: heap and stacks. Ceiling: the most that the kernel ever charged; where even that is below the highest allowed peak, no spike can have been missed.";

/** A limit to set, in whole MiB and as a manifest has it: `164Mi`. */
export function limitToSet(limitBytes: number): string {
  return `${limitBytes / mebibyte}Mi`;
}

/** Why the cgroup's files were not read, and what that means. */
export function apiOnlyNote(why: string): string {
  return `Sampled through the Docker stats API only, so that spikes between two of its samples may have been missed: ${printable(why)}. memgate doctor tells more.`;
}

const unproven = "a spike shorter than the gaps may have been missed";

/** Over the container's log as it is shown. */
export function lastLines(count: number): string {
  return `Last ${count === 1 ? "log line" : `${count} log lines`} of the container`;
}

/** What a pass rests on, or how closely the rest was looked at. */
export function proofSentence(
  verdict: Verdict,
  { kernelPeakBytes, limitBytes, sampling, phases, peak, container }: Evidence,
  { maxRatio }: Thresholds,
): string {
  const finest = sampling.sources.toSorted((a, b) => a.intervalMs - b.intervalMs)[0];
  if (finest === undefined || peak === null) return "nothing was sampled";
  const gapMs = Math.max(0, ...phases.map((phase) => phase.maxGapMs));
  const fromMs = (sampling.firstSampleMs ?? 0) - (sampling.startedMs ?? 0);
  const begin = container?.wasRunning ? "the run's beginning" : "the container's start";
  const from = sampling.firstSampleMs === null ? "" : ` from ${time(Math.max(0, fromMs))} after ${begin} on`;
  const samples = sampling.sources.reduce((sum, source) => sum + source.samples, 0);
  const sampled =
    samples === 1
      ? `sampled once${from.replace(/ on$/, "")}`
      : `sampled every ${time(finest.intervalMs)}${from}, longest gap ${time(gapMs)}`;
  if (verdict.kind !== "pass") return sampled;
  if (kernelPeakBytes === null) return `${sampled}; no ceiling is known: ${unproven}`;
  const kernelPeak = `${sampled}; the kernel's ceiling is ${bytes(kernelPeakBytes)}`;
  return verdict.proof === "proven"
    ? `${kernelPeak}: the pass is proven, no moment was above ${percent(maxRatio)}`
    : `${kernelPeak}, above the ${bytes(maxRatio * limitBytes)} allowed; it counts file cache that can be dropped, so it neither fails nor proves the pass: ${unproven}`;
}
