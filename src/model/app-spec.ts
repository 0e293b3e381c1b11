// An app as a Kubernetes manifest describes it.

import type { FilePlace, Pair, Tmpfs } from "../options/parsers.ts";

/** A readiness probe. memgate repeats it until it succeeds. */
export type Probe =
  | {
      readonly kind: "http";
      readonly path: string;
      readonly headers: readonly Pair[];
      /** With https, any certificate is accepted, as by the kubelet. */
      readonly scheme: "http" | "https";
      /** Null for the port that receives the load. */
      readonly port: number | null;
    }
  | { readonly kind: "tcp"; readonly port: number | null }
  | { readonly kind: "exec"; readonly command: readonly string[] };

export interface HttpsPort {
  /** Null for the port that receives the load. */
  readonly port: number | null;
  /** The line of the probe. */
  readonly place: FilePlace;
  /** The path of the probe in the file. */
  readonly field: string;
}

/** One step of readiness. Steps run in order, and the app is ready when every step has succeeded. */
export interface ProbeStep {
  readonly probe: Probe;
  /** The line of the probe in the manifest. */
  readonly place: FilePlace;
  /** The longest time that one attempt may take. */
  readonly attemptTimeoutMs: number;
  /** Time from the beginning of one attempt to the beginning of the next. */
  readonly intervalMs: number;
  /** Number of consecutive attempts that must succeed. */
  readonly successes: number;
}

/** A file with the content of a ConfigMap or a Secret. */
export interface AppFile {
  /** Relative to the volume if the file is in a volume, else an absolute path in the container. */
  readonly path: string;
  readonly content: Uint8Array;
  /** Permission bits. */
  readonly mode: number;
}

/** A volume that memgate creates for the run and removes after it. */
export interface EphemeralVolume {
  /** At least one mount. */
  readonly mounts: readonly { readonly target: string; readonly readOnly: boolean }[];
  /** The group of the volume's root folder. Null for the group of root. Any group may write to this folder. */
  readonly groupId: number | null;
  readonly files: readonly AppFile[];
}

/** The container's rights, if they differ from the engine's defaults. */
export interface Rights {
  readonly readOnlyRoot: boolean;
  readonly noNewPrivileges: boolean;
  readonly capAdd: readonly string[];
  readonly capDrop: readonly string[];
  /** Numbers of supplementary groups. */
  readonly groups: readonly number[];
}

/** A container of a manifest. A field is null or empty if the manifest does not set it. */
export interface AppSpec {
  /** For messages: `Deployment/api, container web`. */
  readonly name: string;
  readonly limit: { readonly bytes: number; readonly place: FilePlace } | null;
  readonly image: string | null;
  readonly entrypoint: readonly string[] | null;
  readonly command: readonly string[] | null;
  readonly workingDir: string | null;
  readonly env: readonly Pair[];
  /** The values of Secrets, which memgate masks. */
  readonly secrets: readonly string[];
  /** The port that receives the load. */
  readonly port: number | null;
  readonly cpus: number | null;
  /** In Docker's form: `1000` or `1000:2000`. */
  readonly user: string | null;
  readonly rights: Rights;
  /** In Docker's form: `name:address`. */
  readonly extraHosts: readonly string[];
  /** If empty, the readiness options of the run apply. */
  readonly probes: readonly ProbeStep[];
  /** The ports to which probes send HTTPS. Includes the liveness probe, which memgate does not run. */
  readonly httpsPorts: readonly HttpsPort[];
  /** The longest start-up time that the manifest's probes allow. Null if they set no limit. */
  readonly startMs: number | null;
  /** The longest initial delay of the manifest's probes: the app may become ready later than that. */
  readonly delayMs: number;
  readonly tmpfs: readonly Tmpfs[];
  readonly volumes: readonly EphemeralVolume[];
  /** Files in the container itself: keys of ConfigMaps and Secrets that are mounted with a subPath. */
  readonly files: readonly AppFile[];
  /** Fields that memgate does not support or changes, each as a sentence with file, line, column and field. */
  readonly notices: readonly string[];
}
