/** If a load has a planned number of requests, it may be short. A response gap of this length is normal then. */
const shortGapMs = 2_000;

type Latencies = { readonly max: number } | null;

/**
 * The longest response gap that is normal: half of the load phase. A load with a planned number of requests ends with its
 * slowest response, which may take more than half of the phase. So the highest latency counts too. A request that never
 * got a response has no latency.
 */
export function longestNormalGapMs(halfMs: number, isPlanned: boolean, latencyMs: Latencies): number {
  return isPlanned ? Math.max(halfMs, shortGapMs, slowResponseMs(latencyMs)) : halfMs;
}

/** If a load has a planned number of requests, a response gap of this length may be one slow response. */
export function slowResponseMs(latencyMs: Latencies): number {
  return 2 * (latencyMs?.max ?? 0);
}
