/** Time, passed in so that tests can set it. */
export interface Clock {
  /** Milliseconds, monotonic, from an arbitrary origin. */
  readonly nowMs: () => number;
  /** Wall-clock time, ISO 8601. */
  readonly isoNow: () => string;
  /** Resolves after `ms`, or at once when the signal aborts. Never rejects. */
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

/** What `work` gives, or what `fallback` gives where it takes longer than `ms`. The work itself goes on. */
export async function withDeadline<T, F>(
  clock: Clock,
  ms: number,
  work: Promise<T>,
  fallback: () => F,
): Promise<T | F> {
  const timer = new AbortController();
  // Work that is done ends the sleep, which is not lateness.
  const late = clock.sleep(ms, timer.signal).then((): T | F | Promise<T> => (timer.signal.aborted ? work : fallback()));
  try {
    return await Promise.race([work, late]);
  } finally {
    timer.abort();
    late.catch(() => {});
  }
}
