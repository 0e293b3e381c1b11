// The kinds of Kubernetes objects that run containers.

export const workloadKinds = [
  "Deployment",
  "StatefulSet",
  "DaemonSet",
  "ReplicaSet",
  "Pod",
  "Job",
  "CronJob",
  "ReplicationController",
] as const;

export type WorkloadKind = (typeof workloadKinds)[number];

/** kubectl's short names; its plurals are the kinds with an s. */
const shortNames: Readonly<Record<string, WorkloadKind>> = {
  deploy: "Deployment",
  sts: "StatefulSet",
  ds: "DaemonSet",
  rs: "ReplicaSet",
  po: "Pod",
  cj: "CronJob",
  rc: "ReplicationController",
};

/** API groups of these kinds, the older ones too; others have kinds of the same names and of other shapes. */
const groups = new Set(["", "apps", "batch", "extensions"]);

/** As kubectl reads a kind: in any case, singular, plural or short, and with its group (`deployments.apps`). */
export function kindOf(text: string): WorkloadKind | null {
  const [name = "", group] = text.toLowerCase().split(/\.(.*)/s);
  if (group !== undefined && !/^(v\w+\.?)?(apps|batch|extensions|)$/.test(group)) return null;
  const found = workloadKinds.find((kind) => kind.toLowerCase() === name || `${kind.toLowerCase()}s` === name);
  return found ?? (Object.hasOwn(shortNames, name) ? (shortNames[name] ?? null) : null);
}

/** The kind of an object that this reads; null for any other. */
export function workloadKindOf(apiVersion: string | null, kind: string): WorkloadKind | null {
  const [group = "", version] = (apiVersion ?? "").split("/");
  if (version !== undefined && !groups.has(group)) return null;
  return workloadKinds.find((known) => known === kind) ?? null;
}

/** Where the pod is: its metadata and its spec are in there. */
export function podPath(kind: WorkloadKind): readonly string[] {
  if (kind === "Pod") return [];
  return kind === "CronJob" ? ["spec", "jobTemplate", "spec", "template"] : ["spec", "template"];
}
