// Combines abort signals and a timeout into one signal.

export interface LinkedSignal {
  readonly signal: AbortSignal;
  /** Detaches the signal from its sources and stops the timer. Call it once the work that the signal guards has ended. */
  readonly release: () => void;
}

/**
 * Returns a signal that aborts when a source aborts, or after `timeoutMs` milliseconds. The sources and the timer keep it
 * alive. AbortSignal.any is not enough: on Node 20, its signal can be garbage-collected and then never aborts.
 */
export function linkedSignal(sources: readonly AbortSignal[], timeoutMs: number | null = null): LinkedSignal {
  const controller = new AbortController();
  const abort = () => {
    release();
    controller.abort();
  };
  const timer = timeoutMs === null ? null : setTimeout(abort, Math.ceil(timeoutMs));
  const release = () => {
    if (timer !== null) clearTimeout(timer);
    for (const source of sources) source.removeEventListener("abort", abort);
  };
  for (const source of sources) source.addEventListener("abort", abort);
  if (sources.some((source) => source.aborted)) abort();
  return { signal: controller.signal, release };
}
