// Patches for autocannon's client, which loses responses, measures wrong latencies and miscounts requests when a
// connection closes.
import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";
import type autocannon from "autocannon";
import type { SendPermit } from "../pacing/pacer.ts";
import type { UserRequest } from "../users/virtual-user.ts";
import { type ClosedAfter, createResend, type ResendInternals } from "./resend.ts";

/** The internals of autocannon 9's client (lib/httpClient.js, lib/requestIterator.js) and parser (http-parser-js) that this module uses. */
interface Internals extends Omit<ResendInternals, "conn" | "pipelinedRequests" | "requestIterator"> {
  conn?: Socket | undefined;
  readonly requestIterator: ResendInternals["requestIterator"] & { resetContext: () => void };
  readonly destroyed: boolean;
  readonly parser: Parser;
  readonly pipelinedRequests: Omit<ResendInternals["pipelinedRequests"], "peek"> & {
    readonly clear: () => void;
    readonly size: () => number;
    readonly peek: () => { readonly req: Request; readonly bytes: number } | undefined;
    addBody: (chunk: Buffer) => void;
  };
  readonly timeoutTicker: { readonly reschedule: (timeoutMs: number) => void };
  readonly emit: (event: "waiting") => void;
  readonly on: (event: "request", listener: () => void) => void;
  _connect: () => void;
  _destroyConnection: () => void;
  _doRequest: () => void;
}

/** Requests that autocannon builds itself have neither field. */
type Request = Partial<Pick<UserRequest, "method" | "collect">>;

interface Parser {
  /** Hooks, keyed by the numeric constants of the parser class. */
  [hook: number]: (head?: ResponseHead) => unknown;
  readonly finish: () => unknown;
  readonly reinitialize: (type: string) => void;
  readonly shouldKeepAlive: () => boolean;
  /** Remaining bytes of the body; null if the body ends with the connection. */
  body_bytes: number | null;
  isChunked: boolean;
  readonly constructor: {
    encoding: string;
    readonly kOnHeadersComplete: number;
    readonly kOnMessageComplete: number;
    readonly RESPONSE: string;
  };
}

interface ResponseHead {
  shouldKeepAlive: boolean;
  readonly statusCode: number;
  /** Alternating names and values. */
  readonly headers: readonly string[];
}

export interface ClientPatch {
  /** Closes a connection after this many requests; null for no maximum. */
  readonly requestsPerConnection: number | null;
  readonly checksCertificate: boolean;
  readonly closedAfter: ClosedAfter;
  /** The client acquires it before each request. */
  readonly permit: SendPermit;
  /** Returns true when the load is over. The client then sends no open request again. */
  readonly isOver: () => boolean;
  /** Receives the first bytes of each connection, whatever they are. */
  readonly onFirstBytes: (bytes: Uint8Array) => void;
  /** Receives the head of each final response before its body. */
  readonly onHead: (statusCode: number, headers: readonly string[]) => void;
}

/** The longest delay of a timer. A timer with this delay never fires. */
export const maxTimerMs = 2 ** 31 - 1;

/**
 * Must be called from autocannon's setupClient, before the client connects. The patched client
 * - closes a connection at once if the response announces the end of the connection. autocannon sends one more request
 *   on it, which gets no response. The latency of that request would include the time to connect again;
 * - starts each connection with an empty parser and no pending request. After a response that was cut off, autocannon
 *   would read the next response as the rest of it;
 * - completes a response without a length when its connection ends (RFC 9112, 6.3);
 * - ignores interim responses (status 100 to 199, except 101) and responses without a request;
 * - expects no body after HEAD, 204 and 304, whatever the headers say, and keeps the connection even without a length.
 *   autocannon waits for the body;
 * - treats a Transfer-Encoding that ends in `chunked` as chunked. http-parser-js requires exactly `chunked`;
 * - keeps a body only if the request collects it. autocannon decodes each body to a string;
 * - shares one empty context between all requests, because memgate uses none. autocannon makes a deep copy of it for
 *   each request;
 * - reads headers with one character per byte. http-parser-js decodes them as ASCII;
 * - repeats no request after `patch.isOver`;
 * - waits for `patch.permit` before each request. While it waits, it opens no connection and ignores the end of a
 *   connection;
 * - closes a connection after `requestsPerConnection` requests. autocannon's reconnectRate loses the last response;
 * - sends an idempotent request once more if the server closed the connection just when the request was sent
 *   (resend.ts);
 * - checks the server certificate. autocannon accepts any;
 * - lets the event loop go on after each connection that could not be opened.
 */
export function patchClient(client: autocannon.Client, patch: ClientPatch): void {
  const { requestsPerConnection, closedAfter, permit, isOver, onHead } = patch;
  const inner = client as unknown as Internals;
  const { _connect: connect, _doRequest: sendRequest, _destroyConnection: destroyConnection } = inner;
  let isWaiting = false;
  /** True if the next request already has its permit and waits for a new connection. */
  let isGranted = false;
  let requests = 0;
  const resend = createResend(inner, closedAfter);
  let isResending = false;
  /** The last request of an ended connection has no response. */
  const responses = () => Math.max(0, requests - 1);
  const mayResend = () => !isOver() && resend.isAllowed(responses());
  const framing = createFraming(inner, onHead, resend.recordResponse);
  const { leave, isLeaving } = createLeaving(inner, () => {
    framing.reset();
    requests = 0;
  });
  const waitForPermit = () => {
    isWaiting = true;
    announceWait(inner);
  };
  const proceed = () => {
    const isSpent = requestsPerConnection !== null && requests >= requestsPerConnection;
    if (inner.conn !== undefined && !isSpent && framing.isKept()) return sendRequest.call(inner);
    isGranted = true;
    inner._connect();
  };
  const open = () => {
    connect.call(inner);
    interceptErrors(inner, () => {
      if (isWaiting) leave();
      else if (mayResend()) inner._connect();
      else return false;
      return true;
    });
    watchConnection(inner, patch);
  };
  permit.attach({
    proceed: () => {
      isWaiting = false;
      if (!inner.destroyed) proceed();
    },
    close: leave,
  });
  inner.requestIterator.resetContext = () => {};
  inner.on("request", () => {
    requests += 1;
    resend.recordRequest();
  });
  inner._connect = () => {
    // The client sets its parser hooks after setupClient, so they are wrapped here.
    framing.hook();
    isResending = mayResend();
    resend.recordEnd(responses());
    leave();
    if (isResending) return open();
    if (isWaiting) return;
    if (!isGranted && !permit.isActive()) {
      // The connection may have become active meanwhile. A granted permit must be used.
      if (permit.acquire() !== "granted") return waitForPermit();
      isGranted = true;
    }
    open();
  };
  inner._doRequest = () => {
    if (isLeaving()) return;
    if (isResending) {
      isResending = false;
      requests = 1;
      return resend.send();
    }
    const outcome = isGranted ? "granted" : permit.acquire();
    isGranted = false;
    if (outcome === "granted") return proceed();
    waitForPermit();
    if (outcome === "idle") leave();
  };
  inner._destroyConnection = () => void (inner.conn && destroyConnection.call(inner));
}

/**
 * `leave` closes the connection of the client, if it has one. `isLeaving` is true while the parser finishes the response:
 * the client then tries to send its next request, and must not.
 */
function createLeaving(inner: Internals, onLeft: () => void) {
  let isLeaving = false;
  const leave = () => {
    const connection = inner.conn;
    if (connection === undefined) return;
    inner.conn = undefined;
    const hasEnded = connection.readableEnded;
    for (const event of ["data", "end", "error"]) connection.removeAllListeners(event);
    connection.on("error", () => {}).destroy();
    isLeaving = true;
    if (hasEnded) inner.parser.finish();
    isLeaving = false;
    inner.pipelinedRequests.clear();
    onLeft();
  };
  return { leave, isLeaving: () => isLeaving };
}

function announceWait(inner: Internals): void {
  inner.timeoutTicker.reschedule(maxTimerMs);
  inner.emit("waiting");
}

/**
 * Hides the errors of a connection from autocannon if they affect no request.
 * @param isHandled returns true if no request is affected
 */
function interceptErrors(inner: Internals, isHandled: () => boolean): void {
  const { conn } = inner;
  if (conn === undefined) return;
  const onErrors = conn.listeners("error");
  let isConnected = false;
  conn.once("connect", () => {
    isConnected = true;
  });
  const pass = (error: Error) => {
    if (isHandled()) return;
    for (const onError of onErrors) onError.call(conn, error);
  };
  conn.removeAllListeners("error").on("error", (error) => {
    if (isConnected) return pass(error);
    // A connection that this machine refuses, for example with EMFILE, fails before the event loop goes on. autocannon
    // connects again at once, so without this the loop would never go on.
    setImmediate(() => {
      if (inner.conn === conn && !inner.destroyed) pass(error);
    });
  });
}

function watchConnection({ conn }: Internals, { checksCertificate, onFirstBytes }: ClientPatch): void {
  conn?.once("data", onFirstBytes);
  if (checksCertificate && conn instanceof TLSSocket) checkCertificate(conn);
}

function checkCertificate(connection: TLSSocket): void {
  connection.once("secureConnect", () => {
    // authorizationError is an error code at run time, although its type is Error.
    if (!connection.authorized) connection.destroy(new Error(String(connection.authorizationError)));
  });
}

/** Follows the responses of a client: finds the end of each response, and whether its connection stays open. */
function createFraming(inner: Internals, onHead: ClientPatch["onHead"], onEnd: () => void) {
  const { parser, pipelinedRequests } = inner;
  const { kOnHeadersComplete, kOnMessageComplete, RESPONSE } = parser.constructor;
  let head: ResponseHead | null = null;
  let isHooked = false;
  parser.constructor.encoding = "latin1";
  pipelinedRequests.addBody = (chunk) => pipelinedRequests.peek()?.req.collect?.(chunk);
  return {
    hook: () => {
      if (isHooked) return;
      isHooked = true;
      const [onHeaders, onComplete] = [parser[kOnHeadersComplete], parser[kOnMessageComplete]];
      parser[kOnHeadersComplete] = (next) => {
        head = next ?? null;
        if (next !== undefined && !isInterim(next)) onHead(next.statusCode, next.headers);
        onHeaders?.(next);
        return next !== undefined && frame(parser, next, pipelinedRequests.peek()?.req.method ?? inner.opts.method);
      };
      parser[kOnMessageComplete] = () => {
        if (isInterim(head) || pipelinedRequests.size() === 0) return;
        onEnd();
        onComplete?.();
      };
    },
    reset: () => {
      parser.reinitialize(RESPONSE);
      head = null;
    },
    /** True if the connection stays open after the last response. */
    isKept: () => head === null || head.shouldKeepAlive || isInterim(head),
  };
}

/** Sets where the body of a response ends (RFC 9112, 6.3). Returns true if the response has no body. */
function frame(parser: Parser, head: ResponseHead, method: string | undefined): boolean {
  const isBare = method === "HEAD" || head.statusCode < 200 || head.statusCode === 204 || head.statusCode === 304;
  if (isBare) parser.body_bytes = 0;
  else if (!parser.isChunked && isChunked(head.headers)) {
    parser.isChunked = true;
    parser.body_bytes = null;
  }
  head.shouldKeepAlive = parser.shouldKeepAlive();
  return isBare;
}

/** Runs for each response, so it must be fast: it allocates nothing for the other headers. */
function isChunked(headers: readonly string[]): boolean {
  const name = "transfer-encoding";
  const at = headers.findLastIndex(
    (each, index) => index % 2 === 0 && each.length === name.length && each.toLowerCase() === name,
  );
  return at >= 0 && /(^|,)\s*chunked$/i.test(headers[at + 1] ?? "");
}

function isInterim(head: ResponseHead | null): boolean {
  return head !== null && head.statusCode < 200 && head.statusCode !== 101;
}
