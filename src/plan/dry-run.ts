// The plan in the form that --dry-run prints. Pure.

import type { AppFile } from "../model/app-spec.ts";
import type { BasePlan, GatePlan, PlannedSource, ReadyProbe } from "../model/plan.ts";
import { scenarioForDisplay } from "../model/scenario.ts";
import type { Pair } from "../options/parsers.ts";
import { planRedactor } from "../redaction/plan-redactor.ts";
import type { Redactor } from "../redaction/redactor.ts";

/**
 * The plan for --dry-run: variables, headers and files by name only, because their values may be secret. Secrets in
 * commands and queries are masked.
 */
export function planForDisplay(plan: GatePlan): unknown {
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
      files: pathsOf(plan.target.files),
    },
    readiness: {
      ...plan.readiness,
      steps: plan.readiness.steps.map((step) => ({ ...step, probe: probeForDisplay(step.probe, redactor) })),
    },
    workload:
      plan.workload.kind === "command"
        ? { ...plan.workload, command: plan.workload.command.map(message) }
        : plan.workload,
    load: {
      ...load,
      path: query(load.path),
      headers: Object.keys(headers),
      bodyBytes: body === null ? 0 : Buffer.byteLength(body),
      scenario: scenario === null ? null : scenarioForDisplay(scenario, query),
    },
  };
}

function namesOf(pairs: readonly Pair[]): readonly string[] {
  return pairs.map(([name]) => name);
}

function pathsOf(files: readonly AppFile[]): readonly string[] {
  return files.map(({ path }) => path);
}

function sourceForDisplay(source: PlannedSource): unknown {
  if (source.kind === "build") return { ...source, buildArgs: namesOf(source.buildArgs) };
  // The resolved project contains the environment of every service.
  return source.kind === "compose" ? { kind: source.kind, name: source.resolved.name } : source;
}

function baseForDisplay({ source, ...base }: BasePlan): unknown {
  return { ...base, source: source.kind === "compose" ? source : sourceForDisplay(source) };
}

function probeForDisplay(probe: ReadyProbe, { message, query }: Redactor): unknown {
  if (probe.kind === "http") return { ...probe, path: query(probe.path), headers: Object.keys(probe.headers) };
  if (probe.kind === "exec") return { ...probe, command: probe.command.map(message) };
  return probe.kind === "log" ? { ...probe, pattern: probe.pattern.source } : probe;
}
