// autocannon's client, mended where the end of a connection made it lose responses, or make up times and requests.
import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";
import type autocannon from "autocannon";

/** The parts of autocannon 9's client (lib/httpClient.js) and of its parser (http-parser-js) that are used here. */
interface Internals {
  conn?: Socket;
  readonly parser: Parser;
  readonly pipelinedRequests: { readonly clear: () => void; readonly size: () => number };
  readonly on: (event: "request", listener: () => void) => void;
  _connect: () => void;
  _doRequest: () => void;
}

interface Parser {
  /** Hooks by the numbers that the parser's class names. */
  [hook: number]: (head?: ResponseHead) => unknown;
  readonly finish: () => unknown;
  readonly reinitialize: (type: string) => void;
  readonly constructor: {
    readonly kOnHeadersComplete: number;
    readonly kOnMessageComplete: number;
    readonly RESPONSE: string;
  };
}

interface ResponseHead {
  readonly shouldKeepAlive: boolean;
  readonly statusCode: number;
}

export interface Mending {
  /** Null: a connection is kept. */
  readonly requestsPerConnection: number | null;
  readonly checksCertificate: boolean;
}

/**
 * To be called from autocannon's setupClient, which comes before the client connects. From then on
 * - a connection whose end the server announced is left at once: autocannon asks on it once more, and counts that request's
 *   time from there;
 * - a new connection begins with an empty parser and no pending request: autocannon takes its first response for the rest
 *   of one that was cut short;
 * - a response without a length is complete when its connection ends (RFC 9112, 6.3);
 * - what comes before a response (statuses 100 to 199 but 101), or without a request, is none;
 * - a connection is left after so many requests (autocannon's own reconnectRate loses the response before);
 * - a certificate is checked (autocannon takes any).
 */
export function mendClient(client: autocannon.Client, { requestsPerConnection, checksCertificate }: Mending): void {
  const inner = client as unknown as Internals;
  const { parser } = inner;
  const { kOnHeadersComplete, kOnMessageComplete, RESPONSE } = parser.constructor;
  const { _connect: connect, _doRequest: ask } = inner;
  let head: ResponseHead | null = null;
  let isLeaving = false;
  let isHooked = false;
  let asked = 0;

  const hook = () => {
    isHooked = true;
    const [onHeaders, onComplete] = [parser[kOnHeadersComplete], parser[kOnMessageComplete]];
    parser[kOnHeadersComplete] = (next) => {
      head = next ?? null;
      return onHeaders?.(next);
    };
    parser[kOnMessageComplete] = () => {
      if (isInterim(head) || inner.pipelinedRequests.size() === 0) return;
      onComplete?.();
    };
  };
  const leave = (connection: Socket) => {
    const hasEnded = connection.readableEnded;
    for (const event of ["data", "end", "error"]) connection.removeAllListeners(event);
    connection.on("error", () => {}).destroy();
    isLeaving = true;
    if (hasEnded) parser.finish();
    isLeaving = false;
    inner.pipelinedRequests.clear();
    parser.reinitialize(RESPONSE);
  };

  inner.on("request", () => {
    asked += 1;
  });
  inner._connect = () => {
    // The client sets its own hooks after setupClient.
    if (!isHooked) hook();
    if (inner.conn !== undefined) leave(inner.conn);
    head = null;
    asked = 0;
    connect.call(inner);
    if (checksCertificate && inner.conn instanceof TLSSocket) checkCertificate(inner.conn);
  };
  inner._doRequest = () => {
    if (isLeaving) return;
    const isSpent = requestsPerConnection !== null && asked >= requestsPerConnection;
    if (!isSpent && (head === null || head.shouldKeepAlive || isInterim(head))) ask.call(inner);
    else inner._connect();
  };
}

function checkCertificate(connection: TLSSocket): void {
  connection.once("secureConnect", () => {
    if (!connection.authorized) connection.destroy(connection.authorizationError);
  });
}

function isInterim(head: ResponseHead | null): boolean {
  return head !== null && head.statusCode < 200 && head.statusCode !== 101;
}
