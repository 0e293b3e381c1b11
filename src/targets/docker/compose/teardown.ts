// Takes a project away from the engine, whatever there is of it.
import { setTimeout as sleep } from "node:timers/promises";
import type Docker from "dockerode";
import { messageOf } from "../../../lib/errors.ts";
import { removeContainer } from "../container/container.ts";
import { isNotFound } from "../image/prepare.ts";
import { containersOf, projectLabel } from "./dependencies.ts";

const mostRounds = 6;
/** The engine finishes what it had begun for a client that is gone. */
const lateMs = 150;

/**
 * Removes the project's containers, then its networks, volumes and images, and looks again until nothing is left.
 * @param mayBeLate something was cut short, so that the engine may still be making things
 * @throws with the commands that remove what is left
 */
export async function removeProject(docker: Docker, project: string, mayBeLate: boolean): Promise<void> {
  let failures: readonly string[] = [];
  let emptyLooks = 0;
  for (let round = 0; round < mostRounds; round++) {
    const removed = [
      ...(await inParallel(await containers(docker, project))),
      ...(await inParallel(
        (await Promise.all([networks, volumes, images].map((list) => list(docker, project)))).flat(),
      )),
    ];
    failures = removed.flatMap((failure) => failure ?? []);
    emptyLooks = removed.length === 0 ? emptyLooks + 1 : 0;
    if (emptyLooks > (mayBeLate ? 1 : 0)) return;
    if (removed.length === 0 || failures.length > 0) await sleep(lateMs);
  }
  if (failures.length > 0) throw new Error(failures.join("; "));
}

interface Thing {
  /** What a person removes it with. */
  readonly command: string;
  readonly remove: () => Promise<unknown>;
}

/** Of each what went wrong, or null. */
function inParallel(things: readonly Thing[]): Promise<readonly (string | null)[]> {
  return Promise.all(
    things.map(({ command, remove }) =>
      remove().then(
        () => null,
        (error: unknown) => (isNotFound(error) ? null : `${messageOf(error)}: remove it with ${command}`),
      ),
    ),
  );
}

async function containers(docker: Docker, project: string): Promise<readonly Thing[]> {
  const found = await containersOf(docker, project, null);
  return found.map(({ Id, Names }) => ({
    command: `docker rm -fv ${Names[0]?.replace(/^\//, "") ?? Id}`,
    remove: () => removeContainer(docker.getContainer(Id)),
  }));
}

async function networks(docker: Docker, project: string): Promise<readonly Thing[]> {
  const found = await docker.listNetworks({ filters: { label: [`${projectLabel}=${project}`] } });
  return found.map(({ Id, Name }) => ({
    command: `docker network rm ${Name}`,
    remove: () => docker.getNetwork(Id).remove(),
  }));
}

async function volumes(docker: Docker, project: string): Promise<readonly Thing[]> {
  const { Volumes } = await docker.listVolumes({ filters: { label: [`${projectLabel}=${project}`] } });
  return (Volumes ?? []).map(({ Name }) => ({
    command: `docker volume rm ${Name}`,
    remove: () => docker.getVolume(Name).remove(),
  }));
}

/** By their names, which are the project's own: layers and what else they are called stay. */
async function images(docker: Docker, project: string): Promise<readonly Thing[]> {
  const found = await docker.listImages({ filters: { reference: [`${project}-*`] } });
  const names = found.flatMap(({ RepoTags }) => RepoTags ?? []).filter((name) => name.startsWith(`${project}-`));
  return names.map((name) => ({
    command: `docker rmi ${name}`,
    remove: () => docker.getImage(name).remove({ noprune: true }),
  }));
}
