// The plan in the form that --dry-run prints. Pure.

import type { AppFile } from "../model/app-spec.ts";
import type { GatePlan, PlannedSource, ReadyProbe } from "../model/plan.ts";
import { scenarioForDisplay } from "../model/scenario.ts";
import type { Pair } from "../options/parsers.ts";
import { type Redactor, redactorOf } from "../redaction/redactor.ts";

/** The plan for --dry-run: variables, headers and files by name only, because their values may be secret. */
export function planForDisplay(plan: GatePlan): unknown {
  const { body, headers, scenario, ...load } = plan.load;
  const { secrets, ...rest } = plan;
  const { log, redacted } = redactorOf(secrets);
  const redactedCommand = (command: readonly string[] | null) => command?.map(log) ?? null;
  return redacted({
    ...rest,
    target: {
      ...plan.target,
      source: sourceForDisplay(plan.target.source),
      entrypoint: redactedCommand(plan.target.entrypoint),
      command: redactedCommand(plan.target.command),
      env: namesOf(plan.target.env),
      ephemeralVolumes: plan.target.ephemeralVolumes.map((volume) => ({ ...volume, files: pathsOf(volume.files) })),
      files: pathsOf(plan.target.files),
    },
    readiness: {
      ...plan.readiness,
      steps: plan.readiness.steps.map((step) => ({ ...step, probe: probeForDisplay(step.probe, log) })),
    },
    load: {
      ...load,
      headers: Object.keys(headers),
      bodyBytes: body === null ? 0 : Buffer.byteLength(body),
      scenario: scenario === null ? null : scenarioForDisplay(scenario),
    },
  });
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

function probeForDisplay(probe: ReadyProbe, log: Redactor["log"]): unknown {
  if (probe.kind === "http") return { ...probe, headers: Object.keys(probe.headers) };
  if (probe.kind === "exec") return { ...probe, command: probe.command.map(log) };
  return probe.kind === "log" ? { ...probe, pattern: probe.pattern.source } : probe;
}
