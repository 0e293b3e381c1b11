import type { LoadStats, WarmupStats } from "../model/evidence.ts";

/** The figures of the warm-up that the report has. */
export function warmupOf({ requests, errors, non2xx, requestsPerSecond, latencyMs }: LoadStats): WarmupStats {
  return { requests, failed: errors + non2xx, requestsPerSecond, latencyMs };
}
