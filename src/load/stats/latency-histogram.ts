// Latencies in whole milliseconds that have passed, as autocannon has them, counted by value: small where they are alike.
export interface Latencies {
  readonly add: (ms: number) => void;
  /** Null without any. */
  readonly figures: () => LatencyStats | null;
}

/** In ms; a percentile is the lowest latency that so many percent of the responses did not exceed. */
interface LatencyStats {
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly max: number;
}

export function createLatencies(): Latencies {
  const counts = new Map<number, number>();
  return {
    add: (ms) => {
      const whole = Math.max(0, Math.trunc(ms));
      counts.set(whole, (counts.get(whole) ?? 0) + 1);
    },
    figures: () => {
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
