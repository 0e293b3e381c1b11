// Reads `resources`: the container's limits, and the values that the downward API derives from them.

import { suggestion } from "../lib/suggest.ts";
import { minLimitBytes } from "../options/parsers.ts";
import type { Diagnostics } from "../yaml/diagnostics.ts";
import { child, describeNode, plainText, type YamlNode } from "../yaml/node.ts";
import type { SourcePlace } from "../yaml/tree.ts";
import { kubernetesQuantity } from "./quantity.ts";
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

export function readResources(
  diagnostics: Diagnostics,
  container: MapFields,
  limitOverrides: LimitOverrides,
): Resources {
  const supported = { limits: null, requests: null, claims: "memgate passes no devices to the container" };
  const limits = container.map("resources", supported)?.map("limits", null) ?? null;
  for (const [key, node] of limits?.all() ?? []) {
    if (key === "memory" || key === "cpu") continue;
    const meant = suggestion(key, ["memory", "cpu"]);
    if (otherLimits.test(key)) diagnostics.unsupported(node, "memgate limits only memory and cpu");
    else if (meant === null || limits?.at(meant) === null)
      reportUnknownField(diagnostics, node, key, ["memory", "cpu"]);
    else diagnostics.unsupported(node, `memgate does not know this field; did you mean ${meant}?`);
  }
  return {
    limit: memoryOf(diagnostics, limits?.at("memory") ?? null, limitOverrides.limitBytes !== null),
    cpus: cpusOf(diagnostics, limits?.at("cpu") ?? null),
  };
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
  /** The manifest does not set it. In Kubernetes the value is the node's capacity. */
  | { readonly known: false }
  /** Invalid. `message` has the actual and the expected value. */
  | { readonly known: null; readonly message: string };

const resourceNames = /^(limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-.+)$/;

/** The value of a `resourceFieldRef`. Source: Kubernetes' `ExtractContainerResourceValue` (pkg/api/v1/resource). */
export function resourceAmount(
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
  const limit = replaced === null ? plainText(child(container, "resources", "limits", name)) : String(replaced);
  const request = plainText(child(container, "resources", "requests", name));
  // In Kubernetes a missing request defaults to the limit.
  const text = group === "limits" ? limit : (request ?? limit ?? "0");
  const amount = text === null ? null : kubernetesQuantity(text, scale);
  if (amount === null || (group === "limits" && amount === 0)) return { known: false };
  // A divisor of 0 means the default, 1.
  return { known: true, text: String(Math.ceil(amount / (part === 0 ? 10 ** scale : part))) };
}
