// Where the volumes are in the container: as volumes of the run, in memory, or as files of the container itself.
import { posix } from "node:path";
import type { AppFile, EphemeralVolume } from "../model/app-spec.ts";
import type { Tmpfs } from "../options/parsers.ts";
import type { Diagnostics } from "./diagnostics.ts";
import { expand } from "./expand-vars.ts";
import { type MapFields, openMap, type Spot } from "./typed-fields.ts";
import type { Content, Volumes } from "./volumes.ts";

export interface Mounts {
  readonly tmpfs: readonly Tmpfs[];
  readonly volumes: readonly EphemeralVolume[];
  readonly files: readonly AppFile[];
}

interface Mount {
  readonly spot: Spot;
  readonly volume: string;
  readonly target: string;
  readonly readOnly: boolean;
  /** Empty for the volume's root. */
  readonly subPath: string;
  readonly content: Content;
}

const supported = {
  name: null,
  mountPath: null,
  readOnly: null,
  subPath: null,
  recursiveReadOnly: null,
  subPathExpr: null,
  mountPropagation: "nothing is mounted into it later",
};

export interface MountContext {
  /** Of the variables: paths may refer to them. */
  readonly values: ReadonlyMap<string, string>;
  /** Where something else is mounted: what the manifest has there is not asked for. */
  readonly mounted: ReadonlySet<string>;
  /** The group of the volumes; null for root's. */
  readonly fsGroup: number | null;
  readonly readOnlyRoot: boolean;
}

export function readMounts(
  diagnostics: Diagnostics,
  container: MapFields,
  volumes: Volumes,
  context: MountContext,
): Mounts {
  const { fsGroup, readOnlyRoot } = context;
  const mounts: Mount[] = [];
  for (const item of container.items("volumeMounts", "mountPath")) {
    const mount = mountOf(diagnostics, item, volumes, context);
    if (mount === null) continue;
    const twin = mounts.find(({ target }) => target === mount.target);
    if (twin !== undefined) {
      diagnostics.problem(
        item,
        `is mounted where line ${twin.spot.place.line} mounts another; expected paths that differ`,
      );
    } else mounts.push(mount);
  }
  const singles: { readonly file: AppFile; readonly spot: Spot }[] = [];
  const fresh = new Map<string, EphemeralVolume>();
  const places = new Map<string, readonly string[]>();
  const tmpfs: (Tmpfs & { readonly volume: string })[] = [];
  for (const mount of mounts) {
    const { content, target, subPath, spot, volume } = mount;
    if (content.kind === "none") continue;
    if (content.kind === "memory") {
      if (tmpfs.some((other) => other.volume === volume)) {
        diagnostics.notHonoured(spot, "a volume in memory can be at one place only, so this is a second one");
      }
      tmpfs.push({ volume, target, options: tmpfsOptions(content.sizeBytes, mount.readOnly) });
      continue;
    }
    const file = subPath === "" ? undefined : content.files.find(({ path }) => path === subPath);
    if (file !== undefined) {
      // Only the group of a volume can be set: here all have to be able to read what the group could.
      const mode = fsGroup === null ? file.mode : file.mode | 0o444;
      singles.push({ file: { ...file, path: target, mode }, spot });
      continue;
    }
    const files = filesBelow(content.files, subPath);
    if (content.kind === "data" && subPath !== "" && files.length === 0 && content.files.length > 0) {
      diagnostics.problem(
        spot,
        `has the subPath ${subPath}, which the volume does not have; expected one of its files`,
      );
    }
    const key = JSON.stringify([volume, subPath]);
    const others = places.get(volume) ?? [];
    if (content.kind !== "data" && !fresh.has(key) && others.some((other) => isWithin(other, subPath))) {
      diagnostics.notHonoured(
        spot,
        "a folder of the same volume is mounted elsewhere too, and here they are two volumes",
      );
    }
    places.set(volume, [...others, subPath]);
    const at = { target, readOnly: mount.readOnly || content.kind === "data" || content.readOnly };
    fresh.set(key, { groupId: fsGroup, files, mounts: [...(fresh.get(key)?.mounts ?? []), at] });
  }
  const memory = tmpfs.map(({ target, options }) => ({ target, options }));
  return { tmpfs: memory, ...placeFiles(diagnostics, singles, [...fresh.values()], memory, readOnlyRoot) };
}

/** True where one of the two is the other, or a folder in it. */
function isWithin(one: string, other: string): boolean {
  const [outer, inner] = one.length < other.length ? [one, other] : [other, one];
  return outer === "" || inner === outer || inner.startsWith(`${outer}/`);
}

function mountOf(
  diagnostics: Diagnostics,
  item: Spot,
  volumes: Volumes,
  { values, mounted }: MountContext,
): Mount | null {
  const fields = openMap(diagnostics, item, supported);
  const volume = fields?.text("name") ?? null;
  const path = fields?.text("mountPath") ?? null;
  if (fields === null || !volume || !path) {
    if (fields !== null) diagnostics.problem(item, "has to have name and mountPath, both text");
    return null;
  }
  const target = posix.resolve("/", path);
  if (target === "/" || path.includes(":")) {
    diagnostics.problem(
      fields.at("mountPath") ?? item,
      "can't be mounted at; expected a folder such as /data, without :",
    );
    return null;
  }
  if (mounted.has(target)) return null;
  const content = volumes.contentOf(volume);
  if (content === null) {
    diagnostics.problem(item, `is of volume ${volume}, which the pod does not have; expected one of its volumes`);
    return null;
  }
  const expression = fields.text("subPathExpr");
  const subPath = fields.text("subPath") ?? (expression === null ? "" : expand(expression, values));
  if (subPath.startsWith("/") || subPath.split("/").includes("..")) {
    diagnostics.problem(
      fields.at("subPath") ?? fields.at("subPathExpr") ?? item,
      "leaves the volume; expected a path in it, without ..",
    );
    return null;
  }
  const part = subPath === "" ? "" : posix.normalize(subPath).replace(/^\.?\/?$|\/$/g, "");
  return { spot: item, volume, target, readOnly: fields.flag("readOnly") ?? false, subPath: part, content };
}

function filesBelow(files: readonly AppFile[], folder: string): readonly AppFile[] {
  if (folder === "") return files;
  const inside = files.filter(({ path }) => path.startsWith(`${folder}/`));
  return inside.map((file) => ({ ...file, path: file.path.slice(folder.length + 1) }));
}

/** Docker's own options have noexec, and Kubernetes' do not. */
function tmpfsOptions(sizeBytes: number | null, readOnly: boolean): string {
  return [...(readOnly ? ["ro"] : []), "exec", "mode=1777", ...(sizeBytes === null ? [] : [`size=${sizeBytes}`])].join(
    ",",
  );
}

/** A file below a volume of the run goes into that: what is in the container is hidden there. */
function placeFiles(
  diagnostics: Diagnostics,
  singles: readonly { readonly file: AppFile; readonly spot: Spot }[],
  volumes: readonly EphemeralVolume[],
  tmpfs: readonly Tmpfs[],
  readOnlyRoot: boolean,
): Pick<Mounts, "volumes" | "files"> {
  const files: AppFile[] = [];
  const placed = [...volumes];
  for (const { file, spot } of singles) {
    const targets = [...volumes.flatMap(({ mounts }) => mounts), ...tmpfs].map(({ target }) => target);
    const above = targets.filter((target) => file.path.startsWith(`${target}/`)).sort((a, b) => b.length - a.length);
    const [folder] = above;
    const index = placed.findIndex(({ mounts }) => mounts.some(({ target }) => target === folder));
    const volume = placed[index];
    if (folder !== undefined && volume !== undefined) {
      const path = file.path.slice(folder.length + 1);
      const others = volume.files.filter((other) => other.path !== path);
      placed[index] = { ...volume, files: [...others, { ...file, path }] };
    } else if (folder !== undefined) diagnostics.notHonoured(spot, "a file can't be put into a volume in memory");
    else if (readOnlyRoot)
      diagnostics.notHonoured(spot, "readOnlyRootFilesystem is on, and a single file can't be put there then");
    else files.push(file);
  }
  return { volumes: placed, files };
}
