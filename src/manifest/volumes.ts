// Reads the volumes of a pod: their type, and the files that they have when the app starts.
import type { AppFile } from "../model/app-spec.ts";
import type { Diagnostics } from "../yaml/diagnostics.ts";
import { child, listItems, plainText, type YamlNode } from "../yaml/node.ts";
import { type FileSources, filesOf, modeOf } from "./config-volumes.ts";
import { kubernetesQuantity } from "./quantity.ts";
import type { SelectedContainer } from "./select-container.ts";
import { type MapFields, openMap } from "./typed-fields.ts";

export type VolumeContent =
  /** A volume on disk, created for the run. */
  | { readonly kind: "folder"; readonly files: readonly AppFile[]; readonly readOnly: boolean }
  /** Files of ConfigMaps and Secrets. The mounts are read-only. */
  | { readonly kind: "data"; readonly files: readonly AppFile[] }
  /** A tmpfs. If `sizeBytes` is null, the engine's default size applies. */
  | { readonly kind: "memory"; readonly sizeBytes: number | null }
  /** memgate does not mount the volume, and has reported why. */
  | { readonly kind: "none" };

export interface Volumes {
  /** Null if the pod has no such volume. Diagnostics of a volume are reported on its first use only. */
  readonly contentOf: (name: string) => VolumeContent | null;
}

const emptyVolume = "memgate mounts an empty volume and removes it after the run";
const notMounted = "memgate does not mount volumes of this type";

export function readVolumes(
  diagnostics: Diagnostics,
  podSpec: MapFields,
  selected: SelectedContainer,
  sources: FileSources,
): Volumes {
  const contents = new Map<string, () => VolumeContent>();
  for (const item of podSpec.items("volumes", "name")) {
    const name = plainText(child(item, "name"));
    if (name === null) {
      if (openMap(diagnostics, item, null) !== null) diagnostics.error(item, "has no name; expected a string");
    } else if (contents.has(name))
      diagnostics.error(item, "has the same name as another volume; expected unique names");
    else contents.set(name, () => contentOf(diagnostics, item, name, sources));
  }
  // A volumeClaimTemplate overrides the volume of the same name.
  const { kind, root } = selected.workload;
  const templates = kind === "StatefulSet" ? child(root, "spec", "volumeClaimTemplates") : null;
  for (const template of listItems(templates)) {
    const name = plainText(child(template, "metadata", "name"));
    if (name === null) continue;
    contents.set(name, () => {
      diagnostics.unsupported({ place: template.place, path: `spec.volumeClaimTemplates[${name}]` }, emptyVolume);
      return { kind: "folder", files: [], readOnly: false };
    });
  }
  const read = new Map<string, VolumeContent>();
  return {
    contentOf(name) {
      const content = read.get(name) ?? contents.get(name)?.() ?? null;
      if (content !== null) read.set(name, content);
      return content;
    },
  };
}

function contentOf(diagnostics: Diagnostics, item: YamlNode, name: string, sources: FileSources): VolumeContent {
  const fields = openMap(diagnostics, item, null);
  const [first, ...more] = (fields?.all() ?? []).filter(([key]) => key !== "name");
  if (fields === null) return { kind: "none" };
  if (more.length > 0) {
    const types = [first, ...more].map((entry) => entry?.[0]).join(" and ");
    diagnostics.error(item, `has several types, ${types}; expected one`);
    return { kind: "none" };
  }
  // Without a type Kubernetes creates an emptyDir.
  if (first === undefined) return { kind: "folder", files: [], readOnly: false };
  const [kind, node] = first;
  switch (kind) {
    case "emptyDir":
      return emptyDir(diagnostics, fields);
    case "configMap":
    case "secret":
      return { kind: "data", files: filesOf(diagnostics, { name, fields, kind, projection: null }, sources) };
    case "projected":
      return { kind: "data", files: projected(diagnostics, name, fields, sources) };
    case "persistentVolumeClaim":
    case "ephemeral": {
      diagnostics.unsupported(node, emptyVolume);
      const readOnly = kind === "ephemeral" ? null : fields.map(kind, null)?.flag("readOnly");
      return { kind: "folder", files: [], readOnly: readOnly ?? false };
    }
    default:
      diagnostics.unsupported(node, notMounted);
      return { kind: "none" };
  }
}

function emptyDir(diagnostics: Diagnostics, volume: MapFields): VolumeContent {
  const fields = volume.map("emptyDir", { medium: null, sizeLimit: null });
  const medium = fields?.text("medium") || null;
  const size = fields?.at("sizeLimit") ?? null;
  const text = plainText(size);
  const sizeBytes = text === null ? null : kubernetesQuantity(text, 0);
  if (size !== null && sizeBytes === null) diagnostics.error(size, "is not a quantity; expected a value such as 64Mi");
  if (medium === "Memory") return { kind: "memory", sizeBytes: sizeBytes === 0 ? null : sizeBytes };
  const mediumNode = fields?.at("medium") ?? null;
  if (medium !== null && mediumNode !== null) diagnostics.unsupported(mediumNode, "memgate creates the volume on disk");
  if (size !== null) diagnostics.unsupported(size, "memgate does not limit a volume on disk");
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
    return (source?.all() ?? []).flatMap(([kind, node]) => {
      if (source !== null && (kind === "configMap" || kind === "secret")) {
        return filesOf(diagnostics, { name, fields: source, kind, projection }, sources);
      }
      diagnostics.unsupported(node, "memgate does not create its files, because only a cluster can provide them");
      return [];
    });
  });
  // If two sources have a file with the same path, the later one wins.
  return [...new Map(files.map((file) => [file.path, file])).values()];
}
