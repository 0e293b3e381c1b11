// The verdict in a sentence, and what to do about it. One entry a kind and a reason, by type.
import type { Evidence, InconclusiveReason } from "../evidence.ts";
import type { Thresholds, Verdict, VerdictKind } from "../verdict.ts";
import { bytes, peakAgainst, percent, printable, time } from "./format.ts";

export const headings: Readonly<Record<VerdictKind, string>> = {
  pass: "Pass",
  "over-ratio": "Over",
  "oom-killed": "OOM-killed",
  inconclusive: "Not measured",
};

/** The verdict in one sentence, on one line. */
export function messageOf(verdict: Verdict, evidence: Evidence, { maxRatio }: Thresholds): string {
  const { peak, limitBytes } = evidence;
  const stands = peak === null ? "no sample was taken" : peakAgainst(peak.workingSetBytes, limitBytes, maxRatio);
  const heading = headings[verdict.kind];
  if (verdict.kind === "oom-killed") return `${heading}: ${oomSentence(evidence)}`;
  if (verdict.kind === "inconclusive") return `${heading} (${verdict.reason}): ${printable(verdict.detail)}`;
  return `${heading}: ${stands}`;
}

function oomSentence({ oom, container, limitBytes }: Evidence): string {
  const phase = oom.witnesses.find((witness) => witness.phase !== null)?.phase;
  const when = phase === null || phase === undefined ? "" : ` in the ${phase} phase`;
  const kills = oom.processKills !== null && oom.processKills > 1 ? `${oom.processKills} processes` : "a process";
  const first = container?.exitedByItself ? "and the container ended" : "while its first process lived on";
  return `the kernel killed ${kills} in the container${when} at the ${bytes(limitBytes)} limit, ${first}`;
}

const mebibyte = 2 ** 20;

/**
 * The lowest limit of whole MiB with which this peak would pass (peak ÷ maxRatio, rounded up); null without a peak. After
 * an OOM kill the peak was at the limit at least, whatever was sampled, and the app would have gone on.
 */
export function suggestedLimitBytes({ peak, oom, limitBytes: limit }: Evidence, maxRatio: number): number | null {
  if (peak === null) return null;
  const peakBytes = oom.killed ? Math.max(peak.workingSetBytes, limit) : peak.workingSetBytes;
  const passes = (limitBytes: number) => peakBytes / limitBytes <= maxRatio;
  // peak ÷ maxRatio may be off by its last digit: what counts is the comparison that the verdict makes.
  const near = Math.floor(peakBytes / maxRatio / mebibyte) * mebibyte;
  return [near, near + mebibyte].find((limitBytes) => limitBytes > 0 && passes(limitBytes)) ?? near + 2 * mebibyte;
}

/** A limit to set, in whole MiB: a larger unit would be rounded. */
export function limitToSet(limitBytes: number): string {
  return `${limitBytes / mebibyte} MiB`;
}

const unproven = "a spike shorter than the gaps may have been missed";

/** What a pass rests on, or how closely the rest was looked at. */
export function proofSentence(
  verdict: Verdict,
  { ceilingBytes, sampling, phases }: Evidence,
  { maxRatio }: Thresholds,
): string {
  const finest = sampling.sources.toSorted((a, b) => a.intervalMs - b.intervalMs)[0];
  if (finest === undefined) return "nothing was sampled";
  const gapMs = Math.max(0, ...phases.map((phase) => phase.maxGapMs));
  const from = sampling.firstSampleMs === null ? "" : ` from ${time(sampling.firstSampleMs)} on`;
  const sampled = `sampled every ${time(finest.intervalMs)}${from}, longest gap ${time(gapMs)}`;
  if (ceilingBytes === null) return `${sampled}; no ceiling is known${verdict.kind === "pass" ? `: ${unproven}` : ""}`;
  const ceiling = `${sampled}; the kernel's ceiling is ${bytes(ceilingBytes)}`;
  if (verdict.kind !== "pass") return ceiling;
  return verdict.proof === "ceiling"
    ? `${ceiling}: the pass is proven, no moment was above ${percent(maxRatio)}`
    : `${ceiling}, which counts all file cache and so proves nothing here: ${unproven}`;
}

const advice: Readonly<Record<InconclusiveReason, string>> = {
  "engine-unavailable": "Start the Docker Engine, or point DOCKER_HOST at one; memgate doctor shows what it finds.",
  "engine-lost": "The Docker Engine stopped or restarted during the run: see its log, then run again.",
  "image-failed": "Make the image available to the engine: the message says what was missing.",
  "container-failed":
    "See the engine's message: usually a wrong command, a network that does not exist, or a limit too small to start in.",
  "limit-not-applied":
    "The engine did not apply the limit, so that nothing was tested. Use an engine and kernel with memory and swap limits (docker info warns where they are off).",
  "not-ready":
    "Check port and ready-path (it is asked with GET), that the app listens on 0.0.0.0 and not on 127.0.0.1, and ready-timeout; see its last log lines.",
  "app-exited": "The app ended by itself; see its last log lines. A gate needs an app that keeps running.",
  "load-failed":
    "Load that fails exercises nothing. Check path, method, headers (some frameworks refuse an unknown Host) and body, or raise max-error-rate where such answers are meant.",
  "too-few-samples":
    "Make duration longer, or run where the cgroup's files are visible; memgate doctor shows what a run here can see.",
  interrupted: "The run was ended before it was done: run it again.",
  "internal-error": "This is a fault of memgate's own: please report it with this report.",
};

const answersOtherwise =
  "The app is up, but does not answer this GET with a status from 200 to 399: set path, or ready-path where only readiness is asked elsewhere, to one that it does.";

/** What to do next: one or two sentences. Empty where nothing is left to do. */
export function adviceFor(verdict: Verdict, evidence: Evidence, { maxRatio }: Thresholds): string {
  switch (verdict.kind) {
    case "pass":
      return "";
    case "over-ratio":
      return `${raiseOrLower(evidence, maxRatio)}${reclaimable(evidence)}`;
    case "oom-killed":
      return `Raise the limit or lower what the app holds under load. ${inKubernetes(evidence)}`;
    case "inconclusive":
      return verdict.reason === "not-ready" && / answered HTTP /.test(verdict.detail)
        ? answersOtherwise
        : advice[verdict.reason];
  }
}

/** Since 1.28 the kubelet sets memory.oom.group=1 on cgroup v2 (kubernetes/kubernetes#117793). */
function inKubernetes({ container }: Evidence): string {
  return container?.exitedByItself
    ? "In Kubernetes this is a container that ends as OOMKilled and is restarted."
    : "Here the app carried on; Kubernetes (1.28 and later, on cgroup v2) kills every process of the container together and restarts it.";
}

function raiseOrLower(evidence: Evidence, maxRatio: number): string {
  if (evidence.end.kind === "stopped") {
    return `The run was cut short (${evidence.end.reason}), so that the real peak may well be higher than this one.`;
  }
  const suggested = suggestedLimitBytes(evidence, maxRatio);
  return suggested === null
    ? ""
    : `Find what grew, or raise the limit to ${limitToSet(suggested)}, where this peak would pass.`;
}

function reclaimable({ peak }: Evidence): string {
  const cache = peak?.composition.activeFile ?? 0;
  if (peak === null || cache < peak.workingSetBytes / 10) return "";
  return ` ${percent(cache / peak.workingSetBytes)} of the peak is active file cache, which the kernel can reclaim under pressure: kubectl top and node eviction count it, the OOM killer comes only after it is gone.`;
}
