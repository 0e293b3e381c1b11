// Inputs to a concrete plan in bytes and milliseconds: what a run will do, and what --dry-run prints. Pure.
import { resolve } from "node:path";
import type { AttachSource, ImageSource } from "../inputs/app-source.ts";
import type { GateInputs } from "../inputs/gate-inputs.ts";
import type { Driver } from "../inputs/load-inputs.ts";
import { GateError } from "../lib/errors.ts";
import type { AppFile, FreshVolume, Probe, Rights } from "../model/app-spec.ts";
import type { Scenario } from "../model/scenario.ts";
import { folderName, type Method, type Mount, type Pair, type ReadyWhen, type Tmpfs } from "../options/parsers.ts";
import type { Secret } from "../redaction/redactor.ts";
import type { ComposeSurvey } from "../targets/docker/compose/resolve.ts";
import type { Thresholds } from "../verdict/judge.ts";
import { headersOf, readinessOf, serverNameOf } from "./readiness.ts";

/** As docker compose resolved it. */
export interface SurveyedCompose {
  readonly kind: "compose";
  readonly survey: ComposeSurvey;
}

/** Where the container to watch comes from. */
export type PlannedSource = ImageSource | SurveyedCompose | AttachSource;

export interface TargetPlan {
  readonly source: PlannedSource;
  /** For people, where a manifest describes the container: which of it. */
  readonly describedAs: string | null;
  /** Memory and MemorySwap both: swap is off. */
  readonly limitBytes: number;
  /** Null: the port that the image exposes. */
  readonly port: number | null;
  /** The socket that the app listens on, instead of its port; null for none. */
  readonly socketPath: string | null;
  /** Further ports that readiness asks. */
  readonly probePorts: readonly number[];
  /** Each name once. */
  readonly env: readonly Pair[];
  readonly command: readonly string[] | null;
  readonly entrypoint: readonly string[] | null;
  readonly workingDir: string | null;
  readonly user: string | null;
  /** Null: the engine's own. */
  readonly rights: Rights | null;
  readonly extraHosts: readonly string[];
  /** Sources as absolute paths. */
  readonly volumes: readonly Mount[];
  readonly freshVolumes: readonly FreshVolume[];
  readonly files: readonly AppFile[];
  readonly tmpfs: readonly Tmpfs[];
  readonly cpus: number | null;
  readonly network: string | null;
}

/** By name; the values of a name that was given more than once are joined, as HTTP has it. */
export type Headers = Readonly<Record<string, string>>;

/** What is asked, over and over, until it says that the app is ready. */
export type ReadyProbe =
  | {
      readonly kind: "http";
      readonly path: string;
      readonly headers: Headers;
      /** Null: HTTP. */
      readonly tls: TlsPlan | null;
      /** Null: the port that the load goes to. */
      readonly port: number | null;
    }
  | Exclude<Probe, { readonly kind: "http" }>
  | Extract<ReadyWhen, { readonly kind: "log" | "healthcheck" }>;

export interface ReadyStep {
  readonly probe: ReadyProbe;
  /** How long one answer may take. */
  readonly answerMs: number;
  /** From the beginning of one look to the beginning of the next, or of HTTP and TCP the pause between them. */
  readonly intervalMs: number;
  /** How many in a row must succeed. */
  readonly successes: number;
}

export interface ReadinessPlan {
  /** One after the other; none where nobody waits for the app. */
  readonly steps: readonly ReadyStep[];
  /** For all of them together. */
  readonly timeoutMs: number;
  /** The socket that the app listens on, instead of its port; null for none. */
  readonly socketPath: string | null;
}

/** How the app's certificate is checked. */
export interface TlsPlan {
  /** Certificates to trust, as PEM; null for those that the system trusts. */
  readonly ca: string | null;
  /** Any certificate will do. */
  readonly insecure: boolean;
  /** The name that the certificate must be for. */
  readonly serverName: string;
}

export interface LoadPlan {
  readonly path: string;
  readonly method: Method;
  readonly headers: Headers;
  readonly body: string | null;
  readonly connections: number;
  readonly rate: number | null;
  /** A connection is closed after so many requests, and another one opened; null: it is kept. */
  readonly requestsPerConnection: number | null;
  /** The socket that HTTP is spoken over, instead of the port; null for none. */
  readonly socketPath: string | null;
  /** Of HTTPS; null for HTTP. */
  readonly tls: TlsPlan | null;
  /** What virtual users do, one each connection, instead of one request over and over; null for that. */
  readonly scenario: Scenario | null;
  readonly warmupMs: number;
  readonly durationMs: number;
}

export interface SamplingPlan {
  /** Of the cgroup's own files, where they are visible. */
  readonly cgroupIntervalMs: number;
  /** Of one-shot stats, where the engine answers them at once. */
  readonly oneShotIntervalMs: number;
  /** Of one-shot stats beside the cgroup's own files. */
  readonly oneShotBesideFilesMs: number;
  /** An engine that takes longer over one-shot stats is streamed instead. */
  readonly oneShotTimeoutMs: number;
  /** After the load: time for memory that outlives it to be seen. */
  readonly settleMs: number;
}

export interface GatePlan {
  readonly target: TargetPlan;
  readonly readiness: ReadinessPlan;
  /** What makes the app work. */
  readonly driver: Driver;
  /** The requests, where those do. */
  readonly load: LoadPlan;
  readonly sampling: SamplingPlan;
  readonly thresholds: Thresholds;
  readonly reportDir: string;
  readonly notices: readonly string[];
  /** Texts that must not be shown. */
  readonly secrets: readonly Secret[];
}

export const samplingPlan: SamplingPlan = {
  // Below 10 ms, so that a spike of 10 ms can't fall between two samples where a timer is late by a little.
  cgroupIntervalMs: 9,
  oneShotIntervalMs: 100,
  // A second opinion there: ten answers a second cost another 1.5 % of a core, and the daemon 4 % that the app lacks.
  oneShotBesideFilesMs: 1_000,
  oneShotTimeoutMs: 250,
  settleMs: 250,
};

/** What was found out of the source before anything is started. */
export interface Survey {
  readonly limitBytes: number;
  readonly source: PlannedSource;
  readonly notices: readonly string[];
  /** Texts that must not be shown. */
  readonly secrets: readonly Secret[];
}

export function planOf(inputs: GateInputs, survey: Survey, reportDir: string): GatePlan {
  const headers = headersOf(inputs.headers);
  const tls = inputs.tls === null ? null : { ...inputs.tls, serverName: serverNameOf(headers) };
  const readiness = readinessOf(inputs, headers, tls);
  return {
    target: targetOf(inputs, survey, readiness),
    readiness,
    driver: inputs.driver,
    load: {
      path: inputs.path,
      method: inputs.method,
      headers,
      body: inputs.body,
      connections: inputs.connections,
      rate: inputs.rate,
      requestsPerConnection: inputs.requestsPerConnection,
      socketPath: readiness.socketPath,
      tls,
      scenario: inputs.scenario,
      warmupMs: inputs.warmupMs,
      durationMs: inputs.durationMs,
    },
    sampling: samplingPlan,
    thresholds: { maxRatio: inputs.maxRatio, maxErrorRate: inputs.maxErrorRate },
    reportDir,
    notices: [...inputs.notices, ...survey.notices],
    secrets: [...inputs.secrets, ...survey.secrets],
  };
}

/** What was given stands before what the manifest has. */
function targetOf(inputs: GateInputs, { limitBytes, source }: Survey, readiness: ReadinessPlan): TargetPlan {
  const { app, entrypoint, network } = inputs;
  const given = new Set([...inputs.volumes, ...inputs.tmpfs].map(({ target }) => folderName(target)));
  const isOwn = ({ target }: { readonly target: string }) => !given.has(folderName(target));
  return {
    source,
    describedAs: app?.name ?? null,
    limitBytes,
    port: inputs.port ?? app?.port ?? null,
    socketPath: readiness.socketPath,
    probePorts: readiness.steps.flatMap(({ probe }) => ("port" in probe && probe.port !== null ? probe.port : [])),
    env: [...new Map([...(app?.env ?? []), ...inputs.env])],
    // The manifest's arguments are those of its own command.
    command: inputs.command ?? (entrypoint === null ? (app?.command ?? null) : null),
    entrypoint: entrypoint ?? app?.entrypoint ?? null,
    workingDir: app?.workingDir ?? null,
    user: inputs.user ?? app?.user ?? null,
    rights: app?.rights ?? null,
    extraHosts: app?.extraHosts ?? [],
    volumes: inputs.volumes.map((volume) => ({ ...volume, source: resolve(volume.source) })),
    freshVolumes: (app?.volumes ?? [])
      .map((volume) => ({ ...volume, mounts: volume.mounts.filter(isOwn) }))
      .filter(({ mounts }) => mounts.length > 0),
    files: (app?.files ?? []).filter(({ path }) => !given.has(path)),
    tmpfs: [...(app?.tmpfs ?? []).filter(isOwn), ...inputs.tmpfs],
    cpus: inputs.cpus ?? app?.cpus ?? null,
    network,
  };
}

/**
 * The port to request: the planned one, or the one TCP port that the image exposes. Null where none is needed: of a batch
 * job, on a socket, and of an app that only its own command knows how to work, where the image says nothing.
 * @param exposed as in an image's config, such as `3000/tcp`
 * @throws GateError `inputs` where the image exposes none or several
 */
export function portOf({ target, driver, load, readiness }: GatePlan, exposed: readonly string[]): number | null {
  if (target.port !== null) return target.port;
  if (driver.kind === "none" || load.socketPath !== null) return null;
  const tcp = exposed
    .filter((port) => !port.endsWith("/udp") && !port.endsWith("/sctp"))
    .map((port) => Number.parseInt(port, 10));
  const [only, ...others] = tcp;
  if (only !== undefined && others.length === 0) return only;
  const asksPort = readiness.steps.some(({ probe }) => "port" in probe && probe.port === null);
  if (driver.kind === "command" && !asksPort) return null;
  const seen = only === undefined ? "no TCP port" : `${tcp.length} TCP ports (${tcp.join(", ")})`;
  throw new GateError(
    "inputs",
    `port: the image exposes ${seen}; set port to the one that serves HTTP, such as 8080${driver.kind === "command" ? ", or ready to a way that needs none, such as log:REGEXP" : ""}`,
  );
}

/** @throws GateError `inputs` where readiness is to be told by a HEALTHCHECK, and there is none */
export function assertHealthcheck({ steps }: ReadinessPlan, healthcheck: readonly string[] | null): void {
  if (healthcheck !== null || !steps.some(({ probe }) => probe.kind === "healthcheck")) return;
  throw new GateError("inputs", "ready: the app has no HEALTHCHECK; set ready to another way, such as http or tcp");
}
