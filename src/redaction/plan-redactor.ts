// Creates the redactor of a plan, from the secrets of the plan and the names that the user gave in it.

import { unreachable } from "../lib/errors.ts";
import type { GatePlan, LoadPlan, PlannedSource, ReadyProbe, TargetPlan } from "../model/plan.ts";
import { stepsOf } from "../model/scenario.ts";
import { type Redactor, redactorOf } from "./redactor.ts";

/** Caches redactors: with the thousands of secrets of a CSV file, building one would delay the samples. */
const redactors = new WeakMap<GatePlan, Redactor>();

export function planRedactor(plan: GatePlan): Redactor {
  const redactor = redactors.get(plan) ?? redactorOf(plan.secrets, namesIn(plan));
  redactors.set(plan, redactor);
  return redactor;
}

/** The names of services, images, files, hosts, paths, variables and headers in the plan, without queries. */
export function namesIn({ target, readiness, load, reportDir }: GatePlan): readonly string[] {
  const names = [
    ...namesInTarget(target),
    ...readiness.steps.flatMap(({ probe }) => namesInProbe(probe)),
    ...namesInLoad(load),
    reportDir,
  ];
  return names.flatMap((name) => name ?? []);
}

type Names = readonly (string | null)[];

function namesInTarget(target: TargetPlan): Names {
  return [
    ...namesInSource(target.source),
    target.describedAs,
    target.socketPath,
    target.workingDir,
    target.user,
    target.network,
    ...target.env.map(([name]) => name),
    ...target.extraHosts,
    ...target.volumes.flatMap(({ source, target }) => [source, target]),
    ...target.ephemeralVolumes.flatMap(({ mounts, files }) => [
      ...mounts.map(({ target }) => target),
      ...files.map(({ path }) => path),
    ]),
    ...target.files.map(({ path }) => path),
    ...target.tmpfs.map(({ target }) => target),
  ];
}

function namesInSource(source: PlannedSource): Names {
  switch (source.kind) {
    case "image":
      return [source.image, source.platform];
    case "build":
      return [source.context, source.dockerfile, source.platform, ...source.buildArgs.map(([name]) => name)];
    case "compose":
      return source.resolved.names;
    case "container":
      return [source.name];
    default:
      return unreachable(source);
  }
}

function namesInProbe(probe: ReadyProbe): Names {
  if (probe.kind !== "http") return [];
  return [withoutQuery(probe.path), probe.tls?.serverName ?? null, ...Object.keys(probe.headers)];
}

function namesInLoad({ path, headers, tls, scenario }: LoadPlan): Names {
  const ofRun = [withoutQuery(path), tls?.serverName ?? null, ...Object.keys(headers)];
  if (scenario === null) return ofRun;
  return [
    ...ofRun,
    scenario.file,
    ...scenario.data.flatMap(({ name, columns }) => [name, ...columns]),
    ...scenario.requests.map(({ name }) => withoutQuery(name)),
    ...stepsOf(scenario).flatMap(({ name, shownPath, captures }) => [
      withoutQuery(name),
      withoutQuery(shownPath),
      ...captures.flatMap(({ name, from }) => [name, from.kind === "json" ? from.path : from.name]),
    ]),
  ];
}

function withoutQuery(text: string): string {
  return text.replace(/\?.*/s, "");
}
