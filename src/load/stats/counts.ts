// Counts the responses and errors of a run.
import { createLatencies, type LatencyStats } from "./latency-histogram.ts";

export interface Counts {
  readonly recordResponse: (statusCode: number, latencyMs: number) => void;
  /** Records a request without a response. */
  readonly recordError: (error: string) => void;
  readonly responses: () => number;
  /** Responses with a status other than 2xx and 3xx. */
  readonly unsuccessful: () => number;
  readonly errors: () => number;
  /** Null without an error. */
  readonly lastError: () => string | null;
  /** The number of responses by status code. */
  readonly statusCodes: () => Readonly<Record<string, number>>;
  /** Null without a response. */
  readonly latencies: () => LatencyStats | null;
}

/** @param isSuccess returns true for the status code of a successful response */
export function createCounts(isSuccess: (statusCode: number) => boolean): Counts {
  const byStatus = new Map<number, number>();
  const latencies = createLatencies();
  let responses = 0;
  let unsuccessful = 0;
  let errors = 0;
  let lastError: string | null = null;
  return {
    recordResponse: (statusCode, latencyMs) => {
      responses += 1;
      if (!isSuccess(statusCode)) unsuccessful += 1;
      byStatus.set(statusCode, (byStatus.get(statusCode) ?? 0) + 1);
      latencies.add(latencyMs);
    },
    recordError: (error) => {
      errors += 1;
      lastError = error;
    },
    responses: () => responses,
    unsuccessful: () => unsuccessful,
    errors: () => errors,
    lastError: () => lastError,
    statusCodes: () => Object.fromEntries(byStatus),
    latencies: latencies.stats,
  };
}
