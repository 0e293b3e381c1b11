// What the volumes of a pod hold when the app starts.
import type { AppFile } from "../model/app-spec.ts";
import { type FileSources, filesOf, modeOf } from "./config-volumes.ts";
import type { Diagnostics } from "./diagnostics.ts";
import { kubernetesQuantity } from "./quantity.ts";
import type { Chosen } from "./select-container.ts";
import { child, listItems, type MapFields, openMap, plainText, type Spot } from "./typed-fields.ts";

export type Content =
  /** Files of ConfigMaps and Secrets can't be written to. */
  | { readonly kind: "folder"; readonly files: readonly AppFile[]; readonly readOnly: boolean }
  | { readonly kind: "data"; readonly files: readonly AppFile[] }
  /** In memory. Size null: as large as the engine has it. */
  | { readonly kind: "memory"; readonly sizeBytes: number | null }
  /** Not mounted, which is told. */
  | { readonly kind: "none" };

export interface Volumes {
  /** Null where the pod has no such volume. Told is what is asked for, once. */
  readonly contentOf: (name: string) => Content | null;
}

const startsEmpty = "the volume starts empty, and is removed after the run";
const notMounted = "the volume is not mounted";

export function readVolumes(
  diagnostics: Diagnostics,
  podSpec: MapFields,
  chosen: Chosen,
  sources: FileSources,
): Volumes {
  const contents = new Map<string, () => Content>();
  for (const item of podSpec.items("volumes", "name")) {
    const name = plainText(child(item, "name"));
    if (name === null) {
      if (openMap(diagnostics, item, null) !== null) diagnostics.problem(item, "has no name; expected name, a text");
    } else if (contents.has(name)) diagnostics.problem(item, "is there more than once; expected names that differ");
    else contents.set(name, () => contentOf(diagnostics, item, name, sources));
  }
  // A claim's template takes the place of a volume of its name.
  const { kind, root } = chosen.workload;
  const templates = kind === "StatefulSet" ? child(root, "spec", "volumeClaimTemplates") : null;
  for (const template of listItems(templates)) {
    const name = plainText(child(template, "metadata", "name"));
    if (name === null) continue;
    contents.set(name, () => {
      diagnostics.notHonoured({ place: template.place, path: `spec.volumeClaimTemplates[${name}]` }, startsEmpty);
      return { kind: "folder", files: [], readOnly: false };
    });
  }
  const read = new Map<string, Content>();
  return {
    contentOf(name) {
      const content = read.get(name) ?? contents.get(name)?.() ?? null;
      if (content !== null) read.set(name, content);
      return content;
    },
  };
}

function contentOf(diagnostics: Diagnostics, item: Spot, name: string, sources: FileSources): Content {
  const fields = openMap(diagnostics, item, null);
  const [first, ...more] = (fields?.all() ?? []).filter(([key]) => key !== "name");
  if (fields === null) return { kind: "none" };
  if (more.length > 0) {
    const kinds = [first, ...more].map((entry) => entry?.[0]).join(" and ");
    diagnostics.problem(item, `is of several kinds, ${kinds}; expected one`);
    return { kind: "none" };
  }
  // Kubernetes' default.
  if (first === undefined) return { kind: "folder", files: [], readOnly: false };
  const [kind, spot] = first;
  switch (kind) {
    case "emptyDir":
      return emptyDir(diagnostics, fields);
    case "configMap":
    case "secret":
      return { kind: "data", files: filesOf(diagnostics, name, fields, kind, null, sources) };
    case "projected":
      return { kind: "data", files: projected(diagnostics, name, fields, sources) };
    case "persistentVolumeClaim":
    case "ephemeral": {
      diagnostics.notHonoured(spot, startsEmpty);
      const readOnly = kind === "ephemeral" ? null : fields.map(kind, null)?.flag("readOnly");
      return { kind: "folder", files: [], readOnly: readOnly ?? false };
    }
    default:
      diagnostics.notHonoured(spot, notMounted);
      return { kind: "none" };
  }
}

function emptyDir(diagnostics: Diagnostics, volume: MapFields): Content {
  const fields = volume.map("emptyDir", { medium: null, sizeLimit: null });
  const medium = fields?.text("medium") || null;
  const size = fields?.at("sizeLimit") ?? null;
  const text = plainText(size);
  const sizeBytes = text === null ? null : kubernetesQuantity(text, 0);
  if (size !== null && sizeBytes === null) diagnostics.problem(size, "is no quantity; expected one such as 64Mi");
  if (medium === "Memory") return { kind: "memory", sizeBytes: sizeBytes === 0 ? null : sizeBytes };
  const mediumSpot = fields?.at("medium") ?? null;
  if (medium !== null && mediumSpot !== null) diagnostics.notHonoured(mediumSpot, "the volume is on disk");
  if (size !== null) diagnostics.notHonoured(size, "a volume on disk has no limit");
  return { kind: "folder", files: [], readOnly: false };
}

function projected(
  diagnostics: Diagnostics,
  name: string,
  volume: MapFields,
  sources: FileSources,
): readonly AppFile[] {
  const fields = volume.map("projected", { sources: null, defaultMode: null });
  const projection = { mode: fields === null ? null : modeOf(fields, "defaultMode") };
  const files = (fields?.items("sources") ?? []).flatMap((item): readonly AppFile[] => {
    const source = openMap(diagnostics, item, null);
    return (source?.all() ?? []).flatMap(([kind, spot]) => {
      if (source !== null && (kind === "configMap" || kind === "secret")) {
        return filesOf(diagnostics, name, source, kind, projection, sources);
      }
      diagnostics.notHonoured(spot, "its files are not there; only a cluster has them");
      return [];
    });
  });
  // Of two at one path the later one stays.
  return [...new Map(files.map((file) => [file.path, file])).values()];
}
