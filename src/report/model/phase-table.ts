// The table of phases in the job summary and on the terminal. report.html shares its columns about requests.

import { bytes, integer, latency, rate, time } from "../../lib/format.ts";
import type { Evidence, PhaseName } from "../../model/evidence.ts";

interface PhaseTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export const requestHead = ["Responses", "Failed", "Responses/s", "Latency p50, p99"] as const;

/** The columns about requests are present only if memgate sent requests. */
export function phaseTableOf(evidence: Evidence): PhaseTable {
  const hasRequests = evidence.load !== null || evidence.warmup !== null;
  const rows = evidence.phases.map(({ name, startMs, endMs, peakBytes, samples, maxGapMs }) => [
    name,
    time(startMs),
    time(endMs - startMs),
    peakBytes === null ? "no sample" : bytes(peakBytes),
    ...(hasRequests ? requestCells(name, evidence) : []),
    integer(samples),
    time(maxGapMs),
  ]);
  const requests = hasRequests ? requestHead : [];
  return { head: ["Phase", "Start", "Duration", "Peak", ...requests, "Samples", "Longest gap"], rows };
}

/** The cells below `requestHead`, empty in a phase without requests. */
export function requestCells(phase: PhaseName, { warmup, load }: Evidence): readonly string[] {
  const sent = { warmup, load: load && { ...load, failed: load.errors + load.non2xx } };
  const stats = phase === "warmup" || phase === "load" ? sent[phase] : null;
  if (stats === null) return requestHead.map(() => "");
  const { requests, failed, requestsPerSecond, latencyMs } = stats;
  const times = latencyMs === null ? "" : `${latency(latencyMs.p50)}, ${latency(latencyMs.p99)}`;
  return [integer(requests), integer(failed), rate(requestsPerSecond), times];
}
