// What autocannon does not tell of its connections.
import type autocannon from "autocannon";

export interface WatchedClient {
  /**
   * Requests that were given up: autocannon reconnects when the server ends a connection, and sends the next request
   * without a word about the one that was open.
   */
  readonly dropped: () => number;
  /**
   * The longest time, up to now, from a request to the next response that is a good one, whatever came between. The time
   * in which it was held back does not count.
   */
  readonly longestStallMs: () => number;
}

/** The part of autocannon's client that is used here. */
interface ClientEvents {
  on(event: "request" | "connError" | "timeout" | "held", listener: () => void): unknown;
  on(event: "response", listener: (statusCode: number) => void): unknown;
}

/**
 * Watches one connection, of a client that was mended (client-mend.ts).
 * @param isGood of the response that has just come
 * @param onDropped told of each request that was given up
 */
export function watchClient(
  client: ClientEvents | autocannon.Client,
  nowMs: () => number,
  isGood: (statusCode: number) => boolean = isUsual,
  onDropped: () => void = () => {},
): WatchedClient {
  const events = client as ClientEvents;
  let dropped = 0;
  let isOpen = false;
  let isSuspect = false;
  let stalledSinceMs: number | null = null;
  let longestStallMs = 0;
  let heldSinceMs: number | null = null;
  const stalledMs = () => (stalledSinceMs === null ? 0 : (heldSinceMs ?? nowMs()) - stalledSinceMs);
  events.on("request", () => {
    if (isOpen) {
      // A timeout reconnects first and is told afterwards, in the same turn: it is counted as what it is.
      isSuspect = true;
      queueMicrotask(() => {
        if (isSuspect) {
          dropped += 1;
          onDropped();
        }
        isSuspect = false;
      });
    }
    isOpen = true;
    if (heldSinceMs !== null && stalledSinceMs !== null) stalledSinceMs += nowMs() - heldSinceMs;
    heldSinceMs = null;
    stalledSinceMs ??= nowMs();
  });
  events.on("response", (statusCode) => {
    isOpen = false;
    isSuspect = false;
    if (!isGood(statusCode)) return;
    longestStallMs = Math.max(longestStallMs, stalledMs());
    stalledSinceMs = null;
  });
  events.on("held", () => {
    heldSinceMs ??= nowMs();
  });
  events.on("connError", () => {
    isOpen = false;
    isSuspect = false;
  });
  events.on("timeout", () => {
    isSuspect = false;
  });
  return { dropped: () => dropped, longestStallMs: () => Math.max(longestStallMs, stalledMs()) };
}

/** Redirects are answers. */
export function isUsual(statusCode: number): boolean {
  return statusCode >= 200 && statusCode < 400;
}
