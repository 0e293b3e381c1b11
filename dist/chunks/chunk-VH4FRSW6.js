import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  planRedactor
} from "./chunk-L7ITZI44.js";
import {
  scenarioForDisplay
} from "./chunk-4IL7ZYTM.js";

// src/plan/dry-run.ts
function planForDisplay(plan) {
  const { body, headers, scenario, ...load } = plan.load;
  const { secrets, comparison, baseline, ...rest } = plan;
  const redactor = planRedactor(plan);
  const { message, query } = redactor;
  return {
    ...rest,
    comparison: comparison === null ? null : { ...comparison, base: baseForDisplay(comparison.base) },
    baseline: baseline === null ? null : { ...baseline, runs: baseline.runs.length },
    target: {
      ...plan.target,
      source: sourceForDisplay(plan.target.source),
      entrypoint: plan.target.entrypoint?.map(message) ?? null,
      command: plan.target.command?.map(message) ?? null,
      env: namesOf(plan.target.env),
      ephemeralVolumes: plan.target.ephemeralVolumes.map((volume) => ({ ...volume, files: pathsOf(volume.files) })),
      files: pathsOf(plan.target.files)
    },
    readiness: {
      ...plan.readiness,
      steps: plan.readiness.steps.map((step) => ({ ...step, probe: probeForDisplay(step.probe, redactor) }))
    },
    workload: plan.workload.kind === "command" ? { ...plan.workload, command: plan.workload.command.map(message) } : plan.workload,
    load: {
      ...load,
      path: query(load.path),
      headers: Object.keys(headers),
      bodyBytes: body === null ? 0 : Buffer.byteLength(body),
      scenario: scenario === null ? null : scenarioForDisplay(scenario, query)
    }
  };
}
function namesOf(pairs) {
  return pairs.map(([name]) => name);
}
function pathsOf(files) {
  return files.map(({ path }) => path);
}
function sourceForDisplay(source) {
  if (source.kind === "build") return { ...source, buildArgs: namesOf(source.buildArgs) };
  return source.kind === "compose" ? { kind: source.kind, name: source.resolved.name } : source;
}
function baseForDisplay({ source, ...base }) {
  return { ...base, source: source.kind === "compose" ? source : sourceForDisplay(source) };
}
function probeForDisplay(probe, { message, query }) {
  if (probe.kind === "http") return { ...probe, path: query(probe.path), headers: Object.keys(probe.headers) };
  if (probe.kind === "exec") return { ...probe, command: probe.command.map(message) };
  return probe.kind === "log" ? { ...probe, pattern: probe.pattern.source } : probe;
}

export {
  planForDisplay
};
