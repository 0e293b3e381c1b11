/** A load of a planned number of requests may be short. A silence of this length is normal then. */
const shortSilenceMs = 2_000;

type Latencies = { readonly max: number } | null;

/**
 * The longest silence that counts as normal: half of the load phase. If the load ends after a number of requests, it
 * ends with its slowest response, which may take more than half of it. So the highest latency counts too. A request
 * that never got a response has no latency.
 */
export function longestSilenceMs(halfMs: number, isPlanned: boolean, latencyMs: Latencies): number {
  return isPlanned ? Math.max(halfMs, shortSilenceMs, slowResponseMs(latencyMs)) : halfMs;
}

/** A silence of this length may be a slow response of a load that ends after a number of requests. */
export function slowResponseMs(latencyMs: Latencies): number {
  return 2 * (latencyMs?.max ?? 0);
}
