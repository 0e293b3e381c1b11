// The longest time without any response. Time in which none is awaited does not count.
export interface ResponseGap {
  readonly heard: () => void;
  /** Whether a response is awaited. */
  readonly expect: (isAwaited: boolean) => void;
  readonly longestMs: () => number;
}

export function createResponseGap(nowMs: () => number, isAwaited: boolean): ResponseGap {
  let sinceMs = isAwaited ? nowMs() : null;
  let quietMs = 0;
  let longestMs = 0;
  const settle = () => {
    if (sinceMs !== null) quietMs += nowMs() - sinceMs;
    longestMs = Math.max(longestMs, quietMs);
  };
  return {
    heard: () => {
      settle();
      quietMs = 0;
      if (sinceMs !== null) sinceMs = nowMs();
    },
    expect: (isNow) => {
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
