// Volumes that are made for a run: what a manifest's emptyDir, ConfigMap and Secret volumes are to a pod.
import { Readable } from "node:stream";
import type Docker from "dockerode";
import { pack } from "tar-stream";
import { GateError, messageOf } from "../../../lib/errors.ts";
import type { AppFile, EphemeralVolume } from "../../../model/app-spec.ts";
import { isNotFound } from "../image/prepare.ts";

/** The mount of a volume, as Docker's API takes it. */
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

/** The container that holds the volumes while they are filled; it is never started. */
export function fillerName(runId: string): string {
  return `memgate-${runId}-volumes`;
}

/** How the app's container mounts them. */
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
      // As in Kubernetes, nothing of the image is in it.
      VolumeOptions: { NoCopy: true as const, Labels: labels },
    })),
  );
}

const folder = "/memgate-volumes";

/**
 * Makes the volumes and puts their files in. A fresh volume belongs to root and only root may write to it; the kubelet's
 * may be written to by anyone. Their folders are given those rights by way of a container that is never started.
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
      // An image may have no command of its own.
      Cmd: ["-"],
      Labels: { ...labels },
      HostConfig: { Mounts, NetworkMode: "none" },
    });
    await filler.putArchive(Readable.from(archiveOf(volumes)), { path: folder });
    await filler.remove({ force: true });
  } catch (cause) {
    throw new GateError("container", `the volumes of the manifest could not be made: ${messageOf(cause)}`, { cause });
  }
}

/** Removes what is there of them; their container must be gone. */
export async function removeVolumes(docker: Docker, names: readonly string[], runId: string): Promise<void> {
  const ignoreMissing = (error: unknown) => {
    if (!isNotFound(error)) throw error;
  };
  await docker.getContainer(fillerName(runId)).remove({ force: true }).catch(ignoreMissing);
  await Promise.all(names.map((name) => docker.getVolume(name).remove().catch(ignoreMissing)));
}

const anyone = 0o777;
/** New files belong to the folder's group. */
const setgid = 0o2000;

function archiveOf(volumes: readonly EphemeralVolume[]) {
  const archive = pack();
  for (const [index, { groupId, files }] of volumes.entries()) {
    const mode = groupId === null ? anyone : anyone | setgid;
    archive.entry({ name: `${index}/`, type: "directory", mode, gid: groupId ?? 0 });
    addFiles(archive, files, `${index}/`, groupId ?? 0);
  }
  archive.finalize();
  return archive;
}

/** Puts files into a container that is not started yet. @throws the engine's error */
export async function putFiles(container: Docker.Container, files: readonly AppFile[]): Promise<void> {
  if (files.length === 0) return;
  const archive = pack();
  addFiles(
    archive,
    files.map((file) => ({ ...file, path: file.path.replace(/^\/+/, "") })),
    "",
    0,
  );
  archive.finalize();
  await container.putArchive(Readable.from(archive), { path: "/" });
}

function addFiles(archive: ReturnType<typeof pack>, files: readonly AppFile[], prefix: string, gid: number): void {
  for (const { path, content, mode } of files) {
    archive.entry({ name: `${prefix}${path}`, mode, gid }, Buffer.from(content));
  }
}
