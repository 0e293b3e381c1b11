/** The source of time. Passed in, so that tests can use a fake clock. */
export interface Clock {
  /** Milliseconds since an arbitrary origin. Monotonic. */
  readonly nowMs: () => number;
  /** The wall-clock time in ISO 8601. */
  readonly isoNow: () => string;
  /** Resolves after `ms` milliseconds, or as soon as the signal aborts. Never rejects. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export const systemClock: Clock = {
  nowMs: () => performance.now(),
  isoNow: () => new Date().toISOString(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal?.addEventListener("abort", done, { once: true });
    }),
};

/**
 * Returns the result of `work`, or the result of `fallback` if `work` takes longer than `ms` milliseconds. Does not cancel
 * `work`.
 */
export async function withDeadline<T, F>(
  clock: Clock,
  ms: number,
  work: Promise<T>,
  fallback: () => F,
): Promise<T | F> {
  const timer = new AbortController();
  // The sleep also ends when the work is done. Only a sleep that was not aborted means that the work is late.
  const late = clock.sleep(ms, timer.signal).then((): T | F | Promise<T> => (timer.signal.aborted ? work : fallback()));
  try {
    return await Promise.race([work, late]);
  } finally {
    timer.abort();
    late.catch(() => {});
  }
}
