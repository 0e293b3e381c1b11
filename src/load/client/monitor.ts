// Measures the dropped requests and stalls of a connection, which autocannon does not report.

import type autocannon from "autocannon";
import { isSuccessStatus } from "../../model/http-status.ts";

export interface WatchedClient {
  /**
   * Requests that got no response and no error event. When the server closes a connection, autocannon reconnects and
   * sends the next request. It does not report the request that was open.
   */
  readonly dropped: () => number;
  /**
   * The longest time from a request to the next good response, including a stall that still lasts. Failed requests in
   * between do not end it. Time spent waiting for a send permit does not count.
   */
  readonly longestStallMs: () => number;
  readonly timeouts: () => number;
  /** The number of requests in `timeouts` that had received the beginning of a response. */
  readonly timedOutStreams: () => number;
  /** The request that waits for its response. Null if no request waits. */
  readonly open: () => OpenRequest | null;
}

export interface OpenRequest {
  readonly sinceMs: number;
  /** True if the response has begun. */
  readonly hasBegun: boolean;
}

/** The part of autocannon's client that is used here. */
interface ClientEvents {
  on(event: "request" | "connError" | "timeout" | "waiting", listener: () => void): unknown;
  on(event: "response", listener: (statusCode: number) => void): unknown;
  on(event: "headers", listener: (head: { readonly statusCode: number }) => void): unknown;
}

/**
 * Watches one connection. The client must be patched (patches.ts).
 * @param isGood returns true if the response just received is good
 * @param onDropped called for each dropped request
 */
export function watchClient(
  client: ClientEvents | autocannon.Client,
  nowMs: () => number,
  isGood: (statusCode: number) => boolean = isSuccessStatus,
  onDropped: () => void = () => {},
): WatchedClient {
  const events = client as ClientEvents;
  let dropped = 0;
  let timeouts = 0;
  let timedOutStreams = 0;
  let isOpen = false;
  let sentMs = 0;
  let hasBegun = false;
  /** True if the response to the previous request had begun, but had not ended, when the current request was sent. */
  let hadBegun = false;
  let mayBeDropped = false;
  let stalledSinceMs: number | null = null;
  let longestStallMs = 0;
  let waitingSinceMs: number | null = null;
  const stalledMs = () => (stalledSinceMs === null ? 0 : (waitingSinceMs ?? nowMs()) - stalledSinceMs);
  /** The client moves on to its next request. An open request gets no response any more. */
  const endRequest = () => {
    if (isOpen) {
      // On a timeout, autocannon reconnects first and emits "timeout" later in the same tick: wait for it.
      mayBeDropped = true;
      queueMicrotask(() => {
        if (mayBeDropped) {
          dropped += 1;
          onDropped();
        }
        mayBeDropped = false;
      });
    }
    isOpen = false;
    hadBegun = hasBegun;
    hasBegun = false;
  };
  const close = () => {
    isOpen = false;
    hasBegun = false;
    mayBeDropped = false;
  };
  events.on("request", () => {
    endRequest();
    isOpen = true;
    sentMs = nowMs();
    if (waitingSinceMs !== null && stalledSinceMs !== null) stalledSinceMs += nowMs() - waitingSinceMs;
    waitingSinceMs = null;
    stalledSinceMs ??= nowMs();
  });
  events.on("headers", ({ statusCode }) => {
    // An interim response does not begin the response.
    hasBegun = statusCode >= 200;
  });
  events.on("response", (statusCode) => {
    close();
    if (!isGood(statusCode)) return;
    longestStallMs = Math.max(longestStallMs, stalledMs());
    stalledSinceMs = null;
  });
  events.on("waiting", () => {
    endRequest();
    waitingSinceMs ??= nowMs();
  });
  events.on("connError", close);
  events.on("timeout", () => {
    timeouts += 1;
    // autocannon has already sent the next request or made it wait (`mayBeDropped`).
    if (mayBeDropped ? hadBegun : hasBegun) timedOutStreams += 1;
    if (mayBeDropped) mayBeDropped = false;
    else close();
  });
  return {
    dropped: () => dropped,
    longestStallMs: () => Math.max(longestStallMs, stalledMs()),
    timeouts: () => timeouts,
    timedOutStreams: () => timedOutStreams,
    open: () => (isOpen ? { sinceMs: sentMs, hasBegun } : null),
  };
}
