// The CPU use of the app as a row of the table of figures, and as a notice.

import { coresText, percent, time } from "../../lib/format.ts";
import type { Evidence } from "../../model/evidence.ts";
import { mark } from "../../options/mentions.ts";
import { type PhaseCpu, phaseCpuOf, strongThrottling } from "../../verdict/cpu-use.ts";
import type { Row } from "./row.ts";

/** Returns no row if the CPU time is unknown. */
export function cpuRow(evidence: Evidence): readonly Row[] {
  const cpu = phaseCpuOf(evidence);
  if (cpu === null) return [];
  const { phase, usedMs, cores, perRequestMs, throttledRatio } = cpu;
  const perResponse = perRequestMs === null ? "" : `, ${smallTime(perRequestMs)} per response`;
  const throttled =
    throttledRatio === null || throttledRatio === 0
      ? ""
      : `; throttled ${percent(throttledRatio)} of the time by ${limitText(cpu)}`;
  const value = `${coresText(cores)} on average, ${time(usedMs)} of CPU time${perResponse}${throttled}`;
  return [{ label: `CPU (${phase} phase)`, value }];
}

/** Returns a notice if the CPU limit stopped the app so often that other figures depend on it. */
export function throttlingNotice(evidence: Evidence): readonly string[] {
  const cpu = phaseCpuOf(evidence);
  if (cpu === null || (cpu.throttledRatio ?? 0) <= strongThrottling) return [];
  const advice =
    cpu.limitCores === null
      ? "Set the CPU limit of the container"
      : `Set the CPU limit (${mark("cpus")} or the manifest)`;
  // Without the exact share, so that equal notices of several runs are one.
  return [
    `The CPU limit of the container stopped the app for more than ${percent(strongThrottling)} of the ${cpu.phase} phase. Its latency and its memory may differ from those in production. ${advice} to that of production.`,
  ];
}

function limitText({ limitCores }: PhaseCpu): string {
  return limitCores === null ? "the container's CPU limit" : `its CPU limit of ${coresText(limitCores)}`;
}

/** CPU time per response is often below a millisecond. */
export function smallTime(ms: number): string {
  return ms < 10 ? `${Number(ms.toPrecision(2))} ms` : time(ms);
}
