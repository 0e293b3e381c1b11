// Finds the code for an app that did not become ready.

import { unreachable } from "../lib/errors.ts";
import type { ListeningSocket, Readiness } from "../model/adapters.ts";
import type { Observation, PortAttempt, PortObservation } from "../model/observation.ts";
import type { DataOf, RunCause } from "../model/stop-reason.ts";
import { protocolFaultOf } from "../verdict/observation-text.ts";

type NotReady = DataOf<"not-ready/refused">;
type NotReadyCode = Extract<RunCause["code"], `not-ready/${string}`>;
type NotReadyCause = Extract<RunCause, { readonly code: NotReadyCode }>;

interface Waited {
  readonly timeoutMs: number;
  /** The port that receives the load. Null without a port. */
  readonly port: number | null;
  /** In the form of an image's config, such as `3000/tcp`. */
  readonly exposedPorts: readonly string[];
  /** The addresses on which the app listens in its container. Null if unknown. */
  readonly listeners: readonly ListeningSocket[] | null;
}

export function notReadyCause(
  { observed, step }: Omit<Extract<Readiness, { readonly ready: false }>, "ready">,
  { timeoutMs, port, exposedPorts, listeners }: Waited,
): NotReadyCause {
  const probe = step?.probe;
  const tried = (probe?.kind === "http" || probe?.kind === "tcp" ? probe.port : null) ?? port;
  const otherPorts = otherPortsOf(tried, exposedPorts);
  const data = { afterMs: timeoutMs, observed, otherPorts, place: step?.place ?? null, listeners: null };
  if (observed.kind !== "http" && observed.kind !== "tcp") return { code: codesOfProbe[observed.kind], data };
  const cause = causeAtPort(observed, data);
  const isUnreached = cause.code === "not-ready/refused" || cause.code === "not-ready/closed";
  return isUnreached && tried !== null && listeners !== null ? causeByListeners(cause, data, tried, listeners) : cause;
}

/** The cause of a connection that failed, by the addresses on which the app listens. */
function causeByListeners(
  cause: NotReadyCause,
  data: NotReady,
  port: number,
  listeners: readonly ListeningSocket[],
): NotReadyCause {
  const atPort = listeners.filter((listener) => listener.port === port);
  const known = { ...data, listeners: [...listeners] };
  if (atPort.length === 0) return { code: "not-ready/refused", data: known };
  if (atPort.every(({ address }) => isLoopback(address))) return { code: "not-ready/loopback-only", data: known };
  // A socket that listens on :: also accepts IPv4, unless the app forbids it. memgate connects with IPv4.
  const isIpv6Only = atPort.every(({ address }) => address.includes(":") || isLoopback(address));
  if (isIpv6Only && cause.code === "not-ready/refused") return { code: "not-ready/ipv6-only", data: known };
  return cause;
}

function isLoopback(address: string): boolean {
  return address.startsWith("127.") || address === "::1" || address.startsWith("::ffff:7f");
}

/**
 * The port and the exposed ports, if the image exposes only other ports. This is the most likely reason for a failed
 * connection.
 */
function otherPortsOf(port: number | null, exposed: readonly string[]): NotReady["otherPorts"] {
  const ports = exposed.map((one) => Number.parseInt(one, 10));
  return port === null || ports.length === 0 || ports.includes(port) ? null : { port, exposed: ports };
}

type CodeWithoutStatus = Exclude<NotReadyCode, "not-ready/http-4xx" | "not-ready/http-status">;

const codesOfProbe: Readonly<Record<Exclude<Observation, PortObservation>["kind"], CodeWithoutStatus>> = {
  log: "not-ready/no-log-line",
  "log-too-slow": "not-ready/pattern-too-slow",
  "log-unreadable": "not-ready/log-unreadable",
  "command-exit": "not-ready/command-failed",
  "command-error": "not-ready/command-not-run",
  "command-running": "not-ready/command-running",
  "command-untried": "not-ready/not-tried",
};

function causeAtPort(observed: PortObservation, data: NotReady): NotReadyCause {
  const { failures, outside, isTried, socketPath } = observed;
  const responses = failures.flatMap(({ places, attempt }) =>
    attempt.kind === "http-status" ? [{ status: attempt.status, url: places[0] ?? "" }] : [],
  );
  const clientError = responses.find(({ status }) => status >= 400 && status < 500);
  if (clientError !== undefined) return { code: "not-ready/http-4xx", data: { ...data, ...clientError } };
  const [response] = responses;
  if (response !== undefined) return { code: "not-ready/http-status", data: { ...data, ...response } };
  if (outside.length > 0 && data.otherPorts === null) return { code: "not-ready/other-network", data };
  const [failure] = failures;
  if (!isTried) return { code: "not-ready/not-tried", data };
  if (failure === undefined) return { code: "not-ready/no-address", data };
  if (socketPath !== null && isOfSocket(failure.attempt)) return { code: "not-ready/no-socket", data };
  return { code: codeOfAttempt(failure.attempt, observed), data };
}

/** True if the connection to the socket failed, not the request over it. */
function isOfSocket(attempt: PortAttempt): boolean {
  if (attempt.kind !== "http-error") return attempt.kind !== "http-timeout";
  return ["EACCES", "ECONNREFUSED", "ENOENT", "ENOTSOCK", "EPERM"].includes(attempt.errorCode ?? "");
}

function codeOfAttempt(attempt: PortAttempt, observed: PortObservation): CodeWithoutStatus {
  switch (attempt.kind) {
    case "http-timeout":
    case "tcp-timeout":
      return "not-ready/no-response";
    case "tcp-closed":
      return "not-ready/closed";
    case "http-error":
    case "tcp-error":
      return codeOfError(attempt.errorCode, observed.kind === "http" ? observed.serverName : null);
    case "http-status":
      throw new Error("the caller must handle an HTTP status");
    default:
      return unreachable(attempt);
  }
}

function codeOfError(errorCode: string | null, serverName: string | null): CodeWithoutStatus {
  if (errorCode === "ECONNREFUSED") return "not-ready/refused";
  if (errorCode === "ECONNRESET") return "not-ready/closed";
  switch (protocolFaultOf(errorCode, serverName)) {
    case "certificate":
    case "certificate-name":
      return "not-ready/certificate";
    case "http2":
      return "not-ready/http2";
    case "https":
    case "not-http":
    case "not-https":
      return "not-ready/protocol";
    default:
      return "not-ready/unreachable";
  }
}
