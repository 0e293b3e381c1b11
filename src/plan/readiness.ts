// How it is found out that the app is ready: the run's own options, or a manifest's probes. Pure.

import { resolve } from "node:path";
import type { GateInputs } from "../inputs/gate-inputs.ts";
import type { Probe } from "../model/app-spec.ts";
import type { Headers, ReadinessPlan, ReadyProbe, TlsPlan } from "../model/plan.ts";
import type { Pair, ReadyWhen } from "../options/parsers.ts";

const usualStartMs = 60_000;
/** One answer may take this long, where nobody says how long. */
const answerMs = 5_000;

/** The name that a client would know the app by. */
export function serverNameOf(headers: Headers): string {
  const host = Object.entries(headers).find(([name]) => name.toLowerCase() === "host")?.[1] ?? "localhost";
  return host.replace(/:\d+$/, "");
}

export function readinessOf(inputs: GateInputs, headers: Headers, tls: TlsPlan | null): ReadinessPlan {
  const { app, readyWhen, readyPath, readyTimeoutMs } = inputs;
  const timeoutMs = readyTimeoutMs ?? Math.max(usualStartMs, app?.startMs ?? 0);
  // A batch job is not waited for.
  const socketPath = inputs.socketPath === null ? null : resolve(inputs.socketPath);
  if (inputs.workload.kind === "none") return { steps: [], timeoutMs, socketPath };
  if (readyWhen === null && app !== null && app.probes.length > 0) {
    const steps = app.probes.map(({ probe, ...rest }) => ({
      ...rest,
      probe: probe.kind === "http" ? manifestProbe(probe) : probe,
    }));
    return { steps, timeoutMs, socketPath };
  }
  const when = readyWhen ?? ({ kind: "http" } as const);
  // What a command in the container takes is charged to the app: not more often than Kubernetes would run it.
  const isCommand = when.kind === "exec" || when.kind === "healthcheck";
  const pace = { answerMs, intervalMs: isCommand ? 1_000 : 50, successes: 1 };
  return { steps: [{ ...pace, probe: probeOf(when, readyPath, headers, tls) }], timeoutMs, socketPath };
}

/** As the kubelet has it, any certificate will do. */
function manifestProbe({ path, headers, scheme, port }: Extract<Probe, { readonly kind: "http" }>): ReadyProbe {
  const tls = scheme === "https" ? { ca: null, insecure: true, serverName: serverNameOf(headersOf(headers)) } : null;
  return { kind: "http", path, headers: headersOf(headers), tls, port };
}

function probeOf(when: ReadyWhen, path: string, headers: Headers, tls: TlsPlan | null): ReadyProbe {
  if (when.kind === "http") return { kind: "http", path, headers, tls, port: null };
  return when.kind === "tcp" ? { kind: "tcp", port: null } : when;
}

/** Names are the same whatever their case. A list of values is joined by commas, cookies by semicolons (RFC 9110, 6265). */
export function headersOf(pairs: readonly Pair[]): Headers {
  const byName = new Map<string, Pair>();
  for (const [name, value] of pairs) {
    const known = byName.get(name.toLowerCase());
    const separator = name.toLowerCase() === "cookie" ? "; " : ", ";
    byName.set(name.toLowerCase(), known === undefined ? [name, value] : [known[0], known[1] + separator + value]);
  }
  return Object.fromEntries(byName.values());
}
