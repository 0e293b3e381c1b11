// Which container of the manifest is meant.
import { suggestion } from "../lib/suggest.ts";
import { podPath } from "../options/workload-kinds.ts";
import type { Selector } from "../options/workload-selector.ts";
import type { Diagnostics, Where } from "./diagnostics.ts";
import { type ManifestWorkload, type Objects, podOf } from "./objects.ts";
import { child, describeNode, listItems, type Spot } from "./typed-fields.ts";

export interface Chosen {
  readonly workload: ManifestWorkload;
  readonly pod: Spot;
  readonly podSpec: Spot;
  readonly container: Spot;
  readonly containerName: string;
  /** The others of the pod. */
  readonly siblings: readonly Spot[];
}

/** Null, with a problem, where none or several could be meant. */
export function chooseContainer(
  diagnostics: Diagnostics,
  { workloads }: Objects,
  selector: Selector | null,
): Chosen | null {
  // What Helm runs beside the app, such as a test, is meant only where it is named.
  const apps = workloads.filter(({ isHook }) => !isHook);
  const pool = apps.length > 0 ? apps : workloads;
  const first = (selector === null ? pool : workloads)[0];
  if (first === undefined) return null;
  const where: Where = { place: first.root.place, path: "" };
  if (selector === null) {
    if (pool.length === 1) return chooseIn(diagnostics, first, null);
    diagnostics.problem(where, `several containers could be meant; give one of ${choices(pool)} as selector`);
    return null;
  }
  if (selector.by === "container") return byContainer(diagnostics, where, workloads, selector.container);
  const called = `${selector.kind}/${selector.name}`;
  const found = workloads.filter(({ kind, name }) => kind === selector.kind && name === selector.name);
  if (found.length === 1 && found[0] !== undefined) return chooseIn(diagnostics, found[0], selector.container);
  if (found.length > 1) {
    const places = found.map(({ root: { place } }) => `${place.file}:${place.line}`).join(", ");
    diagnostics.problem(where, `${called} is there more than once (${places}); expected one of its name`);
  } else
    diagnostics.problem(where, `${called} is not in the manifest; ${hint(called, workloads.map(titleOf), workloads)}`);
  return null;
}

function byContainer(
  diagnostics: Diagnostics,
  where: Where,
  workloads: readonly ManifestWorkload[],
  name: string,
): Chosen | null {
  const found = workloads.filter((workload) => namesIn(workload).includes(name));
  if (found.length === 1 && found[0] !== undefined) return chooseIn(diagnostics, found[0], name);
  if (found.length > 1) {
    const titles = found.map((workload) => `${titleOf(workload)}/${name}`).join(", ");
    diagnostics.problem(where, `several containers are called ${name}; expected one of ${titles}`);
    return null;
  }
  const meant = workloads.filter((workload) => workload.name === name);
  if (meant.length > 0) {
    diagnostics.problem(where, `${name} is a workload, not a container; expected ${choices(meant)}`);
    return null;
  }
  const names = workloads.flatMap(namesIn);
  diagnostics.problem(where, `no container is called ${name}; ${hint(name, names, workloads)}`);
  return null;
}

function hint(name: string, known: readonly string[], workloads: readonly ManifestWorkload[]): string {
  const meant = known.length === 0 ? null : suggestion(name, known);
  return meant === null ? `expected one of ${choices(workloads)}` : `did you mean ${meant}?`;
}

function chooseIn(diagnostics: Diagnostics, workload: ManifestWorkload, name: string | null): Chosen | null {
  const pod = podOf(workload);
  const podSpec = child(pod, "spec");
  const list = child(podSpec, "containers");
  const containers = listItems(list, "name");
  if (pod === null || podSpec === null || containers.length === 0) {
    const path = [...podPath(workload.kind), "spec", "containers"].join(".");
    const value = list === null ? "missing" : list.value.kind === "list" ? "empty" : describeNode(list.value);
    const place = (list ?? podSpec ?? pod ?? workload.root).place;
    diagnostics.problem({ place, path }, `is ${value}; expected a list of containers`);
    return null;
  }
  const meant = name === null ? containers : containers.filter((container) => nameOf(container) === name);
  const [container] = meant;
  if (container === undefined) {
    const message = `has no container ${name}; ${hint(name ?? "", namesIn(workload), [workload])}`;
    diagnostics.problem({ place: workload.root.place, path: titleOf(workload) }, message);
    return null;
  }
  if (meant.length > 1) {
    const message = `has several containers; give one of ${choices([workload])} as selector`;
    diagnostics.problem({ place: workload.root.place, path: titleOf(workload) }, message);
    return null;
  }
  const containerName = nameOf(container);
  if (container.value.kind !== "map")
    diagnostics.problem(container, `is ${describeNode(container.value)}; expected a map`);
  else if (containerName === null) diagnostics.problem(container, "has no name; expected name, a text");
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

/** As a selector has them. */
function choices(workloads: readonly ManifestWorkload[]): string {
  const all = workloads.flatMap((workload) => {
    const names = namesIn(workload);
    return names.length < 2 ? [titleOf(workload)] : names.map((name) => `${titleOf(workload)}/${name}`);
  });
  return [...new Set(all)].join(", ");
}

export function titleOf({ kind, name }: ManifestWorkload): string {
  return `${kind}/${name}`;
}

function namesIn(workload: ManifestWorkload): readonly string[] {
  const containers = listItems(child(podOf(workload), "spec", "containers"));
  return containers.map(nameOf).filter((name) => name !== null);
}

function nameOf(container: Spot): string | null {
  const name = child(container, "name");
  return name?.value.kind === "text" && name.value.text !== "" ? name.value.text : null;
}
