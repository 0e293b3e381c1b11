// One signal out of several, and a time limit.

export interface LinkedSignal {
  readonly signal: AbortSignal;
  /** To be called when what it was for has ended: the sources let go of it. */
  readonly release: () => void;
}

/**
 * Aborts with the first of its sources, or after `timeoutMs`. The sources and the timer hold it: what AbortSignal.any makes
 * of AbortSignal.timeout is collected as garbage before its time on Node 20, and then never aborts.
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
