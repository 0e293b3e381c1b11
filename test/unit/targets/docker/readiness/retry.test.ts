import { expect, it } from "vitest";
import { type AttemptResult, retryUntil } from "../../../../../src/targets/docker/readiness/retry.ts";

const step = { attemptTimeoutMs: 5_000, intervalMs: 1_000, successes: 1 };

/** Makes attempts at 0, 1,000 and 2,000 ms. The last one ends at `endMs`; the time limit is 3,000 ms. */
function attemptsUntil(endMs: number): Promise<AttemptResult<string> | null> {
  let nowMs = 0;
  const clock = {
    nowMs: () => nowMs,
    isoNow: () => "",
    sleep: async (ms: number) => {
      nowMs += ms;
    },
  };
  const attempt = async (): Promise<AttemptResult<string>> => {
    if (nowMs < 2_000) return { ok: false, observed: "ended with exit code 1" };
    nowMs = endMs;
    return { ok: false, observed: "was still running" };
  };
  return retryUntil(attempt, step, {
    untilMs: 3_000,
    clock,
    signal: new AbortController().signal,
  });
}

it.each([
  [3_000, "ended with exit code 1"],
  // A timer may fire up to 1 ms too early.
  [2_999.4, "ended with exit code 1"],
  [2_998, "was still running"],
])("with a last attempt that ends at %d of 3,000 ms, retryUntil reports: %s", async (endMs, observed) => {
  expect(await attemptsUntil(endMs)).toEqual({ ok: false, observed });
});
