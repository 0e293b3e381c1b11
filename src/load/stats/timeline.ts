// Rate, latency and failures over the time of a load phase, in bounded memory.
import type { LoadPoint } from "../../model/evidence.ts";
import { createLatencies } from "./latency-histogram.ts";

export const maxPoints = 600;
const finestMs = 1_000;

export interface Timeline {
  readonly response: (latencyMs: number, isGood: boolean) => void;
  readonly failure: () => void;
  /** Ends the stretch under way. Times count from the beginning. */
  readonly points: () => readonly LoadPoint[];
}

/**
 * @param durationMs planned: the stretches are so long that there are few enough of them
 * @param originMs when the load began
 * @param connectionsAt how many connections are planned at a time from the beginning; null where they don't change
 */
export function createTimeline(
  durationMs: number,
  nowMs: () => number,
  originMs: number = nowMs(),
  connectionsAt: ((atMs: number) => number) | null = null,
): Timeline {
  const stretchMs = Math.max(finestMs, Math.ceil(durationMs / maxPoints));
  const points: LoadPoint[] = [];
  let latencies = createLatencies();
  let fromMs = 0;
  let answers = 0;
  let failed = 0;
  const end = (atMs: number) => {
    const requestsPerSecond = (answers * 1_000) / (atMs - fromMs);
    const planned = connectionsAt === null ? {} : { connections: connectionsAt(atMs) };
    points.push({ atMs, requestsPerSecond, p99Ms: latencies.figures()?.p99 ?? null, failed, ...planned });
    latencies = createLatencies();
    [fromMs, answers, failed] = [atMs, 0, 0];
  };
  // A stretch in which nothing happened is ended by what happens after it: it is there with a rate of 0.
  const catchUp = () => {
    const atMs = nowMs() - originMs;
    while (atMs - fromMs >= stretchMs && points.length < maxPoints) end(fromMs + stretchMs);
    return atMs;
  };
  return {
    response: (latencyMs, isGood) => {
      catchUp();
      answers += 1;
      if (!isGood) failed += 1;
      latencies.add(latencyMs);
    },
    failure: () => {
      catchUp();
      failed += 1;
    },
    points: () => {
      const atMs = catchUp();
      // What is left of a second says little about a rate.
      if (atMs - fromMs >= stretchMs / 2 && points.length < maxPoints) end(atMs);
      return points;
    },
  };
}
