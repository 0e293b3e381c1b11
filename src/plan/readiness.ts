// Plans the readiness checks: from the options of the run, or from the probes of a manifest. Pure.

import { resolve } from "node:path";
import type { GateInputs } from "../inputs/gate-inputs.ts";
import type { Probe } from "../model/app-spec.ts";
import type { Headers, ReadinessPlan, ReadyProbe, TlsPlan } from "../model/plan.ts";
import type { Pair, ReadyWhen } from "../options/parsers.ts";

const defaultReadyTimeoutMs = 60_000;
/** The timeout of an attempt for readiness options. Probes of a manifest have a timeout of their own. */
const attemptTimeoutMs = 5_000;

/** The server name for TLS: the Host header without its port, else localhost. */
export function serverNameOf(headers: Headers): string {
  const host = Object.entries(headers).find(([name]) => name.toLowerCase() === "host")?.[1] ?? "localhost";
  return host.replace(/:\d+$/, "");
}

export function readinessOf(inputs: GateInputs, headers: Headers, tls: TlsPlan | null): ReadinessPlan {
  const { app, readyWhen, readyPath, readyTimeoutMs } = inputs;
  const timeoutMs = readyTimeoutMs ?? Math.max(defaultReadyTimeoutMs, app?.startMs ?? 0);
  const socketPath = inputs.socketPath === null ? null : resolve(inputs.socketPath);
  // memgate does not wait for a batch job.
  if (inputs.workload.kind === "none") return { steps: [], timeoutMs, socketPath };
  if (readyWhen === null && app !== null && app.probes.length > 0) {
    const steps = app.probes.map(({ probe, ...rest }) => ({
      ...rest,
      probe: probe.kind === "http" ? manifestProbe(probe) : probe,
    }));
    return { steps, timeoutMs, socketPath };
  }
  const when = readyWhen ?? ({ kind: "http" } as const);
  // A command in the container counts in the app's memory, so it runs no more often than Kubernetes would run it.
  const isCommand = when.kind === "exec" || when.kind === "healthcheck";
  const pace = { attemptTimeoutMs, intervalMs: isCommand ? 1_000 : 50, successes: 1 };
  return { steps: [{ ...pace, place: null, probe: probeOf(when, readyPath, headers, tls) }], timeoutMs, socketPath };
}

/** Accepts any certificate, like the kubelet. */
function manifestProbe({ path, headers, scheme, port }: Extract<Probe, { readonly kind: "http" }>): ReadyProbe {
  const tls = scheme === "https" ? { ca: null, insecure: true, serverName: serverNameOf(headersOf(headers)) } : null;
  return { kind: "http", path, headers: headersOf(headers), tls, port };
}

function probeOf(when: ReadyWhen, path: string, headers: Headers, tls: TlsPlan | null): ReadyProbe {
  if (when.kind === "http") return { kind: "http", path, headers, tls, port: null };
  return when.kind === "tcp" ? { kind: "tcp", port: null } : when;
}

/**
 * Names are case-insensitive. The values of a repeated name are joined with commas (RFC 9110), cookies with semicolons
 * (RFC 6265).
 */
export function headersOf(pairs: readonly Pair[]): Headers {
  const byName = new Map<string, Pair>();
  for (const [name, value] of pairs) {
    const known = byName.get(name.toLowerCase());
    const separator = name.toLowerCase() === "cookie" ? "; " : ", ";
    byName.set(name.toLowerCase(), known === undefined ? [name, value] : [known[0], known[1] + separator + value]);
  }
  return Object.fromEntries(byName.values());
}
