// The downward API: variables whose values are fields of the pod. memgate takes the fields from the manifest.

import { podAddress } from "../model/pod-address.ts";
import type { Diagnostics } from "../yaml/diagnostics.ts";
import { child, listItems, plainText, type YamlNode } from "../yaml/node.ts";
import { type LimitOverrides, resourceAmount } from "./resources.ts";
import type { SelectedContainer } from "./select-container.ts";
import { openMap } from "./typed-fields.ts";

export type PodValue =
  | { readonly value: string }
  /** `source` describes the missing value for the error message. It is null if an error is reported already. */
  | { readonly value: null; readonly source: string | null };

const alreadyReported: PodValue = { value: null, source: null };

/** The value of a variable with `fieldRef`. */
export function fieldRefValue(diagnostics: Diagnostics, node: YamlNode, selected: SelectedContainer): PodValue {
  const ref = openMap(diagnostics, node, { apiVersion: null, fieldPath: null });
  const path = ref?.text("fieldPath") ?? null;
  if (path === null) {
    if (ref?.at("fieldPath") === null)
      diagnostics.error(node, "has no fieldPath; expected a path such as metadata.name");
    return alreadyReported;
  }
  const { workload, pod, podSpec } = selected;
  const [, group, key] = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(path) ?? [];
  if (group !== undefined && key !== undefined) {
    const generated = group === "labels" ? generatedLabels(selected)[key] : undefined;
    // In Kubernetes too, a missing label or annotation gives an empty string.
    return { value: generated ?? plainText(child(pod, "metadata", group, key)) ?? "" };
  }
  switch (path) {
    case "metadata.name":
      return { value: podName(selected) };
    case "metadata.namespace":
      return { value: plainText(child(pod, "metadata", "namespace")) ?? workload.namespace ?? "default" };
    case "spec.serviceAccountName":
      return { value: textOf(podSpec, "serviceAccountName") ?? textOf(podSpec, "serviceAccount") ?? "default" };
    case "status.podIP":
    case "status.podIPs":
      return { value: podAddress };
    case "spec.nodeName":
    case "metadata.uid":
    case "status.hostIP":
    case "status.hostIPs":
      return {
        value: (path === "spec.nodeName" ? textOf(podSpec, "nodeName") : null) ?? standIn(diagnostics, node, path),
      };
    default:
      diagnostics.error(
        ref?.at("fieldPath") ?? node,
        "is not a field that a variable can refer to; expected a path such as metadata.name",
      );
      return alreadyReported;
  }
}

/**
 * Stand-ins for values that only a cluster has. status.hostIP is the loopback address of the container, except with the
 * host's network. So an app that looks for a service on its node reaches no program of this machine.
 */
const standIns = {
  "spec.nodeName": "memgate-node",
  "metadata.uid": "00000000-0000-4000-8000-000000000000",
  "status.hostIP": "127.0.0.1",
  "status.hostIPs": "127.0.0.1",
} as const;

function standIn(diagnostics: Diagnostics, node: YamlNode, path: keyof typeof standIns): string {
  const value = standIns[path];
  diagnostics.warning(
    node,
    `is ${value}, because only a cluster has ${path}; set the variable with env if the app needs another`,
  );
  return value;
}

function textOf(podSpec: YamlNode, key: string): string | null {
  return plainText(child(podSpec, key));
}

/**
 * The name of the pod. For a StatefulSet, it is the name of the first pod, because apps use the number in it. Other
 * pods have random names in Kubernetes. memgate gives them the workload's name.
 */
function podName({ workload: { kind, name } }: SelectedContainer): string {
  return kind === "StatefulSet" ? `${name}-0` : name;
}

/** Labels that Kubernetes sets on the pods of a StatefulSet. */
function generatedLabels(selected: SelectedContainer): Readonly<Record<string, string | undefined>> {
  if (selected.workload.kind !== "StatefulSet") return {};
  return { "statefulset.kubernetes.io/pod-name": podName(selected), "apps.kubernetes.io/pod-index": "0" };
}

export type DownwardApiContext = SelectedContainer & { readonly limitOverrides: LimitOverrides };

/** The value of a variable with `resourceFieldRef`. */
export function resourceFieldRefValue(
  diagnostics: Diagnostics,
  node: YamlNode,
  { podSpec, container, limitOverrides }: DownwardApiContext,
): PodValue {
  const ref = openMap(diagnostics, node, { containerName: null, resource: null, divisor: null });
  const resource = ref?.text("resource") ?? null;
  if (ref === null || resource === null) {
    if (ref?.at("resource") === null)
      diagnostics.error(node, "has no resource; expected a value such as limits.memory");
    return alreadyReported;
  }
  const name = ref.text("containerName");
  const all = [...listItems(child(podSpec, "containers")), ...listItems(child(podSpec, "initContainers"))];
  const target = name === null ? container : all.find((other) => plainText(child(other, "name")) === name);
  if (target === undefined) {
    diagnostics.error(node, `has containerName ${name}, which is not in the pod; expected one of its containers`);
    return alreadyReported;
  }
  const overrides = target === container ? limitOverrides : { limitBytes: null, cpus: null };
  const amount = resourceAmount(podSpec, target, resource, plainText(ref.at("divisor")), overrides);
  if (amount.known === true) return { value: amount.text };
  if (amount.known === false)
    return { value: null, source: `${resource}, which neither the container nor its pod sets` };
  diagnostics.error(ref.at("resource") ?? node, amount.message);
  return alreadyReported;
}
