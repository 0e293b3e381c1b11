// The next step to take after a verdict.

import { bytes, integer, percent, printable, time } from "../../lib/format.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { Growth } from "../../model/fields/growth.ts";
import type { Proof, Thresholds, Verdict } from "../../model/verdict.ts";
import { mark, markedStyle, type OptionStyle, styled } from "../../options/mentions.ts";
import { growthOf } from "../../verdict/growth.ts";
import { isAboveWarnRatio } from "../../verdict/headroom.ts";
import { isAtContainerLimit, killCount } from "../../verdict/kill-limits.ts";
import { suggestionFor } from "../../verdict/limit-suggestion.ts";
import { increaseOf, type Judged } from "../model/judged.ts";
import { killPhaseOf, limitToSet } from "../model/messages.ts";
import { adviceOnCgroups } from "../model/oom-text.ts";
import { outOfMemoryAdvice } from "../model/out-of-memory.ts";
import { timeOriginOf } from "../model/time-origin.ts";
import { atLimitText, reclaimAdvice } from "./reclaim-advice.ts";
import { adviceOnStop, longerLoad } from "./stop-advice.ts";

/** The next step to take after the verdict of a run or of a set. See `adviceFor`. */
export function adviceOf(judged: Judged, style: OptionStyle = markedStyle): string {
  const { verdict, evidence, thresholds, set } = judged;
  const increase = increaseOf(judged);
  if (verdict.kind === "leaks" && judged.leak !== null) return styled(judged.leak.advice, style);
  if (verdict.kind === "increased" && increase !== null) return styled(increase.advice, style);
  return adviceFor(verdict, evidence, thresholds, style, set === null || set.facts.shown === 1);
}

/**
 * The next step to take, in one or more sentences. On a pass, the distance to the threshold.
 * @param style how to write the options; by default in backticks
 * @param isFirstRun false for a later run of a set, for which the image was not new
 */
export function adviceFor(
  verdict: Verdict,
  evidence: Evidence,
  thresholds: Thresholds,
  style: OptionStyle = markedStyle,
  isFirstRun = true,
): string {
  return `${styled(adviceOn(verdict, evidence, thresholds, isFirstRun), style)}${earlyEnd(verdict, evidence)}`;
}

/** Why the run ended early. The message of an inconclusive verdict says it already. */
function earlyEnd({ kind }: Verdict, { outcome }: Evidence): string {
  if (kind === "inconclusive" || outcome.kind === "completed") return "";
  const consequence = kind === "over-ratio" ? ", so the real peak may be higher" : "";
  return ` The run ended early${consequence}: ${printable(outcome.message)}.`;
}

function adviceOn(verdict: Verdict, evidence: Evidence, thresholds: Thresholds, isFirstRun: boolean): string {
  const { maxRatio } = thresholds;
  switch (verdict.kind) {
    case "pass":
      return `${spareText(verdict.proof, evidence, thresholds)}${atLimitText(evidence)}`;
    case "over-ratio":
      return (
        reclaimAdvice(evidence, maxRatio, isFirstRun) ?? `${reduceOrRaise(evidence, maxRatio)}${reclaimable(evidence)}`
      );
    case "increased":
      return `Find out what uses more memory than the base, or raise ${markedStyle("max-increase")}.`;
    case "leaks":
      return "Find out what the app keeps after each request.";
    case "oom-killed":
      return isAtContainerLimit(evidence)
        ? `${raiseAbove(evidence, maxRatio)} ${circumstances(evidence)}${inKubernetes(evidence)}`
        : `${adviceOnCgroups(evidence)} ${circumstances(evidence)}`.trim();
    case "out-of-memory":
      return outOfMemoryAdvice(evidence);
    case "inconclusive":
      return adviceOnStop(verdict, evidence.container?.logTail.length ?? null, evidence);
  }
}

function spareText(proof: Proof, evidence: Evidence, thresholds: Thresholds): string {
  const growth = growthOf(evidence);
  if (growth?.isRising) return risingText(growth, evidence);
  const { peak, limitBytes } = evidence;
  const spareBytes = Math.floor(thresholds.maxRatio * limitBytes - (peak?.workingSetBytes ?? 0));
  const within = proof === "proven" ? "Within the threshold" : "Within the threshold in every sample";
  if (spareBytes <= 0) return `${within}, with nothing to spare: the peak is exactly at it.`;
  const warning = isAboveWarnRatio({ evidence, thresholds, verdict: { kind: "pass", proof } })
    ? " Find out what uses more memory, before the peak reaches the threshold."
    : "";
  return `${within}, with ${bytes(spareBytes)} to spare.${warning}`;
}

/** While memory rises, the final peak is unknown. The verdict's message has the rise per second, this text per request. */
function risingText({ bytesPerRequest, msToLimit }: Growth, evidence: Evidence): string {
  const perRequest = bytesPerRequest === null ? "" : `, by ${bytes(Math.round(bytesPerRequest))} per request`;
  const reached =
    msToLimit === null ? "" : ` At this rate memory reaches the limit after another ${time(msToLimit)} of load.`;
  return `Memory was still rising when the load ended${perRequest}.${reached} To see whether memory levels off, ${longerLoad(evidence)}. If memory keeps rising, look for a leak or a cache without a maximum size.`;
}

function raiseAbove(evidence: Evidence, maxRatio: number): string {
  const suggestion = suggestionFor(evidence, maxRatio, "oom-killed");
  const when = killPhaseOf(evidence.oom) === "start" ? "to start" : "under load";
  const advice = `Reduce the memory that the app needs ${when}, or raise the limit.`;
  if (suggestion.kind === "none") return advice;
  const neededBytes = Math.max(evidence.limitBytes, evidence.peak?.workingSetBytes ?? 0);
  const ratio = mark("max-ratio", percent(maxRatio));
  return `${advice} The app needed more than ${bytes(neededBytes)}, so with ${ratio} the limit must be above ${limitToSet(suggestion.bytes)}. Double the limit until a run passes.`;
}

/** The time of the kill and the response rate at that time, if known. */
function circumstances(evidence: Evidence): string {
  const { oom, load } = evidence;
  const atMs = oom.witnesses.find((witness) => witness.atMs !== null)?.atMs ?? null;
  if (atMs === null) return "";
  const point = load?.timeline.find((one) => one.atMs >= atMs) ?? load?.timeline.at(-1);
  const responses = point === undefined ? "" : `, at ${integer(point.requestsPerSecond)} responses/s`;
  const kill = killCount(oom) > 1 ? "The first kill" : "The kill";
  return `${kill} came ${time(atMs)} after ${timeOriginOf(evidence)}${responses}. `;
}

const restartPolicy = "the pod's restartPolicy decides whether it restarts.";

/** Since 1.28 the kubelet sets memory.oom.group=1 on cgroup v2 (kubernetes/kubernetes#117793). */
function inKubernetes({ container, outcome, oom }: Evidence): string {
  if ((oom.groupKills ?? 0) > 0 && container?.exitedByItself !== false) {
    return "memory.oom.group was set, so the kernel killed the whole container. On cgroup v2, Kubernetes 1.28 and later sets it by default.";
  }
  if (outcome.kind === "stopped" && outcome.reason === "engine-lost")
    return "Kubernetes would restart the container if the pod's restartPolicy says so.";
  return container?.exitedByItself
    ? `Kubernetes would report the container as OOMKilled; ${restartPolicy}`
    : `On cgroup v2, Kubernetes 1.28 and later would by default kill the whole container; ${restartPolicy}`;
}

function reduceOrRaise(evidence: Evidence, maxRatio: number): string {
  if (evidence.outcome.kind === "stopped") return "Reduce the app's peak memory, or raise the limit.";
  const growth = growthOf(evidence);
  if (growth?.isRising) return `A higher limit may not be enough. ${risingText(growth, evidence)}`;
  const suggestion = suggestionFor(evidence, maxRatio, "over-ratio");
  const limit = suggestion.kind === "none" ? "" : ` to at least ${limitToSet(suggestion.bytes)}`;
  return `Reduce the app's peak memory, or raise the limit${limit}.`;
}

function reclaimable({ peak }: Evidence): string {
  const cache = peak?.composition.activeFile ?? 0;
  if (peak === null || cache < peak.workingSetBytes / 10) return "";
  return ` ${percent(cache / peak.workingSetBytes)} of the peak is active file cache. It counts in kubectl top, and when Kubernetes evicts pods from a node. But the kernel takes it back before it OOM-kills a process.`;
}
