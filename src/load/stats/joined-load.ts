// Joins the figures of several loads that ran one after the other into those of one load. Pure.
import type { LoadStats, PlannedRequests } from "../../model/evidence.ts";
import { errorRateOf } from "./error-rate.ts";
import { inPairs, maxPoints } from "./in-pairs.ts";

/** Percentiles cannot be added, so each one is the highest of all loads. At least one load. */
export function joinedLoad(loads: readonly [LoadStats, ...LoadStats[]]): LoadStats {
  const [first] = loads;
  const last = loads.at(-1) ?? first;
  const sum = (of: (load: LoadStats) => number) => loads.reduce((total, load) => total + of(load), 0);
  const most = (of: (load: LoadStats) => number) => Math.max(...loads.map(of));
  const durationMs = sum((load) => load.durationMs);
  const requests = sum((load) => load.requests);
  const errors = sum((load) => load.errors);
  const non2xx = sum((load) => load.non2xx);
  return {
    ...first,
    planned: joinedPlan(loads),
    durationMs,
    pausedMs: sum((load) => load.pausedMs),
    requests,
    errors,
    timeouts: sum((load) => load.timeouts),
    unfinished: sum((load) => load.unfinished),
    streams: sum((load) => load.streams),
    non2xx,
    errorRate: errorRateOf({ requests, errors, non2xx }),
    requestsPerSecond: (requests * 1_000) / durationMs,
    paced:
      first.paced === null
        ? null
        : { due: sum((load) => load.paced?.due ?? 0), sent: sum((load) => load.paced?.sent ?? 0) },
    statusCodes: joinedCounts(loads.map(({ statusCodes }) => statusCodes)),
    acceptsRedirects: loads.every(({ acceptsRedirects }) => acceptsRedirects),
    redirect: loads.find(({ redirect }) => redirect !== null)?.redirect ?? null,
    stalledConnections: most((load) => load.stalledConnections),
    longestResponseGapMs: most((load) => load.longestResponseGapMs),
    responseGapsMs: sum((load) => load.responseGapsMs),
    finalResponseGapMs: last.finalResponseGapMs,
    latencyMs: highestLatencies(loads.map(({ latencyMs }) => latencyMs)),
    lastError: loads.findLast(({ lastError }) => lastError !== null)?.lastError ?? null,
    timeline: joinedTimeline(loads),
    steps: joinedSteps(loads),
  };
}

function joinedPlan(loads: readonly LoadStats[]): LoadStats["planned"] {
  const plans = loads.flatMap(({ planned }) => (planned === null ? [] : [planned]));
  const [first] = plans;
  if (first === undefined) return null;
  const sum = (of: (plan: PlannedRequests) => number) => plans.reduce((total, plan) => total + of(plan), 0);
  return {
    unit: first.unit,
    requests: sum(({ requests }) => requests),
    sent: sum(({ sent }) => sent),
    open: sum(({ open }) => open),
    endedLoad: plans.length === loads.length && plans.every(({ endedLoad }) => endedLoad),
  };
}

function joinedCounts(all: readonly LoadStats["statusCodes"][]): LoadStats["statusCodes"] {
  const joined: Record<string, number> = {};
  for (const [status, count] of all.flatMap(Object.entries<number>)) joined[status] = (joined[status] ?? 0) + count;
  return joined;
}

function highestLatencies(all: readonly LoadStats["latencyMs"][]): LoadStats["latencyMs"] {
  return all.reduce((a, b) => {
    if (a === null || b === null) return a ?? b;
    const most = (name: keyof typeof a) => Math.max(a[name], b[name]);
    return { p50: most("p50"), p90: most("p90"), p99: most("p99"), max: most("max") };
  }, null);
}

function joinedTimeline(loads: readonly LoadStats[]): LoadStats["timeline"] {
  let points = loads.flatMap(({ timeline }) => timeline);
  while (points.length > maxPoints) points = inPairs(points);
  return points;
}

/** All loads have the same scenario, so they have the same steps. */
function joinedSteps(loads: readonly LoadStats[]): LoadStats["steps"] {
  const [first, ...others] = loads;
  if (first?.steps == null) return null;
  return first.steps.map((step, index) => {
    const all = [step, ...others.flatMap(({ steps }) => steps?.[index] ?? [])];
    const sum = (of: (one: typeof step) => number) => all.reduce((total, one) => total + of(one), 0);
    return {
      ...step,
      requests: sum(({ requests }) => requests),
      failed: sum(({ failed }) => failed),
      errors: sum(({ errors }) => errors),
      open: sum(({ open }) => open),
      captureFailures: sum(({ captureFailures }) => captureFailures),
      latencyMs: highestLatencies(all.map(({ latencyMs }) => latencyMs)),
      firstFailure: all.find(({ firstFailure }) => firstFailure !== null)?.firstFailure ?? null,
    };
  });
}
