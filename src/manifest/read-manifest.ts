// A container as a Kubernetes manifest describes it. Texts in; what it needs, or all that is wrong.
import type { AppSpec } from "../model/app-spec.ts";
import { workloadKinds } from "../options/workload-kinds.ts";
import type { Selector } from "../options/workload-selector.ts";
import { createStore } from "./config-data.ts";
import { createDiagnostics, type Diagnostics, sentence, type Where } from "./diagnostics.ts";
import { readVariables } from "./env.ts";
import { expand } from "./expand-vars.ts";
import { reportMissingFiles, reportMissingVariables } from "./missing-references.ts";
import { type Objects, sortObjects } from "./objects.ts";
import { readPorts } from "./ports.ts";
import { readProbes } from "./probes.ts";
import { type InForce, readResources } from "./resources.ts";
import { readSecurity } from "./security-context.ts";
import { type Chosen, chooseContainer, titleOf } from "./select-container.ts";
import { containerFields, podFields } from "./supported-fields.ts";
import { child, listItems, type MapFields, openMap, plainText } from "./typed-fields.ts";
import { readMounts } from "./volume-mounts.ts";
import { readVolumes } from "./volumes.ts";
import { readDocuments } from "./yaml-tree.ts";

export interface ManifestFile {
  /** As it is called in messages; `-` is standard input. */
  readonly path: string;
  readonly text: string;
}

/** What the run's own options say. The limits hold instead of the manifest's, for the downward API too. */
export interface ManifestInputs extends InForce {
  /** Values by name. */
  readonly variables: ReadonlyMap<string, string>;
  /** Where in the container something else is mounted, without a slash at the end. */
  readonly mounted: ReadonlySet<string>;
}

export const noManifestInputs: ManifestInputs = {
  limitBytes: null,
  cpus: null,
  variables: new Map(),
  mounted: new Set(),
};

export type ManifestResult =
  | { readonly ok: true; readonly app: AppSpec }
  /** Sentences, each with file and line: all that is wrong. */
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Reads one container of a Kubernetes manifest, of YAML or JSON in one file or several.
 *
 * @param selector the container that is meant; null where there is one only
 * @param given beside it: what of the manifest it stands before needs no source there, and is not read
 */
export function readManifest(
  files: readonly ManifestFile[],
  selector: Selector | null,
  given: ManifestInputs = noManifestInputs,
): ManifestResult {
  const read = files.map(({ path, text }) => readDocuments(path === "-" ? "stdin" : path, text));
  const unreadable = read.flatMap(({ problems }) => problems);
  if (unreadable.length > 0) return { ok: false, problems: unreadable };
  const diagnostics = createDiagnostics();
  const objects = sortObjects(
    diagnostics,
    read.flatMap(({ documents }) => documents),
  );
  // What can't be told apart yet would look as if it were not there.
  if (diagnostics.problems().length > 0) return { ok: false, problems: diagnostics.problems() };
  if (objects.workloads.length === 0) return { ok: false, problems: [noWorkload(files, objects)] };
  for (const where of objects.kustomizations) {
    diagnostics.notHonoured(
      { ...where, path: "kustomization" },
      `the other files are taken as they are; ${kustomizeHint}`,
    );
  }
  const chosen = chooseContainer(diagnostics, objects, selector);
  const app = chosen === null ? null : readApp(diagnostics, objects, chosen, given);
  const problems = diagnostics.problems();
  if (app === null || problems.length > 0) return { ok: false, problems };
  return { ok: true, app: { ...app, notices: diagnostics.notices() } };
}

const kustomizeHint = "to render it: kubectl kustomize FOLDER | memgate run --manifest -";

function noWorkload(files: readonly ManifestFile[], { kustomizations, otherKinds }: Objects): string {
  const [kustomization] = kustomizations;
  if (kustomization !== undefined) {
    return sentence({ ...kustomization, path: "" }, `is a kustomization, not a manifest yet; ${kustomizeHint}`);
  }
  const [{ path } = { path: "-" }] = files;
  const where: Where = { place: { file: path === "-" ? "stdin" : path, line: 1 }, path: "" };
  if (files.every(({ text }) => text.trim() === "")) {
    return sentence(where, "is empty; did the command before it, such as helm template, fail? expected a manifest");
  }
  const seen = otherKinds.length === 0 ? "nothing" : otherKinds.join(", ");
  return sentence(where, `the manifest has no workload (seen: ${seen}); expected one of ${workloadKinds.join(", ")}`);
}

function readApp(diagnostics: Diagnostics, objects: Objects, chosen: Chosen, given: ManifestInputs): AppSpec | null {
  const podSpec = openMap(diagnostics, chosen.podSpec, podFields);
  const container = openMap(diagnostics, chosen.container, containerFields);
  if (podSpec === null || container === null) return null;
  reportOthers(diagnostics, podSpec, chosen);
  const policy = container.at("imagePullPolicy");
  if (policy !== null && container.text("imagePullPolicy") === "Always") {
    diagnostics.notHonoured(policy, "an image that the engine has is used; give pull: always for the newest");
  }
  const store = createStore(diagnostics, objects.data, chosen.workload.namespace);
  const variables = readVariables(diagnostics, container, { ...chosen, inForce: given }, store, given.variables);
  const { limit, cpus } = readResources(diagnostics, container, given);
  const ports = readPorts(diagnostics, container);
  const { steps, startMs } = readProbes(diagnostics, container, ports, variables.values);
  const { user, rights, fsGroup } = readSecurity(diagnostics, podSpec, container);
  const sources = { store, missing: [], secrets: new Set(variables.secrets), fsGroup };
  const volumes = readVolumes(diagnostics, podSpec, chosen, sources);
  const mounts = readMounts(diagnostics, container, volumes, {
    values: variables.values,
    mounted: given.mounted,
    fsGroup,
    ...rights,
  });
  reportMissingVariables(diagnostics, chosen.container, variables.missing, given.variables.size > 0);
  reportMissingFiles(diagnostics, chosen.container, sources.missing);
  const expanded = (key: string) => container.texts(key)?.map((word) => expand(word, variables.values)) ?? null;
  return {
    name: `${titleOf(chosen.workload)}, container ${chosen.containerName}`,
    limit: limit === null ? null : { bytes: limit.bytes, place: limit.place },
    image: container.text("image") || null,
    entrypoint: expanded("command"),
    command: expanded("args"),
    workingDir: container.text("workingDir") || null,
    env: variables.env,
    secrets: [...sources.secrets],
    port: ports.port,
    cpus,
    user,
    rights,
    extraHosts: extraHosts(diagnostics, podSpec),
    probes: steps,
    startMs,
    ...mounts,
    notices: [],
  };
}

/** The rest of the pod. */
function reportOthers(diagnostics: Diagnostics, podSpec: MapFields, { siblings }: Chosen): void {
  for (const sibling of siblings) diagnostics.notHonoured(sibling, "other containers of the pod are not started");
  for (const init of podSpec.items("initContainers", "name")) {
    const isSidecar = plainText(child(init, "restartPolicy")) === "Always";
    diagnostics.notHonoured(
      init,
      isSidecar ? "other containers of the pod are not started" : "init containers are not run",
    );
  }
  const policy = podSpec.at("dnsPolicy");
  if (policy !== null && podSpec.text("dnsPolicy") !== "ClusterFirst") {
    diagnostics.notHonoured(policy, "the container has the network of the run");
  }
}

function extraHosts(diagnostics: Diagnostics, podSpec: MapFields): readonly string[] {
  return podSpec.items("hostAliases", "ip").flatMap((item) => {
    const fields = openMap(diagnostics, item, { ip: null, hostnames: null });
    const ip = fields?.text("ip") ?? null;
    if (fields !== null && ip === null) diagnostics.problem(item, "has no ip; expected ip and hostnames");
    const names = listItems(fields?.at("hostnames") ?? null).length === 0 ? null : (fields?.texts("hostnames") ?? null);
    return ip === null ? [] : (names ?? []).map((name) => `${name}:${ip}`);
  });
}
