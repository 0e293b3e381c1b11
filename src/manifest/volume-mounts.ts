// Turns volumeMounts into ephemeral volumes, tmpfs mounts and single files in the container.
import { posix } from "node:path";
import { otherPlaceText } from "../lib/place-text.ts";
import type { AppFile, EphemeralVolume } from "../model/app-spec.ts";
import type { Tmpfs } from "../options/parsers.ts";
import type { Diagnostics } from "../yaml/diagnostics.ts";
import type { YamlNode } from "../yaml/node.ts";
import { expand } from "./expand-vars.ts";
import { type MapFields, openMap } from "./typed-fields.ts";
import type { VolumeContent, Volumes } from "./volumes.ts";

export interface Mounts {
  readonly tmpfs: readonly Tmpfs[];
  readonly volumes: readonly EphemeralVolume[];
  readonly files: readonly AppFile[];
}

interface VolumeMount {
  readonly node: YamlNode;
  readonly volume: string;
  readonly target: string;
  readonly readOnly: boolean;
  /** Empty for the root of the volume. */
  readonly subPath: string;
  /** The subPath or subPathExpr as written, for messages: the value of a variable in subPathExpr may be a secret. */
  readonly writtenSubPath: string;
  readonly content: VolumeContent;
}

const supported = {
  name: null,
  mountPath: null,
  readOnly: null,
  subPath: null,
  recursiveReadOnly: null,
  subPathExpr: null,
  mountPropagation: "memgate does not propagate mounts",
};

export interface MountContext {
  /** Values of environment variables, because subPathExpr may refer to them. */
  readonly values: ReadonlyMap<string, string>;
  /** Paths at which memgate's options mount something. memgate ignores the manifest's mounts there. */
  readonly mounted: ReadonlySet<string>;
  /** The group of the volumes; null for root's group. */
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
  const mounts: VolumeMount[] = [];
  for (const item of container.items("volumeMounts", "mountPath")) {
    const mount = mountOf(diagnostics, item, volumes, context);
    if (mount === null) continue;
    const previous = mounts.find(({ target }) => target === mount.target);
    if (previous !== undefined) {
      const place = otherPlaceText(previous.node.place, item.place);
      diagnostics.error(item, `has the same mountPath as ${place}; expected unique paths`);
    } else mounts.push(mount);
  }
  const singleFiles: { readonly file: AppFile; readonly node: YamlNode }[] = [];
  const ephemeral = new Map<string, EphemeralVolume>();
  const subPaths = new Map<string, readonly string[]>();
  const tmpfs: (Tmpfs & { readonly volume: string })[] = [];
  for (const mount of mounts) {
    const { content, target, subPath, node, volume } = mount;
    if (content.kind === "none") continue;
    if (content.kind === "memory") {
      if (tmpfs.some((other) => other.volume === volume)) {
        diagnostics.warning(node, "is a separate tmpfs: memgate cannot mount one tmpfs at several paths");
      }
      tmpfs.push({ volume, target, options: tmpfsOptions(content.sizeBytes, mount.readOnly) });
      continue;
    }
    const file = subPath === "" ? undefined : content.files.find(({ path }) => path === subPath);
    if (file !== undefined) {
      // memgate cannot set the group of a single file. To let fsGroup read it, memgate lets everybody read it.
      const mode = fsGroup === null ? file.mode : file.mode | 0o444;
      singleFiles.push({ file: { ...file, path: target, mode }, node });
      continue;
    }
    const files = filesBelow(content.files, subPath);
    if (content.kind === "data" && subPath !== "" && files.length === 0 && content.files.length > 0) {
      diagnostics.error(
        node,
        `has subPath ${mount.writtenSubPath}, which is not in the volume; expected one of its files`,
      );
    }
    const key = JSON.stringify([volume, subPath]);
    const others = subPaths.get(volume) ?? [];
    if (content.kind !== "data" && !ephemeral.has(key) && others.some((other) => overlaps(other, subPath))) {
      diagnostics.warning(
        node,
        "shares no files with the other mounts of its volume: memgate creates a volume for each subPath",
      );
    }
    subPaths.set(volume, [...others, subPath]);
    const at = { target, readOnly: mount.readOnly || content.kind === "data" || content.readOnly };
    ephemeral.set(key, { groupId: fsGroup, files, mounts: [...(ephemeral.get(key)?.mounts ?? []), at] });
  }
  const memory = tmpfs.map(({ target, options }) => ({ target, options }));
  return { tmpfs: memory, ...placeFiles(diagnostics, singleFiles, [...ephemeral.values()], memory, readOnlyRoot) };
}

/** True if the paths are equal, or if one is a directory in the other. */
function overlaps(one: string, other: string): boolean {
  const [outer, inner] = one.length < other.length ? [one, other] : [other, one];
  return outer === "" || inner === outer || inner.startsWith(`${outer}/`);
}

function mountOf(
  diagnostics: Diagnostics,
  item: YamlNode,
  volumes: Volumes,
  { values, mounted }: MountContext,
): VolumeMount | null {
  const fields = openMap(diagnostics, item, supported);
  const volume = fields?.text("name") ?? null;
  const path = fields?.text("mountPath") ?? null;
  if (fields === null || !volume || !path) {
    if (fields !== null) diagnostics.error(item, "has no name or no mountPath; expected both as strings");
    return null;
  }
  const target = posix.resolve("/", path);
  if (target === "/" || path.includes(":")) {
    diagnostics.error(
      fields.at("mountPath") ?? item,
      "is not a valid mount path; expected a directory such as /data, without a colon",
    );
    return null;
  }
  if (mounted.has(target)) return null;
  const content = volumes.contentOf(volume);
  if (content === null) {
    diagnostics.error(item, `refers to volume ${volume}, which is not in the pod; expected one of its volumes`);
    return null;
  }
  const expression = fields.text("subPathExpr");
  const plain = fields.text("subPath");
  const subPath = plain ?? expand(expression ?? "", values);
  if (subPath.startsWith("/") || subPath.split("/").includes("..")) {
    diagnostics.error(
      fields.at("subPath") ?? fields.at("subPathExpr") ?? item,
      "is outside the volume; expected a relative path without ..",
    );
    return null;
  }
  const part = subPath === "" ? "" : posix.normalize(subPath).replace(/^\.?\/?$|\/$/g, "");
  return {
    node: item,
    volume,
    target,
    readOnly: fields.flag("readOnly") ?? false,
    subPath: part,
    writtenSubPath: plain ?? expression ?? "",
    content,
  };
}

function filesBelow(files: readonly AppFile[], folder: string): readonly AppFile[] {
  if (folder === "") return files;
  const inside = files.filter(({ path }) => path.startsWith(`${folder}/`));
  return inside.map((file) => ({ ...file, path: file.path.slice(folder.length + 1) }));
}

/** Adds `exec`, because Docker mounts a tmpfs with noexec by default and Kubernetes does not. */
function tmpfsOptions(sizeBytes: number | null, readOnly: boolean): string {
  return [...(readOnly ? ["ro"] : []), "exec", "mode=1777", ...(sizeBytes === null ? [] : [`size=${sizeBytes}`])].join(
    ",",
  );
}

/** Puts a file below a mount path into the mounted volume, because the mount would hide a file in the container. */
function placeFiles(
  diagnostics: Diagnostics,
  singleFiles: readonly { readonly file: AppFile; readonly node: YamlNode }[],
  volumes: readonly EphemeralVolume[],
  tmpfs: readonly Tmpfs[],
  readOnlyRoot: boolean,
): Pick<Mounts, "volumes" | "files"> {
  const files: AppFile[] = [];
  const placed = [...volumes];
  for (const { file, node } of singleFiles) {
    const targets = [...volumes.flatMap(({ mounts }) => mounts), ...tmpfs].map(({ target }) => target);
    const above = targets.filter((target) => file.path.startsWith(`${target}/`)).sort((a, b) => b.length - a.length);
    const [folder] = above;
    const index = placed.findIndex(({ mounts }) => mounts.some(({ target }) => target === folder));
    const volume = placed[index];
    if (folder !== undefined && volume !== undefined) {
      const path = file.path.slice(folder.length + 1);
      const others = volume.files.filter((other) => other.path !== path);
      placed[index] = { ...volume, files: [...others, { ...file, path }] };
    } else if (folder !== undefined) diagnostics.unsupported(node, "memgate cannot place a file in a tmpfs");
    else if (readOnlyRoot)
      diagnostics.unsupported(node, "memgate cannot place a single file in a read-only root filesystem");
    else files.push(file);
  }
  return { volumes: placed, files };
}
