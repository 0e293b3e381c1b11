// Checks that no request is above its limit. The API server rejects such a pod.

import { otherPlaceText } from "../lib/place-text.ts";
import type { Diagnostics } from "../yaml/diagnostics.ts";
import { child, entriesOf, plainText, type YamlNode } from "../yaml/node.ts";
import { kubernetesQuantity } from "./quantity.ts";
import type { MapFields } from "./typed-fields.ts";

interface Checked {
  readonly container: MapFields;
  readonly podSpec: MapFields;
  /** True if an option of memgate replaces the limit. */
  readonly isReplaced: { readonly memory: boolean; readonly cpu: boolean };
}

/** A container without its own limit is checked against the pod's limit. */
export function checkRequests(diagnostics: Diagnostics, { container, podSpec, isReplaced }: Checked): void {
  const names = new Set([container, podSpec].flatMap(requestedIn));
  for (const name of names) {
    if ((name === "memory" || name === "cpu") && isReplaced[name]) continue;
    const [own, pods] = [container, podSpec].map((fields) => amountsOf(fields, name));
    check(diagnostics, own?.request ?? null, own?.limit ?? pods?.limit ?? null, name);
    check(diagnostics, pods?.request ?? null, pods?.limit ?? null, name);
  }
}

/** The names of the requested resources, such as memory, cpu and ephemeral-storage. */
function requestedIn(fields: MapFields): readonly string[] {
  const requests = child(fields.at("resources"), "requests");
  return requests === null ? [] : entriesOf(requests).map(([name]) => name);
}

function amountsOf(fields: MapFields, name: string) {
  const of = (group: string) => child(fields.at("resources"), group, name);
  return { request: of("requests"), limit: of("limits") };
}

function check(diagnostics: Diagnostics, request: YamlNode | null, limit: YamlNode | null, name: string) {
  const [requested, most] = [request, limit].map((node) => plainText(node));
  if (request === null || limit === null || !requested || !most) return;
  const scale = name === "cpu" ? 3 : 0;
  const [amount, maximum] = [requested, most].map((text) => kubernetesQuantity(text, scale));
  if (amount === null) {
    diagnostics.error(
      request,
      `is ${requested}; expected a quantity such as ${name === "cpu" ? "500m or 2" : "512Mi or 1Gi"}`,
    );
  } else if (amount !== undefined && maximum !== null && maximum !== undefined && amount > maximum) {
    const message = `is ${requested}, above the limit ${most} (${otherPlaceText(limit.place, request.place)}); expected at most ${most}, as in Kubernetes`;
    diagnostics.error(request, message);
  }
}
