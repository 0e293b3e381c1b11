// Removes a project from the engine, even if it was only partly created.
import { setTimeout as sleep } from "node:timers/promises";
import type Docker from "dockerode";
import { messageOf } from "../../../lib/errors.ts";
import { removeContainer } from "../container/container.ts";
import { isNotFound } from "../image/prepare.ts";
import { containersOf, projectLabel } from "./dependencies.ts";

const maxRounds = 6;
/** Pause before the next round: the engine may still finish a request whose client has ended. */
const roundPauseMs = 150;

/**
 * Removes the project's containers, then its networks, volumes and images, and repeats until the engine lists nothing.
 * @param mayBeLate true if docker compose was interrupted: the engine may still be creating resources
 * @param keepsImages true if another run of the set needs the images
 * @throws Error with the commands that remove the remaining resources
 */
export async function removeProject(
  docker: Docker,
  project: string,
  mayBeLate: boolean,
  keepsImages = false,
): Promise<void> {
  const others = keepsImages ? [networks, volumes] : [networks, volumes, images];
  let failures: readonly string[] = [];
  let emptyRounds = 0;
  for (let round = 0; round < maxRounds; round++) {
    const removed = [
      ...(await removeAll(await containers(docker, project))),
      ...(await removeAll((await Promise.all(others.map((list) => list(docker, project)))).flat())),
    ];
    failures = removed.flatMap((failure) => failure ?? []);
    emptyRounds = removed.length === 0 ? emptyRounds + 1 : 0;
    if (emptyRounds > (mayBeLate ? 1 : 0)) return;
    if (removed.length === 0 || failures.length > 0) await sleep(roundPauseMs);
  }
  if (failures.length > 0) throw new Error(failures.join("; "));
}

interface Resource {
  /** The command with which the user can remove the resource. */
  readonly command: string;
  readonly remove: () => Promise<unknown>;
}

/** Removes the resources. Returns one entry per resource: the failure, or null. */
function removeAll(resources: readonly Resource[]): Promise<readonly (string | null)[]> {
  return Promise.all(
    resources.map(({ command, remove }) =>
      remove().then(
        () => null,
        (error: unknown) => (isNotFound(error) ? null : `${messageOf(error)}; remove it with ${command}`),
      ),
    ),
  );
}

async function containers(docker: Docker, project: string): Promise<readonly Resource[]> {
  const found = await containersOf(docker, project, null);
  return found.map(({ Id, Names }) => ({
    command: `docker rm -fv ${Names[0]?.replace(/^\//, "") ?? Id}`,
    remove: () => removeContainer(docker.getContainer(Id)),
  }));
}

async function networks(docker: Docker, project: string): Promise<readonly Resource[]> {
  const found = await docker.listNetworks({ filters: { label: [`${projectLabel}=${project}`] } });
  return found.map(({ Id, Name }) => ({
    command: `docker network rm ${Name}`,
    remove: () => docker.getNetwork(Id).remove(),
  }));
}

async function volumes(docker: Docker, project: string): Promise<readonly Resource[]> {
  const { Volumes } = await docker.listVolumes({ filters: { label: [`${projectLabel}=${project}`] } });
  return (Volumes ?? []).map(({ Name }) => ({
    command: `docker volume rm ${Name}`,
    remove: () => docker.getVolume(Name).remove(),
  }));
}

/** Removes only the names that the project gave to images. Layers and other names of the images stay. */
async function images(docker: Docker, project: string): Promise<readonly Resource[]> {
  const found = await docker.listImages({ filters: { reference: [`${project}-*`] } });
  const names = found.flatMap(({ RepoTags }) => RepoTags ?? []).filter((name) => name.startsWith(`${project}-`));
  return names.map((name) => ({
    command: `docker rmi ${name}`,
    remove: () => docker.getImage(name).remove({ noprune: true }),
  }));
}
