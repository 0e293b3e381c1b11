// What a run will do, in bytes and milliseconds.

import type { Method, Mount, Pair, ReadyWhen, Tmpfs } from "../options/parsers.ts";
import type { AttachSource, ImageSource } from "./app-source.ts";
import type { AppFile, EphemeralVolume, Probe, Rights } from "./app-spec.ts";
import type { ResolvedCompose } from "./resolved-compose.ts";
import type { Scenario } from "./scenario.ts";
import type { Secret } from "./secret.ts";
import type { Thresholds } from "./verdict.ts";
import type { WorkloadPlan } from "./workload.ts";

/** As docker compose resolved it. */
interface ResolvedComposeSource {
  readonly kind: "compose";
  readonly resolved: ResolvedCompose;
}

/** Where the container to watch comes from. */
export type PlannedSource = ImageSource | ResolvedComposeSource | AttachSource;

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
  readonly ephemeralVolumes: readonly EphemeralVolume[];
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
  readonly workload: WorkloadPlan;
  /** The requests, where those do. */
  readonly load: LoadPlan;
  readonly sampling: SamplingPlan;
  readonly thresholds: Thresholds;
  readonly reportDir: string;
  readonly notices: readonly string[];
  /** Texts that must not be shown. */
  readonly secrets: readonly Secret[];
}

/** What was found out of the source before anything is started. */
export interface ResolvedSource {
  readonly limitBytes: number;
  readonly source: PlannedSource;
  readonly notices: readonly string[];
  /** Texts that must not be shown. */
  readonly secrets: readonly Secret[];
}
