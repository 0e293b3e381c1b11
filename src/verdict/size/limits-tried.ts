// The limits that a search has tried, each with its runs. Pure.
import { median } from "../../lib/median.ts";
import type { SizeLimit, SizeRun } from "../../model/size/search.ts";
import { deathOf, edgeOf, type Fault, slownessOf } from "./bounds.ts";

/** This many runs outside the bounds reject a limit. A single slow run may have another cause. */
const slowRuns = 2;
const risingRuns = 2;

/** @param runs the runs under one limit, in their order. @returns null if nothing rejects the limit */
export function faultAt(runs: readonly SizeRun[], basis: SizeRun): Fault | null {
  const [death] = runs.flatMap((run) => deathOf(run) ?? []);
  if (death !== undefined) return death;
  const [edge] = runs.flatMap((run) => edgeOf(run) ?? []);
  if (edge !== undefined) return edge;
  const slow = runs.flatMap((run) => slownessOf(run, basis) ?? []);
  if (slow.length >= slowRuns) return slow[0] ?? null;
  const rising = runs.filter(({ isRising }) => isRising).length;
  return rising >= risingRuns ? { code: "rising", why: "memory was still rising when the load ended" } : null;
}

/** The table of all limits, the highest first. @param basis the run that the others are compared with */
export function limitsOf(runs: readonly SizeRun[], basis: SizeRun | null): readonly SizeLimit[] {
  const limits = [...new Set(runs.map(({ requestedLimitBytes }) => requestedLimitBytes))].sort((a, b) => b - a);
  return limits.map((limitBytes) => {
    const counted = runsAt(runs, limitBytes, basis);
    const fault = basis === null ? null : faultAt(counted, basis);
    return {
      limitBytes,
      runs: counted.length,
      survived: counted.filter((run) => deathOf(run) === null).length,
      peakBytes: highest(counted.map(({ peakBytes }) => peakBytes)),
      p99Ms: median(counted.map(({ p99Ms }) => p99Ms)),
      requestsPerSecond: median(counted.map(({ requestsPerSecond }) => requestsPerSecond)),
      workMs: median(counted.map(({ workMs }) => workMs)),
      rejected: fault?.code ?? null,
      why: fault?.why ?? null,
    };
  });
}

/** The runs under a limit, from the compared run on: an earlier one read the image's own files. */
export function runsAt(runs: readonly SizeRun[], limitBytes: number, basis: SizeRun | null): readonly SizeRun[] {
  return runs.filter(({ requestedLimitBytes, run }) => requestedLimitBytes === limitBytes && run >= (basis?.run ?? 1));
}

export function highest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}
