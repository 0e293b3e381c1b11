// One look at whether an app is ready, and looking until it is.

import type { Clock } from "../../../lib/clock.ts";
import type { ReadyStep } from "../../../model/plan.ts";

/** What one look saw; as a clause, such as `answered HTTP 503`. */
export type AttemptResult = { readonly ok: true } | { readonly ok: false; readonly observed: string };

export const success: AttemptResult = { ok: true };

/** What bounds the looks of a step. */
export interface AttemptLimits {
  /** By the clock. */
  readonly untilMs: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** What the app printed, as it may be quoted. */
  readonly hide: (printed: string) => string;
}

/** A timer has whole milliseconds: it may end by so much before its time. */
const timerMs = 1;

/**
 * Looks until it has succeeded often enough in a row, with the answer of the last look of it; or until the time is up or
 * the signal aborted, with what was last seen.
 * @param look must end within `timeoutMs`, or soon after
 */
export async function retryUntil<Found extends AttemptResult>(
  attempt: (timeoutMs: number) => Promise<Found>,
  { answerMs, intervalMs, successes }: Omit<ReadyStep, "probe">,
  { untilMs, clock, signal }: AttemptLimits,
): Promise<Found | null> {
  let last: Found | null = null;
  let inARow = 0;
  while (!signal.aborted && clock.nowMs() < untilMs) {
    const beganMs = clock.nowMs();
    const answer = await attempt(Math.min(answerMs, Math.max(1, untilMs - beganMs)));
    if (answer.ok) {
      inARow += 1;
      if (inARow >= successes) return answer;
    } else {
      inARow = 0;
      // One that the end of the time cut short tells less than the one before.
      const isCutShort = untilMs - beganMs < answerMs && clock.nowMs() > untilMs - timerMs;
      if (!signal.aborted && (last === null || !isCutShort)) last = answer;
    }
    await clock.sleep(Math.min(intervalMs, Math.max(0, untilMs - clock.nowMs())), signal);
  }
  return last;
}
