import { suggestion } from "../lib/suggest.ts";
import type { Parsed } from "./parsed.ts";
import { kindOf, type WorkloadKind, workloadKinds } from "./workload-kinds.ts";

/** Selects the container of a manifest to test. */
export type Selector = {
  /** Null for any namespace. */
  readonly namespace: string | null;
} & (
  | { readonly by: "container"; readonly container: string }
  /** `container` is null if the selector names only the workload, which must then have exactly one container. */
  | { readonly by: "workload"; readonly kind: WorkloadKind; readonly name: string; readonly container: string | null }
);

const lowerKinds = workloadKinds.map((kind) => kind.toLowerCase());

const selectorForm =
  "KIND/NAME, KIND/NAME/CONTAINER or CONTAINER, each with NAMESPACE: before it if needed, such as deployment/api, " +
  `sts/db/postgres, web or prod:deployment/api, where KIND is one of ${lowerKinds.join(", ")} or kubectl's short names`;

const namePattern = /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/;

/**
 * Reads `KIND/NAME`, `KIND/NAME/CONTAINER` or `CONTAINER`. Each form may begin with `NAMESPACE:`. KIND may be
 * written in all ways that kubectl accepts.
 */
export function parseSelector(text: string): Parsed<Selector> {
  const [, namespace = null, path = ""] = /^(?:([^:]*):)?(.*)$/s.exec(text) ?? [];
  const [first = "", name, container, ...rest] = path.split("/");
  const refused = { ok: false, accepted: selectorForm } as const;
  const names = [
    name ?? first,
    ...(container === undefined ? [] : [container]),
    ...(namespace === null ? [] : [namespace]),
  ];
  if (rest.length > 0 || !names.every((part) => namePattern.test(part))) return refused;
  if (name === undefined) return { ok: true, value: { by: "container", namespace, container: first } };
  const kind = kindOf(first);
  if (kind !== null)
    return { ok: true, value: { by: "workload", namespace, kind, name, container: container ?? null } };
  const nearest = suggestion(first.toLowerCase(), lowerKinds);
  return nearest === null ? refused : { ok: false, accepted: `${selectorForm}; did you mean ${nearest}?` };
}
