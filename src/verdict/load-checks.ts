// Checks that memgate's own requests were the planned load. Pure.

import { errorRateOf } from "../load/stats/error-rate.ts";
import { longestNormalGapMs } from "../load/stats/normal-gap.ts";
import type { Evidence, LoadStats, StepStats } from "../model/evidence.ts";
import { isRedirect, isSuccessStatus, maxRedirectRate } from "../model/http-status.ts";
import type { DataOf, RunCause } from "../model/stop-reason.ts";
import type { Thresholds } from "../model/verdict.ts";

/** Null if the requests were the planned ones and enough of them succeeded. */
export function checkLoad({ load }: Evidence, { maxErrorRate }: Thresholds): RunCause | null {
  if (load === null) return { code: "load-failed/none-sent", data: {} };
  const { url, requests, errors, lastError } = load;
  if (requests === 0) return { code: "load-failed/no-response", data: { url, errors, lastError, ...lateIn(load) } };
  if ((errorRateOf(load) ?? 1) > maxErrorRate) return tooManyFailed(load, maxErrorRate);
  return (
    checkSteps(load, maxErrorRate) ??
    checkRedirects(load) ??
    checkResponseGaps(load) ??
    checkStalled(load, maxErrorRate) ??
    checkRate(load) ??
    checkPlanned(load)
  );
}

/** The requests whose response came too late, or never ended. */
function lateIn({ timeouts, unfinished, streams, requestTimeoutMs }: LoadStats) {
  return { timeouts, unfinished, streams, timeoutMs: requestTimeoutMs };
}

/** Lists the failures by status, or with a scenario by request, because a scenario may expect a 404. */
function tooManyFailed(load: LoadStats, maxErrorRate: number) {
  const { errors, lastError, non2xx, requests, statusCodes, steps } = load;
  const total = { failed: errors + non2xx, requests: errors + requests, maxErrorRate };
  if (steps !== null) {
    const failing = steps.filter(({ failed }) => failed > 0);
    const data = { ...total, steps: failing.map(({ name, failed, firstFailure }) => ({ name, failed, firstFailure })) };
    return { code: "load-failed/scenario-errors", data } as const;
  }
  const failures = Object.entries(statusCodes).filter(([status]) => !isSuccessStatus(Number(status)));
  const data = { ...total, statusCodes: Object.fromEntries(failures), errors, lastError, ...lateIn(load) };
  return { code: "load-failed/errors", data } as const;
}

/** memgate does not follow redirects, so an app that only redirects does no real work. */
function checkRedirects({ acceptsRedirects, redirect, requests, statusCodes, url, steps }: LoadStats): RunCause | null {
  // A report of an earlier version has no first redirect of a scenario.
  if (acceptsRedirects || (steps !== null && redirect === null)) return null;
  const counts = Object.entries(statusCodes)
    .map(([status, count]) => ({ status: Number(status), count }))
    .filter(({ status }) => isRedirect(status));
  const redirects = counts.reduce((sum, { count }) => sum + count, 0);
  if (redirects === 0 || redirects < requests * maxRedirectRate) return null;
  const [most] = counts.toSorted((a, b) => b.count - a.count);
  const status = redirect?.status ?? most?.status ?? 0;
  return {
    code: "load-failed/redirects",
    data: {
      url,
      redirects,
      requests,
      status,
      location: redirect?.location ?? null,
      request: redirect?.request ?? null,
    },
  };
}

/** A response gap of this length at the end of the load phase may be normal. */
const minFinalGapMs = 2_000;
const finalGapRatio = 0.1;

function checkResponseGaps(load: LoadStats): RunCause | null {
  const { url, longestResponseGapMs: gapMs, responseGapsMs: gapsMs, finalResponseGapMs: finalMs } = load;
  const sendingMs = load.durationMs - load.pausedMs;
  const hasPauses = load.pausedMs > 0;
  const longestMs = longestNormalGapMs(sendingMs / 2, load.planned !== null, load.latencyMs);
  if (gapMs > longestMs) return { code: "load-failed/response-gap", data: { url, gapMs, sendingMs, hasPauses } };
  if (gapsMs > longestMs) return { code: "load-failed/response-gaps", data: { url, gapsMs, sendingMs, hasPauses } };
  // If memgate sends several requests at once, a gap as long as a slow response is normal.
  const maxGapMs = Math.max(minFinalGapMs, sendingMs * finalGapRatio, 2 * (load.latencyMs?.p99 ?? 0));
  return finalMs > maxGapMs ? { code: "load-failed/silent-end", data: { url, gapMs: finalMs, maxGapMs } } : null;
}

function checkStalled({ url, stalledConnections: stalled, connections }: LoadStats, maxErrorRate: number) {
  if (stalled / connections <= maxErrorRate) return null;
  return { code: "load-failed/stalled", data: { url, stalled, connections } } as const;
}

function checkRate({ paced, minRate, connections }: LoadStats): RunCause | null {
  // One request may still be due at the end.
  if (paced === null || minRate === null || paced.sent >= Math.min(paced.due * minRate, paced.due - 1)) return null;
  return { code: "load-failed/rate-missed", data: { ...paced, minRate, connections } };
}

/** The app did less work than planned, so the peak may be too low. */
function checkPlanned({ planned, durationMs }: LoadStats): RunCause | null {
  if (planned === null || planned.endedLoad) return null;
  const { requests, unit, sent, open } = planned;
  return { code: "load-failed/requests-missed", data: { requests, unit, sent, open, durationMs } };
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
  if (open.length > 0) return { code: "load-failed/step-no-response", data: missedData(open, steps) };
  return missed.length === 0 ? null : { code: "load-failed/step-unsent", data: missedData(missed, steps) };
}

function missedData(missed: readonly StepStats[], steps: readonly StepStats[]): DataOf<"load-failed/step-unsent"> {
  return { steps: missed.map(({ name, line }) => ({ name, line })), total: steps.length };
}
