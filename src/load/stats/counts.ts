// Counts the responses and errors of a run.
import { protocolCodeOfBytes } from "../../lib/spoken-protocol.ts";
import { createLatencies, type LatencyStats } from "./latency-histogram.ts";

export interface Counts {
  readonly recordResponse: (statusCode: number, latencyMs: number) => void;
  /** Records a request without a response. */
  readonly recordError: (error: string) => void;
  /** Must be called with the first bytes that the app sends over a connection. */
  readonly recordFirstBytes: (bytes: Uint8Array) => void;
  readonly responses: () => number;
  /** Responses with a status other than 2xx and 3xx. */
  readonly unsuccessful: () => number;
  readonly errors: () => number;
  /** A code of `ownErrorCodes` if the app speaks another protocol. Null without an error. */
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
  let protocolCode: string | null = null;
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
    recordFirstBytes: (bytes) => {
      protocolCode ??= protocolCodeOfBytes(bytes);
    },
    responses: () => responses,
    unsuccessful: () => unsuccessful,
    errors: () => errors,
    lastError: () => (responses === 0 ? protocolCode : null) ?? lastError,
    statusCodes: () => Object.fromEntries(byStatus),
    latencies: latencies.stats,
  };
}
