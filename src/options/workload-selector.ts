import type { Parsed } from "./parsed.ts";
import { kindOf, type WorkloadKind } from "./workload-kinds.ts";

/** Selects the container of a manifest to test. */
export type Selector =
  | { readonly by: "container"; readonly container: string }
  /** `container` is null if the selector names only the workload, which must then have exactly one container. */
  | { readonly by: "workload"; readonly kind: WorkloadKind; readonly name: string; readonly container: string | null };

const selectorForm =
  "KIND/NAME, KIND/NAME/CONTAINER or CONTAINER, such as deployment/api, sts/db/postgres or web, where KIND is one of " +
  "deployment, statefulset, daemonset, replicaset, pod, job, cronjob, replicationcontroller or kubectl's short names";

const namePattern = /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/;

/** Reads `KIND/NAME`, `KIND/NAME/CONTAINER` or `CONTAINER`, with the kinds of kubectl. */
export function parseSelector(text: string): Parsed<Selector> {
  const [first = "", name, container, ...rest] = text.split("/");
  const refused = { ok: false, accepted: selectorForm } as const;
  const names = [name ?? first, ...(container === undefined ? [] : [container])];
  if (rest.length > 0 || !names.every((part) => namePattern.test(part))) return refused;
  if (name === undefined) return { ok: true, value: { by: "container", container: first } };
  const kind = kindOf(first);
  if (kind === null) return refused;
  return { ok: true, value: { by: "workload", kind, name, container: container ?? null } };
}
