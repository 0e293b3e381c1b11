// The longest time between responses. Time in which no response is awaited does not count.
export interface ResponseGap {
  readonly recordResponse: () => void;
  /** Sets whether a response is awaited from now on. */
  readonly setAwaited: (isAwaited: boolean) => void;
  /** Includes the gap that is still open. */
  readonly longestMs: () => number;
}

export function createResponseGap(nowMs: () => number, isAwaited: boolean): ResponseGap {
  let sinceMs = isAwaited ? nowMs() : null;
  let gapMs = 0;
  let longestMs = 0;
  const settle = () => {
    if (sinceMs !== null) gapMs += nowMs() - sinceMs;
    longestMs = Math.max(longestMs, gapMs);
  };
  return {
    recordResponse: () => {
      settle();
      gapMs = 0;
      if (sinceMs !== null) sinceMs = nowMs();
    },
    setAwaited: (isNow) => {
      settle();
      sinceMs = isNow ? nowMs() : null;
    },
    longestMs: () => {
      settle();
      if (sinceMs !== null) sinceMs = nowMs();
      return longestMs;
    },
  };
}
