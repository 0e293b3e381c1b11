// Looks at an app's ports: by HTTP, by HTTPS, or only whether they accept.

import { type RequestOptions, request } from "node:http";
import { request as requestTls } from "node:https";
import { type NetConnectOpts, connect as tcpConnect } from "node:net";
import { linkedSignal } from "../../../lib/abort-signals.ts";
import { messageOf } from "../../../lib/errors.ts";
import type { Address } from "../../../model/adapters.ts";
import type { ReadyProbe, TlsPlan } from "../../../model/plan.ts";
import { type AttemptResult, success } from "./retry.ts";

type HttpProbe = Extract<ReadyProbe, { readonly kind: "http" }>;

/** Ready with a status from 200 to 399. */
export function askHttp(
  { origin }: Address,
  socketPath: string | null,
  { path, headers, tls }: HttpProbe,
  timeoutMs: number,
  outer: AbortSignal,
): Promise<AttemptResult> {
  const { signal, release } = linkedSignal([outer], timeoutMs);
  const answer = new Promise<AttemptResult>((resolve) => {
    const failed = (error: Error) => {
      const late = signal.aborted && !outer.aborted;
      resolve({
        ok: false,
        observed: late
          ? `gave no answer within ${(timeoutMs / 1000).toFixed(1)} s`
          : `could not be reached (${messageOf(error)}${tlsHint(error, tls)})`,
      });
    };
    const options: RequestOptions = { headers, agent: false, signal, ...(socketPath === null ? {} : { socketPath }) };
    const url = `${origin.replace(/^https?/, tls === null ? "http" : "https")}${path}`;
    const ask = tls === null ? request(url, options) : requestTls(url, { ...options, ...tlsOptionsOf(tls) });
    ask.on("response", (response) => {
      const status = response.statusCode ?? 0;
      response.on("error", () => {}).resume();
      resolve(status >= 200 && status < 400 ? success : { ok: false, observed: `answered HTTP ${status}` });
      ask.destroy();
    });
    ask.on("error", failed);
    ask.end();
  });
  return answer.finally(release);
}

/** What an error of the other protocol, or of a certificate, probably means. */
function tlsHint(error: Error, tls: TlsPlan | null): string {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  // What a published port does where nothing accepts behind it.
  if (tls === null && code === "ECONNRESET") return "; it listens on 127.0.0.1 alone, or speaks HTTPS (https: true)";
  if (tls === null) return code.startsWith("HPE_") ? "; where it speaks HTTPS, set https: true" : "";
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID")
    return `; it is checked for the name ${tls.serverName}: give a Host header with a name that the certificate has, or set insecure: true`;
  if (/CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME/.test(code)) return "; name its authority with ca, or set insecure: true";
  return /^EPROTO$|SSL/.test(code) ? "; where it speaks HTTP, leave https out" : "";
}

function tlsOptionsOf({ ca, insecure, serverName }: TlsPlan) {
  return { ...(ca === null ? {} : { ca }), rejectUnauthorized: !insecure, servername: serverName };
}

/** Docker's proxy at a published port accepts at once, and closes again where the app does not accept. */
const proxyCloseMs = 300;

export async function askTcp(
  { origin, via }: Address,
  socketPath: string | null,
  timeoutMs: number,
): Promise<AttemptResult> {
  const { hostname, port } = new URL(origin);
  const holdMs = via === "published-port" ? proxyCloseMs : 0;
  const host = hostname.replace(/^\[|\]$/g, "");
  const place = socketPath === null ? { host, port: Number(port || 80) } : { path: socketPath };
  const failure = await accepts(place, timeoutMs, holdMs);
  return failure === null ? success : { ok: false, observed: `accepted no connection (${failure})` };
}

const portAttemptMs = 1_000;

/** True where something accepts connections on this port of 127.0.0.1 already. */
export async function isPortTaken(port: number): Promise<boolean> {
  return (await accepts({ host: "127.0.0.1", port }, portAttemptMs)) === null;
}

/** True where something accepts connections on this Unix socket already. */
export async function isSocketTaken(path: string): Promise<boolean> {
  return (await accepts({ path }, portAttemptMs)) === null;
}

/** Null where the port accepts a connection and keeps it for a while, else why not. */
function accepts(place: NetConnectOpts, timeoutMs: number, holdMs = 0): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = tcpConnect({ ...place, timeout: Math.ceil(timeoutMs) });
    const answer = (failure: string | null) => {
      socket.destroy();
      resolve(failure);
    };
    // What is said and closed is still an app's, which a proxy has nothing to say for.
    socket.on("data", () => answer(null));
    socket.on("connect", () => (holdMs === 0 ? answer(null) : setTimeout(() => answer(null), holdMs)));
    socket.on("close", () => answer("it was closed at once"));
    socket.on("error", (error) => answer(messageOf(error)));
    socket.on("timeout", () => answer(`no answer within ${(timeoutMs / 1000).toFixed(1)} s`));
  });
}
