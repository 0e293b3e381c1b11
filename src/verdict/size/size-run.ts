// Takes from a run what the search for the right limit needs. Pure.

import type { Evidence, SeriesPoint } from "../../model/evidence.ts";
import type { SizeRun } from "../../model/size/search.ts";
import type { Verdict } from "../../model/verdict.ts";
import { growthOf } from "../growth.ts";
import { heldBytesOf } from "../held-memory.ts";
import { kindOfRun } from "../judge-set.ts";
import { allRereadBytes, noSuggestionOf } from "../limit-suggestion.ts";

const requestShare = 0.95;

export interface EndedRun {
  readonly evidence: Evidence;
  readonly verdict: Verdict;
  readonly message: string;
}

/** @param maxRatio the ratio of the gate: with it, the peak of the first run may say nothing about another limit */
export function sizeRunOf({ evidence, verdict, message }: EndedRun, run: number, maxRatio: number): SizeRun {
  const { peak, load, pressure, reclaim, requestedLimitBytes } = evidence;
  return {
    run,
    requestedLimitBytes,
    verdict: kindOfRun(verdict),
    message,
    createdAt: evidence.createdAt,
    durationMs: evidence.durationMs,
    peakBytes: peak?.workingSetBytes ?? null,
    heldBytes: heldBytesOf(evidence),
    p95Bytes: percentileOf(evidence.series),
    mappedFileBytes: reclaim?.mappedFileBytes ?? null,
    requestsPerSecond: load?.requestsPerSecond ?? null,
    p99Ms: load?.latencyMs?.p99 ?? null,
    errorRate: load?.errorRate ?? null,
    workMs: workMsOf(evidence),
    stalledMs: pressure?.someMs ?? null,
    rereadBytes: allRereadBytes(reclaim),
    noSuggestion: noSuggestionOf(evidence, maxRatio),
    isRising: growthOf(evidence)?.isRising ?? false,
  };
}

/** Null if memgate ended the command after the set duration: its time then says nothing about the app's speed. */
function workMsOf({ workload }: Evidence): number | null {
  if (workload === null || (workload.kind === "command" && workload.wasToEnd)) return null;
  return workload.durationMs;
}

/** The working set that the app exceeded for at most 5% of the time. Each point counts until the next one. */
function percentileOf(series: readonly SeriesPoint[]): number | null {
  const [first] = series;
  const last = series.at(-1);
  if (first === undefined || last === undefined) return null;
  const spans = series.map(({ atMs, workingSetBytes }, index) => ({
    bytes: workingSetBytes,
    ms: (series[index + 1]?.atMs ?? atMs) - atMs,
  }));
  let leftMs = (last.atMs - first.atMs) * requestShare;
  for (const { bytes, ms } of spans.toSorted((a, b) => a.bytes - b.bytes)) {
    leftMs -= ms;
    if (leftMs <= 0 && (ms > 0 || spans.length === 1)) return bytes;
  }
  return last.workingSetBytes;
}
