// What the charts show, in sentences: for those who can't see them, and at a glance for those who can.

import { bytes, integer, latency, percent, time } from "../../lib/format.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { Judged } from "../model/judged.ts";
import { oomKillsMs } from "./page-data.ts";

export function chartSummary({ evidence, thresholds }: Judged): string {
  const { peak, limitBytes, kernelPeakBytes, series } = evidence;
  if (peak === null) return "No sample was taken, so there is nothing to draw.";
  const [first, last] = [series[0], series.at(-1)];
  const course =
    first === undefined || last === undefined
      ? ""
      : `from ${bytes(first.workingSetBytes)} at first to ${bytes(last.workingSetBytes)} at the end, `;
  return [
    `The working set went ${course}with its peak of ${bytes(peak.workingSetBytes)} in the ${peak.phase} phase at ${time(peak.atMs)}.`,
    `The threshold is ${bytes(thresholds.maxRatio * limitBytes)} (${percent(thresholds.maxRatio)}) of the ${bytes(limitBytes)} limit${kernelPeakBytes === null ? "" : `, the ceiling of usage ${bytes(kernelPeakBytes)}`}.`,
    ...phaseSentence(evidence),
    ...oomSentence(evidence),
    ...loadSentence(evidence),
  ].join(" ");
}

function phaseSentence({ phases }: Evidence): readonly string[] {
  if (phases.length === 0) return [];
  return [`Phases: ${phases.map(({ name, startMs, endMs }) => `${name} ${time(endMs - startMs)}`).join(", ")}.`];
}

function oomSentence(evidence: Evidence): readonly string[] {
  if (!evidence.oom.killed) return [];
  const times = oomKillsMs(evidence);
  return [
    times.length === 0
      ? "There was an OOM kill; no witness can tell when."
      : `OOM kills were first seen at ${times.map(time).join(", ")}.`,
  ];
}

function loadSentence({ load }: Evidence): readonly string[] {
  const timeline = load?.timeline ?? [];
  if (timeline.length === 0) return [];
  const range = (values: readonly number[], text: (value: number) => string) => {
    const [low, high] = [Math.min(...values), Math.max(...values)].map(text);
    return low === high ? `was ${low}` : `was between ${low} and ${high}`;
  };
  const rates = timeline.map((entry) => entry.requestsPerSecond);
  const latencies = timeline.flatMap(({ p99Ms }) => (p99Ms === null ? [] : [p99Ms]));
  const failed = timeline.reduce((sum, entry) => sum + entry.failed, 0);
  return [
    `The request rate ${range(rates, (rate) => `${integer(rate)}/s`)}${latencies.length === 0 ? "" : `, p99 latency ${range(latencies, latency)}`}; ${failed === 0 ? "no request failed" : `${integer(failed)} requests failed`}.`,
  ];
}
