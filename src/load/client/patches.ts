// autocannon's client, mended where the end of a connection made it lose responses, or make up times and requests.
import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";
import type autocannon from "autocannon";
import type { SendPermit } from "../pacing/pacer.ts";
import type { UserRequest } from "../users/virtual-user.ts";

/** The parts of autocannon 9's client (lib/httpClient.js) and of its parser (http-parser-js) that are used here. */
interface Internals {
  conn?: Socket | undefined;
  readonly destroyed: boolean;
  readonly opts: { readonly method?: string };
  readonly parser: Parser;
  readonly pipelinedRequests: {
    readonly clear: () => void;
    readonly size: () => number;
    readonly peek: () => { readonly req: Request } | undefined;
    addBody: (chunk: Buffer) => void;
  };
  readonly timeoutTicker: { readonly reschedule: (timeoutMs: number) => void };
  readonly emit: (event: "held") => void;
  readonly on: (event: "request", listener: () => void) => void;
  _connect: () => void;
  _destroyConnection: () => void;
  _doRequest: () => void;
}

/** One of autocannon's own has neither. */
type Request = Partial<Pick<UserRequest, "method" | "collect">>;

interface Parser {
  /** Hooks by the numbers that the parser's class names. */
  [hook: number]: (head?: ResponseHead) => unknown;
  readonly finish: () => unknown;
  readonly reinitialize: (type: string) => void;
  readonly shouldKeepAlive: () => boolean;
  /** Null: until the connection ends. */
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
  /** Names and values in turn. */
  readonly headers: readonly string[];
}

export interface ClientPatch {
  /** Null: a connection is kept. */
  readonly requestsPerConnection: number | null;
  readonly checksCertificate: boolean;
  /** What it asks before each request; null: it sends as fast as it is answered. */
  readonly gate: SendPermit | null;
}

/** The longest time of a timer: while a client is held, nothing times out. */
const longestMs = 2 ** 31 - 1;

/**
 * To be called from autocannon's setupClient, which comes before the client connects. From then on
 * - a connection whose end the server announced is left at once: autocannon asks on it once more, and counts that request's
 *   time from there;
 * - a new connection begins with an empty parser and no pending request: autocannon takes its first response for the rest
 *   of one that was cut short;
 * - a response without a length is complete when its connection ends (RFC 9112, 6.3);
 * - what comes before a response (statuses 100 to 199 but 101), or without a request, is none;
 * - a response to HEAD, a 204 and a 304 have no body, whatever their headers say (autocannon waits for it), and keep the
 *   connection without a length too;
 * - a Transfer-Encoding that ends in chunked is chunked (for http-parser-js, only one that is nothing else);
 * - a body is kept only where its request collects it (autocannon makes a text of each);
 * - headers have one character for each byte (http-parser-js takes them for ASCII);
 * - it asks the gate before each request, and opens no connection before it may; a connection that ends while it is held
 *   back is no error;
 * - a connection is left after so many requests (autocannon's own reconnectRate loses the response before);
 * - a certificate is checked (autocannon takes any).
 */
export function patchClient(
  client: autocannon.Client,
  { requestsPerConnection, checksCertificate, gate }: ClientPatch,
): void {
  const inner = client as unknown as Internals;
  const { parser } = inner;
  const { kOnHeadersComplete, kOnMessageComplete, RESPONSE } = parser.constructor;
  const { _connect: connect, _doRequest: ask, _destroyConnection: destroyConnection } = inner;
  let head: ResponseHead | null = null;
  let isLeaving = false;
  let isHooked = false;
  let isHeld = false;
  /** The next request was let through already: its connection is new. */
  let isGranted = false;
  let asked = 0;
  parser.constructor.encoding = "latin1";
  inner.pipelinedRequests.addBody = (chunk) => inner.pipelinedRequests.peek()?.req.collect?.(chunk);

  const hook = () => {
    isHooked = true;
    const [onHeaders, onComplete] = [parser[kOnHeadersComplete], parser[kOnMessageComplete]];
    parser[kOnHeadersComplete] = (next) => {
      head = next ?? null;
      onHeaders?.(next);
      return next !== undefined && frame(parser, next, inner.pipelinedRequests.peek()?.req.method ?? inner.opts.method);
    };
    parser[kOnMessageComplete] = () => {
      if (isInterim(head) || inner.pipelinedRequests.size() === 0) return;
      onComplete?.();
    };
  };
  const leave = () => {
    const connection = inner.conn;
    if (connection === undefined) return;
    inner.conn = undefined;
    const hasEnded = connection.readableEnded;
    for (const event of ["data", "end", "error"]) connection.removeAllListeners(event);
    connection.on("error", () => {}).destroy();
    isLeaving = true;
    if (hasEnded) parser.finish();
    isLeaving = false;
    inner.pipelinedRequests.clear();
    parser.reinitialize(RESPONSE);
    head = null;
    asked = 0;
  };
  const hold = () => {
    isHeld = true;
    inner.timeoutTicker.reschedule(longestMs);
    inner.emit("held");
  };
  const proceed = () => {
    const isSpent = requestsPerConnection !== null && asked >= requestsPerConnection;
    const isKept = !isSpent && (head === null || head.shouldKeepAlive || isInterim(head));
    if (inner.conn !== undefined && isKept) return ask.call(inner);
    isGranted = true;
    inner._connect();
  };
  gate?.join({
    go: () => {
      isHeld = false;
      if (!inner.destroyed) proceed();
    },
    rest: leave,
  });

  inner.on("request", () => {
    asked += 1;
  });
  inner._connect = () => {
    // The client sets its own hooks after setupClient.
    if (!isHooked) hook();
    leave();
    if (isHeld) return;
    if (gate !== null && !isGranted && !gate.isAtWork()) {
      // By now it may be: what was granted must be used.
      if (gate.ask() !== "go") return hold();
      isGranted = true;
    }
    connect.call(inner);
    if (gate !== null) forgiveIdle(inner, () => isHeld, leave);
    if (checksCertificate && inner.conn instanceof TLSSocket) checkCertificate(inner.conn);
  };
  inner._doRequest = () => {
    if (isLeaving) return;
    if (isGranted || gate === null) {
      isGranted = false;
      return proceed();
    }
    const answer = gate.ask();
    if (answer === "go") return proceed();
    hold();
    if (answer === "rest") leave();
  };
  inner._destroyConnection = () => {
    if (inner.conn !== undefined) destroyConnection.call(inner);
  };
}

/** An error of a connection on which nothing is asked is none of a request. */
function forgiveIdle({ conn }: Internals, isIdle: () => boolean, leave: () => void): void {
  const onErrors = conn?.listeners("error") ?? [];
  conn?.removeAllListeners("error").on("error", (error) => {
    if (isIdle()) leave();
    else for (const onError of onErrors) onError.call(conn, error);
  });
}

function checkCertificate(connection: TLSSocket): void {
  connection.once("secureConnect", () => {
    // A code, whatever its type says.
    if (!connection.authorized) connection.destroy(new Error(String(connection.authorizationError)));
  });
}

/** Where the body of a response ends (RFC 9112, 6.3); true where there is none. */
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

/** For each response: it makes nothing of the other headers. */
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
