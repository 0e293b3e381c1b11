// Describes what memgate observed in the last attempt to reach an app. The only place that makes these clauses.

import { unreachable } from "../lib/errors.ts";
import { exitCodeText } from "../lib/exit-code.ts";
import { ownErrorCodes } from "../lib/spoken-protocol.ts";
import type { Observation, PortAttempt, PortObservation } from "../model/observation.ts";

/**
 * The observation as a clause: `GET http://172.17.0.2:3000/healthz returned HTTP 503`.
 * @param knowsListeners true if the addresses on which the app listens are known: the clause then does not guess them
 */
export function observationText(observation: Observation, knowsListeners = false): string {
  switch (observation.kind) {
    case "http":
    case "tcp":
      return portText(observation, knowsListeners);
    case "log": {
      const { pattern, lastLine } = observation;
      const detail = lastLine === null ? "the app logged nothing" : `the last line is "${lastLine}"`;
      return `no log line matched ${pattern}; ${detail}`;
    }
    case "log-too-slow": {
      const { pattern, lastLine } = observation;
      return `${pattern} took more than 1 s on the log, which ended with the line "${lastLine ?? ""}"`;
    }
    case "log-unreadable":
      return `its log could not be read (${observation.error})`;
    default:
      return commandText(observation);
  }
}

type CommandObservation = Extract<Observation, { readonly command: string | null }>;

function commandText(observation: CommandObservation): string {
  const name = observation.command ?? "the HEALTHCHECK";
  switch (observation.kind) {
    case "command-exit": {
      const { exitCode, output } = observation;
      return `${name} ended with exit code ${exitCodeText(exitCode)}${output === "" ? "" : `: ${output}`}`;
    }
    case "command-error":
      return `${name} could not be run (${observation.error})`;
    case "command-running":
      return `${name} was still running after ${seconds(observation.afterMs)}`;
    case "command-untried":
      return `${name} was not run`;
    default:
      return unreachable(observation);
  }
}

function portText(observation: PortObservation, knowsListeners: boolean): string {
  const { failures, outside, isTried } = observation;
  const name = nameOf(observation);
  if (!isTried) return `${name} was not tried`;
  const noAddress = `${name} could not be tried: the container has no address that this machine can reach`;
  const texts = failures.map(
    ({ places, attempt }) => `${nameAt(observation, places)} ${attemptText(attempt, observation, knowsListeners)}`,
  );
  const elsewhere = `; this machine is not in the container's network (${outside.join(", ")})`;
  return `${texts.join("; ") || noAddress}${outside.length > 0 ? elsewhere : ""}`;
}

/** Names what memgate probed: `GET /healthz`, `its port 8080` or `its socket /run/app.sock`. */
function nameOf(observation: PortObservation): string {
  if (observation.kind === "http") return `GET ${observation.path}`;
  if (observation.socketPath !== null) return `its socket ${observation.socketPath}`;
  return observation.port === null ? "its port" : `its port ${observation.port}`;
}

function nameAt(observation: PortObservation, places: readonly string[]): string {
  if (observation.kind === "http") return `GET ${places.join(" and ")}`;
  const name = nameOf(observation);
  return observation.socketPath === null ? `${name} at ${places.join(" and ")}` : name;
}

function attemptText(attempt: PortAttempt, observation: PortObservation, knowsListeners: boolean): string {
  switch (attempt.kind) {
    case "http-status":
      return `returned HTTP ${attempt.status}`;
    case "http-timeout":
      return `did not respond within ${seconds(attempt.afterMs)}`;
    case "http-error": {
      const serverName = observation.kind === "http" ? observation.serverName : null;
      const fault = protocolFaultOf(attempt.errorCode, serverName);
      const hint = fault === "reset" && knowsListeners ? "" : protocolHints[fault](serverName);
      return `could not be reached (${attempt.error}${hint})`;
    }
    case "tcp-closed":
      return "did not accept a connection (it was closed immediately)";
    case "tcp-timeout":
      return `did not accept a connection (no response within ${seconds(attempt.afterMs)})`;
    case "tcp-error":
      return `did not accept a connection (${attempt.error})`;
    default:
      return unreachable(attempt);
  }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** The probable cause of an error of an HTTP request. */
type ProtocolFault =
  | "none"
  | "reset"
  | "http2"
  | "https"
  | "not-http"
  | "not-https"
  | "certificate"
  | "certificate-name";

/**
 * @param errorCode a code of Node.js or OpenSSL
 * @param serverName null without HTTPS
 */
export function protocolFaultOf(errorCode: string | null, serverName: string | null): ProtocolFault {
  const code = errorCode ?? "";
  if (code === ownErrorCodes.http2) return "http2";
  if (code === ownErrorCodes.https) return "https";
  // A published port resets the connection if the app does not accept it.
  if (serverName === null) return code === "ECONNRESET" ? "reset" : code.startsWith("HPE_") ? "not-http" : "none";
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") return "certificate-name";
  if (/CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME/.test(code)) return "certificate";
  return /^EPROTO$|SSL/.test(code) ? "not-https" : "none";
}

/** The protocol that the app speaks instead, as a clause: `it speaks HTTP/2 only`. Null if the code names no protocol. */
export function spokenProtocolText(errorCode: string | null): string | null {
  const fault = protocolFaultOf(errorCode, null);
  return fault === "http2" || fault === "https" ? protocolHints[fault](null).replace("; ", "") : null;
}

const protocolHints: Readonly<Record<ProtocolFault, (serverName: string | null) => string>> = {
  none: () => "",
  reset: () => "; it may listen only on 127.0.0.1, or speak HTTPS",
  http2: () => "; it speaks HTTP/2 only",
  https: () => "; it speaks HTTPS",
  "not-http": () => "; it may speak HTTPS",
  "not-https": () => "; it may speak HTTP",
  certificate: () => "",
  "certificate-name": (serverName) => `; memgate checks the certificate for the name ${serverName}`,
};
