// Ends a load by time, so that the app sees as few broken connections as possible.
import type autocannon from "autocannon";
import type { WatchedClient } from "../client/monitor.ts";

/**
 * After the planned end of a load, an open request gets this much time for its response. Many servers write an error
 * message for each connection that is closed before its response: a Python server took 5 MiB for that.
 */
const lastResponsesMs = 1_000;

export interface Connection {
  readonly client: autocannon.Client;
  readonly watched: WatchedClient;
}

export interface EndOfLoad {
  /** True from the planned end of the load on. memgate then sends no request. */
  readonly isOver: () => boolean;
  /** Ends no load any more. */
  readonly cancel: () => void;
}

/** A part of autocannon's client that its types lack. */
interface ClosableClient {
  readonly destroy: () => void;
  /** The patched client (patches.ts) emits it when the client has no open request, and no permit to send the next one. */
  readonly once: (event: "waiting", listener: () => void) => void;
}

/**
 * @param connections those that are open at the end
 * @param onEnd called once, at the planned end of the load, while its connections are still open
 * @param onClosed called once after `onEnd`: when each open request has ended, or 1 s later
 */
export function endLoadAfter(
  durationMs: number,
  connections: readonly Connection[],
  onEnd: () => void,
  onClosed: () => void,
): EndOfLoad {
  let isOver = false;
  const end = () => {
    onEnd();
    isOver = true;
    const open = new Set<autocannon.Client>();
    for (const { client, watched } of connections) {
      if (watched.open() === null) closeClient(client);
      else open.add(client);
    }
    if (open.size === 0) return onClosed();
    timer = setTimeout(onClosed, lastResponsesMs);
    for (const client of open) {
      (client as unknown as ClosableClient).once("waiting", () => {
        open.delete(client);
        // The client still works with its last response.
        if (open.size === 0) queueMicrotask(onClosed);
      });
    }
  };
  let timer = setTimeout(end, durationMs);
  return {
    isOver: () => isOver,
    cancel: () => clearTimeout(timer),
  };
}

/** Closes the connection at once, without waiting for a response. */
export function closeClient(client: autocannon.Client): void {
  (client as unknown as ClosableClient).destroy();
}
