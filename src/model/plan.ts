// The plan of a run. Sizes are in bytes, times in milliseconds.

import type { FilePlace, Method, Mount, Pair, ReadyWhen, Tmpfs, WhyMode } from "../options/parsers.ts";
import type { Repeat } from "../options/repeat.ts";
import type { AttachSource, ComposeSource, ImageSource } from "./app-source.ts";
import type { AppFile, EphemeralVolume, Probe, Rights } from "./app-spec.ts";
import type { ComparedBase } from "./comparison.ts";
import type { Baseline } from "./fields/baseline.ts";
import type { ResolvedCompose } from "./resolved-compose.ts";
import type { Scenario } from "./scenario.ts";
import type { Thresholds } from "./verdict.ts";
import type { WorkloadPlan } from "./workload.ts";

/** A Compose project after `docker compose config` has resolved it. */
interface ResolvedComposeSource {
  readonly kind: "compose";
  readonly resolved: ResolvedCompose;
}

/** The source of the container under test. */
export type PlannedSource = ImageSource | ResolvedComposeSource | AttachSource;

export interface TargetPlan {
  readonly source: PlannedSource;
  /** For messages: the container in the manifest, such as `Deployment/api, container web`. Null without a manifest. */
  readonly describedAs: string | null;
  /** Set as both Memory and MemorySwap, so that swap is off. */
  readonly limitBytes: number;
  /** Null for the port that the image exposes. */
  readonly port: number | null;
  /** True if the app listens on no port, whatever its image exposes. */
  readonly isWithoutPort: boolean;
  /** The Unix socket that the app listens on. Null if it listens on a port. */
  readonly socketPath: string | null;
  /** Other ports that readiness probes use. */
  readonly probePorts: readonly number[];
  /** Each name occurs once. */
  readonly env: readonly Pair[];
  readonly command: readonly string[] | null;
  readonly entrypoint: readonly string[] | null;
  readonly workingDir: string | null;
  readonly user: string | null;
  /** Null for the engine's defaults. */
  readonly rights: Rights | null;
  readonly extraHosts: readonly string[];
  /** The sources are absolute paths. */
  readonly volumes: readonly Mount[];
  readonly ephemeralVolumes: readonly EphemeralVolume[];
  readonly files: readonly AppFile[];
  readonly tmpfs: readonly Tmpfs[];
  readonly cpus: number | null;
  readonly network: string | null;
  /** True if memgate creates a network for the run, in which it fixes the container's address. */
  readonly isOnOwnNetwork: boolean;
}

/** Header values by name. Values of a repeated name are joined as HTTP requires (RFC 9110; cookies: RFC 6265). */
export type Headers = Readonly<Record<string, string>>;

/** A readiness probe. memgate repeats it until it succeeds. */
export type ReadyProbe =
  | {
      readonly kind: "http";
      readonly path: string;
      readonly headers: Headers;
      /** Null for HTTP without TLS. */
      readonly tls: TlsPlan | null;
      /** Null for the port that receives the load. */
      readonly port: number | null;
    }
  | Exclude<Probe, { readonly kind: "http" }>
  | Extract<ReadyWhen, { readonly kind: "log" | "healthcheck" }>;

export interface ReadyStep {
  readonly probe: ReadyProbe;
  /** The line of the probe in the manifest. Null if the probe comes from the options. */
  readonly place: FilePlace | null;
  /** The longest time that one attempt may take. */
  readonly attemptTimeoutMs: number;
  /** HTTP and TCP: the pause between two attempts. Others: the time between the beginnings of two attempts. */
  readonly intervalMs: number;
  /** Number of consecutive attempts that must succeed. */
  readonly successes: number;
}

export interface ReadinessPlan {
  /** Run in order. Empty for a batch job, which memgate does not wait for. */
  readonly steps: readonly ReadyStep[];
  /** For all steps together. */
  readonly timeoutMs: number;
  /** False if the port is only a guess from the image or the manifest, and no step needs it. */
  readonly awaitsPort: boolean;
  /** The Unix socket that the app listens on. Null if it listens on a port. */
  readonly socketPath: string | null;
}

/** How memgate checks the app's certificate. */
export interface TlsPlan {
  /** Trusted certificates as PEM. Null for the certificates that Node.js trusts. */
  readonly ca: string | null;
  /** True to accept any certificate. */
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
  /**
   * The load ends after this number of requests over all connections; with a scenario, after this number of turns. Null
   * if it ends by time only.
   */
  readonly requests: number | null;
  /** Number of requests after which a connection is closed and replaced. Null to keep connections open. */
  readonly requestsPerConnection: number | null;
  /** A request without a complete response after this time fails. */
  readonly requestTimeoutMs: number;
  /** True if redirects are the real work of the app. A scenario decides by its `expect`. */
  readonly acceptsRedirects: boolean;
  /** The lowest accepted share of the requests that the rate requires, in [0, 1]. */
  readonly minRate: number;
  /** The Unix socket to send requests to. Null to send them to the port. */
  readonly socketPath: string | null;
  /** Null for HTTP without TLS. */
  readonly tls: TlsPlan | null;
  /** Requests of virtual users, one user per connection. Null to repeat the request of the fields above. */
  readonly scenario: Scenario | null;
  readonly warmupMs: number;
  /** The length of the load phase. With `requests`, the longest time that it may take. */
  readonly durationMs: number;
}

export interface SamplingPlan {
  /** Interval of the cgroup files. */
  readonly cgroupIntervalMs: number;
  /** Interval of one-shot stats requests if they are the only source. */
  readonly oneShotIntervalMs: number;
  /** Interval of one-shot stats requests if memgate also reads the cgroup files. */
  readonly oneShotBesideFilesMs: number;
  /** If one-shot stats take longer than this, memgate uses the engine's stream instead. */
  readonly oneShotTimeoutMs: number;
  /** Time to sample after the load has ended. */
  readonly settleMs: number;
}

/** A Compose project of a base, which memgate resolves when the base's files exist. */
export interface BaseComposeSource extends ComposeSource {
  /** Null if the load runs elsewhere. */
  readonly loadService: string | null;
  /** The image that replaces the service's. Null if the files name it. */
  readonly image: string | null;
}

export interface BasePlan extends ComparedBase {
  /** With a repository, relative paths are below its root: memgate checks the commit out first. */
  readonly source: ImageSource | BaseComposeSource;
  /** The root of the git repository that has the commit. Null for a base without a commit. */
  readonly repository: string | null;
  /** True if the app is built from the same commit, without a change. The comparison then shows noise only. */
  readonly isHead: boolean;
}

/** A comparison of the app with its base. */
export interface ComparisonPlan {
  /** A share: 0.05 is 5%. */
  readonly maxIncrease: number;
  readonly base: BasePlan;
}

export interface GatePlan {
  readonly target: TargetPlan;
  readonly readiness: ReadinessPlan;
  readonly workload: WorkloadPlan;
  /** The requests, used if `workload` is http. load-command takes path, tls and socketPath from it. */
  readonly load: LoadPlan;
  readonly sampling: SamplingPlan;
  readonly thresholds: Thresholds;
  /** Whether memgate may ask the app's runtime what holds the memory. */
  readonly why: WhyMode;
  /** The number of runs, or `auto`: the peak of the first run then decides. */
  readonly repeat: Repeat;
  /** True for the leak check. `load.requests` is then the size of a block; null to measure how many take 4 s. */
  readonly checksLeak: boolean;
  /** Null without a base to compare the app with. */
  readonly comparison: ComparisonPlan | null;
  /** The saved runs to show the change against. Null without a baseline, and for each run of a set. */
  readonly baseline: Baseline | null;
  readonly reportDir: string;
  readonly notices: readonly string[];
  readonly secrets: readonly string[];
}

/** The source of the app with its limit, as resolved before anything starts. */
export interface ResolvedSource {
  readonly limitBytes: number;
  readonly source: PlannedSource;
  readonly notices: readonly string[];
  readonly secrets: readonly string[];
}
