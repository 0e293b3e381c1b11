// Sends a request once more if the server closed the idle connection just when the request was sent (RFC 9110, 9.2.2).

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

export interface Resend {
  /** Must be called at the end of each response. */
  readonly recordResponse: () => void;
  /** Must be called for each request, except for a request that is sent again. */
  readonly recordRequest: () => void;
  /** True if the open request may be sent again after its connection ended. */
  readonly isAllowed: () => boolean;
  /** Sends the open request again, over a new connection. */
  readonly send: () => void;
}

/** Methods that have the same effect if the server gets the request twice. */
const idempotent = new Set(["GET", "HEAD", "OPTIONS", "PUT", "DELETE"]);
/** A server closes a connection that was idle for its keep-alive time, which is longer than this. */
const minIdleMs = 10;

export function createResend(inner: ResendInternals): Resend {
  const { pipelinedRequests } = inner;
  /** The end of the last response over any connection. Null before the first one. */
  let idleSinceMs: number | null = null;
  let wasIdle = false;
  let isResent = false;
  return {
    recordResponse: () => {
      idleSinceMs = performance.now();
    },
    recordRequest: () => {
      wasIdle = idleSinceMs !== null && performance.now() - idleSinceMs >= minIdleMs;
      isResent = false;
    },
    isAllowed: () => {
      const open = pipelinedRequests.peek();
      if (open === undefined || open.bytes > 0 || isResent || !wasIdle) return false;
      return idempotent.has(open.req.method ?? inner.opts.method ?? "");
    },
    send: () => {
      isResent = true;
      pipelinedRequests.insertRequest(inner.requestIterator.currentRequest);
      inner.conn?.write(inner.getRequestBuffer());
    },
  };
}
