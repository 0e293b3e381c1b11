// Repeats readiness attempts until enough succeed in a row.

import type { Clock } from "../../../lib/clock.ts";
import type { ReadyRedirect } from "../../../model/adapters.ts";
import type { ReadyStep } from "../../../model/plan.ts";

/** The result of one attempt. */
export type AttemptResult<Observed> =
  | { readonly ok: true; readonly redirect?: ReadyRedirect }
  | { readonly ok: false; readonly observed: Observed };

export const success = { ok: true } as const;

/** How often a step is attempted. */
export type Pace = Pick<ReadyStep, "attemptTimeoutMs" | "intervalMs" | "successes">;

/** Bounds the attempts of a step. */
export interface AttemptLimits {
  /** The time of `clock` at which attempts stop. */
  readonly untilMs: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Timers count whole milliseconds, so a timer may fire this much too early. */
const timerToleranceMs = 1;

/**
 * Repeats `attempt` until it has succeeded `successes` times in a row, the time is up or the signal aborts.
 * @param attempt must end within `timeoutMs`, or soon after
 * @returns the last result. If the time limit cut off the last attempt, the result before it. Null if no attempt ended
 *   before the signal aborted
 */
export async function retryUntil<Found extends { readonly ok: boolean }>(
  attempt: (timeoutMs: number) => Promise<Found>,
  { attemptTimeoutMs, intervalMs, successes }: Pace,
  { untilMs, clock, signal }: AttemptLimits,
): Promise<Found | null> {
  let last: Found | null = null;
  let inARow = 0;
  while (!signal.aborted && clock.nowMs() < untilMs) {
    const beganMs = clock.nowMs();
    const result = await attempt(Math.min(attemptTimeoutMs, Math.max(1, untilMs - beganMs)));
    if (result.ok) {
      inARow += 1;
      if (inARow >= successes) return result;
    } else {
      inARow = 0;
      // A failure that the time limit cut short says less about the app than the failure before it.
      const isCutShort = untilMs - beganMs < attemptTimeoutMs && clock.nowMs() > untilMs - timerToleranceMs;
      if (!signal.aborted && (last === null || !isCutShort)) last = result;
    }
    await clock.sleep(Math.min(intervalMs, Math.max(0, untilMs - clock.nowMs())), signal);
  }
  return last;
}
