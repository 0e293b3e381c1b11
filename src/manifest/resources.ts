// Reads `resources`: the limits of the container and its pod, and the values that the downward API derives from them.

import { otherPlaceText } from "../lib/place-text.ts";
import { suggestion } from "../lib/suggest.ts";
import { minLimitBytes } from "../options/parsers.ts";
import type { Diagnostics } from "../yaml/diagnostics.ts";
import { child, describeNode, plainText, type YamlNode } from "../yaml/node.ts";
import type { SourcePlace } from "../yaml/tree.ts";
import { kubernetesQuantity } from "./quantity.ts";
import { checkRequests } from "./requests.ts";
import { type MapFields, reportUnknownField } from "./typed-fields.ts";

export interface Resources {
  readonly limit: { readonly bytes: number; readonly place: SourcePlace } | null;
  /** At least 0.01, Docker's minimum. Null if there is no limit. */
  readonly cpus: number | null;
}

const minCpus = 0.01;
const otherLimits = /^(ephemeral-storage|hugepages-.+|.+\/.+)$/;

/** Limits from memgate's options. Null if the manifest's limit applies. */
export interface LimitOverrides {
  readonly limitBytes: number | null;
  readonly cpus: number | null;
}

/**
 * The limits of the container. A limit of the pod (Kubernetes 1.34) applies to a container without a limit of its own.
 * The API server rejects a container's limit above the limit of the pod.
 *
 * @param siblings the number of other containers, which share a limit of the pod
 */
export function readResources(
  diagnostics: Diagnostics,
  podSpec: MapFields,
  container: MapFields,
  limitOverrides: LimitOverrides,
  siblings: number,
): Resources {
  const isReplaced = limitOverrides.limitBytes !== null;
  const [own, pods] = [limitsIn(diagnostics, container), limitsIn(diagnostics, podSpec)];
  const [memory, podMemory] = [own, pods].map((limits) => limits?.at("memory") ?? null);
  const limit = memoryOf(diagnostics, memory ?? null, isReplaced);
  const podLimit = memoryOf(diagnostics, podMemory ?? null, isReplaced);
  checkRequests(diagnostics, {
    container,
    podSpec,
    isReplaced: { memory: isReplaced, cpu: limitOverrides.cpus !== null },
  });
  const [cpus, podCpus] = [own, pods].map((limits) => cpusOf(diagnostics, limits?.at("cpu") ?? null));
  if (limit !== null && podLimit !== null && limit.bytes > podLimit.bytes && !isReplaced) {
    const most = plainText(podMemory ?? null);
    const node = memory ?? container.node;
    const place = otherPlaceText(podLimit.place, node.place);
    const message = `is ${plainText(memory ?? null)}, above the limit of the pod (${place}); expected at most ${most}`;
    diagnostics.error(node, message);
  }
  if (limit === null && podLimit !== null && podMemory && siblings > 0 && !isReplaced) {
    diagnostics.warning(
      podMemory,
      "applies to all containers of the pod together; memgate applies it to the tested container alone",
    );
  }
  return { limit: limit ?? podLimit, cpus: leastOf(cpus ?? null, podCpus ?? null) };
}

function leastOf(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}

/** `resources.limits` of a container or a pod. */
function limitsIn(diagnostics: Diagnostics, fields: MapFields): MapFields | null {
  const supported = { limits: null, requests: null, claims: "memgate passes no devices to the container" };
  const limits = fields.map("resources", supported)?.map("limits", null) ?? null;
  for (const [key, node] of limits?.all() ?? []) {
    if (key === "memory" || key === "cpu") continue;
    const meant = suggestion(key, ["memory", "cpu"]);
    if (otherLimits.test(key)) diagnostics.unsupported(node, "memgate limits only memory and cpu");
    else if (meant === null || limits?.at(meant) === null)
      reportUnknownField(diagnostics, node, key, ["memory", "cpu"]);
    else diagnostics.unsupported(node, `memgate does not know this field; did you mean ${meant}?`);
  }
  return limits;
}

/** @param isReplaced true if an option overrides the limit: memgate then ignores an invalid limit */
function memoryOf(diagnostics: Diagnostics, node: YamlNode | null, isReplaced: boolean): Resources["limit"] {
  if (node === null) return null;
  const text = plainText(node);
  const bytes = text === null ? null : kubernetesQuantity(text, 0);
  if (isReplaced && (bytes ?? 0) < minLimitBytes) return null;
  if (bytes === null) {
    diagnostics.error(node, `is ${text ?? describeNode(node.value)}; expected a quantity such as 512Mi or 1Gi`);
  } else if (bytes < minLimitBytes) {
    const size = text?.endsWith("m")
      ? `${Number.parseFloat(text) / 1_000} bytes (m means one thousandth)`
      : `${bytes} bytes`;
    diagnostics.error(node, `is ${text}, which is ${size}; expected at least 6Mi, such as 512Mi`);
  } else return { bytes, place: node.place };
  return null;
}

function cpusOf(diagnostics: Diagnostics, node: YamlNode | null): number | null {
  if (node === null) return null;
  const text = plainText(node);
  const thousandths = text === null ? null : kubernetesQuantity(text, 3);
  if (thousandths === null) {
    diagnostics.error(node, `is ${text ?? describeNode(node.value)}; expected a quantity such as 500m or 2`);
    return null;
  }
  // The kubelet treats 0 as unlimited.
  if (thousandths === 0) return null;
  const cpus = thousandths / 1_000;
  if (cpus >= minCpus) return cpus;
  diagnostics.warning(node, `is ${text}; memgate applies ${minCpus}, Docker's minimum`);
  return minCpus;
}

export type ResourceAmount =
  | { readonly known: true; readonly text: string }
  /** The manifest does not set the amount. In Kubernetes it is then the node's capacity. */
  | { readonly known: false }
  /** Invalid. `message` has the actual and the expected value. */
  | { readonly known: null; readonly message: string };

const resourceNames = /^(limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-.+)$/;

/**
 * The value of a `resourceFieldRef`. Source: Kubernetes' `ExtractContainerResourceValue` (pkg/api/v1/resource). If the
 * container does not set a limit, the limit of the pod applies.
 */
export function resourceAmount(
  podSpec: YamlNode,
  container: YamlNode,
  resource: string,
  divisor: string | null,
  limitOverrides: LimitOverrides,
): ResourceAmount {
  const [, group = "", name = ""] = resourceNames.exec(resource) ?? [];
  if (name === "")
    return { known: null, message: `is ${resource}; expected a value such as limits.memory or requests.cpu` };
  const scale = name === "cpu" ? 3 : 0;
  const part = kubernetesQuantity(divisor ?? "1", scale);
  if (part === null)
    return { known: null, message: "has an invalid divisor; expected a quantity such as 1, 1m or 1Mi" };
  const replaced = { memory: limitOverrides.limitBytes, cpu: limitOverrides.cpus }[name] ?? null;
  const written = [container, podSpec].map((node) => plainText(child(node, "resources", "limits", name)));
  const limit = replaced === null ? (written[0] ?? written[1] ?? null) : String(replaced);
  const request = plainText(child(container, "resources", "requests", name));
  // In Kubernetes a missing request defaults to the limit.
  const text = group === "limits" ? limit : (request ?? limit ?? "0");
  const amount = text === null ? null : kubernetesQuantity(text, scale);
  if (amount === null || (group === "limits" && amount === 0)) return { known: false };
  // A divisor of 0 means the default, 1.
  return { known: true, text: String(Math.ceil(amount / (part === 0 ? 10 ** scale : part))) };
}
