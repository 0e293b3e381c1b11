// A server may close a connection just when memgate sends a request over it: because the connection was idle, or because
// it had reached the server's maximum number of requests. memgate then sends the request once more (RFC 9110, 9.2.2).

/** The internals of autocannon 9's client (lib/httpClient.js) that this module uses. */
export interface ResendInternals {
  conn?: { readonly write: (bytes: Buffer) => unknown } | undefined;
  readonly opts: { readonly method?: string };
  readonly requestIterator: { readonly currentRequest: object };
  readonly getRequestBuffer: () => Buffer;
  readonly pipelinedRequests: {
    /** `bytes`: bytes received since the request was sent. */
    readonly peek: () => { readonly req: { readonly method?: string }; readonly bytes: number } | undefined;
    readonly insertRequest: (request: object) => void;
  };
}

/** The numbers of responses after which the server closed a connection. The connections of a run share them. */
export type ClosedAfter = Set<number>;

export interface Resend {
  /** Must be called at the end of each response. */
  readonly recordResponse: () => void;
  /** Must be called for each request, except for a request that is sent again. */
  readonly recordRequest: () => void;
  /**
   * True if the open request may be sent again after its connection ended.
   * @param responses the number of responses over this connection
   */
  readonly isAllowed: (responses: number) => boolean;
  /** Must be called once for each connection that ended, after `isAllowed`. */
  readonly recordEnd: (responses: number) => void;
  /** Sends the open request again, over a new connection. */
  readonly send: () => void;
}

/** Methods that have the same effect if the server gets the request twice. */
const idempotent = new Set(["GET", "HEAD", "OPTIONS", "PUT", "DELETE"]);
/** A connection counts as idle after this time. The keep-alive time of each server is longer. */
const minIdleMs = 10;
/** A server that closes connections after fewer responses has a fault, not a maximum. */
const minResponses = 10;

export function createResend(inner: ResendInternals, closedAfter: ClosedAfter): Resend {
  const { pipelinedRequests } = inner;
  /** The end of the last response over any connection. Null before the first one. */
  let idleSinceMs: number | null = null;
  let wasIdle = false;
  let isResent = false;
  /** True for an open request without a byte of its response. */
  const hasNoResponse = () => pipelinedRequests.peek()?.bytes === 0;
  return {
    recordResponse: () => {
      idleSinceMs = performance.now();
    },
    recordRequest: () => {
      wasIdle = idleSinceMs !== null && performance.now() - idleSinceMs >= minIdleMs;
      isResent = false;
    },
    isAllowed: (responses) => {
      // Before its first response, a connection is neither idle nor at its maximum number of requests.
      if (!hasNoResponse() || isResent || responses === 0) return false;
      if (!wasIdle && !closedAfter.has(responses)) return false;
      return idempotent.has(pipelinedRequests.peek()?.req.method ?? inner.opts.method ?? "");
    },
    recordEnd: (responses) => {
      if (hasNoResponse() && responses >= minResponses) closedAfter.add(responses);
    },
    send: () => {
      isResent = true;
      pipelinedRequests.insertRequest(inner.requestIterator.currentRequest);
      inner.conn?.write(inner.getRequestBuffer());
    },
  };
}
