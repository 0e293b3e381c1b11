// Request rate, latency and failures of a load phase over time, in bounded memory.
import type { LoadPoint } from "../../model/evidence.ts";
import { inPairs, maxPoints } from "./in-pairs.ts";
import { createLatencies } from "./latency-histogram.ts";

const finestMs = 1_000;

export interface Timeline {
  readonly recordResponse: (latencyMs: number, isGood: boolean) => void;
  /** Records a request without a response. */
  readonly recordFailure: () => void;
  /** Ends the current interval. `atMs` is the end of an interval, counted from the start of the load. */
  readonly points: () => readonly LoadPoint[];
}

/**
 * @param durationMs planned duration; intervals are at least 1 s, and long enough for at most `maxPoints` of them. Null
 * if the load may end at any time: intervals are 1 s, and become longer when there are `maxPoints` of them.
 * @param originMs start of the load
 * @param connectionsAt planned connections by the time since the start of the load; null if they do not change
 */
export function createTimeline(
  durationMs: number | null,
  nowMs: () => number,
  originMs: number = nowMs(),
  connectionsAt: ((atMs: number) => number) | null = null,
): Timeline {
  let intervalMs = Math.max(finestMs, Math.ceil((durationMs ?? 0) / maxPoints));
  let points: LoadPoint[] = [];
  let latencies = createLatencies();
  let fromMs = 0;
  let responses = 0;
  let failed = 0;
  const endInterval = (atMs: number) => {
    const requestsPerSecond = (responses * 1_000) / (atMs - fromMs);
    const planned = connectionsAt === null ? {} : { connections: connectionsAt(atMs) };
    points.push({ atMs, requestsPerSecond, p99Ms: latencies.stats()?.p99 ?? null, failed, ...planned });
    latencies = createLatencies();
    [fromMs, responses, failed] = [atMs, 0, 0];
  };
  // Adds a point with rate 0 for each interval without events.
  const catchUp = () => {
    const atMs = nowMs() - originMs;
    while (atMs - fromMs >= intervalMs) {
      if (points.length < maxPoints) endInterval(fromMs + intervalMs);
      else if (durationMs === null) [points, intervalMs] = [inPairs(points), 2 * intervalMs];
      else break;
    }
    return atMs;
  };
  return {
    recordResponse: (latencyMs, isGood) => {
      catchUp();
      responses += 1;
      if (!isGood) failed += 1;
      latencies.add(latencyMs);
    },
    recordFailure: () => {
      catchUp();
      failed += 1;
    },
    points: () => {
      const atMs = catchUp();
      // A short last interval says little about the rate: drop it if it is less than half an interval.
      if (atMs - fromMs >= intervalMs / 2 && points.length < maxPoints) endInterval(atMs);
      return points;
    },
  };
}
