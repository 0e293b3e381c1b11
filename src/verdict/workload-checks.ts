// Whether what made the app work was what was described: a pass says something of no other load. Pure.

import { unreachable } from "../lib/errors.ts";
import { bytes, integer, percent, time } from "../lib/format.ts";
import { errorRateOf } from "../load/stats/error-rate.ts";
import type { Evidence, LoadStats, StepStats, Workload } from "../model/evidence.ts";
import type { StopReason, Thresholds } from "../model/verdict.ts";

type CommandWorkload = Extract<Workload, { readonly kind: "command" }>;

/** A load that takes less exercises nothing: it may have sent nothing at all. */
const minLoadMs = 1_000;

/** What was wrong with what made the app work. */
export function checkWorkload(evidence: Evidence, thresholds: Thresholds): StopReason | null {
  const { workload, container } = evidence;
  switch (workload?.kind) {
    case undefined:
      return checkLoad(loadFaultOf(evidence, thresholds));
    case "command":
      return checkCommand(workload);
    case "none":
      return checkJob(workload, container?.exitCode ?? null);
    default:
      return unreachable(workload);
  }
}

/** What is wrong with a load of the user's own. */
export type CommandFault = "failed" | "too-short" | "unnoticed";

/** Two requests with a connection each; a container that nobody asks for anything receives half of it as it joins its network. */
const unnoticedBytes = 1_024;
/** Of one CPU, and in all: what an app takes that waits. One request may make it do much. */
const waitingCpuRatio = 0.01;
const waitingCpuMs = 100;

/** Null where it was a load, as far as can be told: what else works in the app, or on its networks, counts for it. */
export function commandFaultOf({ exitCode, wasToEnd, durationMs, app }: CommandWorkload): CommandFault | null {
  if (exitCode !== 0 && !wasToEnd) return "failed";
  if (durationMs < minLoadMs) return "too-short";
  const { receivedBytes = null, cpuMs = null } = app ?? {};
  if (receivedBytes === null || cpuMs === null) return null;
  return receivedBytes < unnoticedBytes && cpuMs < Math.min(waitingCpuMs, durationMs * waitingCpuRatio)
    ? "unnoticed"
    : null;
}

function checkCommand(workload: CommandWorkload): StopReason | null {
  const fault = commandFaultOf(workload);
  if (fault === null) return null;
  const why: Readonly<Record<CommandFault, string>> = {
    failed: "",
    "too-short": `, and a load phase has ${time(minLoadMs)} at least`,
    unnoticed: `, and the app ${appText(workload)} meanwhile`,
  };
  const message = `load-command ${commandEnd(workload)}${why[fault]}: ${workload.command}`;
  return { reason: "load-failed", message };
}

/** As a clause behind "the app"; null where neither is known. */
export function appText({ app }: CommandWorkload): string | null {
  if (app === null) return null;
  const parts = [
    ...(app.receivedBytes === null ? [] : [`received ${bytes(app.receivedBytes)}`]),
    ...(app.cpuMs === null ? [] : [`took ${time(app.cpuMs)} of CPU time`]),
  ];
  return parts.length === 0 ? null : parts.join(" and ");
}

function checkLoad(fault: LoadFault | null): StopReason | null {
  return fault === null ? null : { reason: "load-failed", message: fault.message };
}

function checkJob({ exitCodes }: Extract<Workload, { kind: "none" }>, exitCode: number | null): StopReason | null {
  if (exitCode !== null && exitCodes.includes(exitCode)) return null;
  const seen = exitCode === null ? "no exit code that is known" : `exit code ${exitCode}`;
  return { reason: "job-failed", message: `the job ended with ${seen}; expected ${exitCodes.join(" or ")}` };
}

/** As a clause: `ended with exit code 99 after 12 s`. */
export function commandEnd({ exitCode, signal, durationMs }: CommandWorkload): string {
  const how =
    signal !== null
      ? `was ended by ${signal}`
      : exitCode === null
        ? "was still running and was ended"
        : `ended with exit code ${exitCode}`;
  return `${how} after ${time(durationMs)}`;
}

/** What is wrong with the requests that memgate sent. */
export interface LoadFault {
  readonly kind:
    | "none-sent"
    | "unanswered"
    | "errors"
    | "step-failed"
    | "step-unanswered"
    | "step-unsent"
    | "response-gap"
    | "stalled";
  /** A sentence with the values seen. */
  readonly message: string;
}

/** Null where they were what was described. */
export function loadFaultOf({ load }: Evidence, { maxErrorRate }: Thresholds): LoadFault | null {
  if (load === null) return { kind: "none-sent", message: "no load was sent" };
  if (load.requests === 0) {
    const why = load.lastError === null ? "" : `, the last: ${load.lastError}`;
    return { kind: "unanswered", message: `not one response came from ${load.url} (${load.errors} errors${why})` };
  }
  const failed = load.errors + load.non2xx;
  if ((errorRateOf(load) ?? 1) > maxErrorRate) {
    const share = `${integer(failed)} of ${integer(load.errors + load.requests)} requests to ${load.url} failed`;
    const allowed = `allowed ${percent(maxErrorRate)} (max-error-rate)`;
    return { kind: "errors", message: `${share} (${describeFailures(load)}); ${allowed}` };
  }
  return stepFault(load, maxErrorRate) ?? responseGapFault(load, maxErrorRate);
}

function responseGapFault(load: LoadStats, maxErrorRate: number): LoadFault | null {
  const sendingMs = load.durationMs - load.pausedMs;
  if (load.longestResponseGapMs > sendingMs / 2) {
    const silence = `${time(load.longestResponseGapMs)} of ${time(sendingMs)}`;
    return { kind: "response-gap", message: `${load.url} gave no response for ${silence}` };
  }
  if (load.stalledConnections / load.connections <= maxErrorRate) return null;
  const share = `${load.stalledConnections} of ${load.connections} connections`;
  const message = `${load.url} left ${share} without a good answer for more than half of the load phase`;
  return { kind: "stalled", message };
}

/** With a higher share of failures than this a request of a scenario does not do what it is there for. */
const mostlyFailed = 0.5;
/** More names than these would bury the rest. */
const namesShown = 3;

/** A heavy request that never came, or never did what it should, is small among many light ones. */
function stepFault({ steps }: LoadStats, maxErrorRate: number): LoadFault | null {
  if (steps === null) return null;
  const tried = ({ requests, errors }: StepStats) => requests + errors;
  const failing = steps.find(
    (step) => tried(step) > 0 && step.failed / tried(step) > Math.max(mostlyFailed, maxErrorRate),
  );
  if (failing !== undefined) {
    const why = failing.firstFailure === null ? "" : `, the first: ${failing.firstFailure}`;
    const times = `failed ${integer(failing.failed)} of ${integer(tried(failing))} times`;
    return { kind: "step-failed", message: `the request ${stepName(failing)} ${times}${why}` };
  }
  // Those of once may have come in the warmup.
  const missed = steps.filter((step) => tried(step) === 0 && !step.once);
  const open = missed.filter((step) => step.open > 0);
  if (open.length > 0) {
    return { kind: "step-unanswered", message: `${namesOf(open, steps)} not answered once before the load ended` };
  }
  return missed.length === 0 ? null : { kind: "step-unsent", message: `${namesOf(missed, steps)} never sent` };
}

/** As a clause up to its verb: `2 of the 5 requests described (buy, line 9; pay, line 12) were`. */
function namesOf(some: readonly StepStats[], all: readonly StepStats[]): string {
  const names = some.slice(0, namesShown).map(({ name, line }) => `${name}, line ${line}`);
  const more = some.length > namesShown ? [`${some.length - namesShown} more`] : [];
  const verb = some.length === 1 ? "was" : "were";
  return `${some.length} of the ${all.length} requests described (${[...names, ...more].join("; ")}) ${verb}`;
}

function stepName({ name, line }: StepStats): string {
  return `${name} (line ${line})`;
}

/**
 * What the failed requests of a load were, by kind: `7074 × HTTP 404, 2 without an answer, 1 of them timed out after 10 s`. Of a
 * scenario by request, for there a 404 may be what is expected.
 */
export function describeFailures(load: LoadStats): string {
  if (load.steps !== null) return describeSteps(load);
  const byStatus = Object.entries(load.statusCodes)
    .filter(([status]) => Number(status) < 200 || Number(status) >= 400)
    .map(([status, count]) => `${integer(count)} × HTTP ${status}`);
  const byError =
    load.errors === 0
      ? []
      : [`${integer(load.errors)} without an answer, ${integer(load.timeouts)} of them timed out after 10 s`];
  return [...byStatus, ...byError].join(", ");
}

/** The requests of a scenario that failed most, each with what was wrong first. */
function describeSteps({ steps }: LoadStats): string {
  const failing = (steps ?? []).filter(({ failed }) => failed > 0).toSorted((a, b) => b.failed - a.failed);
  const shown = failing.slice(0, namesShown).map(({ name, failed, firstFailure }) => {
    return `${integer(failed)} × ${name}${firstFailure === null ? "" : `, the first: ${firstFailure}`}`;
  });
  const more = failing.length > namesShown ? [`${failing.length - namesShown} more requests`] : [];
  return [...shown, ...more].join("; ");
}
