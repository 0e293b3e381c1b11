// Describes the charts in sentences. report.html shows the description above the charts, and a screen reader reads it.

import { bytes, coresText, integer, latency, percent, time } from "../../lib/format.ts";
import type { Evidence } from "../../model/evidence.ts";
import { phaseCpuOf } from "../../verdict/cpu-use.ts";
import type { Judged } from "../model/judged.ts";
import { limitNameOf } from "../model/messages.ts";
import { timeOriginOf } from "../model/time-origin.ts";
import { oomKillsMs } from "./page-data.ts";

export function chartSummary({ evidence, thresholds, verdict }: Judged): string {
  const { peak, limitBytes, kernelPeakBytes, series } = evidence;
  if (peak === null) return "memgate took no sample, so there is nothing to draw.";
  const [first, last] = [series[0], series.at(-1)];
  const start = first === undefined ? "" : `started at ${bytes(first.workingSetBytes)} and `;
  const end = last === undefined ? [] : [`It ended at ${bytes(last.workingSetBytes)}.`];
  const notJudged = verdict.kind === "inconclusive" ? " (not judged)" : "";
  const when = `${time(peak.atMs)} after ${timeOriginOf(evidence)}, in the ${peak.phase} phase`;
  const kernelPeak = kernelPeakBytes === null ? "" : `, and the kernel's peak usage is ${bytes(kernelPeakBytes)}`;
  return [
    `The working set ${start}peaked at ${bytes(peak.workingSetBytes)}${notJudged}, ${when}.`,
    ...end,
    `The threshold is ${bytes(thresholds.maxRatio * limitBytes)} (${percent(thresholds.maxRatio)} of the ${bytes(limitBytes)} ${limitNameOf(evidence, verdict)})${kernelPeak}.`,
    ...warningSentence(thresholds.warnRatio, limitBytes),
    ...phaseSentence(evidence),
    ...oomSentence(evidence),
    ...cpuSentence(evidence),
    ...loadSentence(evidence),
  ].join(" ");
}

function warningSentence(warnRatio: number | null, limitBytes: number): readonly string[] {
  return warnRatio === null ? [] : [`The warning level is ${bytes(warnRatio * limitBytes)} (${percent(warnRatio)}).`];
}

function phaseSentence({ phases }: Evidence): readonly string[] {
  if (phases.length === 0) return [];
  return [`Phases: ${phases.map(({ name, startMs, endMs }) => `${name} ${time(endMs - startMs)}`).join(", ")}.`];
}

function oomSentence(evidence: Evidence): readonly string[] {
  if (!evidence.oom.killed) return [];
  const times = oomKillsMs(evidence);
  if (times.length === 0) return ["An OOM kill was detected; its time is not known."];
  const subject = times.length === 1 ? "An OOM kill was" : "OOM kills were";
  return [`${subject} detected at ${times.map(time).join(", ")}.`];
}

function cpuSentence(evidence: Evidence): readonly string[] {
  const cpu = phaseCpuOf(evidence);
  if (cpu === null) return [];
  const { phase, cores, throttledRatio } = cpu;
  const throttled =
    throttledRatio === null || throttledRatio === 0
      ? ""
      : `, and its CPU limit stopped it for ${percent(throttledRatio)} of the time`;
  return [`In the ${phase} phase the app used ${coresText(cores)} on average${throttled}.`];
}

function loadSentence({ load }: Evidence): readonly string[] {
  if (load === null || load.timeline.length === 0) return [];
  const { timeline } = load;
  const range = (values: readonly number[], text: (value: number) => string) => {
    const [low, high] = [Math.min(...values), Math.max(...values)].map(text);
    return low === high ? `was ${low}` : `was between ${low} and ${high}`;
  };
  const rates = timeline.map((entry) => entry.requestsPerSecond);
  const latencies = timeline.flatMap(({ p99Ms }) => (p99Ms === null ? [] : [p99Ms]));
  // The timeline may lack the failed requests of the last moment, after its last whole interval.
  const failed = load.errors + load.non2xx;
  const latencyText = latencies.length === 0 ? "" : `, p99 latency was at most ${latency(Math.max(...latencies))}`;
  const failedText =
    failed === 0 ? "no request failed" : `${integer(failed)} ${failed === 1 ? "request" : "requests"} failed`;
  return [`The response rate ${range(rates, (rate) => `${integer(rate)}/s`)}${latencyText}; ${failedText}.`];
}
