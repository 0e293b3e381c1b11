import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  isMeasuredToEnd
} from "./chunk-HNERO62N.js";
import {
  heldBytesOf,
  phaseCpuOf
} from "./chunk-LAKQRFLF.js";
import {
  bytesExactly
} from "./chunk-TGGWKTGO.js";

// src/report/model/baseline/baseline-run.ts
function baselineRunOf(evidence, judged, { gate, commit }) {
  const { peak, load, cpu, outcome, createdAt } = evidence;
  const heldBytes = heldBytesOf(evidence);
  const isMeasured = outcome.kind === "completed" && isMeasuredToEnd(evidence, judged.thresholds, judged.verdict);
  return {
    gate,
    createdAt,
    commit,
    conditions: conditionsOf(evidence),
    figures: !isMeasured || peak === null || heldBytes === null ? null : {
      peakBytes: peak.workingSetBytes,
      heldBytes,
      p99Ms: load?.latencyMs?.p99 ?? null,
      requests: load?.requests ?? null,
      requestsPerSecond: load === null || load.requests === 0 ? null : load.requestsPerSecond,
      cpuMs: cpu?.loadMs ?? null,
      throttledRatio: phaseCpuOf(evidence)?.throttledRatio ?? null
    }
  };
}
function conditionsOf({ limitBytes, cpu, load, workload, engine, liveMemory }) {
  const http = load === null ? null : loadConditions(load);
  return {
    limit: bytesExactly(limitBytes),
    "CPU limit": cpu === null ? "unknown" : cpu.limitCores === null ? "none" : `${cpu.limitCores}`,
    workload: http?.workload ?? (workload?.kind === "command" ? workload.command : "no requests of memgate"),
    connections: http?.connections ?? "none",
    rate: http?.rate ?? "none",
    requests: `${http?.requests ?? "none"}${liveMemory === null ? "" : " with the leak check"}`,
    kernel: engine?.kernelVersion ?? "unknown",
    engine: engine?.version ?? "unknown"
  };
}
function loadConditions({ method, url, connections, rate, stages, steps, planned, durationMs }) {
  const requested = steps === null ? `${method} ${pathOf(url)}` : `scenario of ${steps.map(stepName).join(", ")}`;
  const pace = rate === null ? "unlimited" : `${rate}/s`;
  return {
    workload: requested,
    connections: `${connections}`,
    rate: stages === null ? pace : `stages ${stages.map(stageName).join(", ")}`,
    requests: planned === null ? `for ${secondsOf(durationMs)} s` : `${planned.requests} ${planned.unit}s`
  };
}
function secondsOf(durationMs) {
  const seconds = durationMs / 1e3;
  return seconds < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds);
}
function stepName({ method, path }) {
  return `${method} ${path}`;
}
function stageName({ atMs, connections, rate }) {
  return `${connections}${rate === null ? "" : ` at ${rate}/s`} at ${atMs / 1e3} s`;
}
function pathOf(url) {
  return url.replace(/^[a-z]+:\/\/[^/]*/, "");
}

export {
  baselineRunOf
};
