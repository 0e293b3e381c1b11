import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import "./chunk-LY5XYMCG.js";
import "./chunk-LAKQRFLF.js";
import "./chunk-L7ITZI44.js";
import "./chunk-ZSGAROUA.js";
import "./chunk-NJR6DWFV.js";
import "./chunk-5U4SGI4T.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-NQGW7FTA.js";
import "./chunk-Q3G4CNF7.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-NGW5RHMD.js";
import {
  protocolFaultOf
} from "./chunk-HWK6PRBH.js";
import {
  unreachable
} from "./chunk-TGGWKTGO.js";
import "./chunk-WUMGRFA7.js";

// src/gate/not-ready.ts
function notReadyCause({ observed, step }, { timeoutMs, port, exposedPorts, listeners }) {
  const probe = step?.probe;
  const tried = (probe?.kind === "http" || probe?.kind === "tcp" ? probe.port : null) ?? port;
  const otherPorts = otherPortsOf(tried, exposedPorts);
  const data = { afterMs: timeoutMs, observed, otherPorts, place: step?.place ?? null, listeners: null };
  if (observed.kind !== "http" && observed.kind !== "tcp") return { code: codesOfProbe[observed.kind], data };
  const cause = causeAtPort(observed, data);
  const isUnreached = cause.code === "not-ready/refused" || cause.code === "not-ready/closed";
  return isUnreached && tried !== null && listeners !== null ? causeByListeners(cause, data, tried, listeners) : cause;
}
function causeByListeners(cause, data, port, listeners) {
  const atPort = listeners.filter((listener) => listener.port === port);
  const known = { ...data, listeners: [...listeners] };
  if (atPort.length === 0) return { code: "not-ready/refused", data: known };
  if (atPort.every(({ address }) => isLoopback(address))) return { code: "not-ready/loopback-only", data: known };
  const isIpv6Only = atPort.every(({ address }) => address.includes(":") || isLoopback(address));
  if (isIpv6Only && cause.code === "not-ready/refused") return { code: "not-ready/ipv6-only", data: known };
  return cause;
}
function isLoopback(address) {
  return address.startsWith("127.") || address === "::1" || address.startsWith("::ffff:7f");
}
function otherPortsOf(port, exposed) {
  const ports = exposed.map((one) => Number.parseInt(one, 10));
  return port === null || ports.length === 0 || ports.includes(port) ? null : { port, exposed: ports };
}
var codesOfProbe = {
  log: "not-ready/no-log-line",
  "log-too-slow": "not-ready/pattern-too-slow",
  "log-unreadable": "not-ready/log-unreadable",
  "command-exit": "not-ready/command-failed",
  "command-error": "not-ready/command-not-run",
  "command-running": "not-ready/command-running",
  "command-untried": "not-ready/not-tried"
};
function causeAtPort(observed, data) {
  const { failures, outside, isTried, socketPath } = observed;
  const responses = failures.flatMap(
    ({ places, attempt }) => attempt.kind === "http-status" ? [{ status: attempt.status, url: places[0] ?? "" }] : []
  );
  const clientError = responses.find(({ status }) => status >= 400 && status < 500);
  if (clientError !== void 0) return { code: "not-ready/http-4xx", data: { ...data, ...clientError } };
  const [response] = responses;
  if (response !== void 0) return { code: "not-ready/http-status", data: { ...data, ...response } };
  if (outside.length > 0 && data.otherPorts === null) return { code: "not-ready/other-network", data };
  const [failure] = failures;
  if (!isTried) return { code: "not-ready/not-tried", data };
  if (failure === void 0) return { code: "not-ready/no-address", data };
  if (socketPath !== null && isOfSocket(failure.attempt)) return { code: "not-ready/no-socket", data };
  return { code: codeOfAttempt(failure.attempt, observed), data };
}
function isOfSocket(attempt) {
  if (attempt.kind !== "http-error") return attempt.kind !== "http-timeout";
  return ["EACCES", "ECONNREFUSED", "ENOENT", "ENOTSOCK", "EPERM"].includes(attempt.errorCode ?? "");
}
function codeOfAttempt(attempt, observed) {
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
function codeOfError(errorCode, serverName) {
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
export {
  notReadyCause
};
