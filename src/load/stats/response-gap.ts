// The times between responses. Time in which no response is awaited does not count.
export interface ResponseGap {
  readonly recordResponse: () => void;
  /** Sets whether a response is awaited from now on. */
  readonly setAwaited: (isAwaited: boolean) => void;
  /** The longest gap. Includes the gap that is still open. */
  readonly longestMs: () => number;
  /** The gap since the last response. */
  readonly finalMs: () => number;
  /** The sum of all gaps above `minMs`, which must be at least `shortestKeptMs`. */
  readonly sumAboveMs: (minMs: number) => number;
}

/** Shorter gaps are not kept, because there is a gap for each response. */
export const shortestKeptMs = 1_000;

export function createResponseGap(nowMs: () => number, isAwaited: boolean): ResponseGap {
  let sinceMs = isAwaited ? nowMs() : null;
  let gapMs = 0;
  let longestMs = 0;
  const kept: number[] = [];
  const settle = () => {
    if (sinceMs !== null) {
      gapMs += nowMs() - sinceMs;
      sinceMs = nowMs();
    }
    longestMs = Math.max(longestMs, gapMs);
  };
  return {
    recordResponse: () => {
      settle();
      if (gapMs > shortestKeptMs) kept.push(gapMs);
      gapMs = 0;
    },
    setAwaited: (isNow) => {
      settle();
      sinceMs = isNow ? nowMs() : null;
    },
    longestMs: () => {
      settle();
      return longestMs;
    },
    finalMs: () => {
      settle();
      return gapMs;
    },
    sumAboveMs: (minMs) => {
      settle();
      return [...kept, gapMs].filter((ms) => ms > minMs).reduce((sum, ms) => sum + ms, 0);
    },
  };
}
