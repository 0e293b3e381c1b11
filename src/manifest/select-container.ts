// Selects the container that memgate runs.
import { suggestion } from "../lib/suggest.ts";
import { podPath } from "../options/workload-kinds.ts";
import type { Selector } from "../options/workload-selector.ts";
import type { Diagnostics, FieldLocation } from "../yaml/diagnostics.ts";
import { child, describeNode, listItems, type YamlNode } from "../yaml/node.ts";
import { type ManifestWorkload, type Objects, podOf } from "./objects.ts";
import { reportMissing } from "./typed-fields.ts";

export interface SelectedContainer {
  readonly workload: ManifestWorkload;
  readonly pod: YamlNode;
  readonly podSpec: YamlNode;
  readonly container: YamlNode;
  readonly containerName: string;
  /** The other containers of the pod, without init containers. */
  readonly siblings: readonly YamlNode[];
}

/** Reports an error and returns null if the selector matches no container or several containers. */
export function selectContainer(
  diagnostics: Diagnostics,
  { workloads }: Objects,
  selector: Selector | null,
): SelectedContainer | null {
  // A Helm hook, such as a test, must be selected by name, unless the manifest has only hooks.
  const apps = workloads.filter(({ isHook }) => !isHook);
  const pool = apps.length > 0 ? apps : workloads;
  const first = (selector === null ? pool : workloads)[0];
  if (first === undefined) return null;
  const location: FieldLocation = { place: first.root.place, path: "" };
  if (selector === null) {
    if (pool.length === 1) return selectIn(diagnostics, first, null);
    diagnostics.error(location, `the manifest has several containers; set selector to ${choices(pool)}`);
    return null;
  }
  if (selector.by === "container") return selectByContainer(diagnostics, location, workloads, selector.container);
  const title = `${selector.kind}/${selector.name}`;
  const found = workloads.filter(({ kind, name }) => kind === selector.kind && name === selector.name);
  if (found.length === 1 && found[0] !== undefined) return selectIn(diagnostics, found[0], selector.container);
  if (found.length > 1) {
    const places = found.map(({ root: { place } }) => `${place.file}:${place.line}`).join(", ");
    diagnostics.error(location, `the manifest defines ${title} more than once (${places}); expected one definition`);
  } else {
    const advice = hint(title, workloads.map(titleOf), workloads);
    diagnostics.error(location, `the manifest has no ${title}; ${advice}`);
  }
  return null;
}

function selectByContainer(
  diagnostics: Diagnostics,
  location: FieldLocation,
  workloads: readonly ManifestWorkload[],
  name: string,
): SelectedContainer | null {
  const found = workloads.filter((workload) => namesIn(workload).includes(name));
  if (found.length === 1 && found[0] !== undefined) return selectIn(diagnostics, found[0], name);
  if (found.length > 1) {
    const selectors = oneOf(found.map((workload) => `${titleOf(workload)}/${name}`));
    diagnostics.error(location, `the manifest has several containers "${name}"; set selector to ${selectors}`);
    return null;
  }
  const sameName = workloads.filter((workload) => workload.name === name);
  if (sameName.length > 0) {
    diagnostics.error(location, `"${name}" is a workload, not a container; set selector to ${choices(sameName)}`);
    return null;
  }
  const names = workloads.flatMap(namesIn);
  diagnostics.error(location, `the manifest has no container "${name}"; ${hint(name, names, workloads)}`);
  return null;
}

function hint(name: string, known: readonly string[], workloads: readonly ManifestWorkload[]): string {
  const nearest = known.length === 0 ? null : suggestion(name, known);
  return nearest === null ? `expected ${choices(workloads)}` : `did you mean ${nearest}?`;
}

function selectIn(diagnostics: Diagnostics, workload: ManifestWorkload, name: string | null): SelectedContainer | null {
  const pod = podOf(workload);
  const podSpec = child(pod, "spec");
  const list = child(podSpec, "containers");
  const containers = listItems(list, "name");
  if (pod === null || podSpec === null || containers.length === 0) {
    const path = [...podPath(workload.kind), "spec", "containers"].join(".");
    const value = list === null ? "missing" : list.value.kind === "list" ? "empty" : describeNode(list.value);
    const place = (list ?? podSpec ?? pod ?? workload.root).place;
    const missing = { location: { place, path }, message: `is ${value}; expected a list of containers` };
    reportMissing(diagnostics, workload.root, [...podPath(workload.kind), "spec", "containers"], missing);
    return null;
  }
  const matches = name === null ? containers : containers.filter((container) => nameOf(container) === name);
  const [container] = matches;
  if (container === undefined) {
    const message = `has no container "${name}"; ${hint(name ?? "", namesIn(workload), [workload])}`;
    diagnostics.error({ place: workload.root.place, path: titleOf(workload) }, message);
    return null;
  }
  if (matches.length > 1) {
    const message = `has several containers; set selector to ${choices([workload])}`;
    diagnostics.error({ place: workload.root.place, path: titleOf(workload) }, message);
    return null;
  }
  const containerName = nameOf(container);
  if (container.value.kind !== "map")
    diagnostics.error(container, `is ${describeNode(container.value)}; expected a map`);
  else if (containerName === null) diagnostics.error(container, "has no name; expected a string");
  if (containerName === null) return null;
  return {
    workload,
    pod,
    podSpec,
    container,
    containerName,
    siblings: containers.filter((other) => other !== container),
  };
}

/** The selectors of all containers, as a message lists them. */
function choices(workloads: readonly ManifestWorkload[]): string {
  const all = workloads.flatMap((workload) => {
    const names = namesIn(workload);
    return names.length < 2 ? [titleOf(workload)] : names.map((name) => `${titleOf(workload)}/${name}`);
  });
  return oneOf([...new Set(all)]);
}

function oneOf(selectors: readonly string[]): string {
  return selectors.length === 1 ? selectors.join("") : `one of ${selectors.join(", ")}`;
}

/** `KIND/NAME`, for example `Deployment/api`. */
export function titleOf({ kind, name }: ManifestWorkload): string {
  return `${kind}/${name}`;
}

function namesIn(workload: ManifestWorkload): readonly string[] {
  const containers = listItems(child(podOf(workload), "spec", "containers"));
  return containers.map(nameOf).filter((name) => name !== null);
}

function nameOf(container: YamlNode): string | null {
  const name = child(container, "name");
  return name?.value.kind === "text" && name.value.text !== "" ? name.value.text : null;
}
