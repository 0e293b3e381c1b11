// Reads one container from a Kubernetes manifest. Pure: takes file contents, returns an AppSpec or all errors.
import type { AppSpec } from "../model/app-spec.ts";
import { listOfKinds } from "../options/workload-kinds.ts";
import type { Selector } from "../options/workload-selector.ts";
import { createDiagnostics, type Diagnostics, diagnosticText, type FieldLocation } from "../yaml/diagnostics.ts";
import { child, listItems, plainText } from "../yaml/node.ts";
import { createStore } from "./config-data.ts";
import { type ManifestFile, readDocuments } from "./documents.ts";
import { readVariables } from "./env.ts";
import { expand } from "./expand-vars.ts";
import { knativePodFields, knativePorts, knativeVariables } from "./knative.ts";
import { reportMissingFiles, reportMissingVariables } from "./missing-references.ts";
import { type Objects, sortObjects } from "./objects.ts";
import { readPorts } from "./ports.ts";
import { readProbes } from "./probes.ts";
import { type LimitOverrides, readResources } from "./resources.ts";
import { readSecurity } from "./security-context.ts";
import { isSidecar, nameInReport, type SelectedContainer, selectContainer } from "./select-container.ts";
import { containerFields, onlySelected, podFields, runNetwork } from "./supported-fields.ts";
import { isAbsent, type MapFields, openMap } from "./typed-fields.ts";
import { readMounts } from "./volume-mounts.ts";
import { readVolumes } from "./volumes.ts";

/** Values from memgate's options. The limits override the manifest's, and the downward API uses them. */
export interface ManifestInputs extends LimitOverrides {
  /** Environment variables: values by name. */
  readonly variables: ReadonlyMap<string, string>;
  /** Paths in the container at which the options mount something, without a trailing slash. */
  readonly mounted: ReadonlySet<string>;
}

export const noManifestInputs: ManifestInputs = {
  limitBytes: null,
  cpus: null,
  variables: new Map(),
  mounted: new Set(),
};

/** The needs of the selected container that options must meet. They are known even if the manifest has errors. */
export interface ContainerNeeds {
  /** The container in messages, as in `AppSpec.name`. */
  readonly name: string;
  readonly needsLimit: boolean;
  readonly needsImage: boolean;
  readonly isBatchJob: boolean;
}

export type ManifestResult =
  | { readonly ok: true; readonly app: AppSpec; readonly needs: ContainerNeeds }
  /** Every error in the manifest, each with file, line and column. `needs` is null if no container could be selected. */
  | { readonly ok: false; readonly problems: readonly string[]; readonly needs: ContainerNeeds | null };

/**
 * Reads one container of a Kubernetes manifest, which consists of one or more YAML or JSON files.
 *
 * @param selector the container; null selects the only one
 * @param overrides values from memgate's options. memgate does not read the values that they replace, so the sources of
 *   these values may be missing from the manifest.
 */
export function readManifest(
  files: readonly ManifestFile[],
  selector: Selector | null,
  overrides: ManifestInputs = noManifestInputs,
): ManifestResult {
  const diagnostics = createDiagnostics();
  const documents = readDocuments(files, diagnostics);
  if (diagnostics.errors().length > 0) return { ok: false, problems: diagnostics.errors(), needs: null };
  const objects = sortObjects(diagnostics, documents);
  // An invalid object may be the workload, so do not report a missing workload.
  if (diagnostics.errors().length > 0) return { ok: false, problems: diagnostics.errors(), needs: null };
  if (objects.workloads.length === 0) return { ok: false, problems: [noWorkload(files, objects)], needs: null };
  for (const location of objects.kustomizations) {
    diagnostics.unsupported(
      { ...location, path: "kustomization" },
      `memgate reads the other objects without it; ${kustomizeHint}`,
    );
  }
  const selected = selectContainer(diagnostics, objects, selector);
  if (selected === null) return { ok: false, problems: diagnostics.errors(), needs: null };
  const app = readApp(diagnostics, objects, selected, overrides);
  const needs = needsOf(objects, selected);
  const problems = diagnostics.errors();
  if (app === null || problems.length > 0) return { ok: false, problems, needs };
  return { ok: true, app: { ...app, notices: diagnostics.notices() }, needs };
}

function needsOf(objects: Objects, selected: SelectedContainer): ContainerNeeds {
  const { workload, podSpec, container } = selected;
  const limit = ["resources", "limits", "memory"];
  return {
    name: nameOf(objects, selected),
    needsLimit: isAbsent(container, limit) && isAbsent(podSpec, limit),
    needsImage: isAbsent(container, ["image"]) || plainText(child(container, "image"))?.trim() === "",
    isBatchJob: workload.kind === "Job" || workload.kind === "CronJob",
  };
}

function nameOf({ workloads }: Objects, { workload, containerName }: SelectedContainer): string {
  return `${nameInReport(workload, workloads)}, container ${containerName}`;
}

const kustomizeHint = "render it first: kubectl kustomize FOLDER | memgate run --manifest -";

function noWorkload(files: readonly ManifestFile[], { kustomizations, otherKinds }: Objects): string {
  const [kustomization] = kustomizations;
  if (kustomization !== undefined) {
    const message = `the file is a kustomization, not a manifest; ${kustomizeHint}`;
    return diagnosticText({ ...kustomization, path: "" }, message);
  }
  const [{ path } = { path: "-" }] = files;
  const location: FieldLocation = { place: { file: path === "-" ? "stdin" : path, line: 1, column: 1 }, path: "" };
  if (files.every(({ text }) => text.trim() === "")) {
    const message = "the manifest is empty; expected a Kubernetes object (the command that renders it may have failed)";
    return diagnosticText(location, message);
  }
  const found = otherKinds.length === 0 ? "nothing" : otherKinds.join(", ");
  return diagnosticText(location, `the manifest has no workload (found: ${found}); expected one of ${listOfKinds()}`);
}

function readApp(
  diagnostics: Diagnostics,
  objects: Objects,
  selected: SelectedContainer,
  overrides: ManifestInputs,
): AppSpec | null {
  const isKnative = selected.workload.kind === "Service";
  const podSpec = openMap(diagnostics, selected.podSpec, isKnative ? knativePodFields : podFields);
  const container = openMap(diagnostics, selected.container, containerFields);
  if (podSpec === null || container === null) return null;
  reportUnsupportedPodFields(diagnostics, podSpec, selected);
  const policy = container.at("imagePullPolicy");
  if (policy !== null && container.text("imagePullPolicy") === "Always") {
    diagnostics.unsupported(policy, "memgate pulls only a missing image; set `pull: always` to pull every time");
  }
  const store = createStore(diagnostics, objects.data, selected.workload.namespace);
  const variables = readVariables(
    diagnostics,
    container,
    { ...selected, limitOverrides: overrides },
    store,
    overrides.variables,
  );
  const { limit, cpus } = readResources(diagnostics, podSpec, container, overrides, selected.siblings.length);
  const ports = isKnative ? knativePorts(readPorts(diagnostics, container)) : readPorts(diagnostics, container);
  const added = isKnative ? knativeVariables(selected.workload.name, ports, variables.values) : [];
  const values = new Map([...variables.values, ...added]);
  const { steps, httpsPorts, startMs, delayMs } = readProbes(diagnostics, container, ports, values);
  const { user, rights, fsGroup } = readSecurity(diagnostics, podSpec, container);
  const sources = { store, missing: [], secrets: new Set(variables.secrets), fsGroup };
  const volumes = readVolumes(diagnostics, podSpec, selected, sources);
  const mounts = readMounts(diagnostics, container, volumes, {
    values,
    mounted: overrides.mounted,
    fsGroup,
    ...rights,
  });
  reportMissingVariables(diagnostics, selected.container, variables.missing, overrides.variables.size > 0);
  reportMissingFiles(diagnostics, selected.container, sources.missing);
  const expanded = (key: string) => container.texts(key)?.map((word) => expand(word, values)) ?? null;
  return {
    name: nameOf(objects, selected),
    limit,
    // OpenShift writes a space if a trigger sets the image of a DeploymentConfig.
    image: container.text("image")?.trim() || null,
    entrypoint: expanded("command"),
    command: expanded("args"),
    workingDir: container.text("workingDir") || null,
    env: [...variables.env, ...added],
    secrets: [...sources.secrets],
    port: ports.port,
    cpus,
    user,
    rights,
    extraHosts: extraHosts(diagnostics, podSpec),
    probes: steps,
    httpsPorts,
    startMs,
    delayMs,
    ...mounts,
    notices: [],
  };
}

/** Reports the containers and the DNS policy of the pod, which memgate does not apply. */
function reportUnsupportedPodFields(
  diagnostics: Diagnostics,
  podSpec: MapFields,
  { container, siblings }: SelectedContainer,
): void {
  for (const sibling of siblings) diagnostics.unsupported(sibling, onlySelected);
  for (const init of podSpec.items("initContainers", "name")) {
    if (init.path === container.path) continue;
    diagnostics.unsupported(init, isSidecar(init) ? onlySelected : "memgate does not run init containers");
  }
  const policy = podSpec.at("dnsPolicy");
  if (policy !== null && podSpec.text("dnsPolicy") !== "ClusterFirst") {
    diagnostics.unsupported(policy, runNetwork);
  }
}

function extraHosts(diagnostics: Diagnostics, podSpec: MapFields): readonly string[] {
  return podSpec.items("hostAliases", "ip").flatMap((item) => {
    const fields = openMap(diagnostics, item, { ip: null, hostnames: null });
    const ip = fields?.text("ip") ?? null;
    if (fields !== null && ip === null) diagnostics.error(item, "has no ip; expected ip and hostnames");
    const names = listItems(fields?.at("hostnames") ?? null).length === 0 ? null : (fields?.texts("hostnames") ?? null);
    return ip === null ? [] : (names ?? []).map((name) => `${name}:${ip}`);
  });
}
