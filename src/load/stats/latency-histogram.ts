// A histogram of latencies in whole milliseconds, rounded down.
export interface Latencies {
  readonly add: (ms: number) => void;
  /** Null without latencies. */
  readonly stats: () => LatencyStats | null;
}

/** In ms. pN is the lowest latency that N% of the responses did not exceed. */
export interface LatencyStats {
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly max: number;
}

export function createLatencies(): Latencies {
  const counts = new Map<number, number>();
  return {
    add: (ms) => {
      const wholeMs = Math.max(0, Math.trunc(ms));
      counts.set(wholeMs, (counts.get(wholeMs) ?? 0) + 1);
    },
    stats: () => {
      const sorted = [...counts].toSorted(([a], [b]) => a - b);
      const total = sorted.reduce((sum, [, count]) => sum + count, 0);
      const [max] = sorted.at(-1) ?? [];
      if (max === undefined) return null;
      const percentile = (share: number) => {
        let seen = 0;
        for (const [ms, count] of sorted) {
          seen += count;
          if (seen >= share * total) return ms;
        }
        return max;
      };
      return { p50: percentile(0.5), p90: percentile(0.9), p99: percentile(0.99), max };
    },
  };
}
