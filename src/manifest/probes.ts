// Probes as steps of readiness: the startup probe first, then the readiness probe.
import type { Probe, ProbeStep } from "../model/app-spec.ts";
import { header, type Pair } from "../options/parsers.ts";
import type { Diagnostics } from "./diagnostics.ts";
import { expand } from "./expand-vars.ts";
import { manifestPort, type Ports } from "./ports.ts";
import { type MapFields, openMap } from "./typed-fields.ts";

export interface Probes {
  readonly steps: readonly ProbeStep[];
  /** The longest that the startup probe gives it; null without one. */
  readonly startMs: number | null;
}

/** Asked more often than Kubernetes does: a start is not waited for in vain, and the app pays next to nothing for it. */
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

/** @param values of the variables: commands may refer to them */
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
  return { steps, startMs: startup === null ? null : startMsOf(startup) };
}

function startMsOf(fields: MapFields): number {
  const delay = fields.whole("initialDelaySeconds") ?? 0;
  return (delay + periodOf(fields) * (fields.whole("failureThreshold", 1) ?? 3)) * 1_000;
}

function periodOf(fields: MapFields): number {
  return fields.whole("periodSeconds", 1) ?? 10;
}

function stepOf(
  diagnostics: Diagnostics,
  fields: MapFields,
  ports: Ports,
  values: ReadonlyMap<string, string>,
): readonly ProbeStep[] {
  const answerMs = (fields.whole("timeoutSeconds", 1) ?? 1) * 1_000;
  const periodMs = periodOf(fields) * 1_000;
  const successes = fields.whole("successThreshold", 1) ?? 1;
  const asked = probeOf(diagnostics, fields, ports);
  if (asked === null) return [];
  const probe =
    asked.kind === "exec" ? { ...asked, command: asked.command.map((word) => expand(word, values)) } : asked;
  return [{ probe, answerMs, intervalMs: probe.kind === "exec" ? periodMs : requestIntervalMs, successes }];
}

function probeOf(diagnostics: Diagnostics, fields: MapFields, ports: Ports): Probe | null {
  const kinds = ["httpGet", "tcpSocket", "exec", "grpc"].filter((kind) => fields.at(kind) !== null);
  if (kinds.length !== 1) {
    diagnostics.problem(
      fields.spot,
      `has ${kinds.length || "no"} ways to ask; expected one of httpGet, tcpSocket, exec, grpc`,
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
      if (exec !== null && command === null) diagnostics.problem(exec.spot, "has no command; expected a list of words");
      return command === null ? null : { kind: "exec", command };
    }
    default: {
      const grpc = fields.map("grpc", { port: null, service: null });
      if (grpc === null) return null;
      diagnostics.notHonoured(grpc.spot, "gRPC is not spoken; whether its port can be connected to is asked instead");
      return { kind: "tcp", port: portIn(diagnostics, grpc, ports) };
    }
  }
}

const otherHost = "the container itself is asked";

function httpProbe(diagnostics: Diagnostics, fields: MapFields, ports: Ports): Probe | null {
  const http = fields.map("httpGet", { path: null, port: null, scheme: null, httpHeaders: null, host: otherHost });
  if (http === null) return null;
  const scheme = http.text("scheme") ?? "HTTP";
  if (scheme !== "HTTP" && scheme !== "HTTPS") {
    diagnostics.problem(http.at("scheme") ?? http.spot, `is ${scheme}; expected HTTP or HTTPS`);
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
  const spot = fields.at("port");
  if (spot !== null) return manifestPort(diagnostics, spot, ports);
  diagnostics.problem(fields.spot, "has no port; expected a port's number or name");
  return null;
}

/** As the kubelet sends it: with a slash, without a fragment, and percent-encoded. */
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
    // Its value may be a token.
    if (!parsed.ok) diagnostics.problem(item, "is no header that can be sent; expected name and value");
    return parsed.ok ? [parsed.value] : [];
  });
}
