// The kinds of Kubernetes objects that run containers. memgate reads only these.

import { suggestion } from "../lib/suggest.ts";

export const workloadKinds = [
  "Deployment",
  "StatefulSet",
  "DaemonSet",
  "ReplicaSet",
  "Pod",
  "Job",
  "CronJob",
  "ReplicationController",
  "Rollout",
  "DeploymentConfig",
  "Service",
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
  ro: "Rollout",
  dc: "DeploymentConfig",
  ksvc: "Service",
};

/** The API groups of Kubernetes' own kinds, older groups included. The core group is empty. */
const ownGroups = ["", "apps", "batch", "extensions"];

/** The API groups of kinds that Argo Rollouts, OpenShift and Knative define. DeploymentConfig was in the core group. */
const otherGroups: Partial<Readonly<Record<WorkloadKind, readonly string[]>>> = {
  Rollout: ["argoproj.io"],
  DeploymentConfig: ["apps.openshift.io", ""],
  Service: ["serving.knative.dev"],
};

/** The API groups in which memgate reads a kind. Other groups use the same kind for other objects. */
function groupsOf(kind: WorkloadKind): readonly string[] {
  return otherGroups[kind] ?? ownGroups;
}

/**
 * Reads a kind as kubectl does: in upper or lower case, singular, plural or short, with or without its group
 * (`deployments.apps`). Null if the kind is unknown.
 */
export function kindOf(text: string): WorkloadKind | null {
  const [name = "", qualifier] = text.toLowerCase().split(/\.(.*)/s);
  const found =
    workloadKinds.find((kind) => kind.toLowerCase() === name || `${kind.toLowerCase()}s` === name) ??
    (Object.hasOwn(shortNames, name) ? shortNames[name] : undefined);
  if (found === undefined) return null;
  // kubectl accepts the version before the group: deployments.v1.apps.
  const group = qualifier?.replace(/^v\d\w*(\.|$)/, "");
  return group === undefined || groupsOf(found).includes(group) ? found : null;
}

/** The kind of an object. Null if memgate does not read objects of this kind. */
export function workloadKindOf(apiVersion: string | null, kind: string): WorkloadKind | null {
  const found = workloadKinds.find((known) => known === kind);
  return found !== undefined && groupsOf(found).includes(groupIn(apiVersion)) ? found : null;
}

/** The group of an apiVersion such as `apps/v1`. Empty for the core group, as in `v1`, and without an apiVersion. */
export function groupIn(apiVersion: string | null): string {
  const [group = "", version] = (apiVersion ?? "").split("/");
  return version === undefined ? "" : group;
}

/** Lists the kinds for a message. A kind that is not part of Kubernetes has its API group: `Rollout (argoproj.io)`. */
export function listOfKinds(): string {
  return workloadKinds.map((kind) => kindInGroup(kind, otherGroups[kind]?.[0] ?? "")).join(", ");
}

export function kindInGroup(kind: string, group: string): string {
  return group === "" ? kind : `${kind} (${group})`;
}

/** The kinds that a mistyped kind may stand for. A Service in the core group is not a workload. */
const kindsToSuggest: readonly string[] = [
  ...workloadKinds.filter((kind) => kind !== "Service"),
  "ConfigMap",
  "Secret",
];

/**
 * Corrects a mistyped kind. Returns null if the kind is not a typing error: another project has its own API group with
 * its own kinds, such as CronTab. The first letter must be correct, so that the Kubernetes kind Node does not count as a
 * mistyped Pod.
 */
export function intendedKind(apiVersion: string | null, kind: string): string | null {
  const group = groupIn(apiVersion);
  if (kindsToSuggest.includes(kind) || !workloadKinds.some((known) => groupsOf(known).includes(group))) return null;
  const lower = kind.toLowerCase();
  const sameCase = kindsToSuggest.find((known) => known.toLowerCase() === lower);
  const similar = kindsToSuggest.filter((known) => known.charAt(0).toLowerCase() === lower.charAt(0));
  return sameCase ?? suggestion(kind, similar);
}

/**
 * Corrects a mistyped apiVersion: returns `apps/v1` for `app/v1`. Returns null if it is not a typing error.
 */
export function intendedApiVersion(apiVersion: string | null, kind: string): string | null {
  const found = workloadKinds.find((known) => known === kind);
  const [group = "", version] = (apiVersion ?? "").split("/");
  if (found === undefined || version === undefined) return null;
  const nearest = suggestion(
    group,
    groupsOf(found).filter((known) => known !== ""),
  );
  return nearest === null || nearest === group ? null : `${nearest}/${version}`;
}

/** The path to the pod template, which contains the pod's metadata and spec. */
export function podPath(kind: WorkloadKind): readonly string[] {
  if (kind === "Pod") return [];
  return kind === "CronJob" ? ["spec", "jobTemplate", "spec", "template"] : ["spec", "template"];
}
