// Describes what memgate observed in the last attempt to reach an app. The only place that makes these clauses.

import { unreachable } from "../lib/errors.ts";
import type { Observation, PortAttempt, PortObservation } from "../model/observation.ts";

/** The observation as a clause: `GET http://172.17.0.2:3000/healthz returned HTTP 503`. */
export function observationText(observation: Observation): string {
  switch (observation.kind) {
    case "http":
    case "tcp":
      return portText(observation);
    case "log": {
      const { pattern, lastLine } = observation;
      const detail = lastLine === null ? "the app logged nothing" : `the last line is "${lastLine}"`;
      return `no log line matched ${pattern}; ${detail}`;
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
      return `${name} ended with exit code ${exitCode}${output === "" ? "" : `: ${output}`}`;
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

function portText(observation: PortObservation): string {
  const { failures, outside, isTried } = observation;
  const name = nameOf(observation);
  if (!isTried) return `${name} was not tried`;
  const advice = outside.length > 0 ? "" : "; see the network option";
  const noAddress = `${name} could not be tried: the container has no address that this machine can reach${advice}`;
  const texts = failures.map(
    ({ places, attempt }) => `${nameAt(observation, places)} ${attemptText(attempt, observation)}`,
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

function attemptText(attempt: PortAttempt, observation: PortObservation): string {
  switch (attempt.kind) {
    case "http-status":
      return `returned HTTP ${attempt.status}`;
    case "http-timeout":
      return `did not respond within ${seconds(attempt.afterMs)}`;
    case "http-error": {
      const serverName = observation.kind === "http" ? observation.serverName : null;
      return `could not be reached (${attempt.error}${protocolHints[protocolFaultOf(attempt.errorCode, serverName)](serverName)})`;
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
type ProtocolFault = "none" | "reset" | "not-http" | "not-https" | "certificate" | "certificate-name";

/**
 * @param errorCode a code of Node.js or OpenSSL
 * @param serverName null without HTTPS
 */
export function protocolFaultOf(errorCode: string | null, serverName: string | null): ProtocolFault {
  const code = errorCode ?? "";
  // A published port resets the connection if the app does not accept it.
  if (serverName === null) return code === "ECONNRESET" ? "reset" : code.startsWith("HPE_") ? "not-http" : "none";
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") return "certificate-name";
  if (/CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME/.test(code)) return "certificate";
  return /^EPROTO$|SSL/.test(code) ? "not-https" : "none";
}

const protocolHints: Readonly<Record<ProtocolFault, (serverName: string | null) => string>> = {
  none: () => "",
  reset: () => "; it may listen only on 127.0.0.1, or speak HTTPS (then set https: true)",
  "not-http": () => "; if it speaks HTTPS, set https: true",
  "not-https": () => "; if it speaks HTTP, remove https",
  certificate: () => "; set ca to its certificate authority, or set insecure: true",
  "certificate-name": (serverName) =>
    `; memgate checks the certificate for the name ${serverName}: set a Host header with a name in the certificate, or insecure: true`,
};
