// What autocannon does not tell of its connections.
import type autocannon from "autocannon";

export interface WatchedClient {
  /**
   * Requests that were given up: autocannon reconnects when the server ends a connection, and sends the next request
   * without a word about the one that was open.
   */
  readonly dropped: () => number;
  /** When the request that has no answer yet was first sent; null while none is open. */
  readonly openSinceMs: () => number | null;
  /** Whether a response came whose end is that of the connection: autocannon never sees it as complete. */
  readonly endsWithConnection: () => boolean;
}

/** The part of autocannon's client that is used here. */
interface ClientEvents {
  on(event: "request" | "response" | "connError" | "timeout", listener: () => void): unknown;
  on(event: "headers", listener: (headers: ResponseHead) => void): unknown;
}

interface ResponseHead {
  readonly shouldKeepAlive?: boolean;
  readonly statusCode?: number;
  /** Names and values in turn. */
  readonly headers?: readonly string[];
}

/** Watches one connection. A server that announces its end (`Connection: close`) drops nothing. */
export function watchClient(client: ClientEvents | autocannon.Client, nowMs: () => number): WatchedClient {
  const events = client as ClientEvents;
  let dropped = 0;
  let openSinceMs: number | null = null;
  let isAnnounced = false;
  let isSuspect = false;
  let endsWithConnection = false;
  const answered = () => {
    openSinceMs = null;
    isSuspect = false;
  };
  events.on("request", () => {
    if (openSinceMs !== null && !isAnnounced) {
      // A timeout reconnects first and is told afterwards, in the same turn: it is counted as what it is.
      isSuspect = true;
      queueMicrotask(() => {
        if (isSuspect) dropped += 1;
        isSuspect = false;
      });
    }
    if (openSinceMs !== null) isAnnounced = false;
    openSinceMs ??= nowMs();
  });
  events.on("headers", (head) => {
    isAnnounced = head.shouldKeepAlive === false;
    endsWithConnection ||= isAnnounced && !hasLength(head);
  });
  events.on("response", answered);
  events.on("connError", answered);
  events.on("timeout", () => {
    isSuspect = false;
  });
  return { dropped: () => dropped, openSinceMs: () => openSinceMs, endsWithConnection: () => endsWithConnection };
}

/** RFC 9112, 6.3: else the body lasts until the connection ends, but for statuses without one. */
function hasLength({ headers = [], statusCode = 0 }: ResponseHead): boolean {
  const names = headers.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
  return (
    statusCode < 200 ||
    statusCode === 204 ||
    statusCode === 304 ||
    names.includes("content-length") ||
    names.includes("transfer-encoding")
  );
}
