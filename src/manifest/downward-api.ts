// The downward API: what a pod is told about itself. Here that is what the manifest says of it.

import type { Diagnostics } from "./diagnostics.ts";
import { amountOf, type InForce } from "./resources.ts";
import type { Chosen } from "./select-container.ts";
import { child, listItems, openMap, plainText, type Spot } from "./typed-fields.ts";

export type FromPod =
  | { readonly value: string }
  /** Where it would come from; null where a problem is told already. */
  | { readonly value: null; readonly source: string | null };

const reported: FromPod = { value: null, source: null };

/** @param where a fieldRef */
export function fromField(diagnostics: Diagnostics, where: Spot, chosen: Chosen): FromPod {
  const ref = openMap(diagnostics, where, { apiVersion: null, fieldPath: null });
  const path = ref?.text("fieldPath") ?? null;
  if (path === null) {
    if (ref?.at("fieldPath") === null)
      diagnostics.problem(where, "has no fieldPath; expected one such as metadata.name");
    return reported;
  }
  const { workload, pod, podSpec } = chosen;
  const [, group, key] = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(path) ?? [];
  if (group !== undefined && key !== undefined) {
    const own = group === "labels" ? ownLabels(chosen)[key] : undefined;
    // Without such a label it is an empty text in Kubernetes too.
    return { value: own ?? plainText(child(pod, "metadata", group, key)) ?? "" };
  }
  switch (path) {
    case "metadata.name":
      return { value: podName(chosen) };
    case "metadata.namespace":
      return { value: plainText(child(pod, "metadata", "namespace")) ?? workload.namespace ?? "default" };
    case "spec.serviceAccountName":
      return { value: plainText(child(podSpec, "serviceAccountName")) ?? "default" };
    case "spec.nodeName": {
      const node = plainText(child(podSpec, "nodeName"));
      return node === null ? { value: null, source: `${path}, which only a cluster knows` } : { value: node };
    }
    case "metadata.uid":
    case "status.podIP":
    case "status.podIPs":
    case "status.hostIP":
    case "status.hostIPs":
      return { value: null, source: `${path}, which only a cluster knows` };
    default:
      diagnostics.problem(
        ref?.at("fieldPath") ?? where,
        "is no field that a variable can be of; expected metadata.name or such",
      );
      return reported;
  }
}

/** A StatefulSet's pods are numbered, and apps make something of the number; others have names by chance. */
function podName({ workload: { kind, name } }: Chosen): string {
  return kind === "StatefulSet" ? `${name}-0` : name;
}

function ownLabels(chosen: Chosen): Readonly<Record<string, string | undefined>> {
  if (chosen.workload.kind !== "StatefulSet") return {};
  return { "statefulset.kubernetes.io/pod-name": podName(chosen), "apps.kubernetes.io/pod-index": "0" };
}

/** The container, and the limits that hold for it. */
export type Described = Chosen & { readonly inForce: InForce };

/** @param where a resourceFieldRef */
export function fromResource(
  diagnostics: Diagnostics,
  where: Spot,
  { podSpec, container, inForce }: Described,
): FromPod {
  const ref = openMap(diagnostics, where, { containerName: null, resource: null, divisor: null });
  const resource = ref?.text("resource") ?? null;
  if (ref === null || resource === null) {
    if (ref?.at("resource") === null) diagnostics.problem(where, "has no resource; expected one such as limits.memory");
    return reported;
  }
  const name = ref.text("containerName");
  const all = [...listItems(child(podSpec, "containers")), ...listItems(child(podSpec, "initContainers"))];
  const meant = name === null ? container : all.find((other) => plainText(child(other, "name")) === name);
  if (meant === undefined) {
    diagnostics.problem(
      where,
      `has the containerName ${name}, which the pod does not have; expected one of its containers`,
    );
    return reported;
  }
  const own = meant === container ? inForce : { limitBytes: null, cpus: null };
  const amount = amountOf(meant, resource, plainText(ref.at("divisor")), own);
  if (amount.known === true) return { value: amount.text };
  if (amount.known === false) return { value: null, source: `${resource}, which the container does not have` };
  diagnostics.problem(ref.at("resource") ?? where, amount.message);
  return reported;
}
