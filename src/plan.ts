// Inputs to a concrete plan in bytes and milliseconds: what a run will do, and what --dry-run prints. Pure.
import { resolve } from "node:path";
import { GateError } from "./errors.ts";
import type { GateInputs, ImageSource } from "./inputs/inputs.ts";
import type { Method, Mount, Pair, ReadyWhen, Tmpfs } from "./inputs/values.ts";
import type { Thresholds } from "./verdict.ts";

export interface TargetPlan {
  readonly source: ImageSource;
  /** Memory and MemorySwap both: swap is off. */
  readonly limitBytes: number;
  /** Null: the port that the image exposes. */
  readonly port: number | null;
  readonly env: readonly Pair[];
  readonly command: readonly string[] | null;
  readonly entrypoint: readonly string[] | null;
  readonly user: string | null;
  /** Sources as absolute paths. */
  readonly volumes: readonly Mount[];
  readonly tmpfs: readonly Tmpfs[];
  readonly cpus: number | null;
  readonly network: string | null;
}

/** By name; the values of a name that was given more than once are joined, as HTTP has it. */
export type Headers = Readonly<Record<string, string>>;

/** What is asked, over and over, until it says that the app is ready. */
export type ReadyProbe =
  | { readonly kind: "http"; readonly path: string; readonly headers: Headers }
  | Exclude<ReadyWhen, { readonly kind: "http" }>;

export interface ReadinessPlan {
  readonly probe: ReadyProbe;
  readonly timeoutMs: number;
  readonly intervalMs: number;
}

export interface LoadPlan {
  readonly path: string;
  readonly method: Method;
  readonly headers: Headers;
  readonly body: string | null;
  readonly connections: number;
  readonly rate: number | null;
  readonly warmupMs: number;
  readonly durationMs: number;
}

export interface SamplingPlan {
  /** Of the cgroup's own files, where they are visible. */
  readonly cgroupIntervalMs: number;
  /** Of one-shot stats, where the engine answers them at once. */
  readonly oneShotIntervalMs: number;
  /** An engine that takes longer over one-shot stats is streamed instead. */
  readonly oneShotTimeoutMs: number;
  /** After the load: time for memory that outlives it to be seen. */
  readonly settleMs: number;
}

export interface GatePlan {
  readonly target: TargetPlan;
  readonly readiness: ReadinessPlan;
  readonly load: LoadPlan;
  readonly sampling: SamplingPlan;
  readonly thresholds: Thresholds;
  readonly reportDir: string;
  readonly notices: readonly string[];
}

export const samplingPlan: SamplingPlan = {
  // Below 10 ms, so that a spike of 10 ms can't fall between two samples where a timer is late by a little.
  cgroupIntervalMs: 9,
  oneShotIntervalMs: 100,
  oneShotTimeoutMs: 250,
  settleMs: 250,
};

export function planOf(inputs: GateInputs, reportDir: string): GatePlan {
  const { source, limitBytes, port, env, command, entrypoint, user, tmpfs, cpus, network } = inputs;
  const volumes = inputs.volumes.map((volume) => ({ ...volume, source: resolve(volume.source) }));
  const headers = headersOf(inputs.headers);
  return {
    target: { source, limitBytes, port, env, command, entrypoint, user, volumes, tmpfs, cpus, network },
    readiness: readinessOf(inputs, headers),
    load: {
      path: inputs.path,
      method: inputs.method,
      headers,
      body: inputs.body,
      // autocannon opens no more connections than there are requests in a second.
      connections: Math.min(inputs.connections, inputs.rate ?? inputs.connections),
      rate: inputs.rate,
      warmupMs: inputs.warmupMs,
      durationMs: inputs.durationMs,
    },
    sampling: samplingPlan,
    thresholds: { maxRatio: inputs.maxRatio, maxErrorRate: inputs.maxErrorRate },
    reportDir,
    notices: [...inputs.notices, ...rateNotice(inputs)],
  };
}

function readinessOf({ readyWhen, readyPath, readyTimeoutMs }: GateInputs, headers: Headers): ReadinessPlan {
  const probe = readyWhen.kind === "http" ? { kind: readyWhen.kind, path: readyPath, headers } : readyWhen;
  // What a command in the container takes is charged to the app: not more often than Kubernetes would run it.
  const isCommand = probe.kind === "exec" || probe.kind === "healthcheck";
  return { probe, timeoutMs: readyTimeoutMs, intervalMs: isCommand ? 1_000 : 50 };
}

/** Names are the same whatever their case. A list of values is joined by commas, cookies by semicolons (RFC 9110, 6265). */
function headersOf(pairs: readonly Pair[]): Headers {
  const byName = new Map<string, Pair>();
  for (const [name, value] of pairs) {
    const known = byName.get(name.toLowerCase());
    const separator = name.toLowerCase() === "cookie" ? "; " : ", ";
    byName.set(name.toLowerCase(), known === undefined ? [name, value] : [known[0], known[1] + separator + value]);
  }
  return Object.fromEntries(byName.values());
}

function rateNotice({ rate, connections }: GateInputs): readonly string[] {
  return rate !== null && rate < connections
    ? [`rate ${rate} is below connections ${connections}: ${rate} connections are used, one request a second each`]
    : [];
}

/**
 * The port to request: the planned one, or the one TCP port that the image exposes.
 * @param exposed as in an image's config, such as `3000/tcp`
 * @throws GateError `inputs` where the image exposes none or several
 */
export function portOf(plan: TargetPlan, exposed: readonly string[]): number {
  if (plan.port !== null) return plan.port;
  const tcp = exposed
    .filter((port) => !port.endsWith("/udp") && !port.endsWith("/sctp"))
    .map((port) => Number.parseInt(port, 10));
  const [only, ...others] = tcp;
  if (only !== undefined && others.length === 0) return only;
  const seen = only === undefined ? "no TCP port" : `${tcp.length} TCP ports (${tcp.join(", ")})`;
  throw new GateError("inputs", `port: the image exposes ${seen}; set port to the one that serves HTTP, such as 8080`);
}

/** @throws GateError `inputs` where readiness is to be told by a HEALTHCHECK, and the image has none */
export function assertHealthcheck(probe: ReadyProbe, healthcheck: readonly string[] | null): void {
  if (probe.kind !== "healthcheck" || healthcheck !== null) return;
  throw new GateError("inputs", "ready: the image has no HEALTHCHECK; set ready to another way, such as http or tcp");
}

/** The plan without the values that may be secret: names of variables and headers stay. For --dry-run. */
export function withoutSecrets(plan: GatePlan): unknown {
  const names = (pairs: readonly Pair[]) => pairs.map(([name]) => name);
  const { source } = plan.target;
  const { body, headers, ...load } = plan.load;
  return {
    ...plan,
    target: {
      ...plan.target,
      source: source.kind === "build" ? { ...source, buildArgs: names(source.buildArgs) } : source,
      env: names(plan.target.env),
    },
    readiness: { ...plan.readiness, probe: shownProbe(plan.readiness.probe) },
    load: { ...load, headers: Object.keys(headers), bodyBytes: body === null ? 0 : Buffer.byteLength(body) },
  };
}

function shownProbe(probe: ReadyProbe): unknown {
  if (probe.kind === "http") return { ...probe, headers: Object.keys(probe.headers) };
  return probe.kind === "log" ? { ...probe, pattern: probe.pattern.source } : probe;
}
