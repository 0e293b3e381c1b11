// Volumes that exist only during a run. They stand in for a manifest's emptyDir, ConfigMap and Secret volumes.
import { Readable } from "node:stream";
import type Docker from "dockerode";
import type { Pack } from "tar-stream";
import { messageOf } from "../../../lib/errors.ts";
import type { AppFile, EphemeralVolume } from "../../../model/app-spec.ts";
import { GateError } from "../../../model/gate-error.ts";
import { isNotFound } from "../image/prepare.ts";

/** The mount of a volume in the form of the Docker API. */
export interface VolumeMount {
  readonly Type: "volume";
  readonly Source: string;
  readonly Target: string;
  readonly ReadOnly: boolean;
  readonly VolumeOptions: { readonly NoCopy: true; readonly Labels: Readonly<Record<string, string>> };
}

export function volumeName(runId: string, index: number): string {
  return `memgate-${runId}-${index}`;
}

/** The name of the container that mounts the volumes while memgate fills them. It is never started. */
export function fillerName(runId: string): string {
  return `memgate-${runId}-volumes`;
}

/** The volume mounts of the app's container. */
export function mountsOf(
  volumes: readonly EphemeralVolume[],
  runId: string,
  labels: Readonly<Record<string, string>>,
): readonly VolumeMount[] {
  return volumes.flatMap(({ mounts }, index) =>
    mounts.map(({ target, readOnly }) => ({
      Type: "volume" as const,
      Source: volumeName(runId, index),
      Target: target,
      ReadOnly: readOnly,
      // As in Kubernetes, the volume does not contain files of the image.
      VolumeOptions: { NoCopy: true as const, Labels: labels },
    })),
  );
}

const folder = "/memgate-volumes";

/**
 * Creates the volumes and copies their files into them. In a new volume only root can write, but the kubelet lets
 * anyone write to a volume. memgate sets these permissions by copying an archive through a container that it never
 * starts.
 * @throws GateError `container`
 */
export async function makeVolumes(
  docker: Docker,
  image: string,
  volumes: readonly EphemeralVolume[],
  runId: string,
  labels: Readonly<Record<string, string>>,
): Promise<void> {
  if (volumes.length === 0) return;
  try {
    const Mounts = volumes.map((_, index) => ({
      Type: "volume" as const,
      Source: volumeName(runId, index),
      Target: `${folder}/${index}`,
      VolumeOptions: { NoCopy: true, Labels: { ...labels }, DriverConfig: { Name: "local", Options: {} } },
    }));
    const filler = await docker.createContainer({
      name: fillerName(runId),
      Image: image,
      // Required if the image has no command.
      Cmd: ["-"],
      Labels: { ...labels },
      HostConfig: { Mounts, NetworkMode: "none" },
    });
    await filler.putArchive(Readable.from(await archiveOf(volumes)), { path: folder });
    await filler.remove({ force: true, v: true });
  } catch (cause) {
    const error = messageOf(cause);
    const fault = { code: "container-failed/volumes", data: { error } } as const;
    throw new GateError(fault, `the volumes of the manifest could not be created: ${error}`, { cause });
  }
}

/** Removes the volumes that exist. The app's container must be removed before. */
export async function removeVolumes(docker: Docker, names: readonly string[], runId: string): Promise<void> {
  const ignoreMissing = (error: unknown) => {
    if (!isNotFound(error)) throw error;
  };
  await docker.getContainer(fillerName(runId)).remove({ force: true, v: true }).catch(ignoreMissing);
  await Promise.all(names.map((name) => docker.getVolume(name).remove().catch(ignoreMissing)));
}

/** Most runs copy no files, so the library is loaded only on use. In the bundle, a CommonJS package has only a default. */
async function newArchive(): Promise<Pack> {
  const { default: tar } = await import("tar-stream");
  return tar.pack();
}

const anyone = 0o777;
/** Gives new files the folder's group. */
const setgid = 0o2000;

async function archiveOf(volumes: readonly EphemeralVolume[]): Promise<Pack> {
  const archive = await newArchive();
  for (const [index, { groupId, files }] of volumes.entries()) {
    const mode = groupId === null ? anyone : anyone | setgid;
    archive.entry({ name: `${index}/`, type: "directory", mode, gid: groupId ?? 0 });
    addFiles(archive, files, `${index}/`, groupId ?? 0);
  }
  archive.finalize();
  return archive;
}

/**
 * Copies files into a container that is not started yet.
 * @throws Error from the engine
 */
export async function putFiles(container: Docker.Container, files: readonly AppFile[]): Promise<void> {
  if (files.length === 0) return;
  const archive = await newArchive();
  addFiles(
    archive,
    files.map((file) => ({ ...file, path: file.path.replace(/^\/+/, "") })),
    "",
    0,
  );
  archive.finalize();
  await container.putArchive(Readable.from(archive), { path: "/" });
}

function addFiles(archive: Pack, files: readonly AppFile[], prefix: string, gid: number): void {
  for (const { path, content, mode } of files) {
    archive.entry({ name: `${prefix}${path}`, mode, gid }, Buffer.from(content));
  }
}
