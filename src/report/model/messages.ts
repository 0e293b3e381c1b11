// Sentences about a verdict and its measurement.

import { bytes, integer, peakAgainst, percent, printable, time } from "../../lib/format.ts";
import type { Evidence, PhaseName } from "../../model/evidence.ts";
import type { Thresholds, Verdict, VerdictKind } from "../../model/verdict.ts";
import { mark } from "../../options/mentions.ts";
import { growthOf } from "../../verdict/growth.ts";
import { headroomOf } from "../../verdict/headroom.ts";
import { heldBytesOf, isOverByReclaimable } from "../../verdict/held-memory.ts";
import { killCount } from "../../verdict/kill-limits.ts";
import { throttlingNotice } from "./cpu-text.ts";
import { killedWhere } from "./oom-text.ts";
import { outOfMemorySentence } from "./out-of-memory.ts";
import { timeOriginOf } from "./time-origin.ts";

export const headings: Readonly<Record<VerdictKind, string>> = {
  pass: "Pass",
  "over-ratio": "Over the threshold",
  increased: "Memory increased",
  leaks: "Memory leak",
  "oom-killed": "OOM-killed",
  "out-of-memory": "Out of memory",
  inconclusive: "Inconclusive",
};

/** True if the message of the verdict begins with its heading. */
export const hasHeading: Readonly<Record<VerdictKind, boolean>> = {
  pass: false,
  "over-ratio": false,
  increased: false,
  leaks: false,
  "oom-killed": true,
  "out-of-memory": true,
  inconclusive: true,
};

/** The verdict in one sentence, on one line. */
export function verdictMessage(verdict: Verdict, evidence: Evidence, thresholds: Thresholds): string {
  const { peak, limitBytes } = evidence;
  const { maxRatio, warnRatio } = thresholds;
  switch (verdict.kind) {
    case "oom-killed":
      return `${headings[verdict.kind]}: ${oomSentence(evidence)}`;
    case "out-of-memory":
      return `${headings[verdict.kind]}: ${outOfMemorySentence(evidence)}`;
    case "inconclusive":
      return `${headings[verdict.kind]}: ${printable(verdict.message)}`;
    default:
      if (peak === null) return "memgate took no sample";
      return `Memory peaked at ${peakAgainst(peak.workingSetBytes, limitBytes, maxRatio, warnRatio)}${additions(evidence, maxRatio)}`;
  }
}

/** Two additions to the sentence about the peak: that it is over only because of reclaimable memory, and the growth. */
function additions(evidence: Evidence, maxRatio: number): string {
  const growth = growthOf(evidence);
  const reason = onlyReclaimable(evidence, maxRatio);
  if (!growth?.isRising) return reason;
  const rising = `was still rising by ${bytes(growth.bytesPerSecond)} per second`;
  return reason === "" ? `, and ${rising}` : `${reason}; memory ${rising}`;
}

function onlyReclaimable(evidence: Evidence, maxRatio: number): string {
  return isOverByReclaimable(evidence, maxRatio)
    ? `, but only because of memory that the kernel can take back: the app held at most ${bytes(heldBytesOf(evidence) ?? 0)}`
    : "";
}

/** Says that the verdict does not fail the check because of `enforce: false`. Null if it fails the check, or on a pass. */
export function notEnforced({ kind }: Verdict, { isEnforced }: Thresholds): string | null {
  return isEnforced || kind === "pass"
    ? null
    : `Not enforced: this verdict does not fail the check (${mark("enforce", "false")}).`;
}

/** How far the peak of a pass is below the threshold and below the limit. Null without a pass. */
export function headroomText(run: Parameters<typeof headroomOf>[0]): string | null {
  const headroom = headroomOf(run);
  if (headroom === null) return null;
  const { toThresholdBytes, toThresholdRatio, toLimitBytes, toLimitRatio } = headroom;
  return `${bytes(toThresholdBytes)} to the threshold (${percent(toThresholdRatio)} of the limit), ${bytes(toLimitBytes)} to the limit (${percent(toLimitRatio)})`;
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

function oomSentence(evidence: Evidence): string {
  const { oom, container, outcome } = evidence;
  const phase = killPhaseOf(oom);
  // The witnesses know the phase of the first kill only.
  const inPhase = killCount(oom) > 1 ? `(the first in the ${phase} phase)` : `in the ${phase} phase`;
  const when = phase === null ? "" : ` ${inPhase}`;
  return `the kernel killed ${victims(oom)}${when}${killedWhere(evidence)}${aftermath(outcome, container)}`;
}

/** The phase of the first OOM kill. Null if no witness knows it. */
export function killPhaseOf({ witnesses }: Evidence["oom"]): PhaseName | null {
  return witnesses.find(({ phase }) => phase !== null)?.phase ?? null;
}

/** A lost engine does not report whether the container ended. */
function aftermath(outcome: Evidence["outcome"], container: Evidence["container"]): string {
  if (container?.exitedByItself)
    return container.restarts > 0 ? "; the container ended and was started again" : "; the container ended";
  return outcome.kind === "stopped" && outcome.reason === "engine-lost" ? "" : "; PID 1 kept running";
}

/** Names the killed processes if their names are known and there are at most three. */
function victims(oom: Evidence["oom"]): string {
  const { processes } = oom;
  const count = killCount(oom);
  const [only, ...others] = processes ?? [];
  if (only !== undefined && others.length === 0 && count === 1) {
    return `${printable(only.name)} (PID ${only.pid})`;
  }
  const names = [...new Set(processes?.map((killed) => printable(killed.name)))];
  const named = names.length === 0 || names.length > 3 ? "" : ` (${names.join(", ")})`;
  return count > 1 ? `${count} processes${named}` : "a process in the container";
}

const mebibyte = 2 ** 20;

/** Explains the terms of the table of figures. */
export const meaning =
  "Working set: memory usage without inactive file cache, and without file cache that was active for less than 2 s (transient file cache). File cache that stays active counts, although the kernel can reclaim it. Peak: the highest working set. Anonymous memory: heap and stacks. Kernel's peak usage: the highest memory usage that the kernel recorded, file cache included; if it is within the threshold, no spike was missed. Container start: the moment at which memgate asked the engine to start the container.";

/** Explains the table of phases, in sentences. Empty if there is nothing to explain. */
export function phasesMeaning({ phases, warmup }: Evidence): readonly string[] {
  const has = (name: PhaseName) => phases.some((phase) => phase.name === name);
  return [
    ...(has("start") ? ["Phase start: until the app is ready."] : []),
    ...(has("settle") ? ["Phase settle: a short time after the load."] : []),
    ...(has("run") ? ["Phase run: the whole life of the batch job."] : []),
    ...(warmup === null ? [] : ["Failed requests of the warmup do not affect the verdict."]),
  ];
}

/** A limit to set, in whole MiB and in the form of a manifest: `164Mi`. */
export function limitToSet(limitBytes: number): string {
  return `${limitBytes / mebibyte}Mi`;
}

/** A limit in MiB like the sizes around it, and in the form of a manifest: `164 MiB (164Mi)`. */
export function limitBesideSizes(limitBytes: number): string {
  return `${integer(limitBytes / mebibyte)} MiB (${limitToSet(limitBytes)})`;
}

/** `requested limit` if the limit was not applied, or if no limit was read back. */
export function limitNameOf({ container }: Evidence, verdict: Verdict): "limit" | "requested limit" {
  const isReadBack = container !== null && (container.memoryBytes !== null || container.cgroupLimitBytes !== null);
  const isOther = verdict.kind === "inconclusive" && verdict.reason === "limit-not-applied";
  return isReadBack && !isOther ? "limit" : "requested limit";
}

/** The notices of a run, one or more sentences each. */
export function noticesOf(evidence: Evidence): readonly string[] {
  const { notices, sampling } = evidence;
  const apiOnly = sampling.notice === null ? [] : [apiOnlyNotice(sampling.notice)];
  return [...notices, ...throttlingNotice(evidence), ...apiOnly];
}

/** A notice that memgate did not read the cgroup files, with the reason. */
function apiOnlyNotice(why: string): string {
  return `memgate sampled through the Docker stats API only, and may have missed spikes between two samples. The reason: ${printable(why)}. Run memgate doctor for details.`;
}

/** The title of the container's log lines. */
export function lastLines(count: number): string {
  return `Last ${count === 1 ? "log line" : `${count} log lines`} of the container`;
}

/** How memgate sampled: interval, first sample, longest gap between samples. */
export function samplingText(evidence: Evidence): string {
  const { sampling, peak } = evidence;
  const finest = sampling.sources.toSorted((a, b) => a.intervalMs - b.intervalMs)[0];
  if (finest === undefined || peak === null) return "memgate took no sample";
  const { startedMs, firstSampleMs } = sampling;
  // Before the engine has started the container, there is nothing to sample.
  const since =
    startedMs === null || evidence.container?.wasRunning ? timeOriginOf(evidence) : "the engine reported the start";
  const first = firstSampleMs === null ? null : `${time(firstSampleDelayMs(evidence))} after ${since}`;
  const samples = sampling.sources.reduce((sum, source) => sum + source.samples, 0);
  if (samples === 1) return `only one sample${first === null ? "" : `, ${first}`}`;
  const firstSample = first === null ? "" : `; first sample ${first}`;
  const longest = time(longestGapMs(evidence));
  return `every ${time(finest.intervalMs)}${firstSample}; longest gap between samples ${longest}`;
}

function longestGapMs({ phases }: Evidence): number {
  return Math.max(0, ...phases.map((phase) => phase.maxGapMs));
}

/** The time between the moment at which the engine reported the container as started and the first sample. */
function firstSampleDelayMs({ sampling: { startedMs, firstSampleMs } }: Evidence): number {
  return Math.max(0, (firstSampleMs ?? 0) - (startedMs ?? 0));
}

/** How certain a pass is, and why. */
export function certaintyText(
  { proof }: Extract<Verdict, { readonly kind: "pass" }>,
  evidence: Evidence,
  { maxRatio }: Thresholds,
): string {
  const { kernelPeakBytes, limitBytes } = evidence;
  const hiddenMs = Math.max(longestGapMs(evidence), firstSampleDelayMs(evidence));
  const missing = `memgate may have missed a spike shorter than ${time(hiddenMs)}.`;
  if (kernelPeakBytes === null) return `${proof}: the kernel's peak usage is not available. ${missing}`;
  const kernelPeak = bytes(kernelPeakBytes);
  return proof === "proven"
    ? `${proof}: the kernel's peak usage, ${kernelPeak}, is within the threshold, so no spike was missed`
    : `${proof}: the kernel recorded a peak usage of ${kernelPeak}, file cache included, above the ${bytes(maxRatio * limitBytes)} threshold. This alone does not fail the check. ${missing}`;
}
