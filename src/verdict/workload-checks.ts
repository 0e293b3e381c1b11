// Checks that the workload was the planned one: a pass is only valid for that workload. Pure.

import { unreachable } from "../lib/errors.ts";
import { errorRateOf } from "../load/stats/error-rate.ts";
import type { Evidence, LoadStats, StepStats, Workload } from "../model/evidence.ts";
import type { DataOf, RunCause } from "../model/stop-reason.ts";
import { isSuccessStatus } from "../model/success-status.ts";
import type { Thresholds } from "../model/verdict.ts";

type CommandWorkload = Extract<Workload, { readonly kind: "command" }>;

/** A shorter load phase does not exercise the app: the command may have sent nothing. */
const minLoadMs = 1_000;

/** Returns the reason why the workload was not the planned one, or null. */
export function checkWorkload(evidence: Evidence, thresholds: Thresholds): RunCause | null {
  const { workload, container } = evidence;
  switch (workload?.kind) {
    case undefined:
      return checkLoad(evidence, thresholds);
    case "command":
      return checkCommand(workload);
    case "none":
      return checkJob(workload, container?.exitCode ?? null);
    default:
      return unreachable(workload);
  }
}

/** About the size of two requests on two connections. An idle container receives half as much from its network. */
const unnoticedBytes = 1_024;
/** An idle app uses less than this share of one CPU, and less than this CPU time. One request may use more. */
const idleCpuRatio = 0.01;
const idleCpuMs = 100;

/**
 * Null if the command counts as load. memgate cannot see who caused the CPU time and the traffic of the app, so both count
 * for the command.
 */
function checkCommand({ command, exitCode, signal, durationMs, wasToEnd, app }: CommandWorkload): RunCause | null {
  const data = { command, exitCode, signal, durationMs };
  if (exitCode !== 0 && !wasToEnd) return { code: "load-failed/command-failed", data };
  if (durationMs < minLoadMs) return { code: "load-failed/command-too-short", data: { ...data, minMs: minLoadMs } };
  const { receivedBytes = null, cpuMs = null } = app ?? {};
  if (receivedBytes === null || cpuMs === null) return null;
  return receivedBytes < unnoticedBytes && cpuMs < Math.min(idleCpuMs, durationMs * idleCpuRatio)
    ? { code: "load-failed/command-unnoticed", data: { ...data, receivedBytes, cpuMs } }
    : null;
}

function checkJob({ exitCodes }: Extract<Workload, { kind: "none" }>, exitCode: number | null): RunCause | null {
  if (exitCode !== null && exitCodes.includes(exitCode)) return null;
  return { code: "job-failed/exit-code", data: { exitCode, expected: exitCodes } };
}

/** Null if the requests were the planned ones and enough of them succeeded. */
function checkLoad({ load }: Evidence, { maxErrorRate }: Thresholds): RunCause | null {
  if (load === null) return { code: "load-failed/none-sent", data: {} };
  const { url, requests, errors, lastError } = load;
  if (requests === 0) return { code: "load-failed/unanswered", data: { url, errors, lastError } };
  if ((errorRateOf(load) ?? 1) > maxErrorRate) return tooManyFailed(load, maxErrorRate);
  return checkSteps(load, maxErrorRate) ?? checkResponseGap(load, maxErrorRate);
}

/** Lists the failures by status, or with a scenario by request, because a scenario may expect a 404. */
function tooManyFailed({ errors, timeouts, non2xx, requests, statusCodes, steps }: LoadStats, maxErrorRate: number) {
  const total = { failed: errors + non2xx, requests: errors + requests, maxErrorRate };
  if (steps !== null) {
    const failing = steps.filter(({ failed }) => failed > 0);
    const data = { ...total, steps: failing.map(({ name, failed, firstFailure }) => ({ name, failed, firstFailure })) };
    return { code: "load-failed/scenario-errors", data } as const;
  }
  const failures = Object.entries(statusCodes).filter(([status]) => !isSuccessStatus(Number(status)));
  const data = { ...total, statusCodes: Object.fromEntries(failures), errors, timeouts };
  return { code: "load-failed/errors", data } as const;
}

function checkResponseGap(load: LoadStats, maxErrorRate: number): RunCause | null {
  const { url, longestResponseGapMs: gapMs, stalledConnections: stalled, connections } = load;
  const sendingMs = load.durationMs - load.pausedMs;
  if (gapMs > sendingMs / 2) {
    return { code: "load-failed/response-gap", data: { url, gapMs, sendingMs, hasPauses: load.pausedMs > 0 } };
  }
  if (stalled / connections <= maxErrorRate) return null;
  return { code: "load-failed/stalled", data: { url, stalled, connections } };
}

/** The highest accepted share of failures of a single request of a scenario. */
const maxStepErrorRate = 0.5;

/** Checks each request of a scenario on its own: a heavy request is rare, so its failures do not show in the total. */
function checkSteps({ steps }: LoadStats, maxErrorRate: number): RunCause | null {
  if (steps === null) return null;
  const ended = ({ requests, errors }: StepStats) => requests + errors;
  const maxRate = Math.max(maxStepErrorRate, maxErrorRate);
  const failing = steps.find((step) => ended(step) > 0 && step.failed / ended(step) > maxRate);
  if (failing !== undefined) {
    const { name, line, failed, firstFailure } = failing;
    const data = { name, line, failed, firstFailure, requests: ended(failing), maxErrorRate: maxRate };
    return { code: "load-failed/step-failed", data };
  }
  // Requests of `once` may have been sent in the warmup.
  const missed = steps.filter((step) => ended(step) === 0 && !step.once);
  const open = missed.filter((step) => step.open > 0);
  if (open.length > 0) return { code: "load-failed/step-unanswered", data: missedData(open, steps) };
  return missed.length === 0 ? null : { code: "load-failed/step-unsent", data: missedData(missed, steps) };
}

function missedData(missed: readonly StepStats[], steps: readonly StepStats[]): DataOf<"load-failed/step-unsent"> {
  return { steps: missed.map(({ name, line }) => ({ name, line })), total: steps.length };
}
