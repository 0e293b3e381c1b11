// An app as its team describes it, in a manifest: what a container of it needs beyond the options of a run.

import type { FilePlace, Pair, Tmpfs } from "../options/parsers.ts";
import type { Secret } from "./secret.ts";

/** What shows that an app is ready: asked until it succeeds. */
export type Probe =
  | {
      readonly kind: "http";
      readonly path: string;
      readonly headers: readonly Pair[];
      /** https: whatever certificate the app shows, as the kubelet has it. */
      readonly scheme: "http" | "https";
      /** Null: the port that the load goes to. */
      readonly port: number | null;
    }
  | { readonly kind: "tcp"; readonly port: number | null }
  | { readonly kind: "exec"; readonly command: readonly string[] };

/** One after the other; the app is ready when all of them have succeeded. */
export interface ProbeStep {
  readonly probe: Probe;
  /** How long one answer may take. */
  readonly answerMs: number;
  /** From the beginning of one look to the beginning of the next. */
  readonly intervalMs: number;
  /** How many in a row must succeed. */
  readonly successes: number;
}

/** A file with what a ConfigMap or a Secret holds. */
export interface AppFile {
  /** In a volume, a path within it; else an absolute path in the container. */
  readonly path: string;
  readonly content: Uint8Array;
  /** Permission bits. */
  readonly mode: number;
}

/** A volume that is made for the run, and removed with it. */
export interface EphemeralVolume {
  /** At least one; the same volume may be seen at several. */
  readonly mounts: readonly { readonly target: string; readonly readOnly: boolean }[];
  /** The group that its root folder belongs to; null for root's. Anyone may write to it. */
  readonly groupId: number | null;
  readonly files: readonly AppFile[];
}

/** The container's rights, where they differ from the engine's own. */
export interface Rights {
  readonly readOnlyRoot: boolean;
  readonly noNewPrivileges: boolean;
  readonly capAdd: readonly string[];
  readonly capDrop: readonly string[];
  /** Further groups, by number. */
  readonly groups: readonly number[];
}

/** A container as a manifest has it. Null and empty: it says nothing of it. */
export interface AppSpec {
  /** For people: `Deployment/api, container web`. */
  readonly name: string;
  readonly limit: { readonly bytes: number; readonly place: FilePlace } | null;
  readonly image: string | null;
  readonly entrypoint: readonly string[] | null;
  readonly command: readonly string[] | null;
  readonly workingDir: string | null;
  readonly env: readonly Pair[];
  /** Texts that must not be shown: the values of Secrets. */
  readonly secrets: readonly Secret[];
  /** The one to send load to. */
  readonly port: number | null;
  readonly cpus: number | null;
  /** As Docker takes it: `1000` or `1000:2000`. */
  readonly user: string | null;
  readonly rights: Rights;
  /** As Docker takes them: `name:address`. */
  readonly extraHosts: readonly string[];
  /** Empty: the run's own readiness options hold. */
  readonly probes: readonly ProbeStep[];
  /** The longest that its own probes give it to start; null where they say nothing. */
  readonly startMs: number | null;
  readonly tmpfs: readonly Tmpfs[];
  readonly volumes: readonly EphemeralVolume[];
  /** Files in the container itself: a ConfigMap's or Secret's key that is mounted with a subPath. */
  readonly files: readonly AppFile[];
  /** What is not honoured, or not as it is written, a sentence each with file, line and field. */
  readonly notices: readonly string[];
}
