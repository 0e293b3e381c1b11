// Turns the startup probe, then the readiness probe, into readiness steps.
import { nameAdvice } from "../lib/suggest.ts";
import type { HttpsPort, Probe, ProbeStep } from "../model/app-spec.ts";
import { header, type Pair } from "../options/parsers.ts";
import type { Diagnostics } from "../yaml/diagnostics.ts";
import { child, plainText } from "../yaml/node.ts";
import { expand } from "./expand-vars.ts";
import { manifestPort, type Ports } from "./ports.ts";
import { type MapFields, openMap } from "./typed-fields.ts";

export interface Probes {
  readonly steps: readonly ProbeStep[];
  readonly httpsPorts: readonly HttpsPort[];
  /** The time that the startup probe allows for the start. Null without a startup probe. */
  readonly startMs: number | null;
  /** The longest initialDelaySeconds of all probes. */
  readonly delayMs: number;
}

/** For HTTP and TCP probes. Shorter than in Kubernetes, to detect readiness early. The cost for the app is small. */
const requestIntervalMs = 50;

const probeFields = {
  httpGet: null,
  tcpSocket: null,
  exec: null,
  grpc: null,
  initialDelaySeconds: null,
  timeoutSeconds: null,
  periodSeconds: null,
  successThreshold: null,
  failureThreshold: null,
  terminationGracePeriodSeconds: null,
};

/** @param values the values of environment variables, because commands may refer to them */
export function readProbes(
  diagnostics: Diagnostics,
  container: MapFields,
  ports: Ports,
  values: ReadonlyMap<string, string>,
): Probes {
  const startup = container.map("startupProbe", probeFields);
  const readiness = container.map("readinessProbe", probeFields);
  const steps = [startup, readiness].flatMap((fields) =>
    fields === null ? [] : stepOf(diagnostics, fields, ports, values),
  );
  const delays = [startup, readiness].map((fields) => fields?.integer("initialDelaySeconds") ?? 0);
  return {
    steps,
    httpsPorts: httpsPortsOf(container, ports),
    startMs: startup === null ? null : startMsOf(startup),
    delayMs: Math.max(...delays, livenessDelayOf(container)) * 1_000,
  };
}

/** Zero for an invalid delay: memgate does not run the liveness probe, so it does not report its errors. */
function livenessDelayOf(container: MapFields): number {
  const value = child(container.at("livenessProbe"), "initialDelaySeconds")?.value;
  return value?.kind === "number" && value.number > 0 ? value.number : 0;
}

/**
 * The ports to which probes send HTTPS. Reports no problems: `stepOf` reports the problems of the readiness and startup
 * probes, and memgate uses only the scheme and the port of the liveness probe.
 */
function httpsPortsOf(container: MapFields, ports: Ports): readonly HttpsPort[] {
  return ["readinessProbe", "startupProbe", "livenessProbe"].flatMap((name) => {
    const http = child(container.at(name), "httpGet");
    if (http === null || plainText(child(http, "scheme"))?.toUpperCase() !== "HTTPS") return [];
    const written = plainText(child(http, "port"));
    const number = written === null ? null : (ports.names.get(written) ?? Number(written));
    const port = number === 0 && ports.isProbePortOptional ? null : number;
    return Number.isNaN(port) ? [] : [{ port, place: http.place, field: http.path }];
  });
}

function startMsOf(fields: MapFields): number {
  const delay = fields.integer("initialDelaySeconds") ?? 0;
  return (delay + periodOf(fields) * (fields.integer("failureThreshold", 1) ?? 3)) * 1_000;
}

function periodOf(fields: MapFields): number {
  return fields.integer("periodSeconds", 1) ?? 10;
}

function stepOf(
  diagnostics: Diagnostics,
  fields: MapFields,
  ports: Ports,
  values: ReadonlyMap<string, string>,
): readonly ProbeStep[] {
  const attemptTimeoutMs = (fields.integer("timeoutSeconds", 1) ?? 1) * 1_000;
  const periodMs = periodOf(fields) * 1_000;
  const successes = fields.integer("successThreshold", 1) ?? 1;
  const declared = probeOf(diagnostics, fields, ports);
  if (declared === null) return [];
  const probe =
    declared.kind === "exec"
      ? { ...declared, command: declared.command.map((word) => expand(word, values)) }
      : declared;
  const intervalMs = probe.kind === "exec" ? periodMs : requestIntervalMs;
  return [{ probe, place: fields.node.place, attemptTimeoutMs, intervalMs, successes }];
}

function probeOf(diagnostics: Diagnostics, fields: MapFields, ports: Ports): Probe | null {
  const kinds = ["httpGet", "tcpSocket", "exec", "grpc"].filter((kind) => fields.at(kind) !== null);
  if (kinds.length === 0 && ports.isProbePortOptional) return { kind: "tcp", port: null };
  if (kinds.length !== 1) {
    diagnostics.error(
      fields.node,
      `has ${kinds.length || "no"} handlers; expected one of httpGet, tcpSocket, exec, grpc`,
    );
    return null;
  }
  switch (kinds[0]) {
    case "httpGet":
      return httpProbe(diagnostics, fields, ports);
    case "tcpSocket": {
      const tcp = fields.map("tcpSocket", { port: null, host: otherHost });
      return tcp === null ? null : { kind: "tcp", port: portIn(diagnostics, tcp, ports) };
    }
    case "exec": {
      const exec = fields.map("exec", { command: null });
      const command = exec?.texts("command") ?? null;
      if (exec !== null && command === null) diagnostics.error(exec.node, "has no command; expected a list of strings");
      return command === null ? null : { kind: "exec", command };
    }
    default: {
      const grpc = fields.map("grpc", { port: null, service: null });
      if (grpc === null) return null;
      diagnostics.unsupported(grpc.node, "memgate checks only that the port accepts connections");
      return { kind: "tcp", port: portIn(diagnostics, grpc, ports) };
    }
  }
}

const otherHost = "memgate sends the probe to the container itself";

function httpProbe(diagnostics: Diagnostics, fields: MapFields, ports: Ports): Probe | null {
  const http = fields.map("httpGet", { path: null, port: null, scheme: null, httpHeaders: null, host: otherHost });
  if (http === null) return null;
  const scheme = http.text("scheme") ?? "HTTP";
  if (scheme !== "HTTP" && scheme !== "HTTPS") {
    const advice = nameAdvice(scheme.toUpperCase(), ["HTTP", "HTTPS"], "expected HTTP or HTTPS");
    diagnostics.error(http.at("scheme") ?? http.node, `is ${scheme}; ${advice}`);
  }
  return {
    kind: "http",
    path: pathOf(http.text("path") ?? "/"),
    headers: headersOf(diagnostics, http),
    scheme: scheme === "HTTPS" ? "https" : "http",
    port: portIn(diagnostics, http, ports),
  };
}

function portIn(diagnostics: Diagnostics, fields: MapFields, ports: Ports): number | null {
  const node = fields.at("port");
  // Knative writes 0 if its probe names no port.
  if (ports.isProbePortOptional && (node === null || plainText(node) === "0")) return null;
  if (node !== null) return manifestPort(diagnostics, node, ports);
  diagnostics.error(fields.node, "has no port; expected a port number or a port name");
  return null;
}

/** The path in the form that the kubelet sends: with a leading slash, without a fragment, percent-encoded. */
function pathOf(text: string): string {
  const [path = ""] = text.split("#");
  const encoded = path.replace(/[^\x21-\x7e]+/g, (part) =>
    [...Buffer.from(part)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(""),
  );
  return encoded.startsWith("/") ? encoded : `/${encoded}`;
}

function headersOf(diagnostics: Diagnostics, http: MapFields): readonly Pair[] {
  return http.items("httpHeaders", "name").flatMap((item) => {
    const fields = openMap(diagnostics, item, { name: null, value: null });
    const name = fields?.text("name") ?? "";
    const value = fields?.text("value") ?? "";
    const parsed = header(`${name}: ${value}`);
    // The message omits the value, because it may be a token.
    if (!parsed.ok) diagnostics.error(item, "is not a valid HTTP header; expected name and value");
    return parsed.ok ? [parsed.value] : [];
  });
}
