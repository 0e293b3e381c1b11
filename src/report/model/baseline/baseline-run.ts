// The part of a report that a comparison with saved runs needs. Pure.

import { bytesExactly } from "../../../lib/format.ts";
import type { Evidence, LoadStats } from "../../../model/evidence.ts";
import type { BaselineRun } from "../../../model/fields/baseline.ts";
import type { Identity } from "../../../model/identity.ts";
import type { Thresholds, VerdictKind } from "../../../model/verdict.ts";
import { phaseCpuOf } from "../../../verdict/cpu-use.ts";
import { heldBytesOf } from "../../../verdict/held-memory.ts";
import { isMeasuredToEnd } from "../../../verdict/measured-to-end.ts";

export function baselineRunOf(
  evidence: Evidence,
  judged: { readonly thresholds: Thresholds; readonly verdict: VerdictKind },
  { gate, commit }: Pick<Identity, "gate" | "commit">,
): BaselineRun {
  const { peak, load, cpu, outcome, createdAt } = evidence;
  const heldBytes = heldBytesOf(evidence);
  const isMeasured = outcome.kind === "completed" && isMeasuredToEnd(evidence, judged.thresholds, judged.verdict);
  return {
    gate,
    createdAt,
    commit,
    conditions: conditionsOf(evidence),
    figures:
      !isMeasured || peak === null || heldBytes === null
        ? null
        : {
            peakBytes: peak.workingSetBytes,
            heldBytes,
            p99Ms: load?.latencyMs?.p99 ?? null,
            requests: load?.requests ?? null,
            requestsPerSecond: load === null || load.requests === 0 ? null : load.requestsPerSecond,
            cpuMs: cpu?.loadMs ?? null,
            throttledRatio: phaseCpuOf(evidence)?.throttledRatio ?? null,
          },
  };
}

function conditionsOf({ limitBytes, cpu, load, workload, engine, liveMemory }: Evidence): BaselineRun["conditions"] {
  const http = load === null ? null : loadConditions(load);
  return {
    limit: bytesExactly(limitBytes),
    "CPU limit": cpu === null ? "unknown" : cpu.limitCores === null ? "none" : `${cpu.limitCores}`,
    workload: http?.workload ?? (workload?.kind === "command" ? workload.command : "no requests of memgate"),
    connections: http?.connections ?? "none",
    rate: http?.rate ?? "none",
    requests: `${http?.requests ?? "none"}${liveMemory === null ? "" : " with the leak check"}`,
    kernel: engine?.kernelVersion ?? "unknown",
    engine: engine?.version ?? "unknown",
  };
}

function loadConditions({ method, url, connections, rate, stages, steps, planned, durationMs }: LoadStats) {
  const requested = steps === null ? `${method} ${pathOf(url)}` : `scenario of ${steps.map(stepName).join(", ")}`;
  const pace = rate === null ? "unlimited" : `${rate}/s`;
  return {
    workload: requested,
    connections: `${connections}`,
    rate: stages === null ? pace : `stages ${stages.map(stageName).join(", ")}`,
    requests: planned === null ? `for ${secondsOf(durationMs)} s` : `${planned.requests} ${planned.unit}s`,
  };
}

/** Rounds so that equal runs have equal texts: the measured time is a little longer than the planned one. */
function secondsOf(durationMs: number): number {
  const seconds = durationMs / 1_000;
  return seconds < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds);
}

function stepName({ method, path }: NonNullable<LoadStats["steps"]>[number]): string {
  return `${method} ${path}`;
}

function stageName({ atMs, connections, rate }: NonNullable<LoadStats["stages"]>[number]): string {
  return `${connections}${rate === null ? "" : ` at ${rate}/s`} at ${atMs / 1_000} s`;
}

/** The host differs between runs. */
function pathOf(url: string): string {
  return url.replace(/^[a-z]+:\/\/[^/]*/, "");
}
