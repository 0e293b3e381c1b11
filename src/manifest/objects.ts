// The objects of all files: those that run containers, and those that hold what containers are given.

import { podPath, type WorkloadKind, workloadKindOf } from "../options/workload-kinds.ts";
import type { Diagnostics, Where } from "./diagnostics.ts";
import { holdsTemplate, templateHint } from "./helm-template.ts";
import type { TreeField } from "./tree.ts";
import { child, describeNode, listItems, type MapFields, openMap, plainText, type Spot } from "./typed-fields.ts";

export interface ManifestWorkload {
  readonly kind: WorkloadKind;
  readonly name: string;
  readonly namespace: string | null;
  readonly root: Spot;
  /** Run by Helm beside the app, as a test is. */
  readonly isHook: boolean;
}

export interface DataSource {
  readonly kind: "ConfigMap" | "Secret";
  readonly name: string;
  readonly namespace: string | null;
  readonly root: Spot;
}

export interface Objects {
  readonly workloads: readonly ManifestWorkload[];
  readonly data: readonly DataSource[];
  readonly kustomizations: readonly Where[];
  /** Kinds of which nothing is read. */
  readonly otherKinds: readonly string[];
}

export function sortObjects(diagnostics: Diagnostics, documents: readonly TreeField[]): Objects {
  const workloads: ManifestWorkload[] = [];
  const data: DataSource[] = [];
  const kustomizations: Where[] = [];
  const otherKinds = new Set<string>();
  for (const { root, kind } of documents.flatMap((document) =>
    objectsIn(diagnostics, { ...document, path: "" }, null),
  )) {
    const apiVersion = plainText(child(root, "apiVersion"));
    const workloadKind = workloadKindOf(apiVersion, kind);
    const name = nameOf(root);
    const namespace = plainText(child(root, "metadata", "namespace"));
    if (workloadKind !== null) {
      if (holdsTemplate(root.value)) diagnostics.problem({ place: root.place, path: "" }, templateHint);
      else if (name === null) diagnostics.problem(root, `${kind} without a name; expected metadata.name`);
      else workloads.push({ kind: workloadKind, name, namespace, root, isHook: isHook(root) });
    } else if ((kind === "ConfigMap" || kind === "Secret") && (apiVersion === null || apiVersion === "v1")) {
      // Kubernetes refuses one without a name; nothing refers to it.
      if (name !== null) data.push({ kind, name, namespace, root });
    } else if (kind === "Kustomization" && !apiVersion?.includes("toolkit.fluxcd.io")) {
      kustomizations.push(root);
    } else otherKinds.add(kind);
  }
  return { workloads, data, kustomizations, otherKinds: [...otherKinds] };
}

interface Named {
  readonly root: Spot;
  readonly kind: string;
}

function objectsIn(diagnostics: Diagnostics, root: Spot, listedKind: string | null): readonly Named[] {
  const fields: MapFields | null = root.value.kind === "map" ? openMap(diagnostics, root, null) : null;
  if (fields === null) {
    diagnostics.problem(
      root,
      `is ${describeNode(root.value)}; expected a Kubernetes object, a map with apiVersion and kind`,
    );
    return [];
  }
  const kind = plainText(fields.at("kind")) ?? listedKind;
  if (kind === null) {
    // kustomize takes one without its kind.
    const isKustomization = ["resources", "patches", "bases"].some((key) => child(root, key)?.value.kind === "list");
    if (isKustomization) return [{ root, kind: "Kustomization" }];
    diagnostics.problem(root, "has no kind; expected a Kubernetes object, a map with apiVersion and kind");
    return [];
  }
  const items = child(root, "items");
  if (!kind.endsWith("List") || items?.value.kind !== "list") return [{ root, kind }];
  const itemKind = kind === "List" ? null : kind.slice(0, -"List".length);
  return listItems(items).flatMap((item) => (item.value.kind === "null" ? [] : objectsIn(diagnostics, item, itemKind)));
}

function nameOf(root: Spot): string | null {
  const name = plainText(child(root, "metadata", "name")) ?? plainText(child(root, "metadata", "generateName"));
  return name === null || name === "" ? null : name.replace(/-$/, "");
}

function isHook(root: Spot): boolean {
  return child(root, "metadata", "annotations", "helm.sh/hook") !== null;
}

/** The pod of a workload: its metadata and its spec are fields of it. */
export function podOf({ kind, root }: ManifestWorkload): Spot | null {
  return child(root, ...podPath(kind));
}
