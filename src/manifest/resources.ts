// resources: the limits that hold, and what the downward API says of them.

import { minLimitBytes } from "../options/parsers.ts";
import type { Diagnostics } from "./diagnostics.ts";
import { kubernetesQuantity } from "./quantity.ts";
import type { SourceLine } from "./tree.ts";
import { child, describeNode, type MapFields, plainText, type Spot, unknown } from "./typed-fields.ts";

export interface Resources {
  readonly limit: { readonly bytes: number; readonly place: SourceLine } | null;
  /** At least 0.01, Docker's minimum. */
  readonly cpus: number | null;
}

const minCpus = 0.01;
const otherLimits = /^(ephemeral-storage|hugepages-.+|.+\/.+)$/;

/** What the run's own options say; null where they leave it to the manifest. */
export interface InForce {
  readonly limitBytes: number | null;
  readonly cpus: number | null;
}

export function readResources(diagnostics: Diagnostics, container: MapFields, inForce: InForce): Resources {
  const supported = { limits: null, requests: null, claims: "devices are not handed in" };
  const limits = container.map("resources", supported)?.map("limits", null) ?? null;
  for (const [key, spot] of limits?.all() ?? []) {
    if (key === "memory" || key === "cpu") continue;
    const why = otherLimits.test(key) ? "only memory and cpu are limited" : unknown(key, ["memory", "cpu"]);
    diagnostics.notHonoured(spot, why);
  }
  return {
    limit: memoryOf(diagnostics, limits?.at("memory") ?? null, inForce.limitBytes !== null),
    cpus: cpusOf(diagnostics, limits?.at("cpu") ?? null),
  };
}

/** @param isReplaced what is wrong with it is of no consequence then */
function memoryOf(diagnostics: Diagnostics, spot: Spot | null, isReplaced: boolean): Resources["limit"] {
  if (spot === null) return null;
  const text = plainText(spot);
  const bytes = text === null ? null : kubernetesQuantity(text, 0);
  if (isReplaced && (bytes ?? 0) < minLimitBytes) return null;
  if (bytes === null) {
    diagnostics.problem(spot, `is ${text ?? describeNode(spot.value)}; expected a quantity such as 512Mi or 1Gi`);
  } else if (bytes < minLimitBytes) {
    const size = text?.endsWith("m")
      ? `${Number.parseFloat(text) / 1_000} bytes (m is a thousandth)`
      : `${bytes} bytes`;
    diagnostics.problem(spot, `is ${text}, to Kubernetes ${size}; expected 6Mi at least, such as 512Mi`);
  } else return { bytes, place: spot.place };
  return null;
}

function cpusOf(diagnostics: Diagnostics, spot: Spot | null): number | null {
  if (spot === null) return null;
  const text = plainText(spot);
  const thousandths = text === null ? null : kubernetesQuantity(text, 3);
  if (thousandths === null) {
    diagnostics.problem(spot, `is ${text ?? describeNode(spot.value)}; expected a quantity such as 500m or 2`);
    return null;
  }
  // To the kubelet it is no limit.
  if (thousandths === 0) return null;
  const cpus = thousandths / 1_000;
  if (cpus >= minCpus) return cpus;
  diagnostics.notice(spot, `is ${text}: ${minCpus} is taken, the least that Docker can limit`);
  return minCpus;
}

export type Amount =
  | { readonly known: true; readonly text: string }
  /** Not in the manifest: a node has it. */
  | { readonly known: false }
  /** `message` says what was seen and expected. */
  | { readonly known: null; readonly message: string };

const resourceNames = /^(limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-.+)$/;

/** What a resourceFieldRef stands for. Source: Kubernetes' `ExtractContainerResourceValue` (pkg/api/v1/resource). */
export function amountOf(container: Spot, resource: string, divisor: string | null, inForce: InForce): Amount {
  const [, group = "", name = ""] = resourceNames.exec(resource) ?? [];
  if (name === "") return { known: null, message: `is ${resource}; expected limits.memory, limits.cpu or requests.…` };
  const scale = name === "cpu" ? 3 : 0;
  const part = kubernetesQuantity(divisor ?? "1", scale);
  if (part === null) return { known: null, message: "has a divisor that is no quantity; expected 1, 1m, 1Mi or such" };
  const replaced = { memory: inForce.limitBytes, cpu: inForce.cpus }[name] ?? null;
  const limit = replaced === null ? plainText(child(container, "resources", "limits", name)) : String(replaced);
  const request = plainText(child(container, "resources", "requests", name));
  // What is not asked for is as much as the limit.
  const text = group === "limits" ? limit : (request ?? limit ?? "0");
  const amount = text === null ? null : kubernetesQuantity(text, scale);
  if (amount === null || (group === "limits" && amount === 0)) return { known: false };
  // A divisor of 0 is how "none" is written.
  return { known: true, text: String(Math.ceil(amount / (part === 0 ? 10 ** scale : part))) };
}
