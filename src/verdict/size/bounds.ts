// Says whether a run under a lower limit was as good as a run under the present limit. Pure.
import { bytes, latency, percent, rate, time } from "../../lib/format.ts";
import type { Rejection, SizeRun } from "../../model/size/search.ts";
import { minStallRatio } from "../limit-suggestion.ts";

/** How much worse a figure may be than in the run under the present limit. */
const worseBy = 1.5;
/** Differences below these are noise. */
const noiseMs = 5;
const noiseWorkMs = 500;
const noiseErrorRate = 0.001;
/** Near its limit the kernel kills the app in one run and not in the next. */
const edgeRatio = 1.05;

export interface Fault {
  readonly code: Rejection;
  /** The reason in one sentence, without a full stop. */
  readonly why: string;
}

/** Why the app did not survive the run. Null if it survived. The peak may be above the threshold of the gate. */
export function deathOf({ verdict, message }: SizeRun): Fault | null {
  const why = message.replace(/\.$/, "");
  if (verdict === "oom-killed") return { code: "killed", why };
  if (verdict === "out-of-memory") return { code: "out-of-memory", why };
  return verdict === "inconclusive" ? { code: "failed", why } : null;
}

/** Says that the app held nearly the whole limit. Null if there was room. */
export function edgeOf({ heldBytes, requestedLimitBytes }: SizeRun): Fault | null {
  if (heldBytes === null || heldBytes * edgeRatio <= requestedLimitBytes) return null;
  return {
    code: "edge",
    why: `the app held ${bytes(heldBytes)}, ${percent(heldBytes / requestedLimitBytes)} of the limit; the next run may be killed`,
  };
}

/** The first figure that is outside its bounds. Null if the run was as good as the basis. */
export function slownessOf(run: SizeRun, basis: SizeRun): Fault | null {
  const why =
    throughputFault(run, basis) ?? latencyFault(run, basis) ?? errorFault(run, basis) ?? memoryFault(run, basis);
  return why === null ? null : { code: "slower", why };
}

function throughputFault(run: SizeRun, basis: SizeRun): string | null {
  if (run.requestsPerSecond !== null && basis.requestsPerSecond !== null) {
    if (run.requestsPerSecond * worseBy >= basis.requestsPerSecond) return null;
    return `the app sent ${rate(run.requestsPerSecond)} responses/s; under the present limit it sent ${rate(basis.requestsPerSecond)}`;
  }
  if (run.workMs === null || basis.workMs === null) return null;
  if (run.workMs <= Math.max(basis.workMs * worseBy, basis.workMs + noiseWorkMs)) return null;
  return `the work took ${time(run.workMs)}; under the present limit it took ${time(basis.workMs)}`;
}

function latencyFault(run: SizeRun, basis: SizeRun): string | null {
  if (run.p99Ms === null || basis.p99Ms === null) return null;
  if (run.p99Ms <= Math.max(basis.p99Ms * worseBy, basis.p99Ms + noiseMs)) return null;
  return `p99 of the latency was ${latency(run.p99Ms)}; under the present limit it was ${latency(basis.p99Ms)}`;
}

function errorFault(run: SizeRun, basis: SizeRun): string | null {
  if (run.errorRate === null || run.errorRate <= Math.max((basis.errorRate ?? 0) * worseBy, noiseErrorRate))
    return null;
  return `${percent(run.errorRate)} of the requests failed; under the present limit ${percent(basis.errorRate ?? 0)} failed`;
}

function memoryFault(run: SizeRun, basis: SizeRun): string | null {
  const basisStall = (basis.stalledMs ?? 0) / Math.max(1, basis.durationMs);
  const stall = (run.stalledMs ?? 0) / Math.max(1, run.durationMs);
  if (stall > Math.max(basisStall * worseBy, minStallRatio))
    return `processes waited for memory for ${percent(stall)} of the run; under the present limit for ${percent(basisStall)}`;
  const rereadBytes = run.rereadBytes ?? 0;
  // An app may read its program again while it starts. More than a whole limit shows that file cache has no room.
  if (rereadBytes <= Math.max((basis.rereadBytes ?? 0) * worseBy, run.requestedLimitBytes)) return null;
  return `the app had to read ${bytes(rereadBytes)} of files again; under the present limit ${bytes(basis.rereadBytes ?? 0)}`;
}
