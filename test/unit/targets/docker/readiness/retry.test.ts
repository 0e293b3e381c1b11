import { expect, it } from "vitest";
import { type AttemptResult, retryUntil } from "../../../../../src/targets/docker/readiness/retry.ts";

const step = { answerMs: 5_000, intervalMs: 1_000, successes: 1 };

/** Looks at 0, 1,000 and 2,000 ms; the last one ends at `endMs` of 3,000. */
function looks(endMs: number): Promise<AttemptResult | null> {
  let nowMs = 0;
  const clock = {
    nowMs: () => nowMs,
    isoNow: () => "",
    sleep: async (ms: number) => {
      nowMs += ms;
    },
  };
  const attempt = async (): Promise<AttemptResult> => {
    if (nowMs < 2_000) return { ok: false, observed: "ended with exit code 1" };
    nowMs = endMs;
    return { ok: false, observed: "was still running" };
  };
  return retryUntil(attempt, step, {
    untilMs: 3_000,
    clock,
    signal: new AbortController().signal,
    hide: (printed) => printed,
  });
}

it.each([
  [3_000, "ended with exit code 1"],
  // As early as a timer may be.
  [2_999.4, "ended with exit code 1"],
  [2_998, "was still running"],
])("what the end of the time cut short at %d ms tells less than the look before", async (endMs, observed) => {
  expect(await looks(endMs)).toEqual({ ok: false, observed });
});
