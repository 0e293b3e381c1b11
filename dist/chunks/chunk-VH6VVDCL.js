import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  containersOf,
  projectLabel
} from "./chunk-W34ONT6B.js";
import {
  isNotFound,
  removeContainer
} from "./chunk-NJR6DWFV.js";
import {
  messageOf
} from "./chunk-TGGWKTGO.js";

// src/targets/docker/compose/teardown.ts
import { setTimeout as sleep } from "node:timers/promises";
var maxRounds = 6;
var roundPauseMs = 150;
async function removeProject(docker, project, mayBeLate, keepsImages = false) {
  const others = keepsImages ? [networks, volumes] : [networks, volumes, images];
  let failures = [];
  let emptyRounds = 0;
  for (let round = 0; round < maxRounds; round++) {
    const removed = [
      ...await removeAll(await containers(docker, project)),
      ...await removeAll((await Promise.all(others.map((list) => list(docker, project)))).flat())
    ];
    failures = removed.flatMap((failure) => failure ?? []);
    emptyRounds = removed.length === 0 ? emptyRounds + 1 : 0;
    if (emptyRounds > (mayBeLate ? 1 : 0)) return;
    if (removed.length === 0 || failures.length > 0) await sleep(roundPauseMs);
  }
  if (failures.length > 0) throw new Error(failures.join("; "));
}
function removeAll(resources) {
  return Promise.all(
    resources.map(
      ({ command, remove }) => remove().then(
        () => null,
        (error) => isNotFound(error) ? null : `${messageOf(error)}; remove it with ${command}`
      )
    )
  );
}
async function containers(docker, project) {
  const found = await containersOf(docker, project, null);
  return found.map(({ Id, Names }) => ({
    command: `docker rm -fv ${Names[0]?.replace(/^\//, "") ?? Id}`,
    remove: () => removeContainer(docker.getContainer(Id))
  }));
}
async function networks(docker, project) {
  const found = await docker.listNetworks({ filters: { label: [`${projectLabel}=${project}`] } });
  return found.map(({ Id, Name }) => ({
    command: `docker network rm ${Name}`,
    remove: () => docker.getNetwork(Id).remove()
  }));
}
async function volumes(docker, project) {
  const { Volumes } = await docker.listVolumes({ filters: { label: [`${projectLabel}=${project}`] } });
  return (Volumes ?? []).map(({ Name }) => ({
    command: `docker volume rm ${Name}`,
    remove: () => docker.getVolume(Name).remove()
  }));
}
async function images(docker, project) {
  const found = await docker.listImages({ filters: { reference: [`${project}-*`] } });
  const names = found.flatMap(({ RepoTags }) => RepoTags ?? []).filter((name) => name.startsWith(`${project}-`));
  return names.map((name) => ({
    command: `docker rmi ${name}`,
    remove: () => docker.getImage(name).remove({ noprune: true })
  }));
}

export {
  removeProject
};
