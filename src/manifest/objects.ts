// Sorts the objects of all manifest files: workloads, ConfigMaps and Secrets, kustomizations, and other kinds.

import {
  groupIn,
  intendedApiVersion,
  intendedKind,
  kindInGroup,
  podPath,
  type WorkloadKind,
  workloadKindOf,
} from "../options/workload-kinds.ts";
import type { Diagnostics, FieldLocation } from "../yaml/diagnostics.ts";
import { child, describeNode, listItems, plainText, type YamlNode } from "../yaml/node.ts";
import type { YamlField } from "../yaml/tree.ts";
import { containsTemplate, templateHint } from "./helm-template.ts";
import { type MapFields, openMap, reportMissing } from "./typed-fields.ts";

export interface ManifestWorkload {
  readonly kind: WorkloadKind;
  readonly name: string;
  readonly namespace: string | null;
  readonly root: YamlNode;
  /** True for a Helm hook, such as a test. */
  readonly isHook: boolean;
}

export interface DataSource {
  readonly kind: "ConfigMap" | "Secret";
  readonly name: string;
  readonly namespace: string | null;
  readonly root: YamlNode;
}

export interface Objects {
  readonly workloads: readonly ManifestWorkload[];
  readonly data: readonly DataSource[];
  readonly kustomizations: readonly FieldLocation[];
  /** Kinds that memgate does not read, each with its API group, and with the reason if it is not obvious. */
  readonly otherKinds: readonly string[];
}

export function sortObjects(diagnostics: Diagnostics, documents: readonly YamlField[]): Objects {
  const workloads: ManifestWorkload[] = [];
  const data: DataSource[] = [];
  const kustomizations: FieldLocation[] = [];
  const otherKinds = new Set<string>();
  for (const { root, kind } of documents.flatMap((document) =>
    objectsIn(diagnostics, { ...document, path: "" }, null),
  )) {
    const apiVersion = plainText(child(root, "apiVersion"));
    const workloadKind = podTemplateElsewhere(root) === null ? workloadKindOf(apiVersion, kind) : null;
    const name = nameOf(root);
    const namespace = plainText(child(root, "metadata", "namespace"));
    if (workloadKind !== null) {
      if (containsTemplate(root.value)) diagnostics.error({ place: root.place, path: "" }, templateHint);
      else if (name === null)
        reportMissing(diagnostics, root, ["metadata", "name"], {
          location: root,
          message: `${subjectOf(root)}has no metadata.name; expected a name for the ${kind}`,
        });
      else workloads.push({ kind: workloadKind, name, namespace, root, isHook: isHook(root) });
    } else if ((kind === "ConfigMap" || kind === "Secret") && (apiVersion === null || apiVersion === "v1")) {
      // Kubernetes rejects an object without a name, and nothing can refer to it.
      if (name !== null) data.push({ kind, name, namespace, root });
    } else if (kind === "Kustomization" && !apiVersion?.includes("toolkit.fluxcd.io")) {
      kustomizations.push(root);
    } else {
      reportMistypedKind(diagnostics, root, apiVersion, kind);
      otherKinds.add(kindInGroup(kind, groupIn(apiVersion)) + (podTemplateElsewhere(root) ?? ""));
    }
  }
  return { workloads, data, kustomizations, otherKinds: [...otherKinds] };
}

/** Reports a typing error in the kind or its group, which the API server rejects. */
function reportMistypedKind(diagnostics: Diagnostics, root: YamlNode, apiVersion: string | null, kind: string): void {
  const intended = intendedKind(apiVersion, kind);
  if (intended !== null) diagnostics.error(child(root, "kind") ?? root, `is ${kind}; did you mean ${intended}?`);
  const version = intendedApiVersion(apiVersion, kind);
  if (version === null) return;
  diagnostics.error(child(root, "apiVersion") ?? root, `is ${apiVersion}, without a ${kind}; did you mean ${version}?`);
}

/**
 * For messages: the workload whose pod template an Argo Rollout uses. Null for a Rollout with its own template, and for
 * any other object.
 */
function podTemplateElsewhere(root: YamlNode): string | null {
  const name = plainText(child(root, "spec", "workloadRef", "name"));
  if (name === null || child(root, "spec", "template") !== null) return null;
  const kind = plainText(child(root, "spec", "workloadRef", "kind")) ?? "Deployment";
  return `, which uses the pod template of ${kind}/${name}`;
}

/** The subject of a message about a whole document, which has no path. */
function subjectOf({ path }: FieldLocation): string {
  return path === "" ? "the document " : "";
}

interface KubernetesObject {
  readonly root: YamlNode;
  readonly kind: string;
}

/** @param listedKind the kind of the items in a list such as DeploymentList; null if each item must have a kind */
function objectsIn(diagnostics: Diagnostics, root: YamlNode, listedKind: string | null): readonly KubernetesObject[] {
  const fields: MapFields | null = root.value.kind === "map" ? openMap(diagnostics, root, null) : null;
  if (fields === null) {
    diagnostics.error(
      root,
      `${subjectOf(root)}is ${describeNode(root.value)}; expected a Kubernetes object, a map with apiVersion and kind`,
    );
    return [];
  }
  const kind = plainText(fields.at("kind")) ?? listedKind;
  if (kind === null) {
    // kustomize accepts a kustomization without a kind.
    const isKustomization = ["resources", "patches", "bases"].some((key) => child(root, key)?.value.kind === "list");
    if (isKustomization) return [{ root, kind: "Kustomization" }];
    reportMissing(diagnostics, root, ["kind"], {
      location: root,
      message: `${subjectOf(root)}has no kind; expected a Kubernetes object, a map with apiVersion and kind`,
    });
    return [];
  }
  const items = child(root, "items");
  if (!kind.endsWith("List") || items?.value.kind !== "list") return [{ root, kind }];
  const itemKind = kind === "List" ? null : kind.slice(0, -"List".length);
  return listItems(items).flatMap((item) => (item.value.kind === "null" ? [] : objectsIn(diagnostics, item, itemKind)));
}

/** metadata.name, or metadata.generateName without its trailing hyphen; null if the object has neither. */
function nameOf(root: YamlNode): string | null {
  const name = plainText(child(root, "metadata", "name")) ?? plainText(child(root, "metadata", "generateName"));
  return name === null || name === "" ? null : name.replace(/-$/, "");
}

function isHook(root: YamlNode): boolean {
  return child(root, "metadata", "annotations", "helm.sh/hook") !== null;
}

/** The node with the pod's metadata and spec; null if the workload has no pod template. */
export function podOf({ kind, root }: ManifestWorkload): YamlNode | null {
  return child(root, ...podPath(kind));
}
