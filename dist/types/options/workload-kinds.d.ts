export declare const workloadKinds: readonly ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Pod", "Job", "CronJob", "ReplicationController", "Rollout", "DeploymentConfig", "Service"];
export type WorkloadKind = (typeof workloadKinds)[number];
/**
 * Reads a kind as kubectl does: in upper or lower case, singular, plural or short, with or without its group
 * (`deployments.apps`). Null if the kind is unknown.
 */
export declare function kindOf(text: string): WorkloadKind | null;
/** The kind of an object. Null if memgate does not read objects of this kind. */
export declare function workloadKindOf(apiVersion: string | null, kind: string): WorkloadKind | null;
/** The group of an apiVersion such as `apps/v1`. Empty for the core group, as in `v1`, and without an apiVersion. */
export declare function groupIn(apiVersion: string | null): string;
/** Lists the kinds for a message. A kind that is not part of Kubernetes has its API group: `Rollout (argoproj.io)`. */
export declare function listOfKinds(): string;
export declare function kindInGroup(kind: string, group: string): string;
/**
 * The kind that a mistyped kind stands for. Null if the kind is not a typing error: the API group of another project
 * has its own kinds, such as CronTab. The first letter must be correct, so that the Kubernetes kind Node does not count
 * as a mistyped Pod.
 */
export declare function intendedKind(apiVersion: string | null, kind: string): string | null;
/**
 * The apiVersion that a mistyped apiVersion stands for, such as `apps/v1` for `app/v1`. Null if it is not a typing
 * error.
 */
export declare function intendedApiVersion(apiVersion: string | null, kind: string): string | null;
/** The path to the pod template, which contains the pod's metadata and spec. */
export declare function podPath(kind: WorkloadKind): readonly string[];
