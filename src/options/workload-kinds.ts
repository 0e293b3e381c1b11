// The kinds of Kubernetes objects that run containers. memgate reads only these.

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

/** The short names of kubectl. Its plural names are the kinds with an s. */
const shortNames: Readonly<Record<string, WorkloadKind>> = {
  deploy: "Deployment",
  sts: "StatefulSet",
  ds: "DaemonSet",
  rs: "ReplicaSet",
  po: "Pod",
  cj: "CronJob",
  rc: "ReplicationController",
};

/** The API groups of these kinds, older groups included. Other groups define other objects under the same kinds. */
const apiGroups = new Set(["", "apps", "batch", "extensions"]);

/**
 * Reads a kind as kubectl does: in upper or lower case, singular, plural or short, with or without its group
 * (`deployments.apps`). Null if the kind is unknown.
 */
export function kindOf(text: string): WorkloadKind | null {
  const [name = "", group] = text.toLowerCase().split(/\.(.*)/s);
  if (group !== undefined && !/^(v\w+\.?)?(apps|batch|extensions|)$/.test(group)) return null;
  const found = workloadKinds.find((kind) => kind.toLowerCase() === name || `${kind.toLowerCase()}s` === name);
  return found ?? (Object.hasOwn(shortNames, name) ? (shortNames[name] ?? null) : null);
}

/** True for an object of one of these groups, and for an object without a group. */
export function isBuiltIn(apiVersion: string | null): boolean {
  const [group = "", version] = (apiVersion ?? "").split("/");
  return version === undefined || apiGroups.has(group);
}

/** The kind of an object. Null if memgate does not read objects of this kind. */
export function workloadKindOf(apiVersion: string | null, kind: string): WorkloadKind | null {
  if (!isBuiltIn(apiVersion)) return null;
  return workloadKinds.find((known) => known === kind) ?? null;
}

/** The path to the pod template, which contains the pod's metadata and spec. */
export function podPath(kind: WorkloadKind): readonly string[] {
  if (kind === "Pod") return [];
  return kind === "CronJob" ? ["spec", "jobTemplate", "spec", "template"] : ["spec", "template"];
}
