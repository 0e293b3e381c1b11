// The share of a time in which the CPU limit stopped a container.

interface Throttling {
  readonly throttledMs: number;
  readonly throttledPeriods: number;
  readonly periods: number;
}

/**
 * The kernel adds up the throttled time of all cores. The share of the periods with throttling is an upper bound for the
 * share of the time, so the lower of the two counts.
 * @param elapsedMs above 0
 */
export function throttledShare({ throttledMs, throttledPeriods, periods }: Throttling, elapsedMs: number): number {
  return periods === 0 ? 0 : Math.min(1, throttledMs / elapsedMs, throttledPeriods / periods);
}
