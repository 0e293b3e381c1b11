// Readiness probes over the network: an HTTP or HTTPS request, or a TCP connection.

import { type RequestOptions, request } from "node:http";
import { request as requestTls } from "node:https";
import { type NetConnectOpts, connect as tcpConnect } from "node:net";
import { linkedSignal } from "../../../lib/abort-signals.ts";
import { errorCodeOf, messageOf } from "../../../lib/errors.ts";
import { protocolCodeOf } from "../../../lib/spoken-protocol.ts";
import type { Address } from "../../../model/adapters.ts";
import { isRedirect, isSuccessStatus } from "../../../model/http-status.ts";
import type { PortAttempt } from "../../../model/observation.ts";
import type { ReadyProbe, TlsPlan } from "../../../model/plan.ts";
import { type AttemptResult, success } from "./retry.ts";

type HttpProbe = Extract<ReadyProbe, { readonly kind: "http" }>;

/**
 * Accepts the responses that curl, browsers and the load accept, such as large headers, lines without CR, or a length given
 * twice. Only the status and the Location header matter.
 */
const asLenient = { insecureHTTPParser: true, maxHeaderSize: 2 ** 20 } as const;

/** Succeeds with a status from 200 to 399. */
export function probeHttp(
  { origin }: Address,
  socketPath: string | null,
  { path, headers, tls }: HttpProbe,
  timeoutMs: number,
  outer: AbortSignal,
): Promise<AttemptResult<PortAttempt>> {
  const { signal, release } = linkedSignal([outer], timeoutMs);
  const result = new Promise<AttemptResult<PortAttempt>>((resolve) => {
    const failed = (error: Error) => {
      const isTimeout = signal.aborted && !outer.aborted;
      resolve({
        ok: false,
        observed: isTimeout
          ? { kind: "http-timeout", afterMs: timeoutMs }
          : { kind: "http-error", error: messageOf(error), errorCode: protocolCodeOf(error) ?? errorCodeOf(error) },
      });
    };
    const options: RequestOptions = {
      ...{ headers, agent: false, signal, ...asLenient },
      ...(socketPath === null ? {} : { socketPath }),
    };
    const url = probeUrl(origin, { path, tls });
    const probe = tls === null ? request(url, options) : requestTls(url, { ...options, ...tlsOptionsOf(tls) });
    probe.on("response", (response) => {
      const status = response.statusCode ?? 0;
      response.on("error", () => {}).resume();
      const location = response.headers.location ?? null;
      if (isRedirect(status)) resolve({ ok: true, redirect: { path, status, location } });
      else resolve(isSuccessStatus(status) ? success : { ok: false, observed: { kind: "http-status", status } });
      probe.destroy();
    });
    probe.on("error", failed);
    probe.end();
  });
  return result.finally(release);
}

/** An address always has the scheme http. The probe decides whether to use TLS. */
export function probeUrl(origin: string, { path, tls }: Pick<HttpProbe, "path" | "tls">): string {
  return `${origin.replace(/^http:/, tls === null ? "http:" : "https:")}${path}`;
}

function tlsOptionsOf({ ca, insecure, serverName }: TlsPlan) {
  // With ALPN, a server that speaks only HTTP/2 says so.
  const name = { servername: serverName, ALPNProtocols: ["http/1.1"] };
  return { ...(ca === null ? {} : { ca }), rejectUnauthorized: !insecure, ...name };
}

/**
 * How long a connection to a published port must stay open. Docker's proxy accepts every connection at once, and closes
 * it again if the app does not accept.
 */
const proxyCloseMs = 300;

/** Succeeds if the app accepts a connection. */
export async function probeTcp(
  { origin, via }: Address,
  socketPath: string | null,
  timeoutMs: number,
): Promise<AttemptResult<PortAttempt>> {
  const { hostname, port } = new URL(origin);
  const holdMs = via === "published-port" ? proxyCloseMs : 0;
  const host = hostname.replace(/^\[|\]$/g, "");
  const place = socketPath === null ? { host, port: Number(port || 80) } : { path: socketPath };
  const failure = await accepts(place, timeoutMs, holdMs);
  return failure === null ? success : { ok: false, observed: failure };
}

const takenTimeoutMs = 1_000;

/** True if a program accepts connections on this port of 127.0.0.1. */
export async function isPortTaken(port: number): Promise<boolean> {
  return (await accepts({ host: "127.0.0.1", port }, takenTimeoutMs)) === null;
}

/** True if a program accepts connections on this Unix socket. */
export async function isSocketTaken(path: string): Promise<boolean> {
  return (await accepts({ path }, takenTimeoutMs)) === null;
}

/** Null if a connection is accepted and stays open for `holdMs`. */
function accepts(place: NetConnectOpts, timeoutMs: number, holdMs = 0): Promise<PortAttempt | null> {
  return new Promise((resolve) => {
    const socket = tcpConnect({ ...place, timeout: Math.ceil(timeoutMs) });
    const settle = (failure: PortAttempt | null) => {
      socket.destroy();
      resolve(failure);
    };
    // A proxy sends no data of its own. So data proves that the app accepted, even if it then closes the connection.
    socket.on("data", () => settle(null));
    socket.on("connect", () => (holdMs === 0 ? settle(null) : setTimeout(() => settle(null), holdMs)));
    socket.on("close", () => settle({ kind: "tcp-closed" }));
    socket.on("error", (error) =>
      settle({ kind: "tcp-error", error: messageOf(error), errorCode: errorCodeOf(error) }),
    );
    socket.on("timeout", () => settle({ kind: "tcp-timeout", afterMs: timeoutMs }));
  });
}
