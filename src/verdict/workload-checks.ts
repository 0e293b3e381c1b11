// Checks that the workload was the planned one: a pass is only valid for that workload. Pure.

import { unreachable } from "../lib/errors.ts";
import { bytes, integer, percent, time } from "../lib/format.ts";
import { errorRateOf } from "../load/stats/error-rate.ts";
import type { Evidence, LoadStats, StepStats, Workload } from "../model/evidence.ts";
import type { StopReason, Thresholds } from "../model/verdict.ts";

type CommandWorkload = Extract<Workload, { readonly kind: "command" }>;

/** A shorter load phase does not exercise the app: the command may have sent nothing. */
const minLoadMs = 1_000;

/** Returns the reason why the workload was not the planned one, or null. */
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

/** Why a load-command does not count as load. `unnoticed`: the app received and did next to nothing. */
export type CommandFault = "failed" | "too-short" | "unnoticed";

/** Two requests with one connection each. An idle container receives half of this when it joins its network. */
const unnoticedBytes = 1_024;
/** An idle app uses less than this share of one CPU, and less than this CPU time. One request may use more. */
const idleCpuRatio = 0.01;
const idleCpuMs = 100;

/** Null if the command counts as load. Any work of the app and any traffic on its networks counts for the command. */
export function commandFaultOf({ exitCode, wasToEnd, durationMs, app }: CommandWorkload): CommandFault | null {
  if (exitCode !== 0 && !wasToEnd) return "failed";
  if (durationMs < minLoadMs) return "too-short";
  const { receivedBytes = null, cpuMs = null } = app ?? {};
  if (receivedBytes === null || cpuMs === null) return null;
  return receivedBytes < unnoticedBytes && cpuMs < Math.min(idleCpuMs, durationMs * idleCpuRatio) ? "unnoticed" : null;
}

function checkCommand(workload: CommandWorkload): StopReason | null {
  const fault = commandFaultOf(workload);
  if (fault === null) return null;
  const explanations: Readonly<Record<CommandFault, string>> = {
    failed: "",
    "too-short": `; a load phase takes at least ${time(minLoadMs)}`,
    unnoticed: `; meanwhile the app ${appText(workload, "only ")}`,
  };
  const message = `load-command "${workload.command}" ${commandEnd(workload)}${explanations[fault]}`;
  return { reason: "load-failed", message };
}

/**
 * Describes the app during load-command, as a clause that follows "the app". Null if unknown.
 * @param only stands before each figure
 */
export function appText({ app }: CommandWorkload, only: "" | "only " = ""): string | null {
  if (app === null) return null;
  const parts = [
    ...(app.receivedBytes === null ? [] : [`received ${only}${bytes(app.receivedBytes)}`]),
    ...(app.cpuMs === null ? [] : [`used ${only}${time(app.cpuMs)} of CPU time`]),
  ];
  return parts.length === 0 ? null : parts.join(" and ");
}

function checkLoad(fault: LoadFault | null): StopReason | null {
  return fault === null ? null : { reason: "load-failed", message: fault.message };
}

function checkJob({ exitCodes }: Extract<Workload, { kind: "none" }>, exitCode: number | null): StopReason | null {
  if (exitCode !== null && exitCodes.includes(exitCode)) return null;
  const code = exitCode === null ? "an unknown exit code" : `exit code ${exitCode}`;
  return { reason: "job-failed", message: `the job ended with ${code}; expected ${exitCodes.join(" or ")}` };
}

/** How load-command ended, as a clause: `ended with exit code 99 after 12 s`. */
export function commandEnd({ exitCode, signal, durationMs }: CommandWorkload): string {
  const after = `after ${time(durationMs)}`;
  if (signal !== null) return `was ended by ${signal} ${after}`;
  return exitCode === null ? `still ran ${after}, and memgate ended it` : `ended with exit code ${exitCode} ${after}`;
}

/** Why the requests that memgate sent do not count as load. */
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
  /** A sentence with the measured values. */
  readonly message: string;
}

/** Null if the requests were the planned ones and enough of them succeeded. */
export function loadFaultOf({ load }: Evidence, { maxErrorRate }: Thresholds): LoadFault | null {
  if (load === null) return { kind: "none-sent", message: "memgate did not send any request" };
  if (load.requests === 0) {
    const last = load.lastError === null ? "" : `, the last: ${load.lastError}`;
    const errors = load.errors === 1 ? "1 error" : `${integer(load.errors)} errors`;
    return { kind: "unanswered", message: `${load.url} did not respond to any request (${errors}${last})` };
  }
  const failed = load.errors + load.non2xx;
  if ((errorRateOf(load) ?? 1) > maxErrorRate) {
    const share = `${integer(failed)} of ${integer(load.errors + load.requests)} requests failed`;
    const accepted = maxErrorRate === 0 ? "no request may fail" : `at most ${percent(maxErrorRate)} may fail`;
    return { kind: "errors", message: `${share} (${describeFailures(load)}); ${accepted}` };
  }
  return stepFault(load, maxErrorRate) ?? responseGapFault(load, maxErrorRate);
}

function responseGapFault(load: LoadStats, maxErrorRate: number): LoadFault | null {
  const sendingMs = load.durationMs - load.pausedMs;
  if (load.longestResponseGapMs > sendingMs / 2) {
    const phase = `the load phase (${time(sendingMs)}${load.pausedMs > 0 ? " without its pauses" : ""})`;
    const message = `${load.url} did not respond for ${time(load.longestResponseGapMs)}, more than half of ${phase}`;
    return { kind: "response-gap", message };
  }
  if (load.stalledConnections / load.connections <= maxErrorRate) return null;
  const share = `${load.stalledConnections} of ${load.connections} connections`;
  const message = `${share} to ${load.url} got no successful response for more than half of the load phase`;
  return { kind: "stalled", message };
}

/** If a higher share of its requests fails, a request of a scenario does not do its work. */
const maxStepErrorRate = 0.5;
/** Messages name at most this number of requests. */
const maxNames = 3;

/** Checks each request of a scenario on its own: a heavy request is rare, so its failures do not show in the total. */
function stepFault({ steps }: LoadStats, maxErrorRate: number): LoadFault | null {
  if (steps === null) return null;
  const ended = ({ requests, errors }: StepStats) => requests + errors;
  const maxRate = Math.max(maxStepErrorRate, maxErrorRate);
  const failing = steps.find((step) => ended(step) > 0 && step.failed / ended(step) > maxRate);
  if (failing !== undefined) {
    const times = `failed ${integer(failing.failed)} of ${integer(ended(failing))} times`;
    const message = `request ${nameOf(failing)} ${times}${firstFailureOf(failing)}; at most ${percent(maxRate)} may fail`;
    return { kind: "step-failed", message };
  }
  // Requests of `once` may have been sent in the warmup.
  const missed = steps.filter((step) => ended(step) === 0 && !step.once);
  const open = missed.filter((step) => step.open > 0);
  if (open.length > 0) {
    const count = `${open.length} of the ${steps.length} requests of the scenario`;
    return { kind: "step-unanswered", message: `${count} got no response before the phase ended: ${namesOf(open)}` };
  }
  if (missed.length === 0) return null;
  const count = `${missed.length} of the ${steps.length} requests of the scenario`;
  const verb = missed.length === 1 ? "was" : "were";
  return { kind: "step-unsent", message: `${count} ${verb} never sent: ${namesOf(missed)}` };
}

/** `buy (line 9), pay (line 12)`; of more than `maxNames` names the first ones and a count. */
function namesOf(steps: readonly StepStats[]): string {
  const names = steps.slice(0, maxNames).map(nameOf).join(", ");
  return steps.length > maxNames ? `${names} and ${steps.length - maxNames} more` : names;
}

function nameOf({ name, line }: StepStats): string {
  return `${name} (line ${line})`;
}

/** How the request failed first, as a clause: `, first with HTTP 404 instead of 201`. Empty if it never failed. */
export function firstFailureOf({ firstFailure }: Pick<StepStats, "firstFailure">): string {
  return firstFailure === null ? "" : `, first with ${firstFailure}`;
}

/**
 * The failed requests by kind: `HTTP 404`, or with several kinds `799 × HTTP 500, 70 × no response`. With a scenario,
 * by request, because a scenario may expect a 404.
 */
export function describeFailures(load: LoadStats): string {
  if (load.steps !== null) return describeSteps(load.steps);
  const byStatus = Object.entries(load.statusCodes)
    .filter(([status]) => Number(status) < 200 || Number(status) >= 400)
    .map(([status, count]) => ({ count, name: `HTTP ${status}` }));
  const byError = [
    { count: load.errors - load.timeouts, name: "no response" },
    { count: load.timeouts, name: "timeout after 10 s" },
  ].filter(({ count }) => count > 0);
  const kinds = [...byStatus, ...byError];
  const [only, ...others] = kinds;
  if (only !== undefined && others.length === 0) return only.name;
  return kinds.map(({ count, name }) => `${integer(count)} × ${name}`).join(", ");
}

/** The requests of a scenario that failed most, each with its first failure. */
function describeSteps(steps: readonly StepStats[]): string {
  const failing = steps.filter(({ failed }) => failed > 0).toSorted((a, b) => b.failed - a.failed);
  const described = failing.slice(0, maxNames).map((step) => {
    return `${integer(step.failed)} × ${step.name}${firstFailureOf(step)}`;
  });
  const more = failing.length > maxNames ? [`${failing.length - maxNames} more requests`] : [];
  return [...described, ...more].join("; ");
}
