// The CPU use of the phase that the report gives figures for: the load phase, or the run phase of a batch job. Pure.

import type { Evidence, PhaseName } from "../model/evidence.ts";
import type { CpuPoint } from "../model/fields/cpu.ts";
import { throttledShare } from "../model/fields/throttled-share.ts";

export interface PhaseCpu {
  readonly phase: PhaseName;
  readonly usedMs: number;
  /** CPU time ÷ time of the phase. */
  readonly cores: number;
  /** CPU time per response. Null without a response. */
  readonly perRequestMs: number | null;
  /** The share of the phase in which the CPU limit stopped the container. Null if unknown. */
  readonly throttledRatio: number | null;
  /** The CPU limit that the options set. Null without one. */
  readonly limitCores: number | null;
}

/** Above this share, a run says more about its CPU limit than about the app. */
export const strongThrottling = 0.25;

/** Null if the CPU time is unknown, or if the run ended before the phase. */
export function phaseCpuOf({ cpu, phases, load }: Pick<Evidence, "cpu" | "phases" | "load">): PhaseCpu | null {
  const phase = phases.find(({ name }) => name === "load" || name === "run");
  if (cpu === null || cpu.loadMs === null || phase === undefined) return null;
  const durationMs = phase.endMs - phase.startMs;
  if (durationMs <= 0) return null;
  const { loadMs: usedMs, throttledMs, throttledPeriods, periods, limitCores } = cpu;
  const throttledRatio =
    throttledMs === null || throttledPeriods === null || periods === null
      ? null
      : throttledShare({ throttledMs, throttledPeriods, periods }, durationMs);
  const requests = load?.requests ?? 0;
  return {
    phase: phase.name,
    usedMs,
    cores: usedMs / durationMs,
    perRequestMs: requests === 0 ? null : usedMs / requests,
    throttledRatio,
    limitCores,
  };
}

/** True if the CPU limit stopped the app at any time. */
export function isThrottled(series: readonly CpuPoint[]): boolean {
  return series.some(({ throttledRatio }) => (throttledRatio ?? 0) > 0);
}
