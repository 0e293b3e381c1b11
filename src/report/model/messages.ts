// Sentences about a verdict and its measurement.

import { bytes, peakAgainst, printable, time } from "../../lib/format.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { Thresholds, Verdict, VerdictKind } from "../../model/verdict.ts";
import { timeOriginOf } from "./time-origin.ts";

export const headings: Readonly<Record<VerdictKind, string>> = {
  pass: "Pass",
  "over-ratio": "Over the threshold",
  "oom-killed": "OOM-killed",
  inconclusive: "Inconclusive",
};

/** The verdict in one sentence, on one line. */
export function verdictMessage(verdict: Verdict, evidence: Evidence, { maxRatio }: Thresholds): string {
  const { peak, limitBytes } = evidence;
  switch (verdict.kind) {
    case "oom-killed":
      return `${headings[verdict.kind]}: ${oomSentence(evidence)}`;
    case "inconclusive":
      return `${headings[verdict.kind]}: ${printable(verdict.message)}`;
    default:
      return peak === null
        ? "memgate took no sample"
        : `Memory peaked at ${peakAgainst(peak.workingSetBytes, limitBytes, maxRatio)}`;
  }
}

/** The verdict in the words of report.json: `pass (proven)`, `over-ratio`, `inconclusive (load-failed)`. */
export function verdictCode(verdict: Verdict): string {
  switch (verdict.kind) {
    case "pass":
      return `${verdict.kind} (${verdict.proof})`;
    case "inconclusive":
      return `${verdict.kind} (${verdict.reason})`;
    default:
      return verdict.kind;
  }
}

function oomSentence({ oom, container, outcome, limitBytes }: Evidence): string {
  const phase = oom.witnesses.find((witness) => witness.phase !== null)?.phase ?? null;
  const when = phase === null ? "" : ` in the ${phase} phase`;
  return `the kernel killed ${victims(oom)}${when} at the ${bytes(limitBytes)} limit${aftermath(outcome, container)}`;
}

/** A lost engine does not report whether the container ended. */
function aftermath(outcome: Evidence["outcome"], container: Evidence["container"]): string {
  if (container?.exitedByItself) return "; the container ended";
  return outcome.kind === "stopped" && outcome.reason === "engine-lost" ? "" : "; PID 1 kept running";
}

/** Names the killed processes if they are known, and at most three names. */
function victims({ processes, processKills }: Evidence["oom"]): string {
  const [only, ...others] = processes ?? [];
  if (only !== undefined && others.length === 0 && (processKills ?? 1) <= 1) {
    return `${printable(only.name)} (PID ${only.pid})`;
  }
  const count = Math.max(processKills ?? 0, processes?.length ?? 0);
  const names = [...new Set(processes?.map((killed) => printable(killed.name)))];
  const named = names.length === 0 || names.length > 3 ? "" : ` (${names.join(", ")})`;
  return count > 1 ? `${count} processes${named}` : "a process in the container";
}

const mebibyte = 2 ** 20;

/**
 * The lowest limit in whole MiB with which this peak passes: peak ÷ maxRatio, rounded up. After an OOM kill the app
 * needed more than its limit, so it uses the limit if that is higher than the sampled peak. A limit must then be above
 * the result.
 * @returns null without a peak, and if the run ended early, because the real peak may be higher
 */
export function suggestedLimitBytes(
  { peak, oom, outcome, limitBytes: limit }: Evidence,
  maxRatio: number,
): number | null {
  if (peak === null || (outcome.kind === "stopped" && !oom.killed)) return null;
  const peakBytes = oom.killed ? Math.max(peak.workingSetBytes, limit) : peak.workingSetBytes;
  const passes = (limitBytes: number) => peakBytes / limitBytes <= maxRatio;
  // The last digit of peak ÷ maxRatio may be wrong, so use the same comparison as the verdict.
  const nearBytes = Math.floor(peakBytes / maxRatio / mebibyte) * mebibyte;
  const candidates = [nearBytes, nearBytes + mebibyte];
  return candidates.find((limitBytes) => limitBytes > 0 && passes(limitBytes)) ?? nearBytes + 2 * mebibyte;
}

/** Explains the terms of the table. */
export const meaning =
  "Working set: the memory in use, without file cache that the kernel can drop at once. Peak: the highest working set. Anonymous memory: heap and stacks. Kernel's peak usage: the highest memory usage that the kernel recorded, file cache included; if it is within the threshold, no spike was missed.";

/** A limit to set, in whole MiB and in the form of a manifest: `164Mi`. */
export function limitToSet(limitBytes: number): string {
  return `${limitBytes / mebibyte}Mi`;
}

/** A note that memgate did not read the cgroup files, with the reason. */
export function apiOnlyNote(why: string): string {
  return `memgate sampled through the Docker stats API only: ${printable(why)}. It may have missed spikes between two samples. Run memgate doctor for details.`;
}

/** The title of the container's log lines. */
export function lastLines(count: number): string {
  return `Last ${count === 1 ? "log line" : `${count} log lines`} of the container`;
}

/** How memgate sampled: interval, first sample, longest gap. */
export function samplingSentence(evidence: Evidence): string {
  const { sampling, phases, peak } = evidence;
  const finest = sampling.sources.toSorted((a, b) => a.intervalMs - b.intervalMs)[0];
  if (finest === undefined || peak === null) return "memgate took no sample";
  const gapMs = Math.max(0, ...phases.map((phase) => phase.maxGapMs));
  const { startedMs, firstSampleMs } = sampling;
  // Before the engine has started the container, there is nothing to sample.
  const since =
    startedMs === null || evidence.container?.wasRunning ? timeOriginOf(evidence) : "the engine started the container";
  const firstMs = Math.max(0, (firstSampleMs ?? 0) - (startedMs ?? 0));
  const first = firstSampleMs === null ? "" : `, first sample ${time(firstMs)} after ${since}`;
  const samples = sampling.sources.reduce((sum, source) => sum + source.samples, 0);
  return samples === 1
    ? `sampled once${first}`
    : `sampled every ${time(finest.intervalMs)}${first}, longest gap ${time(gapMs)}`;
}

const unproven = "a spike shorter than the longest gap may be missing";

/** Why a pass is proven or sampled. */
export function proofSentence(
  { proof }: Extract<Verdict, { readonly kind: "pass" }>,
  { kernelPeakBytes, limitBytes }: Evidence,
  { maxRatio }: Thresholds,
): string {
  if (kernelPeakBytes === null) return `${proof}: the kernel's peak usage is not available, so ${unproven}`;
  const kernelPeak = `${proof}: the kernel's peak usage, ${bytes(kernelPeakBytes)}, is`;
  return proof === "proven"
    ? `${kernelPeak} within the threshold, so the working set was never above it`
    : `${kernelPeak} above the threshold of ${bytes(maxRatio * limitBytes)}; it includes file cache that the kernel can drop, so it does not fail the check, but ${unproven}`;
}
