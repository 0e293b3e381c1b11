// Selects the container that memgate runs.

import { placeText } from "../lib/place-text.ts";
import { suggestion } from "../lib/suggest.ts";
import { podPath } from "../options/workload-kinds.ts";
import type { Selector } from "../options/workload-selector.ts";
import type { Diagnostics, FieldLocation } from "../yaml/diagnostics.ts";
import { child, describeNode, listItems, plainText, type YamlNode } from "../yaml/node.ts";
import { knativeContainer } from "./knative.ts";
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

/** True for a native sidecar: an init container that runs as long as the app. */
export function isSidecar(initContainer: YamlNode): boolean {
  return plainText(child(initContainer, "restartPolicy")) === "Always";
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
  const locationOf = ({ root }: ManifestWorkload): FieldLocation => ({ place: root.place, path: "" });
  const location = locationOf(first);
  if (selector === null) {
    if (pool.length === 1) return selectIn(diagnostics, first, null, workloads);
    diagnostics.error(location, severalWorkloads(pool, workloads));
    return null;
  }
  const { namespace } = selector;
  const inNamespace = namespace === null ? workloads : workloads.filter((one) => namespaceOf(one) === namespace);
  const [firstInNamespace] = inNamespace;
  if (firstInNamespace === undefined) {
    const known = [...new Set(workloads.map(namespaceOf))];
    const nearest = suggestion(namespace ?? "", known);
    const advice = nearest === null ? `expected ${oneOf(known)}` : `did you mean ${nearest}?`;
    diagnostics.error(location, `the manifest has no workload in namespace ${namespace}; ${advice}`);
    return null;
  }
  const among: Candidates = { location: locationOf(firstInNamespace), workloads: inNamespace, all: workloads };
  if (selector.by === "container") return selectByContainer(diagnostics, among, selector.container);
  const title = `${selector.kind}/${selector.name}`;
  const found = inNamespace.filter((workload) => titleOf(workload) === title);
  if (found.length === 1 && found[0] !== undefined)
    return selectIn(diagnostics, found[0], selector.container, workloads);
  if (found.length > 1) diagnostics.error(among.location, severalWorkloads(found, workloads));
  else {
    const where = namespace === null ? "" : ` in namespace ${namespace}`;
    const nearest = suggestion(title, inNamespace.map(titleOf));
    const meant = inNamespace.filter((workload) => titleOf(workload) === nearest);
    const advice = nearest === null ? `expected ${choices(inNamespace, workloads)}` : didYouMean(meant, workloads);
    diagnostics.error(among.location, `the manifest has no ${title}${where}; ${advice}`);
  }
  return null;
}

/** The workloads from which a selector chooses. */
interface Candidates {
  readonly location: FieldLocation;
  readonly workloads: readonly ManifestWorkload[];
  /** The workloads that a selector can refer to, in every namespace. */
  readonly all: readonly ManifestWorkload[];
}

function didYouMean(meant: readonly ManifestWorkload[], all: readonly ManifestWorkload[]): string {
  return `did you mean ${oneOf([...new Set(meant.map((workload) => selectorOf(workload, all)))])}?`;
}

/** The message for several workloads that match a selector. @param all the workloads that a selector can refer to */
function severalWorkloads(found: readonly ManifestWorkload[], all: readonly ManifestWorkload[]): string {
  const [title = "", ...otherTitles] = new Set(found.map(titleOf));
  if (otherTitles.length > 0) {
    return `the manifest has several containers; set \`selector\` to ${choices(found, all)}`;
  }
  const namespaces = [...new Set(found.map(namespaceOf))];
  if (namespaces.length === 1) {
    const places = found.map(({ root }) => placeText(root.place)).join(", ");
    return `the manifest defines ${title} more than once (${places}); expected one definition`;
  }
  const places = found.map((one) => `in namespace ${namespaceOf(one)} (${placeText(one.root.place)})`);
  const times = found.length === 2 ? "twice" : `${found.length} times`;
  return `the manifest defines ${title} ${times}: ${places.join(", ")}; set \`selector\` to ${choices(found, all)}`;
}

/** For messages and reports: `Deployment/api`, with its namespace if another namespace has a workload of this name. */
export function nameInReport(workload: ManifestWorkload, all: readonly ManifestWorkload[]): string {
  const title = titleOf(workload);
  return selectorOf(workload, all) === title ? title : `${title} in namespace ${namespaceOf(workload)}`;
}

/** As in kubectl without a context, an object that names no namespace is in `default`. */
function namespaceOf({ namespace }: ManifestWorkload): string {
  return namespace ?? "default";
}

function selectByContainer(
  diagnostics: Diagnostics,
  { location, workloads, all }: Candidates,
  name: string,
): SelectedContainer | null {
  const found = workloads.filter((workload) => namesIn(workload).includes(name));
  if (found.length === 1 && found[0] !== undefined) return selectIn(diagnostics, found[0], name, all);
  if (found.length > 1) {
    const selectors = oneOf(found.map((workload) => `${selectorOf(workload, all)}/${name}`));
    diagnostics.error(location, `the manifest has several containers "${name}"; set \`selector\` to ${selectors}`);
    return null;
  }
  const sameName = workloads.filter((workload) => workload.name === name);
  if (sameName.length > 0) {
    const selectors = choices(sameName, all);
    diagnostics.error(location, `"${name}" is a workload, not a container; set \`selector\` to ${selectors}`);
    return null;
  }
  const names = workloads.flatMap(namesIn);
  diagnostics.error(location, `the manifest has no container "${name}"; ${hint(name, names, workloads, all)}`);
  return null;
}

function hint(
  name: string,
  known: readonly string[],
  workloads: readonly ManifestWorkload[],
  all: readonly ManifestWorkload[],
): string {
  const nearest = known.length === 0 ? null : suggestion(name, known);
  return nearest === null ? `expected ${choices(workloads, all)}` : `did you mean ${nearest}?`;
}

/** @param all the workloads that a selector can refer to */
function selectIn(
  diagnostics: Diagnostics,
  workload: ManifestWorkload,
  name: string | null,
  all: readonly ManifestWorkload[],
): SelectedContainer | null {
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
  const named = [...containers, ...sidecarsOf(podSpec)];
  const matches = name === null ? containers : named.filter((one) => nameOf(workload, one) === name);
  const [container] = matches;
  if (container === undefined) {
    const message = `has no container "${name}"; ${hint(name ?? "", namesIn(workload), [workload], all)}`;
    diagnostics.error({ place: workload.root.place, path: titleOf(workload) }, message);
    return null;
  }
  if (matches.length > 1) {
    const message = `has several containers; set \`selector\` to ${choices([workload], all)}`;
    diagnostics.error({ place: workload.root.place, path: titleOf(workload) }, message);
    return null;
  }
  const containerName = nameOf(workload, container);
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
function choices(workloads: readonly ManifestWorkload[], all: readonly ManifestWorkload[]): string {
  const selectors = workloads.flatMap((workload) => {
    const names = namesIn(workload);
    const selector = selectorOf(workload, all);
    return names.length < 2 ? [selector] : names.map((name) => `${selector}/${name}`);
  });
  return oneOf([...new Set(selectors)]);
}

/** `Deployment/api`, or `prod:Deployment/api` if another namespace has a workload of this kind and name. */
function selectorOf(workload: ManifestWorkload, all: readonly ManifestWorkload[]): string {
  const title = titleOf(workload);
  const isAmbiguous = all.some((other) => titleOf(other) === title && namespaceOf(other) !== namespaceOf(workload));
  return isAmbiguous ? `${namespaceOf(workload)}:${title}` : title;
}

function oneOf(selectors: readonly string[]): string {
  return selectors.length === 1 ? selectors.join("") : `one of ${selectors.join(", ")}`;
}

/** `KIND/NAME`, for example `Deployment/api`. */
function titleOf({ kind, name }: ManifestWorkload): string {
  return `${kind}/${name}`;
}

function sidecarsOf(podSpec: YamlNode | null): readonly YamlNode[] {
  return listItems(child(podSpec, "initContainers"), "name").filter(isSidecar);
}

function namesIn(workload: ManifestWorkload): readonly string[] {
  const podSpec = child(podOf(workload), "spec");
  const containers = [...listItems(child(podSpec, "containers")), ...sidecarsOf(podSpec)];
  return containers.map((container) => nameOf(workload, container)).filter((name) => name !== null);
}

function nameOf({ kind }: ManifestWorkload, container: YamlNode): string | null {
  const name = child(container, "name");
  if (name === null && kind === "Service") return knativeContainer;
  return name?.value.kind === "text" && name.value.text !== "" ? name.value.text : null;
}
